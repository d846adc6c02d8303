import { SquareCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Directory } from '../../../shared/directory/state.ts';
import { Panel } from '../../ui/Panel.tsx';
import { doneIn, type Step, Steps } from './Steps.tsx';

/** A checklist of the policy in a panel of its own; folded once it is complete. */
export function Checklist({
  id,
  title,
  steps,
  ...rest
}: {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
  readonly directory: Directory;
  readonly closed: boolean;
  readonly onDo: (step: string) => void;
}) {
  const { t } = useTranslation();
  const count = doneIn(steps);
  const complete = count === steps.length;
  return (
    <Panel
      key={String(complete)}
      id={complete ? `${id}.done` : id}
      title={title}
      flush
      folded={complete}
      aside={
        <>
          {complete && <SquareCheck size={13} aria-label={t('bridge.steps.done')} />}
          {t('bridge.steps.count', { count, of: steps.length })}
        </>
      }
    >
      <Steps label={title} steps={steps} {...rest} />
    </Panel>
  );
}

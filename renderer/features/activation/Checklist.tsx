import { Square, SquareCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Directory, personName } from '../../../shared/directory/state.ts';
import type { Done, StepDone } from '../../../shared/incident/state.ts';
import { Panel } from '../../ui/Panel.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './Checklist.module.css';

export interface Step {
  readonly id: string;
  readonly label: string;
  readonly done: Done | StepDone | undefined;
}

/** A checklist of the policy: what is done shows who and when, what is not is a button. */
export function Checklist({
  id,
  title,
  steps,
  directory,
  closed,
  onDo,
}: {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
  readonly directory: Directory;
  /** Nothing can be ticked any more. */
  readonly closed: boolean;
  readonly onDo: (step: string) => void;
}) {
  const { t } = useTranslation();
  const count = steps.filter(({ done }) => done !== undefined).length;
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
      <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={title}>
        {steps.map(({ id: step, label, done }) => (
          <li key={step}>
            {done ? (
              <div className={css.done}>
                <SquareCheck size={14} aria-label={t('bridge.steps.done')} />
                <span className={css.label} title={label}>
                  {label}
                </span>
                <span className={css.who}>
                  {'seen' in done && done.seen
                    ? t('bridge.steps.seen')
                    : shortName(personName(directory, done.by))}
                </span>
                <TimeOf at={done.at} localOnly bare />
              </div>
            ) : (
              <button
                type="button"
                data-row
                className={css.open}
                disabled={closed}
                onClick={() => onDo(step)}
              >
                <Square size={14} aria-hidden />
                <span className={css.label}>{label}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

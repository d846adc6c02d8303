import { Square, SquareCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Directory, personName } from '../../../shared/directory/state.ts';
import type { Done, StepDone } from '../../../shared/incident/state.ts';
import { shortName } from '../../ui/PersonName.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './Checklist.module.css';

export interface Step {
  readonly id: string;
  readonly label: string;
  readonly done: Done | StepDone | null | undefined;
}

/** The steps of a checklist: what is done shows who and when, what is not is a button. */
export function Steps({
  label,
  steps,
  directory,
  closed,
  onDo,
}: {
  readonly label: string;
  readonly steps: readonly Step[];
  readonly directory: Directory;
  /** Nothing can be ticked: not yet, or not any more. */
  readonly closed: boolean;
  readonly onDo: (step: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={label}>
      {steps.map(({ id, label: text, done }) => (
        <li key={id}>
          {done ? (
            <div className={css.done}>
              <SquareCheck size={14} aria-label={t('bridge.steps.done')} />
              <span className={css.label} title={text}>
                {text}
              </span>
              <span
                className={css.who}
                title={'seen' in done && done.seen ? t('bridge.steps.seenLong') : undefined}
              >
                {'seen' in done && done.seen
                  ? t('bridge.steps.seen')
                  : shortName(personName(directory, done.by))}
              </span>
              <TimeOf at={done.at} localOnly bare />
            </div>
          ) : (
            <button type="button" data-row className={css.open} disabled={closed} onClick={() => onDo(id)}>
              <Square size={14} aria-hidden />
              <span className={css.label}>{text}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

export const doneIn = (steps: readonly Step[]): number => steps.filter(({ done }) => done).length;

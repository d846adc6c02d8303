import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { lengthText } from '../../../shared/views/countdown.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { ClockDetail } from './ClockRow.tsx';
import css from './DuePanel.module.css';

interface Props {
  readonly reading: ClockReading;
  readonly name: string;
  readonly expanded: boolean;
  readonly onToggle: (key: string) => void;
}

/** A clock nobody owes any more: when it was met, by how much it was late, or that it ended unmet. */
export const SettledRow = memo(
  function SettledRow({ reading, name, expanded, onToggle }: Props) {
    const { t } = useTranslation();
    const { state, key, margin, met, ended, clause, cite, claimed } = reading;
    const late = state === 'metLate' || state === 'breached';
    const at = met?.at ?? ended?.at;
    return (
      <li className={css.settled} data-state={state}>
        <button
          type="button"
          data-row
          className={css.settledRow}
          aria-expanded={expanded}
          title={`${clause} · ${cite.join(', ')}`}
          onClick={() => onToggle(key)}
        >
          <StateMark state={state} wordless />
          <span className={css.settledName}>{name}</span>
          {claimed && <span className={css.default}>{t('bridge.due.recordedLate')}</span>}
          {late && margin !== null && (
            <span className={css.late}>{t('bridge.due.late', { by: lengthText(Math.abs(margin)) })}</span>
          )}
          {at !== undefined && <TimeOf at={at} localOnly bare />}
        </button>
        {expanded && <ClockDetail reading={reading} />}
      </li>
    );
  },
  (a, b) =>
    a.reading.key === b.reading.key &&
    a.reading.state === b.reading.state &&
    a.name === b.name &&
    a.expanded === b.expanded,
);

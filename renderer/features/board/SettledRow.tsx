import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { Notified } from '../../../shared/incident/state.ts';
import { lengthText } from '../../../shared/views/countdown.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { ClockDetail } from './ClockDetail.tsx';
import css from './DuePanel.module.css';

interface Props {
  readonly reading: ClockReading;
  readonly name: string;
  /** How it was met, for a notification, and whom it reached. */
  readonly told: Notified | null;
  readonly person: string | null;
  readonly expanded: boolean;
  readonly onToggle: (key: string) => void;
}

/** A clock nobody owes any more: when it was met, by how much it was late, or that it ended unmet. */
export const SettledRow = memo(
  function SettledRow({ reading, name, told, person, expanded, onToggle }: Props) {
    const { t } = useTranslation();
    const { state, key, margin, met, ended, clause, cite, claimed } = reading;
    const late = state === 'metLate' || state === 'breached';
    const at = met?.at ?? ended?.at;
    return (
      <li className={css.settled} data-state={state}>
        <button
          type="button"
          data-row
          data-key={key}
          className={css.settledRow}
          aria-expanded={expanded}
          title={`${clause} · ${cite.join(', ')}`}
          onClick={() => onToggle(key)}
        >
          <StateMark state={state} wordless />
          <span className={css.settledName}>{name}</span>
          {told && told.acknowledged === null && (
            <span className={css.default}>{t('bridge.due.unacknowledged')}</span>
          )}
          {claimed && <span className={css.default}>{t('bridge.due.recordedLate')}</span>}
          {late && margin !== null && (
            <span className={css.late}>{t('bridge.due.late', { by: lengthText(Math.abs(margin)) })}</span>
          )}
          {at !== undefined && <TimeOf at={at} localOnly bare />}
        </button>
        {expanded && told && (
          <p className={css.proof}>
            {[person, t(`bridge.tell.channels.${told.channel}`), told.proof]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
            {told.acknowledged && (
              <>
                {' · '}
                {t('bridge.due.acknowledged')} <TimeOf at={told.acknowledged.at} localOnly bare />
              </>
            )}
          </p>
        )}
        {expanded && <ClockDetail reading={reading} />}
      </li>
    );
  },
  (a, b) =>
    a.reading.key === b.reading.key &&
    a.reading.state === b.reading.state &&
    a.name === b.name &&
    a.told === b.told &&
    a.expanded === b.expanded,
);

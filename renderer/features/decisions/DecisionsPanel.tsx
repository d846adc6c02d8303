import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { personName } from '../../../shared/directory/state.ts';
import { isOpen } from '../../../shared/incident/state.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { Scope } from '../../bridge/scope.ts';
import { Countdown } from '../../ui/Countdown.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { shortName } from '../../ui/PersonName.tsx';
import { moveBetweenRows } from '../../ui/roving.ts';
import { StateMark } from '../../ui/StateMark.tsx';
import { TimeOf } from '../../ui/TimeOf.tsx';
import css from './DecisionsPanel.module.css';

/** WAR-DECISIONS: questions with a time box first, the box that closes soonest on top; then what was decided, newest first. */
export const DecisionsPanel = memo(function DecisionsPanel({
  scope,
  readings,
  onAnswer,
}: {
  readonly scope: Scope;
  readonly readings: readonly ClockReading[];
  readonly onAnswer: (decision: EventId) => void;
}) {
  const { t } = useTranslation();
  const { incident, directory } = scope;
  const open = incident.decisions
    .filter(({ made }) => made === null)
    .toSorted((a, b) => (a.until ?? 0) - (b.until ?? 0));
  const made = incident.decisions.filter((decision) => decision.made !== null).toReversed();
  const stateOf = (id: EventId) =>
    readings.find(({ kind, subject }) => kind === 'decision' && subject === id)?.state ?? 'running';
  return (
    <Panel
      id="decisions"
      title={t('bridge.decisions.title')}
      flush
      aside={t('bridge.decisions.count', { open: open.length, made: made.length })}
    >
      {open.length + made.length === 0 && (
        <EmptyState compact title={t('bridge.decisions.empty')} text={t('bridge.decisions.how')} />
      )}
      <ul className={css.list} onKeyDown={moveBetweenRows} aria-label={t('bridge.decisions.title')}>
        {open.map(({ id, question, until }) => (
          <li key={id}>
            <button
              type="button"
              data-row
              className={css.open}
              disabled={!isOpen(incident)}
              onClick={() => onAnswer(id)}
            >
              <span className={css.box}>
                {until !== null && <Countdown dueAt={until} state={stateOf(id)} />}
                {stateOf(id) !== 'running' && <StateMark state={stateOf(id)} wordless />}
              </span>
              <span className={css.question}>{question}</span>
            </button>
          </li>
        ))}
        {made.map(
          ({ id, made: said }) =>
            said && (
              <li key={id} className={css.made}>
                <TimeOf at={said.at} localOnly bare />
                <span>
                  {said.text}
                  <span className={css.why}>
                    {shortName(personName(directory, said.decidedBy))} · {said.rationale}
                  </span>
                </span>
              </li>
            ),
        )}
      </ul>
    </Panel>
  );
});

import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { SilentClock } from '../../../shared/clocks/silent.ts';
import type { Scope } from '../../bridge/scope.ts';
import { TimeOf } from '../../ui/TimeOf.tsx';
import { clockName } from '../../wording/clock-name.ts';
import { clockEnd, clockSilence } from '../../wording/clock-silence.ts';
import { clockTitle } from '../../wording/clock-title.ts';
import css from './DuePanel.module.css';

/**
 * The clocks that do not run and those that ended unmet and in time, each with the reason: what somebody looks for and
 * does not find above (clauses §3).
 */
export function NotOwed({
  scope,
  silent,
  ended,
  open,
  onToggle,
}: {
  readonly scope: Scope;
  readonly silent: readonly SilentClock[];
  readonly ended: readonly ClockReading[];
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const { t } = useTranslation();
  const { pack } = scope;
  const count = silent.length + ended.length;
  if (count === 0) return null;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className={css.notOwed} aria-label={t('bridge.due.notOwed')}>
      <button type="button" className={css.more} aria-expanded={open} onClick={onToggle}>
        {t('bridge.due.notOwed')} {count} <Chevron size={12} aria-hidden />
      </button>
      {open && (
        <dl className={css.silent}>
          {silent.map((clock) => (
            <div key={`${clock.clause}${clock.subject}`}>
              <dt>
                {pack.notifications.find(({ id }) => id === clock.subject)?.title ?? clockName(clock.kind)}
              </dt>
              <dd>{clockSilence(clock)}</dd>
            </div>
          ))}
          {ended.map((reading) => (
            <div key={reading.key}>
              <dt>
                {clockTitle(scope, reading)}
                {reading.priority && ` · ${reading.priority}`}
              </dt>
              {reading.ended && (
                <dd>
                  {clockEnd(reading.ended.why)} <TimeOf at={reading.ended.at} localOnly bare />
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

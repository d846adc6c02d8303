import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { Directory } from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { t as say } from '../../i18n.ts';
import { Countdown } from '../../ui/Countdown.tsx';
import { clockTitle } from '../../wording/clock-title.ts';
import type { Draft } from './draft.ts';
import css from './intake.module.css';
import { upcoming } from './upcoming.ts';

/** The nearest are what matters before the button is pressed; the bridge shows all. */
const SHOWN = 6;

/** "5 min", "4 h": as the policy writes its limits. What follows the calendar is told by when it is due alone. */
function spanText({ startsAt, dueAt, lateAtLimit, business }: ClockReading): string | null {
  const length = dueAt - startsAt;
  if (business !== null || (length > HOUR && length % HOUR !== 0)) return null;
  const text =
    length % HOUR === 0
      ? say('intake.clocks.hours', { count: length / HOUR })
      : say('intake.clocks.minutes', { count: Math.round(length / MINUTE) });
  return say(lateAtLimit ? 'intake.clocks.under' : 'intake.clocks.within', { length: text });
}

/** What the declaration sets counting, before anybody presses the button. */
export function UpcomingClocks({
  pack,
  directory,
  draft,
  priority,
  me,
}: {
  readonly pack: PolicyPack;
  readonly directory: Directory;
  readonly draft: Draft;
  readonly priority: Priority;
  readonly me: PersonId | null;
}) {
  const { t } = useTranslation();
  const found = upcoming(pack, directory, draft, priority, me, Date.now());
  if (found === null) return null;
  const { incident } = found;
  const known = { incident, pack, directory };
  // Those to be told are many: they stand in one line, so that what is to be done is not lost among them.
  const readings = found.readings.filter(({ kind }) => kind !== 'notify');
  const told = found.readings.filter(({ kind }) => kind === 'notify');
  const [soonest] = told;
  return (
    <section className={css.upcoming}>
      <h2 className={css.heading}>{t('intake.clocks.heading')}</h2>
      {found.readings.length === 0 && <p className={css.policy}>{t('intake.clocks.none', { priority })}</p>}
      <ul>
        {readings.slice(0, SHOWN).map((reading) => (
          <li key={reading.key} className={css.limit}>
            <span className={css.left}>
              <Left dueAt={reading.dueAt} />
            </span>
            <span>{clockTitle(known, reading)}</span>
            <span className={css.cite}>
              {[spanText(reading), reading.cite.join(', ')].filter((part) => part !== null).join(' · ')}
            </span>
          </li>
        ))}
        {soonest && (
          <li className={css.limit}>
            <span className={css.left}>
              <Left dueAt={soonest.dueAt} />
            </span>
            <span>{t('intake.clocks.told', { count: told.length, first: clockTitle(known, soonest) })}</span>
            <span className={css.cite}>{spanText(soonest)}</span>
          </li>
        )}
      </ul>
      <p className={css.policy}>
        {readings.length > SHOWN && t('intake.clocks.more', { count: readings.length - SHOWN })}
        {draft.services.length === 0 &&
          `${readings.length > SHOWN ? '. ' : ''}${t('intake.clocks.noService')}`}
      </p>
    </section>
  );
}

/** Breached already where detection lies far enough back: better known before the button is pressed. */
function Left({ dueAt }: { readonly dueAt: number }) {
  const state = useTimeText((now) => (now >= dueAt ? 'breached' : 'running')) as 'breached' | 'running';
  return <Countdown dueAt={dueAt} state={state} />;
}

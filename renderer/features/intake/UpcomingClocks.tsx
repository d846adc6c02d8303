import { useTranslation } from 'react-i18next';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import type { Directory } from '../../../shared/directory/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import { HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import { officeTold } from '../../../shared/views/due-lines.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { t as say } from '../../i18n.ts';
import { Countdown } from '../../ui/Countdown.tsx';
import { clockTitle } from '../../wording/clock-title.ts';
import type { Draft } from './draft.ts';
import css from './intake.module.css';
import { upcoming } from './upcoming.ts';

/** The nearest are what matters before the button is pressed; the bridge shows all. */
const SHOWN = 6;

/** "under 5 min", "within 1 business day": as the policy writes its limits; null where it names a moment. */
function spanText(reading: ClockReading): string | null {
  const length = lengthOf(reading);
  return length && say(reading.lateAtLimit ? 'intake.clocks.under' : 'intake.clocks.within', { length });
}

function lengthOf({ startsAt, dueAt, business }: ClockReading): string | null {
  if (business !== null) {
    const { span } = business;
    if (span.kind === 'businessHours')
      return say('intake.clocks.businessHours', { count: span.length / HOUR });
    return span.kind === 'businessDays' ? say('intake.clocks.businessDays', { count: span.days }) : null;
  }
  const length = dueAt - startsAt;
  if (length % HOUR === 0) return say('intake.clocks.hours', { count: length / HOUR });
  return length > HOUR ? null : say('intake.clocks.minutes', { count: Math.round(length / MINUTE) });
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
  const lines = [...readings.slice(0, SHOWN), ...(soonest ? [soonest] : [])].toSorted(
    (a, b) => a.dueAt - b.dueAt,
  );
  const toldText = (reading: ClockReading) => {
    const office = officeTold(pack, reading) ?? '';
    return t('intake.clocks.told', { count: told.length, first: pack.offices[office] ?? office });
  };
  return (
    <section className={css.upcoming}>
      <h2 className={css.heading}>{t('intake.clocks.heading')}</h2>
      {found.readings.length === 0 && <p className={css.policy}>{t('intake.clocks.none', { priority })}</p>}
      <ul>
        {lines.map((reading) => (
          <li key={reading.key} className={css.limit}>
            <span className={css.left}>
              <Left dueAt={reading.dueAt} />
            </span>
            <span>{reading === soonest ? toldText(reading) : clockTitle(known, reading)}</span>
            <span className={css.cite}>
              {[spanText(reading), reading.cite.join(', ')].filter((part) => part !== null).join(' · ')}
            </span>
          </li>
        ))}
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

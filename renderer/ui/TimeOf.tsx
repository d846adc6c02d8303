import { type Instant, toRfc3339 } from '../../shared/kernel/time.ts';
import { useTimeText } from '../bridge/ticker.ts';
import css from './TimeOf.module.css';
import {
  clockTime,
  dateText,
  dayText,
  machineZone,
  sameDay,
  utcText,
  weekdayText,
  zoneName,
} from './zoned.ts';

interface Shape {
  readonly zone?: string;
  readonly seconds?: boolean;
  /** Leave UTC out where the column is narrow; it stays in the tooltip. */
  readonly localOnly?: boolean;
  /** Leave the zone out where the heading of the column names it. */
  readonly bare?: boolean;
  /** The weekday with the date: for what is due on another day. */
  readonly weekday?: boolean;
}

/** A moment in local time and UTC, each with its zone: `10:08 BST · 09:08Z`. The date stands in front if not today's. */
export function TimeOf({
  at,
  zone = machineZone,
  seconds = false,
  localOnly = false,
  bare = false,
  weekday = false,
}: Shape & { readonly at: Instant }) {
  const day = useTimeText((now) =>
    sameDay(at, now, zone) ? '' : (weekday ? weekdayText : dayText)(at, zone),
  );
  const full = `${dateText(at, zone)} ${clockTime(at, zone, true)} ${zoneName(at, zone)} · ${utcText(at, true)}`;
  return (
    <time dateTime={toRfc3339(at)} title={full} className={`figures ${css.time}`}>
      {day && <span className={css.zone}>{day} </span>}
      {clockTime(at, zone, seconds)}
      {!bare && <span className={css.zone}> {zoneName(at, zone)}</span>}
      {!localOnly && <span className={css.utc}> · {utcText(at, seconds)}</span>}
    </time>
  );
}

/** The time now, ticking. */
export function TimeNow({ zone = machineZone }: { readonly zone?: string }) {
  const local = useTimeText((now) => clockTime(now, zone, true));
  const name = useTimeText((now) => zoneName(now, zone));
  const utc = useTimeText((now) => utcText(now, true));
  return (
    <span className={`figures ${css.time}`}>
      {local}
      <span className={css.zone}> {name}</span>
      <span className={css.utc}> · {utc}</span>
    </span>
  );
}

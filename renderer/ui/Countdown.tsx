import type { ClockState } from '../../shared/clocks/reading.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { countdown, elapsed } from '../../shared/views/countdown.ts';
import { useTickingText } from '../bridge/ticker.ts';
import css from './Countdown.module.css';

/** Time to or past a deadline, live. It renders once; only its figures change. */
export function Countdown({
  dueAt,
  state = 'running',
  size = 'body',
}: {
  readonly dueAt: Instant;
  readonly state?: ClockState;
  readonly size?: 'body' | 'large' | 'hero';
}) {
  const figures = useTickingText<HTMLSpanElement>((now) => countdown(dueAt, now));
  return <span ref={figures} className={`figures ${css.countdown}`} data-state={state} data-size={size} />;
}

/** Time since an instant, `00:23:41`, live; stands still at `until` where that is given. */
export function Elapsed({
  since,
  until = null,
}: {
  readonly since: Instant;
  readonly until?: Instant | null;
}) {
  const figures = useTickingText<HTMLSpanElement>((now) => elapsed(since, until ?? now));
  return <span ref={figures} className="figures" />;
}

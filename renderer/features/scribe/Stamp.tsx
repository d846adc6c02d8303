import type { Instant } from '../../../shared/kernel/time.ts';
import { useTimeText } from '../../bridge/ticker.ts';
import { clockTime, machineZone } from '../../ui/zoned.ts';
import css from './CaptureLine.module.css';

/** The time a line will carry: ticking while it is empty, still from the first keystroke on. */
export function Stamp({ at }: { readonly at: Instant | null }) {
  const text = useTimeText((now) => clockTime(at ?? now, machineZone, true));
  return (
    <span className={`figures ${css.stamp}`} data-set={at !== null || undefined}>
      {text}
    </span>
  );
}

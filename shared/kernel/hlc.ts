import type { Instant } from './time.ts';

/**
 * Hybrid logical clock reading: 12 hex digits of physical milliseconds and 4 of a counter, so that plain text
 * comparison is time order. Physical time never runs backwards, whatever the machine's clock does.
 */
export type Hlc = string;

const COUNTER_LIMIT = 0xffff;

export const hlcOf = (physical: Instant, counter: number): Hlc =>
  physical.toString(16).padStart(12, '0') + counter.toString(16).padStart(4, '0');

export const hlcPhysical = (hlc: Hlc): Instant => Number.parseInt(hlc.slice(0, 12), 16);

const hlcCounter = (hlc: Hlc): number => Number.parseInt(hlc.slice(12), 16);

export const HLC_ZERO: Hlc = hlcOf(0, 0);

/** The next reading after `last` at wall time `now`: later than everything this device wrote or has seen. */
export function nextHlc(last: Hlc, now: Instant): Hlc {
  const physical = hlcPhysical(last);
  if (now > physical) return hlcOf(now, 0);
  const counter = hlcCounter(last) + 1;
  return counter > COUNTER_LIMIT ? hlcOf(physical + 1, 0) : hlcOf(physical, counter);
}

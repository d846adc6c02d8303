import type { EventId, PersonId } from './ids.ts';
import type { Instant } from './time.ts';

/** One event's say about a field, not yet superseded by an event that knew of it. */
export interface Head<T> {
  readonly event: EventId;
  readonly value: T;
  readonly at: Instant;
  readonly by: PersonId;
}

/**
 * A field that several consoles may set without knowing of one another (design §5). A setter names in `basedOn`
 * the heads its author saw; those it names are superseded. One head is the value, several are a conflict.
 * Heads stand in fold order.
 */
export interface Register<T> {
  readonly heads: readonly Head<T>[];
}

export const emptyRegister = <T>(): Register<T> => ({ heads: [] });

export function setRegister<T>(
  register: Register<T> | undefined,
  head: Head<T>,
  basedOn: readonly EventId[],
): Register<T> {
  const kept = register?.heads.filter((old) => !basedOn.includes(old.event)) ?? [];
  return { heads: [...kept, head] };
}

/** What a setter made now must name as its base. */
export const headIds = (register: Register<unknown> | undefined): readonly EventId[] =>
  register?.heads.map((head) => head.event) ?? [];

/**
 * The value in force. Concurrent heads are valued fail-safe: the gravest by `rank` wins, and among equals the
 * later in fold order. Undefined where nobody has set the field.
 */
export function registerValue<T>(
  register: Register<T> | undefined,
  rank: (value: T) => number,
): T | undefined {
  let best: Head<T> | undefined;
  for (const head of register?.heads ?? []) {
    if (best === undefined || rank(head.value) >= rank(best.value)) best = head;
  }
  return best?.value;
}

export const inConflict = (register: Register<unknown> | undefined): boolean =>
  (register?.heads.length ?? 0) > 1;

/** For fields where no value is graver than another: the later in fold order wins. */
export const unranked = (): number => 0;

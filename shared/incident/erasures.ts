import type { Envelope } from '../kernel/envelope.ts';
import type { EventId } from '../kernel/ids.ts';

/**
 * Words taken out of the record for good. The event stays with its place, its hashes and what it did; `instead` is its
 * body without the words.
 */
export interface Erasure {
  readonly target: EventId;
  readonly instead: unknown;
  /** The redaction that demands it. */
  readonly by: EventId;
}

/** The erasures that an event demands; none where it is no redaction, or one that cannot be read. */
export function erasuresOf({ id, type, body }: Envelope): readonly Erasure[] {
  if (type !== 'redacted') return [];
  const targets = (body as { targets?: unknown } | null)?.targets;
  if (!Array.isArray(targets)) return [];
  return targets.flatMap((target: { event?: unknown; instead?: unknown } | null) =>
    typeof target?.event === 'string'
      ? [{ target: target.event as EventId, instead: target.instead ?? null, by: id }]
      : [],
  );
}

/** Events as they are read once these words are gone: what remains of a target takes the place of its body. */
export function withErasures(events: readonly Envelope[], erasures: readonly Erasure[]): readonly Envelope[] {
  if (erasures.length === 0) return events;
  const left = new Map(erasures.map(({ target, instead }) => [target, instead]));
  return events.map((event) => (left.has(event.id) ? { ...event, body: left.get(event.id) } : event));
}

import type { Envelope } from '../kernel/envelope.ts';
import { type EventId, streamKind } from '../kernel/ids.ts';
import { eventVersions } from './event.ts';
import { incidentEventSchemas } from './event-schemas.ts';

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

/**
 * What an event takes out of earlier ones of its own stream; nothing, unless it is a well-formed redaction. Never throws.
 * Whoever applies it to an event from elsewhere asks two things first: that the target is of the same stream, and that
 * what is left of it can be read (`readEvent` with `instead` as its body); a redaction that fails either is malformed.
 */
export function erasuresOf(event: Envelope): readonly Erasure[] {
  if (event.type !== 'redacted' || streamKind(event.stream) !== 'incident') return [];
  if (event.v > (eventVersions.redacted ?? 1)) return [];
  const body = incidentEventSchemas.redacted.safeParse(event.body);
  if (!body.success) return [];
  return body.data.targets.map(({ event: target, instead }) => ({ target, instead, by: event.id }));
}

/** Events as they are read once these words are gone: what remains of a target takes the place of its body. */
export function withErasures<E extends Envelope>(
  events: readonly E[],
  erasures: readonly Erasure[],
): readonly E[] {
  const left = new Map(erasures.map(({ target, instead }) => [target, instead]));
  return events.map((event) => (left.has(event.id) ? { ...event, body: left.get(event.id) } : event));
}

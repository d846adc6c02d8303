import type { Envelope } from '../kernel/envelope.ts';
import type { EventId } from '../kernel/ids.ts';

/** What a redaction takes out of the record: the body that stays of each target. */
interface Erased {
  readonly target: EventId;
  readonly instead: unknown;
  readonly by: EventId;
}

/** The erasures that an event demands; none where it is no redaction, or one that cannot be read. */
export function erasuresOf({ id, type, body }: Envelope): readonly Erased[] {
  if (type !== 'redacted') return [];
  const targets = (body as { targets?: unknown } | null)?.targets;
  if (!Array.isArray(targets)) return [];
  return targets.flatMap((target: { event?: unknown; instead?: unknown } | null) =>
    typeof target?.event === 'string'
      ? [{ target: target.event as EventId, instead: target.instead ?? null, by: id }]
      : [],
  );
}

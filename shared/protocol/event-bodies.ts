import type { z } from 'zod';
import { directoryEventSchemas } from '../directory/event-schemas.ts';
import { incidentEventSchemas } from '../incident/event-schemas.ts';
import { intakeEventSchemas } from '../intake/event-schemas.ts';
import type { Envelope } from '../kernel/envelope.ts';
import { type StreamKind, streamKind } from '../kernel/ids.ts';
import { policyEventSchemas } from '../policy/event-schemas.ts';
import { currentVersion, upcast } from './upcast.ts';

/** Kind of stream → event type → the current version of its body. Each aggregate holds its own complete. */
const eventBodies: Readonly<Record<StreamKind, Readonly<Record<string, z.ZodType>>>> = {
  incident: incidentEventSchemas,
  intake: intakeEventSchemas,
  directory: directoryEventSchemas,
  policy: policyEventSchemas,
};

/** What an event that comes from elsewhere is to this version of the product. */
export type EventReading =
  /** At its current version, and of the shape that its type promises: it may be folded. */
  | { readonly kind: 'known'; readonly event: Envelope }
  /** A newer console wrote it, or another product: kept and shown as it is, and folds to nothing. */
  | { readonly kind: 'unknown'; readonly event: Envelope }
  /** It says what no console writes: it must not be folded. `detail` is for the log. */
  | { readonly kind: 'malformed'; readonly event: Envelope; readonly detail: string };

/**
 * Reads an event whose header was checked (`fromWire`) and whose body was not. Only after this may it be folded,
 * because `evolve` trusts the shapes. The body stays as it was written, what this version does not know of included.
 * One whose words were erased is read with what is left of it (`Erasure.instead`) as its body. Never throws.
 */
export function readEvent(event: Envelope): EventReading {
  const kind = streamKind(event.stream);
  const schemas = kind === null ? {} : eventBodies[kind];
  const schema = Object.hasOwn(schemas, event.type) ? schemas[event.type] : undefined;
  if (schema === undefined || event.v > currentVersion(event.type)) return { kind: 'unknown', event };
  if (!Number.isInteger(event.v) || event.v < 1) return malformed(event, 'v: is no version');
  const lifted = lift(event);
  if (lifted === null) return malformed(event, `is no body of version ${event.v}`);
  const { success, error } = schema.safeParse(lifted.body);
  if (success) return { kind: 'known', event: lifted };
  const [issue] = error.issues;
  return malformed(event, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

const malformed = (event: Envelope, detail: string): EventReading => ({ kind: 'malformed', event, detail });

/** Upcasters are written for bodies that their version wrote; for any other they may throw. */
function lift(event: Envelope): Envelope | null {
  try {
    return upcast(event);
  } catch {
    return null;
  }
}

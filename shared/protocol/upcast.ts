import type { Envelope } from '../kernel/envelope.ts';
import { liftPack } from '../policy/lift.ts';

/**
 * Lifts a body by one version. Pure. The chain of a type must be gapless, so that an old console may always drain its
 * outbox and a record of any age can be read (design §5). A body that is lifted already it leaves as it is: what is left
 * of a redacted event stands under the old header in the shape of the day on which it was redacted.
 */
type Upcaster = (body: unknown) => unknown;

/** Event type → its upcasters, from version 1 to 2, from 2 to 3, and so on. A type that is not listed is at 1. */
export type Upcasters = Readonly<Record<string, readonly Upcaster[]>>;

const fields = (body: unknown): Readonly<Record<string, unknown>> =>
  body as Readonly<Record<string, unknown>>;

/** What a newer body holds besides, where the older one did not say. */
const adding =
  (unsaid: object): Upcaster =>
  (body) => ({ ...unsaid, ...fields(body) });

/** Golden files of every version live in `test/golden/events`. */
export const upcasters: Upcasters = {
  // Of the services only the strictest tier was kept: each counts as of that one.
  declared: [
    (body) => {
      const { services, ...rest } = fields(body);
      if (Object.hasOwn(rest, 'affected')) return body;
      const affected = (services as readonly string[]).map((service) => ({
        service,
        tier: rest.tier,
        agency: null,
        targets: {},
      }));
      return { ...rest, affected };
    },
  ],
  classified: [adding({ breach: false })],
  activationStepDone: [adding({ at: null })],
  // Hand-overs were one-sided in name only: what filled a vacant role was an appointment, the rest passed it on.
  roleAssigned: [
    (body) => ({ ...fields(body), by: fields(body).from === null ? 'appointment' : 'handOver' }),
  ],
  resolutionApproved: [adding({ resolution: null })],
  resolutionRefused: [adding({ resolution: null })],
  // A pack adopted under schema 1 keeps its clocks under schema 2.
  packAdopted: [(body) => ({ ...fields(body), pack: liftPack(fields(body).pack) })],
  closed: [adding({ category: null, recurring: false })],
};

/** A type may bear any name, that of a property of every object included. */
const stepsOf = (type: string, chain: Upcasters): readonly Upcaster[] =>
  (Object.hasOwn(chain, type) && chain[type]) || [];

export const currentVersion = (type: string, chain: Upcasters = upcasters): number =>
  stepsOf(type, chain).length + 1;

/**
 * The event at its current version. One from a newer console is left as it is: it is kept and shown, and folds to
 * nothing this version knows.
 */
export function upcast(event: Envelope, chain: Upcasters = upcasters): Envelope {
  const steps = stepsOf(event.type, chain);
  if (event.v > steps.length) return event;
  const body = steps.slice(event.v - 1).reduce((lifted, step) => step(lifted), event.body);
  return { ...event, v: steps.length + 1, body };
}

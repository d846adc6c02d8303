import type { AffectedService } from '../incident/event.ts';
import type { Incident } from '../incident/state.ts';
import { assertNever } from '../kernel/assert-never.ts';
import type { ServiceId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { NotificationRule } from '../policy/pack.ts';

/** A service or agency (null: the government) that a rule owes a notification for, and since when it is concerned. */
export interface Party {
  readonly about: string | null;
  readonly since: Instant;
}

export function partiesOf({ per }: NotificationRule, incident: Incident): readonly Party[] {
  switch (per) {
    case 'government':
      return [{ about: null, since: incident.detectedAt }];
    case 'service':
      return servicesSince(incident);
    case 'agency':
      return agenciesSince(incident);
    case 'dependent service':
      return incident.dependents.map(({ service, reported }) => ({ about: service, since: reported.at }));
    default:
      return assertNever(per);
  }
}

/** Since when so many agencies are affected that it is government-wide (5.2); null while they are fewer. */
export function governmentWideSince(incident: Incident, from: number): Instant | null {
  const named = agenciesSince(incident).filter(({ about }) => about !== null);
  return named.map(({ since }) => since).toSorted((a, b) => a - b)[from - 1] ?? null;
}

/** How many agencies are affected. */
export const agenciesAffected = ({ affected }: Incident): number =>
  new Set(affected.flatMap(({ agency }) => agency ?? [])).size;

/** An agency is concerned with the first of its services. Records from before agencies were kept name none. */
function agenciesSince(incident: Incident): readonly Party[] {
  const since = new Map(servicesSince(incident).map((party) => [party.about, party.since]));
  const agencies = new Map<string | null, Instant>();
  for (const { service, agency } of incident.affected) {
    const named = since.get(service) ?? incident.detectedAt;
    agencies.set(agency, Math.min(named, agencies.get(agency) ?? named));
  }
  return [...agencies].map(([about, at]) => ({ about, since: at }));
}

/** A service named in the declaration is concerned from detection; one found later, from when it was named. */
function servicesSince(incident: Incident): readonly (Party & { readonly about: ServiceId })[] {
  const declared = new Set(namedIn(incident.timeline.at(0)?.event));
  const later = incident.affected.some(({ service }) => !declared.has(service)) ? namedLater(incident) : null;
  return incident.affected.map(({ service }) => ({
    about: service,
    since: (declared.has(service) ? null : later?.get(service)) ?? incident.detectedAt,
  }));
}

function namedLater({ timeline }: Incident): ReadonlyMap<ServiceId, Instant> {
  const since = new Map<ServiceId, Instant>();
  for (const { event } of timeline) {
    if (event.type !== 'servicesChanged') continue;
    for (const service of namedIn(event))
      since.set(service, Math.min(event.occurredAt, since.get(service) ?? event.occurredAt));
  }
  return since;
}

function namedIn(event: { readonly body: unknown } | undefined): readonly ServiceId[] {
  // A newer console's body, shown but not applied, may say anything.
  const { affected } = (event?.body ?? {}) as { readonly affected?: AffectedService[] };
  return Array.isArray(affected) ? affected.map(({ service }) => service) : [];
}

import type { PersonId, RotationId, ServiceId } from '../kernel/ids.ts';
import { isSame } from '../kernel/same.ts';
import type { Instant } from '../kernel/time.ts';
import { appointedTo, inForce, isPresent } from './appointments.ts';
import { changesOfTurn, turnsAt } from './rotation.ts';
import type { Directory } from './state.ts';

/** The one office that a rotation fills. */
export const ON_CALL = 'on-call';

/** The chain of a rotation: overrides first, of several the one that began last; nobody who left. */
export function chainAt(directory: Directory, rotation: RotationId, at: Instant): readonly PersonId[] {
  const turning = directory.rotations.get(rotation);
  if (!turning) return [];
  const overriding = [...directory.overrides.values()]
    .filter((override) => override.rotation === rotation && inForce(override, at))
    .toSorted((a, b) => b.from - a.from)
    .map(({ person }) => person);
  return [...new Set([...overriding, ...turnsAt(turning, at)])].filter((person) =>
    isPresent(directory, person),
  );
}

/** One chain of a rotation, from (included) until (excluded). */
export interface Watch {
  readonly from: Instant;
  readonly until: Instant;
  readonly chain: readonly PersonId[];
}

/** Who is on call between two moments, stand-ins counted: a watch for each time the chain stays the same. */
export function watchesBetween(
  directory: Directory,
  id: RotationId,
  from: Instant,
  until: Instant,
): readonly Watch[] {
  const rotation = directory.rotations.get(id);
  if (!rotation) return [];
  const standIns = [...directory.overrides.values()]
    .filter((override) => override.rotation === id)
    .flatMap((override) => [override.from, override.until])
    .filter((at) => at > from && at < until);
  const begins = [...new Set([from, ...changesOfTurn(rotation, from, until), ...standIns])];
  const watches: Watch[] = [];
  for (const at of begins.toSorted((a, b) => a - b)) {
    const chain = chainAt(directory, id, at);
    const before = watches.at(-1);
    if (before && isSame(before.chain, chain)) continue;
    if (before) watches[watches.length - 1] = { ...before, until: at };
    watches.push({ from: at, until, chain });
  }
  return watches;
}

/**
 * NTF-PAGE: who is paged for a service, in order; an unanswered page goes to the next. Without a rotation, those
 * appointed to be on call.
 */
export function onCallAt(directory: Directory, service: ServiceId, at: Instant): readonly PersonId[] {
  const rotation = directory.services.get(service)?.rotation ?? null;
  const chain = rotation === null ? [] : chainAt(directory, rotation, at);
  return chain.length > 0 ? chain : appointedTo(directory, ON_CALL, service, at).called;
}

/** Who is paged for several services: the first of each, then the second of each, and so on. */
export function onCallFor(
  directory: Directory,
  services: readonly ServiceId[],
  at: Instant,
): readonly PersonId[] {
  if (services.length === 0) return appointedTo(directory, ON_CALL, null, at).called;
  const chains = services.map((service) => onCallAt(directory, service, at));
  const longest = Math.max(...chains.map(({ length }) => length));
  const rounds = Array.from({ length: longest }, (_, round) => chains.flatMap((chain) => chain[round] ?? []));
  return [...new Set(rounds.flat())];
}

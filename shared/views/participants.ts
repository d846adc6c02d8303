import type { Incident } from '../incident/state.ts';
import { actingPerson } from '../kernel/envelope.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { WarRoomRole } from '../policy/vocabulary.ts';

/** Somebody who took part, whom stand-down thanks and the review invites (WAR-STANDDOWN, PIR-SCHEDULE). */
export interface Participant {
  readonly person: PersonId;
  /** The roles they held at any time, in the order in which they first took them. */
  readonly roles: readonly WarRoomRole[];
  readonly onBridge: boolean;
  /** Lines of the record that are theirs, written by them or for them. */
  readonly acts: number;
  /** The first that the record says of them. */
  readonly since: Instant;
}

/** Everyone who held a role, joined the bridge or acted; by when they came in, then as the record names them. */
export function participants(incident: Incident): readonly Participant[] {
  const found = new Map<PersonId, Participant>();
  const see = (person: PersonId, at: Instant, more: (seen: Participant) => Partial<Participant>): void => {
    const seen = found.get(person) ?? { person, roles: [], onBridge: false, acts: 0, since: at };
    found.set(person, { ...seen, since: Math.min(seen.since, at), ...more(seen) });
  };
  const acted = ({ acts }: Participant) => ({ acts: acts + 1 });

  for (const { role, person, done } of incident.roleHistory) {
    if (person !== null) see(person, done.at, ({ roles }) => ({ roles: [...new Set([...roles, role])] }));
  }
  for (const { person, joined } of incident.bridgeStays) see(person, joined.at, () => ({ onBridge: true }));
  for (const { event, amendments, struck } of incident.timeline) {
    // Who spoke and who wrote it down both took part (RES-ONBEHALF).
    for (const person of new Set([actingPerson(event), event.actor.person]))
      see(person, event.occurredAt, acted);
    for (const correction of struck ? [...amendments, struck] : amendments)
      see(correction.by, correction.at, acted);
  }
  return [...found.values()].sort((a, b) => a.since - b.since);
}

import { holderOf, type Incident } from '../incident/state.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import type { WarRoomRole } from '../policy/vocabulary.ts';
import { citizenFirstClocks, citizenUpdateClocks, restoredClocks } from './communication.ts';
import { acknowledgeClocks, triageClocks } from './intake.ts';
import { actionClocks, decisionClocks } from './items.ts';
import { type ClockReading, type Deadline, nextChange, readClock } from './reading.ts';
import { closeClocks, investigateClocks, resolveClocks } from './resolution.ts';
import { bridgeStatusClocks, executiveBriefingClocks, warRoomClocks } from './war-room.ts';

/** Every deadline of an incident under a pack, settled and open, whatever the time is (clauses §3). */
export const deadlinesOf = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  [
    acknowledgeClocks,
    triageClocks,
    warRoomClocks,
    citizenFirstClocks,
    citizenUpdateClocks,
    restoredClocks,
    bridgeStatusClocks,
    executiveBriefingClocks,
    resolveClocks,
    investigateClocks,
    closeClocks,
    actionClocks,
    decisionClocks,
  ].flatMap((clocks) => clocks(incident, pack));

export interface ClockBoard {
  /** Sorted by due time. */
  readonly readings: readonly ClockReading[];
  /** The next moment at which a reading will differ without any event; null where none will. */
  readonly nextChangeAt: Instant | null;
}

/** Reads all clocks of an incident at `now`: a pure function of (state, pack, now). */
export function readClocks(incident: Incident, pack: PolicyPack, now: Instant): ClockBoard {
  const deadlines = deadlinesOf(incident, pack);
  return readDeadlines(deadlines, pack, now);
}

export function readDeadlines(deadlines: readonly Deadline[], pack: PolicyPack, now: Instant): ClockBoard {
  let nextChangeAt: Instant | null = null;
  for (const deadline of deadlines) {
    const change = nextChange(deadline, pack.warnAt, now);
    if (change !== null && (nextChangeAt === null || change < nextChangeAt)) nextChangeAt = change;
  }
  const readings = deadlines
    .map((deadline) => readClock(deadline, pack.warnAt, now))
    .toSorted((a, b) => a.dueAt - b.dueAt || (a.clause === b.clause ? 0 : a.clause < b.clause ? -1 : 1));
  return { readings: apart(readings), nextChangeAt };
}

/** A priority left and come back to owes the same by the same time again: the second of two equal keys says so. */
function apart(readings: readonly ClockReading[]): readonly ClockReading[] {
  const seen = new Map<string, number>();
  return readings.map((reading) => {
    const count = (seen.get(reading.key) ?? 0) + 1;
    seen.set(reading.key, count);
    return count === 1 ? reading : { ...reading, key: `${reading.key}|${count}` };
  });
}

/** Who answers for a clock now, and for which vacancy they step in (CLK-VACANT). */
export type OwedBy =
  | {
      readonly kind: 'person';
      readonly person: PersonId;
      readonly role: WarRoomRole | null;
      readonly vacant: WarRoomRole | null;
    }
  | { readonly kind: 'office'; readonly office: string; readonly vacant: WarRoomRole | null };

/** CLK-VACANT: a clock whose owner's role is vacant is the commander's; without one, the stand-in office's. */
export function owedBy(incident: Incident, pack: PolicyPack, owner: Deadline['owner']): OwedBy {
  if ('person' in owner)
    return { kind: 'person', person: owner.person as PersonId, role: null, vacant: null };
  if ('office' in owner) return { kind: 'office', office: owner.office, vacant: null };
  const wanted: WarRoomRole | null = 'role' in owner ? owner.role : null;
  const holder = wanted ? holderOf(incident, wanted) : incident.assignee;
  if (holder !== null) return { kind: 'person', person: holder, role: wanted, vacant: null };
  const commander = holderOf(incident, 'IC');
  if (commander !== null) return { kind: 'person', person: commander, role: 'IC', vacant: wanted };
  return { kind: 'office', office: pack.standIn, vacant: wanted };
}

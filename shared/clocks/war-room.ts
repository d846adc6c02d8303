import { activation } from '../incident/checklist.ts';
import type { Done, Incident, WarRoom } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import { cyclesOf } from './cadence.ts';
import { deadline, type Owed, owedFrom } from './limit.ts';
import {
  closedUnmet,
  earliest,
  earliestEnd,
  endOfPeriod,
  type Period,
  periodsOf,
  restorationEnd,
} from './periods.ts';
import type { Deadline } from './reading.ts';

/** CLK-WARROOM: the six steps done. Owed until stood down, restored, or no longer a P1. */
export function warRoomClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const limit = pack.clocks.warRoom.P1;
  if (!limit) return [];
  return incident.warRooms.map((room) => {
    const owed = owedFrom(room.startsAt, limit, pack);
    return deadline(
      { kind: 'warRoom', clause: 'CLK-WARROOM', priority: 'P1' },
      owed,
      activation(room),
      activationEnd(incident, room, owed),
    );
  });
}

/** The earliest of the lowering, the restoration and the stand-down. */
function activationEnd(incident: Incident, room: WarRoom, owed: Owed): Deadline['ended'] {
  const period = periodOf(incident, room);
  return earliestEnd(
    restorationEnd(incident),
    period ? endOfPeriod(period, owed) : null,
    room.stoodDown && { at: room.stoodDown.at, why: 'stoodDown' },
  );
}

/** The stretch as a P1 that a room belongs to: the one that called for it, or the one in which the incident came back. */
function periodOf(incident: Incident, room: WarRoom): Period | undefined {
  const periods = periodsOf(incident);
  return (
    periods.find(({ change }) => change === room.openedBy) ??
    periods.findLast(({ priority, from }) => priority === 'P1' && from <= room.startsAt)
  );
}

/** CLK-BRIDGE-STATUS: a spoken update on the bridge while the war room is active. */
export function bridgeStatusClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const limit = pack.clocks.bridgeStatus;
  return whileActive(incident, incident.bridgeStatuses, ({ cycle, startsAt, met, ended }) =>
    deadline(
      { kind: 'bridgeStatus', clause: 'CLK-BRIDGE-STATUS', priority: 'P1', cycle },
      owedFrom(startsAt, limit, pack),
      met,
      ended,
    ),
  );
}

/** CLK-EXEC-BRIEF: every hour, and sooner after a major status change, while the war room is active. */
export function executiveBriefingClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const limit = pack.clocks.executiveBriefing;
  const changes = majorChanges(incident);
  return whileActive(incident, incident.briefings, ({ cycle, startsAt, met, ended }) => {
    const hourly = owedFrom(startsAt, limit, pack);
    const broughtForward = changes
      .filter(({ at, said }) => at > startsAt && (met === null || said < met.at))
      .map(({ at }) => at + limit.afterMajorChange);
    const owed = { ...hourly, dueAt: earliest(hourly.dueAt, ...broughtForward) ?? hourly.dueAt };
    return deadline(
      { kind: 'executiveBriefing', clause: 'CLK-EXEC-BRIEF', priority: 'P1', cycle },
      owed,
      met,
      ended,
    );
  });
}

/** What executives are to hear of, and when it was said: a briefing given before that could not tell of it. */
interface MajorChange {
  readonly at: Instant;
  readonly said: Instant;
}

/** A change of priority, the restoration, a refusal or a reopening. */
function majorChanges(incident: Incident): readonly MajorChange[] {
  const { returns, resolution } = incident;
  const changes = periodsOf(incident).flatMap(({ until, untilActed }) =>
    until === null ? [] : [{ at: until, said: untilActed ?? until }],
  );
  const restored = resolution ? [{ at: resolution.restoredAt, said: resolution.done.at }] : [];
  return [...changes, ...returns.map(({ at }) => ({ at, said: at })), ...restored];
}

interface Turn {
  readonly cycle: number;
  readonly startsAt: Instant;
  readonly met: Done | null;
  readonly ended: Deadline['ended'];
}

/** A cadence in every war room, from its activation until it is stood down. */
function whileActive(
  incident: Incident,
  acts: readonly Done[],
  deadlineOf: (turn: Turn) => Deadline,
): readonly Deadline[] {
  return incident.warRooms.flatMap((room) => {
    const active = activation(room);
    if (active === null) return [];
    const ended: Deadline['ended'] = room.stoodDown
      ? { at: room.stoodDown.at, why: 'stoodDown' }
      : closedUnmet(incident);
    // What was given before the stand-down was written down was given, whatever time that names.
    const said = (room.stoodDown ?? incident.closure)?.recordedAt ?? null;
    return cyclesOf(active.at, said, acts)
      .filter(({ startsAt }) => ended === null || startsAt < ended.at)
      .map((turn) => deadlineOf({ ...turn, ended }));
  });
}

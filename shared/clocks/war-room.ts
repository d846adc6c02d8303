import { activation } from '../incident/checklist.ts';
import type { Done, Incident, WarRoom } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import { limitSpan, type PolicyPack } from '../policy/pack.ts';
import { cyclesOf } from './cadence.ts';
import { fromLimit } from './intake.ts';
import { earliest, endOfPeriod, type Period, periodsOf } from './periods.ts';
import type { Deadline } from './reading.ts';

/** CLK-WARROOM: the six steps done. Owed until stood down, restored, or no longer a P1. */
export function warRoomClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const limit = pack.clocks.warRoom.P1;
  if (!limit) return [];
  return incident.warRooms.map((room) => {
    const met = activation(room);
    const due = { dueAt: room.startsAt + limitSpan(limit).length, ...fromLimit(limit) };
    return {
      kind: 'warRoom',
      clause: 'CLK-WARROOM',
      priority: 'P1',
      cycle: null,
      subject: null,
      startsAt: room.startsAt,
      ...due,
      met,
      ended: met ? null : activationEnd(incident, room, due),
    };
  });
}

/** The earliest of the lowering, the restoration and the stand-down. */
function activationEnd(
  incident: Incident,
  room: WarRoom,
  due: Pick<Deadline, 'dueAt' | 'lateAtLimit'>,
): Deadline['ended'] {
  const period = periodOf(incident, room);
  const ends: Deadline['ended'][] = [
    incident.resolution && { at: incident.resolution.restoredAt, why: 'restored' },
    period ? endOfPeriod(period, due) : null,
    room.stoodDown && { at: room.stoodDown.at, why: 'stoodDown' },
  ];
  return ends.reduce(
    (first, end) => (first === null || (end !== null && end.at < first.at) ? end : first),
    null,
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
  return whileActive(incident, incident.bridgeStatuses, ({ cycle, startsAt, met, ended }) => ({
    kind: 'bridgeStatus',
    clause: 'CLK-BRIDGE-STATUS',
    priority: 'P1',
    cycle,
    subject: null,
    startsAt,
    dueAt: startsAt + limitSpan(limit).length,
    ...fromLimit(limit),
    met,
    ended,
  }));
}

/** CLK-EXEC-BRIEF: every hour, and sooner after a major status change, while the war room is active. */
export function executiveBriefingClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const limit = pack.clocks.executiveBriefing;
  const changes = majorChanges(incident);
  return whileActive(incident, incident.briefings, ({ cycle, startsAt, met, ended }) => {
    const hourly = startsAt + limitSpan(limit).length;
    const broughtForward = changes
      .filter((at) => at > startsAt && (met === null || at < met.at))
      .map((at) => at + limit.afterMajorChange);
    return {
      kind: 'executiveBriefing',
      clause: 'CLK-EXEC-BRIEF',
      priority: 'P1',
      cycle,
      subject: null,
      startsAt,
      dueAt: earliest(hourly, ...broughtForward) ?? hourly,
      ...fromLimit(limit),
      met,
      ended,
    };
  });
}

/** A change of priority, the restoration, a refusal or a reopening. */
function majorChanges(incident: Incident): readonly Instant[] {
  const changes = periodsOf(incident).flatMap(({ until }) => until ?? []);
  const returns = incident.returns.map(({ at }) => at);
  return [...changes, ...returns, ...(incident.resolution ? [incident.resolution.restoredAt] : [])];
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
      : incident.closure
        ? { at: incident.closure.at, why: 'closed' }
        : null;
    return cyclesOf(active.at, ended?.at ?? null, acts).map(({ cycle, startsAt, met }) =>
      deadlineOf({ cycle, startsAt, met, ended: met ? null : ended }),
    );
  });
}

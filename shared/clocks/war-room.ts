import { limitSpan, type PolicyPack } from '../policy/pack.ts';
import { activation } from '../incident/checklist.ts';
import type { Done, Incident, WarRoom } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import { cyclesOf } from './cadence.ts';
import { fromLimit } from './intake.ts';
import { earliest } from './periods.ts';
import type { Deadline } from './reading.ts';

/** CLK-WARROOM: the six steps done. Owed until stood down, restored, or no longer a P1. */
export function warRoomClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const limit = pack.clocks.warRoom.P1;
  if (!limit) return [];
  return incident.warRooms.map((room) => {
    const met = activation(room);
    return {
      kind: 'warRoom',
      clause: 'CLK-WARROOM',
      priority: 'P1',
      cycle: null,
      subject: null,
      startsAt: room.startsAt,
      dueAt: room.startsAt + limitSpan(limit).length,
      ...fromLimit(limit),
      met,
      ended: met ? null : activationEnd(incident, room),
    };
  });
}

function activationEnd(incident: Incident, room: WarRoom): Deadline['ended'] {
  const lowered = incident.periods.find(({ from, priority }) => from > room.startsAt && priority !== 'P1')?.from ?? null;
  const restored = incident.resolution?.restoredAt ?? null;
  const stoodDown = room.stoodDown?.at ?? null;
  const at = earliest(lowered, restored, stoodDown);
  if (at === null) return null;
  return { at, why: at === restored ? 'restored' : at === lowered ? 'priorityChanged' : 'stoodDown' };
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
  const changes = incident.periods.slice(1).map(({ from }) => from);
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

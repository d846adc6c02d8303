import type { CitizenMessage, Done, Incident } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import { limitSpan, type PolicyPack } from '../policy/pack.ts';
import { isGraver } from '../policy/vocabulary.ts';
import { cyclesOf } from './cadence.ts';
import { fromLimit } from './intake.ts';
import { endOfPeriod, inOrder, type Period, periodsOf } from './periods.ts';
import type { Deadline } from './reading.ts';

/** CLK-CITIZEN-FIRST: for a P1 met only when every channel of the pack has carried a message since T. */
export function citizenFirstClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  for (const period of periodsOf(incident)) {
    const limit = pack.clocks.citizenFirst[period.priority];
    if (!limit) continue;
    const lowered = period.previous !== null && isGraver(period.previous, period.priority);
    // What was said under a graver priority has been said: lowering asks for no second first message.
    const counted = incident.messages.filter(({ done }) => lowered || done.at >= period.from);
    const said = allChannels(counted, limit.channels);
    if (lowered && said !== null && said.at < period.from) continue;
    const met = said !== null && (period.untilActed === null || said.at < period.untilActed) ? said : null;
    const due = { dueAt: period.from + limitSpan(limit).length, ...fromLimit(limit) };
    deadlines.push({
      kind: 'citizenFirst',
      clause: 'CLK-CITIZEN-FIRST',
      priority: period.priority,
      cycle: null,
      subject: null,
      startsAt: period.from,
      ...due,
      met,
      ended: met ? null : earlierEnd(endOfPeriod(period, due), restorationEnd(incident)),
    });
  }
  return deadlines;
}

/** CLK-CITIZEN-UPDATE: from the last published message, until service is restored. */
export function citizenUpdateClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  return periodsOf(incident).flatMap((period) => {
    const limit = pack.clocks.citizenUpdate[period.priority];
    if (!limit) return [];
    const qualifying = incident.messages
      .filter((message) => carriedBy(message, limit.channels))
      .map(({ done }) => done);
    const from = cadenceStart(incident, period, qualifying);
    const end = earlierEnd(
      period.until === null ? null : { at: period.until, why: 'priorityChanged' },
      restorationEnd(incident),
    );
    if (from === null || (end !== null && from >= end.at)) return [];
    // The message that starts the cadence is not its first update.
    const acts = qualifying.filter(({ at }) => at > from);
    return cyclesOf(from, end?.at ?? null, acts).map(
      ({ cycle, startsAt, met }): Deadline => ({
        kind: 'citizenUpdate',
        clause: 'CLK-CITIZEN-UPDATE',
        priority: period.priority,
        cycle,
        subject: null,
        startsAt,
        dueAt: startsAt + limitSpan(limit).length,
        ...fromLimit(limit),
        met,
        ended: met ? null : end,
      }),
    );
  });
}

/** After a change of priority the new cadence runs from T; before anything was published there is none to keep up. */
function cadenceStart(incident: Incident, period: Period, qualifying: readonly Done[]): Instant | null {
  const publishedBefore = incident.messages.some(({ done }) => done.at < period.from);
  if (period.previous !== null && publishedBefore) return period.from;
  return inOrder(qualifying.filter(({ at }) => at >= period.from))[0]?.at ?? null;
}

/** CLK-RESTORED: citizens are told of the restoration at once, which is five minutes (RUL-IMMEDIATE). */
export function restoredClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const { resolution } = incident;
  const priority = periodsOf(incident).at(-1)?.priority;
  const limit = priority && pack.clocks.restored[priority];
  if (resolution === null || !limit) return [];
  // What was told of an earlier restoration does not count, but a refusal that leaves its time as it was undoes no telling.
  const since = Math.min(resolution.restoredAt, incident.returns.at(-1)?.at ?? incident.detectedAt);
  const told = inOrder(
    incident.messages
      .filter(({ kind, done }) => kind === 'restoration' && done.at >= since)
      .map(({ done }) => done),
  );
  const met = told[0] ?? null;
  return [
    {
      kind: 'restored',
      clause: 'CLK-RESTORED',
      priority,
      cycle: null,
      subject: null,
      startsAt: resolution.restoredAt,
      dueAt: resolution.restoredAt + limitSpan(limit).length,
      ...fromLimit(limit),
      met,
      ended: met === null && incident.closure ? { at: incident.closure.at, why: 'closed' } : null,
    },
  ];
}

const carriedBy = (message: CitizenMessage, channels: readonly string[]): boolean =>
  channels.every((channel) => message.channels.includes(channel));

/** The message that completed the set of channels; any message where the pack names none. */
function allChannels(messages: readonly CitizenMessage[], channels: readonly string[]): Done | null {
  const ordered = messages.toSorted((a, b) => a.done.at - b.done.at);
  const open = new Set(channels);
  for (const message of ordered) {
    for (const channel of message.channels) open.delete(channel);
    if (open.size === 0) return message.done;
  }
  return null;
}

/** Communication under a priority ends with it, or with the restoration. */
const restorationEnd = ({ resolution }: Incident): Deadline['ended'] =>
  resolution && { at: resolution.restoredAt, why: 'restored' };

const earlierEnd = (changed: Deadline['ended'], restored: Deadline['ended']): Deadline['ended'] =>
  changed === null || (restored !== null && restored.at <= changed.at) ? restored : changed;

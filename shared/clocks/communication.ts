import type { CitizenMessage, Done, Incident } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import { isGraver, type Priority } from '../policy/vocabulary.ts';
import { type Cycle, cyclesOf, turnsUnder } from './cadence.ts';
import { deadline, owedFrom } from './limit.ts';
import {
  actsCountUntil,
  closedUnmet,
  earliestEnd,
  endOfPeriod,
  inOrder,
  type Period,
  periodsOf,
  priorityOnceRestored,
  restorationEnd,
} from './periods.ts';
import type { Deadline } from './reading.ts';
import { reportedByUser, severalSince } from './reports.ts';

/**
 * CLK-CITIZEN-FIRST: for a P1 met only when every channel of the pack has carried a message since T. A P3 owes one only
 * once its reports are several; a P4 answers the reporter.
 */
export function citizenFirstClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  for (const period of periodsOf(incident)) {
    const limit = pack.clocks.citizenFirst[period.priority];
    if (!limit) continue;
    const several = limit.whenSeveralReports ? severalSince(incident, pack) : period.from;
    if (several === null) continue;
    const startsAt = Math.max(several, period.from);
    const over = earliestEnd(restorationEnd(incident), changeEnd(period));
    if (startsAt > period.from && over !== null && startsAt >= over.at) continue;

    const lowered = period.previous !== null && isGraver(period.previous, period.priority);
    // What was said under a graver priority has been said: lowering asks for no second first message.
    const counted = incident.messages.filter(({ done }) => lowered || done.at >= period.from);
    const said = allChannels(counted, limit.channels);
    if (lowered && said !== null && said.at < period.from) continue;
    const met = said !== null && (period.untilActed === null || said.at <= period.untilActed) ? said : null;
    const owed = owedFrom(startsAt, limit, pack);
    const ended = earliestEnd(restorationEnd(incident), endOfPeriod(period, owed));
    deadlines.push(deadline(citizenFirst(period.priority), owed, met, ended));
  }
  return deadlines;
}

const citizenFirst = (priority: Priority) =>
  ({ kind: 'citizenFirst', clause: 'CLK-CITIZEN-FIRST', priority }) as const;

/** CLK-CITIZEN-UPDATE: from the last published message, or each change of status (P4), until service is restored. */
export function citizenUpdateClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  return periodsOf(incident).flatMap((period) => {
    const limit = pack.clocks.citizenUpdate[period.priority];
    if (!limit) return [];
    const qualifying = incident.messages
      .filter((message) => carriedBy(message, limit.channels))
      .map(({ done }) => done);
    const until = actsCountUntil(incident, period);
    const turns = limit.fromStatusChange
      ? answersToChanges(incident, period, qualifying, until)
      : updates(incident, period, qualifying, until);
    return turnsUnder(period, restorationEnd(incident), turns, (startsAt) =>
      owedFrom(startsAt, limit, pack),
    ).map(({ cycle, owed, met, ended }) =>
      deadline(
        { kind: 'citizenUpdate', clause: 'CLK-CITIZEN-UPDATE', priority: period.priority, cycle },
        owed,
        met,
        ended,
      ),
    );
  });
}

const changeEnd = ({ until }: Period): Deadline['ended'] =>
  until === null ? null : { at: until, why: 'priorityChanged' };

/** WAR-CADENCE: every update begins the wait for the next. */
function updates(
  incident: Incident,
  period: Period,
  qualifying: readonly Done[],
  until: Instant | null,
): readonly Cycle[] {
  const from = cadenceStart(incident, period, qualifying);
  if (from === null || (until !== null && from >= until)) return [];
  // The message that starts the cadence is not its first update.
  return cyclesOf(
    from,
    until,
    qualifying.filter(({ at }) => at > from),
  );
}

/** After a change of priority the new cadence runs from T; before anything was published there is none to keep up. */
function cadenceStart(incident: Incident, period: Period, qualifying: readonly Done[]): Instant | null {
  const publishedBefore = incident.messages.some(({ done }) => done.at < period.from);
  if (period.previous !== null && publishedBefore) return period.from;
  return inOrder(qualifying.filter(({ at }) => at >= period.from))[0]?.at ?? null;
}

/** P4: each change of status is told to the reporter; one message after two changes tells of both. */
function answersToChanges(
  incident: Incident,
  period: Period,
  qualifying: readonly Done[],
  until: Instant | null,
): readonly Cycle[] {
  const told = inOrder(qualifying.filter(({ at }) => until === null || at <= until));
  return statusChanges(incident)
    .filter((at) => at >= period.from && (until === null || at < until))
    .map((startsAt, index) => ({
      cycle: index + 1,
      startsAt,
      met: told.find(({ at }) => at >= startsAt) ?? null,
    }));
}

/** While it is unresolved: taken, and each time it came back. */
const statusChanges = ({ acknowledged, returns }: Incident): readonly Instant[] => [
  ...new Set(
    [...(acknowledged ? [acknowledged.at] : []), ...returns.map(({ at }) => at)].toSorted((a, b) => a - b),
  ),
];

/** CLK-RESTORED: citizens are told of the restoration at once, which is five minutes (RUL-IMMEDIATE). */
export function restoredClocks(incident: Incident, pack: PolicyPack): readonly Deadline[] {
  const { resolution } = incident;
  const priority = priorityOnceRestored(incident);
  const limit = priority && pack.clocks.restored[priority];
  if (resolution === null || !limit || !restorationConcerns(incident, priority)) return [];
  // What was told of an earlier restoration does not count, but a refusal that leaves its time as it was undoes no telling.
  const since = Math.min(resolution.restoredAt, incident.returns.at(-1)?.at ?? incident.detectedAt);
  const told = inOrder(
    incident.messages
      .filter(({ kind, done }) => kind === 'restoration' && done.at >= since)
      .map(({ done }) => done),
  );
  return [
    deadline(
      { kind: 'restored', clause: 'CLK-RESTORED', priority },
      owedFrom(resolution.restoredAt, limit, pack),
      told[0] ?? null,
      closedUnmet(incident),
    ),
  ];
}

/** A P3 or P4 nobody outside has heard of has nobody to tell that it is over. */
export const restorationConcerns = (incident: Incident, priority: Priority): boolean =>
  isGraver(priority, 'P3') || incident.messages.length > 0 || reportedByUser(incident);

const carriedBy = (message: CitizenMessage, channels: readonly string[]): boolean =>
  channels.every((channel) => message.channels.includes(channel));

/** The message that completed the set of channels; any message where the pack names none. Known once all are on record. */
function allChannels(messages: readonly CitizenMessage[], channels: readonly string[]): Done | null {
  const ordered = messages.toSorted((a, b) => a.done.at - b.done.at);
  const open = new Set(channels);
  let recordedAt = Number.NEGATIVE_INFINITY;
  for (const { channels: carried, done } of ordered) {
    const news = carried.filter((channel) => open.delete(channel));
    if (news.length > 0 || channels.length === 0) recordedAt = Math.max(recordedAt, done.recordedAt);
    if (open.size === 0) return { ...done, recordedAt };
  }
  return null;
}

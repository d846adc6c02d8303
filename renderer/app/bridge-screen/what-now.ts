import { type ClockKind, type ClockReading, clockKinds, isCounting } from '../../../shared/clocks/reading.ts';
import { awaitingChanges } from '../../../shared/incident/approvals.ts';
import { triageDone } from '../../../shared/incident/checklist.ts';
import { byUsers } from '../../../shared/incident/decide/closure.ts';
import {
  currentWarRoom,
  holderOf,
  type Incident,
  priorityOf,
  statusOf,
  type WarRoom,
} from '../../../shared/incident/state.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import { HOUR, type Instant } from '../../../shared/kernel/time.ts';
import {
  type ActivationStep,
  activationSteps,
  type StandDownStep,
  standDownSteps,
  triageSteps,
} from '../../../shared/policy/vocabulary.ts';
import { owed } from '../../../shared/views/due.ts';
import { lacksPermanentFix } from '../../../shared/views/prompts.ts';
import type { CommandName } from './commands.ts';

type Says =
  | Exclude<ClockKind, 'warRoom' | 'close' | 'resolve'>
  | 'pageNext'
  | 'progress'
  | 'classify'
  | 'commander'
  | 'commanderToStandDown'
  | 'roomUnneeded'
  | 'activation'
  | 'judgeChange'
  | 'judgeResolution'
  | 'askUsers'
  | 'standDown'
  | 'standDownSteps'
  | 'permanentFix'
  | 'close'
  | 'resolve';

/** The one next thing the policy asks for, and the command that does it. */
export interface NextStep {
  readonly command: CommandName;
  /** Key of its sentence under `now.` in the catalogue. */
  readonly says: Says;
  /** The step of a checklist, where it is one. */
  readonly step?: string;
  readonly subject?: EventId;
  /** The clocks that it meets, where one act meets several: the people to tell. */
  readonly tells?: readonly ClockReading[];
  readonly dueAt: Instant | null;
}

/**
 * What somebody can do that is most urgent, whatever the priority. What is breached or warns comes first, as it stands
 * on the board; then concluding, once service is back; then what is due next. Null where nothing is left to do: closed,
 * and reviewed and reported where the policy asks for it.
 */
export function nextStep(incident: Incident, readings: readonly ClockReading[]): NextStep | null {
  const list = inOrder(readings);
  const dueOf: DueOf = (kind) => list.find((reading) => reading.kind === kind)?.dueAt ?? null;
  if (statusOf(incident) === 'closed') return incident.dismissal ? null : first(list, list, incident);
  const concluded = incident.resolution !== null;
  const pressing = list.filter(
    ({ state, kind }) => state !== 'running' && !(concluded && endsByItself.has(kind)),
  );
  const next = first(list, list, incident);
  return (
    taking(incident, dueOf) ??
    told(list, incident) ??
    first(pressing, list, incident) ??
    first(withinTheHour(list, incident), list, incident) ??
    concluding(incident, dueOf) ??
    unneededRoom(incident) ??
    unfinishedTriage(incident, dueOf) ??
    (next && firstMinutes.has(next.says) ? next : null) ??
    judging(incident) ??
    next ?? { command: 'resolve', says: 'resolve', dueAt: dueOf('resolve') }
  );
}

const urgency = { breached: 0, warned: 1, running: 2 } as const;

/** What is owed as the board shows it; of what is due together, what leads to the rest. */
const inOrder = (readings: readonly ClockReading[]): readonly ClockReading[] =>
  owed(readings).toSorted(
    (a, b) =>
      urgency[a.state as keyof typeof urgency] - urgency[b.state as keyof typeof urgency] ||
      a.dueAt - b.dueAt ||
      clockKinds.indexOf(a.kind) - clockKinds.indexOf(b.kind),
  );

type DueOf = (kind: ClockKind) => Instant | null;

/** Standing down ends the cadences, and the review comes in its place among what concludes it. */
const endsByItself: ReadonlySet<ClockKind> = new Set(['bridgeStatus', 'executiveBriefing', 'reviewSchedule']);

/** Somebody must take it before anything else makes sense. */
function taking(incident: Incident, dueOf: DueOf): NextStep | null {
  if (priorityOf(incident) === null)
    return { command: 'classify', says: 'classify', dueAt: dueOf('acknowledge') };
  if (incident.acknowledged === null && statusOf(incident) === 'new')
    return { command: 'acknowledge', says: 'acknowledge', dueAt: dueOf('acknowledge') };
  if (priorityOf(incident) === 'P1' && openRoom(incident) !== null && holderOf(incident, 'IC') === null)
    return { command: 'roles', says: 'commander', dueAt: dueOf('warRoom') };
  return null;
}

/** CLK-RESTORED: at once, before anything else that concludes it. */
function told(list: readonly ClockReading[], incident: Incident): NextStep | null {
  const restored = list.find(({ kind }) => kind === 'restored');
  return restored ? meeting(restored, list, incident) : null;
}

/** Service may be back before the first minutes are over: whoever is to be told then is still to be told then. */
const withinTheHour = (list: readonly ClockReading[], { resolution }: Incident): readonly ClockReading[] =>
  resolution === null
    ? []
    : list.filter(({ kind, dueAt }) => beforeConcluding.has(kind) && dueAt <= resolution.restoredAt + HOUR);
const beforeConcluding: ReadonlySet<ClockKind> = new Set(['notify', 'page', 'statutory', 'triage']);

/** From the restoration to the end: approved, users asked, stood down, reviewed, closed. */
function concluding(incident: Incident, dueOf: DueOf): NextStep | null {
  if (incident.resolution === null) return null;
  const dueAt = dueOf('close');
  if (incident.resolution.approved === null)
    return { command: 'judgeResolution', says: 'judgeResolution', dueAt };
  if (openRoom(incident) !== null) return endingRoom(incident, 'standDown', dueAt);
  // Their time to answer runs while the rest is done.
  if (byUsers(incident) && incident.usersAsked === null)
    return { command: 'askUsers', says: 'askUsers', dueAt };
  const review = dueOf('reviewSchedule');
  if (review !== null) return { command: 'review', says: 'reviewSchedule', dueAt: review };
  if (lacksPermanentFix(incident)) return { command: 'permanentFix', says: 'permanentFix', dueAt };
  const room = currentWarRoom(incident);
  const step =
    room &&
    standDownSteps.find(
      (one) => room.standDownSteps[one] === undefined && canBeDone(standDownActs[one], incident),
    );
  if (step) return { command: standDownActs[step], says: 'standDownSteps', step, dueAt };
  return { command: 'close', says: 'close', dueAt };
}

/** WAR-STANDDOWN: lowered, or its raise refused, it needs no war room any more; the cadences would only go on. */
const unneededRoom = (incident: Incident): NextStep | null =>
  openRoom(incident) === null || priorityOf(incident) === 'P1'
    ? null
    : endingRoom(incident, 'roomUnneeded', null);

/** Nobody but a commander ends it: where nobody ever took the role, somebody has to first. */
const endingRoom = (incident: Incident, says: Says, dueAt: Instant | null): NextStep =>
  holderOf(incident, 'IC') === null
    ? { command: 'roles', says: 'commanderToStandDown', dueAt }
    : { command: 'standDown', says, dueAt };

/** What the first minutes ask for: it does not wait for somebody's word on the priority. */
const firstMinutes: ReadonlySet<Says> = new Set(['notify', 'activation', 'citizenFirst', 'page', 'pageNext']);

function unfinishedTriage(incident: Incident, dueOf: DueOf): NextStep | null {
  const due = dueOf('triage');
  return due !== null && triageDone(incident.triage) === null ? triageStep(incident, due) : null;
}

const judging = (incident: Incident): NextStep | null =>
  awaitingChanges(incident).length > 0 ? { command: 'judgeChange', says: 'judgeChange', dueAt: null } : null;

function triageStep(incident: Incident, dueAt: Instant | null): NextStep {
  const step = triageSteps.find((one) => incident.triage[one] === undefined);
  return { command: 'triage', says: 'triage', ...(step ? { step } : {}), dueAt };
}

/** What does a step of activation; the console ticks it then by itself. */
export const activationActs: Readonly<Record<ActivationStep, CommandName>> = {
  declared: 'activation',
  commander: 'roles',
  bridge: 'openBridge',
  paged: 'page',
  executives: 'notify',
  citizens: 'message',
};

export const standDownActs: Readonly<Record<StandDownStep, CommandName>> = {
  finalUpdate: 'message',
  handOff: 'standDownSteps',
  review: 'review',
  thanks: 'standDownSteps',
};

/** CLS-SECURITY: nobody is asked for a message that is withheld. */
const canBeDone = (command: CommandName, { withheld }: Incident): boolean =>
  withheld === null || command !== 'message';

function activationStep({ steps }: WarRoom, incident: Incident, dueAt: Instant | null): NextStep | null {
  const left = activationSteps.filter((one) => steps[one] === undefined);
  const step = left.find((one) => canBeDone(activationActs[one], incident));
  if (left.length > 0 && step === undefined) return null;
  return {
    command: step ? activationActs[step] : 'activation',
    says: 'activation',
    ...(step ? { step } : {}),
    dueAt,
  };
}

const openRoom = (incident: Incident): WarRoom | null => {
  const room = currentWarRoom(incident);
  return room?.stoodDown === null ? room : null;
};

/** The first of these clocks that somebody can act on now; `list` is all that is owed. */
function first(
  clocks: readonly ClockReading[],
  list: readonly ClockReading[],
  incident: Incident,
): NextStep | null {
  for (const reading of clocks) {
    const step = meeting(reading, list, incident);
    if (step) return step;
  }
  return null;
}

/**
 * What meets a clock; null where only the work itself does (target resolution), where another rule speaks for it
 * (closing), or where it may not be met (CLS-SECURITY: messages withheld).
 */
export function meeting(
  reading: ClockReading,
  list: readonly ClockReading[],
  incident: Incident,
): NextStep | null {
  const { kind, dueAt } = reading;
  const subject = reading.subject as EventId | null;
  switch (kind) {
    case 'acknowledge':
      return { command: 'acknowledge', says: 'acknowledge', dueAt };
    case 'triage':
      return triageStep(incident, dueAt);
    case 'warRoom': {
      const room = openRoom(incident);
      return room && activationStep(room, incident, dueAt);
    }
    case 'citizenFirst':
    case 'citizenUpdate':
    case 'restored':
      return incident.withheld ? null : { command: 'message', says: kind, dueAt };
    case 'bridgeStatus':
      return { command: 'bridgeStatus', says: kind, dueAt };
    case 'executiveBriefing':
      return { command: 'briefing', says: kind, dueAt };
    case 'investigate':
      // A decision is owed once; where the clock rolls, what was found winds it up again.
      return reading.cycle === null
        ? { command: 'decide', says: kind, dueAt }
        : { command: 'investigate', says: 'progress', dueAt };
    case 'decision':
      return { command: 'decide', says: kind, ...(subject ? { subject } : {}), dueAt };
    case 'action':
      return { command: 'actions', says: kind, ...(subject ? { subject } : {}), dueAt };
    case 'notify':
      return { command: 'notify', says: kind, tells: toldWith(reading, list), dueAt };
    case 'statutory':
      return { command: 'notify', says: kind, tells: [reading], dueAt };
    case 'page':
      return {
        command: reading.state === 'breached' ? 'page' : 'answerPage',
        says: reading.state === 'breached' ? 'pageNext' : 'page',
        ...(subject ? { subject } : {}),
        dueAt,
      };
    case 'reviewSchedule':
      return { command: 'review', says: kind, dueAt };
    case 'review':
      return { command: 'holdReview', says: kind, dueAt };
    case 'report':
      return { command: 'publishReport', says: kind, dueAt };
    case 'dailyReport':
      return { command: 'dailyReport', says: kind, dueAt };
    case 'resolve':
    case 'close':
      return null;
  }
}

/** Whoever is to be told as urgently: one sitting at the telephone does all of it. */
const toldWith = (reading: ClockReading, list: readonly ClockReading[]): readonly ClockReading[] =>
  list.filter(
    (other) =>
      other.kind === 'notify' &&
      isCounting(other) &&
      (other.dueAt <= reading.dueAt || (other.state === reading.state && reading.state === 'breached')),
  );

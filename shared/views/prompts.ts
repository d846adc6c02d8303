import { agenciesAffected } from '../clocks/parties.ts';
import { type ClockReading, isCounting } from '../clocks/reading.ts';
import { agenciesHit, uncoordinatedAgencies } from '../incident/affected.ts';
import { byUsers } from '../incident/decide/closure.ts';
import type { Recurrence } from '../incident/recurrence.ts';
import { currentWarRoom, holderOf, type Incident, isOpen, priorityOf, statusOf } from '../incident/state.ts';
import { isGraver } from '../policy/vocabulary.ts';

export const promptCodes = [
  'securityBelowFloor',
  'securityUntold',
  'considerP2',
  'commanderIsScribe',
  'pageOnCall',
  'checkDependents',
  'coordinateMessages',
  'severalServices',
  'askUsers',
  'permanentFix',
  'recurring',
] as const;

/** Something the policy suggests where nothing forces it; whoever reads it decides. */
export interface Prompt {
  readonly code: (typeof promptCodes)[number];
  readonly params: Readonly<Record<string, string | number>>;
}

export interface PromptContext {
  readonly readings: readonly ClockReading[];
  /** What it may be one of, as `suspectedRecurrence` finds it. */
  readonly recurrence: Recurrence | null;
  /** How many services depend on those affected, as the directory has it. */
  readonly dependents: number;
}

/** What to think of as the incident stands; the most pressing first, nothing for one that is closed. */
export function promptsOf(incident: Incident, context: PromptContext): readonly Prompt[] {
  if (!isOpen(incident)) return [];
  const asked: Readonly<Record<Prompt['code'], Prompt['params'] | null>> = {
    securityBelowFloor: belowFloor(incident) ? {} : null,
    securityUntold: untold(incident, context.readings) ? {} : null,
    considerP2: missesItsTarget(incident, context.readings) ? {} : null,
    commanderIsScribe: commandsAndWrites(incident) ? {} : null,
    pageOnCall: lacksOnCall(incident) ? {} : null,
    checkDependents: mayHitOthers(incident, context.dependents) ? { count: context.dependents } : null,
    coordinateMessages: speaksForSeveral(incident),
    severalServices: severalServices(incident),
    askUsers: usersUnasked(incident) ? {} : null,
    permanentFix: lacksPermanentFix(incident) ? {} : null,
    recurring: context.recurrence && unlinked(incident, context.recurrence),
  };
  return promptCodes.flatMap((code) => {
    const params = asked[code];
    return params === null ? [] : [{ code, params }];
  });
}

/** RUL-SECURITY: one console may have lowered it while another declared it a security incident. */
function belowFloor(incident: Incident): boolean {
  const priority = priorityOf(incident);
  return incident.security && priority !== null && isGraver('P2', priority);
}

/** CLS-SECURITY: CISO, legal and public relations have obligations of their own, and one of them has not been told. */
const untold = (incident: Incident, readings: readonly ClockReading[]): boolean =>
  incident.security && readings.some((reading) => reading.clause === 'NTF-CISO' && isCounting(reading));

/** CLS-P3: no SLA breach is part of what makes a P3; one that breaches may be a P2. */
const missesItsTarget = (incident: Incident, readings: readonly ClockReading[]): boolean =>
  priorityOf(incident) === 'P3' &&
  readings.some(({ kind, state, ended }) => kind === 'resolve' && state === 'breached' && ended === null);

/** WAR-ROLES */
const commandsAndWrites = (incident: Incident): boolean =>
  holderOf(incident, 'IC') !== null && holderOf(incident, 'IC') === holderOf(incident, 'SCRIBE');

/** INT-ASSIGN: a P2 is the on-call engineer's, too; the activation of a P1 pages them by itself. */
const lacksOnCall = (incident: Incident): boolean =>
  priorityOf(incident) === 'P2' && incident.pages.length === 0 && incident.resolution === null;

/** NTF-AGENCIES: owners of dependent services are told when these are hit, so somebody has to look. */
const mayHitOthers = (incident: Incident, dependents: number): boolean =>
  isPressing(incident) && dependents > 0 && incident.dependents.length === 0;

/** CLS-MULTI: citizens of several agencies are told once, and somebody sees to that. */
function speaksForSeveral(incident: Incident): Prompt['params'] | null {
  const alone = isPressing(incident) && uncoordinatedAgencies(incident).length > 0;
  return alone ? { count: agenciesHit(incident).length } : null;
}

/** CLS-MULTI: owners act together, and an office above them may take command. */
function severalServices(incident: Incident): Prompt['params'] | null {
  const count = incident.services.length;
  return isPressing(incident) && count > 1 ? { count, agencies: agenciesAffected(incident) } : null;
}

/** Grave enough, and not over, to think beyond the service itself. */
function isPressing(incident: Incident): boolean {
  const priority = priorityOf(incident);
  const grave = priority === 'P1' || priority === 'P2' || currentWarRoom(incident)?.stoodDown === null;
  return grave && incident.resolution === null;
}

/** CLO-CRITERIA */
const usersUnasked = (incident: Incident): boolean =>
  statusOf(incident) === 'resolved' && byUsers(incident) && incident.usersAsked === null;

/** RES-ACTION: a workaround asks for the permanent fix as an action before closing. */
export const lacksPermanentFix = ({ resolution, actions }: Incident): boolean =>
  resolution?.kind === 'workaround' && ![...actions].some(({ permanentFix }) => permanentFix);

/** CLO-REOPEN: those of several of the same that the record does not name yet; each counts (PIR-TRIGGER). */
function unlinked(incident: Incident, { others, count, days }: Recurrence): Prompt['params'] | null {
  const unnamed = others.filter(
    ({ stream }) => !incident.links.some((link) => link.as === 'recurrence of' && link.stream === stream),
  );
  return unnamed.length === 0 ? null : { count, days, refs: unnamed.map(({ ref }) => ref).join(', ') };
}

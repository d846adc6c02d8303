import type { ClockKind, ClockReading } from '../../../shared/clocks/reading.ts';
import { activation, triageDone } from '../../../shared/incident/checklist.ts';
import {
  currentWarRoom,
  holderOf,
  type Incident,
  priorityOf,
  statusOf,
} from '../../../shared/incident/state.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { activationSteps, standDownSteps, triageSteps } from '../../../shared/policy/vocabulary.ts';
import { owed } from '../../../shared/views/due.ts';
import { type CommandName, lacksPermanentFix } from './commands.ts';

type Says =
  | Exclude<ClockKind, 'warRoom' | 'close' | 'resolve'>
  | 'classify'
  | 'commander'
  | 'activation'
  | 'judgeChange'
  | 'judgeResolution'
  | 'standDown'
  | 'standDownSteps'
  | 'review'
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
  readonly dueAt: Instant | null;
}

/**
 * Null only for a closed incident. Clocks that warn come before what can simply be done next; once service is back,
 * concluding comes first, because standing down is what ends the cadences.
 */
export function nextStep(incident: Incident, readings: readonly ClockReading[]): NextStep | null {
  if (statusOf(incident) === 'closed') return null;
  const list = owed(readings);
  const dueOf = (kind: ClockKind): Instant | null =>
    list.find((reading) => reading.kind === kind)?.dueAt ?? null;
  return (
    taking(incident, dueOf) ??
    concluding(incident, dueOf) ??
    first(
      list.filter(({ state }) => state !== 'running'),
      incident,
    ) ??
    checklist(incident, dueOf) ??
    first(list, incident) ?? { command: 'resolve', says: 'resolve', dueAt: dueOf('resolve') }
  );
}

type DueOf = (kind: ClockKind) => Instant | null;

/** Somebody must take it before anything else makes sense. */
function taking(incident: Incident, dueOf: DueOf): NextStep | null {
  if (priorityOf(incident) === null)
    return { command: 'classify', says: 'classify', dueAt: dueOf('acknowledge') };
  if (incident.acknowledged === null && statusOf(incident) === 'new')
    return { command: 'acknowledge', says: 'acknowledge', dueAt: dueOf('acknowledge') };
  const room = currentWarRoom(incident);
  if (room !== null && room.stoodDown === null && holderOf(incident, 'IC') === null)
    return { command: 'roles', says: 'commander', dueAt: dueOf('warRoom') };
  return null;
}

function checklist(incident: Incident, dueOf: DueOf): NextStep | null {
  const due = dueOf('triage');
  if (due !== null && triageDone(incident.triage) === null) return triageStep(incident, due);
  const room = currentWarRoom(incident);
  if (room !== null && room.stoodDown === null && activation(room) === null)
    return activationStep(incident, dueOf('warRoom'));
  const message = dueOf('citizenFirst');
  if (message !== null) return { command: 'message', says: 'citizenFirst', dueAt: message };
  const awaiting = incident.changes.some(({ verdict }) => verdict.kind === 'awaiting');
  return awaiting ? { command: 'judgeChange', says: 'judgeChange', dueAt: null } : null;
}

function triageStep(incident: Incident, dueAt: Instant | null): NextStep {
  const step = triageSteps.find((one) => incident.triage[one] === undefined);
  return { command: 'triage', says: 'triage', ...(step ? { step } : {}), dueAt };
}

function activationStep(incident: Incident, dueAt: Instant | null): NextStep {
  const done = currentWarRoom(incident)?.steps ?? {};
  const step = activationSteps.find((one) => done[one] === undefined);
  return { command: 'activation', says: 'activation', ...(step ? { step } : {}), dueAt };
}

/** From the restoration to the end: told, approved, stood down, reviewed, closed. */
function concluding(incident: Incident, dueOf: DueOf): NextStep | null {
  if (incident.resolution === null) return null;
  const restored = dueOf('restored');
  if (restored !== null) return { command: 'message', says: 'restored', dueAt: restored };
  const dueAt = dueOf('close');
  if (incident.resolution.approved === null)
    return { command: 'judgeResolution', says: 'judgeResolution', dueAt };
  const room = currentWarRoom(incident);
  if (room !== null && room.stoodDown === null) return { command: 'standDown', says: 'standDown', dueAt };
  if (incident.review === null) return { command: 'review', says: 'review', dueAt };
  if (lacksPermanentFix(incident)) return { command: 'permanentFix', says: 'permanentFix', dueAt };
  const step = room && standDownSteps.find((one) => room.standDownSteps[one] === undefined);
  if (step) return { command: 'standDownSteps', says: 'standDownSteps', step, dueAt };
  return { command: 'close', says: 'close', dueAt };
}

/** The first clock in the list that somebody can act on now. */
function first(list: readonly ClockReading[], incident: Incident): NextStep | null {
  for (const reading of list) {
    const step = meeting(reading, incident);
    if (step) return step;
  }
  return null;
}

/** What meets a clock; null where only the work itself does (target resolution) or another rule speaks for it (closing). */
function meeting({ kind, dueAt, subject }: ClockReading, incident: Incident): NextStep | null {
  switch (kind) {
    case 'acknowledge':
      return { command: 'acknowledge', says: 'acknowledge', dueAt };
    case 'triage':
      return triageStep(incident, dueAt);
    case 'warRoom':
      return activationStep(incident, dueAt);
    case 'citizenFirst':
    case 'citizenUpdate':
    case 'restored':
      return { command: 'message', says: kind, dueAt };
    case 'bridgeStatus':
      return { command: 'bridgeStatus', says: kind, dueAt };
    case 'executiveBriefing':
      return { command: 'briefing', says: kind, dueAt };
    case 'investigate':
      return { command: 'decide', says: kind, dueAt };
    case 'decision':
      return { command: 'decide', says: kind, ...(subject ? { subject } : {}), dueAt };
    case 'action':
      return { command: 'actions', says: kind, ...(subject ? { subject } : {}), dueAt };
    case 'resolve':
    case 'close':
      return null;
  }
}

import { type DirectoryEntries, noEntries } from '../directory/command.ts';
import { slugOf } from '../directory/plain-text.ts';
import type { IncidentCommand } from '../incident/command.ts';
import type { AgencyId, AppointmentId, EventId, PersonId, ServiceId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { ActivationStep, Tier, TriageStep, WarRoomRole } from '../policy/vocabulary.ts';
import { tiers } from '../policy/vocabulary.ts';
import type { Drill, DrillCommand } from './script.ts';

export const drillPerson = (name: string): PersonId => `drill-${slugOf(name)}` as PersonId;
export const drillService = (name: string): ServiceId => `drill-${slugOf(name)}` as ServiceId;

/** What a drill needs in the directory before its first command; each office is held for the drill's services only. */
export function directoryEntriesOf(drill: Drill): DirectoryEntries {
  const agency = `drill-${slugOf(drill.title)}`.slice(0, 80) as AgencyId;
  const services = drill.services.map(({ name, tier }) => ({
    id: drillService(name),
    name,
    tier: tiers[tier - 1] as Tier,
    agency,
    dependsOn: [],
    vendors: [],
    monitoring: { automated: false, slaAlerts: false, aroundTheClock: false, severalLocations: false },
    targets: {},
    rotation: null,
    retired: false,
  }));
  const people = drill.people.map(({ name }) => ({
    id: drillPerson(name),
    name,
    handle: slugOf(name)
      .replaceAll(/[^a-z0-9-]/g, '')
      .slice(0, 30),
    agency,
    email: null,
    phone: null,
    left: false,
  }));
  const appointments = services.flatMap(({ id: service }) =>
    drill.people.map(({ name, office }) => ({
      id: `${drillPerson(name)}-${service}`.slice(0, 80) as AppointmentId,
      office,
      scope: { kind: 'service' as const, service },
      person: drillPerson(name),
      as: 'holder' as const,
      from: null,
      until: null,
    })),
  );
  const agencies = [{ id: agency, name: drill.title, short: drill.title.slice(0, 20).trim() }];
  return { ...noEntries, agencies, people, services, appointments };
}

/** Who acts at a step: the person who holds the office that it names. */
export function actorOf(drill: Drill, step: DrillCommand): PersonId {
  const person = drill.people.find(({ office }) => office === step.by);
  return drillPerson(person?.name ?? step.by);
}

export interface DrillStep {
  readonly command: IncidentCommand;
  /** Given where the step back-dates what it records. */
  readonly occurredAt: Instant | null;
}

const triage: Record<Extract<DrillCommand, { command: 'triageStep' }>['step'], TriageStep> = {
  validated: 'validated',
  'impact assessed': 'impact',
  'services and dependencies': 'services',
  assigned: 'assigned',
};

const activation: Record<Extract<DrillCommand, { command: 'activateStep' }>['step'], ActivationStep> = {
  'P1 declared': 'declared',
  'bridge opened': 'bridge',
  'key personnel paged': 'paged',
  'executives notified': 'executives',
  'citizen communication initiated': 'citizens',
};

const roles: Record<Extract<DrillCommand, { command: 'appoint' }>['role'], WarRoomRole> = {
  'Incident Commander': 'IC',
  'Technical Lead': 'TL',
  'Communications Lead': 'CL',
  Scribe: 'SCRIBE',
  'Agency Liaison': 'AL',
};

/**
 * The commands that one step of a drill stands for. `actionId` gives the id that an action got when it was added. A
 * declaration is two: the file states the priority with it, and here that is a classification of its own.
 */
export function commandsOf(
  drill: Drill,
  step: DrillCommand,
  actionId: (name: string) => EventId,
): readonly DrillStep[] {
  const now = (command: IncidentCommand): readonly DrillStep[] => [{ command, occurredAt: null }];
  switch (step.command) {
    case 'declare':
      return declaration(drill, step);
    case 'acknowledge':
      return now({ type: 'acknowledge', assignee: actorOf(drill, step) });
    case 'note': {
      const { text, progress = false, occurredAt = null } = step;
      return [{ command: { type: 'addEntry', kind: 'note', text, progress }, occurredAt }];
    }
    case 'triageStep':
      return now({ type: 'completeTriageStep', step: triage[step.step] });
    case 'activateStep':
      return now({ type: 'completeActivationStep', step: activation[step.step] });
    case 'appoint':
      return now({ type: 'assignRole', role: roles[step.role], person: drillPerson(step.person), note: '' });
    case 'messageSent':
      return now({
        type: 'sendMessage',
        kind: step.kind ?? 'update',
        channels: step.channels,
        text: step.text,
      });
    case 'bridgeStatus':
      return now({ type: 'giveBridgeStatus', text: step.text });
    case 'decide': {
      const { text, rationale } = step;
      return now({
        type: 'makeDecision',
        decision: null,
        text,
        rationale,
        options: [],
        risk: null,
        decidedBy: null,
      });
    }
    case 'addAction': {
      const { text, owner, due } = step;
      const permanentFix = text.includes('(permanent fix)');
      return now({ type: 'addAction', text, owner: drillPerson(owner), due, permanentFix });
    }
    case 'completeAction':
      return now({ type: 'completeAction', action: actionId(step.id), note: '' });
    case 'reclassify': {
      const { to, reason, impactChangedAt: changedAt, approvedBy } = step;
      const approval = { person: drillPerson(approvedBy), spoken: null };
      return now({ type: 'reclassify', to, basis: 'impact changed', changedAt, reason, note: '', approval });
    }
    case 'resolve':
      return now({ type: 'resolve', kind: step.kind, restoredAt: step.restoredAt, text: step.text });
    case 'approveResolution':
      return now({ type: 'approveResolution' });
    case 'scheduleReview':
      return now({ type: 'scheduleReview', heldAt: step.heldAt, facilitator: drillPerson(step.facilitator) });
    case 'standDown':
      return now({ type: 'standDown', criterion: 'service acceptable' });
    case 'close':
      return now(closure(step));
  }
}

function declaration(
  drill: Drill,
  step: Extract<DrillCommand, { command: 'declare' }>,
): readonly DrillStep[] {
  const declare: IncidentCommand = {
    type: 'declare',
    title: step.title,
    services: [drillService(step.service)],
    impact: step.impact,
    drill: true,
    method: step.source,
    reportedBy: drill.people.find(({ office }) => office === step.by)?.name ?? step.by,
    onsetAt: step.occurredAt,
    detectedAt: step.detectedAt,
  };
  const classify: IncidentCommand = {
    type: 'classify',
    answers: {},
    priority: step.priority,
    overrideReason: null,
  };
  return [
    { command: declare, occurredAt: null },
    { command: classify, occurredAt: null },
  ];
}

/** Whoever closes in the file attests the criteria: the files close only what was back to normal. */
const closure = ({ rootCause, lessons }: Extract<DrillCommand, { command: 'close' }>): IncidentCommand => ({
  type: 'close',
  rootCause,
  // The files tell their cause in words; which category it falls under is for the review to say.
  category: 'unknown',
  lessons,
  serviceNormal: true,
  slaAcceptable: true,
  userConfirmation: 'not reported by users',
  usersNotified: true,
  statusPageUpdated: true,
  recurring: false,
  handOff: '',
});

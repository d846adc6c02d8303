import type { BasedOn } from '../kernel/envelope.ts';
import type { EventId } from '../kernel/ids.ts';
import { headIds, type Register } from '../kernel/register.ts';
import type { NewIncidentEvent } from './event.ts';
import type { Incident } from './state.ts';

/** The fields that an event sets: what two consoles can disagree about (design §5). */
export function fieldsSetBy(event: NewIncidentEvent): readonly string[] {
  switch (event.type) {
    case 'declared':
      return ['status', ...event.body.services.map((service) => `service/${service}`)];
    case 'acknowledged':
    case 'resolved':
    case 'resolutionRefused':
    case 'closed':
    case 'reopened':
      return ['status'];
    case 'classified':
      return ['priority'];
    case 'reclassified':
      return event.body.effective ? ['priority'] : [];
    case 'reclassificationApproved':
    case 'reclassificationRefused':
      return event.body.sets === null ? [] : ['priority'];
    case 'roleAssigned':
      return [`role/${event.body.role}`];
    case 'actionStarted':
    case 'actionDone':
      return [`action/${event.body.action}/state`];
    case 'actionReassigned':
      return [`action/${event.body.action}/owner`];
    case 'actionRedated':
      return [`action/${event.body.action}/deadline`];
    default:
      return [];
  }
}

function registerAt(incident: Incident, field: string): Register<unknown> | undefined {
  const [kind, id, part] = field.split('/');
  switch (kind) {
    case 'status':
      return incident.status;
    case 'priority':
      return incident.priority;
    case 'role':
      return incident.roles[id as keyof Incident['roles']];
    case 'action': {
      const action = incident.actions.get(id ?? '');
      return action?.[part as 'state' | 'owner' | 'deadline'];
    }
    default:
      return undefined;
  }
}

/** What an event made on top of `incident` must name: per field it sets, the heads its author sees. */
export function basedOnOf(incident: Incident | null, event: NewIncidentEvent): BasedOn {
  const based: Record<string, readonly EventId[]> = {};
  for (const field of fieldsSetBy(event)) based[field] = incident ? headIds(registerAt(incident, field)) : [];
  return based;
}

/**
 * Fields on which two consoles disagree; a command that sets one settles it, because it names every head. Two that set
 * the same value without knowing of one another have nothing to settle.
 */
export function conflictsOf(incident: Incident): readonly string[] {
  const fields = [
    'status',
    'priority',
    ...Object.keys(incident.roles).map((role) => `role/${role}`),
    ...[...incident.actions].flatMap(({ id }) =>
      ['state', 'owner', 'deadline'].map((part) => `action/${id}/${part}`),
    ),
  ];
  return fields.filter(
    (field) => new Set(registerAt(incident, field)?.heads.map(({ value }) => value)).size > 1,
  );
}

import type { BasedOn } from '../kernel/envelope.ts';
import type { EventId } from '../kernel/ids.ts';
import { headIds, type Register } from '../kernel/register.ts';
import { eventVersions, type IncidentEvent, type NewIncidentEvent } from './event.ts';
import type { Incident } from './state.ts';

/**
 * Fields in which the later in fold order simply holds: a person sees who said what on the timeline and says it again.
 * Only `security` is valued fail-safe, where it folds. Their last setter is found on the timeline, not kept beside them.
 */
const withoutRegister: ReadonlySet<string> = new Set([
  'services',
  'coordination',
  'detectedAt',
  'onsetAt',
  'description',
  'assignee',
  'security',
  'restricted',
  'withheld',
  'pack',
]);

/** The fields that an event sets: what two consoles can disagree about (design §5). */
export function fieldsSetBy(event: NewIncidentEvent): readonly string[] {
  switch (event.type) {
    case 'declared':
      return ['status', 'services', 'detectedAt', 'onsetAt', 'description', 'pack'];
    case 'acknowledged':
      return ['status', 'assignee'];
    case 'resolved':
    case 'resolutionRefused':
    case 'closed':
    case 'reopened':
    case 'dismissed':
      return ['status'];
    case 'classified':
      return event.body.security ? ['priority', 'security'] : ['priority'];
    case 'reclassified':
      return event.body.effective ? ['priority'] : [];
    case 'reclassificationApproved':
    case 'reclassificationRefused':
      return event.body.sets === null ? [] : ['priority'];
    case 'timesCorrected': {
      const { detectedAt, onsetAt } = event.body;
      return [...(detectedAt === null ? [] : ['detectedAt']), ...(onsetAt === null ? [] : ['onsetAt'])];
    }
    case 'described':
      return ['description'];
    case 'servicesChanged':
      return ['services'];
    case 'messagesCoordinated':
      return ['coordination'];
    case 'assigned':
      return ['assignee'];
    case 'securityDeclared':
      return event.body.sets === null ? ['security'] : ['security', 'priority'];
    case 'securityWithdrawn':
      return ['security'];
    case 'restricted':
      return ['restricted'];
    case 'messagesWithheld':
    case 'messagesReleased':
      return ['withheld'];
    case 'packMoved':
      return ['pack'];
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
  for (const field of fieldsSetBy(event)) based[field] = incident ? headsAt(incident, field) : [];
  return based;
}

function headsAt(incident: Incident, field: string): readonly EventId[] {
  if (!withoutRegister.has(field)) return headIds(registerAt(incident, field));
  const last = lastToSet(incident, field);
  return last === null ? [] : [last];
}

/** The event that set a field without a register last, as the record stands; null where none did. */
export function lastToSet(incident: Incident, field: string): EventId | null {
  for (let position = incident.timeline.length - 1; position >= 0; position--) {
    const event = incident.timeline.at(position)?.event;
    // What a newer console wrote was not applied either.
    if (
      event &&
      event.v <= (eventVersions[event.type] ?? 1) &&
      fieldsSetBy(event as IncidentEvent).includes(field)
    )
      return event.id;
  }
  return null;
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

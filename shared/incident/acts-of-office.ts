import type { Envelope } from '../kernel/envelope.ts';
import { approverOffice, CISO, mayRestrict } from './decide/authority.ts';
import { type DecideContext, holdsOffice, isCommander } from './decide/context.ts';
import type { IncidentEventType } from './event.ts';
import type { Incident } from './state.ts';

/** What surrounds an act that is judged afterwards; whose act it is and when is the event's own to say. */
export type ActWorld = Pick<DecideContext, 'directory' | 'pack'>;

type Held = (incident: Incident, context: DecideContext) => boolean;

const bySecurity: Held = (incident, context) => holdsOffice(context, [CISO], incident.services);
const byApprover: Held = (incident, context) =>
  holdsOffice(context, [approverOffice(incident, context)], incident.services);
const byPriorityOffice: Held = (incident, context) =>
  holdsOffice(context, [context.pack.approvals.priorityChange], incident.services);

/**
 * Acts that bind others because of the office behind them; everything else is a fact, whoever wrote it. Adding one: its
 * event, and who may do it exactly as `decide` asks. A redaction is none: its words are gone for good where it was made,
 * so to set it aside would leave a record that says one thing here and another there (docs/decisions/0014).
 */
const acts: { readonly [T in IncidentEventType]?: Held } = {
  resolutionApproved: byApprover,
  resolutionRefused: byApprover,
  reclassificationApproved: byPriorityOffice,
  reclassificationRefused: byPriorityOffice,
  warRoomStoodDown: (incident, context) => isCommander(incident, context.person),
  messagesWithheld: bySecurity,
  securityWithdrawn: (incident, context) =>
    bySecurity(incident, context) || byPriorityOffice(incident, context),
  restricted: mayRestrict,
};

export const isActOfOffice = ({ type }: Pick<Envelope, 'type'>): boolean => Object.hasOwn(acts, type);

/**
 * Whether whoever acted held the office at the event's time (design §5, quarantine). `incident` is as the record stood
 * before the event; where that says nothing of the incident there is nothing to hold an office in.
 */
export function wasInOffice(event: Envelope, incident: Incident | null, world: ActWorld): boolean {
  const held = (acts as Readonly<Record<string, Held>>)[event.type];
  if (!held) return true;
  if (!incident) return false;
  return held(incident, {
    ...world,
    person: event.onBehalfOf?.person ?? event.actor.person,
    now: event.recordedAt,
    occurredAt: event.occurredAt,
    adopted: () => undefined,
    others: new Map(),
    recurrence: null,
    ref: '',
  });
}

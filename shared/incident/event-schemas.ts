import { z } from 'zod';
import { instant, recorded, TEXT_LIMIT, TITLE_LIMIT } from '../kernel/field-schemas.ts';
import {
  agencyIdSchema,
  eventIdSchema,
  incidentStreamSchema,
  personIdSchema,
  serviceIdSchema,
} from '../kernel/id-schemas.ts';
import {
  activationSteps,
  detectionMethods,
  dismissals,
  incidentLinks,
  investigationSteps,
  notificationChannels,
  priorities,
  reclassificationBases,
  resolutionKinds,
  runningSteps,
  standDownSteps,
  supportTiers,
  tiers,
  triageSteps,
  userConfirmations,
  warRoomRoles,
} from '../policy/vocabulary.ts';
import { answers, httpLink, packReference, risk, spoken } from './command.ts';
import type { IncidentEventBodies, IncidentEventType } from './event.ts';

const prose = recorded(TEXT_LIMIT);
const title = recorded(TITLE_LIMIT);
const priority = z.enum(priorities);
const role = z.enum(warRoomRoles);
const method = z.enum(detectionMethods);
/** An id that the policy pack gives: a rule, a criterion, a channel, a root cause. */
const named = recorded(60);

const affected = z.array(
  z.object({
    service: serviceIdSchema,
    tier: z.enum(tiers),
    agency: agencyIdSchema.nullable(),
    targets: z.partialRecord(priority, z.number().int().positive()),
  }),
);
const otherIncident = z.object({ stream: incidentStreamSchema, ref: recorded(40), title });
const reasoned = z.object({ reason: prose });
const told = z.object({ text: prose });

/**
 * The current version of every body, as it may come from another console: `evolve` is total for what these let pass,
 * and for nothing else. They only look: whatever else a body holds stays in it, and no text is changed. A new value of
 * an enumeration is therefore a new version of the body, or consoles that do not know it would call it malformed.
 */
export const incidentEventSchemas = {
  declared: z.object({
    ref: recorded(40),
    title,
    affected,
    tier: z.enum(tiers),
    impact: prose,
    drill: z.boolean(),
    method,
    reportedBy: title,
    onsetAt: instant.nullable(),
    detectedAt: instant,
    pack: packReference,
    zone: recorded(60),
  }),
  classified: z.object({
    answers,
    machine: priority.nullable(),
    priority,
    overrideReason: prose.nullable(),
    security: z.boolean(),
    breach: z.boolean(),
  }),
  acknowledged: z.object({ assignee: personIdSchema }),
  timesCorrected: z.object({
    detectedAt: instant.nullable(),
    onsetAt: z.union([instant, z.literal('unknown')]).nullable(),
    reason: prose,
  }),
  described: z.object({ title, impact: prose }),
  servicesChanged: z.object({ affected, tier: z.enum(tiers), reason: prose }),
  dependentsReported: z.object({ dependents: affected }),
  messagesCoordinated: z.object({
    coordinator: personIdSchema,
    agencies: z.array(agencyIdSchema),
    note: prose,
  }),
  reportReceived: z.object({ method, reportedBy: title, text: prose }),
  dismissed: z.object({ as: z.enum(dismissals), original: otherIncident.nullable(), reason: prose }),
  duplicateAttached: z.object({ duplicate: otherIncident, detectedAt: instant }),
  assigned: z.object({
    from: personIdSchema.nullable(),
    person: personIdSchema,
    tier: z.enum(supportTiers).nullable(),
    note: prose,
  }),
  investigationStepDone: z.object({
    step: z.enum(investigationSteps),
    finding: prose,
    links: z.array(z.object({ label: title, url: httpLink })),
  }),
  securityDeclared: z.object({ breach: z.boolean(), reason: prose, sets: priority.nullable() }),
  securityWithdrawn: reasoned,
  restricted: z.object({ people: z.array(personIdSchema), reason: prose }),
  messagesWithheld: reasoned,
  messagesReleased: z.object({}),
  incidentLinked: z.object({ other: otherIncident, as: z.enum(incidentLinks) }),
  packMoved: z.object({ from: packReference, to: packReference, reason: prose }),
  triageStepDone: z.object({ step: z.enum(triageSteps) }),
  reclassified: z.object({
    from: priority,
    to: priority,
    basis: z.enum(reclassificationBases),
    changedAt: instant,
    reason: title,
    note: prose,
    approval: z.object({ person: personIdSchema, spoken: spoken.nullable() }).nullable(),
    effective: z.boolean(),
  }),
  reclassificationApproved: z.object({ change: eventIdSchema, sets: priority.nullable() }),
  reclassificationRefused: z.object({ change: eventIdSchema, reason: prose, sets: priority.nullable() }),
  roleAssigned: z.object({
    role,
    person: personIdSchema.nullable(),
    from: personIdSchema.nullable(),
    note: prose,
    by: z.enum(['appointment', 'handOver', 'takeOver']),
  }),
  roleOffered: z.object({ role, to: personIdSchema, note: prose }),
  roleOfferEnded: z.object({ role, note: prose }),
  bridgeOpened: z.object({ video: recorded(2_000), chat: recorded(2_000) }),
  bridgeJoined: z.object({ person: personIdSchema }),
  bridgeLeft: z.object({ person: personIdSchema }),
  runningStepDone: z.object({ step: z.enum(runningSteps) }),
  paged: z.object({
    person: personIdSchema,
    follows: eventIdSchema.nullable(),
    channel: z.enum(notificationChannels),
    text: prose,
    answerBy: instant,
    next: personIdSchema.nullable(),
  }),
  pageAnswered: z.object({ page: eventIdSchema }),
  notified: z.object({
    rule: named,
    about: recorded(80).nullable(),
    person: personIdSchema.nullable(),
    channel: z.enum(notificationChannels),
    proof: prose,
    acknowledged: z.boolean(),
  }),
  notificationAcknowledged: z.object({ notification: eventIdSchema }),
  activationStepDone: z.object({
    step: z.enum(activationSteps),
    seen: z.boolean(),
    at: instant.nullable(),
  }),
  warRoomStoodDown: z.object({ criterion: named }),
  standDownStepDone: z.object({ step: z.enum(standDownSteps) }),
  entryAdded: z.object({ kind: z.enum(['note', 'followUp']), text: prose, progress: z.boolean() }),
  entryAmended: z.object({ entry: eventIdSchema, text: prose }),
  entryStruck: z.object({ entry: eventIdSchema, reason: prose }),
  decisionOpened: z.object({ question: prose, until: instant }),
  decisionMade: z.object({
    decision: eventIdSchema.nullable(),
    text: prose,
    rationale: prose,
    options: z.array(prose),
    risk: risk.nullable(),
    decidedBy: personIdSchema,
  }),
  actionAdded: z.object({
    text: prose,
    owner: personIdSchema,
    due: instant,
    permanentFix: z.boolean(),
  }),
  actionStarted: z.object({ action: eventIdSchema }),
  actionDone: z.object({ action: eventIdSchema, note: prose }),
  actionReassigned: z.object({ action: eventIdSchema, owner: personIdSchema, reason: prose }),
  actionRedated: z.object({ action: eventIdSchema, due: instant, reason: prose }),
  messageSent: z.object({
    kind: z.enum(['update', 'restoration', 'closing']),
    channels: z.array(named),
    text: prose,
  }),
  bridgeStatusGiven: told,
  executiveBriefingGiven: told,
  dailyReportGiven: told,
  reviewHeld: z.object({ note: prose }),
  reportPublished: z.object({ where: prose }),
  usersAsked: told,
  reviewScheduled: z.object({ heldAt: instant, facilitator: personIdSchema }),
  resolved: z.object({ kind: z.enum(resolutionKinds), restoredAt: instant, text: prose }),
  resolutionApproved: z.object({ resolution: eventIdSchema.nullable() }),
  resolutionRefused: z.object({ resolution: eventIdSchema.nullable(), reason: prose }),
  closed: z.object({
    rootCause: prose,
    category: named.nullable(),
    lessons: prose,
    userConfirmation: z.enum(userConfirmations),
    recurring: z.boolean(),
    handOff: prose,
  }),
  reopened: reasoned,
  redacted: z.object({
    targets: z.array(z.object({ event: eventIdSchema, instead: z.record(z.string(), z.unknown()) })).min(1),
    reason: prose,
  }),
} satisfies { readonly [T in IncidentEventType]: z.ZodType<IncidentEventBodies[T]> };

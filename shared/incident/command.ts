import { z } from 'zod';
import { instant, prose, text, title } from '../kernel/field-schemas.ts';
import {
  eventIdSchema,
  incidentStreamSchema,
  personIdSchema,
  serviceIdSchema,
} from '../kernel/id-schemas.ts';
import type { StreamId } from '../kernel/ids.ts';
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
  triageSteps,
  userConfirmations,
  warRoomRoles,
} from '../policy/vocabulary.ts';

const scale = z.literal([1, 2, 3, 4, 5]);
/** A link to a log, a dashboard, a vendor's ticket: http(s) only, because a person will click on it. */
export const httpLink = z.url({ protocol: /^https?$/ }).max(2_000);
const link = z.strictObject({ label: title, url: httpLink });
export const packReference = z.strictObject({ id: z.string().max(60), version: z.string().max(30) });
export const spoken = z.enum(['phone', 'in the room', 'message']);
export const answers = z.record(z.string().max(60), z.enum(['yes', 'no', 'unknown']));
export const risk = z.strictObject({ impact: scale, probability: scale });

/** One entry a command: adding one here makes `decide` ask for its rule. */
const commands = {
  declare: {
    title,
    services: z.array(serviceIdSchema).max(200),
    impact: prose,
    drill: z.boolean(),
    method: z.enum(detectionMethods),
    reportedBy: title,
    onsetAt: instant.nullable(),
    detectedAt: instant,
  },
  classify: {
    answers,
    priority: z.enum(priorities),
    overrideReason: prose.nullable(),
  },
  acknowledge: { assignee: personIdSchema },
  completeTriageStep: { step: z.enum(triageSteps) },
  /** INT-RECORD: a time that was wrong; null leaves the one on record. `onsetUnknown` takes an onset back. */
  correctTimes: {
    detectedAt: instant.nullable(),
    onsetAt: instant.nullable(),
    onsetUnknown: z.boolean(),
    reason: prose,
  },
  /** INT-RECORD: what is broken and whom it hits, as it is better known. */
  describe: { title, impact: prose },
  /** CLS-MULTI: the services affected, all of them. */
  changeServices: { services: z.array(serviceIdSchema).max(200), reason: prose },
  /** NTF-AGENCIES: services that depend on those affected and are hit themselves. */
  reportDependents: { services: z.array(serviceIdSchema).min(1).max(200) },
  /** CLS-MULTI: who sees to it that citizens of several agencies are told the same, once. */
  coordinateMessages: { coordinator: personIdSchema, note: prose },
  /** Another report of the same, by a user or anybody else (CLK-CITIZEN-FIRST, P3). */
  recordReport: { method: z.enum(detectionMethods), reportedBy: title, text: prose },
  /** INT-TRIAGE: closed as what it was; `original` is the incident a duplicate repeats. */
  dismiss: { as: z.enum(dismissals), original: incidentStreamSchema.nullable(), reason: prose },
  /** INT-DETECTION: the other side of a duplicate, on its original. */
  attachDuplicate: { duplicate: incidentStreamSchema },
  /** INT-ASSIGN: hands over between people and support tiers. */
  assign: { tier: z.enum(supportTiers).nullable(), person: personIdSchema, note: prose },
  /** INT-INVESTIGATE: a step of the checklist with what it found; may be done again. */
  completeInvestigationStep: {
    step: z.enum(investigationSteps),
    finding: prose,
    links: z.array(link).max(20),
  },
  /** CLS-SECURITY */
  declareSecurity: { breach: z.boolean(), reason: prose },
  withdrawSecurity: { reason: prose },
  /** CLS-SECURITY: only these people, and those who hold a role, need to know. An empty list lifts it. */
  restrict: { people: z.array(personIdSchema).max(200), reason: prose },
  withholdMessages: { reason: prose },
  releaseMessages: {},
  linkIncident: { other: incidentStreamSchema, as: z.enum(incidentLinks) },
  /** GEN-PACK: goes on under another adopted version. */
  movePack: { to: packReference, reason: prose },
  reclassify: {
    to: z.enum(priorities),
    basis: z.enum(reclassificationBases),
    changedAt: instant,
    reason: title,
    note: prose,
    approval: z.strictObject({ person: personIdSchema, spoken: spoken.nullable() }).nullable(),
  },
  approveReclassification: { change: eventIdSchema },
  refuseReclassification: { change: eventIdSchema, reason: prose },
  assignRole: { role: z.enum(warRoomRoles), person: personIdSchema.nullable(), note: prose },
  /** WAR-TAKEOVER: the holder offers the role, the other accepts; `withdraw` and `decline` end the offer. */
  offerRole: { role: z.enum(warRoomRoles), to: personIdSchema, note: prose },
  answerOffer: { role: z.enum(warRoomRoles), accept: z.boolean(), note: prose },
  /** WAR-BRIDGE */
  joinBridge: { person: personIdSchema },
  leaveBridge: { person: personIdSchema },
  /** Links, or a number to dial. */
  openBridge: { video: text(2_000), chat: text(2_000) },
  completeRunningStep: { step: z.enum(runningSteps) },
  /** NTF-PAGE: null pages the first on call for the services affected. `follows` is the unanswered page. */
  page: {
    person: personIdSchema.nullable(),
    follows: eventIdSchema.nullable(),
    channel: z.enum(notificationChannels),
    text: prose,
  },
  answerPage: { page: eventIdSchema },
  /** NTF-PROOF: somebody was told. `rule` is the pack's notification; `about` the service or agency it is owed for. */
  notify: {
    rule: z.string().max(60),
    about: z.string().max(80).nullable(),
    person: personIdSchema.nullable(),
    channel: z.enum(notificationChannels),
    proof: prose,
    acknowledged: z.boolean(),
  },
  acknowledgeNotification: { notification: eventIdSchema },
  completeActivationStep: { step: z.enum(activationSteps) },
  standDown: { criterion: z.string().max(60) },
  completeStandDownStep: { step: z.enum(standDownSteps) },
  addEntry: { kind: z.enum(['note', 'followUp']), text: prose, progress: z.boolean() },
  amendEntry: { entry: eventIdSchema, text: prose },
  strikeEntry: { entry: eventIdSchema, reason: prose },
  /** Design §5, redaction: takes the words out of these lines, for good. */
  redact: { events: z.array(eventIdSchema).min(1).max(500), reason: prose },
  openDecision: { question: prose, until: instant },
  makeDecision: {
    decision: eventIdSchema.nullable(),
    text: prose,
    rationale: prose,
    options: z.array(prose).max(20),
    risk: risk.nullable(),
    decidedBy: personIdSchema.nullable(),
  },
  addAction: {
    text: prose,
    owner: personIdSchema.nullable(),
    due: instant.nullable(),
    permanentFix: z.boolean(),
  },
  startAction: { action: eventIdSchema },
  completeAction: { action: eventIdSchema, note: prose },
  reassignAction: { action: eventIdSchema, owner: personIdSchema, reason: prose },
  redateAction: { action: eventIdSchema, due: instant, reason: prose },
  sendMessage: {
    kind: z.enum(['update', 'restoration', 'closing']),
    channels: z.array(z.string().max(60)).max(20),
    text: prose,
  },
  giveBridgeStatus: { text: prose },
  giveExecutiveBriefing: { text: prose },
  giveDailyReport: { text: prose },
  scheduleReview: { heldAt: instant, facilitator: personIdSchema },
  /** CLK-PIR: the review took place. Its findings live in the review's own record. */
  holdReview: { note: prose },
  /** CLK-REPORT */
  publishReport: { where: prose },
  resolve: { kind: z.enum(resolutionKinds), restoredAt: instant, text: prose },
  approveResolution: {},
  refuseResolution: { reason: prose },
  /** CLO-CRITERIA: users who reported it are asked whether it works for them again. */
  askUsers: { text: prose },
  close: {
    rootCause: prose,
    /** PIR-TAXONOMY: one of the pack's root causes. */
    category: z.string().max(60),
    lessons: prose,
    serviceNormal: z.boolean(),
    slaAcceptable: z.boolean(),
    userConfirmation: z.enum(userConfirmations),
    /** CLO-NOTIFY */
    usersNotified: z.boolean(),
    statusPageUpdated: z.boolean(),
    recurring: z.boolean(),
    handOff: prose,
  },
  reopen: { reason: prose },
} satisfies Record<string, z.ZodRawShape>;

type Commands = typeof commands;
export type IncidentCommandType = keyof Commands;

/** What a person may ask of an incident, after decoding. */
export type IncidentCommand = {
  [T in IncidentCommandType]: { readonly type: T } & Fields<Commands[T]>;
}[IncidentCommandType];

/** A command without fields infers as "no key at all", which would forbid even `type`. */
type Fields<Shape extends z.ZodRawShape> = keyof Shape extends never ? unknown : z.infer<z.ZodObject<Shape>>;

export type CommandOf<T extends IncidentCommandType> = Extract<IncidentCommand, { readonly type: T }>;

const schemas = Object.entries(commands).map(([type, shape]) =>
  z.strictObject({ type: z.literal(type), ...shape }),
);

/** Decodes one command of the incident aggregate; unknown fields and types are refused. */
export const incidentCommandSchema = z.discriminatedUnion(
  'type',
  schemas as unknown as [z.ZodObject<{ type: z.ZodLiteral<string> }>],
) as unknown as z.ZodType<IncidentCommand>;

/** The other incidents that a command names: the decision is told of them as lists show them. */
export function incidentsNamedBy(command: IncidentCommand): readonly StreamId[] {
  switch (command.type) {
    case 'dismiss':
      return command.original === null ? [] : [command.original];
    case 'attachDuplicate':
      return [command.duplicate];
    case 'linkIncident':
      return [command.other];
    default:
      return [];
  }
}

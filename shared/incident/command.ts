import { z } from 'zod';
import { eventIdSchema, personIdSchema, serviceIdSchema } from '../kernel/id-schemas.ts';
import type { Instant } from '../kernel/time.ts';
import {
  activationSteps,
  detectionMethods,
  priorities,
  reclassificationBases,
  resolutionKinds,
  standDownSteps,
  triageSteps,
  userConfirmations,
  warRoomRoles,
} from '../policy/vocabulary.ts';

/** The longest text the record takes, in UTF-16 units: about three printed pages. */
export const TEXT_LIMIT = 10_000;
const TITLE_LIMIT = 300;

/** Text is trimmed; control characters other than line breaks and tabs have no place in a record. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => stripControls(value).trim());

const prose = text(TEXT_LIMIT);
const title = text(TITLE_LIMIT);

const stripControls = (value: string): string =>
  Array.from(value, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return (code < 0x20 && code !== 0x0a && code !== 0x09) || (code >= 0x7f && code <= 0x9f) ? '' : character;
  }).join('');

/** Years 1970 to 2200: anything beyond is a slip of the keyboard. */
export const instant = z.number().int().min(0).max(7_258_118_400_000) satisfies z.ZodType<Instant>;
const scale = z.literal([1, 2, 3, 4, 5]);
const spoken = z.enum(['phone', 'in the room', 'message']);

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
    answers: z.record(z.string().max(60), z.enum(['yes', 'no', 'unknown'])),
    priority: z.enum(priorities),
    overrideReason: prose.nullable(),
  },
  acknowledge: { assignee: personIdSchema },
  completeTriageStep: { step: z.enum(triageSteps) },
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
  completeActivationStep: { step: z.enum(activationSteps) },
  standDown: { criterion: z.string().max(60) },
  completeStandDownStep: { step: z.enum(standDownSteps) },
  addEntry: { kind: z.enum(['note', 'followUp']), text: prose, progress: z.boolean() },
  amendEntry: { entry: eventIdSchema, text: prose },
  strikeEntry: { entry: eventIdSchema, reason: prose },
  openDecision: { question: prose, until: instant },
  makeDecision: {
    decision: eventIdSchema.nullable(),
    text: prose,
    rationale: prose,
    options: z.array(prose).max(20),
    risk: z.strictObject({ impact: scale, probability: scale }).nullable(),
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
    kind: z.enum(['update', 'restoration']),
    channels: z.array(z.string().max(60)).max(20),
    text: prose,
  },
  giveBridgeStatus: { text: prose },
  giveExecutiveBriefing: { text: prose },
  scheduleReview: { heldAt: instant, facilitator: personIdSchema },
  resolve: { kind: z.enum(resolutionKinds), restoredAt: instant, text: prose },
  approveResolution: {},
  refuseResolution: { reason: prose },
  close: {
    rootCause: prose,
    lessons: prose,
    serviceNormal: z.boolean(),
    slaAcceptable: z.boolean(),
    userConfirmation: z.enum(userConfirmations),
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

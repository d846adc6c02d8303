import { z } from 'zod';
import { accepted, type Result, rejected } from '../kernel/result.ts';
import { durationLength, type Milliseconds } from '../kernel/time.ts';
import {
  activationSteps,
  detectionMethods,
  isGraver,
  type Priority,
  priorities,
  resolutionKinds,
  standDownSteps,
  tiers,
  triageSteps,
  warRoomRoles,
} from './vocabulary.ts';

/**
 * The policy as data (GEN-PACK): every limit, name, list and wording that a jurisdiction may edit. A pack is refused
 * whole, with path and reason, rather than half-understood: unknown fields are errors.
 */

const name = z.string().trim().min(1).max(200);
const sentence = z.string().trim().min(1).max(2_000);
const identifier = z.string().regex(/^[\w -]{1,60}$/, 'must be a short plain word');

const span = z.string().transform((text, context): Milliseconds => {
  const length = durationLength(text);
  if (length !== null) return length;
  context.addIssue({ code: 'custom', message: 'must be a positive duration such as PT15M or PT4H' });
  return z.NEVER;
});

/** Who owes it: a war-room role (CLK-VACANT says who steps in), an office, the assignee, or the item's own owner. */
const owner = z.union([
  z.strictObject({ role: z.enum(warRoomRoles) }),
  z.strictObject({ office: identifier }),
  z.strictObject({ assignee: z.literal(true) }),
]);
export type Owner = z.infer<typeof owner>;

const citation = {
  owner,
  /** Sections of the policy text, as shown on the board. */
  cite: z.array(z.string().regex(/^§\d+(\.\d+)?$/, 'must be a section such as §2.2')).min(1),
  /** True where the policy is silent and the figure is the pack's own. */
  packDefault: z.literal(true).optional(),
};

/** RUL-BOUNDARY: `under` is late at the limit, `within` is in time at it. Exactly one of them. */
const limitWith = <Extra extends z.ZodRawShape>(extra: Extra) =>
  z.union([
    z.strictObject({ under: span, ...citation, ...extra }),
    z.strictObject({ within: span, ...citation, ...extra }),
  ]);

const limit = limitWith({});
export type Limit = z.infer<typeof limit>;

const messageLimit = limitWith({
  /** Channels that must all have carried it; empty: any one channel is enough. */
  channels: z.array(identifier),
});
const investigationLimit = limitWith({
  /** True: the clock starts again with every progress note (P2). False: one decision is due (P1). */
  rolling: z.boolean(),
});
const briefingLimit = limitWith({
  /** A major status change brings the next briefing forward to this long after it. */
  afterMajorChange: span,
});

const byPriority = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(priorities), value);

const clocks = z.strictObject({
  acknowledge: byPriority(limit),
  triage: byPriority(limit),
  warRoom: byPriority(limit),
  citizenFirst: byPriority(messageLimit),
  citizenUpdate: byPriority(messageLimit),
  restored: byPriority(limit),
  bridgeStatus: limit,
  executiveBriefing: briefingLimit,
  resolve: byPriority(z.record(z.enum(tiers), limit)),
  investigate: byPriority(investigationLimit),
  close: byPriority(limit),
  action: z.strictObject({ cite: citation.cite }),
  decision: z.strictObject({ owner, cite: citation.cite }),
});

const question = z.strictObject({
  id: identifier,
  text: sentence,
  /** The priority that "yes" or "unknown" leads to. */
  yes: z.enum(priorities),
  /** The definition of the policy that the answer matches, in its own words. */
  quote: sentence,
  clause: identifier,
  /** CLS-SECURITY: "yes" makes it a security incident. */
  security: z.literal(true).optional(),
});
export type ClassificationQuestion = z.infer<typeof question>;

const named = <Ids extends readonly [string, ...string[]]>(ids: Ids) => z.record(z.enum(ids), name);

const packSchema = z
  .strictObject({
    schema: z.literal(1),
    id: identifier,
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be three numbers such as 1.0.0'),
    title: name,
    approver: identifier,
    zone: z.string().min(1),
    offices: z.record(identifier, name),
    roles: z.record(
      z.enum(warRoomRoles),
      z.strictObject({ name, short: z.string().min(1).max(12), duties: z.array(sentence), usual: name }),
    ),
    channels: z.record(identifier, name),
    detectionMethods: named(detectionMethods),
    resolutionKinds: named(resolutionKinds),
    triageSteps: z.record(z.enum(triageSteps), sentence),
    activationSteps: z.record(z.enum(activationSteps), sentence),
    standDownSteps: z.record(z.enum(standDownSteps), sentence),
    /** Each criterion says what must be true for it to hold (WAR-STANDDOWN). */
    standDownCriteria: z.record(
      identifier,
      z.strictObject({ text: sentence, requires: z.enum(['resolved', 'lower priority']) }),
    ),
    /** CLS-ESCALATE, CLS-DEESCALATE */
    raiseReasons: z.array(name).min(1),
    lowerReasons: z.array(name).min(1),
    /** Asked in order; the first "yes" or "unknown" decides, so graver priorities stand first. */
    classification: z.strictObject({ questions: z.array(question).min(1), otherwise: z.enum(priorities) }),
    /** Shares of a clock's span after which it warns. */
    warnAt: z.array(z.number().gt(0).lt(1)).min(1),
    clocks,
    /** CLS-RECLOCK: `detection` unless the jurisdiction counts target resolution from the change of priority. */
    resolutionFrom: z.enum(['detection', 'reclassification']),
    /** RES-APPROVE, RUL-DEESC: the office whose word it takes. */
    approvals: z.strictObject({
      resolution: z.record(z.enum(priorities), identifier),
      priorityChange: identifier,
    }),
    /** Offices that may appoint people to war-room roles, beside the commander. */
    appointedBy: z.array(identifier).min(1),
    /** Offices that may resolve and close, beside the commander, the technical lead and the assignee. */
    concludedBy: z.array(identifier).min(1),
    /** CLK-VACANT: the office that stands in where there is no commander. */
    standIn: identifier,
  })
  .superRefine((pack, context) => {
    const mustBeOffice = (office: string, ...path: (string | number)[]) => {
      if (!Object.hasOwn(pack.offices, office))
        context.addIssue({ code: 'custom', path, message: `"${office}" is not one of the pack's offices` });
    };
    mustBeOffice(pack.approver, 'approver');
    mustBeOffice(pack.standIn, 'standIn');
    mustBeOffice(pack.approvals.priorityChange, 'approvals', 'priorityChange');
    for (const priority of priorities)
      mustBeOffice(pack.approvals.resolution[priority], 'approvals', 'resolution', priority);
    for (const [index, office] of pack.appointedBy.entries()) mustBeOffice(office, 'appointedBy', index);
    for (const [index, office] of pack.concludedBy.entries()) mustBeOffice(office, 'concludedBy', index);
    for (const { at, office } of owingOffices(pack.clocks))
      mustBeOffice(office, 'clocks', ...at, 'owner', 'office');
    for (const [index, { yes, security }] of pack.classification.questions.entries()) {
      const before = pack.classification.questions[index - 1]?.yes;
      const problem = (message: string) =>
        context.addIssue({ code: 'custom', path: ['classification', 'questions', index, 'yes'], message });
      if (before && isGraver(yes, before))
        problem('must not be graver than the question before it: the first yes decides');
      if (security && isGraver('P2', yes)) problem('must be P2 or P1: a security incident starts no lower');
    }
    for (const kind of ['citizenFirst', 'citizenUpdate'] as const) {
      for (const priority of priorities) {
        for (const channel of pack.clocks[kind][priority]?.channels ?? []) {
          if (!Object.hasOwn(pack.channels, channel))
            context.addIssue({
              code: 'custom',
              path: ['clocks', kind, priority, 'channels'],
              message: `"${channel}" is not one of the pack's channels`,
            });
        }
      }
    }
    if (!isTimeZone(pack.zone))
      context.addIssue({ code: 'custom', path: ['zone'], message: `"${pack.zone}" is not a time zone` });
    if (pack.warnAt.some((share, index) => index > 0 && share <= (pack.warnAt[index - 1] ?? 0)))
      context.addIssue({ code: 'custom', path: ['warnAt'], message: 'must rise from one share to the next' });
  });

/** Every office that owes a clock, with the path of that clock beneath `clocks`. */
function owingOffices(
  value: unknown,
  at: readonly string[] = [],
): readonly { readonly at: readonly string[]; readonly office: string }[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const owes = 'owner' in value ? owner.safeParse(value.owner).data : undefined;
  if (owes) return 'office' in owes ? [{ at, office: owes.office }] : [];
  return Object.entries(value).flatMap(([key, inner]) => owingOffices(inner, [...at, key]));
}

export type PolicyPack = z.infer<typeof packSchema>;
/** The pack as written: durations are ISO 8601 texts. This is what the record keeps and what a person edits. */
export type PolicyPackSource = z.input<typeof packSchema>;

/** Which pack an incident was opened under (GEN-PACK); it keeps to it. */
export interface PackReference {
  readonly id: string;
  readonly version: string;
}

export interface PackProblem {
  /** Where in the file, e.g. `clocks.acknowledge.P1.under`. */
  readonly path: string;
  readonly reason: string;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A usable pack, or every problem with its path and reason. Never throws. */
export function parsePack(source: unknown): Result<PolicyPack, readonly PackProblem[]> {
  const parsed = packSchema.safeParse(source);
  if (parsed.success) return accepted(parsed.data);
  return rejected(parsed.error.issues.flatMap(problemsOf));
}

/** A union's issue hides the useful ones one level down: the branch that came closest is the one to tell of. */
function problemsOf(issue: z.core.$ZodIssue): readonly PackProblem[] {
  if (issue.code === 'invalid_union') {
    const closest = issue.errors.toSorted((a, b) => a.length - b.length)[0] ?? [];
    if (closest.length > 0)
      return closest.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), reason: unknownField(key) }));
  return [{ path: issue.path.join('.') || '(the whole file)', reason: issue.message }];
}

const unknownField = (key: string): string =>
  key === 'under' || key === 'within'
    ? 'must stand alone: a limit is either "under" or "within"'
    : 'is no field of a pack';

/** A limit's length and whether being exactly at it is late (RUL-BOUNDARY). */
export const limitSpan = (of: Limit): { readonly length: Milliseconds; readonly lateAtLimit: boolean } =>
  'under' in of ? { length: of.under, lateAtLimit: true } : { length: of.within, lateAtLimit: false };

export const resolutionApprover = (pack: PolicyPack, peak: Priority): string =>
  pack.approvals.resolution[peak];

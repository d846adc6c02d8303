import { z } from 'zod';
import { accepted, type Result, rejected } from '../kernel/result.ts';
import { type Calendar, calendar } from './pack/calendar.ts';
import { sizeProblems } from './pack/checks/size.ts';
import { problemsAcross } from './pack/checks.ts';
import { identifier, localDate, name, named, sentence } from './pack/fields.ts';
import { clocks, duration, notification } from './pack/limit.ts';
import { type PackProblem, problemsOf, wordingOf } from './pack/problems.ts';
import { template } from './pack/template.ts';
import { decisionTree } from './pack/tree.ts';
import { versionForm } from './version.ts';
import {
  activationSteps,
  detectionMethods,
  investigationSteps,
  type Priority,
  priorities,
  resolutionKinds,
  runningSteps,
  serviceRequestKinds,
  standDownSteps,
  supportTiers,
  triageSteps,
  warRoomRoles,
} from './vocabulary.ts';

/**
 * The policy as data (GEN-PACK): every limit, name, list and wording that a jurisdiction may edit. A pack is refused
 * whole, with path and reason, rather than half-understood: unknown fields are errors.
 */

const packSchema = z.strictObject({
  schema: z.literal(2),
  id: identifier,
  version: z.string().regex(versionForm, 'must be three numbers such as 1.0.0'),
  title: name,
  approver: identifier,
  /** When it comes into force and when it is due for review; null where the jurisdiction has yet to say. */
  effectiveFrom: localDate.nullable(),
  reviewBy: localDate.nullable(),
  /** The calendar of the jurisdiction, by its id below: its zone is the zone of every time shown (CLK-CALENDAR). */
  calendar: identifier,
  calendars: z.record(identifier, calendar),
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
  runningSteps: z.record(z.enum(runningSteps), sentence),
  standDownSteps: z.record(z.enum(standDownSteps), sentence),
  investigationSteps: z.record(z.enum(investigationSteps), sentence),
  serviceRequestKinds: named(serviceRequestKinds),
  /** INT-ASSIGN: what each tier of support does, and the office that holds it. */
  supportTiers: z.record(z.enum(supportTiers), z.strictObject({ name: sentence, office: identifier })),
  /** Each criterion says what must be true for it to hold (WAR-STANDDOWN). */
  standDownCriteria: z.record(
    identifier,
    z.strictObject({ text: sentence, requires: z.enum(['resolved', 'lower priority']) }),
  ),
  /** CLS-ESCALATE, CLS-DEESCALATE */
  raiseReasons: z.array(name).min(1),
  lowerReasons: z.array(name).min(1),
  classification: decisionTree,
  /** CLS-SECURITY: the additional procedure, linked on every security incident. */
  securityProcedure: z.strictObject({ title: name, text: sentence }),
  /** Shares of a clock's span after which it warns. */
  warnAt: z.array(z.number().gt(0).lt(1)).min(1),
  clocks,
  notifications: z.array(notification),
  /** How many reports of users are "several" (5.1, P3). */
  severalReports: z.number().int().min(2).max(1_000),
  /** From how many agencies on an incident is government-wide (5.2). */
  governmentWideFrom: z.number().int().min(2).max(1_000),
  /** PIR-TRIGGER: so many of the same within so many days are a recurring incident. */
  recurrence: z.strictObject({
    count: z.number().int().min(2).max(1_000),
    days: z.number().int().min(1).max(3_660),
  }),
  /** CLO-CRITERIA: how long users are given to confirm before "unanswered" counts. */
  userAnswerWithin: duration,
  /** PIR-TAXONOMY */
  rootCauses: z.record(identifier, name),
  /** COM-TEMPLATES: texts with `{{places}}` filled from the record. */
  templates: z.record(identifier, template),
  /** App. F */
  contacts: z.array(z.strictObject({ name, phone: z.string().max(60), email: z.string().max(200) })),
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
});

export type { Calendar } from './pack/calendar.ts';
export type { Owner } from './pack/fields.ts';
export {
  isLateAtLimit,
  type Limit,
  type NotificationRule,
  type Span,
  spanOf,
} from './pack/limit.ts';
export type { PackProblem } from './pack/problems.ts';
export type { TreeBranch, TreeOutcome, TreeQuestion } from './pack/tree.ts';

export type PolicyPack = z.infer<typeof packSchema>;
/** The pack as written: durations are ISO 8601 texts. This is what the record keeps and what a person edits. */
export type PolicyPackSource = z.input<typeof packSchema>;

/** Which pack an incident was opened under (GEN-PACK); it keeps to it. */
export interface PackReference {
  readonly id: string;
  readonly version: string;
}

/** A usable pack, or every problem with its path and reason. Never throws. */
export function parsePack(source: unknown): Result<PolicyPack, readonly PackProblem[]> {
  const unfit = sizeProblems(source);
  if (unfit.length > 0) return rejected(unfit);
  const parsed = packSchema.safeParse(source, { error: wordingOf });
  if (!parsed.success) return rejected(parsed.error.issues.flatMap(problemsOf));
  // Only parts that are right by themselves can be held against each other.
  const across = problemsAcross(parsed.data);
  if (across.length > 0)
    return rejected(across.map(({ path, message }) => ({ path: path.join('.'), reason: message })));
  return accepted(parsed.data);
}

/** Everything that is wrong with a pack while somebody writes it; none where it may be adopted (GEN-PACK). */
export function checkPack(source: unknown): readonly PackProblem[] {
  const parsed = parsePack(source);
  return parsed.ok ? [] : parsed.rejection;
}

/** The jurisdiction's own calendar. */
export const calendarOf = (pack: PolicyPack): Calendar => {
  const calendar = pack.calendars[pack.calendar];
  if (!calendar) throw new Error('A pack without its calendar passed its checks.');
  return calendar;
};

/** The zone of every time shown under this pack. */
export const zoneOf = (pack: PolicyPack): string => calendarOf(pack).zone;

export const resolutionApprover = (pack: PolicyPack, peak: Priority): string =>
  pack.approvals.resolution[peak];

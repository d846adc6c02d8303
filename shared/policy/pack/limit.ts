import { z } from 'zod';
import { DAY, durationLength, HOUR, type Milliseconds } from '../../kernel/time.ts';
import { tiers } from '../vocabulary.ts';
import { byPriority, identifier, localTime, owner, section, sentence } from './fields.ts';

/**
 * How long, in the ways the policy writes it (CLK-CALENDAR):
 * - `elapsed`: real time, whatever the calendar says;
 * - `businessHours`: working time only;
 * - `businessDays`: to the end of the n-th working day after the day it starts on;
 * - `nextAt`: the next such local time on a working day, or on the last working day of a week (summaries);
 * - `midnight`: the next local midnight of the jurisdiction (CLK-DAILY).
 * shared/policy/due.ts turns each into an instant.
 */
export type Span =
  | { readonly kind: 'elapsed'; readonly length: Milliseconds }
  | { readonly kind: 'businessHours'; readonly length: Milliseconds }
  | { readonly kind: 'businessDays'; readonly days: number }
  | { readonly kind: 'nextAt'; readonly time: string; readonly each: 'businessDay' | 'week' }
  | { readonly kind: 'midnight' };

/** As a file says it; a screen that reads times in words says these in words of its own. */
export const noDuration = 'must be a positive duration such as PT15M or PT4H, of 400 days at most';
export const noSpan =
  'must be a positive duration such as PT15M (400 days at most), or {"businessHours": 4}, {"businessDays": 1}, {"nextAt": "17:00", "each": "businessDay"} or {"next": "midnight"}';

export const noLimit =
  'must say how long, either by "under" (late at the limit) or by "within" (in time at it)';

/** Beyond it a deadline is a mistake, and far beyond it no date. */
const LONGEST = 400 * DAY;

export const duration = z.string().transform((text, context): Milliseconds => {
  const length = durationLength(text);
  if (length !== null && length <= LONGEST) return length;
  context.addIssue({ code: 'custom', message: noDuration });
  return z.NEVER;
});

const span = z.union(
  [
    duration.transform((length): Span => ({ kind: 'elapsed', length })),
    z
      .strictObject({ businessHours: z.number().positive().max(1_000) })
      .transform(
        ({ businessHours }): Span => ({ kind: 'businessHours', length: Math.ceil(businessHours * HOUR) }),
      ),
    z
      .strictObject({ businessDays: z.number().int().positive().max(250) })
      .transform(({ businessDays }): Span => ({ kind: 'businessDays', days: businessDays })),
    z
      .strictObject({ nextAt: localTime, each: z.enum(['businessDay', 'week']) })
      .transform(({ nextAt, each }): Span => ({ kind: 'nextAt', time: nextAt, each })),
    z.strictObject({ next: z.literal('midnight') }).transform((): Span => ({ kind: 'midnight' })),
  ],
  { error: noSpan },
);

const citation = {
  owner,
  /** Sections of the policy text, as shown on the board. */
  cite: z.array(section).min(1),
  /** True where the policy is silent and the figure is the pack's own. */
  packDefault: z.literal(true).optional(),
  /** RUL-STRICTER, RUL-BODY: what another section says, which yields to this limit; both are shown. */
  overrules: z.array(z.strictObject({ cite: z.string().min(1).max(30), says: sentence })).optional(),
};

/** RUL-BOUNDARY: `under` is late at the limit, `within` is in time at it. Exactly one of them. */
const limitWith = <Extra extends z.ZodRawShape>(extra: Extra) =>
  z.union(
    [
      z.strictObject({ under: span, ...citation, ...extra }),
      z.strictObject({ within: span, ...citation, ...extra }),
    ],
    { error: noLimit },
  );

export const limit = limitWith({});
export type Limit = z.infer<typeof limit>;

export const messageLimit = limitWith({
  /** Channels that must all have carried it; empty: any one channel is enough. */
  channels: z.array(identifier),
  /** Owed only once the pack's number of reports has come in (P3); always where absent. */
  whenSeveralReports: z.literal(true).optional(),
  /** Counted from each change of status rather than from the last message (P4 updates). */
  fromStatusChange: z.literal(true).optional(),
});
const investigationLimit = limitWith({
  /** True: the clock starts again with every progress note. False: one decision is due (P1). */
  rolling: z.boolean(),
});
const briefingLimit = limitWith({
  /** A major status change brings the next briefing forward to this long after it. */
  afterMajorChange: duration,
});
const reviewLimit = limitWith({
  /** Advice shown beside the deadline, e.g. hold it by business day 3 because the report is due on day 5. */
  advise: span.optional(),
});

/** Who is told of an incident, by whom and when (policy 5.2, clauses NTF-*). */
export const notification = z.strictObject({
  id: identifier,
  title: sentence,
  clause: identifier,
  /** The office to be told. */
  office: identifier,
  /** One obligation for each service or agency affected, one for the whole government, or one for each dependent service. */
  per: z.enum(['service', 'agency', 'government', 'dependent service']),
  /** `government-wide`: incidents from the pack's number of agencies on. */
  when: z.enum(['always', 'security', 'government-wide']),
  /** The first notification. */
  first: byPriority(limitWith({ tiers: z.array(z.enum(tiers)).min(1).optional() })),
  /** The cadence after it, until service is restored. */
  // biome-ignore lint/suspicious/noThenProperty: a group of limits, which no await can take for a promise
  then: byPriority(limit).optional(),
});
export type NotificationRule = z.infer<typeof notification>;

/** CLS-SECURITY: statutory breach-notification clocks of the jurisdiction. */
export const statutoryLimit = limitWith({
  id: identifier,
  title: sentence,
  /** To whom, e.g. the data-protection authority. */
  to: sentence,
});

export const clocks = z.strictObject({
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
  /** CLK-PIR-SCHEDULE */
  reviewSchedule: limit.optional(),
  /** CLK-PIR: by peak priority; `other` for the reviews that another trigger makes mandatory. */
  review: z
    .strictObject({ P1: reviewLimit.optional(), P2: reviewLimit.optional(), other: reviewLimit.optional() })
    .optional(),
  /** CLK-REPORT, by peak priority. */
  report: byPriority(limit).optional(),
  /** CLK-DAILY, for open incidents of these priorities. */
  dailyReport: byPriority(limit).optional(),
  /** Clocks that the law sets once a breach is confirmed (CLS-SECURITY). */
  statutory: z.array(statutoryLimit).optional(),
  action: z.strictObject({ cite: citation.cite }),
  decision: z.strictObject({ owner, cite: citation.cite }),
});

/** What a limit allows. */
export const spanOf = (of: Limit): Span => ('under' in of ? of.under : of.within);

/** RUL-BOUNDARY: whether being exactly at the limit is late. */
export const isLateAtLimit = (of: Limit): boolean => 'under' in of;

import { type Done, holderOf, type Incident } from '../incident/state.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import type { WarRoomRole } from '../policy/vocabulary.ts';
import { citizenFirstClocks, citizenUpdateClocks, restoredClocks } from './communication.ts';
import { dailyReportClocks } from './daily.ts';
import { acknowledgeClocks, triageClocks } from './intake.ts';
import { actionClocks, decisionClocks } from './items.ts';
import { notificationClocks } from './notifications.ts';
import { pageClocks } from './pages.ts';
import { dismissalOf } from './periods.ts';
import type { ClockReading, Deadline } from './reading.ts';
import { closeClocks, investigateClocks, resolveClocks } from './resolution.ts';
import { reportClocks, reviewClocks, reviewScheduleClocks } from './review.ts';
import { statutoryClocks } from './statutory.ts';
import { bridgeStatusClocks, executiveBriefingClocks, warRoomClocks } from './war-room.ts';
import { nextMoment, readingAt, type Watched, watch } from './watch.ts';

/** Each row of clauses §3, by the deadlines it makes of (incident, pack). The daily report depends on the day as well. */
const rows: readonly ((incident: Incident, pack: PolicyPack) => readonly Deadline[])[] = [
  acknowledgeClocks,
  triageClocks,
  warRoomClocks,
  citizenFirstClocks,
  citizenUpdateClocks,
  restoredClocks,
  bridgeStatusClocks,
  executiveBriefingClocks,
  resolveClocks,
  investigateClocks,
  notificationClocks,
  pageClocks,
  closeClocks,
  reviewScheduleClocks,
  reviewClocks,
  reportClocks,
  statutoryClocks,
  actionClocks,
  decisionClocks,
];

/** The deadlines of an incident as they stand from `from` on; at `until` another comes (CLK-DAILY). */
interface Plan {
  readonly pack: PolicyPack;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly watched: readonly Watched[];
}

/**
 * An incident is never changed in place, so its deadlines are worked out once and then only judged. A cache and nothing
 * more: with and without it every reading is the same.
 */
const plans = new WeakMap<Incident, Plan>();

function planOf(incident: Incident, pack: PolicyPack, now: Instant): Plan {
  const known = plans.get(incident);
  if (known?.pack === pack && now >= known.from && (known.until === null || now < known.until)) return known;
  const daily = dailyReportClocks(incident, pack, now);
  const dismissal = dismissalOf(incident);
  const deadlines = [...rows.flatMap((row) => row(incident, pack)), ...daily.deadlines]
    .flatMap((deadline) => dismissedWith(dismissal, deadline))
    .toSorted((a, b) => a.dueAt - b.dueAt || (a.clause === b.clause ? 0 : a.clause < b.clause ? -1 : 1));
  const keys = keysOf(deadlines);
  const watched = deadlines.map((deadline, index) => watch(deadline, keys[index] ?? '', pack.warnAt));
  // Looked at before the last of these days began, it would be one of them too many.
  const from = daily.deadlines.at(-1)?.startsAt ?? Number.NEGATIVE_INFINITY;
  const plan = { pack, from, until: daily.nextAt, watched };
  plans.set(incident, plan);
  return plan;
}

/** INT-TRIAGE: what was no incident owes nothing any more. */
function dismissedWith(dismissal: Done | null, deadline: Deadline): readonly Deadline[] {
  if (dismissal === null || deadline.met) return [deadline];
  const { at } = dismissal;
  if (deadline.startsAt >= at) return [];
  return [
    deadline.ended && deadline.ended.at <= at ? deadline : { ...deadline, ended: { at, why: 'dismissed' } },
  ];
}

/** A priority left and come back to owes the same by the same time again: the second of two equal keys says so. */
function keysOf(deadlines: readonly Deadline[]): readonly string[] {
  const seen = new Map<string, number>();
  return deadlines.map(({ clause, priority, subject, about, startsAt, dueAt }) => {
    const whose = about === null ? subject : `${subject}/${about}`;
    const key = [clause, priority, whose, startsAt, dueAt].join('|');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}|${count}`;
  });
}

export interface ClockBoard {
  /** Sorted by due time. */
  readonly readings: readonly ClockReading[];
  /** The next moment at which a reading will differ without any event; null where none will. */
  readonly nextChangeAt: Instant | null;
}

/** Every deadline of an incident under a pack at `now`, settled and open: a pure function of the three (clauses §3). */
export function readClocks(incident: Incident, pack: PolicyPack, now: Instant): ClockBoard {
  const { watched, until } = planOf(incident, pack, now);
  let nextChangeAt = until;
  for (const one of watched) {
    const moment = nextMoment(one, now);
    if (moment !== undefined && (nextChangeAt === null || moment < nextChangeAt)) nextChangeAt = moment;
  }
  return { readings: watched.map((one) => readingAt(one, now)), nextChangeAt };
}

/** Who answers for a clock now, and for which vacancy they step in (CLK-VACANT). */
export type OwedBy =
  | {
      readonly kind: 'person';
      readonly person: PersonId;
      readonly role: WarRoomRole | null;
      readonly vacant: WarRoomRole | null;
    }
  | { readonly kind: 'office'; readonly office: string; readonly vacant: WarRoomRole | null };

/** CLK-VACANT: a clock whose owner's role is vacant is the commander's; without one, the stand-in office's. */
export function owedBy(incident: Incident, pack: PolicyPack, owner: Deadline['owner']): OwedBy {
  if ('person' in owner)
    return { kind: 'person', person: owner.person as PersonId, role: null, vacant: null };
  if ('office' in owner) return { kind: 'office', office: owner.office, vacant: null };
  const wanted: WarRoomRole | null = 'role' in owner ? owner.role : null;
  const holder = wanted ? holderOf(incident, wanted) : incident.assignee;
  if (holder !== null) return { kind: 'person', person: holder, role: wanted, vacant: null };
  const commander = holderOf(incident, 'IC');
  if (commander !== null) return { kind: 'person', person: commander, role: 'IC', vacant: wanted };
  return { kind: 'office', office: pack.standIn, vacant: wanted };
}

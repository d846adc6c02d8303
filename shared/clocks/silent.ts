import { activation, triageDone } from '../incident/checklist.ts';
import { currentWarRoom, type Incident, peakPriority } from '../incident/state.ts';
import type { NotificationRule, PolicyPack } from '../policy/pack.ts';
import { type Priority, priorities } from '../policy/vocabulary.ts';
import { citizenUpdateClocks, restorationConcerns } from './communication.ts';
import { triageClocks } from './intake.ts';
import { firstLimit } from './notifications.ts';
import { agenciesAffected } from './parties.ts';
import { dismissalOf, priorityOnceRestored } from './periods.ts';
import type { ClockKind } from './reading.ts';
import { severalSince, userReports } from './reports.ts';
import { investigateClocks } from './resolution.ts';
import { reviewTriggers } from './review.ts';

/** Why a row of clauses §3 is not owed now: the key of its sentence under `clocks.silent`. */
export const silences = [
  'unclassified',
  'doneBefore',
  'onlyFor',
  'onlyTier',
  'onlyForPeak',
  'fewReports',
  'nothingPublished',
  'notOnChannels',
  'statusUnchanged',
  'notRestored',
  'restored',
  'nobodyTold',
  'roomNotActive',
  'roomStoodDown',
  'reviewNotMandatory',
  'noBreach',
  'notSecurity',
  'fewAgencies',
  'noDependents',
  'nobodyPaged',
] as const;
export type Silence = (typeof silences)[number];

/** A clock that somebody might look for and that does not run. */
export interface SilentClock {
  readonly kind: ClockKind;
  readonly clause: string;
  /** The pack's rule, of a notification; null otherwise. */
  readonly subject: string | null;
  readonly why: Silence;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Clauses §3: "not applicable (and why)". Empty once the incident is dismissed: then nothing is asked any more. */
export function silentClocks(incident: Incident, pack: PolicyPack): readonly SilentClock[] {
  if (dismissalOf(incident) !== null) return [];
  const priority = incident.periods.at(-1)?.priority;
  if (priority === undefined) return unclassified;
  return [
    ...ofPriority(pack, priority),
    ...ofTriage(incident, pack, priority),
    ...ofRestoredEarlier(incident, pack, priority),
    ...ofWarRoom(incident, pack, priority),
    ...ofCitizens(incident, pack, priority),
    ...ofNotifications(incident, pack, priority),
    ...ofRestoration(incident, pack),
    ...ofSecurity(incident, pack),
    ...(incident.pages.length === 0 ? [silent('page', 'NTF-PAGE', 'nobodyPaged')] : []),
  ];
}

const silent = (
  kind: ClockKind,
  clause: string,
  why: Silence,
  params: SilentClock['params'] = {},
  subject: string | null = null,
): SilentClock => ({ kind, clause, subject, why, params });

/** CLS-NOW: two clocks run before it; all the others wait for its priority. */
const unclassified: readonly SilentClock[] = [
  silent('warRoom', 'CLK-WARROOM', 'unclassified'),
  silent('citizenFirst', 'CLK-CITIZEN-FIRST', 'unclassified'),
  silent('resolve', 'CLK-RESOLVE', 'unclassified'),
  silent('notify', 'NTF-SO', 'unclassified'),
];

type ByPriority = Partial<Readonly<Record<Priority, unknown>>>;

const named = (limits: ByPriority): string => priorities.filter((one) => limits[one]).join(', ');

function ofPriority({ clocks }: PolicyPack, priority: Priority): readonly SilentClock[] {
  const limited = [
    ['triage', 'CLK-TRIAGE', clocks.triage],
    ['warRoom', 'CLK-WARROOM', clocks.warRoom],
    ['dailyReport', 'CLK-DAILY', clocks.dailyReport ?? {}],
  ] as const;
  return limited
    .filter(([, , limits]) => !limits[priority])
    .map(([kind, clause, limits]) =>
      silent(kind, clause, 'onlyFor', { priorities: named(limits), priority }),
    );
}

/** Done under a priority that asks for none, before the one that does. */
const ofTriage = (incident: Incident, pack: PolicyPack, priority: Priority): readonly SilentClock[] =>
  pack.clocks.triage[priority] &&
  triageDone(incident.triage) !== null &&
  triageClocks(incident, pack).length === 0
    ? [silent('triage', 'CLK-TRIAGE', 'doneBefore', { priority })]
    : [];

/** Taken, or raised, once service was back: there is nothing to investigate, and no day on which it was open. */
function ofRestoredEarlier(incident: Incident, pack: PolicyPack, priority: Priority): readonly SilentClock[] {
  const { resolution, periods } = incident;
  if (resolution === null) return [];
  const { clocks } = pack;
  const investigated = investigateClocks(incident, pack).some((one) => one.priority === priority);
  const raisedLater = (periods.at(-1)?.from ?? incident.detectedAt) >= resolution.restoredAt;
  return [
    ...(clocks.investigate[priority] && !investigated
      ? [silent('investigate', 'CLK-INVESTIGATE', 'restored')]
      : []),
    ...(clocks.dailyReport?.[priority] && raisedLater
      ? [silent('dailyReport', 'CLK-DAILY', 'restored')]
      : []),
  ];
}

function ofWarRoom(incident: Incident, { clocks }: PolicyPack, priority: Priority): readonly SilentClock[] {
  const room = currentWarRoom(incident);
  const active = room !== null && activation(room) !== null;
  if (active && room.stoodDown === null) return [];
  const cadences = [
    ['bridgeStatus', 'CLK-BRIDGE-STATUS'],
    ['executiveBriefing', 'CLK-EXEC-BRIEF'],
  ] as const;
  return cadences.map(([kind, clause]) => {
    if (room !== null && room.stoodDown !== null) return silent(kind, clause, 'roomStoodDown');
    return clocks.warRoom[priority]
      ? silent(kind, clause, 'roomNotActive')
      : silent(kind, clause, 'onlyFor', { priorities: named(clocks.warRoom), priority });
  });
}

function ofCitizens(incident: Incident, pack: PolicyPack, priority: Priority): readonly SilentClock[] {
  const found: SilentClock[] = [];
  const restored = incident.resolution !== null;
  const first = pack.clocks.citizenFirst[priority];
  const reports = userReports(incident).length;
  if (first?.whenSeveralReports && severalSince(incident, pack) === null)
    found.push(
      silent('citizenFirst', 'CLK-CITIZEN-FIRST', 'fewReports', { reports, needed: pack.severalReports }),
    );
  if (restored) found.push(silent('citizenUpdate', 'CLK-CITIZEN-UPDATE', 'restored'));
  else found.push(...ofUpdates(incident, pack, priority));
  if (!restorationConcerns(incident, priorityOnceRestored(incident) ?? priority))
    found.push(silent('restored', 'CLK-RESTORED', 'nobodyTold', { priority }));
  else if (!restored) found.push(silent('restored', 'CLK-RESTORED', 'notRestored'));
  return found;
}

/** An update is owed from the last message that counts as one, or from the last change of status. */
function ofUpdates(incident: Incident, pack: PolicyPack, priority: Priority): readonly SilentClock[] {
  const limit = pack.clocks.citizenUpdate[priority];
  if (
    !limit ||
    citizenUpdateClocks(incident, pack).some((one) => one.ended === null && one.priority === priority)
  )
    return [];
  const [why, params] = limit.fromStatusChange
    ? (['statusUnchanged', {}] as const)
    : incident.messages.length === 0 || limit.channels.length === 0
      ? (['nothingPublished', {}] as const)
      : ([
          'notOnChannels',
          { channels: limit.channels.map((one) => pack.channels[one] ?? one).join(', ') },
        ] as const);
  return [silent('citizenUpdate', 'CLK-CITIZEN-UPDATE', why, params)];
}

const ofNotifications = (incident: Incident, pack: PolicyPack, priority: Priority): readonly SilentClock[] =>
  pack.notifications.flatMap((rule) => {
    const why = silenceOf(rule, incident, pack, priority);
    return why ? [silent('notify', rule.clause, why[0], why[1], rule.id)] : [];
  });

function silenceOf(
  rule: NotificationRule,
  incident: Incident,
  pack: PolicyPack,
  priority: Priority,
): readonly [Silence, SilentClock['params']] | null {
  const { when, per, first } = rule;
  if (when === 'security' && !incident.security) return ['notSecurity', {}];
  if (per === 'dependent service' && incident.dependents.length === 0) return ['noDependents', {}];
  const agencies = agenciesAffected(incident);
  if (when === 'government-wide' && agencies < pack.governmentWideFrom)
    return ['fewAgencies', { agencies, needed: pack.governmentWideFrom }];
  const limit = first[priority];
  if (!limit) return ['onlyFor', { priorities: named(first), priority }];
  if (firstLimit(rule, priority, incident)) return null;
  return ['onlyTier', { priority, tiers: limit.tiers?.join(', ') ?? '', tier: incident.tier }];
}

function ofRestoration(incident: Incident, pack: PolicyPack): readonly SilentClock[] {
  const restored = incident.resolution !== null;
  const found: SilentClock[] = restored ? [] : [silent('close', 'CLK-CLOSE', 'notRestored')];
  const peak = peakPriority(incident) ?? 'P4';
  const reviews = [
    ['reviewSchedule', 'CLK-PIR-SCHEDULE'],
    ['review', 'CLK-PIR'],
  ] as const;
  for (const [kind, clause] of reviews) {
    if (reviewTriggers(incident, pack).length === 0)
      found.push(silent(kind, clause, 'reviewNotMandatory', { priority: peak }));
    else if (!restored) found.push(silent(kind, clause, 'notRestored'));
  }
  const reported = pack.clocks.report ?? {};
  if (!reported[peak])
    found.push(
      silent('report', 'CLK-REPORT', 'onlyForPeak', { priorities: named(reported), priority: peak }),
    );
  else if (!restored) found.push(silent('report', 'CLK-REPORT', 'notRestored'));
  return found;
}

/** CLS-SECURITY: the clocks of the law, where the pack knows of any. */
const ofSecurity = ({ securitySpells }: Incident, { clocks }: PolicyPack): readonly SilentClock[] =>
  (clocks.statutory ?? []).length > 0 &&
  securitySpells.every(({ breach, withdrawn }) => breach === null || withdrawn !== null)
    ? [silent('statutory', 'CLS-SECURITY', 'noBreach')]
    : [];

import type { Done, Incident, Notified, SecuritySpell } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { NotificationRule, PolicyPack } from '../policy/pack.ts';
import { isGraver, type Priority } from '../policy/vocabulary.ts';
import { cyclesOf, turnsUnder } from './cadence.ts';
import { deadline, owedFrom } from './limit.ts';
import { governmentWideSince, type Party, partiesOf } from './parties.ts';
import {
  actsCountUntil,
  closedUnmet,
  earliestEnd,
  endOfPeriod,
  inOrder,
  type Period,
  periodsOf,
  restorationEnd,
} from './periods.ts';
import type { Deadline } from './reading.ts';

/**
 * NTF-*: who is told, of which service or agency, by when, and then how often, as the pack's rules say. What has been
 * told counts for every rule of the same office: whoever was told once need not be told twice over.
 *
 * CLS-RECLOCK: raising brings a notification anew, because who heard of a P2 has not heard of a P1; lowering asks for
 * none where it was given. Rules of security, of the whole government and of dependent services owe one notification
 * each time that comes about, whatever the priority becomes.
 */
export const notificationClocks = (incident: Incident, pack: PolicyPack): readonly Deadline[] =>
  pack.notifications.flatMap((rule) =>
    partiesOf(rule, incident).flatMap((party) => {
      const told = toldOf(rule, party, incident, pack);
      return byPriority(rule)
        ? periodsOf(incident).flatMap((period) =>
            underPriority({ rule, party, told, incident, pack }, period),
          )
        : occasionsOf(rule, party, incident, pack).flatMap((occasion) =>
            onOccasion({ rule, party, told, incident, pack }, occasion),
          );
    }),
  );

interface Case {
  readonly rule: NotificationRule;
  readonly party: Party;
  /** When it was told, oldest first. */
  readonly told: readonly Done[];
  readonly incident: Incident;
  readonly pack: PolicyPack;
}

const byPriority = ({ when, per }: NotificationRule): boolean =>
  when === 'always' && per !== 'dependent service';

/** Told to the same office for the same service or agency; for any, where the record is older than agencies. */
function toldOf(
  { office, per }: NotificationRule,
  { about }: Party,
  { notifications }: Incident,
  pack: PolicyPack,
): readonly Notified[] {
  if (notifications.length === 0) return notifications;
  const rules = new Set(pack.notifications.filter((rule) => rule.office === office).map(({ id }) => id));
  const anybody = about === null && per === 'agency';
  return inOrder(notifications.filter((one) => rules.has(one.rule) && (anybody || one.about === about)));
}

/** The limit of a rule for a priority, if it sets this incident's tier one. */
export function firstLimit(
  { first }: NotificationRule,
  priority: Priority,
  { tier }: Pick<Incident, 'tier'>,
) {
  const limit = first[priority];
  return limit?.tiers && !limit.tiers.includes(tier) ? undefined : limit;
}

function underPriority({ rule, party, told, incident, pack }: Case, period: Period): readonly Deadline[] {
  const { priority, from, until, untilActed, previous } = period;
  const limit = firstLimit(rule, priority, incident);
  const startsAt = Math.max(from, party.since);
  if (!limit || (until !== null && startsAt > from && startsAt >= until)) return [];
  const lowered = previous !== null && isGraver(previous, priority);
  const said = told.find(({ at }) => lowered || at >= from) ?? null;
  const before = lowered && said !== null && said.at < from;

  const named = {
    kind: 'notify',
    clause: rule.clause,
    priority,
    subject: rule.id,
    about: party.about,
  } as const;
  const owed = owedFrom(startsAt, limit, pack);
  const met = said !== null && (untilActed === null || said.at <= untilActed) ? said : null;
  const ended = earliestEnd(endOfPeriod(period, owed), closedUnmet(incident));
  const first = before ? [] : [deadline({ ...named, cycle: rule.then ? 1 : null }, owed, met, ended)];

  const then = rule.then?.[priority];
  const since = before ? from : met?.at;
  if (!then || since === undefined) return first;
  const over = earliestEnd(restorationEnd(incident), closedUnmet(incident));
  const counted = actsCountUntil(incident, period);
  if (counted !== null && since >= counted) return first;
  const turns = turnsUnder(period, over, cyclesOf(since, counted, told), (from) =>
    owedFrom(from, then, pack),
  );
  return [
    ...first,
    ...turns.map(({ cycle, owed: again, met: given, ended: unmet }) =>
      deadline({ ...named, cycle: first.length + cycle }, again, given, unmet),
    ),
  ];
}

/** A moment from which a rule owes one notification; what was told before `counted` was told of something else. */
interface Occasion {
  readonly from: Instant;
  readonly counted: Instant;
  readonly ended: Deadline['ended'];
}

function occasionsOf(
  { when }: NotificationRule,
  { since }: Party,
  incident: Incident,
  pack: PolicyPack,
): readonly Occasion[] {
  const { detectedAt, securitySpells } = incident;
  switch (when) {
    case 'security':
      return securitySpells.map((spell) => {
        const from = securityFrom(incident, spell);
        const ended = spell.withdrawn && ({ at: spell.withdrawn.at, why: 'securityWithdrawn' } as const);
        return { from, counted: from, ended };
      });
    case 'government-wide': {
      const from = governmentWideSince(incident, pack.governmentWideFrom);
      return from === null ? [] : [{ from, counted: from, ended: null }];
    }
    default:
      // Its owner may have been told before anybody wrote down that it is hit.
      return [{ from: since, counted: detectedAt, ended: null }];
  }
}

/** As its priority does, a security incident classified as one has been one from detection. */
const securityFrom = (
  { classification, periods, detectedAt }: Incident,
  { id, since }: SecuritySpell,
): Instant => (classification?.security && id === periods[0]?.change ? detectedAt : since.at);

function onOccasion(
  { rule, party, told, incident, pack }: Case,
  { from, counted, ended }: Occasion,
): readonly Deadline[] {
  // The first priority in force from then on for which the rule sets a limit.
  const period = periodsOf(incident).find(
    ({ priority, until }) => (until === null || until > from) && firstLimit(rule, priority, incident),
  );
  const limit = period && firstLimit(rule, period.priority, incident);
  if (!limit) return [];
  const startsAt = Math.max(from, period.from, party.since);
  if (ended !== null && startsAt >= ended.at) return [];
  const said = told.find(({ at }) => at >= counted && (ended === null || at <= ended.at)) ?? null;
  return [
    deadline(
      {
        kind: 'notify',
        clause: rule.clause,
        priority: period.priority,
        subject: rule.id,
        about: party.about,
        cycle: rule.then ? 1 : null,
      },
      owedFrom(startsAt, limit, pack),
      said,
      earliestEnd(ended, closedUnmet(incident)),
    ),
  ];
}

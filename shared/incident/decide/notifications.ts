import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import type { NotificationRule } from '../../policy/pack.ts';
import type { CommandOf } from '../command.ts';
import type { NewIncidentEvent } from '../event.ts';
import { currentWarRoom, type Incident } from '../state.ts';
import { type DecideContext, type Decision, nameOf, refuse } from './context.ts';

/** Policy 4.1, step 5: the executives, by the offices that the policy's notification rules tell. */
const EXECUTIVES: readonly string[] = ['SO', 'CIO', 'CDO'];

/** What the rule of a statutory notification is called in the record: there is none in the pack's notifications. */
const STATUTORY = 'statutory:';

/** NTF-PROOF: each notification is on record with who, when, by what channel, and when it was acknowledged. */
export function decideNotification(
  incident: Incident,
  command: CommandOf<'notify'> | CommandOf<'acknowledgeNotification'>,
  context: DecideContext,
): Decision {
  switch (command.type) {
    case 'notify':
      return decideNotified(incident, command, context);
    case 'acknowledgeNotification': {
      const told = incident.notifications.find(({ id }) => id === command.notification);
      if (!told) return refuse('notification.unknown');
      if (told.acknowledged)
        return refuse('notification.acknowledged', {
          name: nameOf(context, told.acknowledged.by),
          doneAt: told.acknowledged.at,
        });
      return accepted([{ type: 'notificationAcknowledged', body: { notification: told.id } }]);
    }
    default:
      return assertNever(command);
  }
}

function decideNotified(incident: Incident, command: CommandOf<'notify'>, context: DecideContext): Decision {
  const { type: _, ...body } = command;
  const rule = context.pack.notifications.find(({ id }) => id === body.rule);
  if (!rule && !isStatutory(body.rule, context))
    return refuse('notification.unknownRule', {
      rules: context.pack.notifications.map(({ title }) => title),
    });
  const owed = rule ? owedAbout(rule, incident) : [null];
  if (!owed.includes(body.about)) return refusedAsNotOwed(rule?.title ?? body.rule, owed, context);
  if (body.person === null && body.proof === '') return refuse('notification.proofMissing');
  if (body.person !== null && !context.directory.people.has(body.person))
    return refuse('person.unknown', { id: body.person });
  return accepted([{ type: 'notified', body }, ...executivesSeen(incident, body, context)]);
}

const isStatutory = (rule: string, { pack }: DecideContext): boolean =>
  pack.clocks.statutory?.some(({ id }) => rule === `${STATUTORY}${id}`) ?? false;

/** What a rule is owed for, one by one; null for the government as a whole, and in records older than agencies. */
function owedAbout(
  { per }: NotificationRule,
  { services, affected, dependents }: Incident,
): readonly (string | null)[] {
  switch (per) {
    case 'government':
      return [null];
    case 'service':
      return services;
    case 'dependent service':
      return dependents.map(({ service }) => service);
    case 'agency':
      return [...new Set(affected.map(({ agency }) => agency))];
    default:
      return assertNever(per);
  }
}

function refusedAsNotOwed(rule: string, owed: readonly (string | null)[], context: DecideContext) {
  if (owed.length === 0) return refuse('notification.nothingOwed', { rule });
  const subjects = owed.filter((about) => about !== null);
  return subjects.length === 0
    ? refuse('notification.forGovernment', { rule })
    : refuse('notification.notOwed', {
        rule,
        owed: subjects.map((about) => nameOfSubject(about, context)),
      });
}

function nameOfSubject(about: string, { directory }: DecideContext): string {
  const names: ReadonlyMap<string, { readonly name: string }>[] = [directory.services, directory.agencies];
  return names.flatMap((known) => known.get(about)?.name ?? [])[0] ?? about;
}

/** WAR-ACTIVATE, fifth step: ticked with the notification after which every executive of a P1 is told. */
function executivesSeen(
  incident: Incident,
  now: Pick<CommandOf<'notify'>, 'rule' | 'about'>,
  context: DecideContext,
): readonly NewIncidentEvent[] {
  const room = currentWarRoom(incident);
  if (room === null || room.stoodDown !== null || room.steps.executives) return [];
  const told = [...incident.notifications, { ...now, at: context.occurredAt }];
  const officeOf = new Map(context.pack.notifications.map(({ id, office }) => [id, office]));
  // Whoever was told by another rule need not be told twice over.
  const firstTold = (office: string, about: string | null): Instant =>
    Math.min(
      ...told
        .filter((one) => officeOf.get(one.rule) === office && one.about === about && one.at >= room.startsAt)
        .map(({ at }) => at),
    );
  const moments = context.pack.notifications
    .filter((rule) => tellsExecutives(rule, incident))
    .flatMap((rule) => owedAbout(rule, incident).map((about) => firstTold(rule.office, about)));
  const at = Math.max(...moments);
  return moments.length > 0 && Number.isFinite(at)
    ? [{ type: 'activationStepDone', body: { step: 'executives', seen: true, at } }]
    : [];
}

const tellsExecutives = ({ office, per, when, first }: NotificationRule, { tier }: Incident): boolean =>
  EXECUTIVES.includes(office) &&
  when === 'always' &&
  per !== 'dependent service' &&
  first.P1 !== undefined &&
  (first.P1.tiers?.includes(tier) ?? true);

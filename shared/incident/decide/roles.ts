import { assertNever } from '../../kernel/assert-never.ts';
import { inConflict } from '../../kernel/register.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import type { IncidentEventBodies } from '../event.ts';
import { holderOf, type Incident } from '../state.ts';
import {
  commanderName,
  type DecideContext,
  type Decision,
  holdsOffice,
  isCommander,
  nameOf,
  refuse,
  whoHoldsAny,
} from './context.ts';
import { refusedAsAbsent } from './present.ts';

type RoleCommand = CommandOf<'assignRole'> | CommandOf<'offerRole'> | CommandOf<'answerOffer'>;

export function decideRole(incident: Incident, command: RoleCommand, context: DecideContext): Decision {
  switch (command.type) {
    case 'assignRole':
      return decideAssignment(incident, command, context);
    case 'offerRole':
      return decideOffer(incident, command, context);
    case 'answerOffer':
      return decideAnswer(incident, command, context);
    default:
      return assertNever(command);
  }
}

/** WAR-ROLES: the commander and the pack's offices appoint; anyone takes a vacant supporting role; a holder may leave it. */
function decideAssignment(
  incident: Incident,
  command: CommandOf<'assignRole'>,
  context: DecideContext,
): Decision {
  const { role, person, note } = command;
  const from = holderOf(incident, role);
  const absent = person === null ? null : refusedAsAbsent(context, person);
  if (absent) return absent;
  const title = context.pack.roles[role].name;
  // Confirming the holder settles a disagreement between consoles (design §5).
  if (person === from && !inConflict(incident.roles[role]))
    return person === null
      ? refuse('role.vacant', { role: title })
      : refuse('role.same', { role: title, name: nameOf(context, person) });
  const permitted =
    mayAppoint(incident, context) ||
    from === context.person ||
    (role !== 'IC' && from === null && person === context.person);
  if (!permitted) return refuse('role.notPermitted', { role: title, who: whoMayAppoint(incident, context) });

  const by = howItComesAbout(incident, command, context);
  if (by === 'handOver' && person !== null)
    return refuse('role.offerInstead', { role: title, name: nameOf(context, person) });
  if (by === 'takeOver' && note === '')
    return refuse('role.reasonMissing', { role: title, name: from === null ? '' : nameOf(context, from) });
  return accepted([{ type: 'roleAssigned', body: { role, person, from, note, by } }]);
}

/** WAR-TAKEOVER: against the holder's place without the holder is one-sided; a holder gives it away with the other's consent. */
function howItComesAbout(
  incident: Incident,
  { role, person }: CommandOf<'assignRole'>,
  context: DecideContext,
): IncidentEventBodies['roleAssigned']['by'] {
  const from = holderOf(incident, role);
  if (from === null || inConflict(incident.roles[role])) return 'appointment';
  if (from !== context.person) return 'takeOver';
  return person === null ? 'appointment' : 'handOver';
}

/** WAR-TAKEOVER: the first half of a hand-over; a newer offer takes the place of the last. */
function decideOffer(incident: Incident, command: CommandOf<'offerRole'>, context: DecideContext): Decision {
  const { role, to, note } = command;
  const title = context.pack.roles[role].name;
  const holder = holderOf(incident, role);
  if (holder === null) return refuse('offer.vacant', { role: title, who: whoMayAppoint(incident, context) });
  if (holder !== context.person)
    return refuse('offer.notHolder', { role: title, name: nameOf(context, holder) });
  const absent = refusedAsAbsent(context, to);
  if (absent) return absent;
  if (to === holder) return refuse('role.same', { role: title, name: nameOf(context, to) });
  return accepted([{ type: 'roleOffered', body: { role, to, note } }]);
}

/** The second half: accepted or declined by whom it was offered to, or taken back by who offered it. */
function decideAnswer(
  incident: Incident,
  command: CommandOf<'answerOffer'>,
  context: DecideContext,
): Decision {
  const { role, accept, note } = command;
  const title = context.pack.roles[role].name;
  const offer = incident.roleOffers.find((one) => one.role === role);
  if (!offer) return refuse('offer.none', { role: title });
  const entitled = accept ? [offer.to] : [offer.to, offer.by];
  if (!entitled.includes(context.person))
    return refuse('offer.notYours', {
      role: title,
      who: entitled.map((person) => nameOf(context, person)),
    });
  if (!accept) return accepted([{ type: 'roleOfferEnded', body: { role, note } }]);
  const from = holderOf(incident, role);
  const body = { role, person: offer.to, from, note: offer.note || note, by: 'handOver' } as const;
  return accepted([{ type: 'roleAssigned', body }]);
}

const mayAppoint = (incident: Incident, context: DecideContext): boolean =>
  isCommander(incident, context.person) || holdsOffice(context, context.pack.appointedBy, incident.services);

const whoMayAppoint = (incident: Incident, context: DecideContext): readonly string[] => [
  commanderName(context, incident),
  ...whoHoldsAny(context, context.pack.appointedBy, incident.services),
];

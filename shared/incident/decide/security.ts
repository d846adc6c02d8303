import { assertNever } from '../../kernel/assert-never.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { accepted } from '../../kernel/result.ts';
import { isGraver } from '../../policy/vocabulary.ts';
import type { CommandOf } from '../command.ts';
import { type Incident, priorityOf } from '../state.ts';
import { CISO, mayRestrict, whoMayRestrict } from './authority.ts';
import { type DecideContext, type Decision, holdsOffice, nameOf, refuse, whoHoldsAny } from './context.ts';
import { declarationSeen } from './intake.ts';
import { refusedAsTooEarly } from './order.ts';
import { refusedAsAbsent } from './present.ts';

type SecurityCommand =
  | CommandOf<'declareSecurity'>
  | CommandOf<'withdrawSecurity'>
  | CommandOf<'restrict'>
  | CommandOf<'withholdMessages'>
  | CommandOf<'releaseMessages'>;

/** CLS-SECURITY, RUL-SECURITY */
export function decideSecurity(
  incident: Incident,
  command: SecurityCommand,
  context: DecideContext,
): Decision {
  switch (command.type) {
    case 'declareSecurity':
      return decideDeclared(incident, command, context);
    case 'withdrawSecurity': {
      if (!incident.security) return refuse('security.none');
      const offices = [CISO, context.pack.approvals.priorityChange];
      if (!holdsOffice(context, offices, incident.services))
        return refuse('security.notPermitted', { who: whoHoldsAny(context, offices, incident.services) });
      if (command.reason === '') return refuse('text.missing', { field: 'reason' });
      const tooEarly = refusedAsTooEarly(
        context,
        incident.securitySpells.at(-1)?.since.at ?? incident.detectedAt,
      );
      if (tooEarly) return tooEarly;
      return accepted([
        { type: 'securityWithdrawn', body: { reason: command.reason } },
        // Ordinary rules apply again, so nothing may be withheld. Who may read it is lifted by a person: it cannot be untold.
        ...(incident.withheld ? [{ type: 'messagesReleased', body: {} } as const] : []),
      ]);
    }
    case 'restrict':
      return decideRestriction(incident, command, context);
    case 'withholdMessages': {
      if (!incident.security) return refuse('security.none');
      if (!holdsOffice(context, [CISO], incident.services))
        return refuse('security.notPermitted', { who: whoHoldsAny(context, [CISO], incident.services) });
      if (incident.withheld)
        return refuse('messages.alreadyWithheld', {
          name: nameOf(context, incident.withheld.by),
          doneAt: incident.withheld.at,
        });
      if (command.reason === '') return refuse('text.missing', { field: 'reason' });
      return accepted([{ type: 'messagesWithheld', body: { reason: command.reason } }]);
    }
    case 'releaseMessages':
      if (!incident.withheld) return refuse('messages.notWithheld');
      if (!holdsOffice(context, [CISO], incident.services))
        return refuse('security.notPermitted', { who: whoHoldsAny(context, [CISO], incident.services) });
      return accepted([{ type: 'messagesReleased', body: {} }]);
    default:
      return assertNever(command);
  }
}

/**
 * Anyone may say that it is one: waiting for an approval would cost the time that matters. It is P2 at least from then
 * on, and P1 with a confirmed breach or an active attack; the policy says so, no office has to.
 */
function decideDeclared(
  incident: Incident,
  { breach, reason }: CommandOf<'declareSecurity'>,
  context: DecideContext,
): Decision {
  const running = incident.security ? incident.securitySpells.at(-1) : undefined;
  const said = running && (breach ? running.breach : running.since);
  if (said) return refuse('security.already', { name: nameOf(context, said.by), doneAt: said.at });
  if (reason === '') return refuse('text.missing', { field: 'reason' });
  const tooEarly = refusedAsTooEarly(context, incident.detectedAt);
  if (tooEarly) return tooEarly;
  const least = breach ? 'P1' : 'P2';
  const priority = priorityOf(incident);
  const sets = priority !== null && isGraver(least, priority) ? least : null;
  return accepted([
    { type: 'securityDeclared', body: { breach, reason, sets } },
    ...(sets === null ? [] : declarationSeen(incident, sets, context)),
  ]);
}

/** Need to know: the one who restricts keeps the incident in sight. Lifting it needs no security incident any more. */
function decideRestriction(
  incident: Incident,
  { people, reason }: CommandOf<'restrict'>,
  context: DecideContext,
): Decision {
  if (!mayRestrict(incident, context))
    return refuse('security.notPermitted', { who: whoMayRestrict(incident, context) });
  if (people.length === 0 && incident.restrictedTo === null) return refuse('restrict.none');
  if (people.length > 0 && !incident.security) return refuse('security.none');
  for (const person of people) {
    const absent = refusedAsAbsent(context, person);
    if (absent) return absent;
  }
  if (reason === '') return refuse('text.missing', { field: 'reason' });
  const named = people.length === 0 ? [] : [...new Set([...people, context.person])];
  if (same(named, incident.restrictedTo ?? [])) return refuse('restrict.same');
  return accepted([{ type: 'restricted', body: { people: named, reason } }]);
}

const same = (named: readonly PersonId[], before: readonly PersonId[]): boolean =>
  named.length === before.length && named.every((person) => before.includes(person));

import { assertNever } from '../../kernel/assert-never.ts';
import type { StreamId } from '../../kernel/ids.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import type { OtherIncident } from '../event.ts';
import type { IncidentRow } from '../row.ts';
import { type Incident, statusOf } from '../state.ts';
import { mayConclude, whoMayConclude } from './authority.ts';
import { type DecideContext, type Decision, holdsOffice, refuse, whoHolds } from './context.ts';

type LinkCommand = CommandOf<'dismiss'> | CommandOf<'attachDuplicate'> | CommandOf<'linkIncident'>;

/** How this incident stands to others: a duplicate, one of several, or one that recurs. */
export function decideLink(incident: Incident, command: LinkCommand, context: DecideContext): Decision {
  switch (command.type) {
    case 'dismiss':
      return decideDismissal(incident, command, context);
    case 'attachDuplicate':
      return decideDuplicate(incident, command, context);
    case 'linkIncident': {
      const found = otherOf(incident, command.other, context);
      if (!found.ok) return found;
      const { stream, ref } = found.value;
      // What was only related may turn out to be more; any other link stands as it was said.
      const known = incident.links.find((one) => one.stream === stream && one.as !== 'related');
      const same = incident.links.find((one) => one.stream === stream && one.as === command.as);
      if (known ?? same) return refuse('link.already', { ref, link: (known ?? same)?.as ?? '' });
      return accepted([
        { type: 'incidentLinked', body: { other: named(incident, found.value), as: command.as } },
      ]);
    }
    default:
      return assertNever(command);
  }
}

/**
 * INT-TRIAGE, INT-NOT-INCIDENT: validated as no incident of its own, while nobody has restored anything. First-line
 * support triages, so it may say so beside those who may close.
 */
function decideDismissal(
  incident: Incident,
  command: CommandOf<'dismiss'>,
  context: DecideContext,
): Decision {
  const { as, original, reason } = command;
  const status = statusOf(incident);
  if (status !== 'new' && status !== 'investigating') return refuse('dismiss.tooLate', { status });
  const { office: triage } = context.pack.supportTiers.L1;
  if (!holdsOffice(context, [triage], incident.services) && !mayConclude(incident, context))
    return refuse('dismiss.notPermitted', {
      who: [whoHolds(context, triage, incident.services), ...whoMayConclude(incident, context)],
    });
  if (reason === '') return refuse('text.missing', { field: 'reason' });
  if (as !== 'duplicate') return accepted([{ type: 'dismissed', body: { as, original: null, reason } }]);
  if (original === null) return refuse('dismiss.originalMissing');
  const found = otherOf(incident, original, context);
  if (!found.ok) return found;
  const { ref, outcome, closedAt } = found.value;
  if (outcome !== null) return refuse('dismiss.originalDismissed', { ref });
  // CLO-REOPEN: what was seen before the other closed repeats it; what came after is a recurrence of it.
  if (closedAt !== null && incident.detectedAt > closedAt)
    return refuse('dismiss.originalClosed', { ref, closedAt });
  return accepted([{ type: 'dismissed', body: { as, original: named(incident, found.value), reason } }]);
}

/**
 * INT-DETECTION: with a duplicate comes its detection; the older of both is the incident's. The duplicate is dismissed
 * first: were that refused, its detection would have moved an incident it has nothing to do with.
 */
function decideDuplicate(
  incident: Incident,
  { duplicate }: CommandOf<'attachDuplicate'>,
  context: DecideContext,
): Decision {
  const found = otherOf(incident, duplicate, context);
  if (!found.ok) return found;
  const { ref, outcome, detectedAt } = found.value;
  if (outcome !== 'duplicate') return refuse('duplicate.notDismissed', { ref });
  if (incident.duplicates.some(({ stream }) => stream === duplicate))
    return refuse('link.already', { ref, link: 'duplicate' });
  const body = { duplicate: named(incident, found.value), detectedAt };
  return accepted([{ type: 'duplicateAttached', body }]);
}

function otherOf(incident: Incident, stream: StreamId, { others }: DecideContext) {
  const other = others.get(stream);
  if (!other) return refuse('link.unknown');
  if (other.ref === incident.ref) return refuse('link.itself');
  // GEN-DRILL: an exercise leaves no mark on what is real, nor the other way round.
  if (other.drill !== incident.drill) return refuse('link.drill', { ref: other.ref });
  return accepted(other);
}

/** CLS-SECURITY: the title of a restricted incident is for those who may read it; its reference says which it is. */
const named = (incident: Incident, { stream, ref, title, restrictedTo }: IncidentRow): OtherIncident => ({
  stream,
  ref,
  title: restrictedTo === null || incident.restrictedTo !== null ? title : '',
});

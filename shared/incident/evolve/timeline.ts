import { assertNever } from '../../kernel/assert-never.ts';
import type { Envelope } from '../../kernel/envelope.ts';
import type { EventOf, IncidentEvent } from '../event.ts';
import type { Decision, Incident, TimelineEntry } from '../state.ts';
import { doneBy } from './done.ts';

type EntryEvent =
  | EventOf<'entryAdded'>
  | EventOf<'entryAmended'>
  | EventOf<'entryStruck'>
  | EventOf<'decisionOpened'>
  | EventOf<'decisionMade'>
  | EventOf<'redacted'>;

/** One for all: most lines are never amended. */
const unamended: TimelineEntry['amendments'] = [];

/** Every event is a line of the timeline, but those that only speak of another line that is there. */
export function record(incident: Incident, event: IncidentEvent): Incident {
  const spokenOf = event.type === 'entryAmended' || event.type === 'entryStruck' ? event.body.entry : null;
  return spokenOf !== null && incident.timeline.get(spokenOf) !== undefined
    ? incident
    : show(incident, event);
}

/** Puts an event into the timeline as it is, whatever it says. */
export function show(incident: Incident, event: Envelope): Incident {
  const entry = { id: event.id, event, amendments: unamended, struck: null, redacted: null };
  return { ...incident, timeline: incident.timeline.append(entry) };
}

export function evolveEntry(incident: Incident, event: EntryEvent): Incident {
  switch (event.type) {
    case 'entryAdded':
      return event.body.progress
        ? { ...incident, progress: [...incident.progress, doneBy(event)] }
        : incident;
    case 'entryAmended': {
      const amendment = { ...doneBy(event), id: event.id, text: event.body.text };
      return {
        ...incident,
        timeline: incident.timeline.replace(event.body.entry, (entry) => ({
          ...entry,
          amendments: [...entry.amendments, amendment],
        })),
      };
    }
    case 'entryStruck': {
      const struck = { ...doneBy(event), id: event.id, reason: event.body.reason };
      return {
        ...incident,
        timeline: incident.timeline.replace(event.body.entry, (entry) => ({
          ...entry,
          struck: entry.struck ?? struck,
        })),
      };
    }
    case 'decisionOpened': {
      const { question, until } = event.body;
      const decision = { id: event.id, question, opened: doneBy(event), until, made: null };
      return { ...incident, decisions: [...incident.decisions, decision] };
    }
    case 'decisionMade':
      return { ...incident, decisions: withDecision(incident.decisions, event) };
    case 'redacted': {
      const redacted = { ...doneBy(event), reason: event.body.reason };
      const timeline = event.body.targets.reduce(
        (lines, target) =>
          lines.replace(target.event, (entry) => ({ ...entry, redacted: entry.redacted ?? redacted })),
        incident.timeline,
      );
      return { ...incident, timeline };
    }
    default:
      return assertNever(event);
  }
}

/** A decision answers its open question, or stands by itself where it answers none (WAR-DECISIONS). */
function withDecision(decisions: readonly Decision[], event: EventOf<'decisionMade'>): readonly Decision[] {
  const { decision: answered, ...said } = event.body;
  const made = { ...doneBy(event), ...said };
  const open = decisions.findIndex(({ id, made: earlier }) => id === answered && earlier === null);
  const answeredOne = decisions[open];
  if (answeredOne) return decisions.with(open, { ...answeredOne, made });
  return [...decisions, { id: event.id, question: null, opened: null, until: null, made }];
}

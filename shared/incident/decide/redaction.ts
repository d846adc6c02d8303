import { isSame } from '../../kernel/same.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import { eventVersions, type IncidentEvent, type IncidentEventBodies } from '../event.ts';
import { incidentEventSchemas } from '../event-schemas.ts';
import type { Incident, TimelineEntry } from '../state.ts';
import { withoutWords } from '../words.ts';
import { mayRestrict, whoMayRestrict } from './authority.ts';
import { type DecideContext, type Decision, nameOf, refuse } from './context.ts';

type Target = IncidentEventBodies['redacted']['targets'][number];

/**
 * Design §5, redaction: what never should have been written down goes, for good and everywhere. Those who say who may
 * read an incident say it, at any time. A line goes with all that was said of it: its amendments, and why it was struck.
 */
export function decideRedaction(
  incident: Incident,
  { events, reason }: CommandOf<'redact'>,
  context: DecideContext,
): Decision {
  if (!mayRestrict(incident, context))
    return refuse('redact.notPermitted', { who: whoMayRestrict(incident, context) });
  if (reason === '') return refuse('text.missing', { field: 'reason' });
  const targets: Target[] = [];
  for (const id of new Set(events)) {
    const entry = incident.timeline.get(id);
    if (!entry) return refuse('entry.unknown');
    if (entry.event.type === 'redacted') return refuse('redact.itself');
    // Only a console that knows the type can say which of its fields are words.
    if (!isReadable(entry)) return refuse('redact.unreadable');
    const found = wordsIn(entry);
    if (found.length === 0 && entry.redacted)
      return refuse('redact.already', {
        name: nameOf(context, entry.redacted.by),
        doneAt: entry.redacted.at,
      });
    if (found.length === 0) return refuse('redact.noWords');
    targets.push(...found);
  }
  return accepted([{ type: 'redacted', body: { targets, reason } }]);
}

/** The line itself, where it still says something, and everything said of it that is not redacted yet. */
function wordsIn({ event, redacted, amendments, struck }: TimelineEntry): readonly Target[] {
  const { type, body } = event as IncidentEvent;
  const instead = withoutWords(type, body);
  const ofIt: Target[] = [
    ...amendments
      .filter(({ text }) => text !== '')
      .map(({ id }) => ({
        event: id,
        instead: withoutWords('entryAmended', { entry: event.id, text: '' }),
      })),
    ...(struck && struck.reason !== ''
      ? [{ event: struck.id, instead: withoutWords('entryStruck', { entry: event.id, reason: '' }) }]
      : []),
  ];
  const says = !isSame(instead, body) || ofIt.length > 0;
  return redacted || !says ? ofIt : [{ event: event.id, instead }, ...ofIt];
}

const isReadable = ({ event }: TimelineEntry): boolean =>
  Object.hasOwn(incidentEventSchemas, event.type) && event.v <= (eventVersions[event.type] ?? 1);

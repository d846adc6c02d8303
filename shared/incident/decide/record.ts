import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import { holderOf, type Incident, type TimelineEntry } from '../state.ts';
import { type DecideContext, type Decision, nameOf, refuse } from './context.ts';

type RecordCommand =
  | CommandOf<'addEntry'>
  | CommandOf<'amendEntry'>
  | CommandOf<'strikeEntry'>
  | CommandOf<'openDecision'>
  | CommandOf<'makeDecision'>
  | CommandOf<'sendMessage'>;

export function decideRecord(incident: Incident, command: RecordCommand, context: DecideContext): Decision {
  switch (command.type) {
    case 'addEntry': {
      const { type: _, ...body } = command;
      if (body.text === '') return refuse('text.missing', { field: 'entry' });
      return accepted([{ type: 'entryAdded', body }]);
    }
    case 'amendEntry':
    case 'strikeEntry':
      return decideCorrection(incident, command, context);
    case 'openDecision': {
      const { question, until } = command;
      if (question === '') return refuse('text.missing', { field: 'question' });
      if (until <= context.occurredAt) return refuse('decision.boxInPast', { untilAt: until });
      return accepted([{ type: 'decisionOpened', body: { question, until } }]);
    }
    case 'makeDecision':
      return decideDecision(incident, command, context);
    case 'sendMessage':
      return decideMessage(incident, command, context);
    default:
      return assertNever(command);
  }
}

/** WAR-BRIDGE: what was typed may be corrected or struck by anyone; both texts stay on the record. */
function decideCorrection(
  incident: Incident,
  command: CommandOf<'amendEntry'> | CommandOf<'strikeEntry'>,
  context: DecideContext,
): Decision {
  const entry = incident.timeline.get(command.entry);
  if (!entry) return refuse('entry.unknown');
  if (entry.event.type !== 'entryAdded') return refuse('entry.notText');
  if (entry.redacted)
    return refuse('entry.redacted', { name: nameOf(context, entry.redacted.by), doneAt: entry.redacted.at });
  if (entry.struck) return refuse('entry.struck');
  if (command.type === 'strikeEntry')
    return accepted([{ type: 'entryStruck', body: { entry: entry.id, reason: command.reason } }]);
  if (command.text === '') return refuse('text.missing', { field: 'entry' });
  if (command.text === textNow(entry)) return refuse('entry.same');
  return accepted([{ type: 'entryAmended', body: { entry: entry.id, text: command.text } }]);
}

function textNow(entry: TimelineEntry): string {
  const { text } = entry.event.body as { readonly text: string };
  return entry.amendments.at(-1)?.text ?? text;
}

/** WAR-DECISIONS: no decision without its rationale; decided by the commander unless somebody else is named. */
function decideDecision(
  incident: Incident,
  command: CommandOf<'makeDecision'>,
  context: DecideContext,
): Decision {
  const { type: _, decidedBy: named, ...said } = command;
  if (said.text === '') return refuse('text.missing', { field: 'decision' });
  if (said.rationale === '') return refuse('decision.rationaleMissing');
  const decidedBy = named ?? holderOf(incident, 'IC') ?? context.person;
  if (!context.directory.people.has(decidedBy)) return refuse('person.unknown', { id: decidedBy });
  if (said.decision !== null) {
    const open = incident.decisions.find(({ id }) => id === said.decision);
    if (!open) return refuse('decision.unknown');
    if (open.made) return refuse('decision.made', { doneAt: open.made.at });
  }
  return accepted([{ type: 'decisionMade', body: { ...said, decidedBy } }]);
}

/** COM-CHANNELS; CLS-SECURITY: what the CISO withholds is not told until released. */
function decideMessage(
  incident: Incident,
  command: CommandOf<'sendMessage'>,
  context: DecideContext,
): Decision {
  const { type: _, ...body } = command;
  if (incident.withheld)
    return refuse('message.withheld', {
      name: nameOf(context, incident.withheld.by),
      reason: incident.withheld.reason,
    });
  if (body.text === '') return refuse('text.missing', { field: 'message' });
  if (body.channels.length === 0) return refuse('message.noChannel');
  const unknown = body.channels.find((channel) => !Object.hasOwn(context.pack.channels, channel));
  if (unknown !== undefined) return refuse('message.unknownChannel', { channel: unknown });
  if (body.kind !== 'update' && incident.resolution === null) return refuse('message.notResolved');
  return accepted([{ type: 'messageSent', body: { ...body, channels: [...new Set(body.channels)] } }]);
}

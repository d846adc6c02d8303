import type { ClockReading } from '../../shared/clocks/reading.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { clockName } from './clock-name.ts';

/** What is due, in words: an action or a question by its own text, everything else by the clock's name. */
export function clockTitle(incident: Incident, { kind, subject }: ClockReading): string {
  const name = clockName(kind);
  if (subject === null) return name;
  const text =
    kind === 'action'
      ? incident.actions.get(subject)?.text
      : incident.decisions.find(({ id }) => id === subject)?.question;
  return text ? `${name}: ${text}` : name;
}

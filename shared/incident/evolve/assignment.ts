import { assertNever } from '../../kernel/assert-never.ts';
import type { EventOf } from '../event.ts';
import type { Incident } from '../state.ts';
import { doneBy } from './done.ts';

type AssignmentEvent = EventOf<'assigned'> | EventOf<'investigationStepDone'> | EventOf<'packMoved'>;

/** Who works on it, what they found, and by which policy it is run. */
export function evolveAssignment(incident: Incident, event: AssignmentEvent): Incident {
  const done = doneBy(event);
  switch (event.type) {
    case 'assigned': {
      const { person, tier } = event.body;
      return {
        ...incident,
        assignee: person,
        supportTier: tier ?? incident.supportTier,
        assignments: [...incident.assignments, { ...done, ...event.body }],
      };
    }
    case 'investigationStepDone': {
      const { step, finding, links } = event.body;
      return {
        ...incident,
        findings: [...incident.findings, { ...done, id: event.id, step, text: finding, links }],
        // INT-INVESTIGATE: a finding is the progress that CLK-INVESTIGATE waits for.
        progress: [...incident.progress, done],
      };
    }
    case 'packMoved': {
      const { from, to, reason } = event.body;
      return { ...incident, pack: to, packMoves: [...incident.packMoves, { ...done, from, reason }] };
    }
    default:
      return assertNever(event);
  }
}

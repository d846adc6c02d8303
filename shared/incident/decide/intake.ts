import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import { classify, saysBreach, saysSecurity } from '../../policy/classification.ts';
import { isGraver } from '../../policy/vocabulary.ts';
import type { CommandOf } from '../command.ts';
import type { NewIncidentEvent } from '../event.ts';
import { type Incident, priorityOf } from '../state.ts';
import { type DecideContext, type Decision, holdsOffice, nameOf, refuse } from './context.ts';
import { refusedAsTooEarly } from './order.ts';

type IntakeCommand = CommandOf<'classify'> | CommandOf<'acknowledge'> | CommandOf<'completeTriageStep'>;

export function decideIntake(incident: Incident, command: IntakeCommand, context: DecideContext): Decision {
  switch (command.type) {
    case 'classify':
      return decideClassification(incident, command, context);
    case 'acknowledge': {
      if (incident.acknowledged)
        return refuse('acknowledge.already', {
          name: nameOf(context, incident.acknowledged.by),
          doneAt: incident.acknowledged.at,
        });
      if (!context.directory.people.has(command.assignee))
        return refuse('person.unknown', { id: command.assignee });
      return (
        refusedAsTooEarly(context, incident.detectedAt) ??
        accepted([{ type: 'acknowledged', body: { assignee: command.assignee } }])
      );
    }
    case 'completeTriageStep': {
      const done = incident.triage[command.step];
      if (done) return refuse('triage.already', { name: nameOf(context, done.by), doneAt: done.at });
      return accepted([{ type: 'triageStepDone', body: { step: command.step } }]);
    }
    default:
      return assertNever(command);
  }
}

/** CLS-TREE: the questions' answer and a person's, both kept; RUL-SECURITY keeps security at P2 or graver. */
function decideClassification(
  incident: Incident,
  command: CommandOf<'classify'>,
  context: DecideContext,
): Decision {
  if (priorityOf(incident) !== null)
    return refuse('classify.already', { priority: priorityOf(incident) ?? '' });
  const { answers, priority } = command;
  const verdict = classify(context.pack, answers);
  const machine = verdict.kind === 'decided' ? verdict.priority : null;
  const security = saysSecurity(context.pack, answers);
  const overrideReason = command.overrideReason === '' ? null : command.overrideReason;
  if (machine !== null && machine !== priority && overrideReason === null)
    return refuse('classify.overrideReasonMissing', { machine, priority });
  if ((security || incident.security) && isGraver('P2', priority))
    return refuse('priority.securityFloor', { priority });

  const breach = saysBreach(context.pack, answers);
  const body = { answers, machine, priority, overrideReason, security, breach };
  return accepted([{ type: 'classified', body }, ...declarationSeen(incident, priority, context)]);
}

/** WAR-ACTIVATE, first step: a P1 set by the office that declares P1s is thereby declared. */
export function declarationSeen(
  incident: Incident,
  priority: string,
  context: DecideContext,
): readonly NewIncidentEvent[] {
  const declares = holdsOffice(context, [context.pack.approvals.priorityChange], incident.services);
  return priority === 'P1' && declares
    ? [{ type: 'activationStepDone', body: { step: 'declared', seen: true, at: null } }]
    : [];
}

import { assertNever } from '../../kernel/assert-never.ts';
import { accepted } from '../../kernel/result.ts';
import type { CommandOf } from '../command.ts';
import { type Incident, priorityOf } from '../state.ts';
import { type DecideContext, type Decision, nameOf, refuse } from './context.ts';
import { refusedAsAbsent } from './present.ts';

type ReviewCommand =
  | CommandOf<'scheduleReview'>
  | CommandOf<'holdReview'>
  | CommandOf<'publishReport'>
  | CommandOf<'giveDailyReport'>;

/** What is owed after an incident, and daily while it lasts: its review and its reports. */
export function decideReview(incident: Incident, command: ReviewCommand, context: DecideContext): Decision {
  switch (command.type) {
    case 'scheduleReview':
      return decideSchedule(incident, command, context);
    case 'holdReview':
      if (incident.resolution === null) return refuse('resolution.none');
      if (incident.reviewHeld)
        return refuse('review.held', {
          name: nameOf(context, incident.reviewHeld.by),
          doneAt: incident.reviewHeld.at,
        });
      return accepted([{ type: 'reviewHeld', body: { note: command.note } }]);
    case 'publishReport':
      if (incident.resolution === null) return refuse('resolution.none');
      if (incident.reportPublished)
        return refuse('report.published', {
          name: nameOf(context, incident.reportPublished.by),
          where: incident.reportPublished.where,
          doneAt: incident.reportPublished.at,
        });
      if (command.where === '') return refuse('text.missing', { field: 'where' });
      return accepted([{ type: 'reportPublished', body: { where: command.where } }]);
    case 'giveDailyReport':
      return decideDailyReport(incident, command, context);
    default:
      return assertNever(command);
  }
}

/** PIR-SCHEDULE: planned ahead, led by somebody who did not command this incident at any time. */
function decideSchedule(
  incident: Incident,
  { heldAt, facilitator }: CommandOf<'scheduleReview'>,
  context: DecideContext,
): Decision {
  const absent = refusedAsAbsent(context, facilitator);
  if (absent) return absent;
  if (heldAt <= context.occurredAt) return refuse('review.inPast', { heldAt });
  if (incident.roleHistory.some(({ role, person }) => role === 'IC' && person === facilitator))
    return refuse('review.facilitatorIsCommander', { name: nameOf(context, facilitator) });
  return accepted([{ type: 'reviewScheduled', body: { heldAt, facilitator } }]);
}

/** CLK-DAILY: of the priorities for which the pack asks for one. */
function decideDailyReport(
  incident: Incident,
  { text }: CommandOf<'giveDailyReport'>,
  { pack }: DecideContext,
): Decision {
  const owed = pack.clocks.dailyReport ?? {};
  const priority = priorityOf(incident);
  if (priority === null) return refuse('incident.notClassified');
  if (!owed[priority]) return refuse('dailyReport.notOwed', { priority, priorities: Object.keys(owed) });
  if (text === '') return refuse('text.missing', { field: 'report' });
  return accepted([{ type: 'dailyReportGiven', body: { text } }]);
}

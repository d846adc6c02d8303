import type { Alarm, IncidentSummary } from '../../shared/protocol/console.ts';

/** False once what the alarm was about can no longer press: the incident is closed, or nothing of it is that urgent. */
export function isPressing(alarm: Alarm, summary: IncidentSummary | undefined): boolean {
  if (summary === undefined) return true;
  if (summary.status === 'closed') return false;
  if (alarm.level === 'breached') return summary.breached > 0;
  return summary.nextClock !== null && summary.nextClock.state !== 'running';
}

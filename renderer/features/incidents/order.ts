import type { IncidentSummary } from '../../../shared/protocol/console.ts';

const urgency = { breached: 0, warned: 1, running: 2 } as const;

const rank = ({ nextClock }: IncidentSummary): number => (nextClock ? urgency[nextClock.state] : 3);

/** Open ones as the eye should find them: breached longest first, warned, what is next, then those without a clock. */
export function listed(summaries: readonly IncidentSummary[]): {
  readonly open: readonly IncidentSummary[];
  readonly closed: readonly IncidentSummary[];
} {
  const open = summaries
    .filter(({ status }) => status !== 'closed')
    .toSorted((a, b) => rank(a) - rank(b) || dueOf(a) - dueOf(b) || b.detectedAt - a.detectedAt);
  const closed = summaries
    .filter(({ status }) => status === 'closed')
    .toSorted((a, b) => (b.closedAt ?? b.detectedAt) - (a.closedAt ?? a.detectedAt));
  return { open, closed };
}

const dueOf = ({ nextClock }: IncidentSummary): number => nextClock?.dueAt ?? Number.MAX_SAFE_INTEGER;

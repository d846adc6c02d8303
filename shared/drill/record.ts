import { readClocks } from '../clocks/clocks.ts';
import type { ClockReading } from '../clocks/reading.ts';
import type { Incident } from '../incident/state.ts';
import type { Instant, Milliseconds } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';
import type { Priority } from '../policy/vocabulary.ts';
import { type IncidentMetrics, incidentMetrics } from '../views/metrics.ts';

/** How a clock ended: `ended` where it stopped mattering before it was due. */
export type ClockOutcome = 'met' | 'metLate' | 'breached' | 'ended' | 'open';

/** One line of the table of clocks at closure. */
export interface ClockLine {
  readonly clause: string;
  readonly priority: Priority | null;
  readonly cycle: number | null;
  readonly startsAt: Instant;
  readonly dueAt: Instant;
  readonly outcome: ClockOutcome;
  readonly metAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Due minus met, or minus the moment a breach ended; negative is late. */
  readonly margin: Milliseconds | null;
}

export interface DrillRecord {
  readonly metrics: IncidentMetrics;
  readonly clocks: readonly ClockLine[];
}

/** What an incident's record comes to at a moment: the three times of MET-CORE and every clock, by due time. */
export const drillRecord = (incident: Incident, pack: PolicyPack, now: Instant): DrillRecord => ({
  metrics: incidentMetrics(incident),
  clocks: readClocks(incident, pack, now).readings.map(lineOf),
});

const lineOf = (reading: ClockReading): ClockLine => ({
  clause: reading.clause,
  priority: reading.priority,
  cycle: reading.cycle,
  startsAt: reading.startsAt,
  dueAt: reading.dueAt,
  outcome: outcomeOf(reading),
  metAt: reading.met?.at ?? null,
  endedAt: reading.met ? null : (reading.ended?.at ?? null),
  margin: reading.margin,
});

function outcomeOf(reading: ClockReading): ClockOutcome {
  switch (reading.state) {
    case 'met':
    case 'metLate':
      return reading.state;
    case 'notApplicable':
      return 'ended';
    case 'breached':
      return reading.ended ? 'breached' : 'open';
    default:
      return 'open';
  }
}

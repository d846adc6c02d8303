import type { Host } from '../../shared/host/host.ts';
import type { IncidentRow, Journal } from '../../shared/host/ports.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { packOf } from '../../shared/policy/register.ts';
import type { IncidentSummary } from '../../shared/protocol/console.ts';
import { attention, attentionIn } from '../../shared/views/due.ts';
import { incidentRow } from '../../shared/views/row.ts';
import type { Changes } from './changes.ts';
import type { Looked } from './clock-watcher.ts';

/** Settled incidents in one answer: a few milliseconds of reading, so that no command waits behind them. */
const PAGE = 2_000;

/** The lines of the incident list: read once, and then told where they change. */
export interface Summaries {
  /** All in which something may be owed. */
  owing(): Promise<readonly IncidentSummary[]>;
  settled(after: StreamId | null): Promise<readonly IncidentRow[]>;
  /** An incident was looked at: windows are told where its line reads differently than before. */
  looked(look: Looked): void;
}

interface SummaryParts {
  readonly journal: Journal;
  readonly host: Host;
  readonly changes: Pick<Changes, 'tell'>;
  readonly now: () => Instant;
}

export function summariesOf({ journal, host, changes, now }: SummaryParts): Summaries {
  /** As they were last told, for those that are watched. */
  const told = new Map<StreamId, string>();

  async function summary(row: IncidentRow): Promise<IncidentSummary> {
    const incident = await host.incident(row.stream);
    const pack = incident && packOf(host.policy(), incident.pack);
    return incident && pack
      ? { ...row, ...attention(incident, pack, now()) }
      : { ...row, nextClock: null, breached: 0 };
  }

  return {
    owing: async () => Promise.all((await journal.owingIncidents()).map(summary)),
    settled: (after) => journal.settledIncidents(after, PAGE),
    looked({ stream, incident, pack, board, afterEvent }) {
      const line: IncidentSummary = { ...incidentRow(stream, incident, pack), ...attentionIn(board) };
      const text = JSON.stringify(line);
      const before = told.get(stream);
      if (line.owing) told.set(stream, text);
      else told.delete(stream);
      if (before === undefined ? afterEvent : text !== before)
        changes.tell({ kind: 'summaries', summaries: [line] });
    },
  };
}

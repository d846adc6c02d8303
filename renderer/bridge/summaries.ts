import type { StreamId } from '../../shared/kernel/ids.ts';
import type { ConsoleApi, IncidentSummary } from '../../shared/protocol/console.ts';

/** Every incident's line as this window knows it. */
export interface SummaryList {
  /** Reads those in which something may be owed: what a screen begins with. */
  readOwing(): Promise<void>;
  /** Reads the others after them, piece by piece. Ends early where reading began anew meanwhile. */
  readSettled(): Promise<void>;
  /** Lines that the console told of. */
  apply(told: readonly IncidentSummary[]): void;
}

/** `complete` once the settled ones are read. */
type Publish = (summaries: readonly IncidentSummary[], complete: boolean) => void;

/** Years of closed incidents are read once and never again: afterwards only what changed comes, by itself. */
export function summaryList(
  api: Pick<ConsoleApi, 'incidents' | 'settledIncidents'>,
  publish: Publish,
): SummaryList {
  let known = new Map<StreamId, IncidentSummary>();
  /** Told or read since reading began: what an answer under way says of them may be older. */
  let seen = new Set<StreamId>();
  let reading = 0;
  let complete = false;

  const tell = () => publish([...known.values()], complete);
  function put(lines: readonly IncidentSummary[]): void {
    for (const line of lines) {
      if (seen.has(line.stream)) continue;
      known.set(line.stream, line);
      seen.add(line.stream);
    }
  }

  return {
    async readOwing() {
      reading += 1;
      seen = new Set();
      put(await api.incidents());
      tell();
    },
    async readSettled() {
      const mine = reading;
      for (let after: StreamId | null = null; ; ) {
        const page: Awaited<ReturnType<typeof api.settledIncidents>> = await api.settledIncidents({ after });
        if (mine !== reading) return;
        put(page.map((row) => ({ ...row, nextClock: null, breached: 0 })));
        after = page.at(-1)?.stream ?? null;
        if (after === null) break;
      }
      // After a repair the record may no longer have what was known of it.
      known = new Map([...known].filter(([stream]) => seen.has(stream)));
      complete = true;
      tell();
    },
    apply(told) {
      for (const line of told) {
        known.set(line.stream, line);
        seen.add(line.stream);
      }
      tell();
    },
  };
}

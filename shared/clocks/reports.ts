import type { Incident } from '../incident/state.ts';
import type { Instant } from '../kernel/time.ts';
import type { PolicyPack } from '../policy/pack.ts';

/** When users reported it, the first report included where the incident itself came by one; oldest first. */
export function userReports({ method, detectedAt, reports }: Incident): readonly Instant[] {
  const later = reports.filter((report) => report.method === 'user report').map(({ at }) => at);
  return [...(method === 'user report' ? [detectedAt] : []), ...later].toSorted((a, b) => a - b);
}

export const reportedByUser = (incident: Incident): boolean => userReports(incident).length > 0;

/** CLK-CITIZEN-FIRST, P3: the moment the reports became several; null while they are fewer. */
export const severalSince = (incident: Incident, { severalReports }: PolicyPack): Instant | null =>
  userReports(incident)[severalReports - 1] ?? null;

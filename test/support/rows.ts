import type { IncidentRow } from '../../shared/incident/row.ts';
import type { ServiceId, StreamId } from '../../shared/kernel/ids.ts';

/** Nine o'clock of the day of every story, an hour before its detection. */
const NINE = Date.UTC(2026, 2, 2, 9);

/** A row as lists have it: an open P2 of the first service, of which a test names only what matters to it. */
export const aRow = (stream: StreamId, fields: Partial<IncidentRow> = {}): IncidentRow => ({
  stream,
  ref: 'INC-2026-0000A1',
  title: 'Portal down',
  drill: false,
  services: ['service-1' as ServiceId],
  priority: 'P2',
  peak: 'P2',
  status: 'investigating',
  security: false,
  restrictedTo: null,
  assignee: null,
  people: [],
  roles: [],
  awaitingApproval: false,
  detectedAt: NINE,
  declaredAt: NINE + 60_000,
  restoredAt: null,
  closedAt: null,
  owing: true,
  outcome: null,
  rootCause: null,
  recurrenceOf: [],
  ...fields,
});

import type { Host } from '../../shared/host/host.ts';
import type { IncidentRow } from '../../shared/host/ports.ts';
import { packOf } from '../../shared/policy/register.ts';
import { incidentRow } from '../../shared/views/row.ts';
import type { OpenedJournal } from '../journal/open-journal.ts';

/** Makes the rows of incidents again that the journal says are absent or were altered. A full disk may wait. */
export async function remakeRows(journal: OpenedJournal, host: Host): Promise<void> {
  const rows: IncidentRow[] = [];
  for (const stream of journal.staleRows()) {
    const incident = await host.incident(stream);
    // Without its declaration an incident is nothing yet; the journal's health names what is missing.
    if (incident) rows.push(incidentRow(stream, incident, packOf(host.policy(), incident.pack)));
  }
  if (rows.length > 0) journal.saveRows(rows);
}

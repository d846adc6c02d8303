import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { IncidentSummary } from '../../../shared/protocol/console.ts';
import { execute } from '../../bridge/store.ts';
import type { Draft } from './draft.ts';

/** What happens again hits the same services, and is an exercise where the first was. */
export const asRecurrence = (draft: Draft, earlier: IncidentSummary | undefined): Draft =>
  earlier ? { ...draft, drill: earlier.drill, services: [...earlier.services] } : draft;

/** CLO-REOPEN: both are told. Where the earlier one refuses, the newer one still names it. */
export async function linkRecurrence(stream: StreamId, earlier: StreamId): Promise<void> {
  await execute(stream, { type: 'linkIncident', other: earlier, as: 'recurrence of' });
  await execute(earlier, { type: 'linkIncident', other: stream, as: 'recurs as' });
}

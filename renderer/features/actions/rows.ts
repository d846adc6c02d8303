import type { ClockReading, ClockState } from '../../../shared/clocks/reading.ts';
import type { Directory } from '../../../shared/directory/state.ts';
import {
  type ActionItem,
  type ActionState,
  actionDue,
  actionOwner,
  actionState,
  type Incident,
} from '../../../shared/incident/state.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

/** One action item as the table shows it. */
export interface ActionRow {
  readonly id: EventId;
  readonly item: ActionItem;
  readonly text: string;
  readonly owner: PersonId | null;
  /** `@handle`, or the id of somebody the directory does not know. */
  readonly handle: string;
  readonly due: Instant;
  readonly state: ActionState;
  readonly clock: ClockState;
}

export function actionRows(
  actions: Incident['actions'],
  directory: Directory,
  readings: readonly ClockReading[],
): ActionRow[] {
  const clocks = new Map(
    readings.filter(({ kind }) => kind === 'action').map(({ subject, state }) => [subject, state]),
  );
  return [...actions].map((item) => {
    const owner = actionOwner(item);
    return {
      id: item.id,
      item,
      text: item.text,
      owner,
      handle: owner === null ? '' : `@${directory.people.get(owner)?.handle ?? owner}`,
      due: actionDue(item) ?? item.added.at,
      state: actionState(item),
      clock: clocks.get(item.id) ?? 'running',
    };
  });
}

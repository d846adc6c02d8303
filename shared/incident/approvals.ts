import type { Incident, PriorityChange } from './state.ts';

/** Changes of priority that an office has yet to grant or refuse (CLS-ESCALATE, CLS-DEESCALATE). */
export const awaitingChanges = (incident: Incident): readonly PriorityChange[] =>
  incident.changes.filter((change) => change.verdict.kind === 'awaiting' && !isOvertaken(incident, change));

/** Something waits for an office: a change of priority or a resolution (RES-APPROVE). */
export const awaitsApproval = (incident: Incident): boolean =>
  awaitingChanges(incident).length > 0 || incident.resolution?.approved === null;

/**
 * Whether the priority in force was set after this change was: by its value alone a second raise looks like the first.
 * Such a change can no longer be granted or undone without surprise, so nobody is asked about it any more.
 */
export function isOvertaken(incident: Incident, change: PriorityChange): boolean {
  const set = incident.periods.at(-1)?.change;
  if (change.effective) return set !== change.id;
  for (let position = incident.timeline.length - 1; position >= 0; position--) {
    const id = incident.timeline.at(position)?.id;
    if (id === set || id === change.id) return id === set;
  }
  return false;
}

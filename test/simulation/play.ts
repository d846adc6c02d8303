import type { IncidentCommand } from '../../shared/incident/command.ts';
import type { Incident } from '../../shared/incident/state.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import { warRoomRoles } from '../../shared/policy/vocabulary.ts';
import { command, people } from '../support/story.ts';
import type { Dice } from './dice.ts';

const anybody = Object.values(people);

/** Something that somebody on a bridge might do next; whether the policy lets them is the host's to say. */
export function nextCommand(incident: Incident | null, now: number, dice: Dice): IncidentCommand {
  if (!incident) return command('declare', { detectedAt: now - dice.under(600_000) });
  const entries = incident.timeline.toArray();
  const anEntry = () => (entries.length > 0 ? dice.oneOf(entries).id : ('' as EventId));
  const actions = [...incident.actions].map(({ id }) => id);
  const anAction = () => (actions.length > 0 ? dice.oneOf(actions) : ('' as EventId));
  const changes = incident.changes.map(({ id }) => id);
  const aChange = () => changes.at(-1) ?? ('' as EventId);
  const priority = () => dice.oneOf(['P1', 'P2', 'P3', 'P4'] as const);
  const options: readonly (() => IncidentCommand)[] = [
    () => command('addEntry', { text: `Note ${dice.hex(6)}` }),
    () => command('addEntry', { text: `Note ${dice.hex(6)}` }),
    () => command('addEntry', { text: `Note ${dice.hex(6)}` }),
    () => command('amendEntry', { entry: anEntry(), text: `Amended ${dice.hex(6)}` }),
    () => command('strikeEntry', { entry: anEntry() }),
    () => command('classify', { priority: priority() }),
    () => command('acknowledge', { assignee: dice.oneOf(anybody) }),
    () => command('reclassify', { to: priority(), changedAt: now }),
    () => command('approveReclassification', { change: aChange() }),
    () => command('refuseReclassification', { change: aChange() }),
    () => command('assignRole', { role: dice.oneOf(warRoomRoles), person: dice.oneOf(anybody) }),
    () => command('addAction', { owner: dice.oneOf(anybody), due: now + 1_800_000 }),
    () => command('completeAction', { action: anAction() }),
    () => command('reassignAction', { action: anAction(), owner: dice.oneOf(anybody) }),
    () => command('redateAction', { action: anAction(), due: now + 3_600_000 + dice.under(600_000) }),
    () => command('describe', { title: `Title ${dice.hex(4)}` }),
    () => command('sendMessage', { text: `Message ${dice.hex(4)}` }),
    () => command('giveBridgeStatus', { text: `Status ${dice.hex(4)}` }),
    () => command('declareSecurity'),
    () => command('resolve', { restoredAt: now }),
    () => command('approveResolution'),
    () => command('refuseResolution'),
    () => command('close'),
    () => command('reopen'),
    () => command('redact', { events: [anEntry()] }),
  ];
  return dice.oneOf(options)();
}

import { activation, triageDone } from '../../../shared/incident/checklist.ts';
import {
  currentWarRoom,
  type Incident,
  isOpen,
  priorityOf,
  statusOf,
} from '../../../shared/incident/state.ts';
import type { Status } from '../../../shared/policy/vocabulary.ts';

/** Everything that is done to an incident from the bridge, with its key. */
export const commandKeys = {
  acknowledge: 'Alt+A',
  classify: 'Alt+P',
  triage: 'Alt+G',
  activation: 'Alt+W',
  roles: 'Alt+R',
  message: 'Alt+M',
  bridgeStatus: 'Alt+B',
  briefing: 'Alt+E',
  decide: 'Alt+D',
  reclassify: 'Alt+P',
  judgeChange: 'Alt+Y',
  resolve: 'Alt+S',
  judgeResolution: 'Alt+O',
  standDown: 'Alt+Z',
  standDownSteps: 'Alt+Z',
  review: 'Alt+I',
  close: 'Alt+C',
  reopen: 'Alt+U',
  permanentFix: 'Alt+F',
  actions: 'Alt+3',
} as const;

export const MORE_KEY = 'Alt+K';

export type CommandName = keyof typeof commandKeys;
export const commandNames = Object.keys(commandKeys) as readonly CommandName[];

const inRoom = (incident: Incident): boolean => currentWarRoom(incident)?.stoodDown === null;
const resolved = (incident: Incident): boolean => statusOf(incident) === 'resolved';

/** RES-ACTION: a workaround asks for the permanent fix as an action before closing. */
export const lacksPermanentFix = ({ resolution, actions }: Incident): boolean =>
  resolution?.kind === 'workaround' && ![...actions].some(({ permanentFix }) => permanentFix);

/** Whether a command makes sense where the incident stands. The console decides; this only keeps the bar short. */
const offered: Readonly<Record<CommandName, (incident: Incident) => boolean>> = {
  acknowledge: ({ acknowledged }) => acknowledged === null,
  classify: (incident) => priorityOf(incident) === null,
  triage: ({ triage }) => triageDone(triage) === null,
  activation: (incident) => {
    const room = currentWarRoom(incident);
    return room !== null && room.stoodDown === null && activation(room) === null;
  },
  roles: () => true,
  message: () => true,
  bridgeStatus: inRoom,
  briefing: inRoom,
  decide: () => true,
  reclassify: (incident) => priorityOf(incident) !== null,
  judgeChange: ({ changes }) => changes.some(({ verdict }) => verdict.kind === 'awaiting'),
  resolve: (incident) => statusOf(incident) === 'investigating',
  judgeResolution: (incident) => resolved(incident) && incident.resolution?.approved === null,
  standDown: (incident) => inRoom(incident) && (resolved(incident) || priorityOf(incident) !== 'P1'),
  standDownSteps: (incident) => currentWarRoom(incident)?.stoodDown != null,
  review: (incident) => incident.review === null && resolved(incident),
  close: resolved,
  reopen: resolved,
  permanentFix: lacksPermanentFix,
  actions: () => false,
};

export const isOffered = (incident: Incident, command: CommandName): boolean =>
  isOpen(incident) && offered[command](incident);

/** The commands that stand as buttons in the bar, by what is being done; the others are under "More". */
const prominent: Readonly<Record<Status, readonly CommandName[]>> = {
  new: ['acknowledge', 'classify', 'triage', 'roles', 'message'],
  investigating: ['message', 'bridgeStatus', 'briefing', 'decide', 'reclassify', 'judgeChange', 'resolve'],
  resolved: [
    'message',
    'judgeResolution',
    'judgeChange',
    'standDown',
    'standDownSteps',
    'permanentFix',
    'review',
    'close',
  ],
  closed: [],
};

export const barCommands = (incident: Incident): readonly CommandName[] =>
  prominent[statusOf(incident)].filter((command) => isOffered(incident, command));

export const offeredCommands = (incident: Incident): readonly CommandName[] =>
  commandNames.filter((command) => isOffered(incident, command));

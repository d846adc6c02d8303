import { agenciesHit } from '../../../shared/incident/affected.ts';
import { awaitingChanges } from '../../../shared/incident/approvals.ts';
import { activation, isActive, triageDone } from '../../../shared/incident/checklist.ts';
import { byUsers } from '../../../shared/incident/decide/closure.ts';
import {
  currentWarRoom,
  type Incident,
  isOpen,
  priorityOf,
  statusOf,
} from '../../../shared/incident/state.ts';
import { isGraver, type Status } from '../../../shared/policy/vocabulary.ts';
import { lacksPermanentFix } from '../../../shared/views/prompts.ts';

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
  page: 'Alt+7',
  notify: 'Alt+8',
  joinBridge: 'Alt+9',
  answerPage: 'Alt+Shift+Y',
  acknowledgeTold: 'Alt+Shift+G',
  answerOffer: 'Alt+Shift+X',
  presence: 'Alt+Shift+J',
  openBridge: 'Alt+Shift+O',
  runningSteps: 'Alt+W',
  askUsers: 'Alt+Shift+Q',
  holdReview: 'Alt+Shift+I',
  publishReport: 'Alt+Shift+F',
  dailyReport: 'Alt+Shift+Z',
  declareRecurrence: 'Alt+U',
  why: 'Alt+Q',
  investigate: 'Alt+V',
  assign: 'Alt+H',
  describe: 'Alt+Shift+D',
  correctTimes: 'Alt+Shift+T',
  changeServices: 'Alt+Shift+S',
  reportDependents: 'Alt+Shift+E',
  coordinateMessages: 'Alt+Shift+U',
  recordReport: 'Alt+Shift+R',
  linkIncident: 'Alt+Shift+L',
  dismiss: 'Alt+Shift+C',
  declareSecurity: 'Alt+Shift+B',
  withdrawSecurity: 'Alt+Shift+W',
  securityProcedure: 'Alt+Shift+P',
  restrict: 'Alt+Shift+N',
  withholdMessages: 'Alt+Shift+M',
  releaseMessages: 'Alt+Shift+M',
  movePack: 'Alt+Shift+V',
  redact: 'Alt+Delete',
} as const;

export const MORE_KEY = 'Alt+K';

export type CommandName = keyof typeof commandKeys;
export const commandNames = Object.keys(commandKeys) as readonly CommandName[];

const inRoom = (incident: Incident): boolean => currentWarRoom(incident)?.stoodDown === null;
const resolved = (incident: Incident): boolean => statusOf(incident) === 'resolved';

/** What is said of the incident rather than done about it: a group of its own among the keys. */
export const recordCommands: ReadonlySet<CommandName> = new Set<CommandName>([
  'why',
  'assign',
  'describe',
  'correctTimes',
  'changeServices',
  'reportDependents',
  'recordReport',
  'linkIncident',
  'dismiss',
  'declareSecurity',
  'withdrawSecurity',
  'securityProcedure',
  'restrict',
  'withholdMessages',
  'releaseMessages',
  'movePack',
  'redact',
]);

/** Read, told late, or owed after it: they go on being offered once it is closed. */
const late: ReadonlySet<CommandName> = new Set<CommandName>([
  'why',
  'securityProcedure',
  'linkIncident',
  'redact',
  'notify',
  'acknowledgeTold',
  'review',
  'holdReview',
  'publishReport',
  'declareRecurrence',
]);

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
  judgeChange: (incident) => awaitingChanges(incident).length > 0,
  resolve: (incident) => statusOf(incident) === 'investigating',
  judgeResolution: (incident) => resolved(incident) && incident.resolution?.approved === null,
  standDown: (incident) => inRoom(incident) && (resolved(incident) || priorityOf(incident) !== 'P1'),
  standDownSteps: (incident) => currentWarRoom(incident)?.stoodDown != null,
  review: ({ resolution, reviewHeld }) => resolution !== null && reviewHeld === null,
  close: resolved,
  reopen: resolved,
  permanentFix: lacksPermanentFix,
  actions: () => false,
  page: (incident) => !resolved(incident),
  notify: (incident) => priorityOf(incident) !== null,
  joinBridge: inRoom,
  answerPage: ({ pages }) =>
    pages.some(({ answered, followedBy }) => answered === null && followedBy === null),
  acknowledgeTold: ({ notifications }) => notifications.some(({ acknowledged }) => acknowledged === null),
  answerOffer: ({ roleOffers }) => roleOffers.length > 0,
  presence: inRoom,
  openBridge: inRoom,
  runningSteps: (incident) => isActive(currentWarRoom(incident)),
  askUsers: (incident) => resolved(incident) && byUsers(incident),
  holdReview: ({ resolution, reviewHeld }) => resolution !== null && reviewHeld === null,
  publishReport: ({ resolution, reportPublished }) => resolution !== null && reportPublished === null,
  dailyReport: (incident) => isGraver(priorityOf(incident) ?? 'P4', 'P3'),
  declareRecurrence: (incident) => !isOpen(incident) && incident.dismissal === null,
  why: ({ classification }) => classification !== null,
  investigate: () => true,
  assign: () => true,
  describe: () => true,
  correctTimes: () => true,
  changeServices: () => true,
  reportDependents: () => true,
  coordinateMessages: (incident) => agenciesHit(incident).length > 1,
  recordReport: () => true,
  linkIncident: () => true,
  dismiss: (incident) => !resolved(incident),
  // A suspicion may still be confirmed.
  declareSecurity: ({ security, securitySpells }) => !security || securitySpells.at(-1)?.breach === null,
  withdrawSecurity: ({ security }) => security,
  securityProcedure: ({ security }) => security,
  restrict: ({ security, restrictedTo }) => security || restrictedTo !== null,
  withholdMessages: ({ security, withheld }) => security && withheld === null,
  releaseMessages: ({ withheld }) => withheld !== null,
  movePack: () => true,
  redact: () => true,
};

export const isOffered = (incident: Incident, command: CommandName): boolean =>
  (isOpen(incident) || (late.has(command) && !isDismissedFrom(incident, command))) &&
  offered[command](incident);

/** INT-TRIAGE: what was no incident keeps its record and owes nothing. */
const isDismissedFrom = ({ dismissal }: Incident, command: CommandName): boolean =>
  dismissal !== null && !dismissed.has(command);
const dismissed: ReadonlySet<CommandName> = new Set<CommandName>([
  'why',
  'securityProcedure',
  'linkIncident',
  'redact',
]);

/** The commands that stand as buttons in the bar, by what is being done; the others are under "More". */
const prominent: Readonly<Record<Status, readonly CommandName[]>> = {
  new: ['acknowledge', 'classify', 'page', 'notify', 'triage', 'roles', 'message', 'assign', 'dismiss'],
  investigating: [
    'notify',
    'page',
    'message',
    'bridgeStatus',
    'briefing',
    'decide',
    'reclassify',
    'judgeChange',
    'resolve',
    'investigate',
    'assign',
  ],
  resolved: [
    'notify',
    'message',
    'judgeResolution',
    'judgeChange',
    'standDown',
    'standDownSteps',
    'permanentFix',
    'askUsers',
    'review',
    'close',
  ],
  closed: ['notify', 'review', 'holdReview', 'publishReport', 'declareRecurrence'],
};

export const barCommands = (incident: Incident): readonly CommandName[] =>
  prominent[statusOf(incident)].filter((command) => isOffered(incident, command));

export const offeredCommands = (incident: Incident): readonly CommandName[] =>
  commandNames.filter((command) => isOffered(incident, command));

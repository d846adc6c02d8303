import { describe, expect, test } from 'vitest';
import type { IncidentCommand } from '../../../shared/incident/command.ts';
import { closureCriteria } from '../../../shared/incident/decide/closure.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import { sentenceOf, type WarRoomRefusal, warRoomRefusals } from '../../support/refusals.ts';
import {
  closedP2,
  command,
  directory,
  people,
  resolvedP1,
  Story,
  t,
  underWay,
  warRoomActive,
} from '../../support/story.ts';

const { engineer, manager, owner, bystander, scribe, ciso } = people;
const nowhere = 'nowhere' as EventId;

/** Refused: whatever the command is, with the person and the time that the case needs. */
const refused = (told: Story, sent: IncidentCommand, by: PersonId = engineer, at = '11:00') =>
  told.refused({ at, by }, sent);

/** A story in which this was done, and the id of the last event it brought about. */
function after(told: Story, sent: IncidentCommand, by: PersonId = engineer, at = '10:30') {
  const last = told.when({ at, by }, sent).at(-1);
  if (!last) throw new Error('Nothing came of it.');
  return { told, id: last.id };
}

const withEntry = () => after(underWay('P2'), command('addEntry'));
const withAction = () => after(underWay('P2'), command('addAction', { due: t('12:00') }));
const offered = () => after(warRoomActive(), command('offerRole'), owner).told;
const paged = () => after(underWay('P1'), command('page'));
const notified = () => after(underWay('P1'), command('notify'));
const approved = () => after(resolvedP1(), command('approveResolution'), owner, '10:55').told;

/** A P2 that users reported, resolved and approved. */
function reported(): Story {
  const told = new Story();
  told.when({ at: '10:01' }, command('declare', { method: 'user report' }));
  told.when({ at: '10:01' }, command('classify', { priority: 'P2' }));
  told.when({ at: '10:02' }, command('acknowledge'));
  told.when({ at: '10:52' }, command('resolve'));
  told.when({ at: '10:55', by: manager }, command('approveResolution'));
  return told;
}

function recurring(): Story {
  const told = reported();
  told.world = { ...told.world, recurrence: { others: [], count: 3, days: 30 } };
  return told;
}

function nobodyOnCall(): Story {
  const told = underWay('P1');
  told.world = { ...told.world, directory: { ...directory, appointments: new Map() } };
  return told;
}

function withheld(): Story {
  const told = underWay('P2');
  told.when({ at: '10:03' }, command('declareSecurity'));
  return after(told, command('withholdMessages', { reason: 'The attacker reads them' }), ciso).told;
}

const appoints =
  'The owner (Incident Commander), The owner (Service Owner), The manager (Service Manager), or The cdo (Chief Digital Officer)';
const concludes =
  'The owner (Incident Commander), The engineer, The owner (Service Owner), The manager (Service Manager), or The team-lead (Support team lead)';
const concludesP2 =
  'Incident Commander, The engineer, The owner (Service Owner), The manager (Service Manager), or The team-lead (Support team lead)';

/** One way to each refusal, and what a person then reads. */
const cases: Readonly<Record<WarRoomRefusal, readonly [() => Rejection, string]>> = {
  'role.same': [
    () => refused(warRoomActive(), command('assignRole'), owner),
    'Nothing to do: The owner already is Incident Commander.',
  ],
  'role.vacant': [
    () => refused(warRoomActive(), command('assignRole', { role: 'CL', person: null }), owner),
    'Nothing to do: Communications Lead is already vacant.',
  ],
  'role.notPermitted': [
    () => refused(warRoomActive(), command('assignRole', { person: bystander }), bystander),
    `Ask ${appoints}: they appoint the Incident Commander, and the holder may hand over.`,
  ],
  'role.offerInstead': [
    () => refused(warRoomActive(), command('assignRole', { role: 'TL', person: scribe })),
    'Offer Technical Lead to The scribe instead: a hand-over takes both of you. It is theirs once they accept.',
  ],
  'role.reasonMissing': [
    () => refused(warRoomActive(), command('assignRole', { role: 'TL', person: scribe }), manager),
    'Write why the role is taken over: The engineer holds Technical Lead and has not handed it over. The reason stays on the record.',
  ],
  'offer.vacant': [
    () => refused(warRoomActive(), command('offerRole', { role: 'CL' })),
    `Ask ${appoints} to appoint somebody: nobody holds Communications Lead, so there is nothing to hand over.`,
  ],
  'offer.notHolder': [
    () => refused(warRoomActive(), command('offerRole')),
    'Ask The owner: only the holder of Incident Commander hands it over. If they cannot be reached, the commander or an office that appoints takes it over with the reason.',
  ],
  'offer.none': [
    () => refused(warRoomActive(), command('answerOffer')),
    'Nothing to answer: Incident Commander is not on offer. The offer was answered, replaced or ended with the war room.',
  ],
  'offer.notYours': [
    () => refused(offered(), command('answerOffer', { accept: false })),
    'Ask The cdo or The owner: this offer of Incident Commander is theirs to answer. If they answered by phone or in the room, record it on their behalf.',
  ],
  'warRoom.none': [
    () => refused(underWay('P2'), command('completeActivationStep')),
    'No war room is open: a P1 opens one. Raise the priority to P1 first.',
  ],
  'warRoom.stepDone': [
    () => refused(warRoomActive(), command('completeActivationStep')),
    'Nothing to do: The manager did this step at 10:10.',
  ],
  'warRoom.appointCommander': [
    () => refused(underWay('P1'), command('completeActivationStep', { step: 'commander' })),
    'Appoint the Incident Commander first: that ticks this step.',
  ],
  'warRoom.notDeclarer': [
    () => refused(underWay('P1'), command('completeActivationStep', { step: 'declared' })),
    'Ask The manager (Service Manager) to declare the P1: nobody else may. If they said so by phone or in the room, record it on their behalf.',
  ],
  'bridge.same': [
    () => refused(after(underWay('P1'), command('openBridge')).told, command('openBridge')),
    'Nothing to do: the bridge already has these links.',
  ],
  'bridge.joined': [
    () => refused(after(underWay('P1'), command('joinBridge')).told, command('joinBridge')),
    'Nothing to do: The engineer has been on the bridge since 10:30.',
  ],
  'bridge.notThere': [
    () => refused(underWay('P1'), command('leaveBridge')),
    'Nothing to do: The engineer is not on the bridge.',
  ],
  'bridge.leftBeforeJoined': [
    () => {
      const { told } = after(underWay('P1'), command('joinBridge'));
      return told.refused({ at: '11:00', occurredAt: '10:20' }, command('leaveBridge'));
    },
    'Give a later time: The engineer joined at 10:30 and cannot have left before.',
  ],
  'page.unknown': [
    () => refused(underWay('P1'), command('answerPage', { page: nowhere })),
    'Choose another page: this one is not in the list.',
  ],
  'page.answered': [
    () => {
      const { told, id: page } = paged();
      told.when({ at: '10:32' }, command('answerPage', { page }));
      return refused(told, command('answerPage', { page }));
    },
    'Nothing to do: the page to The engineer was answered at 10:32.',
  ],
  'page.followed': [
    () => {
      const { told, id: follows } = paged();
      told.when({ at: '10:35' }, command('page', { follows, person: scribe }));
      return refused(told, command('page', { follows, person: manager }));
    },
    'Nothing to do: this page has already gone on to The scribe.',
  ],
  'page.nobodyOnCall': [
    () => refused(nobodyOnCall(), command('page')),
    'Page somebody by name: nobody is on call now for Service of tier 1. An administrator can complete the rotation.',
  ],
  'page.everybodyAsked': [
    () => {
      const { told, id: follows } = paged();
      return refused(told, command('page', { follows }));
    },
    'Page somebody by name: everybody on call was paged already (The engineer).',
  ],
  'notification.unknownRule': [
    () => refused(underWay('P1'), command('notify', { rule: 'the press' })),
    "Choose one of the policy's notifications: Service Owner told, Service Manager told, Agency leadership told, Agency CIO told, Chief Digital Officer told, Chief Digital Officer told: government-wide, Chief Information Security Officer told, Legal engaged, Public relations engaged, and Owner of a dependent service told.",
  ],
  'notification.nothingOwed': [
    () => refused(underWay('P1'), command('notify', { rule: 'dependent services' })),
    'Name what is hit first: as the incident stands, nobody is owed “Owner of a dependent service told”.',
  ],
  'notification.forGovernment': [
    () => refused(underWay('P1'), command('notify', { rule: 'CDO' })),
    'Leave out the service and the agency: “Chief Digital Officer told” is owed once for the whole incident.',
  ],
  'notification.notOwed': [
    () => refused(underWay('P1'), command('notify', { about: null })),
    'Say for which of these it was done: “Service Owner told” is owed for Service of tier 1.',
  ],
  'notification.proofMissing': [
    () => refused(underWay('P1'), command('notify', { person: null })),
    'Write who was told and how you know: nobody of the directory is named, and the record needs proof.',
  ],
  'notification.unknown': [
    () => refused(underWay('P1'), command('acknowledgeNotification', { notification: nowhere })),
    'Choose another notification: this one is not in the list.',
  ],
  'notification.acknowledged': [
    () => {
      const { told, id: notification } = notified();
      told.when({ at: '10:32', by: owner }, command('acknowledgeNotification', { notification }));
      return refused(told, command('acknowledgeNotification', { notification }));
    },
    'Nothing to do: The owner recorded its acknowledgement at 10:32.',
  ],
  'standDown.notCommander': [
    () => refused(resolvedP1(), command('standDown'), manager),
    'Ask The owner (Incident Commander): only the Incident Commander stands the war room down.',
  ],
  'standDown.unknownCriterion': [
    () => refused(resolvedP1(), command('standDown', { criterion: 'enough' }), owner),
    'Choose why it can stand down: Service restored to acceptable level and Workaround reduces the impact to P2 or lower.',
  ],
  'standDown.notResolved': [
    () => refused(warRoomActive(), command('standDown'), owner),
    'Resolve the incident first: this reason needs service restored to an acceptable level.',
  ],
  'standDown.stillP1': [
    () => refused(resolvedP1(), command('standDown', { criterion: 'workaround' }), owner),
    'Lower the priority first: this reason needs P2 or lower.',
  ],
  'standDown.notStoodDown': [
    () => refused(resolvedP1(), command('completeStandDownStep'), owner),
    'Ask The owner (Incident Commander) to stand the war room down first: this step comes after it.',
  ],
  'entry.unknown': [
    () => refused(underWay('P2'), command('amendEntry', { entry: nowhere })),
    'Choose another line: this one is not in the timeline.',
  ],
  'entry.notText': [
    () => {
      const told = underWay('P2');
      return refused(told, command('strikeEntry', { entry: told.idOf('classified') }));
    },
    'Add a note instead: only what somebody typed can be amended or struck, and this line was written by an act.',
  ],
  'entry.struck': [
    () => {
      const { told, id: entry } = withEntry();
      told.when({ at: '10:31' }, command('strikeEntry', { entry }));
      return refused(told, command('amendEntry', { entry }));
    },
    'Add a new line instead: this one is struck.',
  ],
  'entry.redacted': [
    () => {
      const { told, id: entry } = withEntry();
      told.when({ at: '10:31', by: ciso }, command('redact', { events: [entry] }));
      return refused(told, command('amendEntry', { entry }));
    },
    'Add a new line instead: The ciso redacted this one at 10:31.',
  ],
  'entry.same': [
    () => {
      const { told, id: entry } = withEntry();
      return refused(told, command('amendEntry', { entry, text: 'Error rate 92 %' }));
    },
    'Nothing to do: the text is the same.',
  ],
  'decision.rationaleMissing': [
    () => refused(underWay('P2'), command('makeDecision', { rationale: '' })),
    'Write the rationale: no decision stands without one.',
  ],
  'decision.boxInPast': [
    () => refused(underWay('P2'), command('openDecision', { until: t('10:59') })),
    'Give a later time: 10:59 has passed, and the decision is due by then.',
  ],
  'decision.unknown': [
    () => refused(underWay('P2'), command('makeDecision', { decision: nowhere })),
    'Choose another question: this one is not open here.',
  ],
  'decision.made': [
    () => {
      const { told, id: decision } = after(underWay('P2'), command('makeDecision'));
      return refused(told, command('makeDecision', { decision }));
    },
    'Nothing to do: this was decided at 10:30. Record a new decision if it changed.',
  ],
  'action.ownerMissing': [
    () => refused(underWay('P2'), command('addAction', { owner: null })),
    'Name an owner, for example @ana: no action stands without one.',
  ],
  'action.dueMissing': [
    () => refused(underWay('P2'), command('addAction', { due: null })),
    'Give a deadline, for example +30m or 14:30: no action stands without one.',
  ],
  'action.dueInPast': [
    () => refused(underWay('P2'), command('addAction', { due: t('10:59') })),
    'Give a later deadline: 10:59 has passed.',
  ],
  'action.unknown': [
    () => refused(underWay('P2'), command('startAction', { action: nowhere })),
    'Choose another action: this one is not in the list.',
  ],
  'action.done': [
    () => {
      const { told, id: action } = withAction();
      told.when({ at: '10:31' }, command('completeAction', { action }));
      return refused(told, command('startAction', { action }));
    },
    'Add a new action instead: this one was done at 10:31.',
  ],
  'action.started': [
    () => {
      const { told, id: action } = withAction();
      told.when({ at: '10:31' }, command('startAction', { action }));
      return refused(told, command('startAction', { action }));
    },
    'Nothing to do: the action has already been started.',
  ],
  'action.sameOwner': [
    () => {
      const { told, id: action } = withAction();
      return refused(told, command('reassignAction', { action, owner: engineer }));
    },
    'Choose another owner: The engineer has it already.',
  ],
  'action.sameDue': [
    () => {
      const { told, id: action } = withAction();
      return refused(told, command('redateAction', { action, due: t('12:00') }));
    },
    'Choose another deadline: it is 12:00 already.',
  ],
  'message.noChannel': [
    () => refused(underWay('P2'), command('sendMessage', { channels: [] })),
    'Choose where the message went out: at least one channel.',
  ],
  'message.unknownChannel': [
    () => refused(underWay('P2'), command('sendMessage', { channels: ['pigeon'] })),
    "Choose one of the policy's channels: “pigeon” is not among them.",
  ],
  'message.notResolved': [
    () => refused(underWay('P2'), command('sendMessage', { kind: 'restoration' })),
    'Resolve the incident first: restoration and closing are told when service is back.',
  ],
  'message.withheld': [
    () => refused(withheld(), command('sendMessage')),
    'Wait for the release: The ciso withholds messages about this incident (The attacker reads them) and may release them. The clock stays open until then.',
  ],
  'review.inPast': [
    () => refused(resolvedP1(), command('scheduleReview', { heldAt: t('10:59') })),
    'Give a later time: 10:59 has passed, and a review is planned ahead.',
  ],
  'review.facilitatorIsCommander': [
    () => refused(resolvedP1(), command('scheduleReview', { facilitator: owner })),
    'Choose another facilitator: The owner was Incident Commander and may not lead the review.',
  ],
  'review.held': [
    () => refused(after(resolvedP1(), command('holdReview'), owner, '10:55').told, command('holdReview')),
    'Nothing to do: The owner recorded at 10:55 that the review was held.',
  ],
  'report.published': [
    () =>
      refused(after(resolvedP1(), command('publishReport'), owner, '10:55').told, command('publishReport')),
    'Nothing to do: The owner published the report at 10:55 (Service website and status page).',
  ],
  'dailyReport.notOwed': [
    () => refused(underWay('P3'), command('giveDailyReport')),
    'Nothing to do: a P3 takes no daily report, only P1 and P2 do.',
  ],
  'resolve.notInvestigating': [
    () => refused(resolvedP1(), command('resolve')),
    'Resolving needs an incident under investigation; this one is resolved already. Acknowledge it first if it is new.',
  ],
  'resolve.beforeDetection': [
    () => refused(underWay('P2'), command('resolve', { restoredAt: t('09:00') })),
    'Give a later time: service cannot be restored before detection at 10:00.',
  ],
  'resolve.notPermitted': [
    () => refused(underWay('P2'), command('resolve'), bystander),
    `Ask ${concludesP2}: the commander, the technical lead, the assignee and these offices may resolve.`,
  ],
  'resolution.none': [
    () => refused(underWay('P2'), command('reopen')),
    'Resolve the incident first: there is no resolution to act on.',
  ],
  'resolution.approved': [
    () => refused(approved(), command('approveResolution'), owner),
    'Nothing to do: The owner approved the resolution at 10:55.',
  ],
  'resolution.notApprover': [
    () => refused(resolvedP1(), command('approveResolution'), manager),
    'Ask The owner (Service Owner): the resolution of a P1 takes their word. If they gave it by phone or in the room, record it on their behalf.',
  ],
  'users.noneReported': [
    () => refused(resolvedP1(), command('askUsers')),
    'Nothing to ask: no user reported this incident, so closing needs no confirmation of theirs.',
  ],
  'close.missing': [
    () => refused(resolvedP1(), command('close')),
    'Still missing before it can close: the approval of the resolution and the stand-down of the war room. The resolution is approved by The owner (Service Owner).',
  ],
  'close.missingAsItRecurs': [
    () => refused(recurring(), command('close', { userConfirmation: 'confirmed', lessons: '' })),
    'Still missing before it can close: the lessons and the hand-off to problem management, because it recurs. It is one of 3 of the same within 30 days, so problem management takes it on. The resolution is approved by The manager (Service Manager).',
  ],
  'close.usersNotAsked': [
    () => refused(reported(), command('close', { userConfirmation: 'unanswered' })),
    'Ask the users who reported it first: nobody has asked them yet whether it works again. Only then does no answer count.',
  ],
  'close.usersStillHaveTime': [
    () => {
      const { told } = after(reported(), command('askUsers'), engineer, '11:00');
      return refused(told, command('close', { userConfirmation: 'unanswered' }), engineer, '12:00');
    },
    'Wait for the users or ask them again: they have until +2 11:00 to answer. After that no answer counts as such.',
  ],
  'close.unknownCategory': [
    () => refused(approved(), command('close', { category: 'gremlins' })),
    "Choose one of the policy's root causes: Change or release, Configuration, Capacity or load, Software fault, Hardware or network, Data, Dependent service or vendor, Security, Procedure or handling, Power, cooling, premises, and Not known yet.",
  ],
  'close.notPermitted': [
    () => refused(resolvedP1(), command('close'), bystander),
    `Ask ${concludes}: the commander, the technical lead, the assignee and these offices may close.`,
  ],
  'reopen.closed': [
    () => refused(closedP2(), command('reopen')),
    'Declare a new incident instead: INC-2026-TEST00 is closed and stays so. Link the new one to it as its recurrence.',
  ],
};

describe('each refusal from the war room on', () => {
  test('is in the table', () => {
    expect(Object.keys(cases).toSorted()).toEqual([...warRoomRefusals].sort());
  });

  test.each(Object.entries(cases))('%s says what happened, what to do and who may', (code, [reach, says]) => {
    const rejection = reach();
    expect(rejection.code).toBe(code);
    expect(sentenceOf(rejection)).toBe(says);
  });

  test('[CLO-CRITERIA] whatever is missing for closure is named in words', () => {
    const sentence = sentenceOf({
      code: 'close.missing',
      params: { missing: [...closureCriteria], who: 'X' },
    });
    // a word that the catalogue lacks would stand in quotes
    expect(sentence.replace('“not known yet”', '')).not.toMatch(/“/);
  });
});

test('a refusal has changed nothing', () => {
  const told = underWay('P1');
  const before = told.now;
  told.refused({ at: '10:30', by: bystander }, command('resolve'));
  told.refused({ at: '10:30' }, command('addAction', { due: null }));
  expect(told.now).toBe(before);
});

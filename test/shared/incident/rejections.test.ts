import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decideDirectory } from '../../../shared/directory/decide.ts';
import { aggregates } from '../../../shared/host/aggregates.ts';
import { closureCriteria } from '../../../shared/incident/decide/conclusion.ts';
import { type RejectionCode, rejectionCodes } from '../../../shared/incident/decide/rejections.ts';
import type { EventId, PersonId, ServiceId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import { decidePolicy, emptyPolicyRegister, evolvePolicy } from '../../../shared/policy/register.ts';
import { decodeInput } from '../../../shared/protocol/console.ts';
import { defaultPackSource } from '../../support/default-pack.ts';
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

const { engineer, manager, owner, bystander, comms } = people;
const stranger = 'stranger' as PersonId;
const nowhere = 'nowhere' as EventId;
const story = () => new Story();
const declared = () => {
  const told = new Story();
  told.when({ at: '10:01' }, command('declare'));
  return told;
};

/** Refused: whatever the command is, with the person and the time that the case needs. */
const refused = (told: Story, sent: Parameters<Story['refused']>[1], by = engineer, at = '11:00') =>
  told.refused({ at, by }, sent);

function withEntry(struck: boolean) {
  const told = underWay('P2');
  told.when({ at: '10:05' }, command('addEntry'));
  const entry = told.idOf('entryAdded');
  if (struck) told.when({ at: '10:06' }, command('strikeEntry', { entry }));
  return { told, entry };
}

function withAction() {
  const told = underWay('P2');
  told.when({ at: '10:05' }, command('addAction', { due: t('12:00') }));
  return { told, action: told.idOf('actionAdded') };
}

function raised(by = engineer) {
  const told = underWay('P2');
  told.when({ at: '10:31', by }, command('reclassify'));
  return { told, change: told.idOf('reclassified') };
}

function approved() {
  const told = resolvedP1();
  told.when({ at: '10:55', by: owner }, command('approveResolution'));
  return told;
}

/** One way to reach each refusal. A code that nothing reaches, or that this table forgets, fails below. */
const cases: Readonly<Record<RejectionCode, () => Rejection>> = {
  'incident.unknown': () => refused(story(), command('acknowledge')),
  'incident.alreadyDeclared': () => refused(declared(), command('declare')),
  'incident.closed': () => refused(closedP2(), command('sendMessage')),
  'incident.notClassified': () => refused(declared(), command('reclassify')),
  'person.unknown': () => refused(story(), command('declare'), stranger),
  'text.missing': () => refused(story(), command('declare', { title: '' })),
  'time.inFuture': () => refused(story(), command('declare', { detectedAt: t('11:01') })),
  'declare.noService': () => refused(story(), command('declare', { services: [] })),
  'declare.unknownService': () => refused(story(), command('declare', { services: ['x' as ServiceId] })),
  'declare.onsetAfterDetection': () => refused(story(), command('declare', { onsetAt: t('10:01') })),
  'classify.already': () => refused(underWay('P2'), command('classify')),
  'classify.overrideReasonMissing': () =>
    refused(declared(), command('classify', { answers: { unavailable: 'yes' }, priority: 'P2' })),
  'priority.securityFloor': () =>
    refused(declared(), command('classify', { answers: { breach: 'yes' }, priority: 'P3' })),
  'acknowledge.already': () => refused(underWay('P2'), command('acknowledge')),
  'triage.already': () => {
    const told = underWay('P2');
    told.when({ at: '10:03' }, command('completeTriageStep'));
    return refused(told, command('completeTriageStep'));
  },
  'reclassify.same': () => refused(underWay('P1'), command('reclassify')),
  'reclassify.beforeDetection': () =>
    refused(underWay('P2'), command('reclassify', { changedAt: t('09:00') })),
  'reclassify.reasonUnknown': () => refused(underWay('P2'), command('reclassify', { reason: 'Because' })),
  'reclassify.noteMissing': () =>
    refused(underWay('P2'), command('reclassify', { to: 'P3', reason: 'Fewer users affected', note: '' })),
  'reclassify.notCommander': () =>
    refused(warRoomActive(), command('reclassify', { to: 'P2', reason: 'Fewer users affected' })),
  'reclassify.notApprover': () =>
    refused(raised().told, command('approveReclassification', { change: raised().change })),
  'reclassify.spokenMissing': () =>
    refused(underWay('P2'), command('reclassify', { approval: { person: manager, spoken: null } })),
  'reclassify.unknown': () =>
    refused(underWay('P2'), command('approveReclassification', { change: nowhere }), manager),
  'reclassify.settled': () => {
    const { told, change } = raised(manager);
    return refused(told, command('approveReclassification', { change }), manager);
  },
  'reclassify.overtaken': () => {
    const told = underWay('P3');
    told.when({ at: '10:31' }, command('reclassify', { to: 'P2' }));
    const change = told.idOf('reclassified');
    told.when({ at: '10:32' }, command('reclassify'));
    return refused(told, command('refuseReclassification', { change }), manager);
  },
  'role.same': () => refused(warRoomActive(), command('assignRole'), owner),
  'role.vacant': () => refused(warRoomActive(), command('assignRole', { role: 'CL', person: null }), owner),
  'role.notPermitted': () =>
    refused(warRoomActive(), command('assignRole', { person: bystander }), bystander),
  'warRoom.none': () => refused(underWay('P2'), command('completeActivationStep')),
  'warRoom.stepDone': () => refused(warRoomActive(), command('completeActivationStep')),
  'warRoom.appointCommander': () =>
    refused(underWay('P1'), command('completeActivationStep', { step: 'commander' })),
  'warRoom.notDeclarer': () =>
    refused(underWay('P1'), command('completeActivationStep', { step: 'declared' })),
  'standDown.notCommander': () => refused(resolvedP1(), command('standDown'), manager),
  'standDown.unknownCriterion': () =>
    refused(resolvedP1(), command('standDown', { criterion: 'enough' }), owner),
  'standDown.notResolved': () => refused(warRoomActive(), command('standDown'), owner),
  'standDown.stillP1': () => refused(resolvedP1(), command('standDown', { criterion: 'workaround' }), owner),
  'standDown.notStoodDown': () => refused(resolvedP1(), command('completeStandDownStep'), owner),
  'entry.unknown': () => refused(underWay('P2'), command('amendEntry', { entry: nowhere })),
  'entry.notText': () => {
    const told = underWay('P2');
    return refused(told, command('strikeEntry', { entry: told.idOf('classified') }));
  },
  'entry.struck': () => {
    const { told, entry } = withEntry(true);
    return refused(told, command('amendEntry', { entry }));
  },
  'entry.same': () => {
    const { told, entry } = withEntry(false);
    return refused(told, command('amendEntry', { entry, text: 'Error rate 92 %' }));
  },
  'decision.rationaleMissing': () => refused(underWay('P2'), command('makeDecision', { rationale: '' })),
  'decision.boxInPast': () => refused(underWay('P2'), command('openDecision', { until: t('10:59') })),
  'decision.unknown': () => refused(underWay('P2'), command('makeDecision', { decision: nowhere })),
  'decision.made': () => {
    const told = underWay('P2');
    told.when({ at: '10:05' }, command('makeDecision'));
    return refused(told, command('makeDecision', { decision: told.idOf('decisionMade') }));
  },
  'action.ownerMissing': () => refused(underWay('P2'), command('addAction', { owner: null })),
  'action.dueMissing': () => refused(underWay('P2'), command('addAction', { due: null })),
  'action.dueInPast': () => refused(underWay('P2'), command('addAction', { due: t('10:59') })),
  'action.unknown': () => refused(underWay('P2'), command('startAction', { action: nowhere })),
  'action.done': () => {
    const { told, action } = withAction();
    told.when({ at: '10:06' }, command('completeAction', { action }));
    return refused(told, command('startAction', { action }));
  },
  'action.started': () => {
    const { told, action } = withAction();
    told.when({ at: '10:06' }, command('startAction', { action }));
    return refused(told, command('startAction', { action }));
  },
  'action.sameOwner': () => {
    const { told, action } = withAction();
    return refused(told, command('reassignAction', { action, owner: engineer }));
  },
  'action.sameDue': () => {
    const { told, action } = withAction();
    return refused(told, command('redateAction', { action, due: t('12:00') }));
  },
  'message.noChannel': () => refused(underWay('P2'), command('sendMessage', { channels: [] })),
  'message.unknownChannel': () => refused(underWay('P2'), command('sendMessage', { channels: ['pigeon'] })),
  'message.notResolved': () =>
    refused(underWay('P2'), command('sendMessage', { kind: 'restoration' }), comms),
  'review.inPast': () => refused(resolvedP1(), command('scheduleReview', { heldAt: t('10:59') })),
  'review.facilitatorIsCommander': () =>
    refused(resolvedP1(), command('scheduleReview', { facilitator: owner })),
  'resolve.notInvestigating': () => refused(declared(), command('resolve')),
  'resolve.beforeDetection': () => refused(underWay('P2'), command('resolve', { restoredAt: t('09:00') })),
  'resolve.notPermitted': () => refused(underWay('P2'), command('resolve'), bystander),
  'resolution.none': () => refused(underWay('P2'), command('reopen')),
  'resolution.approved': () => refused(approved(), command('approveResolution'), owner),
  'resolution.notApprover': () => refused(resolvedP1(), command('approveResolution'), manager),
  'close.missing': () => refused(resolvedP1(), command('close')),
  'close.notPermitted': () => refused(resolvedP1(), command('close'), bystander),
  'reopen.closed': () => refused(closedP2(), command('reopen')),
};

const rejectionOf = (
  answer: { readonly ok: true } | { readonly ok: false; readonly rejection: Rejection },
): Rejection => {
  if (answer.ok) throw new Error('Accepted, though a refusal was expected.');
  return answer.rejection;
};

const anybody = { id: 'new' as PersonId, name: 'Somebody new', handle: 'new', offices: [] };
const anything = {
  id: 'new' as ServiceId,
  name: 'Something new',
  tier: '1',
  agency: 'Agency',
  holders: {},
} as const;
const policyWithPack = () => {
  const pack = defaultPackSource();
  const [adopted] = [decidePolicy(emptyPolicyRegister, { type: 'adoptPack', pack })].flatMap((answer) =>
    answer.ok ? answer.value : [],
  );
  const [declaration] = declared().events;
  if (!declaration || !adopted) throw new Error('Both were made.');
  return evolvePolicy(emptyPolicyRegister, { ...declaration, ...adopted });
};
const request = (fields: object) => ({
  commandId: '0195d3a0-0000-7000-8000-000000000001',
  stream: 'incident/0195d3a0-0000-7000-8000-000000000002',
  command: { type: 'acknowledge', assignee: 'engineer' },
  occurredAt: null,
  onBehalfOf: null,
  ...fields,
});

/** Refusals of the other aggregates, and of what cannot be decoded. */
const others: Readonly<Record<string, () => Rejection>> = {
  'directory.personExists': () =>
    rejectionOf(decideDirectory(directory, { type: 'addPerson', ...anybody, id: engineer })),
  'directory.handleTaken': () =>
    rejectionOf(decideDirectory(directory, { type: 'addPerson', ...anybody, handle: 'owner' })),
  'directory.serviceExists': () =>
    rejectionOf(
      decideDirectory(directory, { type: 'addService', ...anything, id: 'service-1' as ServiceId }),
    ),
  'directory.unknownHolder': () =>
    rejectionOf(decideDirectory(directory, { type: 'addService', ...anything, holders: { SO: stranger } })),
  'policy.badPack': () => rejectionOf(decidePolicy(emptyPolicyRegister, { type: 'adoptPack', pack: {} })),
  'policy.versionExists': () =>
    rejectionOf(decidePolicy(policyWithPack(), { type: 'adoptPack', pack: defaultPackSource() })),
  'policy.noPack': () =>
    rejectionOf(
      aggregates.incident.decide(null, command('declare'), {
        now: t('10:01'),
        occurredAt: t('10:01'),
        person: engineer,
        directory,
        policy: emptyPolicyRegister,
        ref: '',
      }),
    ),
  'request.malformed': () => rejectionOf(decodeInput('execute', request({ occurredAt: 'now' }))),
  'request.unknownCommand': () =>
    rejectionOf(decodeInput('execute', request({ command: { type: 'dance' } }))),
  'request.textTooLong': () =>
    rejectionOf(
      decodeInput('execute', request({ command: { type: 'reopen', reason: 'x'.repeat(1_000_000) } })),
    ),
};

const sentences = JSON.parse(
  readFileSync(new URL('../../../resources/i18n/en/rejections.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

describe('each refusal', () => {
  test('is in the table', () => {
    expect(Object.keys(cases).toSorted()).toEqual([...rejectionCodes].sort());
  });

  test.each(Object.entries({ ...cases, ...others }))('%s is reached, and is a sentence', (code, reach) => {
    const rejection = reach();
    expect(rejection.code).toBe(code);

    const sentence = sentences[code];
    if (typeof sentence !== 'string')
      throw new Error(`resources/i18n/en/rejections.json has no sentence for ${code}.`);
    expect(sentence).toMatch(/^[A-Z“].*[.?!]$/su);
    // everything that the sentence speaks of is given
    const named = [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    expect(Object.keys(rejection.params)).toEqual(expect.arrayContaining(named));
  });

  test('names what is missing for closure in words', () => {
    expect(Object.keys(sentences.criteria as object).toSorted()).toEqual([...closureCriteria].sort());
  });

  test('says whom to ask by name and office', () => {
    const { params } = cases['resolution.notApprover']();
    expect(params.who).toBe('The owner (Service Owner)');
  });
});

test('a refusal has changed nothing', () => {
  const told = underWay('P1');
  const before = told.now;
  told.refused({ at: '10:30', by: bystander }, command('resolve'));
  told.refused({ at: '10:30' }, command('addAction', { due: null }));
  expect(told.now).toBe(before);
});

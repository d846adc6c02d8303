import { describe, expect, test } from 'vitest';
import { aggregates } from '../../../shared/host/aggregates.ts';
import type { AgencyId, EventId, PersonId, ServiceId, StreamId } from '../../../shared/kernel/ids.ts';
import type { Rejection } from '../../../shared/kernel/rejection.ts';
import { decidePolicy, emptyPolicyRegister, evolvePolicy } from '../../../shared/policy/register.ts';
import { decodeInput } from '../../../shared/protocol/console.ts';
import { defaultPackSource } from '../../support/default-pack.ts';
import { aPerson, aService, directoryWith } from '../../support/directory.ts';
import { type OtherRefusal, otherRefusals, sentenceOf } from '../../support/refusals.ts';
import { aRow } from '../../support/rows.ts';
import {
  closedP2,
  command,
  directory,
  otherIncidents,
  people,
  Story,
  services,
  t,
  underWay,
  warRoomActive,
} from '../../support/story.ts';

const { engineer, manager, comms, bystander, ciso } = people;
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

function raised(by = engineer) {
  const told = underWay('P2');
  told.when({ at: '10:31', by }, command('reclassify'));
  return { told, change: told.idOf('reclassified') };
}

/** Another incident as this console's list has it. */
const another = otherIncidents.original;
const original = aRow(another, { ref: 'INC-2026-FIRST0' });
const knowing = (told: Story, row = original): Story => {
  told.world = { ...told.world, others: new Map([[row.stream, row]]) };
  return told;
};
function ofTwoAgencies(): Story {
  const told = underWay('P2');
  const taxes = aService('taxes', { agency: 'treasury' as AgencyId });
  told.world = { ...told.world, directory: directoryWith({ services: [taxes] }, directory) };
  return after(told, command('changeServices', { services: [services.tier1, taxes.id] }));
}
const secured = () => after(underWay('P2'), command('declareSecurity'));
const redacted = () => {
  const told = underWay('P2');
  return after(told, command('redact', { events: [told.idOf('declared')] }), ciso);
};
const dismissed = () => after(underWay('P3'), command('dismiss'));

function after(told: Story, sent: Parameters<Story['when']>[1], by = engineer): Story {
  told.when({ at: '10:30', by }, sent);
  return told;
}

const concludes =
  'Incident Commander, The engineer, The owner (Service Owner), The manager (Service Manager), or The team-lead (Support team lead)';

/** One way to reach each refusal, and what a person then reads. A code that this table forgets fails below. */
const cases: Readonly<Record<OtherRefusal, readonly [() => Rejection, string]>> = {
  'incident.unknown': [
    () => refused(story(), command('acknowledge')),
    'Go back to the list: this console holds no such incident.',
  ],
  'incident.alreadyDeclared': [
    () => refused(declared(), command('declare')),
    'Open INC-2026-TEST00 instead: this incident is already declared.',
  ],
  'incident.closed': [
    () => refused(closedP2(), command('sendMessage')),
    'Add a note instead: INC-2026-TEST00 is closed. A closed incident takes late facts only; if it happens again, declare a new incident.',
  ],
  'incident.dismissed': [
    () => refused(dismissed(), command('acknowledge')),
    'Add a note or a link instead: INC-2026-TEST00 was closed as a false alarm. If it is an incident after all, declare a new one and link the two.',
  ],
  'incident.notClassified': [
    () => refused(declared(), command('reclassify')),
    'Classify the incident first: without a priority no limit is known. Anyone may classify.',
  ],
  'person.unknown': [
    () => refused(story(), command('declare'), stranger),
    'Choose somebody from the directory: “stranger” is not in it.',
  ],
  'person.left': [
    () => {
      const told = underWay('P2');
      const gone = aPerson(comms, { left: true });
      told.world = { ...told.world, directory: directoryWith({ people: [gone] }, directory) };
      return refused(told, command('addAction', { owner: comms }));
    },
    'Choose somebody else: The comms has left.',
  ],
  'text.missing': [
    () => refused(story(), command('declare', { title: '' })),
    'Write the title: it may not be empty.',
  ],
  'time.inFuture': [
    () => refused(story(), command('declare', { detectedAt: t('11:01') })),
    'Give a time that has passed: 11:01 has not come yet.',
  ],
  'time.tooEarly': [
    () => declared().refused({ at: '11:00', occurredAt: '09:30' }, command('acknowledge')),
    'Give a later time: 09:30 is before what this answers, which was at 10:00.',
  ],
  'declare.noService': [
    () => refused(story(), command('declare', { services: [] })),
    'Name at least one affected service.',
  ],
  'declare.unknownService': [
    () => refused(story(), command('declare', { services: ['x' as ServiceId] })),
    'Choose a service from the directory: “x” is not in it.',
  ],
  'declare.retiredService': [
    () => {
      const told = underWay('P2');
      const retired = aService(services.tier2, { name: 'Old service', retired: true });
      told.world = { ...told.world, directory: directoryWith({ services: [retired] }, directory) };
      return refused(told, command('changeServices', { services: [services.tier2] }));
    },
    'Choose another service: Old service is retired.',
  ],
  'declare.onsetAfterDetection': [
    () => refused(story(), command('declare', { onsetAt: t('10:01') })),
    'Correct one of the two times: it cannot begin at 10:01 and be detected before that, at 10:00.',
  ],
  'describe.same': [
    () =>
      refused(
        underWay('P2'),
        command('describe', { title: 'Sign-in fails', impact: 'Citizens cannot sign in' }),
      ),
    'Change the title or the impact first: both are as they were.',
  ],
  'times.same': [
    () => refused(underWay('P2'), command('correctTimes', { detectedAt: t('10:00') })),
    'Give another time: these are the ones on record.',
  ],
  'times.afterDeclaration': [
    () => refused(underWay('P2'), command('correctTimes', { detectedAt: t('10:10') })),
    'Give an earlier time: it was declared at 10:01 and cannot have been detected after that, at 10:10.',
  ],
  'times.afterRestoration': [
    () => {
      const told = new Story();
      told.when({ at: '11:00' }, command('declare'));
      told.when({ at: '11:00' }, command('classify', { priority: 'P2' }));
      told.when({ at: '11:01' }, command('acknowledge'));
      told.when({ at: '11:02' }, command('resolve'));
      return refused(told, command('correctTimes', { detectedAt: t('10:55') }), engineer, '11:05');
    },
    'Correct the time: it cannot be detected at 10:55, after service was back at 10:50.',
  ],
  'services.same': [
    () => refused(underWay('P2'), command('changeServices', { services: [services.tier1] })),
    'Choose other services: these are the ones on record.',
  ],
  'dependents.known': [
    () => refused(underWay('P2'), command('reportDependents', { services: [services.tier1] })),
    'Choose other services: these are on the record already.',
  ],
  'coordination.oneAgency': [
    () => refused(underWay('P2'), command('coordinateMessages')),
    'Nothing to coordinate: services of one agency are affected, and it speaks for itself.',
  ],
  'coordination.same': [
    () => refused(after(ofTwoAgencies(), command('coordinateMessages')), command('coordinateMessages')),
    'Choose somebody else: The comms coordinates it already, for every agency affected.',
  ],
  'dismiss.tooLate': [
    () => refused(after(underWay('P2'), command('resolve', { restoredAt: t('10:20') })), command('dismiss')),
    'Close it in the usual way: it is resolved already, and only what is new or being investigated can turn out to be no incident of its own.',
  ],
  'dismiss.notPermitted': [
    () => refused(underWay('P2'), command('dismiss'), bystander),
    `Ask The scribe (L1 support), ${concludes}: they say whether it is an incident of its own.`,
  ],
  'dismiss.originalMissing': [
    () => refused(underWay('P2'), command('dismiss', { as: 'duplicate' })),
    'Choose the incident that it repeats.',
  ],
  'dismiss.originalDismissed': [
    () =>
      refused(
        knowing(underWay('P2'), { ...original, outcome: 'false alarm' }),
        command('dismiss', { as: 'duplicate', original: another }),
      ),
    'Choose another incident: INC-2026-FIRST0 was itself closed as none of its own.',
  ],
  'dismiss.originalClosed': [
    () =>
      refused(
        knowing(underWay('P2'), { ...original, status: 'closed', closedAt: t('09:30') }),
        command('dismiss', { as: 'duplicate', original: another }),
      ),
    'Link it as a recurrence instead: INC-2026-FIRST0 was closed at 09:30, before this one was detected.',
  ],
  'duplicate.notDismissed': [
    () => refused(knowing(underWay('P2')), command('attachDuplicate', { duplicate: another })),
    'Close INC-2026-FIRST0 as a duplicate first: only then does its detection count here.',
  ],
  'link.unknown': [
    () => refused(underWay('P2'), command('linkIncident', { other: 'incident/nowhere' as StreamId })),
    'Choose an incident from the list: this one is not on this console.',
  ],
  'link.itself': [
    () => refused(knowing(underWay('P2'), { ...original, ref: 'INC-2026-TEST00' }), command('linkIncident')),
    'Choose another incident: this is the one you are in.',
  ],
  'link.drill': [
    () => refused(knowing(underWay('P2'), { ...original, drill: true }), command('linkIncident')),
    'Choose another incident: INC-2026-FIRST0 is on the other side of the line between exercise and reality, and the two stay apart.',
  ],
  'link.already': [
    () => refused(after(knowing(underWay('P2')), command('linkIncident')), command('linkIncident')),
    'Nothing to do: INC-2026-FIRST0 is linked already, as related.',
  ],
  'assign.same': [
    () => refused(underWay('P2'), command('assign', { person: engineer })),
    'Choose somebody else or another tier: The engineer has it already.',
  ],
  'pack.same': [
    () =>
      refused(underWay('P2'), command('movePack', { to: { id: 'gaas-default', version: '2.0.0' } }), manager),
    'Choose another version: it runs under gaas-default 2.0.0 already.',
  ],
  'pack.notAdopted': [
    () =>
      refused(underWay('P2'), command('movePack', { to: { id: 'gaas-default', version: '9.9.9' } }), manager),
    'Put gaas-default 9.9.9 in force first: it was never adopted on this console.',
  ],
  'pack.older': [
    () =>
      refused(
        after(underWay('P2'), command('movePack'), manager),
        command('movePack', { to: { id: 'gaas-default', version: '2.0.0' } }),
        manager,
      ),
    'Choose a newer version: it runs under gaas-default 9.0.0 and does not go back.',
  ],
  'pack.notPermitted': [
    () => refused(underWay('P2'), command('movePack'), bystander),
    'Ask The owner (Service Owner), The manager (Service Manager), The cdo (Chief Digital Officer), or Incident Commander: they decide under which version it goes on.',
  ],
  'security.already': [
    () => refused(secured(), command('declareSecurity')),
    'Nothing to do: The engineer recorded it at 10:30.',
  ],
  'security.none': [
    () => refused(underWay('P2'), command('withdrawSecurity'), ciso),
    'Declare it a security incident first: nothing else is restricted, withheld or withdrawn.',
  ],
  'security.notPermitted': [
    () => refused(secured(), command('withholdMessages'), manager),
    'Ask The ciso (Chief Information Security Officer): it is theirs to decide. If they said so by phone or in the room, record it on their behalf.',
  ],
  'restrict.none': [
    () => refused(secured(), command('restrict', { people: [] }), ciso),
    'Name the people who need to know: it is not restricted.',
  ],
  'restrict.same': [
    () => refused(after(secured(), command('restrict'), ciso), command('restrict'), ciso),
    'Change the list first: these people, and only they, may read it already.',
  ],
  'redact.notPermitted': [
    () => {
      const told = underWay('P2');
      return refused(told, command('redact', { events: [told.idOf('declared')] }), bystander);
    },
    'Ask The ciso (Chief Information Security Officer), The manager (Service Manager), or Incident Commander: they decide what is taken out of the record. If they said so by phone or in the room, record it on their behalf.',
  ],
  'redact.itself': [
    () => {
      const told = redacted();
      return refused(told, command('redact', { events: [told.idOf('redacted')] }), ciso);
    },
    'Choose another line: this one says why words were taken out, and stays.',
  ],
  'redact.unreadable': [
    () => {
      const told = underWay('P2');
      const [declaration] = told.events;
      if (!declaration) throw new Error('It is declared.');
      told.hear({ ...declaration, id: 'newer' as EventId, v: 99 });
      return refused(told, command('redact', { events: ['newer' as EventId] }), ciso);
    },
    'Update this console first: a newer one wrote this line, and only it knows which of it are words.',
  ],
  'redact.already': [
    () => {
      const told = redacted();
      return refused(told, command('redact', { events: [told.idOf('declared')] }), ciso);
    },
    'Nothing to do: The ciso redacted it at 10:30.',
  ],
  'redact.noWords': [
    () => {
      const told = underWay('P2');
      return refused(told, command('redact', { events: [told.idOf('acknowledged')] }), ciso);
    },
    'Choose another line: nobody wrote any words in this one.',
  ],
  'messages.alreadyWithheld': [
    () => refused(after(secured(), command('withholdMessages'), ciso), command('withholdMessages'), ciso),
    'Nothing to do: The ciso has withheld messages to citizens since 10:30.',
  ],
  'messages.notWithheld': [
    () => refused(secured(), command('releaseMessages'), ciso),
    'Nothing to do: messages to citizens are not withheld.',
  ],
  'classify.already': [
    () => refused(underWay('P2'), command('classify')),
    'Change the priority instead: the incident is already classified P2.',
  ],
  'classify.overrideReasonMissing': [
    () => refused(declared(), command('classify', { answers: { unavailable: 'yes' }, priority: 'P2' })),
    'Say why: the questions lead to P1 and you chose P2. Both are kept on the record.',
  ],
  'priority.securityFloor': [
    () => refused(declared(), command('classify', { answers: { breach: 'yes' }, priority: 'P3' })),
    'Keep P2 or higher: a security incident may not be P3. If it is none after all, withdraw security first.',
  ],
  'acknowledge.already': [
    () => refused(underWay('P2'), command('acknowledge')),
    'Nothing to do: The engineer acknowledged it at 10:02.',
  ],
  'triage.already': [
    () => refused(after(underWay('P2'), command('completeTriageStep')), command('completeTriageStep')),
    'Nothing to do: The engineer did this step at 10:30.',
  ],
  'reclassify.same': [
    () => refused(underWay('P1'), command('reclassify')),
    'Choose another priority: it is P1 already.',
  ],
  'reclassify.beforeDetection': [
    () => refused(underWay('P2'), command('reclassify', { changedAt: t('09:00') })),
    'Give a later time: the impact cannot change before detection at 10:00.',
  ],
  'reclassify.reasonUnknown': [
    () => refused(underWay('P2'), command('reclassify', { reason: 'Because' })),
    "Choose one of the policy's reasons: Impact worsens, More users affected than first assessed, Resolution takes longer than expected, and Media attention or political sensitivity.",
  ],
  'reclassify.noteMissing': [
    () =>
      refused(underWay('P2'), command('reclassify', { to: 'P3', reason: 'Fewer users affected', note: '' })),
    'Write down what changed: lowering a priority must be documented.',
  ],
  'reclassify.notCommander': [
    () => refused(warRoomActive(), command('reclassify', { to: 'P2', reason: 'Fewer users affected' })),
    'Ask The owner (Incident Commander): only the Incident Commander lowers a P1.',
  ],
  'reclassify.notApprover': [
    () => refused(raised().told, command('approveReclassification', { change: raised().change })),
    'Ask The manager (Service Manager): a change of priority needs their approval.',
  ],
  'reclassify.spokenMissing': [
    () => refused(underWay('P2'), command('reclassify', { approval: { person: manager, spoken: null } })),
    'Say how the approval reached you: by phone, in the room, or by message.',
  ],
  'reclassify.unknown': [
    () => refused(underWay('P2'), command('approveReclassification', { change: nowhere }), manager),
    'Look at the priority again: there is no such change to settle.',
  ],
  'reclassify.settled': [
    () => {
      const { told, change } = raised(manager);
      return refused(told, command('approveReclassification', { change }), manager);
    },
    'Nothing to do: this change is already approved.',
  ],
  'reclassify.overtaken': [
    () => {
      const told = underWay('P3');
      told.when({ at: '10:31' }, command('reclassify', { to: 'P2' }));
      const change = told.idOf('reclassified');
      told.when({ at: '10:32' }, command('reclassify'));
      return refused(told, command('refuseReclassification', { change }), manager);
    },
    'Look at the priority again: a later change made it P1, so this one can no longer be settled.',
  ],
};

const rejectionOf = (
  answer: { readonly ok: true } | { readonly ok: false; readonly rejection: Rejection },
): Rejection => {
  if (answer.ok) throw new Error('Accepted, though a refusal was expected.');
  return answer.rejection;
};

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

/** Refusals of the policy, and of what cannot be decoded. */
const others: Readonly<Record<string, readonly [() => Rejection, string]>> = {
  'policy.badPack': [
    () =>
      rejectionOf(
        decidePolicy(emptyPolicyRegister, {
          type: 'adoptPack',
          pack: { ...defaultPackSource(), version: 'new' },
        }),
      ),
    'Correct the pack at version: it must be three numbers such as 1.0.0. The last good pack stays in force.',
  ],
  'policy.versionExists': [
    () => rejectionOf(decidePolicy(policyWithPack(), { type: 'adoptPack', pack: defaultPackSource() })),
    'Raise the version: gaas-default 2.0.0 was already adopted and cannot be changed.',
  ],
  'policy.noPack': [
    () =>
      rejectionOf(
        aggregates.incident.decide(null, command('declare'), {
          now: t('10:01'),
          occurredAt: t('10:01'),
          person: engineer,
          directory,
          policy: emptyPolicyRegister,
          others: new Map(),
          recurrence: null,
          ref: '',
        }),
      ),
    'Restore the policy pack this incident was opened under: without it no limit is known, so nothing was written. An administrator can adopt a pack.',
  ],
  'request.malformed': [
    () => rejectionOf(decodeInput('execute', request({ occurredAt: 'now' }))),
    'Correct “occurredAt”: Invalid input: expected number, received string. Nothing was written.',
  ],
  'request.unknownCommand': [
    () => rejectionOf(decodeInput('execute', request({ command: { type: 'dance' } }))),
    'Reload the window: it asked for something this console does not know. Nothing was written.',
  ],
  'request.textTooLong': [
    () =>
      rejectionOf(
        decodeInput('execute', request({ command: { type: 'reopen', reason: 'x'.repeat(1_000_000) } })),
      ),
    'Shorten the reason to 10,000 characters. Nothing was written.',
  ],
};

describe('each refusal', () => {
  test('is in the table', () => {
    expect(Object.keys(cases).toSorted()).toEqual([...otherRefusals].sort());
  });

  test.each(Object.entries({ ...cases, ...others }))(
    '%s says what happened, what to do and who may',
    (code, [reach, says]) => {
      const rejection = reach();
      expect(rejection.code).toBe(code);
      expect(sentenceOf(rejection)).toBe(says);
    },
  );
});

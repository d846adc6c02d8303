import { expect, test } from 'vitest';
import { type IntakeCommand, intakeCommandSchema } from '../../shared/intake/command.ts';
import { decideIntake } from '../../shared/intake/decide.ts';
import { evolveIntake } from '../../shared/intake/evolve.ts';
import { emptyIntake } from '../../shared/intake/state.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { serviceRequestKinds } from '../../shared/policy/vocabulary.ts';
import { currentVersion, upcast } from '../../shared/protocol/upcast.ts';
import { readJson } from '../support/replay-host.ts';
import { directory, people, services, t, underWay } from '../support/story.ts';

const context = { now: t('11:00'), occurredAt: t('10:30'), person: people.scribe, directory };
const request = {
  type: 'recordServiceRequest',
  kind: 'password reset',
  title: 'Forgot the password',
  reportedBy: 'A citizen',
  method: 'user report',
  reason: 'The service works; one person forgot a password',
} satisfies IntakeCommand;
const nearMiss = {
  type: 'recordNearMiss',
  title: 'Disk almost full',
  services: [services.tier1],
  text: 'The alert came in time',
  noticedAt: t('10:00'),
  reviewWanted: true,
} satisfies IntakeCommand;

/** The intake after these commands, each recorded by the scribe at 10:30. */
function after(...commands: readonly IntakeCommand[]) {
  const [envelope] = underWay('P4').events;
  if (!envelope) throw new Error('A story has events.');
  return commands.reduce((intake, command) => {
    const decided = decideIntake(command, context);
    if (!decided.ok) throw new Error(decided.rejection.code);
    const actor = { person: people.scribe, held: [] };
    return decided.value.reduce(
      (state, event) =>
        evolveIntake(state, {
          ...envelope,
          ...event,
          v: currentVersion(event.type),
          actor,
          occurredAt: t('10:30'),
        }),
      intake,
    );
  }, emptyIntake);
}

test('[INT-NOT-INCIDENT] a service request is kept as no incident, with the reason and who reported it', () => {
  expect(after(request).requests).toMatchObject([
    { kind: 'password reset', reportedBy: 'A citizen', at: t('10:30'), by: people.scribe },
  ]);
});

test('[INT-NOT-INCIDENT] the five kinds of the policy are known, and no other', () => {
  expect(serviceRequestKinds).toEqual([
    'password reset',
    'access request',
    'information query',
    'standard fulfilment',
    'feature request',
  ]);
  expect(intakeCommandSchema.safeParse({ ...request, kind: 'complaint' }).success).toBe(false);
});

test.each(['title', 'reportedBy', 'reason'] as const)(
  '[INT-NOT-INCIDENT] without %s it is refused',
  (field) => {
    expect(decideIntake({ ...request, [field]: '' }, context)).toMatchObject({
      rejection: { code: 'text.missing', params: { field } },
    });
  },
);

test('[INT-NEARMISS] a near miss is kept without clocks; a review may be wished for', () => {
  expect(after(request, nearMiss).nearMisses).toMatchObject([
    { title: 'Disk almost full', noticedAt: t('10:00'), reviewWanted: true },
  ]);
});

test('[INT-NOT-INCIDENT] by somebody of the directory, of what has happened', () => {
  const stranger = 'stranger' as PersonId;
  expect(decideIntake(request, { ...context, person: stranger })).toMatchObject({
    rejection: { code: 'person.unknown', params: { id: stranger } },
  });
  expect(decideIntake(request, { ...context, occurredAt: t('11:01') })).toMatchObject({
    rejection: { code: 'time.inFuture', params: { givenAt: t('11:01') } },
  });
});

test('[INT-NOT-INCIDENT INT-NEARMISS] what is on record folds forever to what it says', () => {
  const events = readJson('test/golden/events/intake.json') as readonly Envelope[];
  const intake = events.reduce((state, event) => evolveIntake(state, upcast(event)), emptyIntake);
  expect(intake).toEqual({
    requests: [
      {
        id: '0195d3a0-0000-7000-8000-300000000001',
        at: t('10:30'),
        by: 'scribe',
        kind: 'password reset',
        title: 'Forgot the password',
        reportedBy: 'A citizen',
        method: 'user report',
        reason: 'The service works; one person forgot a password',
      },
    ],
    nearMisses: [
      {
        id: '0195d3a0-0000-7000-8000-300000000002',
        at: t('10:31'),
        by: 'owner',
        title: 'Disk almost full',
        services: ['service-1'],
        text: 'The alert came in time',
        noticedAt: t('10:00'),
        reviewWanted: true,
      },
    ],
  });
  expect(evolveIntake(intake, { ...(events[0] as Envelope), type: 'unheardOf' })).toBe(intake);
});

test('[INT-NEARMISS] not one that lies ahead, nor of a service that nobody knows', () => {
  expect(decideIntake({ ...nearMiss, noticedAt: t('11:01') }, context)).toMatchObject({
    rejection: { code: 'time.inFuture' },
  });
  const unknown = intakeCommandSchema.parse({ ...nearMiss, services: ['x'] });
  expect(decideIntake(unknown, context)).toMatchObject({ rejection: { code: 'declare.unknownService' } });
});

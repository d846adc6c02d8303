import { describe, expect, test } from 'vitest';
import { eventVersions, type IncidentEventType } from '../../shared/incident/event.ts';
import { evolveIncident } from '../../shared/incident/evolve.ts';
import { conflictsOf } from '../../shared/incident/fields.ts';
import {
  actionDue,
  actionOwner,
  actionState,
  holderOf,
  type Incident,
  peakPriority,
  priorityOf,
  statusOf,
} from '../../shared/incident/state.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import { compareOrder } from '../../shared/kernel/envelope.ts';
import type { EventId } from '../../shared/kernel/ids.ts';
import { MINUTE } from '../../shared/kernel/time.ts';
import { currentVersion, type Upcasters, upcast, upcasters } from '../../shared/protocol/upcast.ts';
import { readJson } from '../support/replay-host.ts';
import { t } from '../support/story.ts';

const golden = readJson('test/golden/events/v1.json') as readonly Envelope[];
const fold = (events: readonly Envelope[]) =>
  events.map((event) => upcast(event)).reduce<Incident | null>(evolveIncident, null);

/** Closed by the compiler: a new event type is missing here, and then in the golden file. */
const types: Readonly<Record<IncidentEventType, true>> = {
  declared: true,
  classified: true,
  acknowledged: true,
  triageStepDone: true,
  reclassified: true,
  reclassificationApproved: true,
  reclassificationRefused: true,
  roleAssigned: true,
  activationStepDone: true,
  warRoomStoodDown: true,
  standDownStepDone: true,
  entryAdded: true,
  entryAmended: true,
  entryStruck: true,
  decisionOpened: true,
  decisionMade: true,
  actionAdded: true,
  actionStarted: true,
  actionDone: true,
  actionReassigned: true,
  actionRedated: true,
  messageSent: true,
  bridgeStatusGiven: true,
  executiveBriefingGiven: true,
  reviewScheduled: true,
  resolved: true,
  resolutionApproved: true,
  resolutionRefused: true,
  closed: true,
  reopened: true,
};

describe('version 1', () => {
  test('holds an example of every event type, in fold order', () => {
    expect([...new Set(golden.map(({ type }) => type))].sort()).toEqual(Object.keys(types).sort());
    expect(golden.every(({ v }) => v === 1)).toBe(true);
    expect([...golden].sort(compareOrder)).toEqual(golden);
  });

  test('folds forever to what it says', () => {
    const incident = fold(golden);
    if (!incident) throw new Error('It is declared.');
    const minutes = (count: number) => t('10:00') + count * MINUTE;
    const [action] = incident.actions;
    expect(action && [actionState(action), actionOwner(action), actionDue(action)]).toEqual([
      'done',
      'scribe',
      minutes(100),
    ]);
    expect([
      statusOf(incident),
      priorityOf(incident),
      peakPriority(incident),
      holderOf(incident, 'IC'),
    ]).toEqual(['closed', 'P1', 'P1', 'owner']);
    expect(conflictsOf(incident)).toEqual([]);
    expect(incident).toMatchObject({
      ref: 'INC-2026-7KQ4M2',
      onsetAt: minutes(-10),
      detectedAt: minutes(0),
      assignee: 'engineer',
      triage: { validated: { at: minutes(4) } },
      periods: [
        { priority: 'P2', from: minutes(0) },
        { priority: 'P1', from: minutes(5) },
      ],
      changes: [
        { to: 'P1', verdict: { kind: 'approved', approval: { person: 'manager', spoken: 'phone' } } },
        { to: 'P3', effective: false, verdict: { kind: 'refused', reason: 'Not yet' } },
      ],
      // the commander was there before the change to P1; citizens were told after it
      warRooms: [
        {
          startsAt: minutes(5),
          steps: {
            declared: { by: 'manager', seen: true },
            commander: { at: minutes(5) },
            citizens: { at: minutes(20) },
          },
          stoodDown: { criterion: 'service acceptable' },
          standDownSteps: { thanks: { by: 'owner' } },
        },
      ],
      progress: [{ at: minutes(9) }],
      decisions: [
        { question: 'Fail over?', made: { decidedBy: 'owner', risk: { impact: 4, probability: 2 } } },
      ],
      messages: [{ channels: ['status page', 'social media'] }],
      bridgeStatuses: [{ by: 'engineer' }],
      briefings: [{ by: 'owner' }],
      review: { facilitator: 'liaison' },
      resolution: {
        kind: 'fix',
        restoredAt: minutes(28),
        text: 'Certificate renewed',
        approved: { by: 'owner' },
      },
      returns: [{ refused: true }, { refused: false, reason: 'It is back' }],
      closure: { rootCause: 'Expired certificate', lessons: 'Watch expiry dates' },
    });
    const struck = incident.timeline.toArray().filter((entry) => entry.struck !== null);
    const amended = incident.timeline.toArray().filter(({ amendments }) => amendments.length > 0);
    expect(struck).toMatchObject([{ struck: { reason: 'Asked already' } }]);
    expect(amended).toMatchObject([{ amendments: [{ text: 'Error rate 29 %' }] }]);
  });

  test('is the current version of every type, and the aggregate reads what the upcasters lift to', () => {
    for (const type of Object.keys(types)) {
      expect(currentVersion(type)).toBe(eventVersions[type] ?? 1);
      expect(currentVersion(type)).toBe(1);
    }
    expect(upcasters).toEqual({});
  });
});

describe('lifting', () => {
  const chain: Upcasters = {
    noted: [
      (body) => ({ ...(body as object), seconds: (body as { readonly minutes: number }).minutes * 60 }),
      (body) => ({ ...(body as object), lang: 'en' }),
    ],
  };
  const noted = (v: number, body: unknown) => ({ ...golden[0], type: 'noted', v, body }) as Envelope;

  test('goes through every version in between, whichever it starts from', () => {
    const lifted = { minutes: 2, seconds: 120, lang: 'en' };
    expect(upcast(noted(1, { minutes: 2 }), chain)).toEqual(noted(3, lifted));
    expect(upcast(noted(2, { minutes: 2, seconds: 120 }), chain)).toEqual(noted(3, lifted));
    expect(upcast(noted(3, lifted), chain)).toEqual(noted(3, lifted));
    expect(currentVersion('noted', chain)).toBe(3);
  });

  test('changes nothing but the body: the header is what was hashed', () => {
    const event = noted(1, { minutes: 2 });
    const { body: _, v: __, ...header } = upcast(event, chain);
    const { body: ___, v: ____, ...before } = event;
    expect(header).toEqual(before);
    expect(event).toEqual(noted(1, { minutes: 2 }));
  });

  test('leaves a type without upcasters, and a newer version, as they are', () => {
    const newer = noted(4, { hours: 1 });
    expect(upcast(newer, chain)).toBe(newer);
    const [first] = golden;
    if (first) expect(upcast(first, chain)).toBe(first);
  });
});

test('an event of a newer version is shown and folds to nothing that this version knows', () => {
  const until = golden.slice(0, 9);
  const before = fold(until);
  const newer: Envelope = {
    ...(golden[9] as Envelope),
    id: 'from-a-newer-console' as EventId,
    type: 'classified',
    v: 2,
    body: { priority: { code: 'P1' } },
  };
  const after = fold([...until, newer]);
  expect(after?.timeline.toArray().at(-1)?.event).toEqual(newer);
  expect({ ...after, timeline: null }).toEqual({ ...before, timeline: null });
  expect(fold([{ ...(golden[0] as Envelope), v: 2 }])).toBeNull();
});

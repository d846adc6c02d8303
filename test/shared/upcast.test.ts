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
import { currentVersion, type Upcasters, upcast } from '../../shared/protocol/upcast.ts';
import { goldenEvents, goldenFiles } from '../support/golden-events.ts';
import { t } from '../support/story.ts';

const golden = goldenEvents('v1');
const fold = (events: readonly Envelope[]) =>
  events.map((event) => upcast(event)).reduce<Incident | null>(evolveIncident, null);

/** Closed by the compiler: a new event type is missing here, and then in the golden files. */
const types: Readonly<Record<IncidentEventType, true>> = {
  declared: true,
  classified: true,
  acknowledged: true,
  timesCorrected: true,
  described: true,
  servicesChanged: true,
  dependentsReported: true,
  messagesCoordinated: true,
  reportReceived: true,
  dismissed: true,
  duplicateAttached: true,
  assigned: true,
  investigationStepDone: true,
  securityDeclared: true,
  securityWithdrawn: true,
  restricted: true,
  messagesWithheld: true,
  messagesReleased: true,
  incidentLinked: true,
  packMoved: true,
  triageStepDone: true,
  reclassified: true,
  reclassificationApproved: true,
  reclassificationRefused: true,
  roleAssigned: true,
  roleOffered: true,
  roleOfferEnded: true,
  bridgeOpened: true,
  bridgeJoined: true,
  bridgeLeft: true,
  runningStepDone: true,
  paged: true,
  pageAnswered: true,
  notified: true,
  notificationAcknowledged: true,
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
  dailyReportGiven: true,
  reviewHeld: true,
  reportPublished: true,
  usersAsked: true,
  reviewScheduled: true,
  resolved: true,
  resolutionApproved: true,
  resolutionRefused: true,
  closed: true,
  reopened: true,
  redacted: true,
};

describe('the golden files', () => {
  test.each(goldenFiles)('%s is a whole incident, in fold order', (file) => {
    const events = goldenEvents(file);
    expect(events[0]?.type).toBe('declared');
    expect([...events].sort(compareOrder)).toEqual(events);
    expect(fold(events)).not.toBeNull();
  });

  test('hold an example of every event type at every version', () => {
    const held = new Set(goldenFiles.flatMap(goldenEvents).map(({ type, v }) => `${type} ${v}`));
    // what came with the second version of the product has been at its first only there
    const versions = Object.keys(types).flatMap((type) =>
      Array.from({ length: currentVersion(type) }, (_, before) => `${type} ${before + 1}`),
    );
    expect(versions.filter((version) => !held.has(version))).toEqual([]);
  });

  test('the aggregate reads what the upcasters lift to', () => {
    for (const type of Object.keys(types)) expect(currentVersion(type)).toBe(eventVersions[type] ?? 1);
  });
});

describe('version 1', () => {
  test('is at version 1 throughout', () => {
    expect(golden.every(({ v }) => v === 1)).toBe(true);
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

  test('what it did not say yet is lifted to what holds for it', () => {
    const incident = fold(golden);
    // of its services the strictest tier was kept, and nothing of their agencies and own targets
    expect(incident?.affected).toEqual([{ service: 'service-1', tier: '1', agency: null, targets: {} }]);
    expect(incident?.services).toEqual(['service-1']);
    expect(incident?.classification).toMatchObject({ breach: false });
    // the first commander was appointed; whoever came after was handed the role
    expect(incident?.roleHistory.map(({ role, by }) => [role, by])).toEqual([['IC', 'appointment']]);
    expect(incident?.closure).toMatchObject({ category: null, recurring: false });
    expect(incident?.resolution?.approved).toMatchObject({ by: 'owner' });
    expect(incident?.roleOffers).toEqual([]);
  });
});

describe('version 2, from the war room on', () => {
  test('folds forever to what it says', () => {
    const incident = fold(goldenEvents('v2-war-room'));
    const minutes = (count: number) => t('10:00') + count * MINUTE;
    expect(incident).toMatchObject({
      ref: 'INC-2026-3XW8P5',
      pages: [
        { person: 'engineer', answerBy: minutes(8), answered: null },
        { person: 'scribe', answered: { at: minutes(9), by: 'scribe' } },
      ],
      roleHistory: [
        { role: 'IC', person: 'owner', by: 'appointment' },
        { role: 'IC', person: 'cdo', by: 'handOver', note: 'Government-wide' },
      ],
      roleOffers: [],
      bridgeStays: [
        { person: 'engineer', joined: { at: minutes(17) }, left: { at: minutes(18), by: 'scribe' } },
      ],
      notifications: [
        { rule: 'agency CIO', about: 'agency', person: null, proof: 'Her office', acknowledged: null },
        { rule: 'CDO', about: null, acknowledged: { at: minutes(21) } },
        { rule: 'service owner', at: minutes(5), acknowledged: { at: minutes(23), by: 'owner' } },
      ],
      warRooms: [
        {
          bridge: { video: 'https://meet.example/1' },
          steps: {
            declared: { seen: false },
            commander: { at: minutes(11) },
            bridge: { at: minutes(16), seen: true },
            paged: { at: minutes(3), seen: true },
            // the last of them was told then, though another was written down later
            executives: { at: minutes(21), recordedAt: minutes(22), seen: true },
          },
          runningSteps: { openBridge: { at: minutes(19) } },
          stoodDown: { by: 'cdo' },
        },
      ],
      dailyReports: [{ at: minutes(24) }],
      returns: [{ refused: true }],
      resolution: { kind: 'fix', restoredAt: minutes(39), approved: { at: minutes(41) } },
      usersAsked: { at: minutes(42) },
      closure: { category: 'configuration', recurring: true, handOff: 'PRB-17' },
      reviewHeld: { at: minutes(55) },
      reportPublished: { at: minutes(56), where: 'Service website and status page' },
    });
    expect(incident && statusOf(incident)).toBe('closed');
    expect(incident && conflictsOf(incident)).toEqual([]);
  });
});

describe('version 2, the record', () => {
  test('folds forever to what it says', () => {
    const incident = fold(goldenEvents('v2-record'));
    const minutes = (count: number) => t('10:00') + count * MINUTE;
    expect(incident).toMatchObject({
      ref: 'INC-2026-9D2KQ7',
      title: 'Sign-in fails for everybody',
      impact: 'No citizen can sign in',
      services: ['service-1'],
      affected: [{ service: 'service-1', tier: '1', agency: 'agency', targets: {} }],
      tier: '1',
      dependents: [{ service: 'service-2', reported: { at: minutes(7) } }],
      coordination: { coordinator: 'comms', agencies: ['agency', 'agency-2'], at: t('10:20:30') },
      onsetAt: null,
      // an hour before, when the duplicate was
      detectedAt: minutes(-60),
      corrections: [
        { field: 'onsetAt', was: minutes(-15), reason: 'The alert began earlier' },
        { field: 'detectedAt', was: minutes(0), reason: 'The alert began earlier' },
        { field: 'detectedAt', was: minutes(-5), reason: 'Service desk' },
        { field: 'detectedAt', was: minutes(-8), reason: 'INC-2026-0000B2' },
      ],
      reports: [{ method: 'user report', reportedBy: 'Service desk', at: minutes(-8) }],
      duplicates: [{ ref: 'INC-2026-0000B2' }],
      links: [{ as: 'recurrence of', ref: 'INC-2026-0000A1' }],
      assignee: 'scribe',
      supportTier: 'L2',
      assignments: [{ from: 'engineer', person: 'scribe', tier: 'L2', note: 'Not the cache' }],
      findings: [{ step: 'information', links: [{ url: 'https://dash.example/1' }], by: 'scribe' }],
      progress: [{ at: minutes(11) }],
      periods: [
        { priority: 'P3', from: minutes(-60), fromDetection: true },
        { priority: 'P2', from: minutes(12), fromDetection: false },
        { priority: 'P1', from: minutes(13), fromDetection: false },
      ],
      warRooms: [{ startsAt: minutes(13) }],
      security: false,
      securitySpells: [
        {
          since: { at: minutes(12) },
          breach: { at: minutes(13) },
          withdrawn: { at: minutes(18), reason: 'A faulty script of our own' },
        },
      ],
      restrictedTo: ['engineer', 'scribe', 'ciso'],
      withheld: null,
      pack: { id: 'gaas-default', version: '9.0.0' },
      packMoves: [{ from: { id: 'gaas-default', version: '2.0.0' }, reason: 'New limits apply' }],
      dismissal: { as: 'duplicate', original: { ref: 'INC-2026-0000A1' }, by: 'scribe' },
      closure: null,
    });
    const redacted = incident?.timeline.toArray().filter((entry) => entry.redacted !== null);
    expect(redacted).toMatchObject([
      {
        event: { type: 'investigationStepDone' },
        redacted: { by: 'ciso', at: minutes(22), reason: 'A password' },
      },
    ]);
    expect(incident && statusOf(incident)).toBe('closed');
    expect(incident && conflictsOf(incident)).toEqual([]);
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
    v: 99,
    body: { priority: { code: 'P1' } },
  };
  const after = fold([...until, newer]);
  expect(after?.timeline.toArray().at(-1)?.event).toEqual(newer);
  expect({ ...after, timeline: null }).toEqual({ ...before, timeline: null });
  expect(fold([{ ...(golden[0] as Envelope), v: 99 }])).toBeNull();
});

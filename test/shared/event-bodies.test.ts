import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DirectoryEventType, directoryEventVersions } from '../../shared/directory/event.ts';
import { evolveDirectory } from '../../shared/directory/evolve.ts';
import { emptyDirectory } from '../../shared/directory/state.ts';
import type { IncidentEventType } from '../../shared/incident/event.ts';
import { evolveIncident } from '../../shared/incident/evolve.ts';
import type { Incident } from '../../shared/incident/state.ts';
import { type IntakeEventBodies, intakeEventVersions } from '../../shared/intake/event.ts';
import { evolveIntake } from '../../shared/intake/evolve.ts';
import { emptyIntake } from '../../shared/intake/state.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import { type StreamId, streamKind } from '../../shared/kernel/ids.ts';
import {
  emptyPolicyRegister,
  evolvePolicy,
  type PolicyEventBodies,
  policyEventVersions,
} from '../../shared/policy/register.ts';
import { readEvent } from '../../shared/protocol/event-bodies.ts';
import { currentVersion, upcast } from '../../shared/protocol/upcast.ts';
import { attempts, begin, beginning, play } from '../support/arbitrary.ts';
import { goldenEvents, goldenFiles } from '../support/golden-events.ts';
import '../support/random.ts';

const golden = [...goldenFiles, 'directory-v1', 'intake', 'policy'].flatMap(goldenEvents);
const lifted = golden.map((event) => upcast(event));
const nested = { deeply: [{ more: 1 }] };
const long = 'x'.repeat(10_001);

/** One body a type that no console writes: what is wrong with it, on top of a good one. Closed by the compiler. */
const wrong: {
  readonly [T in IncidentEventType | DirectoryEventType | keyof IntakeEventBodies | keyof PolicyEventBodies]:
    | Readonly<Record<string, unknown>>
    | string
    | null;
} = {
  declared: { detectedAt: 'yesterday' },
  classified: { priority: 'P5' },
  acknowledged: { assignee: null },
  timesCorrected: { onsetAt: 'never' },
  described: { title: 'x'.repeat(301) },
  servicesChanged: { affected: [{ service: 'service-1' }] },
  dependentsReported: { dependents: 'service-2' },
  messagesCoordinated: { agencies: [7] },
  reportReceived: { method: 'rumour' },
  dismissed: { original: { stream: 'policy', ref: '', title: '' } },
  duplicateAttached: { duplicate: null },
  assigned: { tier: 'L4' },
  investigationStepDone: { links: [{ label: 'Log', url: 'javascript:alert(1)' }] },
  securityDeclared: { breach: 1 },
  securityWithdrawn: { reason: long },
  restricted: { people: [''] },
  messagesWithheld: { reason: null },
  messagesReleased: null,
  incidentLinked: { as: 'brother' },
  packMoved: { to: 'the newest' },
  triageStepDone: { step: 'guessed' },
  reclassified: { approval: { person: 'owner', spoken: 'telepathy' } },
  reclassificationApproved: { change: 7 },
  reclassificationRefused: { sets: 'P0' },
  roleAssigned: { role: 'constructor' },
  roleOffered: { to: nested },
  roleOfferEnded: { note: 0 },
  bridgeOpened: { video: ['https://meet.example/1'] },
  bridgeJoined: 'engineer',
  bridgeLeft: { person: 'x'.repeat(81) },
  runningStepDone: { step: 'toString' },
  paged: { answerBy: -1 },
  pageAnswered: { page: '' },
  notified: { acknowledged: 'yes' },
  notificationAcknowledged: { notification: nested },
  activationStepDone: { at: 1.5 },
  warRoomStoodDown: { criterion: null },
  standDownStepDone: { step: '__proto__' },
  entryAdded: { text: nested },
  entryAmended: { entry: null },
  entryStruck: { reason: false },
  decisionOpened: { until: 9e15 },
  decisionMade: { risk: { impact: 6, probability: 1 } },
  actionAdded: { due: null },
  actionStarted: { action: ['a'] },
  actionDone: { note: nested },
  actionReassigned: { owner: '' },
  actionRedated: { due: '14:30' },
  messageSent: { channels: 'status page' },
  bridgeStatusGiven: { text: undefined },
  executiveBriefingGiven: { text: long },
  dailyReportGiven: { text: 3 },
  reviewHeld: { note: null },
  reportPublished: { where: {} },
  usersAsked: { text: [] },
  reviewScheduled: { facilitator: null },
  resolved: { kind: 'prayer' },
  resolutionApproved: { resolution: 0 },
  resolutionRefused: { reason: 1 },
  closed: { recurring: null },
  reopened: { reason: {} },
  redacted: { targets: [{ event: 'entry', instead: 'nothing' }] },
  agencySaved: { short: 'x'.repeat(21) },
  personSaved: { email: 'nowhere' },
  personLeft: { person: nested },
  personReturned: { person: null },
  vendorSaved: { name: '' },
  serviceSaved: { targets: { P1: 'PT1H' } },
  serviceRetired: { service: 1 },
  serviceReinstated: { service: '' },
  appointed: { scope: { kind: 'world' } },
  appointmentEnded: { until: null },
  rotationSaved: { start: '2026-02-30' },
  rotationRemoved: 'rotation',
  onCallOverridden: { from: 'now' },
  overrideEnded: { until: -5 },
  personAdded: { offices: { SO: true } },
  serviceAdded: { holders: ['ana'] },
  serviceRequestRecorded: { kind: 'wish' },
  nearMissRecorded: { services: 'service-1' },
  packAdopted: { pack: 'gaas-default' },
};

const examples = Object.keys(wrong).map((type) => {
  const example = lifted.findLast((event) => event.type === type);
  if (!example) throw new Error(`The golden files hold no ${type}.`);
  return [type, example] as const;
});
const spoilt = (example: Envelope): Envelope => {
  const how = wrong[example.type as keyof typeof wrong];
  return {
    ...example,
    body: typeof how === 'object' && how !== null ? { ...(example.body as object), ...how } : how,
  };
};

describe('what comes from another console', () => {
  test('is known where a console wrote it: every golden event, of every version, is lifted and otherwise as it was', () => {
    for (const event of golden) expect(readEvent(event)).toEqual({ kind: 'known', event: upcast(event) });
  });

  test('is known where a console wrote it: every event that random commands bring about', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        play(story, tries);
        // as it is sent
        for (const event of JSON.parse(JSON.stringify(story.events)) as Envelope[])
          expect(readEvent(event)).toEqual({ kind: 'known', event });
      }),
    );
  });

  test.each(examples)('%s is malformed where its body does not fit', (_, example) => {
    expect(readEvent(example).kind).toBe('known');
    expect(readEvent(spoilt(example))).toMatchObject({ kind: 'malformed', detail: expect.any(String) });
  });

  test('keeps what this version does not know of a body', () => {
    for (const [, example] of examples) {
      const more = { ...example, body: { ...(example.body as object), mood: 'calm' } };
      expect(readEvent(more)).toEqual({ kind: 'known', event: more });
    }
  });

  test('is unknown, and as it was, where a newer console or another product wrote it', () => {
    for (const [, example] of examples) {
      const strange = [
        { ...example, v: example.v + 1, body: nested },
        { ...example, type: 'invented', body: nested },
        { ...example, type: 'constructor', body: nested },
        { ...example, stream: 'review/1' as StreamId, body: nested },
      ];
      for (const event of strange) expect(readEvent(event)).toEqual({ kind: 'unknown', event });
    }
  });

  test('is malformed where an older version never wrote such a body, or no version is that', () => {
    const [declared] = golden;
    if (!declared) throw new Error('The golden files hold a declaration.');
    expect(readEvent({ ...declared, body: { services: 'all of them' } }).kind).toBe('malformed');
    expect(readEvent({ ...declared, body: null }).kind).toBe('malformed');
    for (const v of [0, -1, 1.5]) expect(readEvent({ ...declared, v }).kind).toBe('malformed');
  });
});

/** Another value somewhere in a body, or nothing there any more; or another body altogether. */
const bodyLike = (event: Envelope): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.jsonValue() },
    {
      weight: 3,
      arbitrary: fc
        .record({
          key: fc.constantFrom(...Object.keys((event.body ?? {}) as object), '__proto__', 'mood'),
          value: fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, null, '', 0, [], {}, 'P1', 'unknown')),
          others: fc.subarray(Object.keys((event.body ?? {}) as object), { minLength: 0 }),
          keepAll: fc.constantFrom(true, true, true, false),
        })
        .map(({ key, value, others, keepAll }) => {
          const fields = Object.entries({ ...(event.body as object), [key]: value });
          const kept = keepAll ? fields : fields.filter(([name]) => others.includes(name));
          return JSON.parse(JSON.stringify(Object.fromEntries(kept)));
        }),
    },
    // a body of one type under the name of another
    { weight: 1, arbitrary: fc.constantFrom(...golden.map(({ body }) => body)) },
  );

const anyEvent: fc.Arbitrary<Envelope> = fc
  .constantFrom(...golden)
  .chain((like) =>
    fc
      .record({ body: bodyLike(like), v: fc.oneof(fc.constant(like.v), fc.constantFrom(-1, 0, 1, 2, 3, 99)) })
      .map((other) => ({ ...like, ...other })),
  );

test('whatever comes never throws when read, and whatever passes never throws when folded', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30, size: 'max' }), fc.boolean(), (events, declared) => {
      const begun = declared ? lifted.slice(0, 9) : [];
      let incident: Incident | null = begun.reduce<Incident | null>(evolveIncident, null);
      let directory = emptyDirectory;
      let intake = emptyIntake;
      let policy = emptyPolicyRegister;
      for (const event of events) {
        const reading = readEvent(event);
        kinds.add(reading.kind);
        if (reading.kind === 'malformed') continue;
        const kind = streamKind(event.stream);
        if (kind === 'incident') incident = evolveIncident(incident, reading.event);
        if (kind === 'directory') directory = evolveDirectory(directory, reading.event);
        if (kind === 'intake') intake = evolveIntake(intake, reading.event);
        if (kind === 'policy') policy = evolvePolicy(policy, reading.event);
      }
    }),
  );
  expect([...kinds].sort()).toEqual(['known', 'malformed', 'unknown']);
});

test('what a newer console wrote folds to nothing in any aggregate', () => {
  const newer = lifted.map((event) => ({ ...event, v: 99, body: null }));
  expect(newer.reduce(evolveDirectory, emptyDirectory)).toEqual(emptyDirectory);
  expect(newer.reduce(evolveIntake, emptyIntake)).toEqual(emptyIntake);
  expect(newer.reduce(evolvePolicy, emptyPolicyRegister)).toEqual(emptyPolicyRegister);
});

test('the other aggregates read what the upcasters lift to', () => {
  const versions = { ...directoryEventVersions, ...intakeEventVersions, ...policyEventVersions };
  for (const { type, stream } of golden)
    if (streamKind(stream) !== 'incident') expect(currentVersion(type)).toBe(versions[type] ?? 1);
});

test('lifting what is lifted already changes nothing, whichever version its header names', () => {
  for (const event of golden) {
    const once = upcast(event);
    expect(upcast({ ...once, v: event.v })).toEqual(once);
  }
});

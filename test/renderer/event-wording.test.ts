import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../renderer/wording/describe-event.ts';
import { titleOf } from '../../renderer/wording/incident-title.ts';
import type { IncidentEventBodies, IncidentEventType } from '../../shared/incident/event.ts';
import type { TimelineEntry } from '../../shared/incident/state.ts';
import type { EventId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import { defaultPack } from '../support/default-pack.ts';
import { directory, people, services, t } from '../support/story.ts';

const pack = defaultPack();
const [rule] = pack.notifications;
const other = { stream: 'incident/x' as StreamId, ref: 'INC-7', title: 'Other' };
const affected = [{ service: services.tier1, tier: '1' as const, agency: null, targets: {} }];
const PAGE = 'page' as EventId;

interface Said {
  readonly type: IncidentEventType;
  readonly body: unknown;
  readonly text: string | RegExp;
  readonly detail: RegExp | undefined;
}

/** The compiler holds each body to its type. */
const line = <T extends IncidentEventType>(
  type: T,
  body: IncidentEventBodies[T],
  text: string | RegExp,
  detail?: RegExp,
): Said => ({ type, body, text, detail });

/** One body of each kind of line that came with triage, security, the war room and the review. */
const said: readonly Said[] = [
  line(
    'timesCorrected',
    { detectedAt: t('09:50'), onsetAt: null, reason: 'the alert' },
    /^Detection corrected to /,
    /the alert/,
  ),
  line('timesCorrected', { detectedAt: null, onsetAt: t('09:40'), reason: 'logs' }, /^Onset corrected to /),
  line(
    'timesCorrected',
    { detectedAt: t('09:50'), onsetAt: t('09:40'), reason: 'logs' },
    /^Detection .* onset /,
  ),
  line(
    'timesCorrected',
    { detectedAt: null, onsetAt: 'unknown', reason: 'logs' },
    'Onset is not known after all',
  ),
  line('described', { title: 'Payments', impact: 'All' }, 'Described anew: Payments', /All/),
  line(
    'servicesChanged',
    { affected, tier: '1', reason: 'more' },
    'Services affected: Service of tier 1 (tier 1)',
    /more/,
  ),
  line('dependentsReported', { dependents: affected }, 'Dependent services hit: Service of tier 1'),
  line(
    'reportReceived',
    { method: 'user report', reportedBy: 'Ana', text: 'slow' },
    'Another report by Ana',
    /slow/,
  ),
  line(
    'dismissed',
    { as: 'duplicate', original: other, reason: 'same' },
    'Closed as a duplicate of INC-7',
    /same/,
  ),
  line('dismissed', { as: 'false alarm', original: null, reason: 'test' }, 'Closed as a false alarm'),
  line('dismissed', { as: 'not an incident', original: null, reason: 'asked' }, 'Closed as no incident'),
  line(
    'duplicateAttached',
    { duplicate: other, detectedAt: t('09:30') },
    'INC-7 is a duplicate of this: Other',
    /09:30|Detected/,
  ),
  line('assigned', { from: null, person: people.engineer, tier: null, note: '' }, 'Assigned to The engineer'),
  line(
    'assigned',
    { from: people.scribe, person: people.engineer, tier: 'L2', note: 'tried' },
    'Handed over from The scribe to The engineer, L2',
    /tried/,
  ),
  line(
    'investigationStepDone',
    { step: 'changes', finding: 'A release at 09:55', links: [{ label: 'CI', url: 'https://ci.example' }] },
    'Found: A release at 09:55',
    /freezes · CI https/,
  ),
  line(
    'securityDeclared',
    { breach: false, reason: 'odd', sets: 'P2' },
    'Declared a security incident; the priority becomes P2',
    /odd/,
  ),
  line('securityDeclared', { breach: true, reason: 'odd', sets: null }, 'Breach confirmed'),
  line('securityWithdrawn', { reason: 'a scan' }, 'Not a security incident after all', /a scan/),
  line(
    'restricted',
    { people: [people.ciso], reason: 'need to know' },
    'Restricted to The ciso and the role holders',
  ),
  line('restricted', { people: [], reason: 'over' }, 'Restriction lifted'),
  line('messagesWithheld', { reason: 'evidence' }, 'Citizen messages withheld', /evidence/),
  line('messagesReleased', {}, 'Citizen messages released'),
  line('incidentLinked', { other, as: 'recurrence of' }, 'Repeats INC-7: Other'),
  line(
    'packMoved',
    { from: { id: 'p', version: '1.0.0' }, to: { id: 'p', version: '1.1.0' }, reason: 'new limits' },
    'Moved from policy version 1.0.0 to 1.1.0',
    /new limits/,
  ),
  line(
    'roleOffered',
    { role: 'IC', to: people.owner, note: 'my shift ends' },
    /offered to The owner$/,
    /shift/,
  ),
  line('roleOfferEnded', { role: 'IC', note: '' }, /^Offer of .* ended$/),
  line(
    'roleAssigned',
    { role: 'IC', person: people.owner, from: people.manager, note: '', by: 'takeOver' },
    /one-sidedly$/,
  ),
  line(
    'bridgeOpened',
    { video: 'https://v', chat: 'https://c' },
    'Bridge opened',
    /https:\/\/v .* https:\/\/c/,
  ),
  line('bridgeJoined', { person: people.cdo }, 'The cdo joined the bridge'),
  line('bridgeLeft', { person: people.cdo }, 'The cdo left the bridge'),
  line('runningStepDone', { step: 'cadence' }, /^War room: /),
  line(
    'paged',
    {
      person: people.engineer,
      follows: null,
      channel: 'phone',
      text: 'Come',
      answerBy: t('10:20'),
      next: null,
    },
    /^The engineer paged by phone, to answer by /,
    /Come/,
  ),
  line(
    'paged',
    { person: people.manager, follows: PAGE, channel: 'phone', text: '', answerBy: t('10:25'), next: null },
    'The manager paged by phone, because The engineer did not answer',
  ),
  line('pageAnswered', { page: PAGE }, 'The engineer answered the page'),
  line(
    'notified',
    {
      rule: rule?.id ?? '',
      about: services.tier1,
      person: people.owner,
      channel: 'mail',
      proof: 'read',
      acknowledged: true,
    },
    `${rule?.title}: The owner, by e-mail`,
    /Service of tier 1 · read · acknowledged/,
  ),
  line(
    'notified',
    {
      rule: 'gone',
      about: null,
      person: null,
      channel: 'in person',
      proof: 'the duty officer',
      acknowledged: false,
    },
    'gone, by word of mouth',
    /duty officer/,
  ),
  line('notificationAcknowledged', { notification: 'told' as EventId }, `Acknowledged: ${rule?.title}`),
  line('dailyReportGiven', { text: 'Still open' }, 'Daily report: Still open'),
  line('reviewHeld', { note: 'well' }, 'Review held', /well/),
  line('reportPublished', { where: 'status page' }, 'Incident report published: status page'),
  line('usersAsked', { text: 'does it work?' }, /^Users asked/),
  line('messageSent', { kind: 'closing', channels: ['status page'], text: 'over' }, /that it is over/),
  line(
    'closed',
    {
      rootCause: 'a certificate',
      category: null,
      lessons: '',
      userConfirmation: 'confirmed',
      recurring: true,
      handOff: 'team 4',
    },
    'Closed',
    /a certificate.*team 4/,
  ),
  line(
    'redacted',
    { targets: [{ event: PAGE, instead: { text: '' } }], reason: 'Personal data' },
    'Words taken out of the record for good',
    /Personal data/,
  ),
];

describe('every line of the record is a sentence', () => {
  const around = {
    actions: { get: () => undefined },
    messages: [],
    pages: [{ id: PAGE, person: people.engineer as PersonId }],
    notifications: [{ id: 'told', rule: rule?.id }],
  } as unknown as Parameters<typeof describeEvent>[3];

  it.each(said)('$type', ({ type, body, text, detail }) => {
    const event = {
      id: 'e',
      type,
      body,
      occurredAt: t('10:00'),
      actor: { person: people.scribe },
      onBehalfOf: null,
    };
    const entry = { id: 'e', event, amendments: [], struck: null } as unknown as TimelineEntry;
    const words = describeEvent(entry, directory, pack, around);
    expect(words.text).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
    expect(words.text).not.toContain('timeline.');
    expect(words.icon).not.toBe('unknown');
    if (detail) expect(words.detail).toMatch(detail);
  });
});

it('a redacted line keeps its kind, and says who took its words, when and why', () => {
  const event = {
    id: 'e',
    type: 'messageSent',
    body: { kind: 'update', channels: ['status page'], text: '' },
    occurredAt: t('10:00'),
    actor: { person: people.scribe },
    onBehalfOf: null,
  };
  const redacted = { by: people.ciso, at: t('10:20'), recordedAt: t('10:20'), reason: 'Personal data' };
  const entry = { id: 'e', event, amendments: [], struck: null, redacted } as unknown as TimelineEntry;
  expect(describeEvent(entry, directory, pack)).toEqual({
    icon: 'message',
    text: expect.stringMatching(/^Redacted by The ciso at \d\d:20 .+: Personal data$/),
    detail: null,
  });
});

it('an incident whose title is redacted is called so', () => {
  expect(titleOf({ title: '' })).toBe('Title redacted');
  expect(titleOf({ title: 'Sign-in fails' })).toBe('Sign-in fails');
});

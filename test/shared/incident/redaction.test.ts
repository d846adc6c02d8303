import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evolveIncident } from '../../../shared/incident/evolve.ts';
import { erasuresOf, withErasures } from '../../../shared/incident/redaction.ts';
import {
  actionDue,
  actionOwner,
  actionState,
  holderOf,
  type Incident,
  peakPriority,
  priorityOf,
  statusOf,
} from '../../../shared/incident/state.ts';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import type { EventId, StreamId } from '../../../shared/kernel/ids.ts';
import { warRoomRoles } from '../../../shared/policy/vocabulary.ts';
import { readEvent } from '../../../shared/protocol/event-bodies.ts';
import { attempts, begin, beginning, play } from '../../support/arbitrary.ts';
import { goldenEvents, goldenFiles } from '../../support/golden-events.ts';
import { plain } from '../../support/plain.ts';
import '../../support/random.ts';
import {
  closedP1,
  closedP2,
  command,
  otherIncidents,
  people,
  type Story,
  services,
  t,
  underWay,
  warRoomActive,
} from '../../support/story.ts';

const { ciso, engineer, manager, owner, bystander } = people;

const said = (story: Story): string => JSON.stringify([plain(story.now), story.events]);
const bodyOf = (story: Story, id: EventId) => story.events.find((event) => event.id === id)?.body;

/** The line's id; `Maria Novak, 1980-04-02` are the words that never should have been written. */
function withSecret(story = underWay('P2')) {
  const [noted] = story.when(
    { at: '10:10' },
    command('addEntry', { text: 'Maria Novak, 1980-04-02', progress: true }),
  );
  if (!noted) throw new Error('It is written.');
  return { story, entry: noted.id };
}

describe('a redaction', () => {
  test('takes the words of a line, and leaves its kind, its time and what it did', () => {
    const { story, entry } = withSecret();

    const [event] = story.when({ at: '10:20', by: ciso }, command('redact', { events: [entry] }));

    expect(event).toMatchObject({
      type: 'redacted',
      body: {
        targets: [{ event: entry, instead: { kind: 'note', text: '', progress: true } }],
        reason: 'Personal data',
      },
    });
    expect(story.now.timeline.get(entry)).toMatchObject({
      event: { type: 'entryAdded', occurredAt: t('10:10'), body: { kind: 'note', text: '', progress: true } },
      redacted: { by: ciso, at: t('10:20'), reason: 'Personal data' },
    });
    expect(story.now.progress).toMatchObject([{ at: t('10:10') }]);
    expect(said(story)).not.toContain('Novak');
  });

  test('takes what was said of the line with it: amendments, and why it was struck', () => {
    const { story, entry } = withSecret();
    const [amended] = story.when(
      { at: '10:11' },
      command('amendEntry', { entry, text: 'M. Novak, 1980-04-02' }),
    );
    const [struck] = story.when({ at: '10:12' }, command('strikeEntry', { entry, reason: 'Names Novak' }));

    story.when({ at: '10:20', by: ciso }, command('redact', { events: [entry] }));

    expect(amended && bodyOf(story, amended.id)).toEqual({ entry, text: '' });
    expect(struck && bodyOf(story, struck.id)).toEqual({ entry, reason: '' });
    expect(said(story)).not.toContain('Novak');
  });

  test('takes the words out of everything that was derived of them', () => {
    const story = warRoomActive();
    const secret = 'hunter2';
    const act = (...sent: Parameters<typeof command>) =>
      story.when({ at: '10:20' }, command(...sent)).map(({ id }) => id);
    const events = [
      ...act('describe', { title: secret, impact: secret }),
      ...act('completeInvestigationStep', {
        finding: secret,
        links: [{ label: secret, url: `https://logs.example/${secret}` }],
      }),
      ...act('addAction', { text: secret, due: t('12:00') }),
      ...act('makeDecision', { text: secret, rationale: secret, options: [secret] }),
      ...act('sendMessage', { text: secret }),
      ...act('recordReport', { reportedBy: secret, text: secret }),
      ...act('openBridge', { video: secret, chat: secret }),
    ];
    expect(said(story)).toContain(secret);

    story.when({ at: '10:30', by: owner }, command('redact', { events, reason: 'A password' }));

    expect(said(story)).not.toContain(secret);
    expect(story.now).toMatchObject({
      title: '',
      impact: '',
      findings: [{ text: '', links: [], step: 'information' }],
      decisions: [{ made: { text: '', rationale: '', options: [], decidedBy: owner } }],
      messages: [{ text: '', channels: ['status page'] }],
      reports: [{ reportedBy: '', method: 'user report' }],
      warRooms: [{ bridge: { video: '', chat: '' } }],
    });
    const [action] = story.now.actions;
    expect(action && [action.text, actionOwner(action), actionDue(action), actionState(action)]).toEqual([
      '',
      engineer,
      t('12:00'),
      'open',
    ]);
  });

  test('leaves references to other incidents, without the titles that people gave them', () => {
    const story = underWay('P2');
    const [linked] = story.when(
      { at: '10:10' },
      command('linkIncident', { other: otherIncidents.original, as: 'related' }),
    );
    if (!linked) throw new Error('It is linked.');
    const { ref } = story.now.links[0] ?? {};

    story.when({ at: '10:20', by: ciso }, command('redact', { events: [linked.id] }));

    expect(ref).toBeTruthy();
    expect(story.now.links).toMatchObject([{ stream: otherIncidents.original, ref, title: '' }]);
  });

  test('takes what no field of the type accounts for, because it may be words as well', () => {
    const { story, entry } = withSecret();
    const [noted] = story.events.slice(-1);
    const more = { ...noted, body: { ...(noted?.body as object), aside: 'Novak again' } } as never;
    story.events.splice(-1, 1, more);
    story.incident = story.events.reduce<Incident | null>(evolveIncident, null);

    story.when({ at: '10:20', by: ciso }, command('redact', { events: [entry] }));

    expect(said(story)).not.toContain('Novak');
  });

  test('of a line that another console amended meanwhile, unaware, can be made again for that alone', () => {
    const { story, entry } = withSecret();
    const other = story.fork('other');
    story.when({ at: '10:20', by: ciso }, command('redact', { events: [entry] }));
    const unaware = other.when({ at: '10:21' }, command('amendEntry', { entry, text: 'Maria Novak' }));
    story.hear(...unaware);
    expect(said(story)).toContain('Novak');

    const [again] = story.when({ at: '10:30', by: ciso }, command('redact', { events: [entry] }));

    expect(again?.body).toMatchObject({ targets: [{ event: unaware[0]?.id }] });
    expect(said(story)).not.toContain('Novak');
    expect(story.now.timeline.get(entry)?.redacted).toMatchObject({ at: t('10:20') });
  });

  test.each([
    ['the CISO', ciso],
    ['the office that approves changes of priority', manager],
    ['the commander', owner],
  ])('[CLS-SECURITY] is for those who say who may read it: %s', (_, by) => {
    const { story, entry } = withSecret(warRoomActive());
    expect(story.attempt({ at: '10:20', by }, command('redact', { events: [entry] })).ok).toBe(true);
  });

  test('may be spoken by one of them and recorded by anybody (RES-ONBEHALF)', () => {
    const { story, entry } = withSecret();
    const onBehalfOf = { person: ciso, how: 'phone' } as const;
    story.when({ at: '10:20', by: bystander, onBehalfOf }, command('redact', { events: [entry] }));
    expect(story.now.timeline.get(entry)?.redacted).toMatchObject({ by: ciso });
  });

  test('[RUL-CLOSED] is made in a closed incident as in an open one, and its status stays', () => {
    const story = closedP2();
    story.when({ at: '+1 09:00', by: ciso }, command('redact', { events: [story.idOf('closed')] }));
    expect(statusOf(story.now)).toBe('closed');
    expect(story.now.closure).toMatchObject({ rootCause: '', lessons: '', category: 'configuration' });
  });

  test('[INT-TRIAGE] is made in what proved to be no incident', () => {
    const story = underWay('P3');
    story.when({ at: '10:10' }, command('dismiss'));
    story.when({ at: '10:20', by: ciso }, command('redact', { events: [story.idOf('dismissed')] }));
    expect(story.now.dismissal).toMatchObject({ as: 'false alarm', reason: '' });
  });

  test('says why, names its lines once, and is whole or not at all', () => {
    const { story, entry } = withSecret();
    const act = { at: '10:20', by: ciso };
    expect(story.refused(act, command('redact', { events: [entry], reason: '' })).code).toBe('text.missing');
    const beside = [entry, 'nowhere' as EventId];
    expect(story.refused(act, command('redact', { events: beside })).code).toBe('entry.unknown');
    const [event] = story.when(act, command('redact', { events: [entry, entry] }));
    expect(event?.body).toMatchObject({ targets: [{ event: entry }] });
  });

  test('made on two consoles at once is one: the first in fold order is named', () => {
    const { story, entry } = withSecret();
    const other = story.fork('other');
    story.when({ at: '10:20', by: ciso }, command('redact', { events: [entry] }));
    const theirs = other.when({ at: '10:25', by: manager }, command('redact', { events: [entry] }));
    story.hear(...theirs);
    expect(story.now.timeline.get(entry)?.redacted).toMatchObject({ by: ciso, at: t('10:20') });
  });
});

describe('folding', () => {
  test('a redaction only marks: the words go with the fold of what is left', () => {
    const { story, entry } = withSecret();
    const before = story.now;
    const whole = [...story.events];
    const [event] = story.when({ at: '10:20', by: ciso }, command('redact', { events: [entry] }));
    if (!event) throw new Error('It is redacted.');

    const marked = evolveIncident(before, event);
    expect(marked?.timeline.get(entry)).toMatchObject({
      event: { body: { text: 'Maria Novak, 1980-04-02' } },
      redacted: { by: ciso },
    });
    const left = withErasures([...whole, event], erasuresOf(event));
    expect(plain(left.reduce<Incident | null>(evolveIncident, null))).toEqual(plain(story.now));
  });
});

describe('what a redaction demands of whoever keeps the record', () => {
  const redaction = goldenEvents('v2-record').at(-1) as Envelope;

  test('is an erasure for each of its events', () => {
    expect(erasuresOf(redaction)).toEqual([
      {
        target: '0195d3a0-0000-7000-8000-200000000011',
        instead: { step: 'information', finding: '', links: [] },
        by: redaction.id,
      },
    ]);
  });

  test('is nothing, of any other event, of one of another stream, of a newer one and of a malformed one', () => {
    for (const event of goldenFiles.flatMap(goldenEvents))
      if (event.type !== 'redacted') expect(erasuresOf(event)).toEqual([]);
    expect(erasuresOf({ ...redaction, stream: 'directory' as StreamId })).toEqual([]);
    expect(erasuresOf({ ...redaction, v: 2 })).toEqual([]);
    expect(erasuresOf({ ...redaction, body: { targets: [], reason: '' } })).toEqual([]);
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (body, target) => {
        expect(erasuresOf({ ...redaction, body })).toEqual([]);
        erasuresOf({ ...redaction, body: { targets: [target], reason: '' } });
      }),
    );
  });
});

describe('redacting random lines of random stories', () => {
  const standing = ({ now }: Story) => [
    statusOf(now),
    priorityOf(now),
    peakPriority(now),
    warRoomRoles.map((role) => holderOf(now, role)),
    [...now.actions].map((one) => [one.id, actionState(one), actionOwner(one), actionDue(one)]),
    now.assignee,
    now.security,
  ];

  /** What met a clock may carry its words beside who did it and when. */
  const clocks = (story: Story, now: number) => {
    const { readings, ...board } = story.board(now);
    const read = readings.map(({ met, ...reading }) => ({
      ...reading,
      met: met && { at: met.at, recordedAt: met.recordedAt, by: met.by },
    }));
    return { ...board, readings: read };
  };

  test('changes no clock, no priority, no status, no role, no action', () => {
    let redactions = 0;
    fc.assert(
      fc.property(
        beginning,
        attempts(),
        fc.array(fc.nat(200), { minLength: 1, maxLength: 8 }),
        (start, tries, picks) => {
          const story = begin(start);
          const now = play(story, tries);
          if (story.incident === null) return;
          const before = [standing(story), clocks(story, now)];
          for (const pick of picks) {
            const entry = story.now.timeline.at(pick % story.now.timeline.length);
            if (!entry) continue;
            const done = story.attempt({ at: now, by: ciso }, command('redact', { events: [entry.id] }));
            if (done.ok) redactions += 1;
          }
          expect([standing(story), clocks(story, now)]).toEqual(before);
        },
      ),
    );
    expect(redactions).toBeGreaterThan(100);
  });

  test('leaves events that every console can read', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        const now = play(story, tries);
        if (story.incident === null) return;
        for (const { id } of story.now.timeline)
          story.attempt({ at: now, by: ciso }, command('redact', { events: [id] }));
        for (const event of story.events) expect(readEvent(event)).toEqual({ kind: 'known', event });
      }),
      { numRuns: 200 },
    );
  });
});

test('a whole closed P1 without any words is still the same incident', () => {
  const story = closedP1();
  const { tier1 } = services;
  for (const { id } of story.now.timeline)
    story.attempt({ at: '+1 09:00', by: ciso }, command('redact', { events: [id] }));
  expect(statusOf(story.now)).toBe('closed');
  expect(peakPriority(story.now)).toBe('P1');
  expect(story.now).toMatchObject({ title: '', services: [tier1], ref: 'INC-2026-TEST00' });
  // what is said in words by the story, and by nothing else
  for (const words of ['Sign-in fails', 'Synthetic test', 'Issuer restarted', 'Expired certificate'])
    expect(said(story)).not.toContain(words);
});

import { describe, expect, test } from 'vitest';
import { evolveIncident } from '../../../shared/incident/evolve.ts';
import { textOf, timelineView } from '../../../shared/views/timeline.ts';
import { command, people, t, underWay } from '../../support/story.ts';

const lines = (story: ReturnType<typeof underWay>) =>
  story.now.timeline.toArray().filter(({ event }) => event.type === 'entryAdded');

describe('the timeline', () => {
  test('[WAR-BRIDGE] anyone may add to it', () => {
    const story = underWay('P1');
    for (const by of Object.values(people))
      story.when({ at: '10:05', by }, command('addEntry', { text: `From ${by}` }));
    expect(lines(story).map((entry) => textOf(entry))).toEqual(
      Object.values(people).map((by) => `From ${by}`),
    );
  });

  test('[WAR-BRIDGE] a note back-dated keeps both moments and stands where it happened', () => {
    const story = underWay('P1');
    story.when({ at: '10:05' }, command('addEntry', { text: 'second' }));
    story.when({ at: '10:06', occurredAt: '10:04' }, command('addEntry', { text: 'first' }));
    expect(lines(story).at(-1)?.event).toMatchObject({ occurredAt: t('10:04'), recordedAt: t('10:06') });
    expect(timelineView(story.now, 'all').map(textOf).slice(-2)).toEqual(['first', 'second']);
  });

  test('nothing is written down before it happens', () => {
    expect(underWay('P1').refused({ at: '10:05', occurredAt: '10:06' }, command('addEntry'))).toEqual({
      code: 'time.inFuture',
      params: { givenAt: t('10:06') },
    });
  });

  test('[WAR-BRIDGE] an amendment adds its text and keeps the one before', () => {
    const story = underWay('P1');
    story.when({ at: '10:05', by: people.scribe }, command('addEntry', { text: 'Error rate 92 %' }));
    const entry = story.idOf('entryAdded');
    story.when(
      { at: '10:06', by: people.engineer },
      command('amendEntry', { entry, text: 'Error rate 29 %' }),
    );
    story.when(
      { at: '10:07', by: people.engineer },
      command('amendEntry', { entry, text: 'Error rate 28 %' }),
    );
    const [line] = lines(story);
    expect(line?.event).toMatchObject({
      body: { text: 'Error rate 92 %' },
      actor: { person: people.scribe },
    });
    expect(line?.amendments).toMatchObject([
      { text: 'Error rate 29 %', by: people.engineer, at: t('10:06') },
      { text: 'Error rate 28 %', at: t('10:07') },
    ]);
    expect(line && textOf(line)).toBe('Error rate 28 %');
    expect(
      story.refused({ at: '10:08' }, command('amendEntry', { entry, text: 'Error rate 28 %' })).code,
    ).toBe('entry.same');
  });

  test('[WAR-BRIDGE] a line that is struck stays, with who struck it and why', () => {
    const story = underWay('P1');
    story.when({ at: '10:05' }, command('addEntry', { text: 'Error rate 92 %' }));
    const entry = story.idOf('entryAdded');
    story.when(
      { at: '10:06', by: people.scribe },
      command('strikeEntry', { entry, reason: 'Other incident' }),
    );
    const [line] = lines(story);
    expect(line && textOf(line)).toBe('Error rate 92 %');
    expect(line?.struck).toMatchObject({ by: people.scribe, reason: 'Other incident', at: t('10:06') });
    expect(story.refused({ at: '10:07' }, command('amendEntry', { entry })).code).toBe('entry.struck');
    expect(story.refused({ at: '10:07' }, command('strikeEntry', { entry })).code).toBe('entry.struck');
  });

  test('only what somebody typed is amended or struck', () => {
    const story = underWay('P1');
    for (const type of ['amendEntry', 'strikeEntry'] as const)
      expect(story.refused({ at: '10:05' }, command(type, { entry: story.idOf('acknowledged') })).code).toBe(
        'entry.notText',
      );
  });

  test('an amendment whose line is not there is shown instead of being lost', () => {
    const story = underWay('P1');
    story.when({ at: '10:05' }, command('addEntry'));
    story.when({ at: '10:06' }, command('amendEntry', { entry: story.idOf('entryAdded') }));
    const [declared, amendment] = [story.events[0], story.events.at(-1)];
    if (!declared || !amendment) throw new Error('Both happened.');
    const alone = evolveIncident(evolveIncident(null, declared), amendment);
    expect(alone?.timeline.toArray().map(({ event }) => event.type)).toEqual(['declared', 'entryAmended']);
  });

  test('[INT-INVESTIGATE] progress of the investigation is kept apart', () => {
    const story = underWay('P2');
    story.when({ at: '10:05' }, command('addEntry', { progress: false }));
    story.when({ at: '10:06' }, command('addEntry', { progress: true }));
    expect(story.now.progress).toMatchObject([{ at: t('10:06') }]);
  });

  test('[WAR-BRIDGE] a note without words is none', () => {
    expect(underWay('P1').refused({ at: '10:05' }, command('addEntry', { text: '' })).code).toBe(
      'text.missing',
    );
  });
});

describe('messages', () => {
  test('[COM-CHANNELS] a message records its channels, each once', () => {
    const story = underWay('P1');
    story.when(
      { at: '10:05', by: people.comms },
      command('sendMessage', { channels: ['email', 'sms', 'email'] }),
    );
    expect(story.now.messages).toMatchObject([
      { channels: ['email', 'sms'], done: { at: t('10:05'), by: people.comms } },
    ]);
  });

  test('[COM-CHANNELS] the channels are the policy’s', () => {
    for (const channel of [
      'status page',
      'social media',
      'email',
      'in-app banner',
      'sms',
      'media statement',
      'contact centre',
    ])
      expect(
        underWay('P1').when({ at: '10:05' }, command('sendMessage', { channels: [channel] })),
      ).toHaveLength(1);
    expect(
      underWay('P1').refused(
        { at: '10:05' },
        command('sendMessage', { channels: ['status page', 'pigeon'] }),
      ),
    ).toEqual({
      code: 'message.unknownChannel',
      params: { channel: 'pigeon' },
    });
    // what every object has by birth is no channel either
    expect(
      underWay('P1').refused({ at: '10:05' }, command('sendMessage', { channels: ['toString'] })).code,
    ).toBe('message.unknownChannel');
  });

  test('[CLK-CITIZEN-FIRST] a P4 is answered to the reporter directly', () => {
    const story = underWay('P4');
    story.when({ at: '10:05' }, command('sendMessage', { channels: ['direct answer'] }));
    expect(story.now.messages).toMatchObject([{ channels: ['direct answer'], kind: 'update' }]);
  });

  test('[RES-COMMUNICATE CLO-NOTIFY] restoration and closing are told of when there is a resolution', () => {
    for (const kind of ['restoration', 'closing'] as const) {
      const story = underWay('P2');
      expect(story.refused({ at: '10:05' }, command('sendMessage', { kind })).code).toBe(
        'message.notResolved',
      );
      story.when({ at: '10:52' }, command('resolve'));
      story.when({ at: '10:53' }, command('sendMessage', { kind }));
      expect(story.now.messages).toMatchObject([{ kind }]);
    }
  });

  test('[CLS-SECURITY] while the CISO withholds them none goes out, and the refusal says who may release them', () => {
    const story = underWay('P2');
    story.when({ at: '10:03' }, command('declareSecurity'));
    story.when(
      { at: '10:04', by: people.ciso },
      command('withholdMessages', { reason: 'Attacker reads it' }),
    );
    for (const kind of ['update', 'restoration', 'closing'] as const)
      expect(story.refused({ at: '10:05' }, command('sendMessage', { kind }))).toEqual({
        code: 'message.withheld',
        params: { name: 'The ciso', reason: 'Attacker reads it' },
      });
    story.when({ at: '10:30', by: people.ciso }, command('releaseMessages'));
    story.when({ at: '10:31' }, command('sendMessage'));
  });
});

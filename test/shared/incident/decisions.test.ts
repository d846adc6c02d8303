import { expect, test } from 'vitest';
import { command, people, t, underWay, warRoomActive } from '../../support/story.ts';

test('[WAR-DECISIONS] a decision is kept with rationale, options, risk and who decided', () => {
  const story = warRoomActive();
  story.when(
    { at: '10:15', by: people.scribe },
    command('makeDecision', {
      options: ['Fail over', 'Wait'],
      risk: { impact: 4, probability: 2 },
      decidedBy: people.cdo,
    }),
  );
  expect(story.now.decisions).toMatchObject([
    {
      question: null,
      made: {
        text: 'Fail over',
        rationale: 'Restores most sign-ins',
        options: ['Fail over', 'Wait'],
        risk: { impact: 4, probability: 2 },
        decidedBy: people.cdo,
        by: people.scribe,
        at: t('10:15'),
      },
    },
  ]);
});

test('[WAR-DECISIONS] no decision without its rationale', () => {
  expect(warRoomActive().refused({ at: '10:15' }, command('makeDecision', { rationale: '' }))).toEqual({
    code: 'decision.rationaleMissing',
    params: {},
  });
  expect(warRoomActive().refused({ at: '10:15' }, command('makeDecision', { text: '' })).code).toBe(
    'text.missing',
  );
});

test('[WAR-DECISIONS] the commander has the final say: where nobody is named it is their decision', () => {
  const story = warRoomActive();
  story.when({ at: '10:15', by: people.scribe }, command('makeDecision'));
  expect(story.now.decisions[0]?.made?.decidedBy).toBe(people.owner);

  const without = underWay('P2');
  without.when({ at: '10:15', by: people.engineer }, command('makeDecision'));
  expect(without.now.decisions[0]?.made?.decidedBy).toBe(people.engineer);
});

test('[WAR-DECISIONS CLK-DECISION] a time-boxed question waits for its decision, which is made once', () => {
  const story = warRoomActive();
  story.when({ at: '10:15' }, command('openDecision', { until: t('10:20') }));
  const decision = story.idOf('decisionOpened');
  expect(story.now.decisions).toMatchObject([
    { id: decision, question: 'Fail over?', until: t('10:20'), made: null },
  ]);
  story.when({ at: '10:18' }, command('makeDecision', { decision }));
  expect(story.now.decisions).toMatchObject([
    { id: decision, question: 'Fail over?', made: { text: 'Fail over' } },
  ]);
  expect(story.refused({ at: '10:19' }, command('makeDecision', { decision }))).toEqual({
    code: 'decision.made',
    params: { doneAt: t('10:18') },
  });
});

test('[CLK-DECISION] a box does not close before it opens', () => {
  const story = warRoomActive();
  expect(story.refused({ at: '10:20' }, command('openDecision', { until: t('10:20') }))).toEqual({
    code: 'decision.boxInPast',
    params: { untilAt: t('10:20') },
  });
  expect(story.refused({ at: '10:15' }, command('openDecision', { question: '' })).code).toBe('text.missing');
});

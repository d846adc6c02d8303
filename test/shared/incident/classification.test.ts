import { describe, expect, test } from 'vitest';
import { peakPriority, priorityOf } from '../../../shared/incident/state.ts';
import { type Answer, type Answers, classify, saysSecurity } from '../../../shared/policy/classification.ts';
import type { TreeBranch } from '../../../shared/policy/pack.ts';
import { type Priority, priorities } from '../../../shared/policy/vocabulary.ts';
import { defaultPack } from '../../support/default-pack.ts';
import { command, people, Story, t } from '../../support/story.ts';

const pack = defaultPack();
const { start, questions } = pack.classification;
const allNo: Answers = Object.fromEntries(Object.keys(questions).map((id) => [id, 'no']));
const verdict = (answers: Answers) => classify(pack, answers);

/** In the order in which they are asked when every answer is no. */
function asked(answers: Answers): readonly string[] {
  const outcome = verdict(answers);
  return outcome.path.map(({ id }) => id);
}
const ids = asked(allNo);

/** Every ground of CLS-P1, CLS-P2 and CLS-P3 in the clause's own words, and the question that asks after it. */
const grounds: readonly (readonly [Priority, string, string])[] = [
  ['P1', 'service completely unavailable, or core functionality broken', 'unavailable'],
  ['P1', 'confirmed breach, security compromise or active attack', 'breach'],
  ['P1', 'public-safety risk, or legal or regulatory violation', 'safety'],
  ['P1', 'all or the majority of citizens affected', 'majority'],
  ['P2', 'a security problem suspected', 'suspected'],
  ['P2', 'significant degradation, or an important feature unavailable', 'degraded'],
  ['P2', '20 % or more of citizens affected', 'many'],
  [
    'P2',
    'SLA breach occurring or imminent, dependent services impacted, or only difficult workarounds',
    'sla',
  ],
  ['P3', 'more than one user, or a function that is not merely cosmetic', 'several'],
];

describe('the questions', () => {
  test.each(grounds)('[CLS-TREE CLS-P1 CLS-P2 CLS-P3] %s: %s', (priority, _, id) => {
    for (const answer of ['yes', 'unknown'] as const) {
      const decided = verdict({ ...allNo, [id]: answer });
      expect(decided).toMatchObject({ kind: 'decided', priority, because: { priority } });
      expect(decided.path.at(-1)).toMatchObject({ id, answer, took: 'yes' });
    }
  });

  test('[CLS-TREE] every question of the pack is one of them', () => {
    expect(ids.toSorted()).toEqual(grounds.map(([, , id]) => id).toSorted());
    expect(Object.keys(questions).toSorted()).toEqual(ids.toSorted());
  });

  test('[CLS-P3] what more than one user meets is a P3 as long as no graver ground is left open', () => {
    const several = { ...allNo, several: 'yes' } as const;
    expect(verdict(several)).toMatchObject({
      priority: 'P3',
      because: { clause: 'CLS-P3', quote: expect.stringContaining('small number of users affected') },
    });
    // twenty in a hundred, an SLA about to break, or an open question about either is none any more
    for (const id of ['many', 'sla'])
      for (const answer of ['yes', 'unknown'] as const)
        expect(verdict({ ...several, [id]: answer })).toMatchObject({ priority: 'P2' });
  });

  test('[CLS-P4] nothing of all that is a P4, and says so in the policy’s words', () => {
    expect(verdict(allNo)).toMatchObject({
      kind: 'decided',
      priority: 'P4',
      because: { clause: 'CLS-P4', quote: expect.stringContaining('cosmetic issue') },
      security: false,
      breach: false,
    });
  });

  /** RUL-CLASSES, as the clause settles what 2.1 and 2.2 say of the same thing: what is asked, and where yes leads. */
  test.each([
    ['core functionality broken', /core functionality broken/, 'P1'],
    ['one important feature unavailable', /important feature unavailable/, 'P2'],
    ['a small number, below 20 %', /more than one user/, 'P3'],
  ] as const)('[RUL-CLASSES] %s', (_, words, priority) => {
    const [id] = Object.entries(questions).find(([, { text }]) => words.test(text)) ?? [''];
    expect(verdict({ ...allNo, [id]: 'yes' })).toMatchObject({ priority });
  });

  test('[RUL-CLASSES] fewer than 20 % of citizens is no P2, and what is merely cosmetic a P4', () => {
    expect(verdict({ ...allNo, many: 'no', several: 'yes' })).toMatchObject({ priority: 'P3' });
    expect(questions.several?.text).toContain('not merely cosmetic');
    expect(verdict({ ...allNo, several: 'no' })).toMatchObject({ priority: 'P4' });
  });

  test('[RUL-CLASSES INT-NOT-INCIDENT] the examples of 2.2 that 2.1 calls requests are kinds of service request', () => {
    expect(Object.values(pack.serviceRequestKinds)).toEqual(
      expect.arrayContaining(['Information query', 'Feature request']),
    );
  });

  test('[CLS-TREE] the highest match wins, whatever else is answered', () => {
    for (const [priority, , id] of grounds) {
      const rest: Answers = Object.fromEntries(ids.slice(ids.indexOf(id) + 1).map((later) => [later, 'yes']));
      expect(verdict({ ...allNo, ...rest, [id]: 'yes' })).toMatchObject({ priority });
    }
    const everything: Answers = Object.fromEntries(ids.map((id) => [id, 'yes']));
    expect(verdict(everything)).toMatchObject({ priority: 'P1' });
  });

  test('[CLS-TREE] they are asked one after the other, and say why, quoting the definition that matched', () => {
    expect(verdict({})).toMatchObject({ kind: 'ask', next: { id: start }, path: [] });
    expect(verdict({ [start]: 'no' })).toMatchObject({
      kind: 'ask',
      next: { id: ids[1] },
      path: [{ id: start }],
    });
    expect(verdict({ unavailable: 'yes' })).toMatchObject({
      because: { clause: 'CLS-P1', quote: 'Service completely unavailable OR critical functionality broken' },
    });
  });

  test('[CLS-TREE] unknown takes the graver branch, whichever answer that is', () => {
    const better = { priority: 'P4', quote: 'Cosmetic', clause: 'CLS-P4' } as const;
    const graver = { priority: 'P2', quote: 'Degraded', clause: 'CLS-P2' } as const;
    const turned = (yes: TreeBranch, no: TreeBranch, more: typeof questions = {}) =>
      classify(
        {
          ...pack,
          classification: { start: 'q', questions: { q: { text: 'Does it work?', yes, no }, ...more } },
        },
        { q: 'unknown', behind: 'unknown' },
      );
    expect(turned(better, graver)).toMatchObject({ priority: 'P2', path: [{ took: 'no' }] });
    expect(turned(graver, better)).toMatchObject({ priority: 'P2', path: [{ took: 'yes' }] });
    // the gravest end behind a branch is what makes it the graver one
    const behind = { behind: { text: 'And else?', yes: better, no: graver } };
    expect(turned(better, { ask: 'behind' }, behind)).toMatchObject({ priority: 'P2' });
  });

  test('[RUL-BOUNDARY CLS-P2] exactly 20 % is asked after as the graver side', () => {
    expect(questions.many?.text).toContain('20 % or more');
  });

  test('[CLS-SECURITY RUL-SECURITY] a security answer makes it a security incident, and never less than P2', () => {
    for (const [id, priority] of [
      ['breach', 'P1'],
      ['suspected', 'P2'],
    ] as const)
      for (const answer of ['yes', 'unknown'] satisfies Answer[])
        expect(verdict({ ...allNo, [id]: answer })).toMatchObject({ priority, security: true });
    expect(verdict({ ...allNo, unavailable: 'yes' })).toMatchObject({ security: false });
    expect(saysSecurity(pack, { unavailable: 'yes', suspected: 'yes' })).toBe(true);
  });

  test('[CLS-SECURITY] only a plain yes confirms a breach', () => {
    expect(verdict({ ...allNo, breach: 'yes' })).toMatchObject({ breach: true });
    for (const answer of ['unknown', 'no'] satisfies Answer[])
      expect(verdict({ ...allNo, breach: answer })).toMatchObject({ breach: false });
  });
});

describe('the person', () => {
  const declared = () => {
    const story = new Story();
    story.when({ at: '10:01' }, command('declare'));
    return story;
  };

  test('[CLS-TREE INT-RECORD] what the questions say stands as it is', () => {
    const story = declared();
    const answers: Answers = { ...allNo, degraded: 'yes' };
    story.when({ at: '10:02', by: people.scribe }, command('classify', { answers, priority: 'P2' }));
    expect(priorityOf(story.now)).toBe('P2');
    expect(story.now.classification).toEqual({
      answers,
      machine: 'P2',
      priority: 'P2',
      overrideReason: null,
      security: false,
      breach: false,
    });
  });

  test('[CLS-TREE] may be overruled with a reason; both are kept', () => {
    const story = declared();
    const answers: Answers = { ...allNo, degraded: 'yes' };
    const overruled = command('classify', { answers, priority: 'P1', overrideReason: 'Deadline day' });
    story.when({ at: '10:02' }, overruled);
    expect(story.now.classification).toMatchObject({
      machine: 'P2',
      priority: 'P1',
      overrideReason: 'Deadline day',
    });
    expect(priorityOf(story.now)).toBe('P1');
  });

  test.each([null, ''])('[CLS-TREE] but not without one (%j)', (overrideReason) => {
    const refused = declared().refused(
      { at: '10:02' },
      command('classify', { answers: allNo, priority: 'P1', overrideReason }),
    );
    expect(refused).toEqual({
      code: 'classify.overrideReasonMissing',
      params: { machine: 'P4', priority: 'P1' },
    });
  });

  test('[RUL-SECURITY] security may not be put below P2, whatever the reason', () => {
    const answers: Answers = { ...allNo, suspected: 'yes' };
    for (const priority of ['P3', 'P4'] as const)
      expect(
        declared().refused(
          { at: '10:02' },
          command('classify', { answers, priority, overrideReason: 'Looks minor' }),
        ),
      ).toEqual({ code: 'priority.securityFloor', params: { priority } });
    const story = declared();
    story.when(
      { at: '10:02' },
      command('classify', { answers, priority: 'P1', overrideReason: 'Looks grave' }),
    );
    expect(story.now.security).toBe(true);
  });

  test('[RUL-SECURITY] nor by leaving the other questions unanswered', () => {
    const refused = declared().refused(
      { at: '10:02' },
      command('classify', { answers: { breach: 'yes' }, priority: 'P4' }),
    );
    expect(refused.code).toBe('priority.securityFloor');
  });

  test('[CLS-NOW] somebody who knows may classify without the questions', () => {
    for (const priority of priorities) {
      const story = declared();
      story.when({ at: '10:02' }, command('classify', { priority }));
      expect(story.now.classification).toMatchObject({ machine: null, priority });
    }
  });

  test('[RUL-PEAK CLS-RECLOCK] the first period begins at detection, and is the first peak', () => {
    const story = declared();
    story.when({ at: '10:09' }, command('classify', { priority: 'P3' }));
    expect(story.now.periods).toMatchObject([{ priority: 'P3', from: t('10:00'), actedAt: t('10:09') }]);
    expect(peakPriority(story.now)).toBe('P3');
  });
});

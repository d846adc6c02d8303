import { expect, test } from 'vitest';
import { triageDone } from '../../../shared/incident/checklist.ts';
import { triageSteps } from '../../../shared/policy/vocabulary.ts';
import { command, people, t, underWay } from '../../support/story.ts';

test('[INT-TRIAGE] triage is four steps, each with who and when', () => {
  expect(triageSteps).toEqual(['validated', 'impact', 'services', 'assigned']);
  const story = underWay('P2');
  story.when({ at: '10:03', by: people.scribe }, command('completeTriageStep', { step: 'validated' }));
  story.when({ at: '10:04', by: people.engineer }, command('completeTriageStep', { step: 'impact' }));
  expect(story.now.triage).toMatchObject({
    validated: { at: t('10:03'), by: people.scribe },
    impact: { at: t('10:04'), by: people.engineer },
  });
  expect(triageDone(story.now.triage)).toBeNull();
});

test('[INT-TRIAGE] it is done with the last of them', () => {
  const story = underWay('P2');
  for (const [index, step] of triageSteps.toReversed().entries())
    story.when({ at: `10:0${3 + index}` }, command('completeTriageStep', { step }));
  expect(triageDone(story.now.triage)).toMatchObject({ at: t('10:06') });
});

test('[INT-TRIAGE] a step already done is not done again: it says who did it, and when', () => {
  const story = underWay('P2');
  story.when({ at: '10:03', by: people.scribe }, command('completeTriageStep', { step: 'validated' }));
  expect(story.refused({ at: '10:09' }, command('completeTriageStep', { step: 'validated' }))).toEqual({
    code: 'triage.already',
    params: { name: 'The scribe', doneAt: t('10:03') },
  });
});

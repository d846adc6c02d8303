import { expect, test } from 'vitest';
import { isCounting } from '../../../shared/clocks/reading.ts';
import { silentClocks } from '../../../shared/clocks/silent.ts';
import { command, people, t, underWay } from '../../support/story.ts';

test('[INT-TRIAGE] what proves to be no incident owes nothing any more: every clock ends, and says why', () => {
  const story = underWay('P1');
  story.when({ at: '10:04' }, command('addAction', { due: t('+5 10:00') }));
  story.when(
    { at: '10:06', by: people.engineer },
    command('dismiss', { as: 'false alarm', original: null, reason: 'The probe was broken' }),
  );
  const { readings, nextChangeAt } = story.board('+3 10:00');
  expect(readings.filter(isCounting)).toEqual([]);
  expect(nextChangeAt).toBeNull();
  expect(story.clock('acknowledge', '12:00')).toMatchObject({ state: 'met' });
  expect(story.clock('action', '12:00')).toMatchObject({
    state: 'notApplicable',
    ended: { at: t('10:06'), why: 'dismissed' },
  });
  // breached stays breached: triage was due at 10:05
  expect(story.clock('triage', '12:00')).toMatchObject({ state: 'breached', margin: -60_000 });
  expect(story.clocks('dailyReport', '+3 10:00')).toHaveLength(1);
  expect(story.clocks('review', '+3 10:00')).toEqual([]);
  expect(silentClocks(story.now, story.pack)).toEqual([]);
});

import { expect, test } from 'vitest';
import { command, people, t, underWay } from '../../support/story.ts';

test('[INT-RECORD] a corrected detection moves every clock that counts from it, and undoes no act', () => {
  const story = underWay('P1');
  story.when(
    { at: '10:10', by: people.engineer },
    command('correctTimes', { detectedAt: t('09:50'), reason: 'The alert began earlier' }),
  );
  expect(story.clock('acknowledge', '10:11')).toMatchObject({
    startsAt: t('09:50'),
    dueAt: t('09:55'),
    state: 'metLate',
    met: { at: t('10:02') },
  });
  expect(story.clock('warRoom', '10:11')).toMatchObject({ dueAt: t('10:05'), state: 'breached' });
  expect(story.clock('resolve', '10:11')).toMatchObject({ dueAt: t('10:50') });
  expect(story.clocks('notify', '10:11')[0]).toMatchObject({ startsAt: t('09:50') });
});

import { describe, expect, test } from 'vitest';
import { command, people, resolvedP1, t, underWay } from '../../support/story.ts';

const { owner, manager, cdo, liaison, engineer } = people;

describe('the review', () => {
  test('[PIR-SCHEDULE CLK-PIR-SCHEDULE] is planned ahead, with who leads it', () => {
    const story = resolvedP1();
    expect(story.refused({ at: '11:00' }, command('scheduleReview', { heldAt: t('11:00') })).code).toBe(
      'review.inPast',
    );
    story.when({ at: '11:00', by: manager }, command('scheduleReview'));
    expect(story.now.review).toMatchObject({ heldAt: t('+1 10:00'), facilitator: liaison, by: manager });
    // it is moved by planning it anew
    story.when({ at: '11:30' }, command('scheduleReview', { heldAt: t('+1 14:00') }));
    expect(story.now.review).toMatchObject({ heldAt: t('+1 14:00') });
  });

  test('[PIR-SCHEDULE] nobody leads it who commanded the incident at any time', () => {
    const story = resolvedP1();
    story.when({ at: '10:53', by: owner }, command('offerRole', { to: cdo }));
    story.when({ at: '10:54', by: cdo }, command('answerOffer'));
    for (const facilitator of [owner, cdo])
      expect(story.refused({ at: '11:00' }, command('scheduleReview', { facilitator }))).toEqual({
        code: 'review.facilitatorIsCommander',
        params: { name: `The ${facilitator}` },
      });
  });

  test('[CLK-PIR] is held after service is back, planned or not, and once', () => {
    expect(underWay('P1').refused({ at: '11:00' }, command('holdReview')).code).toBe('resolution.none');
    const story = resolvedP1();
    story.when({ at: '+1 11:00', occurredAt: '+1 10:00', by: liaison }, command('holdReview'));
    expect(story.now.reviewHeld).toMatchObject({ at: t('+1 10:00'), by: liaison });
    expect(story.refused({ at: '+1 12:00' }, command('holdReview'))).toEqual({
      code: 'review.held',
      params: { name: 'The liaison', doneAt: t('+1 10:00') },
    });
  });
});

test('[CLK-REPORT COM-REPORT] the report is published after service is back, somewhere, and once', () => {
  expect(underWay('P1').refused({ at: '11:00' }, command('publishReport')).code).toBe('resolution.none');
  const story = resolvedP1();
  expect(story.refused({ at: '+2 11:00' }, command('publishReport', { where: '' })).code).toBe(
    'text.missing',
  );
  story.when({ at: '+2 11:00', by: owner }, command('publishReport'));
  expect(story.now.reportPublished).toMatchObject({
    at: t('+2 11:00'),
    by: owner,
    where: 'Service website and status page',
  });
  expect(story.refused({ at: '+2 12:00' }, command('publishReport')).code).toBe('report.published');
});

test('[CLK-PIR CLK-REPORT CLO-REOPEN] reopened, it is reviewed and reported on anew', () => {
  const story = resolvedP1();
  story.when({ at: '+1 11:00' }, command('holdReview'));
  story.when({ at: '+1 12:00' }, command('publishReport'));
  story.when({ at: '+1 13:00' }, command('reopen'));
  expect(story.now).toMatchObject({ reviewHeld: null, reportPublished: null });
  story.when({ at: '+1 14:01', by: owner }, command('resolve', { restoredAt: t('+1 14:00') }));
  story.when({ at: '+2 11:00' }, command('holdReview'));
  story.when({ at: '+2 12:00' }, command('publishReport'));
});

test('[GEN-OFFLINE CLK-PIR CLK-REPORT] of two consoles that say so the first counts', () => {
  const here = resolvedP1();
  const there = here.fork('there');
  here.when({ at: '+1 11:00' }, command('holdReview'));
  here.when({ at: '+1 12:00' }, command('publishReport'));
  here.hear(
    ...there.when({ at: '+1 11:05' }, command('holdReview')),
    ...there.when({ at: '+1 12:05' }, command('publishReport', { where: 'Knowledge base' })),
  );
  expect(here.now).toMatchObject({
    reviewHeld: { at: t('+1 11:00') },
    reportPublished: { at: t('+1 12:00'), where: 'Service website and status page' },
  });
});

describe('the daily report', () => {
  test('[CLK-DAILY REP-DAILY] is given of an open P1 or P2, day after day', () => {
    const story = underWay('P2');
    for (const at of ['20:00', '+1 20:00']) story.when({ at, by: manager }, command('giveDailyReport'));
    expect(story.now.dailyReports.map(({ at }) => at)).toEqual([t('20:00'), t('+1 20:00')]);
    expect(story.refused({ at: '+2 20:00' }, command('giveDailyReport', { text: '' })).code).toBe(
      'text.missing',
    );
  });

  test('[CLK-DAILY] and of no other', () => {
    expect(underWay('P3').refused({ at: '20:00', by: engineer }, command('giveDailyReport'))).toEqual({
      code: 'dailyReport.notOwed',
      params: { priority: 'P3', priorities: ['P1', 'P2'] },
    });
  });
});

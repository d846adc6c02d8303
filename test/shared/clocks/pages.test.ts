import { expect, test } from 'vitest';
import { owedBy } from '../../../shared/clocks/clocks.ts';
import { command, people, t, underWay } from '../../support/story.ts';

const page = (person = people.engineer) => command('page', { person });

test('[NTF-PAGE] a page is answered by the one paged before it goes to the next', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, page());
  const reading = story.clock('page', '10:06');
  expect(reading).toMatchObject({
    clause: 'NTF-PAGE',
    subject: story.idOf('paged'),
    startsAt: t('10:05'),
    dueAt: t('10:10'),
    owner: { person: people.engineer },
    cite: ['§4.1'],
  });
  expect(owedBy(story.now, story.pack, reading.owner)).toMatchObject({ person: people.engineer });
});

test('[NTF-PAGE] answering meets it', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, page());
  story.when({ at: '10:08' }, command('answerPage', { page: story.idOf('paged') }));
  expect(story.clock('page', '10:30')).toMatchObject({ state: 'met', margin: 2 * 60_000 });
});

test('[NTF-PAGE] unanswered, it is passed on: the first ends there as it was, the next one counts', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, page());
  const first = story.idOf('paged');
  expect(story.clock('page', '10:12')).toMatchObject({ state: 'breached', ended: null });
  story.when({ at: '10:12' }, command('page', { person: people.manager, follows: first }));
  expect(story.clocks('page', '10:13')).toMatchObject([
    { subject: first, state: 'breached', ended: { at: t('10:12'), why: 'passedOn' } },
    { dueAt: t('10:17'), state: 'running', owner: { person: people.manager } },
  ]);
});

test('[NTF-PAGE] passed on before it was due it is no breach', () => {
  const story = underWay('P1');
  story.when({ at: '10:05' }, page());
  story.when({ at: '10:07' }, command('page', { person: people.manager, follows: story.idOf('paged') }));
  expect(story.clocks('page', '10:30')[0]).toMatchObject({
    state: 'notApplicable',
    ended: { why: 'passedOn' },
  });
});

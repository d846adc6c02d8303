import { describe, expect, test } from 'vitest';
import { dueLines, peopleToTell } from '../../../shared/views/due-lines.ts';
import { command, directory, people, Story, services, t } from '../../support/story.ts';

function aP1(): Story {
  const story = new Story();
  story.when({ at: '10:01' }, command('declare', { services: [services.tier1, services.tier2] }));
  story.when({ at: '10:01' }, command('classify'));
  return story;
}

const shape = (story: Story, at: string) =>
  dueLines(story.board(at).readings).map((line) =>
    line.kind === 'tell' ? `tell ${line.readings.length} ${line.state}` : line.reading.clause,
  );

describe('what is due, calm', () => {
  test('[NTF-PROOF] people to tell by the same moment are one line', () => {
    const lines = shape(aP1(), '10:01');
    expect(lines.filter((line) => line.startsWith('tell'))).toEqual(['tell 7 running']);
    expect(lines.filter((line) => line.startsWith('NTF-'))).toEqual([]);
  });

  test('a line that warns says so, and stands where the first of it would', () => {
    const story = aP1();
    story.when({ at: '10:02' }, command('acknowledge'));
    const [first] = dueLines(story.board('10:03').readings).filter(({ kind }) => kind === 'tell');
    expect(first).toMatchObject({ state: 'warned', dueAt: t('10:05') });
  });

  test('nothing that is breached is hidden: each stands alone', () => {
    const lines = shape(aP1(), '10:06');
    expect(lines.filter((line) => line.startsWith('tell'))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('NTF-'))).toHaveLength(7);
  });

  test('one alone is no group', () => {
    const story = aP1();
    const owed = story.board('10:02').readings.filter(({ kind, met }) => kind === 'notify' && !met);
    for (const { subject, about } of owed.slice(1))
      story.when({ at: '10:02' }, command('notify', { rule: subject ?? '', about, person: people.owner }));
    const next = dueLines(story.board('10:02').readings).filter(
      (line) => line.kind === 'tell' || line.reading.dueAt === t('10:05'),
    );
    expect(next.some(({ kind }) => kind === 'tell')).toBe(false);
  });

  test('whoever holds two of the offices counts once; an office without a holder counts', () => {
    const story = aP1();
    const readings = story.board('10:01').readings.filter(({ kind }) => kind === 'notify');
    const known = { incident: story.now, pack: story.pack, directory };
    // Owner and manager of both services, the CDO; leadership and CIO of the agency are held by nobody.
    expect(peopleToTell(known, readings, t('10:01'))).toBe(5);
  });
});

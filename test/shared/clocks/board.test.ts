import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockReading, isCounting } from '../../../shared/clocks/reading.ts';
import type { IncidentEvent } from '../../../shared/incident/event.ts';
import { DAY } from '../../../shared/kernel/time.ts';
import { attempts, begin, beginning, play } from '../../support/arbitrary.ts';
import '../../support/random.ts';
import { t } from '../../support/story.ts';

describe('whatever anybody tries', () => {
  const digest = (readings: readonly ClockReading[]) =>
    readings.map(({ key, state, warnLevel }) => [key, state, warnLevel]);

  test('nothing on the board changes before the moment it names, and at that moment something does', () => {
    fc.assert(
      fc.property(
        beginning,
        attempts(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (start, tries, share) => {
          const story = begin(start);
          const now = play(story, tries);
          if (!story.incident) return;
          const { readings, nextChangeAt } = story.board(now);
          if (nextChangeAt === null) {
            expect(digest(story.board(now + 400 * DAY).readings)).toEqual(digest(readings));
            return;
          }
          expect(nextChangeAt).toBeGreaterThan(now);
          const between = now + Math.floor((nextChangeAt - 1 - now) * share);
          for (const moment of [between, nextChangeAt - 1])
            expect(digest(story.board(moment).readings)).toEqual(digest(readings));
          expect(digest(story.board(nextChangeAt).readings)).not.toEqual(digest(readings));
        },
      ),
    );
  });

  /** What may undo what was met: refusal, reopening, a change of priority (CLS-RECLOCK), and a corrected time (INT-RECORD). */
  const undoing = new Set<string>([
    'resolutionRefused',
    'reopened',
    'classified',
    'reclassified',
    'reclassificationApproved',
    'reclassificationRefused',
    'securityDeclared',
    'timesCorrected',
    'duplicateAttached',
  ]);

  /** The moment from which an event says that nothing was owed any more: what was done after it met nothing. */
  const endOf = (event: IncidentEvent): number => {
    if (event.type === 'resolved') return event.body.restoredAt;
    return event.type === 'warRoomStoodDown' || event.type === 'closed'
      ? event.occurredAt
      : Number.POSITIVE_INFINITY;
  };

  test('[CLS-RECLOCK] a clock once met is not breached later, but by refusal, reopening or a change of time or priority', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        // Long after every limit of the pack, Easter and all.
        const read = () => (story.incident ? story.board(t('11:05') + 60 * DAY).readings : []);
        let before = read();
        let count = story.events.length;
        play(story, tries, () => {
          const written = story.events.slice(count);
          count = story.events.length;
          const now = new Map(read().map((reading) => [reading.key, reading]));
          const ended = Math.min(...written.map(endOf));
          if (!written.some(({ type }) => undoing.has(type)))
            for (const { key, met } of before)
              if (met && met.at <= ended) expect([key, now.get(key)?.state]).not.toEqual([key, 'breached']);
          before = [...now.values()];
        });
      }),
    );
  });

  test('every reading is one thing: met early or late, ended, or counting', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        const now = play(story, tries);
        for (const reading of story.incident ? story.board(now).readings : []) {
          expect(reading.met !== null).toBe(reading.state === 'met' || reading.state === 'metLate');
          if (reading.met) expect(reading.ended).toBeNull();
          if (reading.state === 'notApplicable') expect(reading.ended).not.toBeNull();
          if (reading.state === 'running' || reading.state === 'warned')
            expect(reading.dueAt).toBeGreaterThanOrEqual(now);
          if (reading.state === 'metLate') expect(reading.margin).toBeLessThanOrEqual(0);
          if (reading.state === 'met') expect(reading.margin).toBeGreaterThanOrEqual(0);
          expect(reading.dueAt).toBeGreaterThan(reading.startsAt);
        }
        const keys = story.incident ? story.board(now).readings.map(({ key }) => key) : [];
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  /** What the policy asks for after the closure: its actions, its review and report, and what the law asks for. */
  const outliving = new Set<string>(['action', 'reviewSchedule', 'review', 'report', 'statutory']);

  test('[RUL-CLOSED CLK-ACTION CLK-PIR] once an incident is closed, nothing is owed but its action items, its review and what the law asks for', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        const now = play(story, tries);
        if (!story.incident?.closure) return;
        const counting = story.board(now + DAY).readings.filter(isCounting);
        expect(counting.filter(({ kind }) => !outliving.has(kind))).toEqual([]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { officesOf } from '../../shared/directory/offices.ts';
import { evolveIncident } from '../../shared/incident/evolve.ts';
import {
  actionDue,
  actionOwner,
  holderOf,
  type Incident,
  isOpen,
  peakPriority,
  priorityOf,
  rolesHeldBy,
  statusOf,
} from '../../shared/incident/state.ts';
import { actingPerson, type Envelope } from '../../shared/kernel/envelope.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { isGraver } from '../../shared/policy/vocabulary.ts';
import { attempts, begin, beginning, play } from '../support/arbitrary.ts';
import { plain } from '../support/plain.ts';
import '../support/random.ts';
import { readJson } from '../support/replay-host.ts';
import { directory, people } from '../support/story.ts';

const fold = (events: readonly Envelope[], from: Incident | null = null) =>
  events.reduce<Incident | null>(evolveIncident, from);

describe('whatever anybody tries', () => {
  test('[WAR-ROLES] there is at most one commander', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        play(story, tries, () => {
          const { incident } = story;
          if (!incident) return;
          expect(incident.roles.IC?.heads.length ?? 0).toBeLessThanOrEqual(1);
          const commanders = Object.values(people).filter((person) =>
            rolesHeldBy(incident, person).includes('IC'),
          );
          expect(commanders).toEqual(holderOf(incident, 'IC') === null ? [] : [holderOf(incident, 'IC')]);
        });
      }),
    );
  });

  test('[WAR-ACTIONS] no action is without an owner who is known and a deadline', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        play(story, tries);
        for (const action of story.incident?.actions ?? []) {
          expect(directory.people.has(actionOwner(action) as PersonId)).toBe(true);
          expect(actionDue(action)).toBeGreaterThan(action.added.at);
        }
      }),
    );
  });

  test('[RUL-CLOSED] a closed incident’s status never changes', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        let closedAt: Incident['closure'] = story.incident?.closure ?? null;
        play(story, tries, () => {
          const { incident } = story;
          if (closedAt)
            expect([incident && statusOf(incident), incident?.closure]).toEqual(['closed', closedAt]);
          closedAt = incident?.closure ?? null;
        });
      }),
    );
  });

  test('[RES-APPROVE RUL-PEAK] it closes only after the approval of the office that its peak asks for', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        play(story, tries);
        const closed = story.events.findIndex(({ type }) => type === 'closed');
        if (closed < 0) return;
        const before = fold(story.events.slice(0, closed));
        const peak = before && peakPriority(before);
        if (!before || !peak) throw new Error('What is closed was classified.');
        const since = story.events.findLastIndex(({ type }, index) => type === 'resolved' && index < closed);
        const approvals = story.events
          .slice(since, closed)
          .filter(({ type }) => type === 'resolutionApproved');
        const office = { P1: 'SO', P2: 'SM', P3: 'STL', P4: 'STL' }[peak];
        const offices = approvals.map((event) =>
          officesOf(directory, actingPerson(event), before.services, event.occurredAt),
        );
        expect(since).toBeGreaterThan(0);
        expect(offices.some((held) => held.includes(office))).toBe(true);
      }),
    );
  });

  test('[RUL-SECURITY] a security incident is P2 or graver', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        play(story, tries, () => {
          const { incident } = story;
          const priority = incident && priorityOf(incident);
          if (incident?.security && priority) expect(isGraver('P2', priority)).toBe(false);
        });
      }),
    );
  });

  test('a clock once met is breached later only by a refusal, a reopening or a corrected time', () => {
    const undoing = new Set(['resolutionRefused', 'reopened', 'timesCorrected', 'duplicateAttached']);
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        let met = new Set<string>();
        let seen = story.events.length;
        play(story, tries, ({ act, accepted }) => {
          if (!accepted || !story.incident) return;
          const { readings } = story.board(act.at);
          const undone = story.events.slice(seen).some(({ type }) => undoing.has(type));
          seen = story.events.length;
          const breached = readings.filter(({ state }) => state === 'breached').map(({ key }) => key);
          if (!undone) expect(breached.filter((key) => met.has(key))).toEqual([]);
          met = new Set(readings.filter(({ state }) => state === 'met').map(({ key }) => key));
        });
      }),
    );
  });

  test('the fold of the first events and then of the rest is the fold of all', () => {
    fc.assert(
      fc.property(beginning, attempts(), fc.nat(100), (start, tries, percent) => {
        const story = begin(start);
        play(story, tries);
        const cut = Math.round((story.events.length * percent) / 100);
        const first = fold(story.events.slice(0, cut));
        expect(plain(fold(story.events.slice(cut), first))).toEqual(plain(fold(story.events)));
        expect(plain(fold(story.events))).toEqual(plain(story.incident));
      }),
    );
  });

  test('a refusal changes nothing, and an acceptance always writes something', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        let before = story.incident;
        play(story, tries, ({ accepted }) => {
          expect(story.incident === before).toBe(!accepted);
          before = story.incident;
        });
      }),
    );
  });

  test('the priority in force is that of the last period, and P1 has a war room', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        play(story, tries, () => {
          const { incident } = story;
          if (!incident) return;
          expect(incident.periods.at(-1)?.priority ?? null).toBe(priorityOf(incident));
          if (priorityOf(incident) === 'P1' && isOpen(incident))
            expect(incident.warRooms.length).toBeGreaterThan(0);
        });
      }),
    );
  });
});

test('random stories get far: every kind of event comes about', () => {
  const come = new Set<string>();
  fc.assert(
    fc.property(beginning, attempts(), (start, tries) => {
      const story = begin(start);
      const before = story.events.length;
      play(story, tries);
      for (const { type } of story.events.slice(before)) come.add(type);
    }),
    // a fixed seed, for the same reason
    { numRuns: 1_000, seed: 7 },
  );
  const types = new Set(
    (readJson('test/golden/events/v1.json') as readonly Envelope[]).map(({ type }) => type),
  );
  expect([...types].filter((type) => !come.has(type))).toEqual([]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClockReading, ClockState } from '../../shared/clocks/reading.ts';
import { clockKinds, isCounting } from '../../shared/clocks/reading.ts';
import { silentClocks } from '../../shared/clocks/silent.ts';
import { officesOf } from '../../shared/directory/offices.ts';
import { incidentEventSchemas } from '../../shared/incident/event-schemas.ts';
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
import { directory, people } from '../support/story.ts';

const fold = (events: readonly Envelope[], from: Incident | null = null) =>
  events.reduce<Incident | null>(evolveIncident, from);

/** What may make a clock late that was met: the time it counted from or the act that met it is another one now. */
const undoing = new Set([
  'resolutionRefused',
  'reopened',
  'timesCorrected',
  'duplicateAttached',
  // an earlier report is an earlier detection, another service may have a stricter target
  'reportReceived',
  'servicesChanged',
  'packMoved',
]);

/** Of these several may be open at once: each day, each change of status and each page is one. */
const severalAtOnce = new Set<string>([
  'dailyReport',
  'citizenUpdate',
  'page',
  'action',
  'decision',
  'statutory',
]);

/** How each obligation reads, whatever its due time has become; one that was left and came back is owed twice. */
const statesOf = (readings: readonly ClockReading[]): Map<string, readonly ClockState[]> => {
  const states = new Map<string, readonly ClockState[]>();
  for (const { clause, priority, subject, about, cycle, startsAt, state } of readings) {
    const clock = [clause, priority, subject, about, cycle, startsAt].join('|');
    states.set(clock, [...(states.get(clock) ?? []), state]);
  }
  return states;
};

/** A redaction may take the words of a closure, and nothing else of it. */
function withoutWords(incident: Incident | null) {
  if (!incident?.closure) return null;
  const { rootCause: _, lessons: __, handOff: ___, ...rest } = incident.closure;
  return rest;
}

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
        let closedAt = withoutWords(story.incident);
        play(story, tries, () => {
          const { incident } = story;
          if (closedAt)
            expect([incident && statusOf(incident), withoutWords(incident)]).toEqual(['closed', closedAt]);
          closedAt = withoutWords(incident);
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

  test('[CLS-RECLOCK] a clock once met is late later only by a refusal, a reopening or a corrected time', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        let before = new Map<string, readonly ClockState[]>();
        let seen = story.events.length;
        play(story, tries, ({ act, accepted }) => {
          if (!accepted || !story.incident) return;
          const undone = story.events.slice(seen).some(({ type }) => undoing.has(type));
          seen = story.events.length;
          const now = statesOf(story.board(act.at).readings);
          if (!undone)
            for (const [clock, states] of now) {
              const were = before.get(clock) ?? [];
              const count = (of: readonly ClockState[], ...which: ClockState[]) =>
                of.filter((state) => which.includes(state)).length;
              expect(count(states, 'breached')).toBeLessThanOrEqual(
                Math.max(0, states.length - count(were, 'met', 'metLate')),
              );
              expect(count(states, 'breached', 'metLate')).toBeLessThanOrEqual(
                Math.max(0, states.length - count(were, 'met')),
              );
            }
          before = now;
        });
      }),
    );
  });

  test('every row of clauses §3 is on the board or says why it is not, and none is owed twice', () => {
    fc.assert(
      fc.property(beginning, attempts(), (start, tries) => {
        const story = begin(start);
        play(story, tries, ({ act, accepted }) => {
          const { incident } = story;
          if (!accepted || !incident || priorityOf(incident) === null || !isOpen(incident)) return;
          const { readings } = story.board(act.at);
          const silent = silentClocks(incident, story.pack);
          const shown = new Set([...readings, ...silent].map(({ kind }) => kind));
          // What nobody opened has no row.
          const rows = clockKinds.filter((kind) => kind !== 'action' && kind !== 'decision');
          expect(rows.filter((kind) => !shown.has(kind))).toEqual([]);
          const owed = readings
            .filter((one) => isCounting(one) && !severalAtOnce.has(one.kind))
            .map(({ kind, subject, about }) => [kind, subject, about].join('|'));
          expect(owed).toEqual([...new Set(owed)]);
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
    { numRuns: 3_000, seed: 7 },
  );
  const types = Object.keys(incidentEventSchemas).filter((type) => type !== 'declared');
  expect(types.filter((type) => !come.has(type))).toEqual([]);
});

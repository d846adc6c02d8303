import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClocks } from '../../../shared/clocks/clocks.ts';
import type { IncidentCommand } from '../../../shared/incident/command.ts';
import { evolveIncident } from '../../../shared/incident/evolve.ts';
import { conflictsOf } from '../../../shared/incident/fields.ts';
import { actionState, type Incident, isOpen, priorityOf, statusOf } from '../../../shared/incident/state.ts';
import { compareOrder, type Envelope } from '../../../shared/kernel/envelope.ts';
import type { EventId, PersonId } from '../../../shared/kernel/ids.ts';
import { DAY } from '../../../shared/kernel/time.ts';
import { isGraver, type WarRoomRole } from '../../../shared/policy/vocabulary.ts';
import { upcast } from '../../../shared/protocol/upcast.ts';
import { beginning as anyBeginning, attempts, type Beginning, begin, play } from '../../support/arbitrary.ts';
import { defaultPack } from '../../support/default-pack.ts';
import { goldenEvents, goldenFiles } from '../../support/golden-events.ts';
import { plain } from '../../support/plain.ts';
import '../../support/random.ts';
import { command, people, type Story, t } from '../../support/story.ts';

/** A version of a body that only a newer console reads. */
const NEWER = 99;
const pack = defaultPack();
const fold = (events: readonly Envelope[], from: Incident | null = null) =>
  events.reduce<Incident | null>(evolveIncident, from);

describe('folding', () => {
  test('a prefix and then the rest is the whole', () => {
    fc.assert(
      fc.property(anyBeginning, attempts(), fc.nat(60), (start, tries, cut) => {
        const story = begin(start);
        play(story, tries);
        const whole = plain(fold(story.events));
        expect(plain(fold(story.events.slice(cut), fold(story.events.slice(0, cut))))).toEqual(whole);
        expect(plain(story.incident)).toEqual(whole);
      }),
    );
  });

  const golden = goldenFiles.flatMap(goldenEvents).map((event) => upcast(event));
  const ids = golden.map(({ id }) => id);
  const id = fc.oneof(fc.constantFrom(...ids), fc.constant('nowhere' as EventId));

  /** Any event: one of every type, at any time, speaking of anything, on top of anything; or one from another world. */
  const event: fc.Arbitrary<Envelope> = fc
    .record({
      like: fc.constantFrom(...golden),
      target: id,
      heads: fc.array(id, { maxLength: 3 }),
      at: fc.integer({ min: 0, max: 7_258_118_400_000 }),
      foreign: fc.constantFrom('', '', '', 'type', 'version'),
      body: fc.jsonValue(),
      number: fc.nat(1_000_000),
    })
    .map(({ like, target, heads, at, foreign, body, number }) => {
      const pointing = Object.fromEntries(
        Object.entries(like.body as object).map(([key, value]) => [
          key,
          ids.includes(value) ? target : value,
        ]),
      );
      const field = Object.keys(like.basedOn)[0] ?? 'status';
      const seen = {
        ...like,
        id: `any-${number}` as EventId,
        occurredAt: at,
        recordedAt: at,
        basedOn: { [field]: heads },
      };
      if (foreign === 'type') return { ...seen, type: 'invented', body };
      if (foreign === 'version') return { ...seen, v: NEWER, body };
      return { ...seen, body: pointing };
    });

  test('never throws, nor do the clocks, for any event on any state, in any order', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.shuffledSubarray([...golden]),
        fc.array(event, { maxLength: 20, size: 'max' }),
        fc.integer({ min: 0, max: 7_258_118_400_000 }),
        (declared, shuffled, strange, now) => {
          const events = [...(declared ? golden.slice(0, 1) : []), ...shuffled, ...strange];
          let incident: Incident | null = null;
          for (const one of events) {
            const lines: number = incident?.timeline.length ?? 0;
            incident = evolveIncident(incident, one);
            if (!incident) continue;
            // shown, whether or not it could be applied
            const { entry } = (one.body ?? {}) as { readonly entry?: string };
            const readable = one.v !== NEWER && (one.type === 'entryAmended' || one.type === 'entryStruck');
            const speaksOfALine = readable && incident.timeline.get(entry ?? '') !== undefined;
            expect(incident.timeline.length).toBe(lines + (speaksOfALine ? 0 : 1));
            readClocks(incident, pack, now);
            conflictsOf(incident);
          }
        },
      ),
    );
  });
});

describe('two consoles', () => {
  /** Half of the stories begin where there are action items to disagree about. */
  const beginning = fc.oneof(anyBeginning, fc.constant<Beginning>('actions'));

  /** Each goes on for itself from the same point; what both then hold. */
  function apart(start: Beginning, here: Parameters<typeof play>[1], there: Parameters<typeof play>[1]) {
    const [a, b] = [begin(start).fork('a'), begin(start).fork('b')];
    play(a, here);
    play(b, there);
    const all = new Map<EventId, Envelope>([...a.events, ...b.events].map((event) => [event.id, event]));
    return { a, b, events: [...all.values()] };
  }

  test('[GEN-OFFLINE] hold the same state, in whatever order the events arrived', () => {
    fc.assert(
      fc.property(
        beginning,
        attempts(12),
        attempts(12),
        fc.infiniteStream(fc.nat()),
        (start, here, there, shuffle) => {
          const { events } = apart(start, here, there);
          const arrived = events
            .map((event) => ({ event, place: shuffle.next().value }))
            .sort((one, other) => one.place - other.place)
            .map(({ event }) => event);
          expect(plain(fold(arrived.toSorted(compareOrder)))).toEqual(
            plain(fold(events.toSorted(compareOrder))),
          );
        },
      ),
    );
  });

  /** Whether one reopened it, or refused a resolution that the other put no new one in place of. */
  const returnedWhile = (one: Story, other: Story, begun: number): boolean => {
    const [did, didOther] = [one, other].map(({ events }) => events.slice(begun).map(({ type }) => type));
    return (
      did?.includes('reopened') ||
      (did?.includes('resolutionRefused') && !didOther?.includes('resolved')) ||
      false
    );
  };

  test('[GEN-OFFLINE] a reopening beats a closing, the graver priority the lesser, and clocks follow what is in force', () => {
    fc.assert(
      fc.property(beginning, attempts(12), attempts(12), (start, here, there) => {
        const { a, b, events } = apart(start, here, there);
        const incident = fold(events.toSorted(compareOrder));
        if (!incident || !a.incident || !b.incident) return;
        const heads = incident.priority.heads.map(({ value }) => value);
        const inForce = priorityOf(incident);
        if (inForce) expect(heads.some((head) => isGraver(head, inForce))).toBe(false);
        expect(incident.periods.at(-1)?.priority ?? null).toBe(inForce);
        if (incident.status.heads.some(({ value }) => value === 'investigating'))
          expect(isOpen(incident)).toBe(true);
        for (const [one, other] of [
          [a, b],
          [b, a],
        ] as const)
          if (isOpen(one.now) && returnedWhile(one, other, begin(start).events.length))
            expect(isOpen(incident)).toBe(true);
        // closed as what it was, or as no incident at all: one of the two, and only then
        const ends = [incident.closure, incident.dismissal].filter((end) => end !== null);
        expect(ends).toHaveLength(statusOf(incident) === 'closed' ? 1 : 0);
      }),
    );
  });

  /** A command that settles a disagreement by setting the field once more, and who may send it. */
  function settling(incident: Incident, field: string): readonly [IncidentCommand, PersonId] | null {
    const [kind, name, part] = field.split('/');
    const now = t('11:05') + 200 * DAY;
    const action = name as EventId;
    const found = incident.actions.get(action);
    if (kind === 'priority')
      return [command('reclassify', { to: priorityOf(incident) ?? 'P1', changedAt: now }), people.manager];
    if (kind === 'role')
      return [command('assignRole', { role: name as WarRoomRole, person: people.comms }), people.manager];
    if (kind !== 'action' || !found || actionState(found) === 'done') return null;
    if (part === 'state') return [command('completeAction', { action }), people.engineer];
    if (part === 'owner')
      return [command('reassignAction', { action, owner: people.comms }), people.engineer];
    return [command('redateAction', { action, due: now + DAY }), people.engineer];
  }

  test('[GEN-OFFLINE] a disagreement is settled by one later command, which names every head', () => {
    fc.assert(
      fc.property(beginning, attempts(), attempts(), (start, here, there) => {
        const { a, events } = apart(start, here, there);
        const incident = fold(events.toSorted(compareOrder));
        if (!incident || !isOpen(incident)) return;
        for (const field of conflictsOf(incident)) {
          const settlement = settling(incident, field);
          if (!settlement) continue;
          const [sent, by] = settlement;
          const story = a.fork('c');
          story.incident = incident;
          story.when({ at: t('11:05') + 200 * DAY, by }, sent);
          expect(conflictsOf(story.now)).not.toContain(field);
        }
      }),
    );
  });

  test('random consoles do come to disagree about everything that can be disagreed about', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(beginning, attempts(), attempts(), (start, here, there) => {
        const incident = fold(apart(start, here, there).events.toSorted(compareOrder));
        for (const field of incident ? conflictsOf(incident) : [])
          kinds.add(field.replace(/\/.*\/|\/.*$/, ' '));
      }),
      // a fixed seed: this asks whether the generator is any good, not whether the domain is
      { numRuns: 2_500, seed: 7 },
    );
    expect([...kinds].sort()).toEqual([
      'action deadline',
      'action owner',
      'action state',
      'priority',
      'role ',
      'status',
    ]);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  commandKeys,
  commandNames,
  isOffered,
  MORE_KEY,
  offeredCommands,
} from '../../renderer/app/bridge-screen/commands.ts';
import { attempts, begin, beginning, play } from '../support/arbitrary.ts';
import '../support/random.ts';

test('wherever an incident stands, no two commands that are offered at once share a key', () => {
  fc.assert(
    fc.property(beginning, attempts(), (start, tries) => {
      const story = begin(start);
      play(story, tries, ({ accepted }) => {
        const { incident } = story;
        if (!accepted || !incident) return;
        const keys = offeredCommands(incident).map((name) => commandKeys[name]);
        expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      });
    }),
  );
});

test('every command is offered somewhere, but for the panel that has a key of its own', () => {
  const offered = new Set<string>();
  fc.assert(
    fc.property(beginning, attempts(), (start, tries) => {
      const story = begin(start);
      play(story, tries, () => {
        const { incident } = story;
        if (incident) for (const name of commandNames) if (isOffered(incident, name)) offered.add(name);
      });
    }),
    // A fixed seed: what random stories reach must not depend on the day.
    { seed: 7 },
  );
  expect(commandNames.filter((name) => !offered.has(name))).toEqual(['actions']);
  expect(Object.values(commandKeys)).not.toContain(MORE_KEY);
});

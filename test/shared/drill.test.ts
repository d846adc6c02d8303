import { describe, expect, test } from 'vitest';
import { actorOf, directoryEntriesOf } from '../../shared/drill/commands.ts';
import { parseDrill } from '../../shared/drill/script.ts';
import { readJson } from '../support/replay-host.ts';

const files = ['cloudflare-2019-07-02', 'gitlab-2017-01-31'] as const;
type Source = {
  zone?: unknown;
  services: unknown[];
  people: { name: string; office?: string }[];
  commands: Record<string, unknown>[];
};
const source = (name: (typeof files)[number]) => readJson(`resources/drills/${name}.json`) as Source;

test.each(files)(
  '[GEN-DRILL] %s is a drill: every command is understood, and every actor is one of its people',
  (name) => {
    const parsed = parseDrill(source(name));
    if (!parsed.ok) throw new Error(`${parsed.rejection.path}: ${parsed.rejection.reason}`);
    const drill = parsed.value;
    expect(drill.commands).toHaveLength(source(name).commands.length);
    expect(drill.commands[0]?.command).toBe('declare');
    const known = directoryEntriesOf(drill).people.map(({ id }) => id);
    for (const step of drill.commands) expect(known).toContain(actorOf(drill, step));
    const times = drill.commands.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  },
);

describe('a broken drill', () => {
  test.each([
    [
      'a time that is none',
      (drill: Source) => Object.assign(drill.commands[3] ?? {}, { at: 'soon' }),
      'commands.3.at',
      /a time such as/,
    ],
    [
      'an unknown command',
      (drill: Source) => Object.assign(drill.commands[3] ?? {}, { command: 'dance' }),
      'commands.3.command',
      /dance|discriminator/,
    ],
    [
      'a field too many',
      (drill: Source) => Object.assign(drill.commands[0] ?? {}, { mood: 'bad' }),
      'commands.0',
      /mood/,
    ],
    [
      'a priority that is none',
      (drill: Source) => Object.assign(drill.commands[0] ?? {}, { priority: 'P5' }),
      'commands.0.priority',
      /P1/,
    ],
    ['no service', (drill: Source) => drill.services.splice(0), 'services', />=1/],
    [
      'a person without an office',
      (drill: Source) => delete drill.people[0]?.office,
      'people.0.office',
      /string/,
    ],
    ['no zone', (drill: Source) => delete drill.zone, 'zone', /string/],
  ] as const)('[GEN-DRILL] %s is refused with its path', (_, broken, path, reason) => {
    const drill = source('cloudflare-2019-07-02');
    broken(drill);
    expect(parseDrill(drill)).toEqual({
      ok: false,
      rejection: { path, reason: expect.stringMatching(reason) },
    });
  });

  test.each([null, 'a drill', 7])('[GEN-DRILL] %j is none', (nothing) => {
    const parsed = parseDrill(nothing);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.rejection.reason).not.toBe('');
  });
});

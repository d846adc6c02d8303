import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lineOf, linesOf } from '../scripts/json-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'war-room-policy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shipped = 'resources/policy/default.json';
const text = readFileSync(shipped, 'utf8');

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** As a person calls it; what it prints, line by line. */
function policy(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/policy.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, out: stdout.trimEnd().split('\n'), errors: stderr.trimEnd().split('\n') };
}

/** The line of a pack at which a piece of it stands. */
const lineIn = (content: string, piece: string): number =>
  content.slice(0, content.indexOf(piece)).split('\n').length;

describe('npm run policy -- check', () => {
  test('[GEN-PACK] says that the shipped pack is good', () => {
    expect(policy('check', shipped)).toMatchObject({
      status: 0,
      out: [
        expect.stringMatching(
          /^OK: Incident Management Policy 1\.0 \(gaas-default 2\.\d+\.\d+\), \d+ limits\.$/,
        ),
      ],
    });
  });

  test('[GEN-PACK] names the line of every mistake', () => {
    const broken = text
      .replace('"zone": "Europe/London"', '"zone": "Mars/Olympus"')
      .replace('"ask": "safety"', '"ask": "nowhere"');
    const path = file('broken.json', broken);
    expect(policy('check', path)).toMatchObject({
      status: 1,
      errors: [
        `${path}:${lineIn(broken, 'Mars/Olympus')}: calendars.england.zone: must be a time zone such as Europe/London: "Mars/Olympus" is none`,
        `${path}:${lineIn(broken, 'nowhere')}: classification.questions.breach.no.ask: must be one of the questions: there is no "nowhere"`,
      ],
    });
  });

  test('[GEN-PACK] flags what is looser than the policy, and lets it pass', () => {
    const loose = text.replace('"under": "PT5M"', '"under": "PT50M"');
    const path = file('loose.json', loose);
    const { status, out } = policy('check', path);
    expect(status).toBe(0);
    expect(out[1]).toBe(
      `${path}:${lineIn(loose, 'PT50M') - 1}: looser than the policy: clocks.acknowledge.P1: under PT50M, not under PT5M`,
    );
  });

  test('[GEN-PACK] names the line at which a file stops being JSON', () => {
    const wrong = file('wrong.json', text.replace('"version":', '"version"'));
    const cut = file('cut.json', '{\n  "schema": 2,\n');
    expect(policy('check', wrong).errors[0]).toMatch(/wrong\.json:4: is no JSON: /);
    expect(policy('check', cut).errors[0]).toMatch(/cut\.json:\d: is no JSON: /);
    expect(policy('check', join(folder, 'none.json'))).toMatchObject({
      status: 1,
      errors: [expect.stringMatching(/^none\.json cannot be read: /)],
    });
  });
});

test('[GEN-PACK] npm run policy -- diff tells what differs', () => {
  const other = file('other.json', text.replace('"under": "PT5M"', '"under": "PT3M"'));
  expect(policy('diff', shipped, other).out).toEqual(['~ clocks.acknowledge.P1.under: "PT5M" → "PT3M"']);
  expect(policy('diff', shipped, shipped).out).toEqual(['No difference.']);
});

test('[CLK-CALENDAR] npm run policy -- holidays lists them as a calendar does', () => {
  const { out } = policy('holidays', 'GB', 'ENG', '2026', '2026');
  expect(JSON.parse(out.join('\n'))).toContainEqual({
    date: '2026-12-28',
    name: 'Boxing Day (substitute day)',
  });
  expect(policy('holidays', 'ZZ', '2026', '2026')).toMatchObject({ status: 1 });
  expect(policy('holidays', 'GB', '2027', '2026').errors[0]).toMatch(/^npm run policy/);
});

test('every value of a JSON text has its line', () => {
  const lines = linesOf('{\n"a": 1, "b\\"{": [\n{ "c":\n[2,\n-3.5e2] },\ntrue\n], "d": {}\n}');
  expect(Object.fromEntries(lines)).toEqual({
    '': 1,
    a: 2,
    'b"{': 2,
    'b"{.0': 3,
    'b"{.0.c': 3,
    'b"{.0.c.0': 4,
    'b"{.0.c.1': 5,
    'b"{.1': 6,
    d: 7,
  });
  expect(lineOf(lines, 'b"{.0.c.7.x')).toBe(3);
  expect(lineOf(lines, 'elsewhere')).toBe(1);
});

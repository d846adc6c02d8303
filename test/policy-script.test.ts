import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

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

  test('[GEN-PACK] refuses a name written twice, of which the first would be lost without a word', () => {
    const path = file('twice.json', text.replace('"SO": "Service Owner",', '$&\n"SO": "Sales Office",'));
    expect(policy('check', path)).toMatchObject({
      status: 1,
      errors: [`${path}:${lineIn(text, '"SO": "Service Owner"') + 1}: offices.SO: is written twice`],
    });
  });

  test.each([
    ['20 MB', `"${'x'.repeat(20_000_000)}"`, 1, 'must have 500,000 characters at most'],
    ['600,000 characters', `\n"${'x'.repeat(600_000)}"`, 1, 'must have 500,000 characters at most'],
    [
      'nesting without end',
      `\n${'['.repeat(200_000)}${']'.repeat(200_000)}`,
      2,
      'must not nest deeper than 32 groups',
    ],
  ])('[GEN-PACK] refuses a file of %s before it judges what it says', (_, content, line, reason) => {
    const path = file('unfit.json', content);
    expect(policy('check', path)).toMatchObject({ status: 1, errors: [`${path}:${line}: ${reason}`] });
  });

  test('[GEN-PACK] names the line at which a file stops being JSON', () => {
    const wrong = file('wrong.json', text.replace('"version":', '"version"'));
    const cut = file('cut.json', '{\n  "schema": 2,\n');
    expect(policy('check', wrong)).toMatchObject({
      status: 1,
      errors: [expect.stringMatching(/wrong\.json:4: is no JSON: /)],
    });
    expect(policy('check', cut).errors[0]).toMatch(/cut\.json:2: is no JSON: /);
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

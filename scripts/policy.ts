/**
 * `npm run policy -- check FILE`: whether a policy pack may be adopted; if not, every reason with its line.
 * `npm run policy -- diff A B`: what differs between two packs.
 * `npm run policy -- holidays COUNTRY [REGION] FROM UNTIL`: public holidays as a pack's calendar lists them.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { publicHolidays } from '../electron/console/holidays.ts';
import { diffPacks } from '../shared/policy/diff.ts';
import { liftPack } from '../shared/policy/lift.ts';
import { limitsOf } from '../shared/policy/limits-of.ts';
import { looserThan } from '../shared/policy/looser.ts';
import { type PolicyPack, parsePack } from '../shared/policy/pack.ts';
import {
  LARGEST_FILE,
  type PackText,
  readPackText,
  tooLarge,
  WHOLE_FILE,
} from '../shared/policy/pack-text.ts';

const USAGE = `npm run policy -- check FILE
npm run policy -- diff FILE FILE
npm run policy -- holidays COUNTRY [REGION] FROM UNTIL     e.g. holidays GB ENG 2026 2028`;

const [act, ...args] = process.argv.slice(2);
const [first, second] = args;

if (act === 'check' && first !== undefined && args.length === 1) check(first);
else if (act === 'diff' && first !== undefined && second !== undefined && args.length === 2)
  diff(first, second);
else if (act === 'holidays' && (args.length === 3 || args.length === 4)) await holidays(args);
else fail(USAGE);

function check(file: string): void {
  const { source, lines } = read(file);
  const parsed = parsePack(liftPack(source));
  if (!parsed.ok)
    fail(
      ...parsed.rejection
        .map(({ path, reason }) => ({ line: lineOf(lines, path), path, reason }))
        .toSorted((a, b) => a.line - b.line)
        .map(({ line, path, reason }) => `${file}:${line}: ${path}: ${reason}`),
    );
  const { title, id, version } = parsed.value;
  const looser = looserThan(policyItself(), parsed.value);
  console.log(`OK: ${title} (${id} ${version}), ${limitsOf(parsed.value).size} limits.`);
  for (const { path, policy, pack } of looser)
    console.log(
      `${file}:${lineOf(lines, inFile(path, source))}: looser than the policy: ${path}: ${pack}, not ${policy}`,
    );
}

function diff(before: string, after: string): void {
  const changes = diffPacks(read(before).source, read(after).source);
  for (const { path, kind, before: old, after: young } of changes) {
    if (kind === 'added') console.log(`+ ${path}: ${JSON.stringify(young)}`);
    else if (kind === 'removed') console.log(`- ${path}: ${JSON.stringify(old)}`);
    else console.log(`~ ${path}: ${JSON.stringify(old)} → ${JSON.stringify(young)}`);
  }
  if (changes.length === 0) console.log('No difference.');
}

async function holidays(given: readonly string[]): Promise<void> {
  const [country = '', ...rest] = given;
  const [from = Number.NaN, until = Number.NaN] = rest.slice(-2).map(Number);
  const region = rest.length === 3 ? (rest[0] ?? null) : null;
  if (!isYear(from) || !isYear(until) || until < from) fail(USAGE);
  const found = await publicHolidays(country, region, from, until);
  if (found.length === 0)
    fail(`No public holidays are known for ${[country, region ?? ''].join(' ').trim()}.`);
  console.log(JSON.stringify(found, null, 2));
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1970 && year <= 2200;
}

/** The figures of the policy's text are those of the pack that ships with the product. */
function policyItself(): PolicyPack {
  const shipped = parsePack(
    JSON.parse(readFileSync(new URL('../resources/policy/default.json', import.meta.url), 'utf8')),
  );
  if (!shipped.ok) throw new Error(`The bundled policy pack is broken: ${JSON.stringify(shipped.rejection)}`);
  return shipped.value;
}

/** Notifications and statutory limits are told by id and stand in the file by index. */
function inFile(path: string, source: unknown): string {
  let value = source;
  return path
    .split('.')
    .map((step) => {
      const index = Array.isArray(value)
        ? value.findIndex((one) => (one as { id?: unknown } | null)?.id === step)
        : -1;
      const key = index < 0 ? step : String(index);
      value = (value as Record<string, unknown> | undefined)?.[key];
      return key;
    })
    .join('.');
}

/** A file as a value with its lines; ends with every reason why it is none. */
function read(file: string): PackText {
  const text = textOf(file);
  const pack = readPackText(text);
  if (pack.ok) return pack.value;
  return fail(
    ...pack.rejection.map(({ line, path, reason }) =>
      path === WHOLE_FILE ? `${file}:${line}: ${reason}` : `${file}:${line}: ${path}: ${reason}`,
    ),
  );
}

function textOf(file: string): string {
  try {
    if (statSync(file).size > LARGEST_FILE) fail(`${file}:1: ${tooLarge}`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`${basename(file)} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** The line of a path, or where it is not in the file, of the nearest part of it that is. */
function lineOf(lines: PackText['lines'], path: string): number {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return 1;
}

function fail(...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

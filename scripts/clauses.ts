/**
 * `npm run clauses`: prints for each clause of the policy the tests that prove it, by the ids in their titles, and
 * fails where one that must be proved by now is not.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Proof {
  readonly file: string;
  readonly title: string;
}

/** The register beside the repository where there is one, else the copy the product carries. */
function registerText(): string {
  const beside = `${root}../shared/policy/clauses.md`;
  return readFileSync(existsSync(beside) ? beside : `${root}resources/policy/clauses.md`, 'utf8');
}

export interface Clause {
  readonly id: string;
  /** The number of the register's section it stands in. */
  readonly section: number;
}

/** Ids are the first cells of the register's tables; a later one may be short for the first (`REP-DAILY, -WEEKLY`). */
export function clausesIn(markdown: string): readonly Clause[] {
  let section = -1;
  return markdown.split('\n').flatMap((line) => {
    section = Number(/^## (\d+)\./.exec(line)?.[1] ?? section);
    const cell = /^\|\s*([A-Z][A-Z0-9]*-[^|]*?)\s*\|/.exec(line)?.[1];
    return cell === undefined ? [] : expand(cell).map((id) => ({ id, section }));
  });
}

/** `CLK-P1-ACK, -P2-` is CLK-P1-ACK and CLK-P2-ACK; `REP-DAILY, -WEEKLY` is REP-DAILY and REP-WEEKLY. */
function expand(cell: string): readonly string[] {
  const [first = '', ...others] = cell.split(',').map((part) => part.trim());
  const parts = first.split('-');
  return [
    first,
    ...others.map((other) =>
      other.endsWith('-')
        ? [parts[0], other.slice(1, -1), ...parts.slice(2)].join('-')
        : `${parts[0]}${other}`,
    ),
  ];
}

/** `[A B] sentence` in the title of any test or describe. */
function proofs(): ReadonlyMap<string, readonly Proof[]> {
  const found = new Map<string, Proof[]>();
  for (const file of testFiles('test')) {
    for (const [, ids = '', title = ''] of readFileSync(`${root}${file}`, 'utf8').matchAll(
      /[`'"]\[([A-Z][A-Z0-9 *-]+)\] ([^\n]*?)[`'"],/g,
    )) {
      for (const id of ids.split(/\s+/)) found.set(id, [...(found.get(id) ?? []), { file, title }]);
    }
  }
  return found;
}

function testFiles(folder: string): readonly string[] {
  return readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return testFiles(path);
    return /\.(test|spec)\.ts$/.test(entry.name) || folder === 'test/contracts' ? [path] : [];
  });
}

/** What must be proved by now: whole sections of the register, and single clauses of others. */
interface Required {
  readonly sections: readonly number[];
  readonly clauses: readonly string[];
}

/** The clauses that must be proved by now and are not; a required one that the register lacks counts as unproved. */
export function unprovedClauses(): readonly string[] {
  const required = JSON.parse(readFileSync(`${root}scripts/clauses-required.json`, 'utf8')) as Required;
  const clauses = clausesIn(registerText());
  const known = new Set(clauses.map(({ id }) => id));
  const proved = proofs();
  const due = clauses.filter(({ section }) => required.sections.includes(section)).map(({ id }) => id);
  return [...due, ...required.clauses].filter((id) => !known.has(id) || !proved.has(id));
}

function print(): void {
  const proved = proofs();
  for (const { id } of clausesIn(registerText())) {
    console.log(`${id.padEnd(20)} ${proved.get(id)?.length ?? 0}`);
    for (const { file, title } of proved.get(id) ?? []) console.log(`    ${title}  (${file})`);
  }
  for (const id of unprovedClauses()) console.error(`No test carries [${id}].`);
}

if (import.meta.main) {
  print();
  process.exitCode = unprovedClauses().length > 0 ? 1 : 0;
}

/** `npm run replay -- FILE`: plays an incident through the real host and prints what the record comes to. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { CommandId, DeviceId, PersonId } from '../shared/kernel/ids.ts';
import { policyStream } from '../shared/kernel/ids.ts';
import { toRfc3339, type Instant } from '../shared/kernel/time.ts';
import { drillRecord, type ClockLine, type DrillRecord } from '../shared/drill/record.ts';
import { replay } from '../shared/drill/replay.ts';
import { parseDrill, type Drill } from '../shared/drill/script.ts';
import { openHost } from '../shared/host/host.ts';
import type { Ids } from '../shared/host/ports.ts';
import { packInForce } from '../shared/policy/register.ts';
import { lengthText } from '../shared/views/countdown.ts';
import { chainDigest } from '../electron/journal/chain.ts';
import { memoryJournal } from '../electron/journal/memory-journal.ts';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Name the incident to replay: npm run replay -- resources/drills/cloudflare-2019-07-02.json');
  process.exit(1);
}
const drill = readDrill(file);

let now: Instant = drill.commands[0]?.at ?? 0;
const clock = {
  now: () => now,
  set: (to: Instant) => {
    now = to;
  },
};
const ids: Ids = { uuid: () => uuidv7(), salt: () => randomBytes(16).toString('hex') };
const host = await openHost({
  journal: memoryJournal('replay' as DeviceId),
  clock,
  ids,
  digest: chainDigest,
});
await host.execute(
  {
    commandId: ids.uuid() as CommandId,
    stream: policyStream,
    command: {
      type: 'adoptPack',
      pack: readJson(new URL('../resources/policy/default.json', import.meta.url)),
    },
    occurredAt: null,
    onBehalfOf: null,
  },
  'replay' as PersonId,
);

const { incident, refused } = await replay(drill, host, clock, ids);
const pack = packInForce(host.policy(), now);
if (!pack) throw new Error('The default policy pack was not adopted.');
print(drill, drillRecord(incident, pack, now));
for (const { at, command, rejection } of refused)
  console.error(
    `Refused at ${toRfc3339(at)}: ${command}: ${rejection.code} ${JSON.stringify(rejection.params)}`,
  );
process.exit(refused.length > 0 ? 1 : 0);

function readJson(path: string | URL): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function readDrill(path: string): Drill {
  try {
    const parsed = parseDrill(readJson(path));
    if (parsed.ok) return parsed.value;
    console.error(
      `${basename(path)} cannot be replayed: ${parsed.rejection.path}: ${parsed.rejection.reason}`,
    );
  } catch (error) {
    console.error(`${basename(path)} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  process.exit(1);
}

function print({ title, source }: Drill, { metrics, clocks }: DrillRecord): void {
  const text = (length: number | null) => (length === null ? 'unknown' : lengthText(length));
  console.log(`${title}\n${source}\n`);
  console.log(`MTTD ${text(metrics.timeToDetect)}   occurrence to detection`);
  console.log(`MTTA ${text(metrics.timeToAcknowledge)}   detection to acknowledgement`);
  console.log(`MTTR ${text(metrics.timeToResolve)}   detection to restoration\n`);
  console.log(row('clause', 'P', 'turn', 'due', 'met', 'margin', 'outcome'));
  for (const line of clocks) console.log(rowOf(line));
}

function rowOf({ clause, priority, cycle, dueAt, metAt, margin, outcome }: ClockLine): string {
  const words = {
    met: 'met',
    metLate: 'met late',
    breached: 'BREACHED',
    ended: 'ended before due',
    open: 'open',
  };
  return row(
    clause,
    priority ?? '',
    cycle === null ? '' : String(cycle),
    toRfc3339(dueAt),
    metAt === null ? '—' : toRfc3339(metAt),
    margin === null ? '' : lengthText(margin),
    words[outcome],
  );
}

function row(...cells: readonly string[]): string {
  const widths = [20, 3, 5, 21, 21, 10, 0];
  return cells
    .map((cell, index) => (index === 5 ? `${cell.padStart(9)} ` : cell.padEnd(widths[index] ?? 0)))
    .join(' ');
}

/**
 * A process of its own that opens a journal, says so, and appends until it is killed: `node journal-appender.ts FOLDER`.
 * Prints `open DSEQ`, then one line `DEVICE DSEQ` for each event that was acknowledged; a refusal as JSON.
 */
import { writeSync } from 'node:fs';
import { openJournal } from '../../electron/journal/open-journal.ts';
import { chainOf, deviceA, outage, rowOf } from './sealed-events.ts';

// Synchronous: what was printed is out of the process before the next event is begun.
const say = (line: string): void => void writeSync(1, `${line}\n`);

const answer = await openJournal(process.argv[2] ?? '', { now: Date.now });
if (!answer.ok) {
  say(JSON.stringify(answer.rejection));
  process.exit(2);
}
const opened = answer.value;
if (opened.device() === null) opened.setDevice({ id: deviceA, publicKey: 'key-a' });
const chain = chainOf(deviceA, await opened.journal.head());
say(`open ${chain.head().dseq}`);

for (let round = 0; ; round++) {
  // Every fifth command brings about several events, every eleventh spills over onto pages of its own.
  const batch = chain.many(round % 5 === 0 ? 3 : 1, round % 11 === 0 ? { text: 'x'.repeat(9_000) } : {});
  const last = chain.head().dseq;
  const written = await opened.journal.append({
    events: batch,
    row: rowOf(outage, { title: `after ${last}` }),
  });
  if (!written.ok) throw new Error(written.rejection.detail);
  for (const { event } of batch) say(`${event.deviceId} ${event.dseq}`);
}

import { describe, expect, test } from 'vitest';
import { digests } from '../central/digests.ts';
import { seedDirectory } from '../electron/console/seed.ts';
import { memoryJournal } from '../electron/journal/memory-journal.ts';
import { entriesIn } from '../shared/directory/entries.ts';
import type { HostChange } from '../shared/host/host.ts';
import type { SealedEvent } from '../shared/host/ports.ts';
import { seal } from '../shared/host/seal.ts';
import type { Received } from '../shared/host/sync-ports.ts';
import type { IncidentCommand } from '../shared/incident/command.ts';
import { statusOf } from '../shared/incident/state.ts';
import {
  type CommandId,
  type DeviceId,
  directoryStream,
  incidentStream,
  type PersonId,
  type StreamId,
} from '../shared/kernel/ids.ts';
import type { Instant } from '../shared/kernel/time.ts';
import type { CommandRequest } from '../shared/protocol/console.ts';
import { fromWire, placeOf, toWire, wireEventSchema } from '../shared/protocol/sync.ts';
import { importing } from './support/directory.ts';
import { plain } from './support/plain.ts';
import { readJson, testHost, testIds } from './support/replay-host.ts';
import { command, directory, people, t } from './support/story.ts';

const { engineer, manager } = people;
const along = { signatures: [], devices: [], cursor: null };

/** A console with a device of its own; what it writes can be handed to another as it would travel. */
async function aConsole() {
  const device = testIds.uuid() as DeviceId;
  const journal = memoryJournal(device);
  const { host, clock } = await testHost(journal);
  const say = async (
    stream: StreamId,
    at: Instant,
    sent: CommandRequest['command'],
    by: PersonId = engineer,
  ) => {
    clock.set(at);
    const commandId = testIds.uuid() as CommandId;
    const request = { commandId, stream, command: sent, occurredAt: null, onBehalfOf: null };
    expect(await host.execute(request, by)).toMatchObject({ ok: true });
  };
  const written = (after = 0) => journal.after(device, after, 10_000);
  return { device, host, clock, journal, say, written };
}

/** Through the wire's schema and text, as central would pass it on. */
const travelled = (sealed: SealedEvent, receivedAt: Instant | null = null): Received => {
  const wire = wireEventSchema.parse(JSON.parse(JSON.stringify(toWire(sealed))));
  const read = fromWire(wire, digests);
  if (!read) throw new Error('the wire changed the event');
  return { kind: 'event', sealed: read, receivedAt };
};

const note = (text: string): IncidentCommand => command('addEntry', { text });

/** A console that opened an incident, and another that has all of it. */
async function two() {
  const [a, b] = [await aConsole(), await aConsole()];
  const stream = incidentStream(testIds.uuid());
  await a.say(directoryStream, t('09:00'), importing(entriesIn(directory)), manager);
  await a.say(stream, t('10:01'), command('declare', { detectedAt: t('10:00') }));
  await a.say(stream, t('10:02'), command('classify', { priority: 'P2' }));
  await b.host.merge(
    (await a.written()).map((sealed) => travelled(sealed)),
    along,
  );
  return { a, b, stream };
}

const texts = async ({ host }: Awaited<ReturnType<typeof aConsole>>, stream: StreamId) =>
  (await host.incident(stream))?.timeline
    .toArray()
    .flatMap(({ event }) => (event.type === 'entryAdded' ? [(event.body as { text: string }).text] : []));

describe('what comes from another console', () => {
  test('[GEN-OFFLINE] is folded, listed and can be worked on, and the same again changes nothing', async () => {
    const { a, b, stream } = await two();
    expect(await b.host.incident(stream)).toEqual(await a.host.incident(stream));
    expect((await b.journal.incidents()).map((row) => row.stream)).toEqual([stream]);
    const before = await b.journal.reaches();

    await b.host.merge(
      (await a.written()).map((sealed) => travelled(sealed)),
      along,
    );

    expect(await b.journal.reaches()).toEqual(before);
    await b.say(stream, t('10:05'), note('Seen on the second console'));
    expect(await texts(b, stream)).toEqual(['Seen on the second console']);
  });

  test('[GEN-OFFLINE] two that wrote apart show the same, whichever heard of the other first', async () => {
    const { a, b, stream } = await two();
    const known = (await a.written()).length;
    await a.say(stream, t('10:10'), note('first'));
    const seeds = (await b.written()).length;
    await b.say(stream, t('10:11'), note('second'));
    await a.say(stream, t('10:12'), note('third'));
    const heard: HostChange[] = [];
    b.host.subscribe((change) => heard.push(change));

    const ofB = (await b.written(seeds)).map((sealed) => travelled(sealed));
    await b.host.merge(
      (await a.written(known)).map((sealed) => travelled(sealed)),
      along,
    );
    await a.host.merge(ofB, along);

    expect(await texts(b, stream)).toEqual(['first', 'second', 'third']);
    expect(await b.host.incident(stream)).toEqual(await a.host.incident(stream));
    // One of them belongs before what the window had folded.
    expect(heard).toEqual([{ stream, events: null }]);
  });

  test('[GEN-OFFLINE] never overrules people with what it brought along at its own, later first start', async () => {
    const source = readJson('resources/directory/example.json');
    const [a, b] = [await aConsole(), await aConsole()];
    await seedDirectory(a.host, source, t('09:00'));
    const [person] = a.host.directory().people.values();
    if (!person) throw new Error('The example has people.');
    const { left: _, ...known } = person;
    await a.say(directoryStream, t('09:10'), { type: 'savePerson', ...known, name: 'Renamed' }, person.id);
    b.clock.set(t('12:00'));
    await seedDirectory(b.host, source, t('12:00'));

    const [ofA, ofB] = [await a.written(), await b.written()];
    await b.host.merge(
      ofA.map((sealed) => travelled(sealed)),
      along,
    );
    await a.host.merge(
      ofB.map((sealed) => travelled(sealed)),
      along,
    );

    for (const { host } of [a, b]) expect(host.directory().people.get(person.id)?.name).toBe('Renamed');
    expect(plain(b.host.directory())).toEqual(plain(a.host.directory()));
  });

  test('grows a stream at its end without folding it anew', async () => {
    const { a, b, stream } = await two();
    const known = (await a.written()).length;
    await a.say(stream, t('10:10'), note('next'));
    const heard: HostChange[] = [];
    b.host.subscribe((change) => heard.push(change));

    await b.host.merge(
      (await a.written(known)).map((sealed) => travelled(sealed)),
      along,
    );

    expect(heard).toMatchObject([{ stream, events: [{ type: 'entryAdded', body: { text: 'next' } }] }]);
  });

  test('is not believed where its bytes do not match its hash', async () => {
    const { a } = await two();
    const [sealed] = (await a.written()) as [SealedEvent];
    const wire = toWire(sealed);

    expect(fromWire({ ...wire, body: `${wire.body} ` }, digests)).toBeNull();
    expect(fromWire({ ...wire, header: '{}' }, digests)).toBeNull();
    expect(fromWire(wire, digests)).toEqual({
      ...sealed,
      event: expect.objectContaining({ id: sealed.event.id }),
    });
  });
});

describe('what is set aside', () => {
  test('leaves the fold of its author, too, and comes back when it is released', async () => {
    const { a, stream } = await two();
    await a.say(stream, t('10:10'), note('in question'));
    const last = (await a.written()).at(-1) as SealedEvent;
    const place = { kind: 'place' as const, place: placeOf(last), receivedAt: t('10:11') };

    await a.host.merge([{ ...place, why: 'quarantined', reason: 'notPermitted' }], along);
    expect(await texts(a, stream)).toEqual([]);

    await a.host.merge([travelled(last, t('10:11'))], along);
    expect(await texts(a, stream)).toEqual(['in question']);
  });

  test('is what no console writes: it is kept, and folds to nothing', async () => {
    const { a, b, stream } = await two();
    const last = (await a.written()).at(-1) as SealedEvent;
    const event = {
      ...last.event,
      dseq: last.event.dseq + 1,
      id: testIds.uuid() as never,
      body: { kind: 7 },
    };
    const malformed = seal({ ...event, type: 'entryAdded', v: 1 }, last.hash, testIds.salt(), digests.chain);
    const before = await b.host.incident(stream);

    expect(await b.host.merge([travelled(malformed)], along)).toEqual({ ok: true, forks: [] });

    expect(await b.host.incident(stream)).toEqual(before);
    expect(await b.journal.quarantined()).toEqual([{ event: event.id, reason: 'malformed' }]);
    expect(await b.journal.after(a.device, last.event.dseq, 9)).toHaveLength(1);
  });
});

test('[GEN-OFFLINE] a cloned device is told of, and nothing that either history says is lost', async () => {
  const { a, b, stream } = await two();
  const base = (await a.written()).at(-1) as SealedEvent;
  await a.say(stream, t('10:10'), note('on the console'));
  const clone = seal(
    {
      ...base.event,
      id: testIds.uuid() as never,
      dseq: base.event.dseq + 1,
      hlc: `${base.event.hlc.slice(0, 15)}f`,
      type: 'entryAdded',
      v: 1,
      body: { kind: 'note', text: 'on its clone', progress: false },
    },
    base.hash,
    testIds.salt(),
    digests.chain,
  );

  await b.host.merge(
    (await a.written(base.event.dseq)).map((sealed) => travelled(sealed)),
    along,
  );
  expect(await b.host.merge([travelled(clone)], along)).toEqual({ ok: true, forks: [a.device] });

  expect(await texts(b, stream)).toEqual(['on its clone', 'on the console']);
});

test('[GEN-OFFLINE] a disk that refuses a merge has changed nothing, and the same is taken later', async () => {
  const { a, b, stream } = await two();
  const known = (await a.written()).length;
  await a.say(stream, t('10:10'), note('next'));
  const received = (await a.written(known)).map((sealed) => travelled(sealed));
  const before = await b.host.incident(stream);

  b.journal.failWith({ code: 'diskFull', detail: 'no space left' });
  expect(await b.host.merge(received, along)).toMatchObject({
    ok: false,
    rejection: { code: 'journal.diskFull' },
  });
  expect(await b.host.incident(stream)).toBe(before);

  b.journal.failWith(null);
  expect(await b.host.merge(received, along)).toEqual({ ok: true, forks: [] });
  expect(await texts(b, stream)).toEqual(['next']);
  const folded = await b.host.incident(stream);
  expect(folded && statusOf(folded)).toBe('new');
});

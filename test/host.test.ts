import { describe, expect, test } from 'vitest';
import { digests } from '../central/digests.ts';
import { chainDigest } from '../electron/journal/chain.ts';
import { memoryJournal } from '../electron/journal/memory-journal.ts';
import type { HostChange } from '../shared/host/host.ts';
import { CHAIN_START } from '../shared/host/ports.ts';
import type { IncidentCommand } from '../shared/incident/command.ts';
import { evolveIncident } from '../shared/incident/evolve.ts';
import { conflictsOf } from '../shared/incident/fields.ts';
import type { Incident } from '../shared/incident/state.ts';
import { priorityOf, statusOf } from '../shared/incident/state.ts';
import { compareOrder } from '../shared/kernel/envelope.ts';
import type { CommandId, DeviceId, PersonId, StreamId } from '../shared/kernel/ids.ts';
import { directoryStream, incidentStream } from '../shared/kernel/ids.ts';
import type { CommandRequest } from '../shared/protocol/console.ts';
import { anAgency, aPerson, appointed, aService, importing, ofService } from './support/directory.ts';
import { plain } from './support/plain.ts';
import { type TestHost, testHost, testIds } from './support/replay-host.ts';
import { command, t } from './support/story.ts';

const mensah = 'mensah' as PersonId;

async function hostWithPeople(deviceId = 'device-a') {
  const journal = memoryJournal(deviceId as DeviceId);
  const test = await testHost(journal);
  test.clock.set(t('10:01'));
  const add = (directoryCommand: CommandRequest['command']) =>
    test.host.execute(request(directoryStream, directoryCommand), mensah);
  const identity = aService('service-1', { name: 'Identity' });
  const offices = ['SO', 'SM', 'on-call'];
  await add(
    importing({
      agencies: [anAgency('agency')],
      people: [aPerson(mensah, { name: 'A. Mensah' })],
      services: [identity],
      appointments: offices.map((office) => appointed(mensah, office, ofService(identity.id))),
    }),
  );
  return { ...test, journal };
}

const request = (
  stream: StreamId,
  sent: CommandRequest['command'],
  commandId = testIds.uuid() as CommandId,
): CommandRequest => ({ commandId, stream, command: sent, occurredAt: null, onBehalfOf: null });

async function declared(hosted: TestHost) {
  const stream = incidentStream(testIds.uuid());
  const run = (sent: IncidentCommand) => hosted.host.execute(request(stream, sent), mensah);
  await run(command('declare'));
  await run(command('classify', { priority: 'P1' }));
  await run(command('acknowledge', { assignee: mensah }));
  return { stream, run };
}

describe('the host', () => {
  test('the same command id again gets the same answer and writes nothing new', async () => {
    const hosted = await hostWithPeople();
    const { stream } = await declared(hosted);
    const sent = request(stream, command('addEntry', { text: 'Restarting the issuer' }));

    const first = await hosted.host.execute(sent, mensah);
    const again = await hosted.host.execute(sent, mensah);

    expect(again).toEqual(first);
    const written = (await hosted.journal.read(stream)).filter(({ type }) => type === 'entryAdded');
    expect(written).toHaveLength(1);
  });

  test('commands sent at once are decided one after the other: only the first acknowledgement counts', async () => {
    const hosted = await hostWithPeople();
    const stream = incidentStream(testIds.uuid());
    await hosted.host.execute(request(stream, command('declare')), mensah);

    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        hosted.host.execute(request(stream, command('acknowledge', { assignee: mensah })), mensah),
      ),
    );

    expect(answers.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(answers[1]).toMatchObject({ rejection: { code: 'acknowledge.already' } });
  });

  test('[GEN-OFFLINE] a write that fails is answered with its reason, changes nothing, and the next one succeeds', async () => {
    const hosted = await hostWithPeople();
    const { stream, run } = await declared(hosted);
    const seen: unknown[] = [];
    hosted.host.subscribe((change) => seen.push(change));

    hosted.journal.failWith({ code: 'diskFull', detail: 'no space left' });
    const refused = await run(command('addEntry', { text: 'Lost?' }));
    expect(refused).toEqual({
      ok: false,
      rejection: { code: 'journal.diskFull', params: { detail: 'no space left' } },
    });
    expect(
      (await hosted.host.incident(stream))?.timeline
        .toArray()
        .some(({ event }) => event.type === 'entryAdded'),
    ).toBe(false);
    expect(seen).toEqual([]);

    hosted.journal.failWith(null);
    expect((await run(command('addEntry', { text: 'Kept' }))).ok).toBe(true);
    const dseqs = (await hosted.journal.read(stream)).map(({ dseq }) => dseq);
    expect(dseqs).toEqual(dseqs.map((_, index) => (dseqs[0] ?? 0) + index));
  });

  test('events are chained over the very texts that are stored', async () => {
    const journal = memoryJournal('device-a' as DeviceId);
    const sealed: { header: string; salt: string; body: string; prevHash: string; hash: string }[] = [];
    const hosted = await testHost({
      ...journal,
      append: (batch) => {
        sealed.push(...batch.events);
        return journal.append(batch);
      },
    });
    hosted.clock.set(t('10:00'));
    await hosted.host.execute(
      request(directoryStream, importing({ people: [aPerson(mensah, { name: 'A. Mensah' })] })),
      mensah,
    );

    expect(sealed.length).toBeGreaterThan(1);
    expect(sealed[0]?.prevHash).toBe(CHAIN_START);
    for (const [index, { header, salt, body, prevHash, hash }] of sealed.entries()) {
      expect(prevHash).toBe(sealed[index - 1]?.hash ?? CHAIN_START);
      expect(chainDigest(prevHash, header, salt, body)).toBe(hash);
    }
  });

  test('[CLK-OFFLINE] order never runs backwards, even where the machine’s clock does', async () => {
    const hosted = await hostWithPeople();
    const { stream, run } = await declared(hosted);
    hosted.clock.set(t('09:00') - 86_400_000);
    await run(command('addEntry', { text: 'After the clock was set back a day' }));

    const events = await hosted.journal.read(stream);
    expect(events.at(-1)?.type).toBe('entryAdded');
    expect([...events].sort(compareOrder)).toEqual(events);
  });

  test('a redaction takes the words out of the state, the list, the journal and what listeners are told; the chain holds', async () => {
    const hosted = await hostWithPeople();
    const { stream, run } = await declared(hosted);
    const secret = 'Maria Novak';
    const [declaration] = await hosted.journal.read(stream);
    const sent = request(stream, command('addEntry', { text: secret, progress: true }));
    const noted = await hosted.host.execute(sent, mensah);
    if (!noted.ok || !noted.events[0] || !declaration) throw new Error('It is declared and written.');
    await run(command('assignRole', { role: 'IC', person: mensah }));
    await run(command('describe', { title: `${secret} cannot sign in` }));
    const described = (await hosted.journal.read(stream)).at(-1);
    if (!described) throw new Error('It is described.');
    const told: HostChange[] = [];
    hosted.host.subscribe((change) => told.push(change));

    const events = [noted.events[0].id, described.id];
    const answer = await run(command('redact', { events, reason: 'Personal data' }));
    const again = await hosted.host.execute(sent, mensah);

    // what was derived is folded anew, and whoever folded it is told to
    expect(answer.ok).toBe(true);
    expect(told).toEqual([{ stream, events: null }]);
    const incident = await hosted.host.incident(stream);
    expect(incident).toMatchObject({ title: '', progress: [{ by: mensah }] });
    expect((await hosted.journal.incidents())[0]).toMatchObject({ stream, title: '' });
    const { deviceId } = await hosted.journal.head();
    const sealed = await hosted.journal.after(deviceId, 0, 1_000);
    const everything = [
      answer,
      again,
      told,
      plain(incident),
      await hosted.journal.read(stream),
      await hosted.journal.incidents(),
      sealed,
    ];
    expect(JSON.stringify(everything)).not.toContain(secret);

    // a console that starts anew holds the same
    const reopened = await testHost(hosted.journal);
    expect(plain(await reopened.host.incident(stream))).toEqual(plain(incident));

    // every link still proves itself, by the hash of what is gone where the words are gone
    const erased = sealed.filter(({ contentHash }) => contentHash !== null);
    expect(erased.map(({ event, salt, body }) => [event.id, salt, body])).toEqual(
      events.map((id) => [id, '', '']),
    );
    for (const [index, { header, salt, body, prevHash, hash, contentHash }] of sealed.entries()) {
      expect(prevHash).toBe(sealed[index - 1]?.hash ?? CHAIN_START);
      expect(
        contentHash === null
          ? digests.chain(prevHash, header, salt, body)
          : digests.erased(prevHash, header, contentHash),
      ).toBe(hash);
    }
  });

  test('[GEN-OFFLINE] a redaction that cannot be written has taken nothing', async () => {
    const hosted = await hostWithPeople();
    const { stream, run } = await declared(hosted);
    await run(command('assignRole', { role: 'IC', person: mensah }));
    const before = plain(await hosted.host.incident(stream));
    const [declaration] = await hosted.journal.read(stream);
    if (!declaration) throw new Error('It is declared.');

    hosted.journal.failWith({ code: 'diskFull', detail: 'no space left' });
    const refused = await run(command('redact', { events: [declaration.id] }));

    expect(refused).toMatchObject({ ok: false, rejection: { code: 'journal.diskFull' } });
    expect(plain(await hosted.host.incident(stream))).toEqual(before);
    expect((await hosted.journal.read(stream))[0]).toEqual(declaration);
  });

  test('a command for another kind of stream is refused', async () => {
    const hosted = await hostWithPeople();
    const answer = await hosted.host.execute(request(directoryStream, command('acknowledge')), mensah);
    expect(answer).toMatchObject({ ok: false, rejection: { code: 'request.wrongStream' } });
  });

  test('somebody who is not in the directory may record nothing', async () => {
    const hosted = await hostWithPeople();
    const { stream } = await declared(hosted);
    const answer = await hosted.host.execute(request(stream, command('addEntry')), 'stranger' as PersonId);
    expect(answer).toMatchObject({ ok: false, rejection: { code: 'person.unknown' } });
  });

  test('[INT-RECORD] a readable id that is taken on this console gets two characters more', async () => {
    const hosted = await hostWithPeople();
    const first = await declared(hosted);
    const ref = (await hosted.host.incident(first.stream))?.ref ?? '';
    expect(ref).toMatch(/^INC-2026-[0-9A-HJKMNP-TV-Z]{6}$/);
    // the same last bits, another stream
    const twin = `incident/ffffffff-ffff-7fff-8fff-${first.stream.slice(-12)}` as StreamId;
    await hosted.host.execute(request(twin, command('declare')), mensah);
    expect((await hosted.host.incident(twin))?.ref).toMatch(/^INC-2026-[0-9A-HJKMNP-TV-Z]{8}$/);
  });
});

test('[GEN-OFFLINE] two consoles that disagreed show the same state, fail-safe, until somebody settles it', async () => {
  const hosted = await hostWithPeople();
  const { stream, run } = await declared(hosted);
  await run(command('assignRole', { role: 'IC', person: mensah }));
  const before = await hosted.journal.read(stream);

  // given two events made from the same view, on two consoles: one raises nothing, the other lowers to P2
  const base = before.at(-1);
  if (!base) throw new Error('The incident has events.');
  const heads = (await hosted.host.incident(stream))?.priority.heads.map(({ event }) => event) ?? [];
  const lowering = (deviceId: string, to: 'P2' | 'P3', id: string) => ({
    ...base,
    id,
    deviceId,
    type: 'reclassificationApproved',
    basedOn: { priority: heads },
    body: { change: 'unknown', sets: to },
  });
  const a = lowering('device-b', 'P3', 'event-b');
  const b = lowering('device-c', 'P2', 'event-c');
  const fold = (events: readonly unknown[]) =>
    (events as (typeof before)[number][])
      .toSorted(compareOrder)
      .reduce<Incident | null>(evolveIncident, null);
  const one = fold([...before, { ...change(a) }, { ...change(b) }]);
  const other = fold([...before, { ...change(b) }, { ...change(a) }]);

  // then both hold the same disagreement and the graver value
  if (!one || !other) throw new Error('The incident folds.');
  expect(conflictsOf(one)).toEqual(['priority']);
  expect(conflictsOf(other)).toEqual(['priority']);
  expect(priorityOf(one)).toBe('P2');
  expect(priorityOf(other)).toBe('P2');
  expect(statusOf(one)).toBe('investigating');

  /** Written as classifications, which set the priority without a change to refer to. */
  function change(event: typeof a) {
    const body = {
      answers: {},
      machine: null,
      priority: event.body.sets,
      overrideReason: null,
      security: false,
    };
    return { ...event, type: 'classified', body };
  }
});

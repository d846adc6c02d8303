import { describe, expect, test } from 'vitest';
import { memoryJournal } from '../electron/journal/memory-journal.ts';
import { entriesIn } from '../shared/directory/entries.ts';
import type { IncidentCommand } from '../shared/incident/command.ts';
import type { CommandId, DeviceId, PersonId, StreamId } from '../shared/kernel/ids.ts';
import { directoryStream, incidentStream, intakeStream, policyStream } from '../shared/kernel/ids.ts';
import type { Instant } from '../shared/kernel/time.ts';
import type { CommandRequest } from '../shared/protocol/console.ts';
import { defaultPackSource } from './support/default-pack.ts';
import { importing } from './support/directory.ts';
import { testHost, testIds } from './support/replay-host.ts';
import { command, directory, people, services, t } from './support/story.ts';

const { engineer, manager, scribe } = people;

/** A host with the story's people, and how often it has read its list of incidents. */
async function listening() {
  const journal = memoryJournal('device-a' as DeviceId);
  let lists = 0;
  const { host, clock } = await testHost({
    ...journal,
    incidents: () => {
      lists += 1;
      return journal.incidents();
    },
  });
  const say = (stream: StreamId, at: Instant, by: PersonId, sent: CommandRequest['command']) => {
    clock.set(at);
    const commandId = testIds.uuid() as CommandId;
    return host.execute({ commandId, stream, command: sent, occurredAt: null, onBehalfOf: null }, by);
  };
  await say(directoryStream, t('09:00'), manager, importing(entriesIn(directory)));
  return { host, journal, say, lists: () => lists };
}

/** Tells one incident, detected at `at`, as far as its acknowledgement. */
async function open(hosted: Awaited<ReturnType<typeof listening>>, at: Instant) {
  const stream = incidentStream(testIds.uuid());
  const run = (sent: IncidentCommand, by: PersonId = engineer) => hosted.say(stream, at + 60_000, by, sent);
  await run(command('declare', { detectedAt: at }));
  await run(command('classify', { priority: 'P2' }));
  await run(command('acknowledge'));
  return { stream, run };
}

describe('what the host tells a decision of other incidents', () => {
  test('[INT-TRIAGE INT-DETECTION] a duplicate finds its original, and brings it its own detection', async () => {
    const hosted = await listening();
    const original = await open(hosted, t('10:30'));
    const duplicate = await open(hosted, t('10:20'));
    const dismissed = command('dismiss', { as: 'duplicate', original: original.stream });
    expect(await duplicate.run(dismissed, scribe)).toMatchObject({ ok: true });
    expect(await original.run(command('attachDuplicate', { duplicate: duplicate.stream }))).toMatchObject({
      ok: true,
    });
    expect(await hosted.host.incident(original.stream)).toMatchObject({
      detectedAt: t('10:20'),
      duplicates: [{ stream: duplicate.stream }],
    });
    expect(await hosted.host.incident(duplicate.stream)).toMatchObject({
      dismissal: { original: { stream: original.stream } },
    });
  });

  test('[CLS-MULTI] what it does not hold it does not name', async () => {
    const hosted = await listening();
    const { run } = await open(hosted, t('10:00'));
    const answer = await run(command('linkIncident', { other: incidentStream(testIds.uuid()) }));
    expect(answer).toMatchObject({ ok: false, rejection: { code: 'link.unknown' } });
  });

  test('a note, or anything else that names no other, does not read the list', async () => {
    const hosted = await listening();
    const { run } = await open(hosted, t('10:00'));
    for (const sent of [
      command('addEntry', { text: 'incident/0195d3a0-0000-7000-8000-0000000000a1' }),
      command('resolve', { restoredAt: t('10:00') }),
      command('assign'),
    ])
      expect(await run(sent)).toMatchObject({ ok: true });
    expect(hosted.lists()).toBe(0);
  });

  test('[CLO-CRITERIA PIR-TRIGGER] the third of the same within the pack’s days closes only with its hand-off', async () => {
    const hosted = await listening();
    const closed = async (day: number, fields: object = {}) => {
      const { run, stream } = await open(hosted, t(`+${day} 10:00`));
      await run(command('resolve', { restoredAt: t(`+${day} 10:00`) }));
      await run(command('approveResolution'), manager);
      return { answer: await run(command('close', fields)), stream };
    };
    for (const day of [0, 1]) expect((await closed(day)).answer).toMatchObject({ ok: true });
    // of another root cause it would be the first of its kind
    expect((await closed(2, { category: 'capacity' })).answer).toMatchObject({ ok: true });
    expect((await closed(3)).answer).toMatchObject({
      ok: false,
      rejection: { code: 'close.missingAsItRecurs', params: { count: 3, days: 30, missing: ['handOff'] } },
    });
    const third = await closed(4, { handOff: 'Problem management' });
    expect(await hosted.host.incident(third.stream)).toMatchObject({ closure: { recurring: true } });
    // a month later it starts again
    expect((await closed(36)).answer).toMatchObject({ ok: true });
  });
});

test('[GEN-PACK] moved to another adopted version, an incident is judged by it from then on, and no other is', async () => {
  const hosted = await listening();
  const moved = await open(hosted, t('10:00'));
  const other = await open(hosted, t('10:00'));
  const pack = { ...defaultPackSource(), version: '9.0.0', raiseReasons: ['Because we say so'] };
  await hosted.say(policyStream, t('10:05'), manager, { type: 'adoptPack', pack });

  expect(await moved.run(command('movePack'), manager)).toMatchObject({ ok: true });
  const raise = command('reclassify', { changedAt: t('10:00') });
  expect(await moved.run(raise)).toMatchObject({
    ok: false,
    rejection: { code: 'reclassify.reasonUnknown' },
  });
  expect(await other.run(raise)).toMatchObject({ ok: true });
});

test('[INT-NOT-INCIDENT INT-NEARMISS] what was no incident is kept beside them, and leaves their list alone', async () => {
  const hosted = await listening();
  const answers = [
    await hosted.say(intakeStream, t('10:00'), scribe, {
      type: 'recordServiceRequest',
      kind: 'password reset',
      title: 'Forgot the password',
      reportedBy: 'A citizen',
      method: 'user report',
      reason: 'One person forgot a password',
    }),
    await hosted.say(intakeStream, t('10:01'), engineer, {
      type: 'recordNearMiss',
      title: 'Disk almost full',
      services: [services.tier1],
      text: 'The alert came in time',
      noticedAt: t('09:50'),
      reviewWanted: true,
    }),
  ];
  expect(answers).toMatchObject([{ ok: true }, { ok: true }]);
  const kept = await hosted.journal.read(intakeStream);
  expect(kept.map(({ type }) => type)).toEqual(['serviceRequestRecorded', 'nearMissRecorded']);
  expect(await hosted.journal.incidents()).toEqual([]);
  const elsewhere = await hosted.say(intakeStream, t('10:02'), scribe, command('acknowledge'));
  expect(elsewhere).toMatchObject({ ok: false, rejection: { code: 'request.wrongStream' } });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { memoryRegistry } from '../../../central/registry/memory-registry.ts';
import { memoryLog } from '../../../central/store/memory-log.ts';
import { release } from '../../../central/sync/release.ts';
import { syncService } from '../../../central/sync/service.ts';
import { chainDigest } from '../../../electron/journal/chain.ts';
import { CHAIN_START, type SealedEvent } from '../../../shared/host/ports.ts';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import type { DeviceId, PersonId } from '../../../shared/kernel/ids.ts';
import { toWire } from '../../../shared/protocol/sync.ts';
import { BATCH_SIZE, type PullAnswer } from '../../../shared/protocol/sync-routes.ts';
import { newKeys, signatureOf } from '../../support/central-server.ts';
import { chainOf, TEN } from '../../support/sealed-events.ts';

const pulling = { after: 0, receiptHash: CHAIN_START, own: 0, most: 1_000 };

/** Central's service over a log in memory, and consoles that it knows. */
function central() {
  const log = memoryLog();
  const registry = memoryRegistry(() => TEN);
  const service = syncService({ log, devices: registry, now: () => TEN });

  async function console(person = 'mensah', device = randomUUID() as string as DeviceId) {
    const { publicKey, privateKey } = newKeys();
    const code = await registry.invite({ person: person as PersonId, role: 'console' });
    const joined = await registry.enrol({ code, device, publicKey, name: person });
    if (!joined.ok) throw new Error(joined.rejection);
    const asEnrolled = async () => {
      const found = await registry.find(device);
      if (!found) throw new Error('was enrolled');
      return found;
    };
    return {
      device,
      chain: chainOf(device),
      async push(events: readonly SealedEvent[], isSigned = true) {
        const last = events.findLast(({ event }) => event.deviceId === device);
        const signatures = last && isSigned ? [signatureOf(last, privateKey)] : [];
        const { results } = await service.push(await asEnrolled(), {
          events: events.map(toWire),
          signatures,
        });
        return results.map(({ verdict, reason }) => reason ?? verdict);
      },
      async pull(request: Partial<typeof pulling> = {}): Promise<PullAnswer> {
        const pulled = await service.pull(await asEnrolled(), { ...pulling, ...request });
        if (!pulled.ok) throw new Error(pulled.rejection);
        return pulled.value;
      },
    };
  }
  return { log, registry, console };
}

const kinds = ({ entries }: PullAnswer) => entries.map(({ kind }) => kind);

describe('what is pushed', () => {
  test('[CMP-AUDIT] a console’s own events count only as far as it signed', async () => {
    const { console } = central();
    const left = await console();
    expect(await left.push(left.chain.many(2), false)).toEqual(['forged', 'forged']);
    expect(await left.push(left.chain.many(2))).toEqual(['accepted', 'accepted']);
  });

  test('[GEN-OFFLINE] what a console passes on of another counts, and the author’s own push is then a duplicate', async () => {
    const { console } = central();
    const [left, right] = [await console(), await console('okafor')];
    const events = left.chain.many(2);
    expect(await right.push(events)).toEqual(['accepted', 'accepted']);
    expect(await left.push(events)).toEqual(['duplicate', 'duplicate']);
  });

  test('an event of a device that nobody enrolled is set aside, and counts once it has enrolled and brings it', async () => {
    const { console } = central();
    const left = await console();
    const stranger = chainOf(randomUUID() as string as DeviceId);
    const events = [stranger.next()];
    expect(await left.push(events)).toEqual(['unknownDevice']);
    const enrolled = await console('okafor', stranger.head().deviceId);
    expect(await enrolled.push(events)).toEqual(['accepted']);
    expect(kinds(await left.pull())).toEqual(['event', 'event']);
  });

  test('an event that would restrict an incident restricts no other stream, and holds nothing up', async () => {
    const { console } = central();
    const left = await console();
    const { event, prevHash, salt } = left.chain.next();
    const { body: _, ...envelope } = { ...event, type: 'restricted', stream: 'intake' };
    const header = JSON.stringify(envelope);
    const hash = chainDigest(prevHash, header, salt, '{}');
    const sealed = {
      event: { ...envelope, body: {} } as unknown as Envelope,
      header,
      salt,
      body: '{}',
      prevHash,
      hash,
      contentHash: null,
    };
    expect(await left.push([sealed])).toEqual(['accepted']);
  });

  test('what a revoked device brought counts once another brings the same', async () => {
    const { console, registry } = central();
    const [revoked, other] = [await console(), await console('okafor')];
    const events = revoked.chain.many(2);
    await registry.revoke(revoked.device);
    expect(await revoked.push(events)).toEqual(['revokedDevice', 'revokedDevice']);
    expect(await other.push(events.slice(0, 1))).toEqual(['accepted']);
    expect(kinds(await other.pull())).toEqual(['event', 'quarantined', 'event']);
  });
});

describe('what is pulled', () => {
  test('of a reader’s own events their places, and everything of a chain that it does not have', async () => {
    const { console } = central();
    const left = await console();
    await left.push(left.chain.many(3));
    expect(kinds(await left.pull({ own: 2 }))).toEqual(['own', 'own', 'event']);
  });

  test('an answer ends before it would be larger than one batch may be, and has at least one entry', async () => {
    const { console } = central();
    const [left, right] = [await console(), await console('okafor')];
    const text = 'x'.repeat(BATCH_SIZE / 2);
    for (let count = 0; count < 4; count++) await left.push(left.chain.many(1, { text }));

    const sizes: number[] = [];
    let { cursor, end, entries } = await right.pull({ most: 3 });
    for (;;) {
      sizes.push(entries.length);
      if (cursor.seq >= end) break;
      ({ cursor, end, entries } = await right.pull({ after: cursor.seq, receiptHash: cursor.hash }));
    }
    expect(sizes).toEqual([1, 1, 1, 1]);
  });

  test('many small entries come in one answer, up to as many as were asked', async () => {
    const { console } = central();
    const left = await console();
    await left.push(left.chain.many(250));
    expect((await left.pull({ most: 230 })).entries).toHaveLength(230);
    expect((await left.pull()).entries).toHaveLength(250);
  });
});

describe('an administrator releases', () => {
  test('what a revoked device wrote counts from then on, up to the number that was said, for everyone', async () => {
    const { log, console, registry } = central();
    const [revoked, other] = [await console(), await console('okafor')];
    await registry.revoke(revoked.device);
    const events = revoked.chain.many(3);
    await revoked.push(events);

    expect(await release(log, revoked.device, 2, TEN)).toBe(2);
    expect(await release(log, revoked.device, 2, TEN)).toBe(0);

    const pulled = await other.pull();
    expect(kinds(pulled)).toEqual(['event', 'event', 'quarantined', 'event', 'event']);
    expect(pulled.entries.slice(3)).toMatchObject(
      events.slice(0, 2).map(({ hash }) => ({ kind: 'event', event: { hash } })),
    );
    expect(await log.quarantined()).toBe(1);
  });

  test('what is forged stays where it is', async () => {
    const { log, console } = central();
    const left = await console();
    await left.push(left.chain.many(1), false);
    expect(await release(log, left.device, 9, TEN)).toBe(0);
    expect(await log.quarantined()).toBe(1);
  });
});

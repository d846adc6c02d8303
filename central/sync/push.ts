import { deviceOfChain, type Placement, placeAll } from '../../shared/host/chains.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import type { ChainSignature } from '../../shared/host/sync-ports.ts';
import { erasuresOf } from '../../shared/incident/redaction.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { fromWire, type QuarantineReason } from '../../shared/protocol/sync.ts';
import type { PushAnswer, PushRequest, PushResult } from '../../shared/protocol/sync-routes.ts';
import { digests } from '../digests.ts';
import { isSignedBy } from '../signatures.ts';
import type { LogWriting, NewEntry } from '../store/log.ts';
import { audiencesAfter } from './audience.ts';
import type { EnrolledDevice, KnownDevices } from './devices.ts';
import { judging } from './judge.ts';
import type { SyncPorts } from './service.ts';

/**
 * Takes in what a device knows, in one transaction. Every fact gets a verdict and none is turned away; one whose hash
 * does not stand for its bytes proves nothing and is only answered.
 */
export async function push(
  { log, devices: registry, now }: SyncPorts,
  pusher: EnrolledDevice,
  { events, signatures }: PushRequest,
): Promise<PushAnswer> {
  const devices = askedOnce(registry);
  const read = events.map((wire) => fromWire(wire, digests));
  const sealed = read.filter((one) => one !== null).filter((one) => !isEmptiedByRevoked(one, pusher));
  const vouched = await verified(signatures, devices);
  return log.alone(async (writing) => {
    const at = now();
    const placements = await placeAll(sealed, writing);
    const known = await writing.known(sealed.map(({ event }) => event.id));
    const isNew = (index: number) => placements[index]?.kind !== 'duplicate';
    const taken = sealed.filter((_, index) => isNew(index)).map(({ event }) => event.id);
    const judge = judging({
      log: writing,
      devices,
      pusher,
      vouched,
      known: new Set(taken.filter((id) => known.has(id))),
    });
    const results = new Map<SealedEvent, PushResult>();
    const entries: NewEntry[] = [];
    const counting: Envelope[] = [];
    for (const [index, one] of sealed.entries()) {
      const placement = placements[index] as Placement;
      const aside = isNew(index) ? null : (known.get(one.event.id) ?? null);
      if (!isNew(index) && !isAboutTheBearer(aside)) {
        results.set(one, { verdict: 'duplicate', reason: aside });
        continue;
      }
      const reason = await judge.reasonAgainst(one);
      results.set(one, { verdict: reason === null ? 'accepted' : 'quarantined', reason });
      if (reason === null) {
        judge.accept(one);
        counting.push(one.event);
      }
      const entry = { sealed: one, placement, at };
      if (isNew(index))
        entries.push(
          reason === null ? { ...entry, kind: 'accepted' } : { ...entry, kind: 'quarantined', reason },
        );
      else if (reason === null) entries.push({ kind: 'released', event: one.event.id, at });
    }
    await append(writing, entries, counting, at);
    // Of what is not kept nobody could tell later what was signed.
    const unread = new Set(events.filter((_, index) => read[index] === null).map(({ hash }) => hash));
    await writing.saveSignatures(vouched.filter(({ hash }) => !unread.has(hash)));
    await writing.saveDevices(await keysOf(sealed, devices));
    return {
      results: read.map(
        (one) =>
          (one && results.get(one)) ?? {
            verdict: 'quarantined',
            reason: one === null ? 'forged' : 'revokedDevice',
          },
      ),
    };
  });
}

/** A push names the same few devices a thousand times. */
function askedOnce(devices: KnownDevices): KnownDevices {
  const asked = new Map<DeviceId, ReturnType<KnownDevices['find']>>();
  return {
    find(device) {
      const known = asked.get(device) ?? devices.find(device);
      asked.set(device, known);
      return known;
    },
  };
}

/** A revoked device took words out of another's event: its author still has them and brings them itself. */
const isEmptiedByRevoked = (
  { event, contentHash }: SealedEvent,
  { device, revokedAt }: EnrolledDevice,
): boolean => revokedAt !== null && contentHash !== null && event.deviceId !== device;

/** Set aside for who brought it, not for what it says: it counts once somebody else brings it. */
const isAboutTheBearer = (reason: QuarantineReason | null): boolean =>
  reason === 'revokedDevice' || reason === 'unknownDevice';

/** The entries, then what follows from the events that count from now on: who may read, and words that are gone. */
export async function append(
  writing: LogWriting,
  entries: readonly NewEntry[],
  counting: readonly Envelope[],
  at: Instant,
): Promise<void> {
  if (entries.length > 0) await writing.append(entries);
  const erasures = counting.flatMap(erasuresOf);
  if (erasures.length > 0) await writing.erase(erasures);
  const audiences = await audiencesAfter(counting, writing);
  if (audiences.length > 0) await writing.append(audiences.map((one) => ({ ...one, kind: 'audience', at })));
}

/** Signatures that their authors' keys made; any other proves nothing and is left out. */
async function verified(
  signatures: readonly ChainSignature[],
  devices: KnownDevices,
): Promise<readonly ChainSignature[]> {
  const kept: ChainSignature[] = [];
  for (const one of signatures) {
    const known = await devices.find(deviceOfChain(one.chain));
    if (known && isSignedBy(known.publicKey, one)) kept.push(one);
  }
  return kept;
}

async function keysOf(sealed: readonly SealedEvent[], devices: KnownDevices) {
  const ids = new Set(sealed.map(({ event }) => event.deviceId));
  const known = await Promise.all(
    [...ids].map((device) => devices.find(device).then((one) => [device, one] as const)),
  );
  return known.flatMap(([device, one]) => (one ? [{ device, publicKey: one.publicKey }] : []));
}

import { type Aggregate, aggregates } from '../../shared/host/aggregates.ts';
import { foldOnto } from '../../shared/host/folding.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import type { ChainSignature } from '../../shared/host/sync-ports.ts';
import { isActOfOffice, wasInOffice } from '../../shared/incident/acts-of-office.ts';
import { compareOrder, type Envelope } from '../../shared/kernel/envelope.ts';
import {
  directoryStream,
  type EventId,
  policyStream,
  type StreamId,
  streamKind,
} from '../../shared/kernel/ids.ts';
import { packOf } from '../../shared/policy/register.ts';
import { readEvent } from '../../shared/protocol/event-bodies.ts';
import type { QuarantineReason } from '../../shared/protocol/sync.ts';
import type { LogReader } from '../store/log.ts';
import type { EnrolledDevice, KnownDevices } from './devices.ts';

interface JudgePorts {
  readonly log: LogReader;
  readonly devices: KnownDevices;
  readonly pusher: EnrolledDevice;
  /** Signatures that came along and hold. */
  readonly vouched: readonly ChainSignature[];
  /** Events that are here under the same id already, whatever their bytes. */
  readonly known: ReadonlySet<EventId>;
}

/** Judges the events of one push in their order; what it accepted counts for those after it. */
export interface Judge {
  /** Why an event must not count; null where it does. */
  reasonAgainst(sealed: SealedEvent): Promise<QuarantineReason | null>;
  accept(sealed: SealedEvent): void;
}

export function judging({ log, devices, pusher, vouched, known }: JudgePorts): Judge {
  const accepted: Envelope[] = [];
  const ids = new Set(known);
  const vouchedTo = Math.max(
    0,
    ...vouched.filter(({ chain }) => chain === pusher.device).map(({ dseq }) => dseq),
  );

  async function reasonAgainst({ event, contentHash }: SealedEvent): Promise<QuarantineReason | null> {
    const author = await devices.find(event.deviceId);
    if (author === null) return 'unknownDevice';
    // What others pass on of a revoked device they have from the time before: it counted then.
    if (pusher.revokedAt !== null) return 'revokedDevice';
    if (isUnvouched(event) || ids.has(event.id)) return 'forged';
    if (contentHash === null && readEvent(event).kind === 'malformed') return 'malformed';
    if (!isActOfOffice(event) || streamKind(event.stream) !== 'incident') return null;
    return (await hadOffice(event)) ? null : 'notPermitted';
  }

  /** A console signs what it pushes of its own; what it passes on of others stands on the hashes. */
  const isUnvouched = ({ deviceId, dseq }: Envelope): boolean =>
    deviceId === pusher.device && dseq > vouchedTo;

  async function hadOffice(event: Envelope): Promise<boolean> {
    const before = (await eventsOf(event.stream)).filter((other) => compareOrder(other, event) < 0);
    const incident = foldOnto(aggregates.incident.initial, before, aggregates.incident);
    const policy = await folded(policyStream, aggregates.policy);
    const pack = incident && packOf(policy, incident.pack);
    if (!pack) return false;
    return wasInOffice(event, incident, {
      directory: await folded(directoryStream, aggregates.directory),
      pack,
    });
  }

  /** A stream with what was accepted of it here, in fold order; read once. */
  const streams = new Map<StreamId, Promise<readonly Envelope[]>>();
  async function eventsOf(stream: StreamId): Promise<readonly Envelope[]> {
    const read = streams.get(stream) ?? log.stream(stream);
    streams.set(stream, read);
    return [...(await read), ...accepted.filter((event) => event.stream === stream)].sort(compareOrder);
  }

  /** Directory and policy, until this push changes them. */
  const folds = new Map<StreamId, unknown>();
  async function folded<S>(stream: StreamId, aggregate: Pick<Aggregate<S, never>, 'initial' | 'evolve'>) {
    const known = folds.get(stream) as S | undefined;
    const fold = known ?? foldOnto(aggregate.initial, await eventsOf(stream), aggregate);
    folds.set(stream, fold);
    return fold;
  }

  return {
    reasonAgainst,
    accept: ({ event }) => {
      accepted.push(event);
      ids.add(event.id);
      folds.delete(event.stream);
    },
  };
}

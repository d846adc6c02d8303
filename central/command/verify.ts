import { deviceOfChain } from '../../shared/host/chains.ts';
import { CHAIN_START, type SealedEvent } from '../../shared/host/ports.ts';
import { digests } from '../digests.ts';
import { say } from '../sentences.ts';
import { isSignedBy } from '../signatures.ts';
import { type LoggedEntry, type LogReader, type NewEntry, receiptStatement } from '../store/log.ts';

export interface Verified {
  readonly receipts: number;
  /** One sentence for each thing that does not hold; empty where the record is whole. */
  readonly findings: readonly string[];
}

const BATCH = 1_000;

/** Where an event stands, by chain and number. */
type Places = Map<string, { readonly seq: number; readonly sealed: Pick<SealedEvent, 'hash' | 'prevHash'> }>;
const placeOf = (chain: string, dseq: number): string => `${chain} ${dseq}`;

/** CMP-AUDIT: works out every hash of the record anew, from its bytes; nothing that is stored is taken on trust. */
export async function verifyLog(log: LogReader): Promise<Verified> {
  const findings: string[] = [];
  const places: Places = new Map();
  let previous: string = CHAIN_START;
  let last = 0;
  for (;;) {
    const entries = await log.read(last, BATCH);
    for (const entry of entries) {
      const { seq } = entry;
      if (seq !== last + 1) findings.push(say('verify.gap', { from: last + 1, to: seq - 1 }));
      if (digests.text(receiptStatement(previous, seq, asNew(entry))) !== entry.hash)
        findings.push(say('verify.receipt', { seq }));
      if (entry.kind !== 'audience') {
        const { event, hash, prevHash } = entry.sealed;
        if (hashOf(entry.sealed) !== hash)
          findings.push(say('verify.event', { seq, device: event.deviceId, dseq: event.dseq }));
        places.set(placeOf(entry.chain, event.dseq), { seq, sealed: { hash, prevHash } });
      }
      previous = entry.hash;
      last = seq;
    }
    if (entries.length < BATCH) break;
  }
  findings.push(...brokenLinks(places), ...(await wrongSignatures(log, places)));
  return { receipts: last, findings };
}

/** As it was before it had a number: what its receipt's hash stands for. */
function asNew(entry: LoggedEntry): NewEntry {
  const { at, kind } = entry;
  switch (kind) {
    case 'audience':
      return { kind, stream: entry.stream, people: entry.people, at };
    case 'released':
      return { kind, event: entry.sealed.event.id, at };
    case 'accepted':
      return { kind, sealed: entry.sealed, placement: { kind: 'next', chain: entry.chain }, at };
    case 'quarantined':
      return {
        kind,
        sealed: entry.sealed,
        placement: { kind: 'next', chain: entry.chain },
        reason: entry.reason,
        at,
      };
  }
}

const hashOf = ({ header, salt, body, prevHash, contentHash }: SealedEvent): string =>
  contentHash === null
    ? digests.chain(prevHash, header, salt, body)
    : digests.erased(prevHash, header, contentHash);

/** Afterwards: an event may have come before the one that it follows. */
function* brokenLinks(places: Places): Iterable<string> {
  for (const [place, { seq, sealed }] of places) {
    const [chain = '', dseq] = place.split(' ');
    const before = places.get(placeOf(chain, Number(dseq) - 1));
    if (before && before.sealed.hash !== sealed.prevHash)
      yield say('verify.link', { seq, device: deviceOfChain(chain), dseq: Number(dseq) });
  }
}

async function wrongSignatures(log: LogReader, places: Places): Promise<readonly string[]> {
  const chains = (await log.reaches()).map(({ chain }) => chain);
  const known = await log.devices([...new Set(chains.map(deviceOfChain))]);
  const keys = new Map(known.map(({ device, publicKey }) => [device, publicKey]));
  return (await log.signatures(chains))
    .filter((one) => {
      const device = deviceOfChain(one.chain);
      const key = keys.get(device);
      // A device that forked signs both of its histories under one name. A signature may run ahead of what came.
      const held = chains
        .filter((chain) => deviceOfChain(chain) === device)
        .flatMap((chain) => places.get(placeOf(chain, one.dseq))?.sealed.hash ?? []);
      const isOfOther = held.length > 0 && !held.includes(one.hash);
      return isOfOther || key === undefined || !isSignedBy(key, one);
    })
    .map(({ chain, dseq }) => say('verify.signature', { device: chain, dseq }));
}

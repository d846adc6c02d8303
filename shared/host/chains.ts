import type { DeviceId, EventId } from '../kernel/ids.ts';
import { CHAIN_START, type SealedEvent } from './ports.ts';

/**
 * The name of a device's chain. Usually the device's own id. A device that was cloned or restored from a copy writes
 * a second history from some number on; that is a branch, `<device>~<first number>~<start of its first hash>`, and
 * both fold (design §5, fork).
 */
export type ChainName = string;

/** One event's place in its chain, and what it is linked to. */
export interface ChainLink {
  readonly dseq: number;
  readonly id: EventId;
  readonly prevHash: string;
  readonly hash: string;
}

/** What a store knows of a device's chains. Every store that takes events from elsewhere offers it. */
export interface ChainReader {
  /** The device's own chain first, whether or not it has any event yet; then its branches, by name. */
  chainsOf(device: DeviceId): Promise<readonly ChainName[]>;
  /** Links present from one number to another, both included. */
  links(chain: ChainName, from: number, to: number): Promise<readonly ChainLink[]>;
}

export type Placement =
  /** Here already: the same event, however often it is sent. */
  | { readonly kind: 'duplicate'; readonly chain: ChainName }
  /** `gap`: events before it in its chain are not here (yet). */
  | { readonly kind: 'next'; readonly chain: ChainName }
  /** The first of a second history: its device was cloned or restored. */
  | { readonly kind: 'fork'; readonly chain: ChainName };

const BRANCH = /^(.*)~(\d+)~([0-9a-f]{8})$/;

export const deviceOfChain = (chain: ChainName): DeviceId => (BRANCH.exec(chain)?.[1] ?? chain) as DeviceId;

/** The first number that the chain may hold: 1, or where the branch leaves its device's first history. */
export const firstOfChain = (chain: ChainName): number => Number(BRANCH.exec(chain)?.[2] ?? 1);

export const isBranch = (chain: ChainName): boolean => BRANCH.test(chain);

type Linked = Pick<SealedEvent, 'prevHash' | 'hash'> & {
  readonly event: Pick<SealedEvent['event'], 'id' | 'deviceId' | 'dseq'>;
};

/**
 * Where each event belongs, in the order given; those before it in the list count as present. An event is never
 * placed twice, and one that contradicts what is here opens a branch. Arrival in any order gives the same chains up
 * to the names of branches.
 */
export async function placeAll(
  events: readonly Linked[],
  reader: ChainReader,
): Promise<readonly Placement[]> {
  const known = await neighbourhood(events, reader);
  return events.map((one) => {
    const placement = place(one, known);
    if (placement.kind !== 'duplicate') known.put(placement.chain, linkOf(one));
    return placement;
  });
}

const linkOf = ({ event, prevHash, hash }: Linked): ChainLink => ({
  dseq: event.dseq,
  id: event.id,
  prevHash,
  hash,
});

function place(one: Linked, known: Neighbourhood): Placement {
  const { deviceId, dseq } = one.event;
  const chains = known.chainsOf(deviceId);
  const holding = chains.find((chain) => known.at(chain, dseq)?.hash === one.hash);
  if (holding !== undefined) return { kind: 'duplicate', chain: holding };
  // A branch goes on where its own last link is named; only the first history may begin behind a gap.
  const linked = chains.find(
    (chain) => known.at(chain, dseq - 1)?.hash === one.prevHash && fits(one, chain, known),
  );
  if (linked !== undefined) return { kind: 'next', chain: linked };
  const own = chains[0] ?? deviceId;
  if (fits(one, own, known)) return { kind: 'next', chain: own };
  const behindGap = chains.find((chain) => fits(one, chain, known));
  if (behindGap !== undefined) return { kind: 'next', chain: behindGap };
  return { kind: 'fork', chain: `${deviceId}~${dseq}~${one.hash.slice(0, 8)}` };
}

/** The place is free, and neither neighbour that is present says otherwise. */
function fits({ event: { dseq }, prevHash, hash }: Linked, chain: ChainName, known: Neighbourhood): boolean {
  if (dseq < firstOfChain(chain) || known.at(chain, dseq) !== undefined) return false;
  if (dseq === 1 && prevHash !== CHAIN_START) return false;
  const before = dseq === firstOfChain(chain) ? undefined : known.at(chain, dseq - 1);
  const after = known.at(chain, dseq + 1);
  return (
    (before === undefined || before.hash === prevHash) && (after === undefined || after.prevHash === hash)
  );
}

interface Neighbourhood {
  chainsOf(device: DeviceId): readonly ChainName[];
  at(chain: ChainName, dseq: number): ChainLink | undefined;
  put(chain: ChainName, link: ChainLink): void;
}

/** Reads once, per device, all places that the events could take and the ones beside them. */
async function neighbourhood(events: readonly Linked[], reader: ChainReader): Promise<Neighbourhood> {
  const spans = new Map<DeviceId, { from: number; to: number }>();
  for (const { event } of events) {
    const span = spans.get(event.deviceId);
    spans.set(event.deviceId, {
      from: Math.min(span?.from ?? event.dseq, event.dseq) - (span ? 0 : 0),
      to: Math.max(span?.to ?? event.dseq, event.dseq),
    });
  }
  const chains = new Map<DeviceId, ChainName[]>();
  const links = new Map<ChainName, Map<number, ChainLink>>();
  for (const [device, { from, to }] of spans) {
    const names = [...(await reader.chainsOf(device))];
    chains.set(device, names);
    for (const chain of names) {
      const found = await reader.links(chain, from - 1, to + 1);
      links.set(chain, new Map(found.map((link) => [link.dseq, link])));
    }
  }
  return {
    chainsOf: (device) => chains.get(device) ?? [device],
    at: (chain, dseq) => links.get(chain)?.get(dseq),
    put(chain, link) {
      const held = links.get(chain);
      if (held) held.set(link.dseq, link);
      else {
        links.set(chain, new Map([[link.dseq, link]]));
        chains.get(deviceOfChain(chain))?.push(chain);
      }
    },
  };
}

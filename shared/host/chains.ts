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
 * Where each event belongs, in the order given; those before it in the list count as present. Each event has one place
 * for good, whatever arrives later, and neighbours in a chain are always linked. `fork` is told where an event
 * contradicts what its device's chains hold: it claims a number that is taken, or another event before or after it.
 *
 * Where no event arrives before the one it is linked to, no chain has a hole, and arrival decides only which of the
 * histories is called the first. One that arrives behind a gap of a device that forked may be taken for the wrong
 * history's; it then stays there behind the hole, and its fellows get a branch of their own.
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

  const open = chains.filter((chain) => fits(one, chain, known));
  const follows = (chain: ChainName) => known.at(chain, dseq - 1)?.hash === one.prevHash;
  const precedes = (chain: ChainName) => known.at(chain, dseq + 1)?.prevHash === one.hash;
  const linked = open.find(follows) ?? open.find(precedes);
  if (linked !== undefined) return { kind: 'next', chain: linked };
  // The event before it is here and has another one after it: a second history, wherever else there is room.
  const behindGap = chains.some(follows) ? undefined : open[0];
  if (behindGap !== undefined) return { kind: 'next', chain: behindGap };
  return { kind: 'fork', chain: newBranch(one, chains) };
}

/** The place is free, and neither neighbour that is present says otherwise. */
function fits({ event: { dseq }, prevHash, hash }: Linked, chain: ChainName, known: Neighbourhood): boolean {
  if (dseq < firstOfChain(chain) || known.at(chain, dseq) !== undefined) return false;
  if (dseq === 1 && prevHash !== CHAIN_START) return false;
  const before = known.at(chain, dseq - 1);
  const after = known.at(chain, dseq + 1);
  return (
    (before === undefined || before.hash === prevHash) && (after === undefined || after.prevHash === hash)
  );
}

/** Eight digits can be made to match somebody else's, so a name that is taken gives way to the next eight. */
function newBranch({ event: { deviceId, dseq }, hash }: Linked, taken: readonly ChainName[]): ChainName {
  for (let from = 0; from < hash.length; from += 8) {
    const name = `${deviceId}~${dseq}~${hash.slice(from, from + 8)}`;
    if (!taken.includes(name)) return name;
  }
  throw new Error(`every branch name for event ${dseq} of device ${deviceId} is taken`);
}

interface Neighbourhood {
  /** The device's own chain first. */
  chainsOf(device: DeviceId): readonly ChainName[];
  at(chain: ChainName, dseq: number): ChainLink | undefined;
  put(chain: ChainName, link: ChainLink): void;
}

/** Reads once, before anything is placed, all places that the events could take and the ones beside them. */
async function neighbourhood(events: readonly Linked[], reader: ChainReader): Promise<Neighbourhood> {
  const numbers = new Map<DeviceId, number[]>();
  for (const { event } of events) {
    const list = numbers.get(event.deviceId);
    if (list) list.push(event.dseq);
    else numbers.set(event.deviceId, [event.dseq]);
  }
  const chains = new Map<DeviceId, readonly ChainName[]>();
  const links = new Map<ChainName, Map<number, ChainLink>>();
  for (const [device, dseqs] of numbers) {
    const names = await reader.chainsOf(device);
    chains.set(device, names);
    for (const chain of names) {
      const held = new Map<number, ChainLink>();
      for (const [first, last] of runs(dseqs))
        for (const link of await reader.links(chain, first - 1, last + 1)) held.set(link.dseq, link);
      links.set(chain, held);
    }
  }
  return {
    chainsOf: (device) => chains.get(device) ?? [],
    at: (chain, dseq) => links.get(chain)?.get(dseq),
    put(chain, link) {
      const held = links.get(chain);
      if (held) held.set(link.dseq, link);
      else {
        links.set(chain, new Map([[link.dseq, link]]));
        const device = deviceOfChain(chain);
        const [own = device, ...branches] = chains.get(device) ?? [];
        // By name, as the reader gives them: so placing in several goes gives the same.
        chains.set(device, [own, ...[...branches, chain].sort()]);
      }
    },
  };
}

/** Numbers further apart than this are read apart: two events must not cause a whole history to be read. */
const FAR = 1_000;

function runs(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && number - last[1] <= FAR) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}

import type { ChainName } from '../../shared/host/chains.ts';
import type { SealedEvent } from '../../shared/host/ports.ts';
import { unseal } from '../../shared/host/seal.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import type { PersonId, StreamId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { QuarantineReason } from '../../shared/protocol/sync.ts';
import { digests } from '../digests.ts';
import type { LoggedEntry } from './log.ts';

/** An event as SQL gives it back; `instead` where words were taken out of it. */
export interface EventTexts {
  readonly chain: ChainName;
  readonly prevHash: string;
  readonly hash: string;
  readonly salt: string;
  readonly header: string;
  readonly body: string;
  readonly contentHash: string | null;
  readonly reason: QuarantineReason | null;
  readonly released: number | null;
  readonly instead: string | null;
}

export interface ReceiptTexts {
  readonly seq: number;
  readonly kind: LoggedEntry['kind'];
  readonly at: Instant;
  readonly receipt: string;
  readonly stream: StreamId;
  readonly people: string | null;
}

/** What stays of an event when its words go: the chain verifies with it as before. */
export const withoutWords = (sealed: SealedEvent): SealedEvent =>
  sealed.contentHash === null
    ? {
        ...sealed,
        event: { ...sealed.event, body: null },
        salt: '',
        body: '',
        contentHash: digests.content(sealed.salt, sealed.body),
      }
    : sealed;

/** As it was said; where its words are gone, `instead` or null stands for them. */
export const envelopeOf = ({
  header,
  body,
  contentHash,
  instead,
}: Pick<EventTexts, 'header' | 'body' | 'contentHash' | 'instead'>): Envelope =>
  unseal(header, contentHash === null ? body : (instead ?? 'null'));

const sealedOf = ({ prevHash, hash, salt, header, body, contentHash }: EventTexts): SealedEvent => ({
  event: unseal(header, contentHash === null ? body : 'null'),
  header,
  salt,
  body,
  prevHash,
  hash,
  contentHash,
});

export function entryOf(row: ReceiptTexts & EventTexts): LoggedEntry {
  const { seq, kind, at, receipt: hash, chain } = row;
  switch (kind) {
    case 'audience':
      return { seq, at, hash, kind, stream: row.stream, people: peopleOf(row.people) };
    case 'quarantined':
      if (row.reason === null) throw new Error(`entry ${seq} says quarantined and gives no reason`);
      return {
        seq,
        at,
        hash,
        kind,
        sealed: sealedOf(row),
        chain,
        reason: row.reason,
        released: row.released !== null,
      };
    default:
      return { seq, at, hash, kind, sealed: sealedOf(row), chain };
  }
}

export const peopleOf = (people: string | null): readonly PersonId[] | null =>
  people === null ? null : (JSON.parse(people) as PersonId[]);

export const isSetAside = (entry: LoggedEntry): entry is LoggedEntry & { readonly kind: 'quarantined' } =>
  entry.kind === 'quarantined';

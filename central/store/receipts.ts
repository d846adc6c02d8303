import type { Cursor } from '../../shared/host/sync-ports.ts';
import { digests } from '../digests.ts';
import { type NewEntry, receiptStatement } from './log.ts';

/** The log's end after one more entry. */
export const receiptAfter = ({ seq, hash }: Cursor, entry: NewEntry): Cursor => ({
  seq: seq + 1,
  hash: digests.text(receiptStatement(hash, seq + 1, entry)),
});

/** A release of what is not set aside would break the record for good. */
export const nothingToRelease = (event: string): Error => new Error(`event ${event} is not set aside`);

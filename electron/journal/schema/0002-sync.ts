import type { Migration } from './migrations.ts';

/**
 * What several consoles and central need (design §5, §6). `event` gains a column at its end; rows of version 1 read it
 * as NULL. What central says (`verdict`, `cursor`) can be fetched again and is not carried over by a salvage.
 */
export const sync: Migration = {
  number: 2,
  name: 'sync',
  sql: `
-- SHA-256(salt, body) of an event whose words were erased: salt and body are empty then.
ALTER TABLE event ADD COLUMN content_hash TEXT;

-- Bodies without their words, by the redaction that demands it. Made again from the redactions where it is lost.
CREATE TABLE erasure (target TEXT PRIMARY KEY, instead TEXT NOT NULL, by_event TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- When central received an event, and why it is set aside; the proof of a row that sets one aside keeps it from
-- vanishing by a flipped byte.
CREATE TABLE verdict (
  event INTEGER PRIMARY KEY,
  received_at INTEGER NOT NULL,
  quarantined TEXT,
  proof TEXT
) STRICT;
CREATE INDEX verdict_aside ON verdict (event) WHERE quarantined IS NOT NULL;

-- How far central's log was read.
CREATE TABLE cursor (number INTEGER PRIMARY KEY CHECK (number = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;

CREATE TABLE chain_signature (
  chain TEXT PRIMARY KEY,
  dseq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  signature TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE known_device (device TEXT PRIMARY KEY, public_key TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
};

import type { Migration } from './migrations.ts';

/**
 * `event`, `device` and `chain_head` begin with an integer key and a constant mark, and each row proves itself by a
 * hash: salvage.ts finds them in the raw pages of a damaged file and reads their columns by position. New columns
 * therefore go to the end.
 *
 * What can be made again from the events (`incident`, `outbox`) or is a convenience (`notified`) needs no mark.
 */
export const firstRecord: Migration = {
  number: 1,
  name: 'first record',
  sql: `
CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;

-- header, salt and body are the bytes that were hashed; the columns before them repeat the header for look-ups.
CREATE TABLE event (
  seq INTEGER PRIMARY KEY,
  mark TEXT NOT NULL DEFAULT 'WRCE',
  id TEXT NOT NULL UNIQUE,
  stream TEXT NOT NULL,
  device TEXT NOT NULL,
  dseq INTEGER NOT NULL,
  hlc TEXT NOT NULL,
  command TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  salt TEXT NOT NULL,
  header TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (device, dseq)
) STRICT;
CREATE INDEX event_by_order ON event (stream, hlc, device, dseq);
CREATE INDEX event_by_command ON event (command);

-- Who this console is; the last row counts, earlier ones are identities it gave up after damage.
CREATE TABLE device (
  number INTEGER PRIMARY KEY,
  mark TEXT NOT NULL DEFAULT 'WRCD',
  id TEXT NOT NULL UNIQUE,
  public_key TEXT NOT NULL,
  since INTEGER NOT NULL,
  proof TEXT NOT NULL
) STRICT;

-- How far each device's chain is known to reach, kept apart from the events so that a lost tail is noticed.
-- An empty hash: events up to dseq are known to have existed, and none of them can be continued from.
CREATE TABLE chain_head (
  number INTEGER PRIMARY KEY,
  mark TEXT NOT NULL DEFAULT 'WRCH',
  device TEXT NOT NULL UNIQUE,
  dseq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  hlc TEXT NOT NULL,
  proof TEXT NOT NULL
) STRICT;

CREATE TABLE incident (
  stream TEXT PRIMARY KEY,
  ref TEXT NOT NULL,
  detected_at INTEGER NOT NULL,
  content TEXT NOT NULL,
  proof TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_by_ref ON incident (ref);

-- Events of this console that central has not yet confirmed.
CREATE TABLE outbox (device TEXT NOT NULL, dseq INTEGER NOT NULL, PRIMARY KEY (device, dseq)) STRICT, WITHOUT ROWID;

-- Known to have existed and not here: why, and the damaged file in which the remains are kept.
CREATE TABLE missing (
  device TEXT NOT NULL,
  dseq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  kept_file TEXT,
  PRIMARY KEY (device, dseq)
) STRICT, WITHOUT ROWID;

-- Desktop notifications already shown on this console (design §5); never synced.
CREATE TABLE notified (
  incident TEXT NOT NULL,
  clock TEXT NOT NULL,
  due INTEGER NOT NULL,
  level TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (incident, clock, due, level)
) STRICT, WITHOUT ROWID;
`,
};

import type { Migration } from './migrations.ts';

/**
 * Events are looked up by where they stand (chain, number), by what they are called (id) and by what they belong to
 * (stream, command). Their id is no unique key: an altered event comes under the id of the true one, and both are kept.
 */
export const log: Migration = {
  number: 1,
  name: 'log',
  sql: ({ text, whole, strict }) => `
-- header and body are the texts that were hashed; the columns before them repeat the header for look-ups.
CREATE TABLE event (
  -- The number of the receipt with which it came.
  arrival ${whole} PRIMARY KEY,
  id ${text} NOT NULL,
  stream ${text} NOT NULL,
  device ${text} NOT NULL,
  chain ${text} NOT NULL,
  dseq ${whole} NOT NULL,
  hlc ${text} NOT NULL,
  command ${text} NOT NULL,
  prev_hash ${text} NOT NULL,
  hash ${text} NOT NULL,
  salt ${text} NOT NULL,
  header ${text} NOT NULL,
  body ${text} NOT NULL,
  -- Where salt and body were erased; null for every other.
  content_hash ${text},
  -- Why it was set aside, and the receipt that released it.
  reason ${text},
  released ${whole},
  UNIQUE (chain, dseq)
)${strict};
CREATE INDEX event_by_id ON event (id);
CREATE INDEX event_by_stream ON event (stream, hlc);
CREATE INDEX event_by_command ON event (command);
CREATE INDEX event_set_aside ON event (arrival) WHERE reason IS NOT NULL AND released IS NULL;

-- Everything that central received and decided, in that order, each chained to the one before.
CREATE TABLE receipt (
  seq ${whole} PRIMARY KEY,
  kind ${text} NOT NULL,
  at ${whole} NOT NULL,
  stream ${text} NOT NULL,
  -- The event's arrival; null for an audience.
  event ${whole},
  -- Of an audience: JSON of the people, or null for anybody.
  people ${text},
  hash ${text} NOT NULL
)${strict};

-- How far each chain reaches, and the latest clock reading of what counts in it.
CREATE TABLE chain (
  name ${text} PRIMARY KEY,
  device ${text} NOT NULL,
  dseq ${whole} NOT NULL,
  hash ${text} NOT NULL,
  hlc ${text} NOT NULL
)${strict};
CREATE INDEX chain_by_device ON chain (device);

-- Words taken out of events, also of those that are yet to come. instead is JSON.
CREATE TABLE erasure (
  target ${text} PRIMARY KEY,
  instead ${text} NOT NULL,
  by_event ${text} NOT NULL
)${strict};

-- The restricted streams only. people is JSON.
CREATE TABLE audience (stream ${text} PRIMARY KEY, people ${text} NOT NULL)${strict};

CREATE TABLE chain_signature (
  chain ${text} PRIMARY KEY,
  dseq ${whole} NOT NULL,
  hash ${text} NOT NULL,
  signature ${text} NOT NULL
)${strict};

CREATE TABLE device (device ${text} PRIMARY KEY, public_key ${text} NOT NULL)${strict};
`,
};

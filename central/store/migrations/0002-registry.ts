import type { Migration } from './migrations.ts';

/** Who may sync: consoles with their identities, and invitations that were not used yet. Of secrets only the hashes. */
export const registry: Migration = {
  number: 2,
  name: 'registry',
  sql: ({ text, whole, strict }) => `
CREATE TABLE enrolment (
  -- The identity under which it enrolled.
  id ${text} PRIMARY KEY,
  person ${text} NOT NULL,
  role ${text} NOT NULL,
  name ${text} NOT NULL,
  token_hash ${text} NOT NULL UNIQUE,
  at ${whole} NOT NULL,
  revoked_at ${whole},
  seen_at ${whole}
)${strict};

-- A console goes on under a further identity after a fork or damage; what it wrote before stays its own.
CREATE TABLE identity (
  device ${text} PRIMARY KEY,
  enrolment ${text} NOT NULL,
  public_key ${text} NOT NULL,
  -- From 1; the last is the one under which it writes now.
  position ${whole} NOT NULL,
  UNIQUE (enrolment, position)
)${strict};

CREATE TABLE invitation (
  code_hash ${text} PRIMARY KEY,
  person ${text} NOT NULL,
  role ${text} NOT NULL,
  expires_at ${whole} NOT NULL
)${strict};
`,
};

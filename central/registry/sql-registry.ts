import type { DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import { accepted, rejected } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { DeviceRole } from '../../shared/protocol/sync-routes.ts';
import { fromKey, keyOf, type Sql, type Tables } from '../store/sql.ts';
import {
  CODE_LIFETIME,
  FIRST_ADMINISTRATOR,
  type Invitation,
  type Registry,
  SEEN_EVERY,
} from './registry.ts';
import { codeHash, newCode, newToken, tokenHash } from './secrets.ts';

interface DeviceRow {
  readonly id: string;
  readonly person: PersonId;
  readonly role: DeviceRole;
  readonly name: string;
  readonly revoked_at: Instant | null;
  readonly seen_at: Instant | null;
  readonly device: DeviceId;
}

/** Each console with the identity under which it writes now. */
const DEVICES = `SELECT e.id, e.person, e.role, e.name, e.revoked_at, e.seen_at, now.device
  FROM enrolment e JOIN identity now ON now.enrolment = e.id
   AND now.position = (SELECT MAX(position) FROM identity WHERE enrolment = e.id)`;
const BY_IDENTITY = 'e.id = (SELECT enrolment FROM identity WHERE device = $1)';

/** The registry in the log's database, so that a backup holds both. */
export function sqlRegistry({ read, write }: Tables, now: () => Instant): Registry {
  return {
    invite: (invitation) => write((sql) => invite(sql, invitation, now())),
    inviteFirst: () => write((sql) => inviteFirst(sql, now())),
    enrol: ({ code, device, publicKey, name }) =>
      write(async (sql) => {
        const [invited] = await sql.all<Invitation>(
          'SELECT person, role FROM invitation WHERE code_hash = $1 AND expires_at > $2',
          [codeHash(code), now()],
        );
        if (!invited) return rejected('CodeInvalid');
        const known = await found(sql, device);
        if (known && (known.public_key !== publicKey || known.person !== invited.person))
          return rejected('Forbidden');
        const token = newToken();
        if (known)
          await sql.all(
            'UPDATE enrolment SET role = $1, name = $2, token_hash = $3, revoked_at = NULL WHERE id = $4',
            [invited.role, keyOf(name), tokenHash(token), known.id],
          );
        else {
          await sql.all(
            'INSERT INTO enrolment (id, person, role, name, token_hash, at) VALUES ($1, $2, $3, $4, $5, $6)',
            [device, invited.person, invited.role, keyOf(name), tokenHash(token), now()],
          );
          await addIdentity(sql, device, device, publicKey);
        }
        await sql.all('DELETE FROM invitation WHERE code_hash = $1', [codeHash(code)]);
        return accepted({ token, person: invited.person, role: invited.role });
      }),
    async byToken(token) {
      const [row] = await read.all<DeviceRow>(`${DEVICES} WHERE e.token_hash = $1`, [tokenHash(token)]);
      return row ? deviceOf(row) : null;
    },
    addIdentity: (console, identity) =>
      write(async (sql) => {
        const own = await found(sql, console);
        if (!own) return rejected('Forbidden');
        const known = await found(sql, identity.device);
        if (known)
          return known.id === own.id && known.public_key === identity.publicKey
            ? accepted(null)
            : rejected('Forbidden');
        await addIdentity(sql, own.id, identity.device, identity.publicKey);
        return accepted(null);
      }),
    revoke: (device) =>
      write(async (sql) => {
        const known = await found(sql, device);
        if (!known) return false;
        await sql.all('UPDATE enrolment SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL', [
          now(),
          known.id,
        ]);
        return true;
      }),
    async list() {
      const rows = await read.all<DeviceRow>(`${DEVICES} ORDER BY e.at, e.id`);
      return rows.map((row) => ({ ...deviceOf(row), seenAt: row.seen_at }));
    },
    async find(device) {
      const row = await found(read, device);
      return row && { ...deviceOf(row), publicKey: row.public_key };
    },
    async seen(device, at) {
      const row = await found(read, device);
      if (!row || (row.seen_at !== null && row.seen_at > at - SEEN_EVERY)) return;
      await write((sql) => sql.all('UPDATE enrolment SET seen_at = $1 WHERE id = $2', [at, row.id]));
    },
  };
}

async function invite(sql: Sql, { person, role }: Invitation, at: Instant): Promise<string> {
  const code = newCode();
  await sql.all('DELETE FROM invitation WHERE expires_at <= $1', [at]);
  await sql.all('INSERT INTO invitation (code_hash, person, role, expires_at) VALUES ($1, $2, $3, $4)', [
    codeHash(code),
    person,
    role,
    at + CODE_LIFETIME,
  ]);
  return code;
}

async function inviteFirst(sql: Sql, at: Instant): Promise<string | null> {
  const [some] = await sql.all(
    `SELECT role FROM enrolment WHERE role = 'administrator'
     UNION ALL SELECT role FROM invitation WHERE role = 'administrator' AND expires_at > $1`,
    [at],
  );
  return some ? null : invite(sql, FIRST_ADMINISTRATOR, at);
}

async function found(
  sql: Sql,
  device: DeviceId,
): Promise<(DeviceRow & { readonly public_key: string }) | null> {
  const [row] = await sql.all<DeviceRow>(`${DEVICES} WHERE ${BY_IDENTITY}`, [device]);
  const [key] = await sql.all<{ public_key: string }>('SELECT public_key FROM identity WHERE device = $1', [
    device,
  ]);
  return row && key ? { ...row, ...key } : null;
}

const addIdentity = (sql: Sql, enrolment: string, device: DeviceId, publicKey: string) =>
  sql.all(
    `INSERT INTO identity (device, enrolment, public_key, position)
     SELECT $1, $2, $3, COUNT(*) + 1 FROM identity WHERE enrolment = $2`,
    [device, enrolment, publicKey],
  );

const deviceOf = ({ device, person, role, name, revoked_at }: DeviceRow) => ({
  device,
  person,
  role,
  name: fromKey(name),
  revokedAt: revoked_at,
});

import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Ids, JournalTrouble } from '../../shared/host/ports.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { accepted, type Result } from '../../shared/kernel/result.ts';
import type { DeviceRecord, OpenedJournal } from '../journal/open-journal.ts';

/** Where private keys are kept: the machine's keyring where there is one. */
export interface Secrets {
  /** Null where there is none, or where it can no longer be read (another user, another keyring). */
  read(name: string): string | null;
  write(name: string, secret: string): void;
  forget(name: string): void;
}

const secretName = (id: DeviceId): string => `device-key.${id}`;

/**
 * Gives the journal an identity on first start. A record whose private key is not at hand (it was copied from another
 * machine, or the keyring was reset) or whose chain's end is lost goes on under a new one: nothing may be signed or
 * numbered in another device's name (design §5).
 */
export function ensureDevice(
  journal: OpenedJournal,
  secrets: Secrets,
  ids: Ids,
): Result<DeviceId, JournalTrouble> {
  const known = journal.device();
  const isUsable =
    known !== null && secrets.read(secretName(known.id)) !== null && journal.findings().chainEnd === 'known';
  return isUsable ? accepted(known.id) : newDevice(journal, secrets, ids);
}

/** A new identity with a chain of its own; what was written under the old one stays. */
export function newDevice(
  journal: OpenedJournal,
  secrets: Secrets,
  ids: Ids,
): Result<DeviceId, JournalTrouble> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const fresh: DeviceRecord = {
    id: ids.uuid() as DeviceId,
    // SPKI DER in base64
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
  // The key first: an identity in the record must never be without it.
  secrets.write(secretName(fresh.id), privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'));
  const set = journal.setDevice(fresh);
  return set.ok ? accepted(fresh.id) : set;
}

/** Signs with the device's private key; base64. Null where the key is not at hand. */
export function signWith(secrets: Secrets, id: DeviceId, text: string): string | null {
  const secret = secrets.read(secretName(id));
  if (secret === null) return null;
  const key = createPrivateKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'pkcs8' });
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64');
}

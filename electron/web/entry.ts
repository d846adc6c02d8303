import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { readPrivate, writePrivate } from '../console/private-file.ts';

/** Thirty days: a wall that is left running must not be locked out overnight. */
const COOKIE_AGE = 30 * 24 * 60 * 60;

const SECRET = /^[0-9a-f]{64}$/;

/** Who may come in: whoever brings the key that was printed, and from then on their cookie (design §9). */
export interface Entry {
  /** For the printed address. Works once. */
  readonly key: string;
  /** The cookie to set where the key is right; null where it is wrong or was used. */
  redeem(key: string): string | null;
  admits(request: IncomingMessage): boolean;
}

/**
 * The secret behind the cookies is kept beside the record, so that a page goes on after the host was killed and
 * started again. The cookie's name tells hosts of different records on one machine apart; ports do not.
 */
export function entryOf(dataFolder: string): Entry {
  const secret = keptSecret(join(dataFolder, 'web-session'));
  const name = `warroom-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`;
  const cookie = createHmac('sha256', secret).update('war room console cookie').digest('hex');
  const key = randomBytes(24).toString('base64url');
  let used = false;
  return {
    key,
    redeem(offered) {
      if (used || !isSame(offered, key)) return null;
      used = true;
      return `${name}=${cookie}; Path=/; Max-Age=${COOKIE_AGE}; HttpOnly; SameSite=Strict`;
    },
    admits: (request) => cookiesOf(request).some(([given, value]) => given === name && isSame(value, cookie)),
  };
}

function keptSecret(file: string): string {
  const kept = readPrivate(file);
  if (kept !== null && SECRET.test(kept)) return kept;
  const fresh = randomBytes(32).toString('hex');
  try {
    writePrivate(file, fresh);
  } catch {
    // A full disk costs the next start its open pages, nothing more.
  }
  return fresh;
}

function cookiesOf({ headers }: IncomingMessage): readonly (readonly [string, string])[] {
  return (headers.cookie ?? '').split(';').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
}

/** Hashed first: the comparison needs equal lengths, and the time it takes must tell nothing. */
function isSame(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

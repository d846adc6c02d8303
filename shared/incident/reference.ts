import type { Instant } from '../kernel/time.ts';
import { utcYear } from '../kernel/time.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The readable id of an incident (INT-RECORD): `INC-2026-7KQ4M2`, the year and Crockford characters of the last bits of
 * its UUID, which are random. Eight characters where six are taken on this console.
 */
export function incidentReference(uuid: string, at: Instant, characters: 6 | 8): string {
  // 48 bits from the end of the UUID fit a double exactly.
  let bits = Number.parseInt(uuid.replaceAll('-', '').slice(-12), 16);
  let text = '';
  for (let i = 0; i < characters; i++) {
    text = (CROCKFORD[bits % 32] ?? '') + text;
    bits = Math.floor(bits / 32);
  }
  return `INC-${utcYear(at)}-${text}`;
}

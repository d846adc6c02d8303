import type { DeviceId } from '../../shared/kernel/ids.ts';
import { accepted, rejected } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import {
  CODE_LIFETIME,
  FIRST_ADMINISTRATOR,
  type Invitation,
  type ListedDevice,
  type Registry,
  SEEN_EVERY,
} from './registry.ts';
import { codeHash, newCode, newToken, tokenHash } from './secrets.ts';

interface Enrolment {
  listed: ListedDevice;
  tokenHash: string;
}

/** The registry without a disk: for the simulation and fast tests. */
export function memoryRegistry(now: () => Instant): Registry {
  const enrolments: Enrolment[] = [];
  const identities = new Map<DeviceId, { readonly of: Enrolment; readonly publicKey: string }>();
  const invitations = new Map<string, Invitation & { readonly expiresAt: Instant }>();

  async function invite({ person, role }: Invitation): Promise<string> {
    const code = newCode();
    invitations.set(codeHash(code), { person, role, expiresAt: now() + CODE_LIFETIME });
    return code;
  }
  const isOpen = ({ expiresAt }: { readonly expiresAt: Instant }): boolean => expiresAt > now();

  return {
    invite,
    async inviteFirst() {
      const isKnown =
        enrolments.some(({ listed }) => listed.role === 'administrator') ||
        [...invitations.values()].some((one) => one.role === 'administrator' && isOpen(one));
      return isKnown ? null : invite(FIRST_ADMINISTRATOR);
    },
    async enrol({ code, device, publicKey, name }) {
      const invited = invitations.get(codeHash(code));
      if (!invited || !isOpen(invited)) return rejected('CodeInvalid');
      const { person, role } = invited;
      const known = identities.get(device);
      if (known && (known.publicKey !== publicKey || known.of.listed.person !== person))
        return rejected('Forbidden');
      const token = newToken();
      if (known) {
        known.of.tokenHash = tokenHash(token);
        known.of.listed = { ...known.of.listed, role, name, revokedAt: null };
      } else {
        const listed = { device, person, role, name, revokedAt: null, seenAt: null };
        const enrolment = { listed, tokenHash: tokenHash(token) };
        enrolments.push(enrolment);
        identities.set(device, { of: enrolment, publicKey });
      }
      invitations.delete(codeHash(code));
      return accepted({ token, person, role });
    },
    async byToken(token) {
      const enrolment = enrolments.find((one) => one.tokenHash === tokenHash(token));
      return enrolment ? withoutSeen(enrolment.listed) : null;
    },
    async addIdentity(console, { device, publicKey }) {
      const own = identities.get(console)?.of;
      if (!own) return rejected('Forbidden');
      const known = identities.get(device);
      if (known)
        return known.of === own && known.publicKey === publicKey ? accepted(null) : rejected('Forbidden');
      identities.set(device, { of: own, publicKey });
      own.listed = { ...own.listed, device };
      return accepted(null);
    },
    async revoke(device) {
      const own = identities.get(device)?.of;
      if (own) own.listed = { ...own.listed, revokedAt: own.listed.revokedAt ?? now() };
      return own !== undefined;
    },
    list: async () => enrolments.map(({ listed }) => listed),
    async find(device) {
      const known = identities.get(device);
      return known ? { ...withoutSeen(known.of.listed), publicKey: known.publicKey } : null;
    },
    async seen(device, at) {
      const own = identities.get(device)?.of;
      if (!own || (own.listed.seenAt !== null && own.listed.seenAt > at - SEEN_EVERY)) return;
      own.listed = { ...own.listed, seenAt: at };
    },
  };
}

const withoutSeen = ({ seenAt: _, ...device }: ListedDevice) => device;

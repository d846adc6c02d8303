import { describe, expect, test } from 'vitest';
import type { Registry } from '../../central/registry/registry.ts';
import type { DeviceId, PersonId } from '../../shared/kernel/ids.ts';
import type { DeviceRole } from '../../shared/protocol/sync-routes.ts';
import { TEN } from '../support/sealed-events.ts';

const HOUR = 3_600_000;
const left = '0195d3a0-0000-4000-8000-000000000001' as DeviceId;
const right = '0195d3a0-0000-4000-8000-000000000002' as DeviceId;
const mensah = 'mensah' as PersonId;

/** A clock that only the test moves. */
export interface Clock {
  now: number;
}

/** What every adapter of the registry promises. `open` gives an empty one that reads this clock. */
export function centralRegistryContract(open: (now: () => number) => Promise<Registry>): void {
  const start = async () => {
    const clock: Clock = { now: TEN };
    return { clock, registry: await open(() => clock.now) };
  };
  const join = async (
    registry: Registry,
    device: DeviceId,
    { person = mensah, role = 'console', publicKey = 'a2V5' } = {} as {
      person?: PersonId;
      role?: DeviceRole;
      publicKey?: string;
    },
  ) =>
    registry.enrol({
      code: await registry.invite({ person, role }),
      device,
      publicKey,
      name: 'Room 3, left',
    });

  describe('codes and tokens', () => {
    test('a code lets one device in, as the person and in the role that it was made for', async () => {
      const { registry } = await start();
      const code = await registry.invite({ person: mensah, role: 'console' });

      const first = await registry.enrol({ code, device: left, publicKey: 'a2V5', name: 'Room 3, left' });
      const second = await registry.enrol({ code, device: right, publicKey: 'a2V6', name: 'Room 3, right' });

      expect(first).toMatchObject({ ok: true, value: { person: 'mensah', role: 'console' } });
      expect(second).toEqual({ ok: false, rejection: 'CodeInvalid' });
      if (!first.ok) throw new Error('was let in');
      expect(Buffer.from(first.value.token, 'base64url')).toHaveLength(32);
      expect(await registry.byToken(first.value.token)).toEqual({
        device: left,
        person: 'mensah',
        role: 'console',
        name: 'Room 3, left',
        revokedAt: null,
      });
      expect(await registry.byToken(`${first.value.token}x`)).toBeNull();
      expect(await registry.find(right)).toBeNull();
    });

    test('a code may be typed in small letters and without its dashes', async () => {
      const { registry } = await start();
      const code = await registry.invite({ person: mensah, role: 'console' });

      const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
      const joined = await registry.enrol({ code: typed, device: left, publicKey: 'a2V5', name: 'Left' });

      expect(joined.ok).toBe(true);
    });

    test('a code is good until 48 hours have passed', async () => {
      const { clock, registry } = await start();
      const early = await registry.invite({ person: mensah, role: 'console' });
      const late = await registry.invite({ person: mensah, role: 'console' });

      clock.now = TEN + 48 * HOUR - 1;
      expect((await registry.enrol({ code: early, device: left, publicKey: 'a2V5', name: 'Left' })).ok).toBe(
        true,
      );
      clock.now = TEN + 48 * HOUR;
      expect(await registry.enrol({ code: late, device: right, publicKey: 'a2V6', name: 'Right' })).toEqual({
        ok: false,
        rejection: 'CodeInvalid',
      });
    });

    test('the first administrator is invited once, and again only when that code was left to expire', async () => {
      const { clock, registry } = await start();

      const first = await registry.inviteFirst();
      expect(first).not.toBeNull();
      expect(await registry.inviteFirst()).toBeNull();
      clock.now = TEN + 49 * HOUR;
      const again = await registry.inviteFirst();
      if (again === null) throw new Error('the first code has expired');
      const joined = await registry.enrol({ code: again, device: left, publicKey: 'a2V5', name: 'Left' });

      expect(joined).toMatchObject({ ok: true, value: { role: 'administrator' } });
      clock.now = TEN + 99 * HOUR;
      expect(await registry.inviteFirst()).toBeNull();
    });

    test('of two that use one code at once one gets in', async () => {
      const { registry } = await start();
      const code = await registry.invite({ person: mensah, role: 'console' });

      const joined = await Promise.all(
        [left, right].map((device) => registry.enrol({ code, device, publicKey: 'a2V5', name: 'Room 3' })),
      );

      expect(joined.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await registry.list()).toHaveLength(1);
    });
  });

  describe('identities', () => {
    test('a console goes on under a further identity, and the earlier one is still found with its own key', async () => {
      const { registry } = await start();
      const joined = await join(registry, left);
      if (!joined.ok) throw new Error('was let in');

      expect(await registry.addIdentity(left, { device: right, publicKey: 'a2V6' })).toMatchObject({
        ok: true,
      });
      expect(await registry.addIdentity(left, { device: right, publicKey: 'a2V6' })).toMatchObject({
        ok: true,
      });

      expect(await registry.byToken(joined.value.token)).toMatchObject({ device: right });
      expect(await registry.find(left)).toMatchObject({ device: right, publicKey: 'a2V5' });
      expect(await registry.find(right)).toMatchObject({ device: right, publicKey: 'a2V6' });
      expect(await registry.list()).toHaveLength(1);
    });

    test('no console takes an identity that is another’s, nor gives its own another key', async () => {
      const { registry } = await start();
      await join(registry, left);
      await join(registry, right, { publicKey: 'a2V6' });

      for (const publicKey of ['a2V5', 'a2V6'])
        expect(await registry.addIdentity(left, { device: right, publicKey })).toEqual({
          ok: false,
          rejection: 'Forbidden',
        });
      expect(await registry.addIdentity(left, { device: left, publicKey: 'a2V6' })).toMatchObject({
        ok: false,
      });
    });

    test('joining again ends the old token; under another key or for another person it is refused', async () => {
      const { registry } = await start();
      const first = await join(registry, left);
      const again = await join(registry, left);
      const otherKey = await join(registry, left, { publicKey: 'a2V6' });
      const otherPerson = await join(registry, left, { person: 'okafor' as PersonId });

      if (!first.ok || !again.ok) throw new Error('was let in');
      expect(await registry.byToken(first.value.token)).toBeNull();
      expect(await registry.byToken(again.value.token)).toMatchObject({ device: left });
      expect(otherKey).toEqual({ ok: false, rejection: 'Forbidden' });
      expect(otherPerson).toEqual({ ok: false, rejection: 'Forbidden' });
    });
  });

  describe('revoked and seen', () => {
    test('a revoked console is revoked under all its identities, from the first time that was said', async () => {
      const { clock, registry } = await start();
      await join(registry, left);
      await registry.addIdentity(left, { device: right, publicKey: 'a2V6' });

      clock.now = TEN + HOUR;
      expect(await registry.revoke(left)).toBe(true);
      clock.now = TEN + 2 * HOUR;
      expect(await registry.revoke(right)).toBe(true);

      expect(await registry.find(left)).toMatchObject({ revokedAt: TEN + HOUR });
      expect(await registry.find(right)).toMatchObject({ revokedAt: TEN + HOUR });
      expect(await registry.revoke('0195d3a0-0000-4000-8000-000000000009' as DeviceId)).toBe(false);
    });

    test('who joins again after that may sync again', async () => {
      const { registry } = await start();
      await join(registry, left);
      await registry.revoke(left);
      await join(registry, left);

      expect(await registry.find(left)).toMatchObject({ revokedAt: null });
    });

    test('when a console last asked is kept to the minute', async () => {
      const { registry } = await start();
      await join(registry, left);
      expect(await registry.list()).toMatchObject([{ device: left, seenAt: null }]);

      await registry.seen(left, TEN);
      await registry.seen(left, TEN + 59_999);
      expect(await registry.list()).toMatchObject([{ seenAt: TEN }]);
      await registry.seen(left, TEN + 60_000);
      expect(await registry.list()).toMatchObject([{ seenAt: TEN + 60_000 }]);
    });
  });
}

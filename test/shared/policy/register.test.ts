import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import { DAY } from '../../../shared/kernel/time.ts';
import type { PolicyPackSource } from '../../../shared/policy/pack.ts';
import {
  adoptionInForce,
  decidePolicy,
  emptyPolicyRegister,
  evolvePolicy,
  type PolicyRegister,
  packInForce,
  packOf,
  packSourceOf,
} from '../../../shared/policy/register.ts';
import { defaultPackSource } from '../../support/default-pack.ts';
import { readJson } from '../../support/replay-host.ts';

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const JUNE = at('2026-06-01T10:00Z');

const pack = (version: string, changes: Partial<PolicyPackSource> = {}): PolicyPackSource => ({
  ...defaultPackSource(),
  version,
  ...changes,
});

/** Adopts a pack at a moment, by a person; throws where it is refused. */
function adopted(register: PolicyRegister, source: unknown, when = JUNE, by = 'manager'): PolicyRegister {
  const decided = decidePolicy(register, { type: 'adoptPack', pack: source });
  if (!decided.ok) throw new Error(`Refused: ${JSON.stringify(decided.rejection)}`);
  const header = {
    v: 2,
    actor: { person: by, held: [] },
    onBehalfOf: null,
    occurredAt: when,
    recordedAt: when,
  };
  return decided.value.reduce(
    (all, event) => evolvePolicy(all, { ...header, ...event } as unknown as Envelope),
    register,
  );
}

const versionAt = (register: PolicyRegister, when: number): string | undefined =>
  packInForce(register, when)?.version;

describe('adopting a pack', () => {
  test('[GEN-PACK] a broken one is refused by its first mistake, and the last good one stays in force', () => {
    const good = adopted(emptyPolicyRegister, pack('2.0.0'));
    const bad = pack('2.1.0', { calendar: 'nowhere', approver: 'XYZ' });
    expect(decidePolicy(good, { type: 'adoptPack', pack: bad })).toEqual({
      ok: false,
      rejection: {
        code: 'policy.badPack',
        params: { path: 'approver', reason: 'must be an office of the pack: it has no "XYZ"', count: 2 },
      },
    });
    expect(versionAt(good, JUNE)).toBe('2.0.0');
  });

  test('[GEN-PACK] a version is adopted once: incidents were opened under it', () => {
    const register = adopted(emptyPolicyRegister, pack('2.0.0'));
    expect(decidePolicy(register, { type: 'adoptPack', pack: pack('2.0.0', { title: 'Changed' }) })).toEqual({
      ok: false,
      rejection: { code: 'policy.versionExists', params: { id: 'gaas-default', version: '2.0.0' } },
    });
  });

  test('[GEN-PACK] versions only go forward: one older than the latest is refused with its path and the reason', () => {
    const latest = adopted(adopted(emptyPolicyRegister, pack('2.0.0')), pack('2.10.0'));
    expect(decidePolicy(latest, { type: 'adoptPack', pack: pack('2.9.0') })).toEqual({
      ok: false,
      rejection: {
        code: 'policy.badPack',
        params: { path: 'version', reason: 'must be later than 2.10.0, which was adopted before', count: 1 },
      },
    });
    expect(versionAt(latest, JUNE)).toBe('2.10.0');
    // another pack counts its own versions
    expect(adopted(latest, pack('1.0.0', { id: 'our-agency' })).adoptions).toHaveLength(3);
  });

  test('[GEN-PACK] one of schema 1 is adopted as schema 2 reads it', () => {
    const [first] = readJson('test/golden/events/policy.json') as readonly [Envelope];
    const { pack: old } = first.body as { readonly pack: unknown };
    const register = adopted(emptyPolicyRegister, old);
    expect(packSourceOf(register, { id: 'gaas-default', version: '1.0.0' })).toMatchObject({ schema: 2 });
  });

  test('[GEN-PACK] every pack is kept whole, as a pack and as written', () => {
    const register = adopted(
      adopted(emptyPolicyRegister, pack('2.0.0')),
      pack('2.1.0', { title: 'Changed' }),
    );
    expect(packOf(register, { id: 'gaas-default', version: '2.0.0' })?.title).toBe(
      'Incident Management Policy 1.0',
    );
    expect(packSourceOf(register, { id: 'gaas-default', version: '2.1.0' })).toEqual(
      pack('2.1.0', { title: 'Changed' }),
    );
    expect(register.adoptions.map(({ version, by, at: when }) => [version, by, when])).toEqual([
      ['2.0.0', 'manager', JUNE],
      ['2.1.0', 'manager', JUNE],
    ]);
  });

  test('[GEN-PACK] one from a newer console is kept in the record and not offered', () => {
    const newer = { type: 'packAdopted', v: 3, body: { pack: pack('9.0.0') } } as unknown as Envelope;
    expect(evolvePolicy(emptyPolicyRegister, newer)).toBe(emptyPolicyRegister);
  });
});

describe('the date from which a pack is in force', () => {
  const july = { effectiveFrom: '2026-07-01' };
  /** In London the first of July begins at 23:00Z. */
  const dawn = at('2026-06-30T23:00Z');

  test('[GEN-PACK] without one it opens incidents at once', () => {
    const register = adopted(adopted(emptyPolicyRegister, pack('2.0.0')), pack('2.1.0'), JUNE + 1);
    expect(versionAt(register, JUNE + 1)).toBe('2.1.0');
  });

  test('[GEN-PACK] with one it waits for the local date of its own calendar', () => {
    const register = adopted(adopted(emptyPolicyRegister, pack('2.0.0')), pack('2.1.0', july), JUNE + DAY);
    expect(versionAt(register, JUNE + 2 * DAY)).toBe('2.0.0');
    expect(versionAt(register, dawn - 1)).toBe('2.0.0');
    expect(versionAt(register, dawn)).toBe('2.1.0');
  });

  test('[GEN-PACK] a date that has passed is no date', () => {
    const register = adopted(adopted(emptyPolicyRegister, pack('2.0.0')), pack('2.1.0', july), dawn + DAY);
    expect(versionAt(register, dawn + DAY)).toBe('2.1.0');
  });

  test('[GEN-PACK] a later version that comes into force earlier takes the place of one that waits', () => {
    const waiting = adopted(adopted(emptyPolicyRegister, pack('2.0.0')), pack('2.1.0', july));
    const urgent = adopted(waiting, pack('2.1.1'), JUNE + DAY);
    expect(versionAt(urgent, JUNE + DAY)).toBe('2.1.1');
    expect(versionAt(urgent, dawn + DAY)).toBe('2.1.1');
  });

  test('[GEN-PACK] another pack adopted meanwhile does not', () => {
    const waiting = adopted(emptyPolicyRegister, pack('1.0.0', { ...july, id: 'our-agency' }));
    const register = adopted(waiting, pack('2.0.0'), JUNE + 1);
    expect(adoptionInForce(register, JUNE + 1)?.id).toBe('gaas-default');
    expect(adoptionInForce(register, dawn)?.id).toBe('our-agency');
  });

  test('[GEN-PACK] none is in force where the only one waits', () => {
    const register = adopted(emptyPolicyRegister, pack('2.0.0', july));
    expect(adoptionInForce(register, JUNE)).toBeNull();
    expect(packInForce(register, JUNE)).toBeUndefined();
  });

  test('[GEN-PACK CLK-OFFLINE] a console whose clock is behind has the pack that another adopted', () => {
    expect(versionAt(adopted(emptyPolicyRegister, pack('2.0.0'), JUNE), JUNE - DAY)).toBe('2.0.0');
  });
});

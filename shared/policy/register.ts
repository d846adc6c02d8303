import { z } from 'zod';
import type { Envelope, EnvelopeOf, NewEventOf } from '../kernel/envelope.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { accepted, type Result, rejected } from '../kernel/result.ts';
import { type PackReference, type PolicyPack, type PolicyPackSource, parsePack } from './pack.ts';

/**
 * The `policy` stream: every pack ever adopted, whole, because an incident keeps the version it was opened under
 * (GEN-PACK). The last one adopted opens new incidents.
 */
export interface PolicyRegister {
  readonly packs: ReadonlyMap<string, PolicyPack>;
  readonly inForce: PackReference | null;
}

export const emptyPolicyRegister: PolicyRegister = { packs: new Map(), inForce: null };

export interface PolicyEventBodies {
  readonly packAdopted: { readonly pack: PolicyPackSource };
}
export type PolicyEvent = EnvelopeOf<PolicyEventBodies>;
export type NewPolicyEvent = NewEventOf<PolicyEventBodies>;

export const policyCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('adoptPack'), pack: z.unknown() }),
]);
export type PolicyCommand = z.infer<typeof policyCommandSchema>;

export type PolicyRejection = Rejection<'policy.badPack' | 'policy.versionExists'>;

const keyOf = ({ id, version }: PackReference): string => `${id}@${version}`;

export const packOf = (register: PolicyRegister, reference: PackReference): PolicyPack | undefined =>
  register.packs.get(keyOf(reference));

export const packInForce = (register: PolicyRegister): PolicyPack | undefined =>
  register.inForce === null ? undefined : packOf(register, register.inForce);

/** A broken pack is refused naming path and reason; the last good one stays in force. */
export function decidePolicy(
  register: PolicyRegister,
  command: PolicyCommand,
): Result<readonly NewPolicyEvent[], PolicyRejection> {
  const parsed = parsePack(command.pack);
  if (!parsed.ok) {
    const [first] = parsed.rejection;
    return rejected({
      code: 'policy.badPack',
      params: { path: first?.path ?? '', reason: first?.reason ?? '', count: parsed.rejection.length },
    });
  }
  const { id, version } = parsed.value;
  if (register.packs.has(keyOf({ id, version })))
    return rejected({ code: 'policy.versionExists', params: { id, version } });
  return accepted([{ type: 'packAdopted', body: { pack: command.pack as PolicyPackSource } }]);
}

/** Folding never throws: a pack that a later schema no longer understands is simply not offered. */
export function evolvePolicy(register: PolicyRegister, recorded: Envelope): PolicyRegister {
  const event = recorded as PolicyEvent;
  if (event.type !== 'packAdopted') return register;
  const parsed = parsePack(event.body.pack);
  if (!parsed.ok) return register;
  const { id, version } = parsed.value;
  return {
    packs: new Map(register.packs).set(keyOf({ id, version }), parsed.value),
    inForce: { id, version },
  };
}

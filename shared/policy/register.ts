import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Envelope, EnvelopeOf, NewEventOf } from '../kernel/envelope.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { accepted, type Result, rejected } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { liftPack } from './lift.ts';
import {
  type PackProblem,
  type PackReference,
  type PolicyPack,
  type PolicyPackSource,
  parsePack,
  zoneOf,
} from './pack.ts';
import { compareVersions } from './version.ts';

/** One pack adopted: by whom, when, and from when on it opens incidents. */
export interface Adoption extends PackReference {
  readonly title: string;
  readonly at: Instant;
  readonly by: PersonId;
  /** The person whose word the adoption was, where another recorded it (RES-ONBEHALF). */
  readonly approvedBy: PersonId | null;
  /** The start of the pack's `effectiveFrom` in its own zone; null where it counts from its adoption on. */
  readonly effectiveAt: Instant | null;
}

/**
 * The `policy` stream: every pack ever adopted, whole, because an incident keeps the version it was opened under
 * (GEN-PACK).
 */
export interface PolicyRegister {
  readonly packs: ReadonlyMap<string, PolicyPack>;
  /** The same packs as written: what a person edits and compares. */
  readonly sources: ReadonlyMap<string, PolicyPackSource>;
  /** In the order of the record. */
  readonly adoptions: readonly Adoption[];
}

export const emptyPolicyRegister: PolicyRegister = {
  packs: new Map(),
  sources: new Map(),
  adoptions: [],
};

export interface PolicyEventBodies {
  readonly packAdopted: { readonly pack: PolicyPackSource };
}
export type PolicyEvent = EnvelopeOf<PolicyEventBodies>;
export type NewPolicyEvent = NewEventOf<PolicyEventBodies>;

/** Versions above 1 of the bodies above, as shared/protocol/upcast.ts lifts to them. */
export const policyEventVersions: Partial<Readonly<Record<string, number>>> = { packAdopted: 2 };

export const policyCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('adoptPack'), pack: z.unknown() }),
]);
export type PolicyCommand = z.infer<typeof policyCommandSchema>;

export type PolicyRejection = Rejection<'policy.badPack' | 'policy.versionExists'>;

const keyOf = ({ id, version }: PackReference): string => `${id}@${version}`;

export const packOf = (register: PolicyRegister, reference: PackReference): PolicyPack | undefined =>
  register.packs.get(keyOf(reference));

export const packSourceOf = (
  register: PolicyRegister,
  reference: PackReference,
): PolicyPackSource | undefined => register.sources.get(keyOf(reference));

/**
 * The adoption whose pack opens incidents at a moment: of those whose date has come, the one that came into force last.
 * One that waits for its date is replaced by a later adoption of the same pack that comes into force before it. Null
 * where none is in force yet.
 */
export function adoptionInForce({ adoptions }: PolicyRegister, at: Instant): Adoption | null {
  const isReplaced = (one: Adoption, index: number): boolean =>
    adoptions.slice(index + 1).some((later) => later.id === one.id && inForceFrom(later) <= inForceFrom(one));
  return adoptions
    .filter((one, index) => (one.effectiveAt === null || one.effectiveAt <= at) && !isReplaced(one, index))
    .reduce<Adoption | null>(
      (last, one) => (last === null || inForceFrom(one) >= inForceFrom(last) ? one : last),
      null,
    );
}

const inForceFrom = ({ at, effectiveAt }: Adoption): Instant => Math.max(at, effectiveAt ?? at);

/** The pack that opens incidents at a moment (GEN-PACK). */
export function packInForce(register: PolicyRegister, at: Instant): PolicyPack | undefined {
  const adoption = adoptionInForce(register, at);
  return adoption === null ? undefined : packOf(register, adoption);
}

/**
 * A broken pack is refused naming its first path and reason, and how many there are; `checkPack` tells them all. The last
 * good one stays in force. One of an older schema is recorded as the present one reads it.
 */
export function decidePolicy(
  register: PolicyRegister,
  command: PolicyCommand,
): Result<readonly NewPolicyEvent[], PolicyRejection> {
  const pack = liftPack(command.pack);
  const parsed = parsePack(pack);
  if (!parsed.ok) return badPack(parsed.rejection);
  const { id, version } = parsed.value;
  if (register.packs.has(keyOf({ id, version })))
    return rejected({ code: 'policy.versionExists', params: { id, version } });
  const backwards = versionProblems(register, parsed.value);
  if (backwards.length > 0) return badPack(backwards);
  return accepted([{ type: 'packAdopted', body: { pack: pack as PolicyPackSource } }]);
}

function badPack(problems: readonly PackProblem[]) {
  const { path, reason } = problems[0] ?? { path: '', reason: '' };
  return rejected({ code: 'policy.badPack' as const, params: { path, reason, count: problems.length } });
}

/**
 * What is wrong with a version beside those of the same pack that were adopted: they only go forward, so that the higher of
 * two is always the later (GEN-PACK).
 */
export function versionProblems(
  { adoptions }: PolicyRegister,
  { id, version }: PackReference,
): readonly PackProblem[] {
  const latest = adoptions
    .filter((one) => one.id === id)
    .reduce<string | null>(
      (last, one) => (last === null || compareVersions(one.version, last) > 0 ? one.version : last),
      null,
    );
  if (latest === null || compareVersions(version, latest) > 0) return [];
  return [{ path: 'version', reason: `must be later than ${latest}, which was adopted before` }];
}

/** Folding never throws: a pack that a later schema no longer understands is simply not offered. */
export function evolvePolicy(register: PolicyRegister, recorded: Envelope): PolicyRegister {
  const event = recorded as PolicyEvent;
  if (event.type !== 'packAdopted' || event.v > (policyEventVersions[event.type] ?? 1)) return register;
  const parsed = parsePack(event.body.pack);
  if (!parsed.ok) return register;
  const pack = parsed.value;
  const adoption: Adoption = {
    id: pack.id,
    version: pack.version,
    title: pack.title,
    at: event.recordedAt,
    by: event.actor.person,
    approvedBy: event.onBehalfOf?.person ?? null,
    effectiveAt: effectiveAt(pack),
  };
  return {
    packs: new Map(register.packs).set(keyOf(pack), pack),
    sources: new Map(register.sources).set(keyOf(pack), event.body.pack),
    adoptions: [...register.adoptions, adoption],
  };
}

const effectiveAt = (pack: PolicyPack): Instant | null =>
  pack.effectiveFrom === null
    ? null
    : Temporal.PlainDate.from(pack.effectiveFrom).toZonedDateTime(zoneOf(pack)).epochMilliseconds;

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Host } from '../../shared/host/host.ts';
import type { Clock, Ids } from '../../shared/host/ports.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { policyStream } from '../../shared/kernel/ids.ts';
import { liftPack } from '../../shared/policy/lift.ts';
import { type PackProblem, type PackReference, parsePack } from '../../shared/policy/pack.ts';
import { LARGEST_FILE, readPackText, tooLarge, WHOLE_FILE } from '../../shared/policy/pack-text.ts';
import { adoptionInForce, packOf, versionProblems } from '../../shared/policy/register.ts';
import { compareVersions } from '../../shared/policy/version.ts';
import type { Catalogue } from './catalogue.ts';
import { INSTALLER } from './seed.ts';

/** A jurisdiction's own pack, beside the record (GEN-PACK). */
const OWN_PACK = 'policy.json';

interface PackPorts {
  readonly host: Host;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly catalogue: Catalogue;
  readonly dataFolder: string;
  /** The pack that ships with the product. */
  readonly bundled: unknown;
}

/**
 * Puts the right pack in force at start: the jurisdiction's own where there is one, else the bundled one where it is
 * newer than what is in force and nobody has put a pack of their own in its place. Returns what is wrong with the own
 * one; the last good pack then stays (GEN-PACK).
 */
export async function adoptPacks(ports: PackPorts): Promise<readonly PackProblem[]> {
  const { host, clock, bundled, dataFolder } = ports;
  // Always the first: an own pack may be a bad one, or wait for its date, and something must open incidents until then.
  const isFirstStart = host.policy().adoptions.length === 0;
  if (isFirstStart) await adopt(ports, bundled, 'seed');
  const own = readOwnPack(join(dataFolder, OWN_PACK), ports.catalogue);
  if (own !== null) return own.ok ? adoptOwn(ports, own.source) : own.problems;
  const inForce = adoptionInForce(host.policy(), clock.now());
  if (!isFirstStart && inForce?.by === INSTALLER && isNewer(bundled, inForce)) await adopt(ports, bundled);
  return [];
}

type OwnPack =
  | { readonly ok: true; readonly source: unknown }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Null where there is no such file. */
function readOwnPack(file: string, catalogue: Catalogue): OwnPack | null {
  let text: string;
  try {
    const { size } = statSync(file);
    if (size > LARGEST_FILE) return { ok: false, problems: [{ path: OWN_PACK, reason: tooLarge }] };
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    return { ok: false, problems: [{ path: OWN_PACK, reason: catalogue.say('console:pack.unreadable') }] };
  }
  const read = readPackText(text);
  if (read.ok) return { ok: true, source: liftPack(read.value.source) };
  const problems = read.rejection.map(({ path, reason }) => ({
    path: path === WHOLE_FILE ? OWN_PACK : path,
    reason,
  }));
  return { ok: false, problems };
}

async function adoptOwn(ports: PackPorts, source: unknown): Promise<readonly PackProblem[]> {
  const parsed = parsePack(source);
  if (!parsed.ok) return parsed.rejection;
  const { id, version } = parsed.value;
  const adopted = packOf(ports.host.policy(), parsed.value);
  if (adopted === undefined) {
    const backwards = versionProblems(ports.host.policy(), parsed.value);
    return backwards.length > 0 ? backwards : adopt(ports, source);
  }
  // Adopted before: whatever was put in force since, from the console or from this file, stays.
  if (isDeepStrictEqual(adopted, parsed.value)) return [];
  // What incidents were opened under is never changed in place.
  return [{ path: 'version', reason: ports.catalogue.say('console:pack.sameVersion', { id, version }) }];
}

async function adopt(
  { host, ids, catalogue }: PackPorts,
  pack: unknown,
  how: 'execute' | 'seed' = 'execute',
): Promise<readonly PackProblem[]> {
  const commandId = ids.uuid() as CommandId;
  const command = { type: 'adoptPack' as const, pack };
  const answer = await host[how](
    { commandId, stream: policyStream, command, occurredAt: null, onBehalfOf: null },
    INSTALLER,
  );
  return answer.ok ? [] : [{ path: OWN_PACK, reason: catalogue.sentence(answer.rejection) }];
}

/** Only of the same pack: the bundled one never takes the place of a jurisdiction's own. */
function isNewer(source: unknown, inForce: PackReference): boolean {
  const parsed = parsePack(source);
  if (!parsed.ok) throw new Error(`The bundled policy pack is broken: ${JSON.stringify(parsed.rejection)}`);
  const { id, version } = parsed.value;
  return id === inForce.id && compareVersions(version, inForce.version) > 0;
}

import { readFileSync } from 'node:fs';
import { type PolicyPack, type PolicyPackSource, parsePack } from '../../shared/policy/pack.ts';

const file = new URL('../../resources/policy/default.json', import.meta.url);

/** The pack as it is written, to be changed by a test. */
export const defaultPackSource = (): PolicyPackSource =>
  JSON.parse(readFileSync(file, 'utf8')) as PolicyPackSource;

/** A pack as a test changed it, which must be a good one. */
export function packFrom(source: PolicyPackSource): PolicyPack {
  const parsed = parsePack(source);
  if (!parsed.ok) throw new Error(`The pack is refused: ${JSON.stringify(parsed.rejection)}`);
  return parsed.value;
}

/** The pack that the product ships. */
export const defaultPack = (): PolicyPack => shipped;

const shipped = packFrom(defaultPackSource());

import { readFileSync } from 'node:fs';
import { parsePack, type PolicyPack, type PolicyPackSource } from '../../shared/policy/pack.ts';

const file = new URL('../../resources/policy/default.json', import.meta.url);

/** The pack as it is written, to be changed by a test. */
export const defaultPackSource = (): PolicyPackSource => JSON.parse(readFileSync(file, 'utf8')) as PolicyPackSource;

/** The pack that the product ships. */
export function defaultPack(): PolicyPack {
  const parsed = parsePack(defaultPackSource());
  if (!parsed.ok) throw new Error(`The default pack is refused: ${JSON.stringify(parsed.rejection)}`);
  return parsed.value;
}

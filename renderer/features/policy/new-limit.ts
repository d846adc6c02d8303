import bundled from '../../../resources/policy/default.json';
import { type Draft, type Path, pathText, valueAt } from './draft.ts';

/** Places in a pack for one limit a priority, which need not be there for each. */
const place = /^(?:clocks\.\w+|notifications\.\d+\.(?:first|then))\.P[1-4]$/;

export const isPlaceOfLimit = (path: Path): boolean => place.test(pathText(path));

/**
 * What a limit begins as where the pack has none: what the policy has there; else as the nearest of its kind, marked as the
 * pack's own, because the policy is silent there.
 */
export function newLimit(draft: Draft, path: Path): unknown {
  const shipped = path[0] === 'clocks' ? valueAt(bundled, path) : undefined;
  if (shipped !== undefined) return shipped;
  const beside = [path.slice(0, -1), [...path.slice(0, -2), 'first']]
    .flatMap((group) => Object.values((valueAt(draft, group) ?? {}) as object))
    .find((one) => typeof one === 'object' && one !== null && 'owner' in one);
  const own = { within: 'PT1H', owner: { office: draft.standIn }, cite: ['§2.2'] };
  const { overrules: _, ...sample } = (beside ?? own) as Readonly<Record<string, unknown>>;
  return { ...sample, packDefault: true };
}

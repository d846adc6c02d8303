import type { PersonId, ServiceId } from '../../../shared/kernel/ids.ts';
import { HOUR, type Instant } from '../../../shared/kernel/time.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import { type ServiceRequestKind, serviceRequestKinds } from '../../../shared/policy/vocabulary.ts';
import type { IncidentSummary } from '../../../shared/protocol/console.ts';
import { mayOpenRow } from '../../../shared/views/need-to-know.ts';

/** Words of a text that carry meaning, in lower case; short ones say little about what it is. */
const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 3);

/** "resetting" is like "reset": the shorter one begins the longer. */
const alike = (a: string, b: string): boolean => (a.length <= b.length ? b.startsWith(a) : a.startsWith(b));

/**
 * INT-NOT-INCIDENT: the kind of service request that the words suggest, by the names that the pack gives the kinds: two
 * of its words, or its only one. It suggests and never decides: "password reset fails for everybody" is an incident.
 */
export function suggestedRequest(
  { serviceRequestKinds: names }: Pick<PolicyPack, 'serviceRequestKinds'>,
  title: string,
): ServiceRequestKind | null {
  const said = wordsOf(title);
  const score = (kind: ServiceRequestKind): number => {
    const words = wordsOf(names[kind]);
    const found = words.filter((word) => said.some((one) => alike(word, one))).length;
    return found >= Math.min(2, words.length) ? found : 0;
  };
  return serviceRequestKinds.reduce<ServiceRequestKind | null>(
    (best, kind) => (score(kind) > (best === null ? 0 : score(best)) ? kind : best),
    null,
  );
}

/** An open incident that the report may be about. */
export interface AlreadyOpen {
  readonly summary: IncidentSummary;
  readonly why: 'sameService' | 'sameWords';
}

const WITHIN = 24 * HOUR;

/**
 * INT-TRIAGE: open incidents of the same service, detected within a day, or with similar words in the title; the newest
 * first. A drill is never the duplicate of the real thing, and what one may not open is not named.
 */
export function alreadyOpen(
  {
    services,
    title,
    drill,
  }: { readonly services: readonly ServiceId[]; readonly title: string; readonly drill: boolean },
  summaries: readonly IncidentSummary[],
  me: PersonId | null,
  now: Instant,
): readonly AlreadyOpen[] {
  const words = wordsOf(title);
  return summaries
    .filter((row) => row.status !== 'closed' && row.drill === drill && mayOpenRow(row, me))
    .filter(({ detectedAt }) => now - detectedAt <= WITHIN)
    .flatMap((summary): readonly AlreadyOpen[] => {
      if (summary.services.some((id) => services.includes(id))) return [{ summary, why: 'sameService' }];
      const theirs = wordsOf(summary.title);
      const common = words.filter((word) => theirs.some((one) => alike(word, one))).length;
      return common >= 2 ? [{ summary, why: 'sameWords' }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(a.why === 'sameWords') - Number(b.why === 'sameWords') ||
        b.summary.detectedAt - a.summary.detectedAt,
    );
}

import type { OtherIncident } from '../../../shared/incident/event.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { IncidentLink } from '../../../shared/policy/vocabulary.ts';

type Standing = IncidentLink | 'duplicate' | 'original';

/** Every incident that this one has to do with, each once for each way in which it does. */
export function linked({ links, duplicates, dismissal }: Incident): readonly {
  readonly other: OtherIncident;
  readonly as: Standing;
}[] {
  const original = dismissal?.original;
  return [
    ...(original ? [{ other: original, as: 'original' as const }] : []),
    ...links.map((link) => ({ other: link, as: link.as })),
    ...duplicates.map((duplicate) => ({ other: duplicate, as: 'duplicate' as const })),
  ].filter(
    ({ other, as }, index, all) =>
      all.findIndex((one) => one.other.stream === other.stream && one.as === as) === index,
  );
}

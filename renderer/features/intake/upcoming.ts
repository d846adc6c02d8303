import { readClocks } from '../../../shared/clocks/clocks.ts';
import { type ClockReading, isCounting } from '../../../shared/clocks/reading.ts';
import type { Directory } from '../../../shared/directory/state.ts';
import { affectedBy, strictestTier } from '../../../shared/incident/affected.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { saysBreach, saysSecurity } from '../../../shared/policy/classification.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import { folded } from '../../command/preview.ts';
import { type Draft, detectedAt } from './draft.ts';

export interface Upcoming {
  /** The incident as the form would declare it. */
  readonly incident: Incident;
  /** What would count, the nearest first. */
  readonly readings: readonly ClockReading[];
}

/** What begins to count from detection under a priority, by the rules that will count it: shown before anybody commits to it. */
export function upcoming(
  pack: PolicyPack,
  directory: Directory,
  draft: Draft,
  priority: Priority,
  me: PersonId | null,
  now: Instant,
): Upcoming | null {
  const affected = affectedBy(directory, draft.services);
  const { title, impact, drill, method, reportedBy, onset, answers } = draft;
  const incident = folded(
    null,
    [
      {
        type: 'declared',
        body: {
          ref: '',
          title,
          affected,
          tier: strictestTier(affected),
          impact,
          drill,
          method,
          reportedBy,
          onsetAt: onset.at,
          detectedAt: detectedAt(draft) ?? draft.openedAt,
          pack: { id: pack.id, version: pack.version },
          zone: pack.calendars[pack.calendar]?.zone ?? 'UTC',
        },
      },
      {
        type: 'classified',
        body: {
          answers,
          machine: null,
          priority,
          overrideReason: null,
          security: saysSecurity(pack, answers),
          breach: saysBreach(pack, answers),
        },
      },
    ],
    { stream: draft.stream, me, now },
  );
  if (incident === null) return null;
  const readings = readClocks(incident, pack, now)
    .readings.filter(isCounting)
    // Without a service nobody knows its target.
    .filter(({ kind }) => kind !== 'resolve' || affected.length > 0);
  return { incident, readings };
}

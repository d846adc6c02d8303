import type { Directory } from '../../../shared/directory/state.ts';
import { personName, serviceName } from '../../../shared/directory/state.ts';
import type { Intake } from '../../../shared/intake/state.ts';
import type { EventId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { PolicyPack } from '../../../shared/policy/pack.ts';

/** A line of the list of what was no incident, in words. */
export interface OtherRow {
  readonly id: EventId;
  readonly at: Instant;
  /** The kind of service request; null for a near miss. */
  readonly request: string | null;
  readonly title: string;
  readonly why: string;
  /** Who reported it; the services of a near miss. */
  readonly of: string;
  readonly by: string;
  readonly reviewWanted: boolean;
}

/** Requests and near misses together, the newest first. */
export const otherRows = (
  { requests, nearMisses }: Intake,
  directory: Directory,
  pack: Pick<PolicyPack, 'serviceRequestKinds'> | undefined,
): readonly OtherRow[] =>
  [
    ...requests.map(
      ({ id, at, by, kind, title, reason, reportedBy }): OtherRow => ({
        id,
        at,
        request: pack?.serviceRequestKinds[kind] ?? kind,
        title,
        why: reason,
        of: reportedBy,
        by: personName(directory, by),
        reviewWanted: false,
      }),
    ),
    ...nearMisses.map(
      ({ id, noticedAt, by, services, title, text, reviewWanted }): OtherRow => ({
        id,
        at: noticedAt,
        request: null,
        title,
        why: text,
        of: services.map((service) => serviceName(directory, service)).join(', '),
        by: personName(directory, by),
        reviewWanted,
      }),
    ),
  ].toSorted((a, b) => b.at - a.at);

/** Every word must stand somewhere in the line. `marks` are what the screen calls it: "near miss", "review wanted". */
export const found = (
  rows: readonly OtherRow[],
  query: string,
  marks: (row: OtherRow) => string,
): readonly OtherRow[] => {
  const words = query.toLowerCase().split(/\s+/);
  return rows.filter((row) => {
    const text =
      `${row.request ?? ''} ${row.title} ${row.why} ${row.of} ${row.by} ${marks(row)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

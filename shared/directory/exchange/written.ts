import { Temporal } from 'temporal-polyfill';
import type { Milliseconds } from '../../kernel/time.ts';
import { priorities } from '../../policy/vocabulary.ts';
import type { DirectoryEntries, EntryOf } from '../command.ts';
import type { Entries } from '../entries.ts';
import type { Rotation, Service } from '../state.ts';

/** Entries as a person writes them, in a form, a file or a command: lengths of time in ISO 8601. */
export const writtenOf = (entries: Entries): DirectoryEntries => ({
  ...entries,
  rotations: entries.rotations.map(writtenRotation),
  services: entries.services.map(writtenService),
});

export function writtenService({ targets, ...service }: Service): EntryOf<'services'> {
  const written = priorities.flatMap((priority) => {
    const length = targets[priority];
    return length === undefined ? [] : [[priority, isoOf(length)]];
  });
  return { ...service, targets: Object.fromEntries(written) };
}

export const writtenRotation = ({ escalateAfter, ...rotation }: Rotation): EntryOf<'rotations'> => ({
  ...rotation,
  escalateAfter: isoOf(escalateAfter),
});

/** `PT4H`, `PT72H`: in hours and below, as limits are spoken of. */
const isoOf = (milliseconds: Milliseconds): string =>
  Temporal.Duration.from({ milliseconds }).round({ largestUnit: 'hours' }).toString();

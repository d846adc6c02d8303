import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { JournalHealth } from '../../shared/protocol/console.ts';

/** Events of one device that follow one another and are all missing. */
export interface Gap {
  readonly deviceId: DeviceId;
  readonly from: number;
  readonly to: number;
}

/** What is missing, as a person would say it: "no. 12 to 16", not five numbers. */
export function gapsOf(missing: JournalHealth['missing']): readonly Gap[] {
  const gaps: Gap[] = [];
  const sorted = missing.toSorted((a, b) =>
    a.deviceId === b.deviceId ? a.dseq - b.dseq : a.deviceId < b.deviceId ? -1 : 1,
  );
  for (const { deviceId, dseq } of sorted) {
    const last = gaps.at(-1);
    if (last?.deviceId === deviceId && dseq <= last.to + 1) gaps[gaps.length - 1] = { ...last, to: dseq };
    else gaps.push({ deviceId, from: dseq, to: dseq });
  }
  return gaps;
}

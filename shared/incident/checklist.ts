import type { TriageStep } from '../policy/vocabulary.ts';
import { activationSteps, triageSteps } from '../policy/vocabulary.ts';
import type { Done, StepDone, WarRoom } from './state.ts';

/** The step that completed a checklist, on record once all of them are; null while one is missing. */
export function lastStep<Step extends string, D extends Done>(
  steps: readonly Step[],
  done: Partial<Readonly<Record<Step, D>>>,
): D | null {
  let last: D | null = null;
  let recordedAt = Number.NEGATIVE_INFINITY;
  for (const step of steps) {
    const one = done[step];
    if (one === undefined) return null;
    if (last === null || one.at > last.at) last = one;
    recordedAt = Math.max(recordedAt, one.recordedAt);
  }
  return last && { ...last, recordedAt };
}

/** INT-TRIAGE: triage is done with the last of its four steps. */
export const triageDone = (triage: Partial<Readonly<Record<TriageStep, Done>>>): Done | null =>
  lastStep(triageSteps, triage);

/** CLK-WARROOM: the war room is active with the last of its six steps. */
export const activation = (room: WarRoom): StepDone | null => lastStep(activationSteps, room.steps);

/** Steps are owed and cadences run from activation until the commander stands the room down. */
export const isActive = (room: WarRoom | null): room is WarRoom =>
  room !== null && room.stoodDown === null && activation(room) !== null;

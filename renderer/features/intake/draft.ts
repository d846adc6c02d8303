import type { CommandId, ServiceId, StreamId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { Answers } from '../../../shared/policy/classification.ts';
import type { DetectionMethod, Priority } from '../../../shared/policy/vocabulary.ts';
import { newCommandId, newIncidentStream } from '../../bridge/store.ts';

/** A time as typed, and the moment it meant when it was typed: `-5m` must not wander while the form is open. */
export interface TypedMoment {
  readonly text: string;
  /** Null where the text is no time, or there is none. */
  readonly at: Instant | null;
}

/** All that is typed into the form, and the ids under which it is sent, so that sending twice declares once. */
export interface Draft {
  readonly stream: StreamId;
  readonly commands: {
    readonly declare: CommandId;
    readonly classify: CommandId;
    readonly acknowledge: CommandId;
  };
  readonly answers: Answers;
  /** Null while the questions' answer stands. */
  readonly overrule: { readonly priority: Priority | null; readonly reason: string } | null;
  readonly drill: boolean;
  readonly services: readonly ServiceId[];
  readonly title: string;
  readonly impact: string;
  readonly method: DetectionMethod;
  readonly reportedBy: string;
  readonly detected: TypedMoment;
  /** When the form was opened: what "detected" means until somebody says otherwise. */
  readonly openedAt: Instant;
  readonly onset: TypedMoment;
  readonly acknowledge: boolean;
}

const KEY = 'intake.draft';

export const emptyDraft = (now: Instant, drill: boolean): Draft => ({
  stream: newIncidentStream(),
  commands: { declare: newCommandId(), classify: newCommandId(), acknowledge: newCommandId() },
  answers: {},
  overrule: null,
  drill,
  services: [],
  title: '',
  impact: '',
  method: 'monitoring',
  reportedBy: '',
  detected: { text: '', at: null },
  openedAt: now,
  onset: { text: '', at: null },
  acknowledge: true,
});

/** What was being typed before a reload; null where there is none or an older version wrote it. */
export function keptDraft(): Draft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<Draft> | null;
    if (kept === null) return null;
    const shape = emptyDraft(0, false);
    return Object.keys(shape).every((field) => field in kept) ? (kept as Draft) : null;
  } catch {
    return null;
  }
}

export const keepDraft = (draft: Draft): void => sessionStorage.setItem(KEY, JSON.stringify(draft));

export const dropDraft = (): void => sessionStorage.removeItem(KEY);

/** True where there is something that would be a pity to lose. */
export const isTouched = (draft: Draft): boolean =>
  Object.keys(draft.answers).length > 0 ||
  draft.overrule !== null ||
  draft.services.length > 0 ||
  [draft.title, draft.impact, draft.reportedBy, draft.detected.text, draft.onset.text].some(
    (text) => text !== '',
  );

/** Unless somebody says otherwise it was detected when the form was opened, not when it was sent (INT-DETECTION). */
export const detectedAt = ({ detected, openedAt }: Draft): Instant | null =>
  detected.text.trim() === '' ? openedAt : detected.at;

import type { CommandId, ServiceId, StreamId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { DetectionMethod, ServiceRequestKind } from '../../../shared/policy/vocabulary.ts';
import { newCommandId, newIncidentStream } from '../../bridge/store.ts';
import type { Said } from '../../command/TreeQuestions.tsx';

/** A time as typed, and the moment it meant when it was typed: `-5m` must not wander while the form is open. */
export interface TypedMoment {
  readonly text: string;
  /** Null where the text is no time, or there is none. */
  readonly at: Instant | null;
}

/** INT-NOT-INCIDENT, INT-NEARMISS: what came in is not always an incident. */
export const whats = ['incident', 'serviceRequest', 'nearMiss'] as const;
export type What = (typeof whats)[number];

/** All that is typed into the form, and the ids under which it is sent, so that sending twice declares once. */
export interface Draft extends Said {
  readonly what: What;
  readonly stream: StreamId;
  readonly commands: {
    readonly declare: CommandId;
    readonly classify: CommandId;
    readonly acknowledge: CommandId;
    /** Of a service request or a near miss. */
    readonly record: CommandId;
    /** Of the report that is attached to an incident open already. */
    readonly attach: CommandId;
  };
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
  readonly requestKind: ServiceRequestKind | null;
  /** Why it is no incident. */
  readonly reason: string;
  readonly reviewWanted: boolean;
}

const KEY = 'intake.draft';

export const emptyDraft = (now: Instant, drill: boolean): Draft => ({
  what: 'incident',
  stream: newIncidentStream(),
  commands: {
    declare: newCommandId(),
    classify: newCommandId(),
    acknowledge: newCommandId(),
    record: newCommandId(),
    attach: newCommandId(),
  },
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
  requestKind: null,
  reason: '',
  reviewWanted: false,
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
  draft.requestKind !== null ||
  [draft.title, draft.impact, draft.reportedBy, draft.detected.text, draft.onset.text, draft.reason].some(
    (text) => text !== '',
  );

/** A time that was typed but means nothing: its field says so already. */
export const isNotUnderstood = ({ detected, onset }: Draft): boolean =>
  [detected, onset].some(({ text, at }) => text.trim() !== '' && at === null);

/** Unless somebody says otherwise it was detected when the form was opened, not when it was sent (INT-DETECTION). */
export const detectedAt = ({ detected, openedAt }: Draft): Instant | null =>
  detected.text.trim() === '' ? openedAt : detected.at;

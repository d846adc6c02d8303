import type { EnvelopeOf, NewEventOf, OnBehalfOf } from '../kernel/envelope.ts';
import type { EventId, PersonId, ServiceId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Answers } from '../policy/classification.ts';
import type { PackReference } from '../policy/pack.ts';
import type {
  ActivationStep,
  DetectionMethod,
  Priority,
  ReclassificationBasis,
  ResolutionKind,
  StandDownStep,
  Tier,
  TriageStep,
  UserConfirmation,
  WarRoomRole,
} from '../policy/vocabulary.ts';

/** CLS-TREE: what the questions said, what a person made of it, and why. */
export interface ClassificationRecord {
  readonly answers: Answers;
  /** The answer of the questions; null where somebody classified without going through them. */
  readonly machine: Priority | null;
  readonly priority: Priority;
  /** Given where `priority` differs from `machine`. */
  readonly overrideReason: string | null;
  readonly security: boolean;
}

/** The consent an office gave to a change, or spoke and somebody recorded (RES-ONBEHALF). */
export interface Approval {
  readonly person: PersonId;
  readonly spoken: OnBehalfOf['how'] | null;
}

export interface Risk {
  readonly impact: 1 | 2 | 3 | 4 | 5;
  readonly probability: 1 | 2 | 3 | 4 | 5;
}

/** Event type → body. Instants are epoch milliseconds; the moment of the act itself is the envelope's `occurredAt`. */
export interface IncidentEventBodies {
  readonly declared: {
    readonly ref: string;
    readonly title: string;
    readonly services: readonly ServiceId[];
    /** The strictest tier among the services when it was declared (CLS-MULTI). */
    readonly tier: Tier;
    readonly impact: string;
    readonly drill: boolean;
    readonly method: DetectionMethod;
    readonly reportedBy: string;
    /** When it began; null while unknown. */
    readonly onsetAt: Instant | null;
    readonly detectedAt: Instant;
    readonly pack: PackReference;
    readonly zone: string;
  };
  readonly classified: ClassificationRecord;
  readonly acknowledged: { readonly assignee: PersonId };
  readonly triageStepDone: { readonly step: TriageStep };
  readonly reclassified: {
    readonly from: Priority;
    readonly to: Priority;
    readonly basis: ReclassificationBasis;
    /** T of CLS-RECLOCK. */
    readonly changedAt: Instant;
    readonly reason: string;
    readonly note: string;
    readonly approval: Approval | null;
    /** False for a lowering that still waits for its approval. */
    readonly effective: boolean;
  };
  readonly reclassificationApproved: {
    readonly change: EventId;
    /** The priority that takes effect with the approval; null where it already had. */
    readonly sets: Priority | null;
  };
  readonly reclassificationRefused: {
    readonly change: EventId;
    readonly reason: string;
    /** The priority that is restored; null where the change had not taken effect. */
    readonly sets: Priority | null;
  };
  readonly roleAssigned: {
    readonly role: WarRoomRole;
    readonly person: PersonId | null;
    readonly from: PersonId | null;
    readonly note: string;
  };
  readonly activationStepDone: {
    readonly step: ActivationStep;
    /** True where the product ticked it from what it saw (WAR-ACTIVATE). */
    readonly seen: boolean;
  };
  readonly warRoomStoodDown: { readonly criterion: string };
  readonly standDownStepDone: { readonly step: StandDownStep };
  readonly entryAdded: {
    readonly kind: 'note' | 'followUp';
    readonly text: string;
    /** CLK-INVESTIGATE: the investigation moved on. */
    readonly progress: boolean;
  };
  readonly entryAmended: { readonly entry: EventId; readonly text: string };
  readonly entryStruck: { readonly entry: EventId; readonly reason: string };
  readonly decisionOpened: { readonly question: string; readonly until: Instant };
  readonly decisionMade: {
    /** The time-boxed question it answers; null for a decision made straight away. */
    readonly decision: EventId | null;
    readonly text: string;
    readonly rationale: string;
    readonly options: readonly string[];
    readonly risk: Risk | null;
    readonly decidedBy: PersonId;
  };
  readonly actionAdded: {
    readonly text: string;
    readonly owner: PersonId;
    readonly due: Instant;
    /** RES-ACTION: this is the permanent fix that a workaround asks for. */
    readonly permanentFix: boolean;
  };
  readonly actionStarted: { readonly action: EventId };
  readonly actionDone: { readonly action: EventId; readonly note: string };
  readonly actionReassigned: { readonly action: EventId; readonly owner: PersonId; readonly reason: string };
  readonly actionRedated: { readonly action: EventId; readonly due: Instant; readonly reason: string };
  readonly messageSent: {
    readonly kind: 'update' | 'restoration';
    readonly channels: readonly string[];
    readonly text: string;
  };
  readonly bridgeStatusGiven: { readonly text: string };
  readonly executiveBriefingGiven: { readonly text: string };
  readonly reviewScheduled: { readonly heldAt: Instant; readonly facilitator: PersonId };
  readonly resolved: { readonly kind: ResolutionKind; readonly restoredAt: Instant; readonly text: string };
  readonly resolutionApproved: Record<never, never>;
  readonly resolutionRefused: { readonly reason: string };
  readonly closed: {
    readonly rootCause: string;
    readonly lessons: string;
    readonly userConfirmation: UserConfirmation;
    /** CLO-CRITERIA: whom problem management takes it on from, where it recurs; empty otherwise. */
    readonly handOff: string;
  };
  readonly reopened: { readonly reason: string };
}

export type IncidentEvent = EnvelopeOf<IncidentEventBodies>;
export type NewIncidentEvent = NewEventOf<IncidentEventBodies>;
export type IncidentEventType = keyof IncidentEventBodies;

/** Versions above 1 of the bodies above, as shared/protocol/upcast.ts lifts to them; a test holds the two together. */
export const eventVersions: Partial<Readonly<Record<string, number>>> = {};

/** Narrows a recorded event to one type. */
export type EventOf<T extends IncidentEventType> = Extract<IncidentEvent, { readonly type: T }>;

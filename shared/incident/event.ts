import type { EnvelopeOf, NewEventOf, OnBehalfOf } from '../kernel/envelope.ts';
import type { AgencyId, EventId, PersonId, ServiceId, StreamId } from '../kernel/ids.ts';
import type { Instant, Milliseconds } from '../kernel/time.ts';
import type { Answers } from '../policy/classification.ts';
import type { PackReference } from '../policy/pack.ts';
import type {
  ActivationStep,
  DetectionMethod,
  Dismissal,
  IncidentLink,
  InvestigationStep,
  NotificationChannel,
  Priority,
  ReclassificationBasis,
  ResolutionKind,
  RunningStep,
  StandDownStep,
  SupportTier,
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
  /** CLS-SECURITY: a breach was said to be confirmed. */
  readonly breach: boolean;
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

/** A service as it stood in the directory when the incident was said to affect it: what its clocks depend on. */
export interface AffectedService {
  readonly service: ServiceId;
  readonly tier: Tier;
  /** Null in records from before agencies were kept. */
  readonly agency: AgencyId | null;
  /** RUL-SLA: the service's own target resolution, where its record holds one. */
  readonly targets: Partial<Readonly<Record<Priority, Milliseconds>>>;
}

/** Another incident, named so that a reader without it still knows which one it is. */
export interface OtherIncident {
  readonly stream: StreamId;
  readonly ref: string;
  readonly title: string;
}

export interface EvidenceLink {
  readonly label: string;
  readonly url: string;
}

/** An event whose words are taken, and its body without them (`withoutWords`): what is folded from then on. */
export interface RedactedEvent {
  readonly event: EventId;
  readonly instead: Readonly<Record<string, unknown>>;
}

/** Event type → body. Instants are epoch milliseconds; the moment of the act itself is the envelope's `occurredAt`. */
export interface IncidentEventBodies {
  readonly declared: {
    readonly ref: string;
    readonly title: string;
    /** Version 1 held ids in `services`. */
    readonly affected: readonly AffectedService[];
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
  readonly timesCorrected: {
    /** Null: as it was. */
    readonly detectedAt: Instant | null;
    /** `unknown` takes it back; null: as it was. */
    readonly onsetAt: Instant | 'unknown' | null;
    readonly reason: string;
  };
  readonly described: { readonly title: string; readonly impact: string };
  readonly servicesChanged: {
    readonly affected: readonly AffectedService[];
    readonly tier: Tier;
    readonly reason: string;
  };
  readonly dependentsReported: { readonly dependents: readonly AffectedService[] };
  readonly messagesCoordinated: {
    readonly coordinator: PersonId;
    /** Those hit when it was agreed: one that is hit later has yet to agree. */
    readonly agencies: readonly AgencyId[];
    readonly note: string;
  };
  readonly reportReceived: {
    readonly method: DetectionMethod;
    readonly reportedBy: string;
    readonly text: string;
  };
  readonly dismissed: {
    readonly as: Dismissal;
    readonly original: OtherIncident | null;
    readonly reason: string;
  };
  readonly duplicateAttached: {
    readonly duplicate: OtherIncident;
    /** The duplicate's detection: the older of both is the incident's (INT-DETECTION). */
    readonly detectedAt: Instant;
  };
  readonly assigned: {
    readonly from: PersonId | null;
    readonly person: PersonId;
    /** The support tier it goes to; null where the tier stays. */
    readonly tier: SupportTier | null;
    readonly note: string;
  };
  readonly investigationStepDone: {
    readonly step: InvestigationStep;
    readonly finding: string;
    readonly links: readonly EvidenceLink[];
  };
  readonly securityDeclared: {
    readonly breach: boolean;
    readonly reason: string;
    /** RUL-SECURITY: the priority it is raised to; null where it was grave enough. */
    readonly sets: Priority | null;
  };
  readonly securityWithdrawn: { readonly reason: string };
  readonly restricted: { readonly people: readonly PersonId[]; readonly reason: string };
  readonly messagesWithheld: { readonly reason: string };
  readonly messagesReleased: Record<never, never>;
  readonly incidentLinked: { readonly other: OtherIncident; readonly as: IncidentLink };
  readonly packMoved: {
    readonly from: PackReference;
    readonly to: PackReference;
    readonly reason: string;
  };
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
    /** How it came about: appointed to a vacant role, accepted from the holder, or taken over one-sidedly. */
    readonly by: 'appointment' | 'handOver' | 'takeOver';
  };
  /** WAR-TAKEOVER: the first half of a hand-over; `roleAssigned` is the second. */
  readonly roleOffered: { readonly role: WarRoomRole; readonly to: PersonId; readonly note: string };
  /** Declined by the one it was offered to, or taken back by the one who offered it. */
  readonly roleOfferEnded: { readonly role: WarRoomRole; readonly note: string };
  readonly bridgeOpened: { readonly video: string; readonly chat: string };
  readonly bridgeJoined: { readonly person: PersonId };
  readonly bridgeLeft: { readonly person: PersonId };
  readonly runningStepDone: { readonly step: RunningStep };
  readonly paged: {
    readonly person: PersonId;
    readonly follows: EventId | null;
    readonly channel: NotificationChannel;
    readonly text: string;
    /** When the page counts as unanswered, and who is next in the rotation then; null where nobody is. */
    readonly answerBy: Instant;
    readonly next: PersonId | null;
  };
  readonly pageAnswered: { readonly page: EventId };
  readonly notified: {
    readonly rule: string;
    readonly about: string | null;
    /** Null where the office has no holder in the directory: `proof` then says who was told. */
    readonly person: PersonId | null;
    readonly channel: NotificationChannel;
    readonly proof: string;
    readonly acknowledged: boolean;
  };
  readonly notificationAcknowledged: { readonly notification: EventId };
  readonly activationStepDone: {
    readonly step: ActivationStep;
    /** True where the product ticked it from what it saw (WAR-ACTIVATE). */
    readonly seen: boolean;
    /** When the last part of it was done, where that is not the moment of this act; null in records of version 1. */
    readonly at: Instant | null;
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
    readonly kind: 'update' | 'restoration' | 'closing';
    readonly channels: readonly string[];
    readonly text: string;
  };
  readonly bridgeStatusGiven: { readonly text: string };
  readonly executiveBriefingGiven: { readonly text: string };
  readonly dailyReportGiven: { readonly text: string };
  readonly reviewHeld: { readonly note: string };
  readonly reportPublished: { readonly where: string };
  readonly usersAsked: { readonly text: string };
  readonly reviewScheduled: { readonly heldAt: Instant; readonly facilitator: PersonId };
  readonly resolved: { readonly kind: ResolutionKind; readonly restoredAt: Instant; readonly text: string };
  /** Which resolution is judged; null in records of version 1. */
  readonly resolutionApproved: { readonly resolution: EventId | null };
  readonly resolutionRefused: { readonly resolution: EventId | null; readonly reason: string };
  readonly closed: {
    readonly rootCause: string;
    /** PIR-TAXONOMY; null in records of version 1. */
    readonly category: string | null;
    readonly lessons: string;
    readonly userConfirmation: UserConfirmation;
    /** CLO-CRITERIA: it is one of several of the same. */
    readonly recurring: boolean;
    /** CLO-CRITERIA: whom problem management takes it on from, where it recurs; empty otherwise. */
    readonly handOff: string;
  };
  readonly reopened: { readonly reason: string };
  /** Design §5, redaction: what these events say in words is erased wherever it is kept. */
  readonly redacted: { readonly targets: readonly RedactedEvent[]; readonly reason: string };
}

export type IncidentEvent = EnvelopeOf<IncidentEventBodies>;
export type NewIncidentEvent = NewEventOf<IncidentEventBodies>;
export type IncidentEventType = keyof IncidentEventBodies;

/** Versions above 1 of the bodies above, as shared/protocol/upcast.ts lifts to them; a test holds the two together. */
export const eventVersions: Partial<Readonly<Record<string, number>>> = {
  declared: 2,
  classified: 2,
  activationStepDone: 2,
  roleAssigned: 2,
  resolutionApproved: 2,
  resolutionRefused: 2,
  closed: 2,
};

/** Narrows a recorded event to one type. */
export type EventOf<T extends IncidentEventType> = Extract<IncidentEvent, { readonly type: T }>;

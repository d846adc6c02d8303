import type { Chronicle } from '../kernel/chronicle.ts';
import type { Envelope } from '../kernel/envelope.ts';
import type { AgencyId, EventId, PersonId, ServiceId } from '../kernel/ids.ts';
import type { Register } from '../kernel/register.ts';
import { registerValue, unranked } from '../kernel/register.ts';
import type { Instant } from '../kernel/time.ts';
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
  Status,
  SupportTier,
  Tier,
  TriageStep,
  UserConfirmation,
  WarRoomRole,
} from '../policy/vocabulary.ts';
import { graver, gravity } from '../policy/vocabulary.ts';
import type {
  AffectedService,
  Approval,
  ClassificationRecord,
  EvidenceLink,
  OtherIncident,
  Risk,
} from './event.ts';

/** When something was done (as the human says), when that was written down, and whose act it was. */
export interface Done {
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly by: PersonId;
}

/** A step of a checklist; `seen` where the product ticked it from what it saw (WAR-ACTIVATE). */
export interface StepDone extends Done {
  readonly seen: boolean;
}

/** A stretch of time under one priority. The first begins at detection (CLS-RECLOCK). */
export interface PriorityPeriod {
  readonly priority: Priority;
  /** T: from when the obligations of this priority run; never before detection. */
  readonly from: Instant;
  /** T as it was said, whatever detection was corrected to since. */
  readonly said: Instant;
  /** It was so from detection, and moves with a corrected one: the first, and what was "wrong from the start". */
  readonly fromDetection: boolean;
  /** The moment at which the act that set it was written down: until then the board showed the one before. */
  readonly actedAt: Instant;
  readonly change: EventId;
}

export interface PriorityChange {
  readonly id: EventId;
  readonly from: Priority;
  readonly to: Priority;
  readonly basis: ReclassificationBasis;
  /** T; never before detection. */
  readonly changedAt: Instant;
  /** T as it was said, whatever detection was corrected to since. */
  readonly said: Instant;
  readonly reason: string;
  readonly note: string;
  readonly done: Done;
  readonly effective: boolean;
  readonly verdict:
    | { readonly kind: 'awaiting' }
    | { readonly kind: 'approved'; readonly approval: Approval; readonly done: Done }
    | { readonly kind: 'refused'; readonly reason: string; readonly done: Done };
}

export interface RoleSpell {
  readonly role: WarRoomRole;
  readonly person: PersonId | null;
  readonly note: string;
  readonly by: 'appointment' | 'handOver' | 'takeOver';
  readonly done: Done;
}

/** A role offered by its holder and not yet accepted (WAR-TAKEOVER). */
export interface RoleOffer extends Done {
  readonly role: WarRoomRole;
  readonly to: PersonId;
  readonly note: string;
}

/** WAR-BRIDGE: somebody's stay on the bridge; `left` is null while they are there. */
export interface BridgeStay {
  readonly person: PersonId;
  readonly joined: Done;
  readonly left: Done | null;
}

/** NTF-PAGE */
export interface Page extends Done {
  readonly id: EventId;
  readonly person: PersonId;
  readonly channel: NotificationChannel;
  readonly text: string;
  readonly follows: EventId | null;
  readonly answerBy: Instant;
  readonly next: PersonId | null;
  readonly answered: Done | null;
  /** The page that went to the next in the rotation because this one stayed unanswered. */
  readonly followedBy: EventId | null;
}

/** NTF-PROOF: who was told, when, by what channel, and when they said so. */
export interface Notified extends Done {
  readonly id: EventId;
  /** The pack's notification rule it fulfils. */
  readonly rule: string;
  /** The service or agency it was owed for; null for the government as a whole. */
  readonly about: string | null;
  readonly person: PersonId | null;
  readonly channel: NotificationChannel;
  readonly proof: string;
  readonly acknowledged: Done | null;
}

/** A stretch during which it is a security incident (RUL-SECURITY). */
export interface SecuritySpell {
  /** The event that said so. */
  readonly id: EventId;
  readonly since: Done;
  /** When a breach was confirmed: statutory clocks run from then. */
  readonly breach: Done | null;
  readonly reason: string;
  readonly withdrawn: (Done & { readonly reason: string }) | null;
}

/** A finding of the investigation checklist (INT-INVESTIGATE); a step may have several. */
export interface Finding extends Done {
  readonly id: EventId;
  readonly step: InvestigationStep;
  readonly text: string;
  readonly links: readonly EvidenceLink[];
}

export interface WarRoom {
  /** Detection, or T of the change to P1, or the reopening: from when activation is owed (CLK-WARROOM). */
  readonly startsAt: Instant;
  /** The same as it was said, whatever detection was corrected to since. */
  readonly said: Instant;
  /** The event that called for it: the change of priority, the refusal or the reopening. */
  readonly openedBy: EventId;
  readonly steps: Partial<Readonly<Record<ActivationStep, StepDone>>>;
  /** Where the bridge is; null until said. */
  readonly bridge: { readonly video: string; readonly chat: string } | null;
  readonly runningSteps: Partial<Readonly<Record<RunningStep, Done>>>;
  readonly stoodDown: (Done & { readonly criterion: string }) | null;
  readonly standDownSteps: Partial<Readonly<Record<StandDownStep, StepDone>>>;
}

/** A line of the record: the event itself, and what was later said of its text. No line is ever removed. */
export interface TimelineEntry {
  readonly id: EventId;
  readonly event: Envelope;
  /** Later texts, oldest first; the event keeps the first. `id` is the event that said so. */
  readonly amendments: readonly (Done & { readonly id: EventId; readonly text: string })[];
  readonly struck: (Done & { readonly id: EventId; readonly reason: string }) | null;
  /** Its words are gone for good (design §5, redaction): by whom, when and why. */
  readonly redacted: (Done & { readonly reason: string }) | null;
}

export interface Decision {
  readonly id: EventId;
  readonly question: string | null;
  readonly opened: Done | null;
  readonly until: Instant | null;
  readonly made:
    | (Done & {
        readonly text: string;
        readonly rationale: string;
        readonly options: readonly string[];
        readonly risk: Risk | null;
        readonly decidedBy: PersonId;
      })
    | null;
}

export type ActionState = 'open' | 'started' | 'done';

export interface ActionItem {
  readonly id: EventId;
  readonly text: string;
  readonly permanentFix: boolean;
  readonly added: Done;
  readonly state: Register<ActionState>;
  readonly owner: Register<PersonId>;
  readonly deadline: Register<Instant>;
  readonly completed: Done | null;
  /** Earlier deadlines and owners with the reason for the change, oldest first. */
  readonly changes: readonly (Done & {
    readonly reason: string;
    readonly due?: Instant;
    readonly owner?: PersonId;
  })[];
}

export interface CitizenMessage {
  readonly id: EventId;
  readonly kind: 'update' | 'restoration' | 'closing';
  readonly channels: readonly string[];
  readonly text: string;
  readonly done: Done;
}

export interface Resolution {
  readonly id: EventId;
  readonly kind: ResolutionKind;
  readonly restoredAt: Instant;
  readonly text: string;
  readonly done: Done;
  readonly approved: Done | null;
}

export interface Closure extends Done {
  readonly rootCause: string;
  readonly category: string | null;
  readonly recurring: boolean;
  readonly lessons: string;
  readonly userConfirmation: UserConfirmation;
  readonly handOff: string;
}

export interface Incident {
  readonly ref: string;
  readonly title: string;
  readonly drill: boolean;
  readonly impact: string;
  readonly method: DetectionMethod;
  readonly reportedBy: string;
  readonly onsetAt: Instant | null;
  readonly detectedAt: Instant;
  readonly declared: Done;
  readonly pack: PackReference;
  readonly zone: string;
  readonly services: readonly ServiceId[];
  /** The same services as they stood in the directory when they were named. */
  readonly affected: readonly AffectedService[];
  /** The strictest among them: it decides the target resolution (CLS-MULTI). */
  readonly tier: Tier;
  /** NTF-AGENCIES: dependent services that were hit, and since when that is known. */
  readonly dependents: readonly (AffectedService & { readonly reported: Done })[];
  /** CLS-MULTI: who coordinates what citizens are told, and for which agencies; null until somebody does. */
  readonly coordination:
    | (Done & {
        readonly coordinator: PersonId;
        readonly agencies: readonly AgencyId[];
        readonly note: string;
      })
    | null;
  /** Corrections of the times on record, oldest first (INT-RECORD). */
  readonly corrections: readonly (Done & {
    readonly was: Instant | null;
    readonly field: 'detectedAt' | 'onsetAt';
    readonly reason: string;
  })[];
  /** Reports beside the first one. */
  readonly reports: readonly (Done & { readonly method: DetectionMethod; readonly reportedBy: string })[];
  readonly duplicates: readonly (OtherIncident & { readonly attached: Done })[];
  readonly links: readonly (OtherIncident & { readonly as: IncidentLink; readonly linked: Done })[];
  /** How it was closed without having been an incident (INT-TRIAGE). */
  readonly dismissal:
    | (Done & { readonly as: Dismissal; readonly original: OtherIncident | null; readonly reason: string })
    | null;
  /** It is one now: the last spell is not withdrawn. */
  readonly security: boolean;
  readonly securitySpells: readonly SecuritySpell[];
  /** CLS-SECURITY: the people who need to know; null where anybody may read it. */
  readonly restrictedTo: readonly PersonId[] | null;
  /** CLS-SECURITY: citizen messages withheld by the CISO; the clocks stay visibly unmet. */
  readonly withheld: (Done & { readonly reason: string }) | null;
  /** Versions of the pack it ran under before, oldest first (GEN-PACK). */
  readonly packMoves: readonly (Done & { readonly from: PackReference; readonly reason: string })[];
  readonly classification: ClassificationRecord | null;
  readonly status: Register<Status>;
  readonly priority: Register<Priority>;
  readonly periods: readonly PriorityPeriod[];
  readonly changes: readonly PriorityChange[];
  readonly assignee: PersonId | null;
  /** INT-ASSIGN: the support tier that has it; L1 until handed over. */
  readonly supportTier: SupportTier;
  readonly assignments: readonly (Done & {
    readonly from: PersonId | null;
    readonly person: PersonId;
    readonly tier: SupportTier | null;
    readonly note: string;
  })[];
  readonly acknowledged: Done | null;
  readonly findings: readonly Finding[];
  readonly triage: Partial<Readonly<Record<TriageStep, Done>>>;
  readonly roles: Partial<Readonly<Record<WarRoomRole, Register<PersonId | null>>>>;
  readonly roleHistory: readonly RoleSpell[];
  /** Offers not yet answered, one a role at most. */
  readonly roleOffers: readonly RoleOffer[];
  readonly bridgeStays: readonly BridgeStay[];
  readonly pages: readonly Page[];
  readonly notifications: readonly Notified[];
  /** Oldest first; the last is the current one. */
  readonly warRooms: readonly WarRoom[];
  readonly timeline: Chronicle<TimelineEntry>;
  /** Moments at which the investigation moved on (CLK-INVESTIGATE). */
  readonly progress: readonly Done[];
  readonly decisions: readonly Decision[];
  readonly actions: Chronicle<ActionItem>;
  readonly messages: readonly CitizenMessage[];
  readonly bridgeStatuses: readonly Done[];
  readonly briefings: readonly Done[];
  readonly dailyReports: readonly Done[];
  readonly review: (Done & { readonly heldAt: Instant; readonly facilitator: PersonId }) | null;
  readonly reviewHeld: Done | null;
  readonly reportPublished: (Done & { readonly where: string }) | null;
  /** CLO-CRITERIA: when users were asked whether it works for them; of the resolution that stands. */
  readonly usersAsked: Done | null;
  /** The resolution that stands; null while unresolved, refused or reopened. */
  readonly resolution: Resolution | null;
  /** Refusals and reopenings, oldest first. */
  readonly returns: readonly (Done & {
    readonly id: EventId;
    readonly reason: string;
    readonly refused: boolean;
  })[];
  readonly closure: Closure | null;
}

/** Where two consoles disagree the less final status is in force: reopening beats closing (design §5). */
const openness = (status: Status): number => ({ investigating: 3, new: 2, resolved: 1, closed: 0 })[status];

export const statusOf = (incident: Incident): Status => registerValue(incident.status, openness) ?? 'new';

/** Null until classified (CLS-NOW). */
export const priorityOf = (incident: Incident): Priority | null =>
  registerValue(incident.priority, gravity) ?? null;

/** RUL-PEAK: the gravest priority the incident ever had in force. */
export const peakPriority = (incident: Incident): Priority | null =>
  incident.periods.reduce<Priority | null>(
    (peak, { priority }) => (peak ? graver(peak, priority) : priority),
    null,
  );

export const holderOf = (incident: Incident, role: WarRoomRole): PersonId | null =>
  registerValue(incident.roles[role], unranked) ?? null;

export const rolesHeldBy = (incident: Incident, person: PersonId): readonly WarRoomRole[] =>
  (Object.keys(incident.roles) as WarRoomRole[]).filter((role) => holderOf(incident, role) === person);

export const currentWarRoom = (incident: Incident): WarRoom | null => incident.warRooms.at(-1) ?? null;

export const actionState = (action: ActionItem): ActionState =>
  // Unfinished beats finished where two consoles disagree: work is not dropped on a misunderstanding.
  registerValue(action.state, (state) => ({ done: 0, open: 1, started: 2 })[state]) ?? 'open';

export const actionOwner = (action: ActionItem): PersonId | null =>
  registerValue(action.owner, unranked) ?? null;

/** The earlier of two disputed deadlines is in force. */
export const actionDue = (action: ActionItem): Instant | null =>
  registerValue(action.deadline, (due) => -due) ?? null;

export const isOpen = (incident: Incident): boolean => statusOf(incident) !== 'closed';

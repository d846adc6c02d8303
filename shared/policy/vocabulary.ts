/**
 * The stable ids that the domain's rules speak of. What people read for each (names, duties, wording) is in the
 * policy pack; nothing here is shown.
 */
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const;
export type Priority = (typeof priorities)[number];

/** Higher is graver. */
export const gravity = (priority: Priority): number => priorities.length - priorities.indexOf(priority);

export const isGraver = (a: Priority, b: Priority): boolean => gravity(a) > gravity(b);

export const graver = (a: Priority, b: Priority): Priority => (isGraver(b, a) ? b : a);

export const tiers = ['1', '2', '3', '4'] as const;
export type Tier = (typeof tiers)[number];

/** WAR-ROLES */
export const warRoomRoles = ['IC', 'TL', 'CL', 'SCRIBE', 'AL'] as const;
export type WarRoomRole = (typeof warRoomRoles)[number];

/** INT-TRIAGE */
export const triageSteps = ['validated', 'impact', 'services', 'assigned'] as const;
export type TriageStep = (typeof triageSteps)[number];

/** WAR-ACTIVATE */
export const activationSteps = [
  'declared',
  'commander',
  'bridge',
  'paged',
  'executives',
  'citizens',
] as const;
export type ActivationStep = (typeof activationSteps)[number];

/** WAR-STANDDOWN; the first, the commander's declaration, is the stand-down itself. */
export const standDownSteps = ['finalUpdate', 'handOff', 'review', 'thanks'] as const;
export type StandDownStep = (typeof standDownSteps)[number];

/** INT-SOURCE */
export const detectionMethods = [
  'monitoring',
  'user report',
  'staff observation',
  'external notification',
] as const;
export type DetectionMethod = (typeof detectionMethods)[number];

/** RES-ACTION */
export const resolutionKinds = ['workaround', 'fix', 'rollback', 'failover', 'scale'] as const;
export type ResolutionKind = (typeof resolutionKinds)[number];

/** CLS-RECLOCK: from when the obligations of the new priority run. */
export const reclassificationBases = ['impact changed', 'wrong from the start'] as const;
export type ReclassificationBasis = (typeof reclassificationBases)[number];

/** CLO-CRITERIA */
export const userConfirmations = ['confirmed', 'unanswered', 'not reported by users'] as const;
export type UserConfirmation = (typeof userConfirmations)[number];

/** Design §5 */
export const statuses = ['new', 'investigating', 'resolved', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** INT-NOT-INCIDENT: what the policy calls a service request (2.1). */
export const serviceRequestKinds = [
  'password reset',
  'access request',
  'information query',
  'standard fulfilment',
  'feature request',
] as const;
export type ServiceRequestKind = (typeof serviceRequestKinds)[number];

/** INT-ASSIGN */
export const supportTiers = ['L1', 'L2', 'L3'] as const;
export type SupportTier = (typeof supportTiers)[number];

/** INT-INVESTIGATE */
export const investigationSteps = [
  'information',
  'reproduce',
  'scope',
  'dependencies',
  'changes',
  'rootCause',
] as const;
export type InvestigationStep = (typeof investigationSteps)[number];

/** WAR-ACTIVATE: the part of the War Room Checklist (App. B) between activation and stand-down. */
export const runningSteps = [
  'openBridge',
  'cadence',
  'actions',
  'decisions',
  'dependents',
  'timeBox',
] as const;
export type RunningStep = (typeof runningSteps)[number];

/** NTF-PROOF: by what channel somebody was told. */
export const notificationChannels = ['phone', 'mail', 'in person', 'message'] as const;
export type NotificationChannel = (typeof notificationChannels)[number];

/** INT-TRIAGE: how an incident that was none is closed. */
export const dismissals = ['duplicate', 'false alarm', 'not an incident'] as const;
export type Dismissal = (typeof dismissals)[number];

/** PIR-TRIGGER: why a review is mandatory; `peak` for P1 and P2. */
export const reviewTriggers = ['peak', 'security', 'recurring', 'slaBreach'] as const;
export type ReviewTrigger = (typeof reviewTriggers)[number];

/** How another incident stands to this one (CLS-MULTI, CLO-REOPEN). */
export const incidentLinks = ['parent', 'child', 'recurrence of', 'recurs as', 'related'] as const;
export type IncidentLink = (typeof incidentLinks)[number];

import type { PersonId, ServiceId, StreamId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Dismissal, Priority, Status, WarRoomRole } from '../policy/vocabulary.ts';

/** The derived row of an incident: what lists and comparisons across incidents need without folding it. */
export interface IncidentRow {
  readonly stream: StreamId;
  readonly ref: string;
  readonly title: string;
  readonly drill: boolean;
  readonly services: readonly ServiceId[];
  readonly priority: Priority | null;
  readonly peak: Priority | null;
  readonly status: Status;
  readonly security: boolean;
  /** CLS-SECURITY: the only people who need to know; null where anybody may read it. */
  readonly restrictedTo: readonly PersonId[] | null;
  readonly assignee: PersonId | null;
  /** The assignee and everyone who holds a role now: whose list it belongs on. */
  readonly people: readonly PersonId[];
  /** CLS-MULTI: who holds which role in its war room; empty where none is open. */
  readonly roles: readonly { readonly role: WarRoomRole; readonly person: PersonId }[];
  /** Something waits for an office: a change of priority or a resolution. */
  readonly awaitingApproval: boolean;
  readonly detectedAt: Instant;
  readonly declaredAt: Instant;
  readonly restoredAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Something may be owed: it is open, or closed with a clock that still counts (CLK-ACTION, CLK-PIR, CLK-REPORT). */
  readonly owing: boolean;
  /** How it was closed without having been an incident; null for every other. */
  readonly outcome: Dismissal | null;
  /** PIR-TAXONOMY: the category it was closed with; null before. */
  readonly rootCause: string | null;
  /** The earlier incidents it is linked to as their recurrence. */
  readonly recurrenceOf: readonly StreamId[];
}

/** Every field by name. A row kept with others than these was made by another version and is made again. */
export const rowFields: Readonly<Record<keyof IncidentRow, true>> = {
  stream: true,
  ref: true,
  title: true,
  drill: true,
  services: true,
  priority: true,
  peak: true,
  status: true,
  security: true,
  restrictedTo: true,
  assignee: true,
  people: true,
  roles: true,
  awaitingApproval: true,
  detectedAt: true,
  declaredAt: true,
  restoredAt: true,
  closedAt: true,
  owing: true,
  outcome: true,
  rootCause: true,
  recurrenceOf: true,
};

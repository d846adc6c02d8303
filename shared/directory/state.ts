import type {
  AgencyId,
  AppointmentId,
  EventId,
  OverrideId,
  PersonId,
  RotationId,
  ServiceId,
  VendorId,
} from '../kernel/ids.ts';
import type { Instant, Milliseconds } from '../kernel/time.ts';
import type { Weekday } from '../policy/pack/calendar.ts';
import type { Priority, Tier } from '../policy/vocabulary.ts';

export interface Agency {
  readonly id: AgencyId;
  readonly name: string;
  /** What it is called on a crowded board: `DTO`. */
  readonly short: string;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** Short name typed after `@` in the capture line: lower case, no spaces, unique. */
  readonly handle: string;
  /** Null where they work for no agency of the directory. */
  readonly agency: AgencyId | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Who left stays known, because the record names them, and is never offered. */
  readonly left: boolean;
}

export interface Vendor {
  readonly id: VendorId;
  readonly name: string;
  /** Whom to ask for. */
  readonly contact: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What a service needs of another, and the agreement (OLA) about it: where it stands or what it promises. */
export interface Dependency {
  readonly service: ServiceId;
  readonly ola: string;
}

/** INT-MONITORING: how a service is watched. What nobody has said counts as missing. */
export interface Monitoring {
  readonly automated: boolean;
  readonly slaAlerts: boolean;
  readonly aroundTheClock: boolean;
  readonly severalLocations: boolean;
}

export interface Service {
  readonly id: ServiceId;
  readonly name: string;
  readonly tier: Tier;
  readonly agency: AgencyId;
  readonly dependsOn: readonly Dependency[];
  readonly vendors: readonly VendorId[];
  readonly monitoring: Monitoring;
  /** The service's own target resolution; where there is none the policy's holds (RUL-SLA). */
  readonly targets: Readonly<Partial<Record<Priority, Milliseconds>>>;
  /** Who is paged for it; null where only appointments to the office say so. */
  readonly rotation: RotationId | null;
  /** No longer offered; the record still names it. */
  readonly retired: boolean;
}

export const standings = ['holder', 'deputy', 'acting'] as const;
/** A deputy may do what the holder may; an acting holder stands in the holder's place between two dates. */
export type Standing = (typeof standings)[number];

/** For what an office is held. The narrowest scope that names somebody wins. */
export type Scope =
  | { readonly kind: 'government' }
  | { readonly kind: 'agency'; readonly agency: AgencyId }
  | { readonly kind: 'service'; readonly service: ServiceId };

/** Who holds which office: the only place that says so. */
export interface Appointment {
  readonly id: AppointmentId;
  /** An office of the policy pack, by its id. */
  readonly office: string;
  readonly scope: Scope;
  readonly person: PersonId;
  readonly as: Standing;
  /** In force from (included) until (excluded); null is always, or for good. */
  readonly from: Instant | null;
  readonly until: Instant | null;
}

/**
 * A window of every local week and who answers in it. `until` not after `from` ends on the next day; `24:00` is the end
 * of the same one.
 */
export interface RotationLayer {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly until: string;
  /** They take turns in this order; who is next stands behind whose turn it is. */
  readonly order: readonly PersonId[];
}

export interface Rotation {
  readonly id: RotationId;
  readonly name: string;
  readonly zone: string;
  /** Local date of the first turn, `2026-01-05`; a turn changes with the window that begins on its day. */
  readonly start: string;
  readonly turn: 'day' | 'week';
  /** Where several windows cover a moment, the first layer is paged first and the next ones stand behind it. */
  readonly layers: readonly RotationLayer[];
  /** NTF-PAGE: how long a page goes unanswered before the next in the chain is paged. */
  readonly escalateAfter: Milliseconds;
}

/** Somebody stands first in a rotation between two moments, whoever's turn it is. */
export interface OnCallOverride {
  readonly id: OverrideId;
  readonly rotation: RotationId;
  readonly person: PersonId;
  readonly from: Instant;
  readonly until: Instant;
}

export interface Directory {
  readonly agencies: ReadonlyMap<AgencyId, Agency>;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly vendors: ReadonlyMap<VendorId, Vendor>;
  readonly services: ReadonlyMap<ServiceId, Service>;
  readonly appointments: ReadonlyMap<AppointmentId, Appointment>;
  readonly rotations: ReadonlyMap<RotationId, Rotation>;
  readonly overrides: ReadonlyMap<OverrideId, OnCallOverride>;
  /** Per entry, the events that set it and that no later one knew of (design §5): what the next one is based on. */
  readonly heads: ReadonlyMap<string, readonly EventId[]>;
}

export const emptyDirectory: Directory = {
  agencies: new Map(),
  people: new Map(),
  vendors: new Map(),
  services: new Map(),
  appointments: new Map(),
  rotations: new Map(),
  overrides: new Map(),
  heads: new Map(),
};

/** Everybody who may be offered for anything: those who left are not. */
export const presentPeople = (directory: Directory): readonly Person[] =>
  [...directory.people.values()].filter(({ left }) => !left);

/** Services that may be named in something new: retired ones are not. */
export const offeredServices = (directory: Directory): readonly Service[] =>
  [...directory.services.values()].filter(({ retired }) => !retired);

export const personName = (directory: Directory, id: PersonId): string =>
  directory.people.get(id)?.name ?? id;

export const serviceName = (directory: Directory, id: ServiceId): string =>
  directory.services.get(id)?.name ?? id;

export const agencyName = (directory: Directory, id: AgencyId): string =>
  directory.agencies.get(id)?.name ?? id;

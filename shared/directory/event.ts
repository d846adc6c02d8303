import type { EnvelopeOf, NewEventOf } from '../kernel/envelope.ts';
import type { AppointmentId, OverrideId, PersonId, RotationId, ServiceId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import type { Tier } from '../policy/vocabulary.ts';
import type { Agency, Appointment, OnCallOverride, Person, Rotation, Service, Vendor } from './state.ts';

/** A saved entry is kept whole. Leaving, retiring and ending are facts of their own, so that no edit undoes them. */
export interface DirectoryEventBodies {
  readonly agencySaved: Agency;
  readonly personSaved: Omit<Person, 'left'>;
  readonly personLeft: { readonly person: PersonId };
  readonly personReturned: { readonly person: PersonId };
  readonly vendorSaved: Vendor;
  readonly serviceSaved: Omit<Service, 'retired'>;
  readonly serviceRetired: { readonly service: ServiceId };
  readonly serviceReinstated: { readonly service: ServiceId };
  readonly appointed: Appointment;
  readonly appointmentEnded: { readonly appointment: AppointmentId; readonly until: Instant };
  readonly rotationSaved: Rotation;
  readonly rotationRemoved: { readonly rotation: RotationId };
  readonly onCallOverridden: OnCallOverride;
  readonly overrideEnded: { readonly override: OverrideId; readonly until: Instant };
  /** Of the first version; no command makes them any more. An office that it names is held government-wide. */
  readonly personAdded: {
    readonly id: PersonId;
    readonly name: string;
    readonly handle: string;
    readonly offices: readonly string[];
  };
  /** Of the first version; no command makes them any more. The agency is a name, the holders are of this service. */
  readonly serviceAdded: {
    readonly id: ServiceId;
    readonly name: string;
    readonly tier: Tier;
    readonly agency: string;
    readonly holders: Readonly<Record<string, PersonId>>;
  };
}

export type DirectoryEventType = keyof DirectoryEventBodies;
export type DirectoryEvent = EnvelopeOf<DirectoryEventBodies>;
export type NewDirectoryEvent = NewEventOf<DirectoryEventBodies>;

/** Versions above 1 of the bodies above, as shared/protocol/upcast.ts lifts to them. */
export const directoryEventVersions: Partial<Readonly<Record<string, number>>> = {};

/**
 * Identifiers are strings that cannot be mistaken for one another. They are made by the `Ids` port
 * (shared/host/ports.ts); nothing in shared/ invents one.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type EventId = Branded<'EventId'>;
export type CommandId = Branded<'CommandId'>;
export type DeviceId = Branded<'DeviceId'>;
export type PersonId = Branded<'PersonId'>;
export type ServiceId = Branded<'ServiceId'>;
export type AgencyId = Branded<'AgencyId'>;
export type VendorId = Branded<'VendorId'>;
export type AppointmentId = Branded<'AppointmentId'>;
export type RotationId = Branded<'RotationId'>;
export type OverrideId = Branded<'OverrideId'>;

/** `incident/<uuid>`, `intake`, `directory`, `policy`. */
export type StreamId = Branded<'StreamId'>;

export type StreamKind = 'incident' | 'intake' | 'directory' | 'policy';

export const intakeStream = 'intake' as StreamId;
export const directoryStream = 'directory' as StreamId;
export const policyStream = 'policy' as StreamId;

export const incidentStream = (uuid: string): StreamId => `incident/${uuid}` as StreamId;

/** Null for a stream this version does not know: its events are kept, never folded. */
export function streamKind(stream: StreamId): StreamKind | null {
  const [kind] = stream.split('/', 1);
  return kind === 'incident' || kind === 'intake' || kind === 'directory' || kind === 'policy' ? kind : null;
}

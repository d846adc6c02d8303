import { holdersOf, officesOf } from '../../directory/offices.ts';
import { type Directory, personName } from '../../directory/state.ts';
import type { PersonId, ServiceId, StreamId } from '../../kernel/ids.ts';
import type { Rejection } from '../../kernel/rejection.ts';
import { type Result, rejected } from '../../kernel/result.ts';
import type { Instant } from '../../kernel/time.ts';
import type { PackReference, PolicyPack } from '../../policy/pack.ts';
import type { NewIncidentEvent } from '../event.ts';
import type { Recurrence } from '../recurrence.ts';
import type { IncidentRow } from '../row.ts';
import { holderOf, type Incident } from '../state.ts';
import type { RejectionCode } from './rejections.ts';

/** All that a decision may depend on besides the incident and the command; handed in, never looked up. */
export interface DecideContext {
  /** The device's corrected time. */
  readonly now: Instant;
  /** When the act happened, as the human says; at most `now`. */
  readonly occurredAt: Instant;
  /** Whose act it is: the person spoken for, else the one who records. */
  readonly person: PersonId;
  readonly directory: Directory;
  /** The pack the incident was opened under; for a declaration the one in force. */
  readonly pack: PolicyPack;
  /** Another pack that was adopted; undefined where none of that version was (GEN-PACK). */
  readonly adopted: (reference: PackReference) => PolicyPack | undefined;
  /** The incidents that the command names, as lists show them; those unknown here are absent. */
  readonly others: ReadonlyMap<StreamId, IncidentRow>;
  /** CLO-CRITERIA: why it counts as recurring, as the record of this console shows it; null where it does not. */
  readonly recurrence: Recurrence | null;
  /** The readable id a declaration would get. */
  readonly ref: string;
}

export type Decision = Result<readonly NewIncidentEvent[], Rejection<RejectionCode>>;

export const refuse = (code: RejectionCode, params: Rejection['params'] = {}) => rejected({ code, params });

/** "A. Mensah (Service Owner)": who may do it, so that a refusal says whom to call. */
export function whoHolds(context: DecideContext, office: string, services: readonly ServiceId[]): string {
  const title = context.pack.offices[office] ?? office;
  const names = holdersOf(context.directory, office, services, context.occurredAt).map((id) =>
    personName(context.directory, id),
  );
  return names.length > 0 ? `${names.join(', ')} (${title})` : title;
}

export const whoHoldsAny = (
  context: DecideContext,
  offices: readonly string[],
  services: readonly ServiceId[],
): readonly string[] => offices.map((office) => whoHolds(context, office, services));

export const holdsOffice = (
  context: DecideContext,
  offices: readonly string[],
  services: readonly ServiceId[],
  person: PersonId = context.person,
): boolean =>
  officesOf(context.directory, person, services, context.occurredAt).some((office) =>
    offices.includes(office),
  );

export const isCommander = (incident: Incident, person: PersonId): boolean =>
  holderOf(incident, 'IC') === person;

export const nameOf = (context: DecideContext, person: PersonId): string =>
  personName(context.directory, person);

/** The commander, and where the role is vacant who could take it. */
export function commanderName(context: DecideContext, incident: Incident): string {
  const holder = holderOf(incident, 'IC');
  const title = context.pack.roles.IC.name;
  return holder === null ? title : `${nameOf(context, holder)} (${title})`;
}

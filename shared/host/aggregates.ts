import type { DirectoryCommand } from '../directory/command.ts';
import { directoryCommandSchema } from '../directory/command.ts';
import { decideDirectory } from '../directory/decide.ts';
import type { NewDirectoryEvent } from '../directory/event.ts';
import { evolveDirectory } from '../directory/evolve.ts';
import { basedOnOf as basedOnOfDirectory } from '../directory/fields.ts';
import { type Directory, emptyDirectory } from '../directory/state.ts';
import { type IncidentCommand, incidentCommandSchema } from '../incident/command.ts';
import { decideIncident } from '../incident/decide.ts';
import type { NewIncidentEvent } from '../incident/event.ts';
import { evolveIncident } from '../incident/evolve.ts';
import { basedOnOf } from '../incident/fields.ts';
import type { Recurrence } from '../incident/recurrence.ts';
import type { IncidentRow } from '../incident/row.ts';
import type { Incident } from '../incident/state.ts';
import { type IntakeCommand, intakeCommandSchema } from '../intake/command.ts';
import { decideIntake } from '../intake/decide.ts';
import { evolveIntake } from '../intake/evolve.ts';
import { emptyIntake, type Intake } from '../intake/state.ts';
import type { BasedOn, Envelope, NewEvent } from '../kernel/envelope.ts';
import type { PersonId, StreamId, StreamKind } from '../kernel/ids.ts';
import type { Rejection } from '../kernel/rejection.ts';
import { type Result, rejected } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import {
  decidePolicy,
  emptyPolicyRegister,
  evolvePolicy,
  type PolicyCommand,
  type PolicyRegister,
  packInForce,
  packOf,
  policyCommandSchema,
} from '../policy/register.ts';

/** What surrounds a command: handed to every decision, so that none looks anything up for itself. */
export interface World {
  readonly now: Instant;
  readonly occurredAt: Instant;
  readonly person: PersonId;
  readonly directory: Directory;
  readonly policy: PolicyRegister;
  /** The incidents that a command names. */
  readonly others: ReadonlyMap<StreamId, IncidentRow>;
  /** CLO-CRITERIA: what a closure is judged by; null for every other command. */
  readonly recurrence: Recurrence | null;
  /** The readable id that a declaration would get. */
  readonly ref: string;
}

/** What the host needs of an aggregate. Adding one: its five files, a `StreamKind`, and an entry below. */
export interface Aggregate<State, Command> {
  readonly initial: State;
  readonly accepts: (command: unknown) => boolean;
  readonly decide: (state: State, command: Command, world: World) => Result<readonly NewEvent[], Rejection>;
  readonly evolve: (state: State, event: Envelope) => State;
  readonly basedOn: (state: State, event: NewEvent) => BasedOn;
}

/** The state that each kind of stream folds to. */
export interface StateOf {
  readonly incident: Incident | null;
  readonly intake: Intake;
  readonly directory: Directory;
  readonly policy: PolicyRegister;
}

interface CommandFor {
  readonly incident: IncidentCommand;
  readonly intake: IntakeCommand;
  readonly directory: DirectoryCommand;
  readonly policy: PolicyCommand;
}

const names = (schema: { safeParse(value: unknown): { success: boolean } }) => (command: unknown) =>
  schema.safeParse(command).success;

export const aggregates: { readonly [K in StreamKind]: Aggregate<StateOf[K], CommandFor[K]> } = {
  incident: {
    initial: null,
    accepts: names(incidentCommandSchema),
    decide: (incident, command, { policy, ...world }) => {
      // An incident keeps the pack it was opened under (GEN-PACK).
      const pack = incident === null ? packInForce(policy, world.now) : packOf(policy, incident.pack);
      return pack
        ? decideIncident(incident, command, {
            ...world,
            pack,
            adopted: (reference) => packOf(policy, reference),
          })
        : rejected({ code: 'policy.noPack', params: {} });
    },
    evolve: evolveIncident,
    basedOn: (state, event) => basedOnOf(state, event as NewIncidentEvent),
  },
  intake: {
    initial: emptyIntake,
    accepts: names(intakeCommandSchema),
    decide: (_, command, world) => decideIntake(command, world),
    evolve: evolveIntake,
    basedOn: () => ({}),
  },
  directory: {
    initial: emptyDirectory,
    accepts: names(directoryCommandSchema),
    decide: (directory, command, { now, occurredAt, policy }) => {
      const pack = packInForce(policy, now);
      const offices = pack ? new Set(Object.keys(pack.offices)) : null;
      return decideDirectory(directory, command, { occurredAt, offices });
    },
    evolve: evolveDirectory,
    basedOn: (state, event) => basedOnOfDirectory(state, event as NewDirectoryEvent),
  },
  policy: {
    initial: emptyPolicyRegister,
    accepts: names(policyCommandSchema),
    decide: decidePolicy,
    evolve: evolvePolicy,
    basedOn: () => ({}),
  },
};

import type { DirectoryCommand } from '../directory/command.ts';
import { directoryCommandSchema } from '../directory/command.ts';
import { decideDirectory } from '../directory/decide.ts';
import { evolveDirectory } from '../directory/evolve.ts';
import { type Directory, emptyDirectory } from '../directory/state.ts';
import { type IncidentCommand, incidentCommandSchema } from '../incident/command.ts';
import { decideIncident } from '../incident/decide.ts';
import type { NewIncidentEvent } from '../incident/event.ts';
import { evolveIncident } from '../incident/evolve.ts';
import { basedOnOf } from '../incident/fields.ts';
import type { Incident } from '../incident/state.ts';
import type { BasedOn, Envelope, NewEvent } from '../kernel/envelope.ts';
import type { PersonId, StreamKind } from '../kernel/ids.ts';
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
  readonly directory: Directory;
  readonly policy: PolicyRegister;
}

interface CommandFor {
  readonly incident: IncidentCommand;
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
      const pack = incident === null ? packInForce(policy) : packOf(policy, incident.pack);
      return pack
        ? decideIncident(incident, command, { ...world, pack })
        : rejected({ code: 'policy.noPack', params: {} });
    },
    evolve: evolveIncident,
    basedOn: (state, event) => basedOnOf(state, event as NewIncidentEvent),
  },
  directory: {
    initial: emptyDirectory,
    accepts: names(directoryCommandSchema),
    decide: decideDirectory,
    evolve: evolveDirectory,
    basedOn: () => ({}),
  },
  policy: {
    initial: emptyPolicyRegister,
    accepts: names(policyCommandSchema),
    decide: decidePolicy,
    evolve: evolvePolicy,
    basedOn: () => ({}),
  },
};

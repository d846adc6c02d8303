import type { Directory } from '../directory/state.ts';
import type { Incident } from '../incident/state.ts';
import type { Intake } from '../intake/state.ts';
import {
  directoryStream,
  intakeStream,
  policyStream,
  type StreamId,
  type StreamKind,
} from '../kernel/ids.ts';
import type { PolicyRegister } from '../policy/register.ts';
import { aggregates, type StateOf } from './aggregates.ts';
import { fold } from './folding.ts';
import type { Journal } from './ports.ts';

/** Folded incidents kept in memory; the rest are folded again when asked for. */
const KEPT_INCIDENTS = 256;

/** What a host holds in memory: nothing that the journal would not bring back. */
export interface Folded {
  directory(): Directory;
  policy(): PolicyRegister;
  incident(stream: StreamId): Promise<Incident | null>;
  stateOf<K extends StreamKind>(kind: K, stream: StreamId): Promise<StateOf[K]>;
  /** Memory changes here and nowhere else, once the journal has it. */
  settle<K extends StreamKind>(kind: K, stream: StreamId, state: StateOf[K]): void;
  /** Reads everything again; says which streams somebody may have folded from what was here. */
  load(): Promise<readonly StreamId[]>;
}

export async function folded(journal: Journal): Promise<Folded> {
  const incidents = new Map<StreamId, Incident | null>();
  let intake: Intake = aggregates.intake.initial;
  let directory: Directory = aggregates.directory.initial;
  let policy: PolicyRegister = aggregates.policy.initial;

  async function load(): Promise<readonly StreamId[]> {
    const streams = [intakeStream, directoryStream, policyStream, ...incidents.keys()];
    incidents.clear();
    intake = await fold(journal, intakeStream, aggregates.intake);
    directory = await fold(journal, directoryStream, aggregates.directory);
    policy = await fold(journal, policyStream, aggregates.policy);
    return streams;
  }
  await load();

  async function incidentOf(stream: StreamId): Promise<Incident | null> {
    const known = incidents.get(stream);
    if (known !== undefined) return known;
    const state = await fold(journal, stream, aggregates.incident);
    keep(stream, state);
    return state;
  }

  function keep(stream: StreamId, incident: Incident | null): void {
    incidents.delete(stream);
    incidents.set(stream, incident);
    const [oldest] = incidents.keys();
    if (incidents.size > KEPT_INCIDENTS && oldest !== undefined) incidents.delete(oldest);
  }

  return {
    directory: () => directory,
    policy: () => policy,
    incident: incidentOf,
    load,
    async stateOf<K extends StreamKind>(kind: K, stream: StreamId): Promise<StateOf[K]> {
      const states = {
        incident: kind === 'incident' ? await incidentOf(stream) : null,
        intake,
        directory,
        policy,
      };
      return (states satisfies StateOf)[kind];
    },
    settle(kind, stream, state) {
      if (kind === 'incident') keep(stream, state as Incident | null);
      else if (kind === 'intake') intake = state as Intake;
      else if (kind === 'directory') directory = state as Directory;
      else policy = state as PolicyRegister;
    },
  };
}

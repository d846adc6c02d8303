import type { DirectoryCommand } from '../directory/command.ts';
import type { Host } from '../host/host.ts';
import type { Ids } from '../host/ports.ts';
import type { Incident } from '../incident/state.ts';
import type { CommandId, EventId, PersonId, StreamId } from '../kernel/ids.ts';
import { directoryStream, incidentStream } from '../kernel/ids.ts';
import type { Rejection } from '../kernel/rejection.ts';
import type { Instant } from '../kernel/time.ts';
import type { CommandRequest } from '../protocol/console.ts';
import { actorOf, commandsOf, directoryEntriesOf } from './commands.ts';
import type { Drill } from './script.ts';

/** A clock that a replay moves by hand. */
export interface SettableClock {
  set(now: Instant): void;
}

export interface Replayed {
  readonly stream: StreamId;
  readonly incident: Incident;
  /** Commands the host refused, with the step's time: none in a sound drill. */
  readonly refused: readonly {
    readonly at: Instant;
    readonly command: string;
    readonly rejection: Rejection;
  }[];
}

/** Sends every command of a drill through the host, each at its own time, and gives back what the record became. */
export async function replay(drill: Drill, host: Host, clock: SettableClock, ids: Ids): Promise<Replayed> {
  const stream = incidentStream(ids.uuid());
  const refused: Replayed['refused'][number][] = [];
  const actions = new Map<string, EventId>();
  const [first] = drill.commands;
  if (first) clock.set(first.at);

  const send = async (
    request: Pick<CommandRequest, 'stream' | 'command' | 'occurredAt'>,
    by: PersonId,
    at: Instant,
  ) => {
    const answer = await host.execute(
      { commandId: ids.uuid() as CommandId, onBehalfOf: null, ...request },
      by,
    );
    if (!answer.ok) refused.push({ at, command: request.command.type, rejection: answer.rejection });
    return answer;
  };

  const entries: DirectoryCommand = { type: 'importDirectory', entries: directoryEntriesOf(drill) };
  await send(
    { stream: directoryStream, command: entries, occurredAt: null },
    'drill' as PersonId,
    first?.at ?? 0,
  );

  for (const step of drill.commands) {
    clock.set(step.at);
    for (const { command, occurredAt } of commandsOf(
      drill,
      step,
      (name) => actions.get(name) ?? ('' as EventId),
    )) {
      const answer = await send({ stream, command, occurredAt }, actorOf(drill, step), step.at);
      const added = answer.ok ? answer.events.find(({ type }) => type === 'actionAdded') : undefined;
      if (step.command === 'addAction' && added) actions.set(step.id, added.id);
    }
  }
  const incident = await host.incident(stream);
  if (incident === null) throw new Error('The drill declared no incident.');
  return { stream, incident, refused };
}

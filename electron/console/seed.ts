import { z } from 'zod';
import { v5 } from 'uuid';
import type { CommandId, PersonId } from '../../shared/kernel/ids.ts';
import { directoryStream } from '../../shared/kernel/ids.ts';
import { directoryCommandSchema, type DirectoryCommand } from '../../shared/directory/command.ts';
import type { Directory } from '../../shared/directory/state.ts';
import type { Host } from '../../shared/host/host.ts';

/** Who the record names for what the installation does by itself. Not a person of the directory. */
export const INSTALLER = 'setup' as PersonId;

const seedSchema = z.strictObject({
  people: z.array(z.looseObject({ id: z.string() })).min(1),
  services: z.array(z.looseObject({ id: z.string() })).min(1),
});

/** Makes each entry's command id the same at every attempt: a first start that was cut short is simply continued. */
const SEED_NAMESPACE = '7e0a4c9e-6a0b-4a53-9d3f-1f0a4f6f2d11';

/**
 * Fills an empty directory from `resources/directory/example.json`, people before the services they answer for. Does
 * nothing where it was done before, or where the directory was filled in another way.
 */
export async function seedDirectory(host: Host, source: unknown): Promise<void> {
  const commands = seedCommands(source);
  if (!isDue(host.directory(), commands)) return;
  for (const command of commands) {
    const commandId = v5(`${command.type}/${command.id}`, SEED_NAMESPACE) as CommandId;
    const request = { commandId, stream: directoryStream, command, occurredAt: null, onBehalfOf: null };
    const answer = await host.execute(request, INSTALLER);
    // A disk that refuses is no reason not to start: the next start goes on from here, and the journal's health shows it.
    if (!answer.ok && answer.rejection.code.startsWith('journal.')) return;
    if (!answer.ok)
      throw new Error(`The example directory was refused at ${command.id}: ${answer.rejection.code}`);
  }
}

function seedCommands(source: unknown): readonly DirectoryCommand[] {
  const { people, services } = seedSchema.parse(source);
  return [
    ...people.map((person) => directoryCommandSchema.parse({ type: 'addPerson', ...person })),
    ...services.map((service) => directoryCommandSchema.parse({ type: 'addService', ...service })),
  ];
}

function isDue({ people, services }: Directory, commands: readonly DirectoryCommand[]): boolean {
  const has = (command: DirectoryCommand | undefined): boolean =>
    command !== undefined && [...people.keys(), ...services.keys()].some((id) => id === command.id);
  if (people.size === 0 && services.size === 0) return true;
  return has(commands[0]) && !has(commands.at(-1));
}

import { v5 } from 'uuid';
import type { DirectoryEntries } from '../../shared/directory/command.ts';
import { readDirectoryDocument } from '../../shared/directory/exchange/directory-json.ts';
import { type Directory, emptyDirectory } from '../../shared/directory/state.ts';
import type { Host } from '../../shared/host/host.ts';
import type { CommandId, PersonId } from '../../shared/kernel/ids.ts';
import { directoryStream } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { type PolicyRegister, packInForce } from '../../shared/policy/register.ts';

/** Who the record names for what the installation does by itself. Not a person of the directory. */
export const INSTALLER = 'setup' as PersonId;

/** The same command id at every attempt: two starts at once fill the directory once. */
const SEED_NAMESPACE = '7e0a4c9e-6a0b-4a53-9d3f-1f0a4f6f2d11';

/**
 * Fills an empty directory from `resources/directory/example.json`, all at once: a first start that is cut short has
 * written all of it or nothing. A directory that holds anything, from an earlier version or a person, is left alone.
 */
export async function seedDirectory(host: Host, source: unknown, now: Instant): Promise<void> {
  if (!isEmpty(host.directory())) return;
  const read = readDirectoryDocument(source, emptyDirectory, { occurredAt: 0, offices: null });
  if (!read.ok) {
    const { place, rejection } = read.rejection[0] ?? { place: null, rejection: null };
    throw new Error(
      `The example directory was refused: ${JSON.stringify(place)} ${JSON.stringify(rejection)}`,
    );
  }
  const commandId = v5('importDirectory', SEED_NAMESPACE) as CommandId;
  const command = { type: 'importDirectory' as const, entries: ofOffices(read.value, host.policy(), now) };
  const request = { commandId, stream: directoryStream, command, occurredAt: null, onBehalfOf: null };
  const answer = await host.seed(request, INSTALLER);
  // A disk that refuses is no reason not to start: the next start tries again, and the journal's health shows it.
  if (answer.ok || answer.rejection.code.startsWith('journal.')) return;
  throw new Error(`The example directory was refused: ${JSON.stringify(answer.rejection)}`);
}

/** A jurisdiction's own pack may have fewer offices than the example: those appointments are left out. */
function ofOffices(entries: DirectoryEntries, policy: PolicyRegister, now: Instant): DirectoryEntries {
  const offices = packInForce(policy, now)?.offices;
  if (!offices) return entries;
  const appointments = entries.appointments.filter(({ office }) => Object.hasOwn(offices, office));
  return { ...entries, appointments };
}

/** Nothing was ever said of it: the events of every entry are kept in `heads`. */
const isEmpty = ({ heads }: Directory): boolean => heads.size === 0;

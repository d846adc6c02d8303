import { aggregates } from '../../shared/host/aggregates.ts';
import { foldOnto } from '../../shared/host/folding.ts';
import { directoryStream } from '../../shared/kernel/ids.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { toRfc3339 } from '../../shared/kernel/time.ts';
import { CODE_LIFETIME, type Invitation, type ListedDevice, type Registry } from '../registry/registry.ts';
import { say } from '../sentences.ts';
import type { LogReader } from '../store/log.ts';

/** A one-time code for somebody. A name that nobody in the directory has is said, and is no reason to refuse. */
export async function invite(
  registry: Registry,
  log: LogReader,
  now: number,
  invitation: Invitation,
): Promise<readonly string[]> {
  const { person, role } = invitation;
  const code = await registry.invite(invitation);
  const until = toRfc3339(now + CODE_LIFETIME);
  const lines = [say('invite.code', { code, person, role, until })];
  const events = await log.stream(directoryStream);
  const directory = foldOnto(aggregates.directory.initial, events, aggregates.directory);
  const isStranger = directory.people.size > 0 && !directory.people.has(person);
  return isStranger ? [...lines, say('invite.unknownPerson', { person })] : lines;
}

export async function revoke(registry: Registry, device: string): Promise<Result<string, string>> {
  const devices = await registry.list();
  const meant = devices.filter(({ device: id }) => id.startsWith(device.toLowerCase()));
  const [one, another] = meant;
  if (!one) return rejected(say('revoke.unknown', { device }));
  if (another) return rejected(say('revoke.several', { device, devices: meant.map(lineOf).join('\n') }));
  await registry.revoke(one.device);
  return accepted(say('revoke.done', { device: one.device, name: one.name, person: one.person }));
}

export async function devices(registry: Registry): Promise<string> {
  const all = await registry.list();
  return all.length > 0 ? all.map(lineOf).join('\n') : say('devices.none');
}

function lineOf({ device, person, role, name, revokedAt, seenAt }: ListedDevice): string {
  const seen = seenAt === null ? say('devices.neverSeen') : say('devices.seen', { at: toRfc3339(seenAt) });
  const revoked = revokedAt === null ? '' : `  ${say('devices.revoked', { at: toRfc3339(revokedAt) })}`;
  return `${device}  ${role.padEnd(13)}  ${person}  “${name}”  ${seen}${revoked}`;
}

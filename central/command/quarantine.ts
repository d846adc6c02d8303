import type { DeviceId } from '../../shared/kernel/ids.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import type { Registry } from '../registry/registry.ts';
import { say } from '../sentences.ts';
import type { CentralLog } from '../store/log.ts';
import { release, setAside } from '../sync/release.ts';

/** What is set aside, by device and reason: how many events, and from which number of the device to which. */
export async function quarantine(registry: Registry, log: CentralLog): Promise<string> {
  const groups = new Map<
    string,
    { device: DeviceId; reason: string; count: number; first: number; last: number }
  >();
  for await (const { sealed, reason } of setAside(log)) {
    const { deviceId: device, dseq } = sealed.event;
    const key = `${device} ${reason}`;
    const { count = 0, first = dseq, last = dseq } = groups.get(key) ?? {};
    groups.set(key, {
      device,
      reason,
      count: count + 1,
      first: Math.min(first, dseq),
      last: Math.max(last, dseq),
    });
  }
  if (groups.size === 0) return say('quarantine.none');
  const lines: string[] = [];
  for (const { device, reason, ...range } of groups.values()) {
    const known = await registry.find(device);
    const whose = known ? say('quarantine.whose', { name: known.name, person: known.person }) : '';
    lines.push(say('quarantine.line', { device, whose, why: say(`quarantine.${reason}`), ...range }));
  }
  return lines.join('\n');
}

export async function releaseUpTo(
  log: CentralLog,
  device: string,
  upTo: number,
  now: number,
): Promise<Result<string, string>> {
  const released = await release(log, device as DeviceId, upTo, now);
  return released > 0
    ? accepted(say('release.done', { device, released }))
    : rejected(say('release.nothing', { device, upTo }));
}

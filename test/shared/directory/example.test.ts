import { describe, expect, test } from 'vitest';
import { entriesOf, withEntries } from '../../../shared/directory/entries.ts';
import { readDirectoryDocument } from '../../../shared/directory/exchange/directory-json.ts';
import { monitoringGaps } from '../../../shared/directory/monitoring.ts';
import { holdersOf, standingsOf } from '../../../shared/directory/offices.ts';
import { onCallAt } from '../../../shared/directory/on-call.ts';
import { emptyDirectory } from '../../../shared/directory/state.ts';
import type { ServiceId } from '../../../shared/kernel/ids.ts';
import { DAY, HOUR } from '../../../shared/kernel/time.ts';
import { defaultPack } from '../../support/default-pack.ts';
import { at } from '../../support/directory.ts';
import { readJson } from '../../support/replay-host.ts';

const NOW = at('2026-03-02T10:00Z');
const pack = defaultPack();
const read = readDirectoryDocument(readJson('resources/directory/example.json'), emptyDirectory, {
  occurredAt: NOW,
  offices: new Set(Object.keys(pack.offices)),
});
if (!read.ok) throw new Error(JSON.stringify(read.rejection, null, 1));
const directory = withEntries(emptyDirectory, entriesOf(read.value));
const services = [...directory.services.keys()];
const identity = 'digital-identity' as ServiceId;
const hold = (office: string, service: ServiceId) => holdersOf(directory, office, [service], NOW);

describe('[GEN-DRILL] the example government', () => {
  test('is 10 agencies, 60 services of every tier and 200 people', () => {
    expect([directory.agencies, directory.services, directory.people].map(({ size }) => size)).toEqual([
      10, 60, 200,
    ]);
    const tiers = Map.groupBy(directory.services.values(), ({ tier }) => tier);
    for (const tier of ['1', '2', '3', '4'] as const)
      expect(tiers.get(tier)?.length).toBeGreaterThanOrEqual(5);
    const gaps = new Set(monitoringGaps(directory).map(({ gap }) => gap));
    expect([...gaps].toSorted()).toEqual(['aroundTheClock', 'automated', 'severalLocations', 'slaAlerts']);
  });

  test('has every office of the policy filled for every service, and somebody on call at any time', () => {
    for (const service of services) {
      for (const office of Object.keys(pack.offices))
        expect.soft(hold(office, service), `${office} of ${service}`).not.toEqual([]);
      for (const office of ['SO', 'SM', 'STL', 'CIO']) expect.soft(hold(office, service)).toHaveLength(1);
    }
    for (let time = NOW; time < NOW + 14 * DAY; time += HOUR)
      for (const service of services) expect(onCallAt(directory, service, time)).not.toEqual([]);
  });

  test('shows a deputy and an acting holder, each as such', () => {
    const all = [...directory.people.keys()].flatMap((person) =>
      services.flatMap((service) => standingsOf(directory, person, [service], at('2026-11-02T10:00Z'))),
    );
    expect(new Set(all.map(({ as }) => as))).toEqual(new Set(['holder', 'deputy', 'acting']));
  });

  test('keeps those whom drills and first steps know', () => {
    expect(['SO', 'SM', 'STL', 'on-call'].map((office) => hold(office, identity))).toEqual([
      ['a-mensah'],
      ['k-osei'],
      ['r-okafor'],
      ['m-ivanova'],
    ]);
    expect(
      ['communications', 'liaison', 'support L1', 'CIO', 'CDO'].map((office) => hold(office, identity)),
    ).toEqual([['s-haddad'], ['d-silva'], ['j-park'], ['e-larsson'], ['p-sharma']]);
    expect(hold('SO', 'benefit-payments' as ServiceId)).toEqual(['c-brandt']);
    expect(hold('SM', 'appointment-booking' as ServiceId)).toEqual(['k-osei']);
    const first = (time: number) => onCallAt(directory, identity, time)[0];
    for (let time = NOW; time < NOW + 365 * DAY; time += 7 * HOUR) expect(first(time)).toBe('m-ivanova');
  });
});

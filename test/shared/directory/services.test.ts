import { describe, expect, test } from 'vitest';
import { allDependentsOf, dependencyCycles, dependentsOf } from '../../../shared/directory/dependencies.ts';
import { monitoringGaps } from '../../../shared/directory/monitoring.ts';
import { type Found, searchDirectory, searchKinds } from '../../../shared/directory/search.ts';
import type { Directory, Service } from '../../../shared/directory/state.ts';
import type { ServiceId } from '../../../shared/kernel/ids.ts';
import { anAgency, aPerson, aRotation, aService, aVendor, directoryWith } from '../../support/directory.ts';

const id = (text: string) => text as ServiceId;
const needing = (name: string, ...needed: string[]): Service =>
  aService(name, { dependsOn: needed.map((service) => ({ service: id(service), ola: '' })) });
const of = (...services: Service[]): Directory => directoryWith({ services });

describe('dependencies', () => {
  const tree = of(needing('network'), needing('hosting', 'network'), needing('portal', 'hosting', 'network'));

  test('[NTF-AGENCIES] those that need a service directly, and all that need it in the end, nearest first', () => {
    expect(dependentsOf(tree, id('network'))).toEqual(['hosting', 'portal']);
    expect(allDependentsOf(tree, id('network'))).toEqual(['hosting', 'portal']);
    expect(dependentsOf(of(needing('a', 'b'), needing('b', 'c'), needing('c')), id('c'))).toEqual(['b']);
    expect(allDependentsOf(of(needing('a', 'b'), needing('b', 'c'), needing('c')), id('c'))).toEqual([
      'b',
      'a',
    ]);
  });

  test('a retired service needs nothing any more', () => {
    expect(dependentsOf(of(needing('a'), { ...needing('b', 'a'), retired: true }), id('a'))).toEqual([]);
  });

  test('a circle ends, and is told once as the way round', () => {
    const circle = of(
      needing('a', 'b'),
      needing('b', 'c'),
      needing('c', 'a'),
      needing('d', 'a'),
      needing('e', 'e'),
    );
    expect(allDependentsOf(circle, id('a'))).toEqual(['c', 'd', 'b']);
    expect(dependencyCycles(circle.services)).toEqual([
      ['a', 'b', 'c', 'a'],
      ['e', 'e'],
    ]);
    expect(dependencyCycles(tree.services)).toEqual([]);
    // what lies between two circles is in neither
    const between = of(needing('a', 'a', 'b'), needing('b', 'c'), needing('c', 'd'), needing('d', 'c'));
    expect(dependencyCycles(between.services)).toEqual([
      ['a', 'a'],
      ['c', 'd', 'c'],
    ]);
    // every one of thousands needs the next
    const chain = Array.from({ length: 5000 }, (_, index) => needing(`s${index}`, `s${index + 1}`));
    expect(dependencyCycles(of(...chain, needing('s5000')).services)).toEqual([]);
    expect(dependencyCycles(of(...chain, needing('s5000', 's0')).services)[0]).toHaveLength(5002);
    expect(dependencyCycles(of(needing('a', 'nowhere')).services)).toEqual([]);
  });
});

describe('[INT-MONITORING] gaps', () => {
  const none = { automated: false, slaAlerts: false, aroundTheClock: false, severalLocations: false };
  const gapsOf = (tier: Service['tier'], monitoring = none) =>
    monitoringGaps(of(aService('s', { tier, monitoring }))).map(({ gap }) => gap);

  test('tier 1 and 2 without automated monitoring, SLA alerts or several locations, tier 1 without 24/7', () => {
    expect(gapsOf('1')).toEqual(['automated', 'slaAlerts', 'aroundTheClock', 'severalLocations']);
    expect(gapsOf('2')).toEqual(['automated', 'slaAlerts', 'severalLocations']);
    expect(gapsOf('3')).toEqual([]);
    expect(gapsOf('4')).toEqual([]);
    expect(gapsOf('1', { ...none, automated: true, slaAlerts: true })).toEqual([
      'aroundTheClock',
      'severalLocations',
    ]);
  });

  test('the gravest tier first, nothing of what is retired', () => {
    const gaps = monitoringGaps(
      of(
        aService('b', { tier: '2', monitoring: { ...none, automated: true, slaAlerts: true } }),
        aService('a', { tier: '1', monitoring: { ...none, automated: true, slaAlerts: true } }),
        aService('gone', { tier: '1', monitoring: none, retired: true }),
      ),
    );
    expect(gaps.map(({ service, gap }) => `${service} ${gap}`)).toEqual([
      'a aroundTheClock',
      'a severalLocations',
      'b severalLocations',
    ]);
  });
});

describe('searching', () => {
  const agency = anAgency('home', { name: 'Home Office', short: 'HO' });
  const directory = directoryWith({
    agencies: [agency],
    people: [
      aPerson('y', { name: 'Yıldız Özdemir', handle: 'ozdemir', agency: agency.id }),
      aPerson('j', { name: 'Jens Larsen', handle: 'larsen' }),
      aPerson('l', { name: 'Lars Holm', handle: 'holm', left: true }),
      aPerson('m', { name: 'Maja Larsson', handle: 'maja', email: 'larsson@home.example' }),
    ],
    vendors: [aVendor('v', { name: 'Northgate', contact: 'Lars at the desk' })],
    rotations: [aRotation('r', [], { name: 'Larch engineers' })],
    services: [
      aService('passports', { name: 'Passport applications', agency: agency.id }),
      aService('visas', { name: 'Visa applications', agency: agency.id }),
    ],
  });
  const find = (text: string, kinds = searchKinds as readonly Found['kind'][], limit = 10) =>
    searchDirectory(directory, text, kinds, limit).map((found) => found.id);

  test('all words must occur, however written', () => {
    expect(find('ozdemir yildiz')).toEqual(['y']);
    expect(find('ÖZDEMİR')).toEqual(['y']);
    expect(find('home applications')).toEqual(['passports', 'visas']);
    expect(find('home visa')).toEqual(['visas']);
    expect(find('nowhere')).toEqual([]);
  });

  test('a name that begins so first, then one of whose words do, then the rest; who left last', () => {
    expect(find('lar')).toEqual(['r', 'j', 'm', 'v', 'l']);
    expect(find('appl', ['services'])).toEqual(['passports', 'visas']);
  });

  test('of the kinds asked for, at most so many, and everything where nothing is typed', () => {
    expect(find('lar', ['people'])).toEqual(['j', 'm', 'l']);
    expect(find('lar', ['people'], 1)).toEqual(['j']);
    expect(find('', ['services'])).toEqual(['passports', 'visas']);
  });
});

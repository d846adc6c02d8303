import { expect, test } from 'vitest';
import { looserThan } from '../../../shared/policy/looser.ts';
import type { PolicyPackSource } from '../../../shared/policy/pack.ts';
import { defaultPack, defaultPackSource, packFrom } from '../../support/default-pack.ts';

/** The pack as JSON, which a jurisdiction edits. */
type Json = { [key: string]: Json } & { [index: number]: Json };

function flagged(path: string, value: unknown): readonly string[] {
  const source = defaultPackSource() as unknown as Json;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let inner = source;
  for (const key of keys) inner = inner[key] as Json;
  if (value === undefined) {
    if (Array.isArray(inner)) inner.splice(Number(last), 1);
    else delete inner[last];
  } else inner[last] = value as Json;
  return looserThan(defaultPack(), packFrom(source as unknown as PolicyPackSource)).map(
    ({ path: where, policy, pack }) => `${where}: ${pack}, not ${policy}`,
  );
}

const acknowledge = (span: object) => ({ ...span, owner: { office: 'support L1' }, cite: ['§2.2'] });

test('[GEN-PACK] the policy is not looser than itself', () => {
  expect(looserThan(defaultPack(), defaultPack())).toEqual([]);
});

test.each([
  [
    'a longer limit',
    'clocks.acknowledge.P1.under',
    'PT6M',
    ['clocks.acknowledge.P1: under PT6M, not under PT5M'],
  ],
  ['a shorter one', 'clocks.acknowledge.P1.under', 'PT4M', []],
  [
    'in time at the limit, where the policy is late at it',
    'clocks.acknowledge.P1',
    acknowledge({ within: 'PT5M' }),
    ['clocks.acknowledge.P1: within PT5M, not under PT5M'],
  ],
  [
    'late at the limit, where the policy is in time at it',
    'clocks.triage.P1',
    acknowledge({ under: 'PT5M' }),
    [],
  ],
  [
    'more business hours',
    'clocks.acknowledge.P4.under',
    { businessHours: 5 },
    ['clocks.acknowledge.P4: under 5 business hours, not under 4 business hours'],
  ],
  ['real hours for business hours', 'clocks.acknowledge.P4.under', 'PT4H', []],
  [
    'business hours for real hours',
    'clocks.acknowledge.P3.under',
    { businessHours: 1 },
    ['clocks.acknowledge.P3: under 1 business hours, not under PT1H'],
  ],
  [
    'seven days for five business days: later where no holiday comes between',
    'clocks.report.P1.within',
    'P7D',
    ['clocks.report.P1: within PT168H, not within 5 business days'],
  ],
  ['three days for five business days', 'clocks.report.P1.within', 'P3D', []],
  [
    'a summary later in the day',
    'notifications.0.first.P4.within',
    { nextAt: '18:00', each: 'businessDay' },
    [
      'notifications.service owner.first.P4: within 18:00 each business day, not within 17:00 each business day',
    ],
  ],
  ['a figure that the policy does not give', 'clocks.resolve.P1.3.under', 'PT9H', []],
  ['a clock left out', 'clocks.warRoom.P1', undefined, ['clocks.warRoom.P1: nothing, not under PT15M']],
  [
    'a section left out',
    'clocks.dailyReport',
    undefined,
    [
      'clocks.dailyReport.P1: nothing, not within next midnight',
      'clocks.dailyReport.P2: nothing, not within next midnight',
    ],
  ],
  ['a clock of its own left out', 'clocks.citizenFirst.P4', undefined, []],
  [
    'fewer channels',
    'clocks.citizenFirst.P1.channels',
    ['status page'],
    ['clocks.citizenFirst.P1.channels: status page, not status page, social media'],
  ],
  [
    'any channel',
    'clocks.citizenUpdate.P1.channels',
    [],
    ['clocks.citizenUpdate.P1.channels: any, not status page'],
  ],
  ['more channels', 'clocks.citizenFirst.P2.channels', ['email'], []],
  [
    'a message only after several reports',
    'clocks.citizenFirst.P2.whenSeveralReports',
    true,
    ['clocks.citizenFirst.P2.whenSeveralReports: true, not nothing'],
  ],
  [
    'a decision put off by progress',
    'clocks.investigate.P1.rolling',
    true,
    ['clocks.investigate.P1.rolling: true, not nothing'],
  ],
  [
    'a later briefing after a major change',
    'clocks.executiveBriefing.afterMajorChange',
    'PT45M',
    ['clocks.executiveBriefing.afterMajorChange: PT45M, not PT30M'],
  ],
  [
    'a notification left out',
    'notifications.3',
    undefined,
    ['notifications.agency CIO: nothing, not Agency CIO told'],
  ],
  [
    'a notification only of security incidents',
    'notifications.3.when',
    'security',
    ['notifications.agency CIO.when: security, not always'],
  ],
  [
    'a notification for some tiers',
    'notifications.3.first.P1.tiers',
    ['1'],
    ['notifications.agency CIO.first.P1.tiers: 1, not any'],
  ],
  [
    'reviews of fewer recurrences',
    'recurrence',
    { count: 4, days: 30 },
    ['recurrence: 4 in 30 days, not 3 in 30 days'],
  ],
  ['reviews of more recurrences', 'recurrence', { count: 2, days: 60 }, []],
  [
    'target resolution counted from the change',
    'resolutionFrom',
    'reclassification',
    ['resolutionFrom: reclassification, not detection'],
  ],
] as const)('[GEN-PACK] %s', (_, path, value, expected) => {
  expect(flagged(path, value)).toEqual(expected);
});

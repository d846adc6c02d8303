import { describe, expect, it } from 'vitest';
import type { ClockReading } from '../../../shared/clocks/reading.ts';
import { workingAt } from '../../../shared/clocks/watch.ts';
import type { IncidentCommand } from '../../../shared/incident/command.ts';
import type { PersonId, ServiceId } from '../../../shared/kernel/ids.ts';
import { type Instant, instantFrom, MINUTE } from '../../../shared/kernel/time.ts';
import type { PolicyPackSource } from '../../../shared/policy/pack.ts';
import type { Priority, ReclassificationBasis, Tier } from '../../../shared/policy/vocabulary.ts';
import { isGraver } from '../../../shared/policy/vocabulary.ts';
import { defaultPackSource, packFrom } from '../../support/default-pack.ts';
import { anAgency, aPerson, appointed, aService, directoryWith, ofService } from '../../support/directory.ts';
import { readJson } from '../../support/replay-host.ts';
import { type Act, command, people, Story } from '../../support/story.ts';

/** test/golden/clocks: worked out from the policy and calendars alone; its README says how and in which form. */
interface Case {
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly calendar: string;
  readonly tier: Tier;
  readonly story: readonly Told[];
  readonly expect: readonly Expected[];
  readonly none: readonly string[];
  readonly absent: readonly Named[];
}

type Told = { readonly at: string } & (
  | {
      readonly do: 'detect';
      readonly priority: Priority;
      readonly security?: boolean;
      readonly dependents?: boolean;
    }
  | {
      readonly do:
        | 'acknowledge'
        | 'severalReports'
        | 'activateWarRoom'
        | 'bridgeStatus'
        | 'executiveBriefing';
    }
  | {
      readonly do: 'message';
      readonly kind: 'update' | 'restoration';
      readonly channels: readonly (keyof typeof channels)[];
    }
  | { readonly do: 'notify'; readonly subject: keyof typeof rules }
  | { readonly do: 'resolve'; readonly restoredAt: string }
  | {
      readonly do: 'reclassify';
      readonly to: Priority;
      readonly basis: ReclassificationBasis;
      readonly changedAt: string;
    }
);

interface Named {
  readonly kind: string;
  readonly subject: keyof typeof rules | null;
  readonly cycle: number | null;
}

interface Expected extends Named {
  readonly startsAt: string;
  readonly dueAt: string;
  readonly lateAtLimit: boolean;
  readonly adviseAt?: string;
  readonly businessMinutesLeftAt?: { readonly at: string; readonly left: number };
}

const channels = { statusPage: 'status page', socialMedia: 'social media' } as const;

/** What the table calls whom, as the default pack's rules. */
const rules = {
  SO: ['service owner'],
  SM: ['service manager'],
  leadership: ['agency leadership'],
  CIO: ['agency CIO'],
  CDO: ['CDO'],
  security: ['CISO', 'legal', 'public relations'],
  dependents: ['dependent services'],
} as const;

const service = 'service' as ServiceId;
const dependent = 'dependent' as ServiceId;
const { owner, manager, engineer, liaison } = people;

const world = (tier: Tier) => ({
  directory: directoryWith({
    agencies: [anAgency('agency')],
    people: Object.values(people).map((id: PersonId) => aPerson(id)),
    services: [
      aService(service, { tier }),
      aService(dependent, { tier, dependsOn: [{ service, ola: 'OLA 1' }] }),
    ],
    appointments: [
      appointed(engineer, 'on-call'),
      appointed(owner, 'SO', ofService(service)),
      appointed(manager, 'SM', ofService(service)),
    ],
  }),
  adopted: () => undefined,
  others: new Map(),
  recurrence: null,
});

const calendars = readJson('test/golden/clocks/calendars.json') as Record<
  string,
  Omit<PolicyPackSource['calendars'][string], 'name'>
>;

function packWith(calendar: string) {
  const written = calendars[calendar];
  if (!written) throw new Error(`No calendar ${calendar}`);
  const source = defaultPackSource();
  return packFrom({ ...source, calendar, calendars: { [calendar]: { name: calendar, ...written } } });
}

function instant(text: string): Instant {
  const at = instantFrom(text);
  if (at === null) throw new Error(`Not an instant: ${text}`);
  return at;
}

/** Tells a case through the real commands. */
function told({ story: steps, tier, calendar }: Case): Story {
  const story = new Story(packWith(calendar));
  story.world = world(tier);
  for (const step of steps) {
    const at = instant(step.at);
    for (const [act, sent] of commandsOf(story, step, at)) story.when({ at, ...act }, sent);
  }
  return story;
}

type Sent = readonly [Partial<Act>, IncidentCommand];

function commandsOf(story: Story, step: Told, at: Instant): readonly Sent[] {
  switch (step.do) {
    case 'detect': {
      const { priority, security, dependents } = step;
      const answers = security ? ({ suspected: 'yes' } as const) : {};
      return [
        [{}, command('declare', { services: [service], detectedAt: at })],
        [{}, command('classify', { priority, answers, overrideReason: 'As the table says' })],
        [{ by: manager }, command('assignRole', { role: 'IC', person: owner })],
        ...(dependents ? [[{}, command('reportDependents', { services: [dependent] })] as const] : []),
      ];
    }
    case 'acknowledge':
      return [[{}, command('acknowledge')]];
    case 'severalReports':
      return Array.from({ length: story.pack.severalReports }, () => [
        {},
        command('recordReport', { method: 'user report', reportedBy: 'A citizen' }),
      ]);
    case 'activateWarRoom':
      return (['declared', 'bridge', 'paged', 'executives', 'citizens'] as const).map((one) => [
        { by: manager },
        command('completeActivationStep', { step: one }),
      ]);
    case 'bridgeStatus':
      return [[{}, command('giveBridgeStatus')]];
    case 'executiveBriefing':
      return [[{ by: owner }, command('giveExecutiveBriefing')]];
    case 'message':
      return [
        [
          {},
          command('sendMessage', { kind: step.kind, channels: step.channels.map((one) => channels[one]) }),
        ],
      ];
    case 'notify':
      return rules[step.subject].map((rule) => [
        {},
        command('notify', { rule, about: 'agency', person: liaison }),
      ]);
    case 'resolve':
      return [
        // Only what somebody took can be resolved; where the table does not say when, it was then.
        ...(story.now.acknowledged ? [] : [[{}, command('acknowledge')] as const]),
        [{ by: owner }, command('resolve', { restoredAt: instant(step.restoredAt) })],
      ];
    case 'reclassify':
      return [reclassified(story, step)];
  }
}

/** By whoever may: raised by the Service Manager, lowered by the commander with the Service Manager's word. */
function reclassified(story: Story, { to, basis, changedAt }: Extract<Told, { do: 'reclassify' }>): Sent {
  const raised = isGraver(to, story.now.periods.at(-1)?.priority ?? 'P4');
  return [
    { by: raised ? manager : owner },
    command('reclassify', {
      to,
      basis,
      changedAt: instant(changedAt),
      reason: raised ? 'Impact worsens' : 'Fewer users affected',
      approval: raised ? null : { person: manager, spoken: 'phone' },
    }),
  ];
}

/** The clocks of a name that hold at the end of the story: what a change of priority ended belongs to the history. */
function holding(readings: readonly ClockReading[], { kind, subject, cycle }: Named) {
  const subjects: readonly (string | null)[] = subject === null ? [null] : rules[subject];
  const found = readings.filter(
    (one) =>
      one.kind === kind && one.cycle === cycle && (kind !== 'notify' || subjects.includes(one.subject)),
  );
  const inForce = found.filter(({ ended }) => ended?.why !== 'priorityChanged');
  return { found: inForce.length > 0 ? inForce : found, inForce, count: subjects.length };
}

const cases = readJson('test/golden/clocks/cases.json') as readonly Case[];

describe.each(cases)('$id', (one) => {
  it(`[${one.clauses.join(' ')}] ${one.title}`, () => {
    const story = told(one);
    const moments = [...one.story.map(({ at }) => at), ...one.expect.map(({ startsAt }) => startsAt)];
    const { readings } = story.board(Math.max(...moments.map(instant)));
    for (const expected of one.expect) {
      const { found, count } = holding(readings, expected);
      expect(found, JSON.stringify(expected)).toHaveLength(count);
      for (const clock of found) {
        expect(shown(clock, expected)).toEqual(expected);
      }
    }
    const inForce = readings.filter(({ ended }) => ended?.why !== 'priorityChanged');
    for (const kind of one.none) expect(inForce.filter((clock) => clock.kind === kind)).toEqual([]);
    for (const absent of one.absent) expect(holding(readings, absent).inForce).toEqual([]);
  });
});

/** A clock in the table's own form, so that a difference reads at a glance: its times as the table writes the same moments. */
function shown(clock: ClockReading, expected: Expected): Expected {
  const as = (text: string, at: Instant | null) =>
    at === instant(text) ? text : at === null ? 'none' : new Date(at).toISOString();
  const left = expected.businessMinutesLeftAt;
  return {
    kind: clock.kind,
    subject: expected.subject,
    cycle: clock.cycle,
    startsAt: as(expected.startsAt, clock.startsAt),
    dueAt: as(expected.dueAt, clock.dueAt),
    lateAtLimit: clock.lateAtLimit,
    ...(expected.adviseAt === undefined ? {} : { adviseAt: as(expected.adviseAt, clock.adviseAt) }),
    ...(left === undefined
      ? {}
      : {
          businessMinutesLeftAt: {
            at: left.at,
            left: (workingAt(clock, instant(left.at)).workingLeft ?? Number.NaN) / MINUTE,
          },
        }),
  };
}

import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { classify } from '../../../shared/policy/classification.ts';
import { limitText } from '../../../shared/policy/limits-of.ts';
import {
  checkPack,
  type Limit,
  type PackProblem,
  type PolicyPack,
  type PolicyPackSource,
  parsePack,
} from '../../../shared/policy/pack.ts';
import type { Priority } from '../../../shared/policy/vocabulary.ts';
import { defaultPack, defaultPackSource } from '../../support/default-pack.ts';

/** The pack as JSON, which a jurisdiction can write anything into. */
type Json = { [key: string]: Json } & { [index: number]: Json };
const at = (path: string, value: unknown) => (pack: Json) => {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let inner = pack;
  for (const key of keys) inner = inner[key] as Json;
  if (value === undefined) delete inner[last];
  else inner[last] = value as Json;
};

function problems(...edits: readonly ((pack: Json) => void)[]): readonly PackProblem[] {
  const pack = defaultPackSource() as unknown as Json;
  for (const edit of edits) edit(pack);
  const parsed = parsePack(pack);
  return parsed.ok ? [] : parsed.rejection;
}

const limit = (span: object, owner: object = { office: 'SM' }) => ({ ...span, owner, cite: ['§2.2'] });

const question = (changes: object) => ({
  text: 'Is it?',
  yes: { priority: 'P1', quote: 'It is', clause: 'CLS-P1' },
  no: { priority: 'P4', quote: 'It is not', clause: 'CLS-P4' },
  ...changes,
});
/** `__proto__` as `JSON.parse` reads it: an entry like any other, which an assignment would not make. */
const hidden = (path: string, value: unknown) => (pack: Json) => {
  const group = path === '' ? pack : path.split('.').reduce((inner, key) => inner[key] as Json, pack);
  Object.defineProperty(group, '__proto__', { value, enumerable: true });
};
const tree = (questions: object) => at('classification', { start: 'first', questions });
const holidays = (from: string, count: number) =>
  Array.from({ length: count }, (_, days) => ({
    date: Temporal.PlainDate.from(from).add({ days }).toString(),
    name: 'Closed',
  }));

/** What a jurisdiction gets wrong, where it is told to look, and why. */
const mistakes: readonly (readonly [string, (pack: Json) => void, string, RegExp])[] = [
  ['an unknown field', at('colour', 'red'), 'colour', /^is no field/],
  [
    'an unknown field of a limit',
    at('clocks.acknowledge.P1.soon', 1),
    'clocks.acknowledge.P1.soon',
    /no field/,
  ],
  [
    'an unknown field of an owner',
    at('clocks.acknowledge.P1.owner', { office: 'SM', who: 'x' }),
    'clocks.acknowledge.P1.owner.who',
    /no field/,
  ],
  [
    'an unknown field of a question',
    at('classification.questions.sla.points', 3),
    'classification.questions.sla.points',
    /no field/,
  ],
  [
    'an unknown field of a calendar',
    at('calendars.england.lunch', true),
    'calendars.england.lunch',
    /no field/,
  ],
  ['an unknown clock', at('clocks.applause', {}), 'clocks.applause', /no field/],
  ['an unknown priority', at('clocks.acknowledge.P5', {}), 'clocks.acknowledge.P5', /no field/],
  [
    'a duration in words',
    at('clocks.acknowledge.P1.under', '5 minutes'),
    'clocks.acknowledge.P1.under',
    /^must be a positive duration such as PT15M \(400 days at most\), or \{"businessHours": 4\}/,
  ],
  [
    'a duration of nothing',
    at('clocks.bridgeStatus.within', 'PT0S'),
    'clocks.bridgeStatus.within',
    /positive duration/,
  ],
  [
    'a number for a duration',
    at('clocks.triage.P1.within', 300),
    'clocks.triage.P1.within',
    /positive duration/,
  ],
  [
    'a duration of months',
    at('clocks.triage.P1.within', 'P1M'),
    'clocks.triage.P1.within',
    /positive duration/,
  ],
  [
    'a duration below nothing',
    at('clocks.triage.P1.within', '-PT5M'),
    'clocks.triage.P1.within',
    /positive duration/,
  ],
  [
    'a duration of eleven thousand years',
    at('clocks.triage.P1.within', 'PT99999999H'),
    'clocks.triage.P1.within',
    /400 days at most/,
  ],
  [
    'a time for users that is beyond any date',
    at('userAnswerWithin', 'PT9999999999H'),
    'userAnswerWithin',
    /400 days at most/,
  ],
  [
    'a number that is none',
    at('clocks.acknowledge.P4.under', { businessHours: Number.NaN }),
    'clocks.acknowledge.P4.under.businessHours',
    /must be a number/,
  ],
  ['a share that is no number', at('warnAt', [Number.NaN]), 'warnAt.0', /must be a number/],
  [
    'agencies without end',
    at('governmentWideFrom', Number.POSITIVE_INFINITY),
    'governmentWideFrom',
    /must be/,
  ],
  [
    'business days below nothing',
    at('clocks.report.P1.within', { businessDays: -1 }),
    'clocks.report.P1.within.businessDays',
    /must be more than 0/,
  ],
  [
    'no business hours',
    at('clocks.acknowledge.P4.under', { businessHours: 0 }),
    'clocks.acknowledge.P4.under.businessHours',
    /must be more than 0/,
  ],
  [
    'half a business day',
    at('clocks.report.P1.within', { businessDays: 0.5 }),
    'clocks.report.P1.within.businessDays',
    /whole number/,
  ],
  [
    'two spans in one',
    at('clocks.report.P1.within', { businessDays: 1, businessHours: 1 }),
    'clocks.report.P1.within',
    /positive duration such as/,
  ],
  [
    'a time of day that is none',
    at('clocks.report.P1.within', { nextAt: '25:00', each: 'week' }),
    'clocks.report.P1.within.nextAt',
    /time of day such as 09:00/,
  ],
  [
    'both under and within',
    at('clocks.acknowledge.P1.within', 'PT5M'),
    'clocks.acknowledge.P1',
    /either by "under".* or by "within"/,
  ],
  ['neither', at('clocks.acknowledge.P1.under', undefined), 'clocks.acknowledge.P1', /must say how long/],
  [
    'an office that does not exist',
    at('clocks.warRoom.P1.owner', { office: 'XYZ' }),
    'clocks.warRoom.P1.owner.office',
    /must be an office of the pack: it has no "XYZ"/,
  ],
  [
    'the same in a tier of the target resolution',
    at('clocks.resolve.P2.2.owner', { office: 'XYZ' }),
    'clocks.resolve.P2.2.owner.office',
    /"XYZ"/,
  ],
  [
    'the same in a notification',
    at('notifications.0.first.P1.owner', { office: 'XYZ' }),
    'notifications.0.first.P1.owner.office',
    /"XYZ"/,
  ],
  [
    'the same in a statutory limit',
    at('clocks.statutory.0.owner', { office: 'XYZ' }),
    'clocks.statutory.0.owner.office',
    /"XYZ"/,
  ],
  ['an office to be told', at('notifications.1.office', 'XYZ'), 'notifications.1.office', /"XYZ"/],
  ['an office of a support tier', at('supportTiers.L2.office', 'XYZ'), 'supportTiers.L2.office', /"XYZ"/],
  ['a name that every object has', at('standIn', 'constructor'), 'standIn', /name that every object has/],
  [
    'an office under such a name',
    at('offices.toString', 'Everybody'),
    'offices.toString',
    /name that every object has/,
  ],
  ['a prototype for a pack', hidden('', { id: 'x' }), '__proto__', /no name that an entry may have/],
  ['a prototype for an office', hidden('offices', 'X'), 'offices.__proto__', /no name that an entry may/],
  [
    'a prototype for a question',
    hidden('classification.questions', question({})),
    'classification.questions.__proto__',
    /no name that an entry may have/,
  ],
  [
    'a prototype for a limit',
    hidden('clocks.acknowledge', limit({ under: 'PT1M' })),
    'clocks.acknowledge.__proto__',
    /no name that an entry may have/,
  ],
  [
    'a role that does not exist',
    at('clocks.bridgeStatus.owner', { role: 'BOSS' }),
    'clocks.bridgeStatus.owner.role',
    /must be one of IC, TL/,
  ],
  [
    'nobody who owes it',
    at('clocks.bridgeStatus.owner', undefined),
    'clocks.bridgeStatus.owner',
    /war-room role, an office, or the assignee/,
  ],
  ['an approver that does not exist', at('approver', 'XYZ'), 'approver', /"XYZ"/],
  ['an approver of priorities', at('approvals.priorityChange', 'XYZ'), 'approvals.priorityChange', /"XYZ"/],
  ['an approver of resolutions', at('approvals.resolution.P3', 'XYZ'), 'approvals.resolution.P3', /"XYZ"/],
  ['an office that appoints', at('appointedBy', ['SO', 'XYZ']), 'appointedBy.1', /"XYZ"/],
  ['an office that concludes', at('concludedBy', ['XYZ']), 'concludedBy.0', /"XYZ"/],
  [
    'a channel that does not exist',
    at('clocks.citizenFirst.P1.channels', ['pigeon']),
    'clocks.citizenFirst.P1.channels.0',
    /must be a channel of the pack: it has no "pigeon"/,
  ],
  [
    'a calendar that does not exist',
    at('calendar', 'atlantis'),
    'calendar',
    /must be a calendar of the pack: it has no "atlantis"/,
  ],
  [
    'a time zone that does not exist',
    at('calendars.england.zone', 'Mars/Olympus'),
    'calendars.england.zone',
    /time zone such as Europe\/London: "Mars\/Olympus" is none/,
  ],
  [
    'a calendar without working hours',
    at('calendars.england.week', { mo: [], tu: [], we: [], th: [], fr: [], sa: [], su: [] }),
    'calendars.england.week',
    /working hours on one day/,
  ],
  [
    'a day of the week left out',
    at('calendars.england.week.sa', undefined),
    'calendars.england.week.sa',
    /is missing/,
  ],
  [
    'hours that end before they begin',
    at('calendars.england.week.mo', ['17:00-09:00']),
    'calendars.england.week.mo.0',
    /working hours such as 09:00-17:00/,
  ],
  [
    'hours in words',
    at('calendars.england.week.mo', ['nine to five']),
    'calendars.england.week.mo.0',
    /working hours such as/,
  ],
  [
    'hours that overlap',
    at('calendars.england.week.mo', ['09:00-13:00', '12:00-17:00']),
    'calendars.england.week.mo.1',
    /begin after the hours before/,
  ],
  [
    'a holiday that is no date',
    at('calendars.england.holidays.0.date', '2026-02-31'),
    'calendars.england.holidays.0.date',
    /date such as 2026-12-25/,
  ],
  [
    'a holiday beyond every calendar',
    at('calendars.england.holidays.0.date', '+275760-09-13'),
    'calendars.england.holidays.0.date',
    /date such as 2026-12-25/,
  ],
  [
    'an own day on 31 February',
    at('calendars.england.own', [{ date: '2027-02-31', name: 'a' }]),
    'calendars.england.own.0.date',
    /date such as 2026-12-25/,
  ],
  [
    'a holiday listed twice',
    at('calendars.england.holidays', [
      { date: '2026-12-25', name: 'a' },
      { date: '2026-12-25', name: 'b' },
    ]),
    'calendars.england.holidays.1.date',
    /"2026-12-25" is listed twice/,
  ],
  [
    'an own day listed twice',
    at('calendars.england.own', [
      { date: '2026-07-01', name: 'a' },
      { date: '2026-07-01', name: 'b' },
    ]),
    'calendars.england.own.1.date',
    /listed twice/,
  ],
  [
    'holidays without an end',
    at('calendars.england.holidays', holidays('2027-01-01', 500)),
    'calendars.england.holidays',
    /working day within 400 days: none follows 2027-01-01/,
  ],
  ['shares that fall', at('warnAt', [0.75, 0.5]), 'warnAt', /must rise/],
  ['shares that stay', at('warnAt', [0.5, 0.5]), 'warnAt', /must rise/],
  ['a share of more than all', at('warnAt', [0.5, 1.5]), 'warnAt.1', /less than 1/],
  ['a role left out', at('roles.SCRIBE', undefined), 'roles.SCRIBE', /is missing/],
  [
    'a tier left out of the target resolution',
    at('clocks.resolve.P1.3', undefined),
    'clocks.resolve.P1.3',
    /must say how long/,
  ],
  [
    'a section that is none',
    at('clocks.close.P1.cite', ['chapter 3']),
    'clocks.close.P1.cite.0',
    /section such as/,
  ],
  ['no reason to raise', at('raiseReasons', []), 'raiseReasons', /hold one entry at least/],
  ['no root cause to close with', at('rootCauses', {}), 'rootCauses', /no incident could be closed/],
  ['an empty title', at('title', ' '), 'title', /must not be empty/],
  ['a version that is none', at('version', 'next'), 'version', /three numbers/],
  ['a version that is written in another way', at('version', '2.00.1'), 'version', /three numbers/],
  ['a date without end', at('effectiveFrom', '+275760-09-13'), 'effectiveFrom', /date such as/],
  [
    'a statutory limit listed twice',
    (pack) => {
      const { statutory } = (pack as unknown as PolicyPackSource).clocks;
      at('clocks.statutory', [...(statutory ?? []), ...(statutory ?? [])])(pack);
    },
    'clocks.statutory.1.id',
    /"data protection" is listed twice/,
  ],
  ['another schema', at('schema', 3), 'schema', /must be 2/],
  [
    'a review date before it is in force',
    (pack) => {
      at('effectiveFrom', '2026-05-01')(pack);
      at('reviewBy', '2026-04-30')(pack);
    },
    'reviewBy',
    /not be before/,
  ],
  [
    'a notification listed twice',
    at('notifications.1.id', 'service owner'),
    'notifications.1.id',
    /"service owner" is listed twice/,
  ],
  [
    'a cadence that follows no first notification',
    at('notifications.3.then', { P2: limit({ within: 'PT1H' }) }),
    'notifications.3.then.P2',
    /first" has none for P2/,
  ],
  [
    'a place that no record fills',
    at('templates.resolution.text', 'Dear {{citizen}}'),
    'templates.resolution.text',
    /no place \{\{citizen\}\}/,
  ],
  [
    'a place that is not closed',
    at('templates.resolution.text', 'Since {{since'),
    'templates.resolution.text',
    /braces that are not closed/,
  ],
  [
    'no first question',
    at('classification.start', 'nowhere'),
    'classification.start',
    /there is no "nowhere"/,
  ],
  [
    'a branch to nowhere',
    at('classification.questions.sla.no', { ask: 'nowhere' }),
    'classification.questions.sla.no.ask',
    /there is no "nowhere"/,
  ],
  [
    'a branch to a name that every object has',
    at('classification.questions.sla.no', { ask: 'constructor' }),
    'classification.questions.sla.no.ask',
    /name that every object has/,
  ],
  [
    'a tree with no way out',
    at('classification.questions.sla.no', { ask: 'breach' }),
    'classification.questions.sla.no.ask',
    /goes round, breach → safety → majority → suspected → degraded → many → sla → breach/,
  ],
  [
    'a question that leads to itself',
    tree({ first: question({ no: { ask: 'first' } }) }),
    'classification.questions.first.no.ask',
    /goes round, first → first/,
  ],
  [
    'a question that is never asked',
    tree({ first: question({}), second: question({}) }),
    'classification.questions.second',
    /no question leads to it/,
  ],
  [
    'an end without its definition',
    at('classification.questions.sla.yes', { priority: 'P2', clause: 'CLS-P2' }),
    'classification.questions.sla.yes.quote',
    /is missing/,
  ],
  [
    'a branch that both asks and ends',
    at('classification.questions.sla.yes', { priority: 'P2', clause: 'CLS-P2', quote: 'x', ask: 'many' }),
    'classification.questions.sla.yes',
    /either ask another question or end/,
  ],
  [
    'a way on from a security question that ends below P2',
    tree({
      first: question({ security: true, yes: { ask: 'second' }, no: { ask: 'second' } }),
      second: question({}),
    }),
    'classification.questions.second.no.priority',
    /P2 or P1/,
  ],
  [
    'a security question whose "unknown" ends below P2',
    tree({
      first: question({
        security: true,
        yes: { priority: 'P2', quote: 'x', clause: 'x' },
        no: { ask: 'second' },
      }),
      second: question({}),
    }),
    'classification.questions.second.no.priority',
    /P2 or P1/,
  ],
];

describe('a bad pack', () => {
  test.each(mistakes)('[GEN-PACK] %s is refused with its path and the reason', (_, edit, path, reason) => {
    expect(problems(edit)).toEqual([{ path, reason: expect.stringMatching(reason) }]);
  });

  test('[GEN-PACK] every mistake is told at once', () => {
    expect(
      problems(at('calendars.england.zone', 'Nowhere'), at('warnAt', [0.9, 0.1]), at('approver', 'XYZ'))
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['approver', 'calendars.england.zone', 'warnAt']);
  });

  test('[GEN-PACK CLS-SECURITY RUL-SECURITY] a security question that leads below P2 is refused', () => {
    expect(problems(at('classification.questions.suspected.yes.priority', 'P3'))).toContainEqual({
      path: 'classification.questions.suspected.yes.priority',
      reason: expect.stringMatching(/P2 or P1/),
    });
  });

  test('[GEN-PACK] a pack without channels is refused: nobody could be told', () => {
    expect(problems(at('channels', {}))).toContainEqual({
      path: 'channels',
      reason: expect.stringMatching(/no citizen could be told/),
    });
  });

  test('[GEN-PACK] of a limit that is plainly one, every mistake is told', () => {
    const wrong = { under: 'soon', owner: { office: 5 }, cite: [] };
    expect(problems(at('clocks.warRoom.P1', wrong)).map(({ path }) => path)).toEqual([
      'clocks.warRoom.P1.under',
      'clocks.warRoom.P1.owner.office',
      'clocks.warRoom.P1.cite',
    ]);
  });

  test('[GEN-PACK] a misspelt word is told beside what is missing', () => {
    expect(problems(at('clocks.warRoom.P1', limit({ undr: 'PT5M' })))).toEqual([
      { path: 'clocks.warRoom.P1.undr', reason: 'is no field of a pack' },
      { path: 'clocks.warRoom.P1', reason: expect.stringMatching(/must say how long/) },
    ]);
  });

  test('[GEN-PACK CLS-TREE] a tree of many shared questions is checked and walked in no time', () => {
    const last = question({});
    const names = Array.from({ length: 200 }, (_, index) => (index === 0 ? 'first' : `q${index}`));
    const shared = names.map((name, index) => {
      const ask = names[index + 1];
      return [name, ask ? question({ yes: { ask }, no: { ask } }) : last];
    });
    const pack = defaultPackSource() as unknown as Json;
    tree(Object.fromEntries(shared))(pack);
    const parsed = parsePack(pack);
    if (!parsed.ok) throw new Error('It is a good one.');
    const answers = Object.fromEntries(names.map((name) => [name, 'unknown' as const]));
    expect(classify(parsed.value, answers)).toMatchObject({ kind: 'decided', priority: 'P1' });
  });

  const nested = (depth: number): unknown =>
    Array.from({ length: depth }).reduce((inner) => [inner], null as unknown);
  const questions = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `q${index}`,
        question(index + 1 < count ? { no: { ask: `q${index + 1}` } } : {}),
      ]),
    );

  test.each<readonly [string, (pack: Json) => void, string, string]>([
    [
      'of 20 MB',
      at('title', 'x'.repeat(20_000_000)),
      '(the whole file)',
      'must have 500,000 characters at most',
    ],
    [
      'of 100,000 channels',
      at('channels', Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`c${index}`, 'x']))),
      '(the whole file)',
      'must hold 50,000 values at most',
    ],
    [
      'nested 20,000 deep',
      at('extra', nested(20_000)),
      '(the whole file)',
      'must not nest deeper than 32 groups',
    ],
    [
      'of 600 questions',
      at('classification', { start: 'q0', questions: questions(600) }),
      'classification.questions',
      'must hold 500 questions at most',
    ],
  ])('[GEN-PACK] one %s is refused before it holds anything up', (_, edit, path, reason) => {
    expect(problems(edit)).toEqual([{ path, reason }]);
  });

  test.each([null, 42, 'a pack', [], {}])('[GEN-PACK] %j is no pack at all', (source) => {
    const found = checkPack(source);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ path, reason }) => path !== '' && reason !== '')).toBe(true);
    expect(checkPack(defaultPackSource())).toEqual([]);
  });
});

describe('a good pack', () => {
  test('[GEN-PACK] the one that is shipped is one', () => {
    expect(problems()).toEqual([]);
  });

  test('[GEN-PACK CLK-CALENDAR] may close for long, work at night and count in every way', () => {
    const night = ['00:00-02:00', '22:00-24:00'];
    const week = { mo: night, tu: night, we: night, th: night, fr: night, sa: night, su: night };
    expect(
      problems(
        at('calendars.england.week', week),
        at('calendars.england.holidays', holidays('2027-01-01', 399)),
        at('clocks.warRoom.P1', limit({ within: { businessHours: 0.5 } })),
        at('clocks.triage.P1', limit({ within: { nextAt: '24:00', each: 'week' } })),
        at('clocks.triage.P2', limit({ under: { next: 'midnight' } })),
        at('clocks.triage.P3', limit({ under: { businessDays: 2 } })),
      ),
    ).toEqual([]);
  });

  test('[GEN-PACK CLK-CALENDAR] an own day with hours ends a long closure', () => {
    expect(
      problems(
        at('calendars.england.holidays', holidays('2027-01-01', 700)),
        at('calendars.england.own', [{ date: '2027-12-31', name: 'Open', hours: ['09:00-10:00'] }]),
      ),
    ).toEqual([]);
  });
});

/** The table of clauses §3, read by hand: [limit, how long, late at it, who owes it, policy silent]. */
type Find = (clocks: PolicyPack['clocks']) => Limit | undefined;
type Row = readonly [clause: string, find: Find, says: string, owner: string, silent: boolean];
const table: readonly Row[] = [
  ['CLK-P1-ACK', (c) => c.acknowledge.P1, 'under PT5M', 'on-call', false],
  ['CLK-P2-ACK', (c) => c.acknowledge.P2, 'under PT15M', 'SM', false],
  ['CLK-P3-ACK', (c) => c.acknowledge.P3, 'under PT1H', 'support L1', false],
  ['CLK-P4-ACK', (c) => c.acknowledge.P4, 'under 4 business hours', 'support L1', false],
  ['CLK-TRIAGE', (c) => c.triage.P1, 'within PT5M', 'support L1', false],
  ['CLK-TRIAGE', (c) => c.triage.P2, 'within PT5M', 'support L1', false],
  ['CLK-WARROOM', (c) => c.warRoom.P1, 'under PT15M', 'SM', false],
  ['CLK-CITIZEN-FIRST', (c) => c.citizenFirst.P1, 'under PT15M', 'CL', false],
  ['CLK-CITIZEN-FIRST', (c) => c.citizenFirst.P2, 'under PT30M', 'CL', false],
  ['CLK-CITIZEN-FIRST', (c) => c.citizenFirst.P3, 'within PT4H', 'CL', true],
  ['CLK-CITIZEN-FIRST', (c) => c.citizenFirst.P4, 'within 1 business days', 'assignee', true],
  ['CLK-CITIZEN-UPDATE', (c) => c.citizenUpdate.P1, 'within PT30M', 'CL', false],
  ['CLK-CITIZEN-UPDATE', (c) => c.citizenUpdate.P2, 'within PT2H', 'CL', false],
  ['CLK-CITIZEN-UPDATE', (c) => c.citizenUpdate.P3, 'within PT24H', 'CL', false],
  ['CLK-RESTORED RUL-IMMEDIATE', (c) => c.restored.P1, 'within PT5M', 'CL', false],
  ['CLK-RESTORED RUL-IMMEDIATE', (c) => c.restored.P2, 'within PT5M', 'CL', false],
  ['CLK-BRIDGE-STATUS', (c) => c.bridgeStatus, 'within PT15M', 'TL', false],
  ['CLK-EXEC-BRIEF', (c) => c.executiveBriefing, 'within PT1H', 'IC', false],
  ['CLK-RESOLVE', (c) => c.resolve.P1?.['1'], 'under PT1H', 'TL', false],
  ['CLK-RESOLVE', (c) => c.resolve.P1?.['2'], 'under PT4H', 'TL', false],
  ['CLK-RESOLVE', (c) => c.resolve.P1?.['3'], 'under PT4H', 'TL', true],
  ['CLK-RESOLVE', (c) => c.resolve.P1?.['4'], 'under PT4H', 'TL', true],
  ['CLK-RESOLVE', (c) => c.resolve.P2?.['1'], 'under PT4H', 'assignee', false],
  ['CLK-RESOLVE', (c) => c.resolve.P2?.['2'], 'under PT8H', 'assignee', false],
  ['CLK-RESOLVE', (c) => c.resolve.P3?.['1'], 'under PT8H', 'assignee', false],
  ['CLK-RESOLVE', (c) => c.resolve.P3?.['2'], 'under PT24H', 'assignee', false],
  ['CLK-RESOLVE', (c) => c.resolve.P4?.['1'], 'under PT24H', 'assignee', false],
  ['CLK-RESOLVE', (c) => c.resolve.P4?.['2'], 'under PT72H', 'assignee', false],
  ['CLK-RESOLVE', (c) => c.resolve.P4?.['4'], 'under PT72H', 'assignee', true],
  ['CLK-INVESTIGATE', (c) => c.investigate.P1, 'within PT15M', 'TL', false],
  ['CLK-INVESTIGATE', (c) => c.investigate.P2, 'within PT1H', 'assignee', false],
  ['CLK-CLOSE', (c) => c.close.P1, 'within PT24H', 'assignee', false],
  ['CLK-CLOSE', (c) => c.close.P4, 'within PT24H', 'assignee', false],
  ['CLK-PIR-SCHEDULE', (c) => c.reviewSchedule, 'within PT24H', 'SM', false],
  ['CLK-PIR', (c) => c.review?.P1, 'within PT48H', 'SO', false],
  ['CLK-PIR', (c) => c.review?.P2, 'within 5 business days', 'SO', false],
  ['CLK-PIR', (c) => c.review?.other, 'within 5 business days', 'SO', true],
  ['CLK-REPORT', (c) => c.report?.P1, 'within 5 business days', 'SO', false],
  ['CLK-REPORT', (c) => c.report?.P2, 'within 5 business days', 'SO', false],
  ['CLK-DAILY', (c) => c.dailyReport?.P1, 'within next midnight', 'SM', false],
  ['CLK-DAILY', (c) => c.dailyReport?.P2, 'within next midnight', 'SM', false],
];

/** The table of clauses §7, in the same way: [notification, priority, first, cadence after it]. */
const notified: readonly (readonly [
  clause: string,
  id: string,
  priority: Priority,
  first: string,
  then: string,
])[] = [
  ['NTF-SO', 'service owner', 'P1', 'within PT5M', '-'],
  ['NTF-SO RUL-STRICTER', 'service owner', 'P2', 'within PT15M', '-'],
  ['NTF-SO', 'service owner', 'P3', 'within 1 business hours', '-'],
  ['NTF-SO', 'service owner', 'P4', 'within 17:00 each business day', '-'],
  ['NTF-SM', 'service manager', 'P1', 'within PT5M', '-'],
  ['NTF-SM', 'service manager', 'P2', 'within PT5M', '-'],
  ['NTF-LEADERSHIP', 'agency leadership', 'P1', 'within PT5M', 'within PT30M'],
  ['NTF-LEADERSHIP', 'agency leadership', 'P2', 'within PT1H', 'within PT2H'],
  ['NTF-LEADERSHIP', 'agency leadership', 'P3', 'within 17:00 each business day', '-'],
  ['NTF-LEADERSHIP', 'agency leadership', 'P4', 'within 17:00 each week', '-'],
  ['NTF-CIO', 'agency CIO', 'P1', 'within PT5M', '-'],
  ['NTF-CDO RUL-STRICTER', 'CDO', 'P1', 'within PT5M', '-'],
  ['NTF-CDO', 'CDO', 'P2', 'within PT4H', '-'],
  ['NTF-CDO', 'CDO government-wide', 'P4', 'within PT5M', '-'],
  ['NTF-CISO', 'CISO', 'P2', 'within PT5M', '-'],
  ['NTF-CISO', 'legal', 'P2', 'within PT5M', '-'],
  ['NTF-CISO', 'public relations', 'P2', 'within PT5M', '-'],
  ['NTF-AGENCIES', 'dependent services', 'P3', 'within PT5M', '-'],
];

describe('the default pack', () => {
  test.each(table)(
    '[%s GEN-PACK] holds the figure of the policy (row %#)',
    (_, find, says, owner, silent) => {
      const found = find(defaultPack().clocks);
      if (!found) throw new Error('The default pack has no such row.');
      expect(limitText(found)).toBe(says);
      expect([Object.values(found.owner)[0], 'assignee' in found.owner ? 'assignee' : null]).toContain(owner);
      expect(found.packDefault ?? false).toBe(silent);
    },
  );

  test.each(notified)('[%s GEN-PACK] tells %s of a %s', (_, id, priority, first, then) => {
    const rule = defaultPack().notifications.find((one) => one.id === id);
    const [own, after] = [rule?.first[priority], rule?.then?.[priority]];
    expect([own ? limitText(own) : '-', after ? limitText(after) : '-']).toEqual([first, then]);
  });

  test('[CLK-CITIZEN-FIRST] asks a P1 for status page and social media, and its updates on the status page', () => {
    const { citizenFirst, citizenUpdate } = defaultPack().clocks;
    expect(citizenFirst.P1?.channels.toSorted()).toEqual(['social media', 'status page']);
    expect(citizenUpdate.P1?.channels).toEqual(['status page']);
  });

  test('[CLK-INVESTIGATE] lets only the P2 go on with progress', () => {
    const { investigate } = defaultPack().clocks;
    expect([investigate.P1?.rolling, investigate.P2?.rolling]).toEqual([false, true]);
  });

  test('[RES-APPROVE RUL-DEESC CLS-ESCALATE CLK-VACANT CLS-RECLOCK GEN-PACK] gives each word to its office', () => {
    const { approvals, standIn, approver, resolutionFrom } = defaultPack();
    expect(approvals.resolution).toEqual({ P1: 'SO', P2: 'SM', P3: 'STL', P4: 'STL' });
    expect(approvals.priorityChange).toBe('SM');
    expect([standIn, approver, resolutionFrom]).toEqual(['SM', 'CDO', 'detection']);
  });
});

import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import { HOUR, MINUTE } from '../../../shared/kernel/time.ts';
import {
  type Limit,
  limitSpan,
  type PackProblem,
  type PolicyPack,
  parsePack,
} from '../../../shared/policy/pack.ts';
import {
  decidePolicy,
  emptyPolicyRegister,
  evolvePolicy,
  packInForce,
  packOf,
} from '../../../shared/policy/register.ts';
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

/** What a jurisdiction gets wrong, where it is told to look, and why. */
const mistakes: readonly (readonly [string, (pack: Json) => void, string, RegExp])[] = [
  ['an unknown field', at('colour', 'red'), 'colour', /no field/],
  [
    'an unknown field of a limit',
    at('clocks.acknowledge.P1.soon', 'PT5M'),
    'clocks.acknowledge.P1.soon',
    /no field/,
  ],
  [
    'an unknown field of a question',
    at('classification.questions.0.points', 3),
    'classification.questions.0.points',
    /no field/,
  ],
  [
    'a duration in words',
    at('clocks.acknowledge.P1.under', '5 minutes'),
    'clocks.acknowledge.P1.under',
    /duration such as PT15M/,
  ],
  [
    'a duration of nothing',
    at('clocks.bridgeStatus.within', 'PT0S'),
    'clocks.bridgeStatus.within',
    /positive duration/,
  ],
  ['a number for a duration', at('clocks.triage.P1.within', 300), 'clocks.triage.P1.within', /string/],
  [
    'both under and within',
    at('clocks.acknowledge.P1.within', 'PT5M'),
    'clocks.acknowledge.P1.within',
    /either "under" or "within"/,
  ],
  ['neither', at('clocks.acknowledge.P1.under', undefined), 'clocks.acknowledge.P1.under', /string/],
  [
    'an office that does not exist',
    at('clocks.warRoom.P1.owner', { office: 'XYZ' }),
    'clocks.warRoom.P1.owner.office',
    /"XYZ" is not one of the pack's offices/,
  ],
  [
    'the same in a tier of the target resolution',
    at('clocks.resolve.P2.2.owner', { office: 'XYZ' }),
    'clocks.resolve.P2.2.owner.office',
    /"XYZ"/,
  ],
  ['the same under a name that every object has', at('standIn', 'constructor'), 'standIn', /"constructor"/],
  [
    'a role that does not exist',
    at('clocks.bridgeStatus.owner', { role: 'BOSS' }),
    'clocks.bridgeStatus.owner.role',
    /expected one of/,
  ],
  ['an approver that does not exist', at('approver', 'XYZ'), 'approver', /"XYZ"/],
  ['an approver of priorities', at('approvals.priorityChange', 'XYZ'), 'approvals.priorityChange', /"XYZ"/],
  ['an approver of resolutions', at('approvals.resolution.P3', 'XYZ'), 'approvals.resolution.P3', /"XYZ"/],
  ['an office that appoints', at('appointedBy', ['SO', 'XYZ']), 'appointedBy.1', /"XYZ"/],
  ['an office that concludes', at('concludedBy', ['XYZ']), 'concludedBy.0', /"XYZ"/],
  [
    'a channel that does not exist',
    at('clocks.citizenFirst.P1.channels', ['pigeon']),
    'clocks.citizenFirst.P1.channels',
    /"pigeon"/,
  ],
  [
    'a time zone that does not exist',
    at('zone', 'Mars/Olympus'),
    'zone',
    /"Mars\/Olympus" is not a time zone/,
  ],
  ['shares that fall', at('warnAt', [0.75, 0.5]), 'warnAt', /must rise/],
  ['shares that stay', at('warnAt', [0.5, 0.5]), 'warnAt', /must rise/],
  ['a share of more than all', at('warnAt', [0.5, 1.5]), 'warnAt.1', /<1/],
  ['a role left out', at('roles.SCRIBE', undefined), 'roles.SCRIBE', /object/],
  [
    'a tier left out of the target resolution',
    at('clocks.resolve.P1.3', undefined),
    'clocks.resolve.P1.3',
    /object/,
  ],
  [
    'a section that is none',
    at('clocks.close.P1.cite', ['chapter 3']),
    'clocks.close.P1.cite.0',
    /section such as/,
  ],
  ['no reason to raise', at('raiseReasons', []), 'raiseReasons', />=1/],
  ['a version that is none', at('version', 'next'), 'version', /three numbers/],
  ['another schema', at('schema', 2), 'schema', /expected 1/],
  [
    'a lesser question before a graver one',
    at('classification.questions.0.yes', 'P3'),
    'classification.questions.1.yes',
    /must not be graver/,
  ],
  [
    'a security question that leads below P2',
    at('classification.questions.8.security', true),
    'classification.questions.8.yes',
    /P2 or P1/,
  ],
];

describe('a bad pack', () => {
  test.each(mistakes)('[GEN-PACK] %s is refused with its path and the reason', (_, edit, path, reason) => {
    expect(problems(edit)).toEqual([{ path, reason: expect.stringMatching(reason) }]);
  });

  test('[GEN-PACK] every mistake is told at once', () => {
    expect(
      problems(at('zone', 'Nowhere'), at('warnAt', [0.9, 0.1]), at('approver', 'XYZ'))
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(['approver', 'warnAt', 'zone']);
  });

  test.each([null, 42, 'a pack', [], {}])('[GEN-PACK] %j is no pack at all', (source) => {
    const parsed = parsePack(source);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok)
      expect(parsed.rejection.every(({ path, reason }) => path !== '' && reason !== '')).toBe(true);
  });

  test('[GEN-PACK] it is refused by name of its first mistake, and the last good one stays in force', () => {
    const adopted = (register: typeof emptyPolicyRegister, source: unknown) => {
      const decided = decidePolicy(register, { type: 'adoptPack', pack: source });
      if (!decided.ok) return { refused: decided.rejection, register };
      return {
        refused: null,
        register: decided.value.reduce((r, event) => evolvePolicy(r, event as Envelope), register),
      };
    };
    const good = adopted(emptyPolicyRegister, defaultPackSource());
    const bad = adopted(good.register, { ...defaultPackSource(), version: '1.1.0', zone: 'Nowhere' });
    expect(bad.refused).toEqual({
      code: 'policy.badPack',
      params: { path: 'zone', reason: '"Nowhere" is not a time zone', count: 1 },
    });
    expect(packInForce(bad.register)?.version).toBe('1.0.0');

    const next = adopted(bad.register, { ...defaultPackSource(), version: '1.1.0' });
    expect(packInForce(next.register)?.version).toBe('1.1.0');
    // an incident keeps the version it was opened under
    expect(packOf(next.register, { id: 'gaas-default', version: '1.0.0' })?.version).toBe('1.0.0');
    expect(adopted(next.register, defaultPackSource()).refused?.code).toBe('policy.versionExists');
  });
});

describe('a good pack', () => {
  test('[GEN-PACK] the one that is shipped is one', () => {
    expect(problems()).toEqual([]);
  });

  test('[GEN-PACK] may hold the rows of P3 and P4 in every clock that has them', () => {
    const tiers = Object.fromEntries(['1', '2', '3', '4'].map((tier) => [tier, limit({ under: 'PT24H' })]));
    const message = { ...limit({ within: 'PT4H' }, { role: 'CL' }), channels: [], packDefault: true };
    const rows = (['P3', 'P4'] as const).flatMap((priority) => [
      at(`clocks.acknowledge.${priority}`, limit({ under: 'PT1H' }, { office: 'support L2' })),
      at(`clocks.triage.${priority}`, limit({ within: 'PT1H' })),
      at(`clocks.citizenFirst.${priority}`, message),
      at(`clocks.citizenUpdate.${priority}`, message),
      at(`clocks.restored.${priority}`, limit({ within: 'PT5M' }, { role: 'CL' })),
      at(`clocks.resolve.${priority}`, tiers),
      at(`clocks.investigate.${priority}`, {
        ...limit({ within: 'P1D' }, { assignee: true }),
        rolling: true,
      }),
      at(`clocks.close.${priority}`, limit({ within: 'PT24H' }, { assignee: true })),
    ]);
    expect(problems(...rows)).toEqual([]);
  });
});

/** The table of clauses §3, read by hand: [limit, late at it, who owes it, policy silent]. */
type Find = (clocks: PolicyPack['clocks']) => Limit | undefined;
type Row = readonly [
  clause: string,
  find: Find,
  length: number,
  wording: 'under' | 'within',
  owner: string,
  silent: boolean,
];
const table: readonly Row[] = [
  ['CLK-P1-ACK', (c) => c.acknowledge.P1, 5 * MINUTE, 'under', 'on-call', false],
  ['CLK-P2-ACK', (c) => c.acknowledge.P2, 15 * MINUTE, 'under', 'SM', false],
  ['CLK-TRIAGE', (c) => c.triage.P1, 5 * MINUTE, 'within', 'support L1', false],
  ['CLK-TRIAGE', (c) => c.triage.P2, 5 * MINUTE, 'within', 'support L1', false],
  ['CLK-WARROOM', (c) => c.warRoom.P1, 15 * MINUTE, 'under', 'SM', false],
  ['CLK-CITIZEN-FIRST', (c) => c.citizenFirst.P1, 15 * MINUTE, 'under', 'CL', false],
  ['CLK-CITIZEN-FIRST', (c) => c.citizenFirst.P2, 30 * MINUTE, 'under', 'CL', false],
  ['CLK-CITIZEN-UPDATE', (c) => c.citizenUpdate.P1, 30 * MINUTE, 'within', 'CL', false],
  ['CLK-CITIZEN-UPDATE', (c) => c.citizenUpdate.P2, 2 * HOUR, 'within', 'CL', false],
  ['CLK-RESTORED RUL-IMMEDIATE', (c) => c.restored.P1, 5 * MINUTE, 'within', 'CL', false],
  ['CLK-RESTORED RUL-IMMEDIATE', (c) => c.restored.P2, 5 * MINUTE, 'within', 'CL', false],
  ['CLK-BRIDGE-STATUS', (c) => c.bridgeStatus, 15 * MINUTE, 'within', 'TL', false],
  ['CLK-EXEC-BRIEF', (c) => c.executiveBriefing, HOUR, 'within', 'IC', false],
  ['CLK-RESOLVE', (c) => c.resolve.P1?.['1'], HOUR, 'under', 'TL', false],
  ['CLK-RESOLVE', (c) => c.resolve.P1?.['2'], 4 * HOUR, 'under', 'TL', false],
  ['CLK-RESOLVE', (c) => c.resolve.P1?.['3'], 4 * HOUR, 'under', 'TL', true],
  ['CLK-RESOLVE', (c) => c.resolve.P1?.['4'], 4 * HOUR, 'under', 'TL', true],
  ['CLK-RESOLVE', (c) => c.resolve.P2?.['1'], 4 * HOUR, 'under', 'assignee', false],
  ['CLK-RESOLVE', (c) => c.resolve.P2?.['2'], 8 * HOUR, 'under', 'assignee', false],
  ['CLK-RESOLVE', (c) => c.resolve.P2?.['3'], 8 * HOUR, 'under', 'assignee', true],
  ['CLK-RESOLVE', (c) => c.resolve.P2?.['4'], 8 * HOUR, 'under', 'assignee', true],
  ['CLK-INVESTIGATE', (c) => c.investigate.P1, 15 * MINUTE, 'within', 'TL', false],
  ['CLK-INVESTIGATE', (c) => c.investigate.P2, HOUR, 'within', 'assignee', false],
  ['CLK-CLOSE', (c) => c.close.P1, 24 * HOUR, 'within', 'assignee', false],
  ['CLK-CLOSE', (c) => c.close.P2, 24 * HOUR, 'within', 'assignee', false],
];

describe('the default pack', () => {
  test.each(table)(
    '[%s GEN-PACK] holds the figure of the policy (row %#)',
    (_, find, length, wording, owner, silent) => {
      const found = find(defaultPack().clocks);
      if (!found) throw new Error('The default pack has no such row.');
      expect(limitSpan(found)).toEqual({ length, lateAtLimit: wording === 'under' });
      expect([Object.values(found.owner)[0], 'assignee' in found.owner ? 'assignee' : null]).toContain(owner);
      expect(found.packDefault ?? false).toBe(silent);
    },
  );

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

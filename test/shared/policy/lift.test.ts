import { describe, expect, test } from 'vitest';
import type { Envelope } from '../../../shared/kernel/envelope.ts';
import { MINUTE } from '../../../shared/kernel/time.ts';
import { classify } from '../../../shared/policy/classification.ts';
import { liftPack } from '../../../shared/policy/lift.ts';
import { limitsOf, limitText } from '../../../shared/policy/limits-of.ts';
import { checkPack, type PolicyPack, zoneOf } from '../../../shared/policy/pack.ts';
import {
  emptyPolicyRegister,
  evolvePolicy,
  packInForce,
  packOf,
  policyEventVersions,
} from '../../../shared/policy/register.ts';
import { currentVersion, upcast } from '../../../shared/protocol/upcast.ts';
import { defaultPackSource } from '../../support/default-pack.ts';
import { readJson } from '../../support/replay-host.ts';

const golden = readJson('test/golden/events/policy.json') as readonly [Envelope, Envelope];
const register = golden.map((event) => upcast(event)).reduce(evolvePolicy, emptyPolicyRegister);
const [first] = golden;
/** A pack of schema 1, as it was adopted. */
const before = (first.body as { readonly pack: Readonly<Record<string, unknown>> }).pack;

const lifted = (): PolicyPack => {
  const pack = packOf(register, { id: 'gaas-default', version: '1.0.0' });
  if (!pack) throw new Error('It was adopted.');
  return pack;
};

describe('a pack of schema 1', () => {
  test('[GEN-PACK] keeps every limit it had and owes nothing new', () => {
    const limits = [...limitsOf(lifted())].map(([path, limit]) => `${path}: ${limitText(limit)}`);
    expect(limits).toEqual([
      'clocks.acknowledge.P1: under PT5M',
      'clocks.acknowledge.P2: under PT15M',
      'clocks.triage.P1: within PT5M',
      'clocks.triage.P2: within PT5M',
      'clocks.warRoom.P1: under PT15M',
      'clocks.citizenFirst.P1: under PT15M',
      'clocks.citizenFirst.P2: under PT30M',
      'clocks.citizenUpdate.P1: within PT30M',
      'clocks.citizenUpdate.P2: within PT2H',
      'clocks.restored.P1: within PT5M',
      'clocks.restored.P2: within PT5M',
      'clocks.bridgeStatus: within PT15M',
      'clocks.executiveBriefing: within PT1H',
      'clocks.resolve.P1.1: under PT1H',
      'clocks.resolve.P1.2: under PT4H',
      'clocks.resolve.P1.3: under PT4H',
      'clocks.resolve.P1.4: under PT4H',
      'clocks.resolve.P2.1: under PT4H',
      'clocks.resolve.P2.2: under PT8H',
      'clocks.resolve.P2.3: under PT8H',
      'clocks.resolve.P2.4: under PT8H',
      'clocks.investigate.P1: within PT15M',
      'clocks.investigate.P2: within PT1H',
      'clocks.close.P1: within PT24H',
      'clocks.close.P2: within PT24H',
    ]);
  });

  test('[GEN-PACK CLK-CALENDAR] keeps its zone', () => {
    expect(zoneOf(lifted())).toBe('Europe/London');
  });

  test('[GEN-PACK CLS-TREE] asks the same questions in the same order, to the same ends', () => {
    const { questions, otherwise } = before.classification as {
      readonly questions: readonly { readonly id: string; readonly yes: string; readonly quote: string }[];
      readonly otherwise: string;
    };
    for (const [index, { id, yes, quote }] of questions.entries()) {
      const noes = Object.fromEntries(questions.slice(0, index).map((one) => [one.id, 'no' as const]));
      expect(classify(lifted(), noes)).toMatchObject({ kind: 'ask', next: { id } });
      for (const answer of ['yes', 'unknown'] as const)
        expect(classify(lifted(), { ...noes, [id]: answer })).toMatchObject({
          kind: 'decided',
          priority: yes,
          because: { quote },
        });
    }
    const allNo = Object.fromEntries(questions.map(({ id }) => [id, 'no' as const]));
    expect(classify(lifted(), allNo)).toMatchObject({
      kind: 'decided',
      priority: otherwise,
      security: false,
    });
  });

  test('[GEN-PACK] an incident opened under it can still be closed and its war room stood down', () => {
    expect(Object.keys(lifted().rootCauses)).not.toEqual([]);
    expect(Object.keys(lifted().standDownCriteria)).not.toEqual([]);
  });

  test('[GEN-PACK] its mistakes are told where they now stand', () => {
    const problems = checkPack(liftPack({ ...before, zone: 'Nowhere', standIn: 'XYZ', colour: 'red' }));
    expect(problems.map(({ path }) => path)).toEqual(['colour']);
    const deeper = checkPack(liftPack({ ...before, zone: 'Nowhere' }));
    expect(deeper.map(({ path }) => path)).toEqual(['calendars.office hours.zone']);
  });

  test.each([
    ['no classification', { classification: undefined }],
    ['questions that are none', { classification: { questions: [null, 3, 'x'], otherwise: 4 } }],
    ['no question', { classification: { questions: [], otherwise: 'P4' } }],
    ['a zone that is no text', { zone: 3 }],
    ['everything missing', Object.fromEntries(Object.keys(before).map((key) => [key, undefined]))],
  ])('[GEN-PACK] with %s it is refused, not broken by', (_, changes) => {
    const pack = { ...before, ...changes, schema: 1 };
    expect(checkPack(liftPack(pack)).length).toBeGreaterThan(0);
  });
});

test.each([null, 42, 'a pack', [], {}, { schema: 3 }])('[GEN-PACK] %j is handed back as it is', (source) => {
  expect(liftPack(source)).toBe(source);
});

test('[GEN-PACK] a pack of schema 2 is handed back as it is', () => {
  const source = defaultPackSource();
  expect(liftPack(source)).toBe(source);
});

describe('the record of adoptions', () => {
  test('[GEN-PACK] holds an example at every version, and the register reads what the upcaster lifts to', () => {
    expect(golden.map(({ v }) => v)).toEqual([1, 2]);
    expect(currentVersion('packAdopted')).toBe(policyEventVersions.packAdopted);
  });

  test('[GEN-PACK] keeps who adopted what, when and on whose word', () => {
    expect(register.adoptions).toMatchObject([
      { id: 'gaas-default', version: '1.0.0', by: 'setup', approvedBy: null },
      { id: 'gaas-default', version: '2.0.0', by: 'manager', approvedBy: 'cdo' },
    ]);
    const [one, two] = register.adoptions;
    expect((two?.at ?? 0) - (one?.at ?? 0)).toBe(MINUTE);
    expect(packInForce(register, two?.at ?? 0)?.version).toBe('2.0.0');
  });
});

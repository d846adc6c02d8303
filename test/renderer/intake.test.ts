import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectedAt, emptyDraft } from '../../renderer/features/intake/draft.ts';
import { declarationOf, fieldOf } from '../../renderer/features/intake/submit.ts';
import {
  answered,
  answersBefore,
  priorityNow,
  upcomingLimits,
  verdictOf,
} from '../../renderer/features/intake/verdict.ts';
import { MINUTE } from '../../shared/kernel/time.ts';
import { parsePack } from '../../shared/policy/pack.ts';

const parsed = parsePack(JSON.parse(readFileSync('resources/policy/default.json', 'utf8')));
if (!parsed.ok) throw new Error('the default pack is broken');
const pack = parsed.value;
const draft = emptyDraft(1_000, false);

describe('the questions of the declare form', () => {
  it('[CLS-TREE] show the path up to the answer that decided', () => {
    const answers = { unavailable: 'no', breach: 'unknown', safety: 'no' } as const;
    expect(answered(pack, answers).map(({ answer }) => answer)).toEqual(['no', 'unknown']);
  });

  it('[CLS-TREE] an answer taken back takes back what followed', () => {
    const answers = { unavailable: 'no', breach: 'no', safety: 'yes' } as const;
    expect(answersBefore(pack, answers, 'breach')).toEqual({ unavailable: 'no' });
  });

  it('[CLS-TREE] a person may overrule them', () => {
    const asked = { ...draft, answers: { unavailable: 'yes' } as const };
    expect(priorityNow(asked, verdictOf(pack, asked))).toBe('P1');
    const overruled = { ...asked, overrule: { priority: 'P2' as const, reason: 'one office only' } };
    expect(priorityNow(overruled, verdictOf(pack, overruled))).toBe('P2');
  });

  it('show what will count, the nearest first, the target once a service is named', () => {
    const kinds = upcomingLimits(pack, 'P1', '1').map(({ kind, length }) => [kind, length / MINUTE]);
    expect(kinds).toEqual([
      ['acknowledge', 5],
      ['triage', 5],
      ['warRoom', 15],
      ['citizenFirst', 15],
      ['resolve', 60],
    ]);
    expect(upcomingLimits(pack, 'P1', null).map(({ kind }) => kind)).not.toContain('resolve');
  });
});

describe('the record of the declare form', () => {
  it('[INT-DETECTION] detection is when the form was opened, unless somebody says otherwise', () => {
    expect(detectedAt(draft)).toBe(1_000);
    expect(detectedAt({ ...draft, detected: { text: '-5m', at: 700 } })).toBe(700);
    expect(detectedAt({ ...draft, detected: { text: 'soon', at: null } })).toBeNull();
    expect(declarationOf({ ...draft, detected: { text: '-5m', at: 700 } })).toMatchObject({
      detectedAt: 700,
    });
  });

  it.each([
    ['text.missing', { field: 'title' }, 'title'],
    ['request.textTooLong', { field: 'impact', limit: 10_000 }, 'impact'],
    ['request.malformed', { field: 'services.0', reason: '' }, 'services'],
    ['declare.noService', {}, 'services'],
    ['time.inFuture', { givenAt: 1 }, 'detected'],
    ['declare.onsetAfterDetection', {}, 'onset'],
    ['priority.securityFloor', {}, 'overrule'],
    ['journal.diskFull', {}, null],
  ])('the refusal %s stands at its field', (code, params, field) => {
    expect(fieldOf({ code, params })).toBe(field);
  });
});

import { describe, expect, it } from 'vitest';
import { prioritySaid, unfinished } from '../../renderer/command/TreeQuestions.tsx';
import { detectedAt, emptyDraft, isTouched } from '../../renderer/features/intake/draft.ts';
import { otherOf } from '../../renderer/features/intake/not-incident.ts';
import { found, otherRows } from '../../renderer/features/intake/not-incidents.ts';
import { alreadyOpen, suggestedRequest } from '../../renderer/features/intake/recognise.ts';
import { declarationOf, fieldOf } from '../../renderer/features/intake/submit.ts';
import { upcoming } from '../../renderer/features/intake/upcoming.ts';
import type { Intake } from '../../shared/intake/state.ts';
import type { PersonId, ServiceId } from '../../shared/kernel/ids.ts';
import { HOUR, MINUTE } from '../../shared/kernel/time.ts';
import type { IncidentSummary } from '../../shared/protocol/console.ts';
import { defaultPack } from '../support/default-pack.ts';
import { directory } from '../support/story.ts';

const pack = defaultPack();
const now = Date.UTC(2026, 10, 23, 10, 0);
const draft = emptyDraft(now, false);
const me = 'k-osei' as PersonId;
const identity = [...directory.services.keys()][0] as ServiceId;

describe('the questions of the declare form', () => {
  it('[CLS-TREE] a person may overrule them, with a reason', () => {
    const asked = { ...draft, answers: { unavailable: 'yes' } as const };
    expect(prioritySaid(pack, asked)).toBe('P1');
    expect(unfinished(pack, asked)).toBeNull();
    const overruled = { ...asked, overrule: { priority: 'P2' as const, reason: ' ' } };
    expect(prioritySaid(pack, overruled)).toBe('P2');
    expect(unfinished(pack, overruled)).toBe('reasonMissing');
    expect(unfinished(pack, draft)).toBe('unfinished');
  });

  it('[CLS-NOW] what will count is known before anybody declares, by the rules that count it', () => {
    const kinds = (services: readonly ServiceId[]) =>
      upcoming(pack, directory, { ...draft, services, answers: { unavailable: 'yes' } }, 'P1', me, now)
        ?.readings.filter(({ kind }) => kind !== 'notify' && kind !== 'dailyReport')
        .map(({ kind, dueAt }) => [kind, (dueAt - now) / MINUTE]);
    expect(kinds([identity])).toEqual([
      ['acknowledge', 5],
      ['triage', 5],
      ['citizenFirst', 15],
      ['warRoom', 15],
      ['investigate', 20],
      ['resolve', 60],
    ]);
    expect(kinds([])?.map(([kind]) => kind)).not.toContain('resolve');
  });
});

describe('the record of the declare form', () => {
  it('[INT-DETECTION] detection is when the form was opened, unless somebody says otherwise', () => {
    expect(detectedAt(draft)).toBe(now);
    expect(detectedAt({ ...draft, detected: { text: '-5m', at: 700 } })).toBe(700);
    expect(detectedAt({ ...draft, detected: { text: 'soon', at: null } })).toBeNull();
    expect(declarationOf({ ...draft, detected: { text: '-5m', at: 700 } })).toMatchObject({
      detectedAt: 700,
    });
  });

  it('is a draft worth keeping once anything is said', () => {
    expect(isTouched(draft)).toBe(false);
    expect(isTouched({ ...draft, requestKind: 'password reset' })).toBe(true);
    expect(isTouched({ ...draft, reason: 'a question' })).toBe(true);
  });

  it.each([
    ['text.missing', { field: 'title' }, 'title'],
    ['text.missing', { field: 'reason' }, 'reason'],
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

describe('what is no incident', () => {
  it.each([
    ['I forgot my password, please reset it', 'password reset'],
    ['Requesting access to the archive', 'access request'],
    ['A feature is requested: dark mode', 'feature request'],
    ['Query for information about fees', 'information query'],
    ['Sign-in fails in region A', null],
    ['', null],
  ])('[INT-NOT-INCIDENT] “%s” suggests %s', (title, kind) => {
    expect(suggestedRequest(pack, title)).toBe(kind);
  });

  it('[INT-NOT-INCIDENT INT-NEARMISS] is kept by its own command, which needs the kind', () => {
    const said = { ...draft, title: 'Reset', reason: 'She can do it', reportedBy: 'Ana' };
    expect(otherOf({ ...said, what: 'serviceRequest' })).toBeNull();
    expect(otherOf({ ...said, what: 'serviceRequest', requestKind: 'password reset' })).toMatchObject({
      type: 'recordServiceRequest',
      kind: 'password reset',
      reason: 'She can do it',
    });
    expect(otherOf({ ...said, what: 'nearMiss', reviewWanted: true })).toMatchObject({
      type: 'recordNearMiss',
      noticedAt: now,
      reviewWanted: true,
    });
  });

  it('[INT-NOT-INCIDENT] is listed with the near misses, the newest first, and found by any of its words', () => {
    const intake = {
      requests: [
        { id: 'a', kind: 'password reset', title: 'Reset', reportedBy: 'Ana', reason: 'hers', at: 1, by: me },
      ],
      nearMisses: [
        {
          id: 'b',
          title: 'Generator',
          services: [],
          text: 'luck',
          noticedAt: 2,
          reviewWanted: true,
          at: 5,
          by: me,
        },
      ],
    } as unknown as Intake;
    const rows = otherRows(intake, directory, pack);
    expect(rows.map(({ id }) => id)).toEqual(['b', 'a']);
    const ids = (query: string) => found(rows, query, () => '').map(({ id }) => id);
    expect(ids('ana password')).toEqual(['a']);
    expect(ids('generator luck')).toEqual(['b']);
    expect(ids('')).toHaveLength(2);
    expect(ids('flood')).toEqual([]);
  });
});

describe('what is open already', () => {
  const summary = (ref: string, more: Partial<IncidentSummary>): IncidentSummary =>
    ({
      stream: ref,
      ref,
      title: 'Payments slow',
      drill: false,
      services: ['payments'],
      status: 'investigating',
      detectedAt: now - HOUR,
      restrictedTo: null,
      people: [],
      ...more,
    }) as IncidentSummary;
  const search = (rows: readonly IncidentSummary[], said: Partial<Parameters<typeof alreadyOpen>[0]>) =>
    alreadyOpen({ services: [], title: '', drill: false, ...said }, rows, me, now).map(
      ({ summary: row, why }) => `${row.ref} ${why}`,
    );

  it('[INT-TRIAGE] is the same service within a day, then a title like it; the newest first', () => {
    const rows = [
      summary('old', { services: [identity], detectedAt: now - 25 * HOUR }),
      summary('closed', { services: [identity], status: 'closed' }),
      summary('first', { services: [identity], detectedAt: now - 3 * HOUR }),
      summary('second', { services: [identity], detectedAt: now - HOUR }),
      summary('words', { title: 'Sign-in failing in region A' }),
    ];
    expect(search(rows, { services: [identity], title: 'Region A: sign-in fails' })).toEqual([
      'second sameService',
      'first sameService',
      'words sameWords',
    ]);
  });

  it('[INT-TRIAGE CLS-SECURITY] never mixes drills with the real, nor names what one may not open', () => {
    const rows = [
      summary('drill', { services: [identity], drill: true }),
      summary('hidden', { services: [identity], restrictedTo: ['a-mensah' as PersonId] }),
      summary('mine', { services: [identity], restrictedTo: [me] }),
      summary('role', { services: [identity], restrictedTo: [], people: [me] }),
    ];
    expect(search(rows, { services: [identity] })).toEqual(['mine sameService', 'role sameService']);
    expect(search(rows, { services: [identity], drill: true })).toEqual(['drill sameService']);
  });
});

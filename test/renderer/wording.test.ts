import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../renderer/i18n.ts';
import { clockName } from '../../renderer/wording/clock-name.ts';
import { describeEvent } from '../../renderer/wording/describe-event.ts';
import { describeRejection } from '../../renderer/wording/describe-rejection.ts';
import { clockKinds } from '../../shared/clocks/reading.ts';
import { exchangeRejectionCodes } from '../../shared/directory/exchange/problem.ts';
import { directoryRejectionCodes } from '../../shared/directory/rejections.ts';
import { emptyDirectory } from '../../shared/directory/state.ts';
import { closureCriteria } from '../../shared/incident/decide/closure.ts';
import { rejectionCodes } from '../../shared/incident/decide/rejections.ts';
import type { TimelineEntry } from '../../shared/incident/state.ts';
import { parsePack } from '../../shared/policy/pack.ts';

const parsed = parsePack(JSON.parse(readFileSync('resources/policy/default.json', 'utf8')));
if (!parsed.ok) throw new Error('the default pack is broken');
const pack = parsed.value;

const others = [
  ...directoryRejectionCodes,
  ...exchangeRejectionCodes,
  'policy.noPack',
  'policy.badPack',
  'policy.versionExists',
  'request.malformed',
  'request.textTooLong',
  'request.unknownCommand',
  'request.wrongStream',
  'request.signedOut',
  'request.tooLarge',
  'request.noKey',
  'request.refused',
  'journal.diskFull',
  'journal.readOnly',
  'journal.damaged',
  'journal.closed',
  'journal.failed',
  'backup.failed',
  'console.unreachable',
];

describe('a refusal is a sentence', () => {
  it.each([...rejectionCodes, ...others])('%s', (code) => {
    const sentence = sentenceOf(`rejections.${code}`);
    expect(sentence).toMatch(/^[A-Z].+\.$/s);
  });

  it('[CLO-CRITERIA] names everything that is missing, in words', () => {
    const sentence = describeRejection({
      code: 'close.missing',
      params: { missing: [...closureCriteria], who: 'A. Mensah (Service Owner)' },
    });
    for (const criterion of closureCriteria)
      expect(sentence).toContain(sentenceOf(`rejections.criteria.${criterion}`));
    expect(sentence).toContain('A. Mensah (Service Owner)');
  });

  it('says who may do it, once each, as alternatives', () => {
    const who = ['Incident Commander', 'K. Osei', 'K. Osei'];
    expect(describeRejection({ code: 'close.notPermitted', params: { who } })).toMatch(
      /^Ask Incident Commander or K\. Osei:/,
    );
  });

  it('shows a moment with its zone', () => {
    const sentence = describeRejection({ code: 'time.inFuture', params: { givenAt: Date.now() } });
    expect(sentence).toMatch(/\d\d:\d\d [A-Z]/);
  });

  it('of a code that this version does not know is said with the code', () => {
    expect(describeRejection({ code: 'future.refusal', params: {} })).toBe(
      'Refused (future.refusal). Nothing was written. Tell whoever looks after this console.',
    );
  });

  it('names the field that is empty', () => {
    expect(describeRejection({ code: 'text.missing', params: { field: 'reportedBy' } })).toBe(
      'Write who reported it: it may not be empty.',
    );
  });

  it('a code of a newer console is still a sentence', () => {
    expect(describeRejection({ code: 'future.thing', params: {} })).toContain('future.thing');
  });
});

describe('clocks and events have names', () => {
  it.each(clockKinds)('clock %s', (kind) => {
    expect(sentenceOf(`clocks.names.${kind}`)).toBe(clockName(kind));
  });

  it('an event of a type this version does not know is kept and said so', () => {
    const entry = { id: 'e', amendments: [], struck: null, event: { type: 'teleported', body: {} } };
    expect(describeEvent(entry as unknown as TimelineEntry, emptyDirectory, pack)).toEqual({
      icon: 'unknown',
      text: 'Unknown event “teleported”, kept',
      detail: null,
    });
  });

  it('a line reads as last amended', () => {
    const event = { type: 'entryAdded', body: { kind: 'note', text: 'region A', progress: false } };
    const entry = { id: 'e', event, struck: null, amendments: [{ text: 'region B' }] };
    expect(describeEvent(entry as unknown as TimelineEntry, emptyDirectory, pack).text).toBe('region B');
  });
});

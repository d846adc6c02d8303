import { describe, expect, test } from 'vitest';
import { complete, completionAt } from '../../renderer/features/scribe/completion.ts';
import {
  emptyLine,
  type LineAction,
  type LineState,
  lineReducer,
} from '../../renderer/features/scribe/line-state.ts';
import type { CommandId, EventId, PersonId } from '../../shared/kernel/ids.ts';
import { aPerson } from '../support/directory.ts';

const id = (name: string) => name as CommandId;
const rejection = { code: 'action.ownerMissing', params: {} };
const run = (...actions: readonly LineAction[]): LineState => actions.reduce(lineReducer, emptyLine);
const typed = (text: string, now = 1): LineAction => ({ type: 'typed', text, now });
const sent = (name: string): LineAction => ({ type: 'sent', id: id(name), now: 9 });
const ok = (name: string): LineAction => ({ type: 'answered', id: id(name), rejection: null });
const no = (name: string): LineAction => ({ type: 'answered', id: id(name), rejection });

describe('the capture line never loses what was typed', () => {
  test('the moment is the first keystroke, not the last, and goes when the line is emptied', () => {
    expect(run(typed('a', 1), typed('ab', 2)).startedAt).toBe(1);
    expect(run(typed('a', 1), typed('', 2), typed('b', 3)).startedAt).toBe(3);
  });
  test('the text stays until the console has it', () => {
    expect(run(typed('note'), sent('1'))).toMatchObject({ text: 'note', showing: '1' });
    expect(run(typed('note'), sent('1'), ok('1'))).toMatchObject({ text: '', showing: null, queue: [] });
  });
  test('what is typed before the answer is the next line, with its own moment', () => {
    const ahead = run(typed('one', 1), sent('1'), typed('onet', 5), typed('tw', 6));
    expect(ahead).toMatchObject({
      text: 'tw',
      startedAt: 5,
      showing: null,
      queue: [{ id: '1', line: 'one', startedAt: 1 }],
    });
    expect(lineReducer(ahead, ok('1'))).toMatchObject({ text: 'tw', startedAt: 5, queue: [] });
  });
  test('several lines wait in the order they were sent', () => {
    const state = run(typed('one'), sent('1'), typed('onetwo'), sent('2'), typed('twothree'), sent('3'));
    expect(state.queue.map(({ line }) => line)).toEqual(['one', 'two', 'three']);
    expect([ok('1'), ok('2'), ok('3')].reduce(lineReducer, state)).toEqual(emptyLine);
  });
  test('Enter twice on the same text sends it once', () => {
    expect(run(typed('one'), sent('1'), sent('2')).queue).toHaveLength(1);
  });
  test('a refused line stands in the box again with the reason, which goes with the next change', () => {
    const refused = run(typed('> x', 1), sent('1'), no('1'));
    expect(refused).toMatchObject({ text: '> x', startedAt: 1, rejection });
    expect(lineReducer(refused, typed('> x @ana', 3))).toMatchObject({
      text: '> x @ana',
      startedAt: 1,
      rejection: null,
    });
  });
  test('the same line sent again carries the same id, a changed one its own', () => {
    const refused = run(typed('x', 1), sent('1'), no('1'));
    expect(lineReducer(refused, sent('2')).queue).toMatchObject([{ id: '1' }]);
    expect([typed('xy'), sent('2')].reduce(lineReducer, refused).queue).toMatchObject([{ id: '2' }]);
  });
  test('a line refused while another is typed waits beside it until it is taken back', () => {
    const waiting = run(typed('> x', 1), sent('1'), typed('> xnext', 2), no('1'));
    expect(waiting).toMatchObject({ text: 'next', refused: [{ outgoing: { line: '> x' } }] });
    const back = [sent('2'), ok('2'), { type: 'tookBack', id: id('1') } as const].reduce(
      lineReducer,
      waiting,
    );
    expect(back).toMatchObject({ text: '> x', refused: [], rejection });
  });
  test('[WAR-DECISIONS] a decision asks for its rationale, and both come back after a refusal', () => {
    const asked = run(typed('! fail over', 1), { type: 'asked' });
    expect(asked).toMatchObject({ text: '', decision: { line: '! fail over', startedAt: 1 } });
    const refused = [typed('restores 80 %', 2), sent('1'), no('1')].reduce(lineReducer, asked);
    expect(refused).toMatchObject({ text: '! fail over', rationale: 'restores 80 %', decision: null });
    expect(lineReducer(refused, { type: 'asked' })).toMatchObject({ text: 'restores 80 %' });
  });
  test('a half-typed line comes back after an older note was amended, or was left as it was', () => {
    const amending: LineAction = { type: 'amending', entry: 'e1' as EventId, text: 'old', now: 4 };
    const half = run(typed('half a li', 2), amending);
    expect(half).toMatchObject({ text: 'old', amends: 'e1' });
    expect(lineReducer(half, { type: 'steppedBack' })).toMatchObject({
      text: 'half a li',
      startedAt: 2,
      amends: null,
    });
    const kept = [typed('new', 5), sent('1'), ok('1')].reduce(lineReducer, half);
    expect(kept).toMatchObject({ text: 'half a li', startedAt: 2, amends: null, aside: null });
  });
  test('Esc steps back from the rationale and from an amendment', () => {
    const back = run(typed('! a', 1), { type: 'asked' }, typed('why', 2), { type: 'steppedBack' });
    expect(back).toMatchObject({ text: '! a', startedAt: 1, rationale: 'why', decision: null });
    const amending = run({ type: 'amending', entry: 'e1' as EventId, text: 'old', now: 4 });
    expect(amending).toMatchObject({ text: 'old', amends: 'e1' });
    expect(lineReducer(amending, { type: 'steppedBack' })).toEqual(emptyLine);
  });
});

describe('completion', () => {
  const person = (handle: string, name: string) => aPerson(handle as PersonId, { handle, name });
  const known = {
    people: [person('ana', 'Ana Diaz'), person('kwame', 'Kwame Osei'), person('andrew', 'Andrew Park')],
    channels: { 'status page': 'Status page', 'social media': 'Social media', sms: 'SMS' },
    wanted: ['status page', 'social media'],
  };
  const offers = (line: string) =>
    completionAt(line, line.length, known)?.options.map(({ label }) => label) ?? null;

  test('offers handles by their beginning, then by a word of the name', () => {
    expect(offers('> restart @an')).toEqual(['@ana', '@andrew']);
    expect(offers('> restart @os')).toEqual(['@kwame']);
  });
  test('is silent once the handle is whole, in addresses and in plain text', () => {
    expect(offers('> restart @kwame')).toBeNull();
    expect(offers('mail ops@an')).toBeNull();
    expect(offers('plain')).toBeNull();
  });
  test('[CLK-CITIZEN-FIRST] a message is first offered the channels that the policy asks for together', () => {
    expect(offers('~ ')?.[0]).toBe('[status page, social media]');
    expect(offers('10:02 ~~ ')?.[0]).toBe('[status page, social media]');
  });
  test('inside the list offers the channels not named yet', () => {
    expect(offers('~ [s')).toEqual(['status page', 'social media', 'sms']);
    expect(offers('~ [status page, s')).toEqual(['social media', 'sms']);
    expect(offers('~ [status page] s')).toBeNull();
  });
  test('puts the choice where the beginning stood', () => {
    const line = '> restart @an now';
    const found = completionAt(line, 13, known);
    const option = found?.options[0];
    expect(found && option && complete(line, found, option)).toEqual({
      line: '> restart @ana now',
      caret: 15,
    });
  });
});

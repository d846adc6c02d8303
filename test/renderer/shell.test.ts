import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../renderer/app/gaps.ts';
import { isPressing } from '../../renderer/app/pressing.ts';
import { addressOf, routeFrom } from '../../renderer/app/route.ts';
import { listed } from '../../renderer/features/incidents/order.ts';
import { matches } from '../../renderer/ui/keys.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { Alarm, IncidentSummary } from '../../shared/protocol/console.ts';

const key = (name: string, held: Partial<KeyboardEvent> = {}) => ({
  key: name,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('keys', () => {
  it('Ctrl is also the command key, and never optional', () => {
    expect(matches('Ctrl+K', key('k', { ctrlKey: true }))).toBe(true);
    expect(matches('Ctrl+K', key('k', { metaKey: true }))).toBe(true);
    expect(matches('Ctrl+K', key('k'))).toBe(false);
    expect(matches('k', key('k', { ctrlKey: true }))).toBe(false);
  });

  it('a sign that is typed with Shift needs no Shift in its name', () => {
    expect(matches('?', key('?', { shiftKey: true }))).toBe(true);
  });

  it('under Ctrl or Alt a letter with Shift is another key than without', () => {
    const held = { altKey: true, shiftKey: true };
    expect(matches('Alt+Shift+T', key('T', held))).toBe(true);
    expect(matches('Alt+T', key('T', held))).toBe(false);
    expect(matches('Alt+Shift+T', key('t', { altKey: true }))).toBe(false);
    expect(matches('Alt+?', key('?', held))).toBe(true);
  });

  it('Option and a letter, which type a sign on a Mac, are told by the place of the key', () => {
    expect(matches('Alt+N', key('˜', { altKey: true, code: 'KeyN' }))).toBe(true);
    expect(matches('Alt+1', key('¡', { altKey: true, code: 'Digit1' }))).toBe(true);
    expect(matches('n', key('˜', { code: 'KeyN' }))).toBe(false);
  });
});

describe('the address', () => {
  it.each([
    '#/incidents',
    '#/declare',
    '#/declare/drill',
    '#/not-incidents',
    '#/incident/00b561eb-dc58-4e4a-93ac-caea475b133c',
    '#/wall/00b561eb-dc58-4e4a-93ac-caea475b133c',
  ])('%s is what its route says', (address) => {
    expect(addressOf(routeFrom(address))).toBe(address);
  });

  it.each(['', '#/', '#/nowhere', '#/incident/1', '#/wall/../../etc'])('“%s” is the list', (address) => {
    expect(routeFrom(address)).toEqual({ screen: 'incidents' });
  });
});

describe('the list of incidents', () => {
  const summary = (ref: string, more: Partial<IncidentSummary>) =>
    ({
      ref,
      status: 'investigating',
      detectedAt: 0,
      nextClock: null,
      breached: 0,
      ...more,
    }) as IncidentSummary;
  const clock = (state: 'running' | 'warned' | 'breached', dueAt: number) => ({
    clause: '',
    kind: '',
    state,
    dueAt,
  });

  it('shows what is breached longest first, then warned, then what is next, then what has no clock', () => {
    const { open, closed } = listed([
      summary('no clock', {}),
      summary('next', { nextClock: clock('running', 5) }),
      summary('closed', { status: 'closed', closedAt: 1 }),
      summary('warned', { nextClock: clock('warned', 9) }),
      summary('breached', { nextClock: clock('breached', 3) }),
      summary('breached longest', { nextClock: clock('breached', 1) }),
    ]);
    expect(open.map(({ ref }) => ref)).toEqual([
      'breached longest',
      'breached',
      'warned',
      'next',
      'no clock',
    ]);
    expect(closed.map(({ ref }) => ref)).toEqual(['closed']);
  });
});

describe('what the journal misses', () => {
  it('is named by device and range', () => {
    const missing = [13, 12, 14, 20].map((dseq) => ({ deviceId: 'a' as DeviceId, dseq, reason: '' }));
    expect(gapsOf([...missing, { deviceId: 'b' as DeviceId, dseq: 15, reason: '' }])).toEqual([
      { deviceId: 'a', from: 12, to: 14 },
      { deviceId: 'a', from: 20, to: 20 },
      { deviceId: 'b', from: 15, to: 15 },
    ]);
  });
});

describe('an alarm', () => {
  const alarm = (level: Alarm['level']) => ({ level }) as Alarm;
  const summary = (more: Partial<IncidentSummary>) =>
    ({ status: 'investigating', nextClock: null, breached: 0, ...more }) as IncidentSummary;
  const clock = (state: 'running' | 'warned' | 'breached') => ({ clause: '', kind: '', state, dueAt: 0 });

  it('presses while something of its incident is as urgent as it says', () => {
    expect(isPressing(alarm('breached'), summary({ breached: 1, nextClock: clock('breached') }))).toBe(true);
    expect(isPressing(alarm('warned'), summary({ nextClock: clock('warned') }))).toBe(true);
    expect(isPressing(alarm('warned'), undefined)).toBe(true);
  });

  it('is over with its clock or its incident', () => {
    expect(isPressing(alarm('breached'), summary({ nextClock: clock('warned') }))).toBe(false);
    expect(isPressing(alarm('warned'), summary({ nextClock: clock('running') }))).toBe(false);
    expect(isPressing(alarm('breached'), summary({ breached: 1, status: 'closed' }))).toBe(false);
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncidentCommand } from '../../../shared/incident/command.ts';
import { type EventId, incidentStream, type StreamId } from '../../../shared/kernel/ids.ts';
import { HOUR, MINUTE, SECOND } from '../../../shared/kernel/time.ts';
import { triageSteps } from '../../../shared/policy/vocabulary.ts';
import {
  declaration,
  type Machine,
  machine,
  people,
  type RunningConsole,
  startOn,
  TEN,
} from '../../support/console-host.ts';
import { settled } from '../../support/manual-time.ts';

let on: Machine;
let console: RunningConsole;
beforeEach(async () => {
  on = machine();
  console = await startOn(on);
});
afterEach(async () => {
  await console.close({ backUp: false });
  on.remove();
});

const alarms = () => console.changes.flatMap((change) => (change.kind === 'alarm' ? [change.alarm] : []));
const told = (clause: string) => alarms().filter((alarm) => alarm.clause === clause);

test('[CLK-P1-ACK] with no window open the watcher warns once and breaches once, saying what, who and which clause', async () => {
  const stream = await console.declare();
  await on.time.advance(20 * MINUTE);

  expect(told('CLK-P1-ACK').map(({ level, dueAt }) => [level, dueAt])).toEqual([
    ['warned', TEN + 5 * MINUTE],
    ['breached', TEN + 5 * MINUTE],
  ]);
  const breach = on.shown.find(({ body, level }) => level === 'breached' && body.includes('CLK-P1-ACK'));
  expect(breach?.stream).toBe(stream);
  expect(breach?.title).toBe('BREACHED: Acknowledgement');
  expect(breach?.body).toContain('M. Ivanova (On-call engineer)');
  expect(breach?.body).toContain('10:05 GMT');
  expect(breach?.body).toContain('§2.2');
});

test('[RUL-BOUNDARY] a clock written "under" breaches at its limit and not before', async () => {
  await console.declare();
  await on.time.advance(5 * MINUTE - 1);
  expect(told('CLK-P1-ACK').map(({ level }) => level)).toEqual(['warned']);
  await on.time.advance(1);
  expect(told('CLK-P1-ACK').map(({ level }) => level)).toEqual(['warned', 'breached']);
});

test('[CLK-VACANT] a clock of a vacant role names who stands in', async () => {
  await console.declare();
  await on.time.advance(16 * MINUTE);
  const breach = on.shown.find(
    ({ body, level }) => level === 'breached' && body.includes('CLK-CITIZEN-FIRST'),
  );
  expect(breach?.body).toContain('for the vacant role Comms');
});

test('a restart tells nothing again that was told before', async () => {
  await console.declare();
  await on.time.advance(6 * MINUTE);
  const before = on.shown.length;
  await console.close({ backUp: false });

  console = await startOn(on);
  await on.time.advance(10 * SECOND);
  expect(on.shown).toHaveLength(before);
  await on.time.advance(20 * MINUTE);
  expect(on.shown.length).toBeGreaterThan(before);
});

test('[CLK-OFFLINE] what breached while the console was off is told in one notice that counts it', async () => {
  await console.declare();
  await console.close({ backUp: false });
  on.time.sleep(HOUR);
  on.shown.length = 0;

  console = await startOn(on);
  expect(on.shown).toHaveLength(1);
  expect(on.shown[0]?.title).toMatch(/^\d+ clocks breached/);
});

test("[CLK-OFFLINE] a step of the machine's clock is noticed, told, and every clock is read again", async () => {
  await console.declare();
  await on.time.advance(10 * SECOND);
  on.time.step(10 * MINUTE);
  await on.time.advance(SECOND);
  const [step] = console.changes.filter((change) => change.kind === 'clockStepped');
  expect(step).toMatchObject({ by: 10 * MINUTE });
  expect(told('CLK-P1-ACK').map(({ level }) => level)).toContain('breached');

  on.time.step(-30 * MINUTE);
  await on.time.advance(SECOND);
  const steps = console.changes.filter((change) => change.kind === 'clockStepped');
  expect(steps.at(-1)).toMatchObject({ by: -30 * MINUTE });
});

test('a drift of less than two seconds is no step', async () => {
  on.time.step(1_900);
  await on.time.advance(5 * SECOND);
  expect(console.changes.filter((change) => change.kind === 'clockStepped')).toEqual([]);
});

test('[CLK-OFFLINE] after sleep everything is read at once and no step is claimed', async () => {
  await console.declare();
  console.sleep();
  on.time.sleep(20 * MINUTE);
  // The first timer may fire before the system says that it is awake.
  await on.time.advance(SECOND);
  console.wake();
  await settled();
  expect(told('CLK-P1-ACK').map(({ level }) => level)).toEqual(['breached']);
  await on.time.advance(3 * SECOND);
  expect(console.changes.filter((change) => change.kind === 'clockStepped')).toEqual([]);
});

test('[CLK-ACTION] a re-dated action alarms anew at its new time, with its text', async () => {
  const stream = await console.declare();
  await console.run(stream, { type: 'acknowledge', assignee: people.onCall });
  const action = await addAction(stream, TEN + 10 * MINUTE);
  await on.time.advance(12 * MINUTE);
  const breaches = () => told('CLK-ACTION').filter(({ level }) => level === 'breached');
  expect(breaches()).toHaveLength(1);
  expect(on.shown.some(({ title }) => title === 'BREACHED: Action: Restart the issuer')).toBe(true);

  const due = TEN + 20 * MINUTE;
  expect(await console.run(stream, { type: 'redateAction', action, due, reason: 'Vendor' })).toMatchObject({
    ok: true,
  });
  await on.time.advance(10 * MINUTE);
  expect(breaches().map(({ dueAt }) => dueAt)).toEqual([TEN + 10 * MINUTE, due]);
});

test('[CLK-ACTION] closing an incident does not end its actions, nor does a restart', async () => {
  const stream = await closedWithOpenAction(TEN + 30 * MINUTE);
  await console.close({ backUp: false });
  console = await startOn(on);
  await settled();
  expect(console.watching()).toBe(1);
  await on.time.advance(30 * MINUTE);
  expect(told('CLK-ACTION').map(({ level, stream: of }) => [level, of])).toEqual([
    ['warned', stream],
    ['breached', stream],
  ]);
});

test('[CLK-PIR CLK-REPORT] a closed incident is watched until its review and report are done, and no longer', async () => {
  const stream = await closedWithOpenAction(null);
  expect(console.watching()).toBe(1);
  const heldAt = on.time.clock.now() + HOUR;
  for (const command of [
    { type: 'scheduleReview', heldAt, facilitator: people.onCall },
    { type: 'holdReview', note: '' },
    { type: 'publishReport', where: 'Service website' },
  ] as const)
    expect(await console.run(stream, command)).toMatchObject({ ok: true });
  await settled();
  expect(console.watching()).toBe(0);
});

test('a desktop that cannot show notifications does not stop the clocks', async () => {
  await console.close({ backUp: false });
  console = await startOn(on, {
    notifications: {
      show: () => {
        throw new Error('no notification service');
      },
    },
  });
  await console.declare();
  await on.time.advance(6 * MINUTE);
  expect(told('CLK-P1-ACK').map(({ level }) => level)).toEqual(['warned', 'breached']);
  expect(on.logged.join()).toContain('no notification service');
});

async function addAction(stream: StreamId, due: number): Promise<EventId> {
  const command = {
    type: 'addAction',
    text: 'Restart the issuer',
    owner: people.onCall,
    due,
    permanentFix: false,
  } as const;
  const answer = await console.run(stream, command);
  if (!answer.ok) throw new Error(JSON.stringify(answer.rejection));
  const [event] = answer.events;
  if (!event) throw new Error('no event');
  return event.id;
}

/** A P2 from declaration to closure, with an action that is not done where a deadline is given. */
async function closedWithOpenAction(due: number | null): Promise<StreamId> {
  await console.api.signIn({ person: people.manager });
  const stream = incidentStream(randomUUID());
  const run = async (command: IncidentCommand): Promise<void> => {
    const answer = await console.run(stream, command);
    if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.rejection)}`);
    await on.time.advance(SECOND);
  };
  await run(declaration(on.time.clock.now()));
  await run({ type: 'classify', answers: {}, priority: 'P2', overrideReason: 'Known' });
  await run({ type: 'acknowledge', assignee: people.onCall });
  for (const step of triageSteps) await run({ type: 'completeTriageStep', step });
  if (due !== null) await addAction(stream, due);
  await run({ type: 'resolve', kind: 'fix', restoredAt: on.time.clock.now(), text: 'Restarted' });
  await run({ type: 'approveResolution' });
  await run({
    type: 'close',
    rootCause: 'Expired certificate',
    category: 'configuration',
    lessons: 'Watch expiry dates',
    serviceNormal: true,
    slaAcceptable: true,
    userConfirmation: 'not reported by users',
    usersNotified: true,
    statusPageUpdated: true,
    recurring: false,
    handOff: '',
  });
  return stream;
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandOf, IncidentCommand } from '../../../shared/incident/command.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { MINUTE } from '../../../shared/kernel/time.ts';
import type { IncidentSummary } from '../../../shared/protocol/console.ts';
import { byAttention, everything, type SavedView } from '../../../shared/views/saved-views.ts';
import {
  type Machine,
  machine,
  note,
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

/** Every line that windows were told of, since the last time this was asked. */
async function told(): Promise<readonly IncidentSummary[]> {
  await settled();
  return console.changes.splice(0).flatMap((change) => (change.kind === 'summaries' ? change.summaries : []));
}

const dismissal: CommandOf<'dismiss'> & IncidentCommand = {
  type: 'dismiss',
  as: 'false alarm',
  original: null,
  reason: 'The probe was wrong',
};

async function dismissed(): Promise<StreamId> {
  await console.api.signIn({ person: people.scribe });
  const stream = await console.declare();
  const answer = await console.run(stream, dismissal);
  expect(answer).toMatchObject({ ok: true });
  return stream;
}

describe('given windows that show the list', () => {
  test('when something happens to an incident, then they are told of its line alone', async () => {
    const first = await console.declare();
    await console.declare();
    await told();
    await console.run(first, { type: 'acknowledge', assignee: people.onCall });
    expect((await told()).map(({ stream, assignee }) => [stream, assignee])).toEqual([
      [first, people.onCall],
    ]);
  });

  test('when a note changes nothing that the list shows, then nothing is told', async () => {
    const stream = await console.declare();
    await told();
    await console.run(stream, note('Failing over'));
    expect(await told()).toEqual([]);
  });

  test('when a clock is breached by time alone, then its line says so', async () => {
    const stream = await console.declare(TEN);
    const before = await told();
    expect(before.at(-1)).toMatchObject({ stream, breached: 0, nextClock: { state: 'running' } });
    await on.time.advance(6 * MINUTE);
    expect((await told()).at(-1)).toMatchObject({ stream, nextClock: { state: 'breached' } });
  });
});

describe('given settled incidents', () => {
  test('then a list begins with those in which something may be owed, and gets the others by page', async () => {
    const open = await console.declare();
    const gone = await dismissed();
    expect((await told()).at(-1)).toMatchObject({ stream: gone, status: 'closed', owing: false });
    expect((await console.api.incidents(undefined)).map(({ stream }) => stream)).toEqual([open]);
    const page = await console.api.settledIncidents({ after: null });
    expect(page.map(({ stream, outcome }) => [stream, outcome])).toEqual([[gone, 'false alarm']]);
    expect(await console.api.settledIncidents({ after: gone })).toEqual([]);
  });

  test('when the console starts anew, then it looks at none of them', async () => {
    await dismissed();
    await console.close({ backUp: false });
    console = await startOn(on);
    await settled();
    expect(console.watching()).toBe(0);
  });
});

describe('given saved views', () => {
  const view: SavedView = {
    id: 'one',
    name: 'Grave and mine',
    filter: { ...everything, mine: true, priorities: ['P1'] },
    sort: byAttention,
  };

  test('when one is saved, then every window is told, and it is there after a restart', async () => {
    await console.api.setSavedViews({ views: [view] });
    expect(console.changes.at(-1)).toMatchObject({ kind: 'session', session: { savedViews: [view] } });
    await console.close({ backUp: false });
    console = await startOn(on);
    expect((await console.api.session(undefined)).savedViews).toEqual([view]);
  });

  test('when somebody edited the file, then what is no view is left out and the others stay', async () => {
    on.kept.set('savedViews', [{ ...view, filter: 'all' }, view, 7]);
    expect((await console.api.session(undefined)).savedViews).toEqual([view]);
    on.kept.set('savedViews', 'none');
    expect((await console.api.session(undefined)).savedViews).toEqual([]);
  });
});

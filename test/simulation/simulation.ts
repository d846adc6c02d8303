import type { SyncService } from '../../central/sync/service.ts';
import type { MemoryJournal } from '../../electron/journal/memory-journal.ts';
import type { Remote, RemoteTrouble } from '../../electron/sync/remote.ts';
import { entriesIn } from '../../shared/directory/entries.ts';
import { type Aggregate, aggregates } from '../../shared/host/aggregates.ts';
import { foldOnto } from '../../shared/host/folding.ts';
import type { Host } from '../../shared/host/host.ts';
import { erasuresOf } from '../../shared/incident/redaction.ts';
import type { DeviceId, PersonId, StreamId } from '../../shared/kernel/ids.ts';
import { directoryStream, incidentStream, policyStream } from '../../shared/kernel/ids.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { HOUR, MINUTE } from '../../shared/kernel/time.ts';
import {
  type SyncAnswer,
  type SyncRequest,
  type SyncRoute,
  syncRoutes,
} from '../../shared/protocol/sync-routes.ts';
import { defaultPackSource } from '../support/default-pack.ts';
import { importing } from '../support/directory.ts';
import { plain } from '../support/plain.ts';
import { directory, people, t } from '../support/story.ts';
import { type Dice, diceOf } from './dice.ts';
import { nextCommand } from './play.ts';
import { type SimulatedCentral, simulatedCentral } from './simulated-central.ts';
import { fullDisk, type SimulatedConsole, type Surroundings, simulatedConsole } from './simulated-console.ts';

/** What came of a run. Equal states and nothing lost are what the promise is (design §5, GEN-OFFLINE). */
export interface Outcome {
  /** What each console shows once everything is healed, one text a console. */
  readonly states: readonly string[];
  /** Acknowledged somewhere and missing on some console. */
  readonly lost: readonly string[];
  /** Words that somebody redacted and that are still kept. */
  readonly unerased: readonly string[];
  /** Consoles that could not end an exchange on a network without faults. */
  readonly stalled: readonly string[];
  /** How often each fault was played, so that a run without any is seen. */
  readonly played: Readonly<Record<string, number>>;
  readonly acknowledged: number;
}

/** Rounds of exchange on a healthy network in which everything must have settled. */
const HEALING_ROUNDS = 6;

/** Plays one seed: consoles act and sync under faults, then everything heals. */
export async function simulate(seed: number, steps = 120): Promise<Outcome> {
  const dice = diceOf(seed);
  const world = await worldOf(dice);
  for (let step = 0; step < steps; step++) await world.step();
  const stalled = await world.heal();
  return { ...(await world.outcome()), stalled };
}

interface World {
  step(): Promise<void>;
  heal(): Promise<readonly string[]>;
  outcome(): Promise<Omit<Outcome, 'stalled'>>;
}

async function worldOf(dice: Dice): Promise<World> {
  let now = t('10:00');
  const central: SimulatedCentral = simulatedCentral(() => now);
  const played: Record<string, number> = {};
  const cut = new Set<SimulatedConsole>();
  const backups = new Map<SimulatedConsole, MemoryJournal>();
  let healthy = false;
  let devices = 0;
  const play = (fault: string) => {
    played[fault] = (played[fault] ?? 0) + 1;
  };

  const around: Surroundings = {
    dice,
    now: () => now,
    sign: central.sign,
    remote: (console) => remoteOf(console),
    newDevice(person) {
      const device = `${dice.hex(8)}-0000-7000-8000-${dice.hex(12)}` as DeviceId;
      central.enrol(device, person, devices++);
      return device;
    },
  };

  /** The network between one console and central: it may be cut, lose what is asked or answered, or say it twice. */
  function remoteOf(console: SimulatedConsole): Remote {
    const unreachable: Result<never, RemoteTrouble> = rejected({ kind: 'unreachable', detail: 'cut' });
    return {
      listen: () => () => undefined,
      async ask<R extends SyncRoute>(route: R, request: SyncRequest<R>) {
        if (cut.has(console)) return unreachable;
        const asked = JSON.parse(JSON.stringify(request)) as SyncRequest<R>;
        if (!healthy && dice.chance(0.1)) {
          play('lost on its way');
          return unreachable;
        }
        if (!healthy && dice.chance(0.1)) {
          play('came twice');
          await answerOf(console, central.service(), route, asked);
        }
        const answer = await answerOf(console, central.service(), route, asked);
        if (!healthy && dice.chance(0.1)) {
          play('answer lost');
          return unreachable;
        }
        return answer;
      },
    };
  }

  async function answerOf<R extends SyncRoute>(
    console: SimulatedConsole,
    service: SyncService,
    route: R,
    request: SyncRequest<R>,
  ): Promise<Result<SyncAnswer<R>, RemoteTrouble>> {
    const device = central.byDevice((await console.journal.head()).deviceId);
    if (!device) throw new Error('every console is enrolled');
    // The routes turn a revoked device away from everything but pushing (central/http).
    if (device.revokedAt !== null && route !== 'push')
      return rejected({ kind: 'fault', fault: 'Revoked', detail: '' });
    const read = syncRoutes[route].request.parse(request);
    const answer = await asked(route, read as never);
    return answer.ok
      ? accepted(syncRoutes[route].answer.parse(JSON.parse(JSON.stringify(answer.value))) as SyncAnswer<R>)
      : answer;

    async function asked(to: SyncRoute, what: never): Promise<Result<unknown, RemoteTrouble>> {
      if (!device) throw new Error('every console is enrolled');
      if (to === 'push') return accepted(await service.push(device, what));
      if (to === 'heads') return accepted(await service.heads());
      if (to === 'stream')
        return accepted(await service.stream(device, (what as { stream: StreamId }).stream));
      if (to !== 'pull') throw new Error(`the simulation does not ask ${to}`);
      const pulled = await service.pull(device, what);
      if (pulled.ok) return pulled;
      play('history changed');
      return rejected({ kind: 'fault', fault: pulled.rejection, detail: '' });
    }
  }

  const consoles: SimulatedConsole[] = [];
  const staff = Object.values(people);
  const size = 3 + dice.under(6);
  for (let number = 0; number < size; number++)
    consoles.push(await simulatedConsole(staff[number % staff.length] as PersonId, around));
  const streams = Array.from({ length: 1 + dice.under(3) }, () =>
    incidentStream(`0195d3a0-0000-7000-8000-${dice.hex(12)}`),
  );

  // One console brings people and policy; the others learn of it by syncing.
  const [first] = consoles;
  if (!first) throw new Error('there are consoles');
  await first.say(policyStream, { type: 'adoptPack', pack: defaultPackSource() });
  await first.say(directoryStream, importing(entriesIn(directory)));
  healthy = true;
  for (const console of consoles) await console.sync();
  healthy = false;
  central.backUp();

  const faults: readonly (readonly [string, number, (console: SimulatedConsole) => Promise<void>])[] = [
    ['cut off', 0.06, async (console) => void cut.add(console)],
    ['connected', 0.08, async (console) => void cut.delete(console)],
    ['restarted', 0.05, (console) => console.restart()],
    [
      'clock stepped',
      0.04,
      async (console) => {
        console.skew = dice.under(48 * HOUR) - 24 * HOUR;
      },
    ],
    ['disk full', 0.03, async (console) => console.journal.failWith(dice.chance(0.5) ? fullDisk : null)],
    ['console backed up', 0.03, async (console) => void backups.set(console, console.journal.copy())],
    [
      'console restored',
      0.02,
      async (console) => {
        const backup = backups.get(console);
        if (backup) await restoreFrom(console, backup);
      },
    ],
    ['console cloned', 0.01, cloneOf],
    ['device revoked', 0.003, async (console) => revoke(console)],
    ['central backed up', 0.02, async () => central.backUp()],
    [
      'central restored',
      0.01,
      async () => {
        central.restore();
        await forgetWhatIsNowhere();
      },
    ],
  ];

  async function restoreFrom(console: SimulatedConsole, backup: MemoryJournal): Promise<void> {
    await console.restart(backup.copy());
    await forgetWhatIsNowhere();
  }

  /** What stood on one disk alone, or on two that were both set back, is lost with them: nobody could bring it back. */
  async function forgetWhatIsNowhere(): Promise<void> {
    const all = consoles.flatMap(({ acknowledged }) => [...acknowledged]);
    const held = (await central.log().known(all)).keys();
    const kept = await Promise.all(consoles.map(({ journal }) => journal.find(all)));
    const somewhere = new Set([...held, ...kept.flat().map(({ id }) => id)]);
    for (const { acknowledged } of consoles)
      for (const id of acknowledged) if (!somewhere.has(id)) acknowledged.delete(id);
  }

  async function revoke(console: SimulatedConsole): Promise<void> {
    central.revoke((await console.journal.head()).deviceId, now);
  }

  const mayStill = async ({ journal }: SimulatedConsole): Promise<boolean> =>
    central.byDevice((await journal.head()).deviceId)?.revokedAt === null;

  /** Those that may still sync: a revoked console goes on alone and is promised nothing. */
  async function members(): Promise<readonly SimulatedConsole[]> {
    const may = await Promise.all(consoles.map(mayStill));
    return consoles.filter((_, index) => may[index]);
  }

  /** What central would show: its own fold of its own log. */
  async function centralsFold(): Promise<Shown> {
    const folded = async <S>(stream: StreamId, aggregate: Pick<Aggregate<S, never>, 'initial' | 'evolve'>) =>
      foldOnto(aggregate.initial, await central.log().stream(stream), aggregate);
    const register = await folded(directoryStream, aggregates.directory);
    const packs = await folded(policyStream, aggregates.policy);
    return {
      incident: (stream) => folded(stream, aggregates.incident),
      directory: () => register,
      policy: () => packs,
    };
  }

  /** Events that a redaction names and whose words are still somewhere. */
  async function wordsLeft(): Promise<readonly string[]> {
    const redacted = (await central.log().read(0, 1_000_000)).flatMap((entry) =>
      entry.kind === 'accepted' ? erasuresOf(entry.sealed.event) : [],
    );
    const targets = new Set(redacted.map(({ target }) => target));
    const left: string[] = [];
    for (const entry of await central.log().read(0, 1_000_000))
      if (
        entry.kind !== 'audience' &&
        targets.has(entry.sealed.event.id) &&
        entry.sealed.contentHash === null
      )
        left.push(`central: ${entry.sealed.event.id}`);
    for (const [number, { journal }] of (await members()).entries())
      for (const { chain } of await journal.reaches())
        for (const { event, contentHash } of await journal.after(chain, 0, 1_000_000))
          if (targets.has(event.id) && contentHash === null) left.push(`console ${number}: ${event.id}`);
    return left;
  }

  async function cloneOf(console: SimulatedConsole): Promise<void> {
    if (consoles.length < 9)
      consoles.push(await simulatedConsole(console.person, around, console.journal.copy()));
  }

  return {
    async step() {
      now += dice.under(20) * MINUTE;
      const console = dice.oneOf(consoles);
      for (const [name, chance, work] of faults)
        if (dice.chance(chance)) {
          play(name);
          await work(console);
        }
      const stream = dice.oneOf(streams);
      const incident = await console.host.incident(stream);
      await console.say(stream, nextCommand(incident, now, dice), dice.oneOf(staff));
      if (dice.chance(0.4)) await console.sync();
    },
    async heal() {
      healthy = true;
      cut.clear();
      const stalled: string[] = [];
      for (const console of consoles) console.journal.failWith(null);
      for (let round = 0; round < HEALING_ROUNDS; round++)
        for (const [number, console] of consoles.entries()) {
          const synced = await console.sync();
          if (!synced.ok && (await mayStill(console)) && round === HEALING_ROUNDS - 1)
            stalled.push(`console ${number}: ${JSON.stringify(synced.rejection)}`);
        }
      return stalled;
    },
    async outcome() {
      const inside = await members();
      const states = await Promise.all(inside.map((console) => stateOf(console.host, streams)));
      states.push(await stateOf(await centralsFold(), streams));
      const all = [...new Set(inside.flatMap(({ acknowledged }) => [...acknowledged]))];
      const atCentral = await central.log().known(all);
      const aside = new Set(
        (await central.log().quarantine(0, 1_000_000)).map(({ sealed }) => sealed.event.id),
      );
      const lost = all.filter((id) => !atCentral.has(id)).map((id) => `central: ${id}`);
      for (const [number, { journal }] of inside.entries()) {
        const here = new Set((await journal.find(all)).map(({ id }) => id));
        for (const id of all) if (!here.has(id) && !aside.has(id)) lost.push(`console ${number}: ${id}`);
        const pending = await journal.pendingCount();
        if (pending > 0) lost.push(`console ${number}: ${pending} still wait`);
      }
      return { states, lost, unerased: await wordsLeft(), played, acknowledged: all.length };
    },
  };
}

type Shown = Pick<Host, 'incident' | 'directory' | 'policy'>;

async function stateOf(host: Shown, streams: readonly StreamId[]): Promise<string> {
  const incidents = await Promise.all(streams.map((stream) => host.incident(stream)));
  return JSON.stringify(plain([incidents, host.directory(), host.policy()]));
}

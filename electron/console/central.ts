import type { Host } from '../../shared/host/host.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { CentralView, Membership, SyncState } from '../../shared/protocol/sync-state.ts';
import { digests } from '../journal/chain.ts';
import { type SyncEngine, startSyncing } from '../sync/engine.ts';
import { type ExchangeTrouble, exchange, type Progress } from '../sync/exchange.ts';
import type { Remote, RemoteTrouble } from '../sync/remote.ts';
import { centralAddress } from './central-address.ts';
import { newDevice, signWith } from './device.ts';
import type { ConsolePorts } from './ports.ts';
import { skewMeter } from './skew.ts';
import { type InTurn, turns } from './turns.ts';

const TOKEN = 'central-token';

interface CentralParts {
  readonly ports: ConsolePorts;
  readonly host: Host;
  /** The turns that commands and readers of the record take. */
  readonly inTurn: InTurn;
  readonly onView: (view: CentralView) => void;
  /** The console goes on under another identity. */
  readonly onIdentity: () => void;
}

/** This console's side of central: joins, leaves, and syncs while it is a member. With none joined it does nothing. */
export interface CentralLink {
  view(): CentralView;
  /** Swaps a one-time code for a token and begins to sync; a refusal leaves everything as it was. */
  join(asked: {
    readonly address: string;
    readonly code: string;
    readonly name: string;
  }): Promise<Result<CentralView, Rejection>>;
  /** The record stays on both sides as it is; only the exchange ends. */
  leave(): Promise<CentralView>;
  written(): void;
  /** The machine woke, its clock was set, or a person asks. */
  now(): void;
  stop(): Promise<void>;
}

/** Syncing under way with one central. */
interface Syncing {
  readonly engine: SyncEngine;
  readonly abort: AbortController;
}

export function centralLink({ ports, host, inTurn, onView, onIdentity }: CentralParts): CentralLink {
  const { journal, settings, secrets, clock, timers, ids, connect, machineName, log } = ports;
  const skew = skewMeter(clock);
  const oneByOne = turns();
  const closing = new AbortController();
  let syncing: Syncing | null = null;
  let lastAt: Instant | null = null;

  const member = (): Membership | null => {
    const { central } = settings.read();
    if (central === null) return null;
    const { identity: _, ...membership } = central;
    return membership;
  };
  const view = (state: SyncState = syncing?.engine.state() ?? { kind: 'none' }): CentralView => ({
    member: member(),
    state,
    lastAt,
    skew: skew.best(),
    machineName,
  });

  function begin(): void {
    const { central } = settings.read();
    if (central === null) return;
    const abort = new AbortController();
    const remote = connect(central.address, secrets.read(TOKEN), abort.signal);
    const engine = startSyncing({
      exchange: (onProgress) => exchangeWith(remote, onProgress),
      listen: remote.listen,
      pendingCount: journal.journal.pendingCount,
      clock,
      timers,
      random: Math.random,
      onState(state) {
        if (state.kind === 'online') lastAt = state.lastAt;
        onView(view(state));
      },
      log,
    });
    syncing = { engine, abort };
  }

  async function end(): Promise<void> {
    const ending = syncing;
    syncing = null;
    if (!ending) return;
    const stopped = ending.engine.stop();
    ending.abort.abort(new Error('syncing ended'));
    await stopped;
  }

  async function exchangeWith(remote: Remote, onProgress: Progress): Promise<Result<null, ExchangeTrouble>> {
    const known = await tellIdentity(remote);
    if (!known.ok) return known;
    const ended = await exchange({
      remote,
      journal: journal.journal,
      // In turn with whoever opens a stream: between a commit and its revision a reader would get an event twice.
      host: { merge: (received, along) => inTurn(() => host.merge(received, along)) },
      digests,
      sign: (device, text) => signWith(secrets, device, text),
      onProgress,
      onForked: () => becomeAnother(remote),
    });
    if (ended.ok) await skew.measure(remote);
    return ended;
  }

  /** After a fork or damage this console writes under a new identity, which central must know before its first event. */
  async function tellIdentity(remote: Remote): Promise<Result<null, RemoteTrouble>> {
    const { central } = settings.read();
    const device = journal.device();
    if (central === null || device === null || central.identity === device.id) return accepted(null);
    const { id, publicKey } = device;
    const told = await remote.ask('identity', { device: id, publicKey });
    if (!told.ok) return told;
    settings.write({ central: { ...central, identity: id } });
    return accepted(null);
  }

  /** A copy of this record writes, too: from here on under a name of its own (design §5). */
  async function becomeAnother(remote: Remote): Promise<void> {
    await inTurn(async () => {
      const made = newDevice(journal, secrets, ids);
      if (made.ok) await host.reload();
      else log(`A second history was found and no new identity could be taken: ${made.rejection.detail}`);
    });
    onIdentity();
    // Where this fails the next exchange begins with it.
    await tellIdentity(remote);
  }

  async function join(asked: Parameters<CentralLink['join']>[0]): ReturnType<CentralLink['join']> {
    const address = centralAddress(asked.address);
    if (!address.ok) return address;
    const device = journal.device();
    if (device === null) return rejected({ code: 'journal.damaged', params: {} });
    const { code, name } = asked;
    const { id, publicKey } = device;
    const joined = await connect(address.value, null, closing.signal).ask('enrol', {
      code: code.trim(),
      device: id,
      publicKey,
      name,
    });
    if (!joined.ok) return rejected(refusalOf(joined.rejection, address.value));
    await end();
    const { token, person, role } = joined.value;
    // The token first: a membership must never be without it.
    secrets.write(TOKEN, token);
    keep({ address: address.value, person, role, name, joinedAt: clock.now() }, id);
    begin();
    return accepted(told());
  }

  function keep(membership: Membership, identity: DeviceId): void {
    settings.write({ central: { ...membership, identity } });
    lastAt = null;
    skew.forget();
  }

  function told(): CentralView {
    const now = view();
    onView(now);
    return now;
  }

  begin();

  return {
    view: () => view(),
    join: (asked) => oneByOne(() => join(asked)),
    leave: () =>
      oneByOne(async () => {
        await end();
        settings.write({ central: null });
        secrets.forget(TOKEN);
        lastAt = null;
        skew.forget();
        return told();
      }),
    written: () => syncing?.engine.written(),
    now() {
      skew.forget();
      syncing?.engine.now();
    },
    stop() {
      closing.abort(new Error('the console is closing'));
      return oneByOne(end);
    },
  };
}

/** What a person reads who wanted to join. */
function refusalOf(trouble: RemoteTrouble, address: string): Rejection {
  if (trouble.kind === 'fault') return { code: `central.${trouble.fault}`, params: {} };
  return { code: `central.${trouble.kind}`, params: { address, detail: trouble.detail } };
}

/**
 * `npm run central -- …`: central as a program (central/README.md). Serves until SIGINT or SIGTERM; every other act does
 * one thing and ends. What is wrong is a sentence on stderr and exit code 1.
 */
import { assertNever } from '../shared/kernel/assert-never.ts';
import { rejected } from '../shared/kernel/result.ts';
import { type Asked, type Place, readArguments, type Serve } from './command/arguments.ts';
import { backup } from './command/backup.ts';
import { devices, invite, revoke } from './command/devices.ts';
import { openPlace, whereIs } from './command/open.ts';
import { quarantine, releaseUpTo } from './command/quarantine.ts';
import { serve } from './command/serve.ts';
import { lockServing } from './command/serving-lock.ts';
import { verifyLog } from './command/verify.ts';
import type { Registry } from './registry/registry.ts';
import { sqlRegistry } from './registry/sql-registry.ts';
import { say } from './sentences.ts';
import type { CentralLog } from './store/log.ts';

const now = (): number => Date.now();
/** Replicas on one PostgreSQL are as many as there are. */
const noLock = { release: () => undefined };

async function run({ place, act }: Asked): Promise<void> {
  const opened = await openPlace(place, act.act === 'serve');
  if (!opened.ok) return refuse(opened.rejection);
  const { log, tables } = opened.value;
  const registry = sqlRegistry(tables, now);
  switch (act.act) {
    case 'serve':
      return runServer({ log, registry, place }, act);
    case 'invite':
      for (const line of await invite(registry, log, now(), act)) console.log(line);
      break;
    case 'revoke': {
      const done = await revoke(registry, act.device);
      if (done.ok) console.log(done.value);
      else refuse(done.rejection);
      break;
    }
    case 'devices':
      console.log(await devices(registry));
      break;
    case 'quarantine':
      console.log(await quarantine(registry, log));
      break;
    case 'release': {
      const done = await releaseUpTo(log, act.device, act.upTo, now());
      if (done.ok) console.log(done.value);
      else refuse(done.rejection);
      break;
    }
    case 'backup': {
      const done = backup(place, act.file);
      if (done.ok) console.log(done.value);
      else refuse(done.rejection);
      break;
    }
    case 'verify': {
      const { receipts, findings } = await verifyLog(log);
      if (findings.length === 0) console.log(say('verify.whole', { receipts }));
      else refuse([...findings, say('verify.damaged', { receipts, count: findings.length })].join('\n'));
      break;
    }
    default:
      return assertNever(act);
  }
  await log.close();
}

/** Serves until a signal comes; closes everything that was opened. */
async function runServer(
  { log, registry, place }: { log: CentralLog; registry: Registry; place: Place },
  act: Serve,
): Promise<void> {
  const where = whereIs(place);
  const lock = place.kind === 'sqlite' ? lockServing(place.folder) : noLock;
  const serving = lock
    ? await serve({ log, registry, now, where }, act)
    : rejected(say('serve.locked', { where }));
  const close = async (): Promise<void> => {
    await log.close();
    lock?.release();
  };
  if (serving.ok) return untilStopped(() => serving.value.stop().then(close));
  refuse(serving.rejection);
  await close();
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

function untilStopped(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    // A second signal means now; what was answered is on the disk either way.
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        refuse(String(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

const asked = readArguments(process.argv.slice(2));
if (asked.ok)
  await run(asked.value).catch((error: unknown) => {
    refuse(say('failed', { detail: error instanceof Error ? error.message : String(error) }));
    process.exit(1);
  });
else refuse(asked.rejection);

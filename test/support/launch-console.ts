import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, chromium, type Page, test } from '@playwright/test';
import { decode, encode } from './electron-standin/codec.ts';
import type { FromMain, ToMain } from './electron-standin/control-protocol.ts';

/**
 * One way to start the console for every spec: in a real Electron where there is one (ELECTRON_PATH, or the runtime
 * inside node_modules/electron), in the stand-in elsewhere. Each run says which, because they do not prove the same
 * (electron-standin/README.md). Never imports 'electron': that would start its download.
 */
export interface LaunchOptions {
  /** Where settings, journal and profile lie. A fresh folder otherwise, removed by close(). */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The folder of the app, with a package.json whose `main` has been built. The console itself by default. */
  readonly root?: string;
}

type Electron = typeof import('electron');

export interface Console {
  readonly kind: 'electron' | 'stand-in';
  readonly userData: string;
  readonly process: ChildProcess;
  firstWindow(): Promise<Page>;
  /** Windows that show a page by now. */
  windows(): Page[];
  waitForWindow(predicate: (page: Page) => boolean | Promise<boolean>): Promise<Page>;
  /** Runs in the main process. The function must stand on its own: only its text travels. */
  evaluate<R, A = undefined>(
    run: (electron: Electron, argument: A) => R | Promise<R>,
    argument?: A,
  ): Promise<R>;
  /** Quits as a person would, and fails if the console refuses to. */
  close(): Promise<void>;
  /** Ends the process and leaves userData as it is, for the next start. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** What main has printed. */
  output(): string;
}

/** Where a page is, in the app's own scheme on both runtimes (the stand-in shows `https://host.scheme.invalid/`). */
export function addressOf(page: Page): string {
  const inStandIn = /^https:\/\/([^./]+)\.([a-z][a-z0-9.-]*)\.invalid(\/.*)$/.exec(page.url());
  return inStandIn === null ? page.url() : `${inStandIn[2]}://${inStandIn[1]}${inStandIn[3]}`;
}

const here = dirname(fileURLToPath(import.meta.url));
const projectRoot = resolve(here, '../..');
const REGISTER = new URL('electron-standin/register.ts', import.meta.url).href;
const WINDOW_PATIENCE_MS = 20_000;
const QUIT_PATIENCE_MS = 10_000;
const STEP_MS = 25;

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function realElectron(): string | undefined {
  const named = process.env.ELECTRON_PATH;
  if (named) return named;
  const runtime = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const inside = join(projectRoot, 'node_modules/electron/dist', runtime);
  return existsSync(inside) ? inside : undefined;
}

export async function launchConsole(options: LaunchOptions = {}): Promise<Console> {
  const executable = realElectron();
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'war-room-'));
  const kind = executable === undefined ? 'stand-in' : 'electron';
  sayWhich(kind);
  const launched =
    executable === undefined
      ? await launchStandIn(options, userData)
      : await launchElectron(options, userData, executable);
  return {
    ...launched,
    kind,
    userData,
    waitForWindow: (predicate) => waitForWindow(launched, predicate),
    firstWindow: () => waitForWindow(launched, () => true),
    async close() {
      await launched.close();
      if (options.userData === undefined) rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Launched = Omit<Console, 'kind' | 'userData' | 'waitForWindow' | 'firstWindow'>;

/** In the report of the test that launches, or on the terminal outside of one. */
function sayWhich(kind: Console['kind']): void {
  try {
    const { annotations } = test.info();
    if (!annotations.some(({ type }) => type === 'runtime'))
      annotations.push({ type: 'runtime', description: kind });
  } catch {
    // Launched from a hook or a script: there is no test to annotate.
  }
  if (!said.has(kind))
    console.log(`[console] runs in ${kind === 'electron' ? 'a real Electron' : 'the stand-in'}`);
  said.add(kind);
}
const said = new Set<string>();

async function waitForWindow(
  launched: Launched,
  predicate: (page: Page) => boolean | Promise<boolean>,
): Promise<Page> {
  for (let waited = 0; waited < WINDOW_PATIENCE_MS; waited += STEP_MS) {
    for (const page of launched.windows()) if (await predicate(page)) return page;
    if (hasEnded(launched.process)) throw endedEarly(launched.process, launched.output());
    await pause(STEP_MS);
  }
  const open = launched.windows().map((page) => page.url());
  throw new Error(
    `No such window within ${WINDOW_PATIENCE_MS / 1000} s; open: ${open.join(', ') || 'none'}\n${launched.output()}`,
  );
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const exitOf = (child: ChildProcess): Promise<void> =>
  hasEnded(child) ? Promise.resolve() : new Promise((done) => child.once('exit', () => done()));

const endedEarly = (child: ChildProcess, output: string): Error =>
  new Error(`The main process ended early (${child.exitCode ?? child.signalCode}).\n${output}`);

/** Keeps what main prints; DEBUG_CONSOLE=1 shows it as it comes. */
function collectOutput(child: ChildProcess): () => string {
  let text = '';
  const keep = (chunk: Buffer): void => {
    text += chunk.toString();
    if (process.env.DEBUG_CONSOLE) process.stderr.write(chunk);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => text;
}

function environment(options: LaunchOptions): Record<string, string> {
  const own = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(own), ...options.env };
}

// --- a real Electron

async function launchElectron(
  options: LaunchOptions,
  userData: string,
  executablePath: string,
): Promise<Launched> {
  const root = options.root ?? projectRoot;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({
    executablePath,
    args: [...asRoot, `--user-data-dir=${userData}`, root, ...(options.args ?? [])],
    cwd: root,
    env: environment(options),
  });
  const child = electron.process();
  const output = collectOutput(child);
  return {
    process: child,
    output,
    windows: () => electron.windows().filter((page) => !page.isClosed() && page.url() !== 'about:blank'),
    evaluate: (run, argument) => electron.evaluate(run as never, argument as never),
    close: () => electron.close(),
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await exitOf(child);
    },
  };
}

// --- the stand-in

async function launchStandIn(options: LaunchOptions, userData: string): Promise<Launched> {
  const root = options.root ?? projectRoot;
  const child = fork(root, [`--user-data-dir=${userData}`, ...(options.args ?? [])], {
    cwd: root,
    execArgv: ['--import', REGISTER],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...environment(options), STANDIN_APP_PATH: root },
  });
  const output = collectOutput(child);
  const port = await portOf(child, output);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const gone = new Promise<void>((done) => browser.once('disconnected', () => done()));
  const pages = (): Page[] => browser.contexts().flatMap((context) => context.pages());
  // A killed main cannot close its browser; the profile is free for the next start only when that is gone as well.
  const afterExit = async (): Promise<void> => {
    await exitOf(child);
    await Promise.race([gone, pause(QUIT_PATIENCE_MS)]);
  };
  return {
    process: child,
    output,
    windows: () => pages().filter((page) => !page.isClosed() && !page.url().startsWith('about:blank')),
    evaluate: evaluator(child, output),
    async close() {
      if (!hasEnded(child)) send(child, { kind: 'quit' });
      const quit = await Promise.race([
        exitOf(child).then(() => true),
        pause(QUIT_PATIENCE_MS).then(() => false),
      ]);
      if (!quit) child.kill('SIGKILL');
      await afterExit();
      if (!quit)
        throw new Error(`The console did not quit within ${QUIT_PATIENCE_MS / 1000} s.\n${output()}`);
    },
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await afterExit();
    },
  };
}

const send = (child: ChildProcess, message: ToMain): void => void child.send(message);

function portOf(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((found, failed) => {
    child.once('exit', () => failed(endedEarly(child, output())));
    child.on('message', (message: FromMain) => {
      if (message.kind === 'ready') found(message.port);
    });
  });
}

function evaluator(child: ChildProcess, output: () => string): Console['evaluate'] {
  let lastId = 0;
  return <R, A>(run: (electron: Electron, argument: A) => R | Promise<R>, argument?: A): Promise<R> =>
    new Promise((found, failed) => {
      const id = ++lastId;
      const ended = (): void => failed(endedEarly(child, output()));
      if (hasEnded(child) || !child.connected) return ended();
      const answer = (message: FromMain): void => {
        if (message.kind === 'ready' || message.id !== id) return;
        child.off('message', answer);
        child.off('exit', ended);
        if (message.kind === 'value') found(decode(message.value) as R);
        else failed(new Error(message.message));
      };
      child.on('message', answer);
      child.once('exit', ended);
      send(child, { kind: 'evaluate', id, source: String(run), argument: encode(argument) });
    });
}

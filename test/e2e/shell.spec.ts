import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { openJournal } from '../../electron/journal/open-journal.ts';
import type {} from '../../renderer/bridge/transport.ts';
import type { IncidentCommand } from '../../shared/incident/command.ts';
import type { PersonId, ServiceId, StreamId } from '../../shared/kernel/ids.ts';
import type { CommandAnswer, CommandRequest } from '../../shared/protocol/console.ts';
import { consoleMethods } from '../../shared/protocol/methods.ts';
import type { standIn as StandInItself } from '../support/electron-standin/electron.ts';
import { type Console, launchConsole } from '../support/launch-console.ts';

/** The desktop shell around the console: main, preload, IPC and the guards, unmodified. The screens have specs of their own. */
type StandIn = typeof StandInItself;

let userData: string;
let app: Console;

test.beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'war-room-shell-'));
});
test.afterEach(async () => {
  await app?.close().catch(() => undefined);
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
});

/** Starts the console of this test's folder and waits until its page has the console's word. */
async function start(env: Record<string, string> = {}): Promise<Page> {
  app = await launchConsole({ userData, env });
  const page = await app.firstWindow();
  const isPainted = () => window.warRoom !== undefined && document.querySelector('#root')?.childElementCount;
  await page.waitForFunction(isPainted, null, { timeout: 30_000 }).catch(async (error: unknown) => {
    throw new Error(`${String(error)}\n${app.output()}\n${await page.content()}`);
  });
  return page;
}

const signIn = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.warRoom?.signIn({ person: 'm-ivanova' as PersonId }));

/** Sends a command as the page's own code does. */
const send = (page: Page, stream: StreamId, command: IncidentCommand): Promise<CommandAnswer | undefined> =>
  page.evaluate(
    (request) => window.warRoom?.execute({ ...request, commandId: crypto.randomUUID() as never }),
    { stream, command, occurredAt: null, onBehalfOf: null } satisfies Omit<CommandRequest, 'commandId'>,
  );

async function declare(page: Page, minutesAgo = 0): Promise<StreamId> {
  await signIn(page);
  const stream = `incident/${crypto.randomUUID()}` as StreamId;
  const answer = await send(page, stream, {
    type: 'declare',
    title: 'Sign-in fails',
    services: ['digital-identity' as ServiceId],
    impact: 'Citizens cannot sign in',
    drill: false,
    method: 'monitoring',
    reportedBy: 'Synthetic test',
    onsetAt: null,
    detectedAt: Date.now() - minutesAgo * 60_000,
  });
  expect(answer).toMatchObject({ ok: true });
  return stream;
}

const fragment = (screen: 'incident' | 'wall', stream: StreamId): string =>
  `#/${screen}/${stream.split('/')[1]}`;

/** Runs main until it ends by itself. Always in the stand-in: a real dialog would wait for a person. */
async function runToItsEnd(): Promise<{ readonly code: number | null; readonly said: string }> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const register = new URL('../support/electron-standin/register.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', register, root, `--user-data-dir=${userData}`], {
    cwd: root,
    env: { ...process.env, STANDIN_APP_PATH: root },
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

/** Goes to a screen as a person who follows a link within the page. */
const goTo = (page: Page, screen: 'incident' | 'wall', stream: StreamId): Promise<void> =>
  page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    fragment(screen, stream),
  );

/** Main's own errors: a shell that works says nothing. */
const complaints = (): string =>
  app
    .output()
    .replace(/^.*DevTools listening.*$/gm, '')
    .trim();

test('the window opens and shows the console', async () => {
  const page = await start();
  await expect(page.getByText('Who are you?')).toBeVisible();
  await expect(page.getByText('A. Mensah')).toBeVisible();
  expect(complaints()).toBe('');
});

test('the page has no Node, and of the console exactly the methods of the protocol', async () => {
  const page = await start();
  const seen = await page.evaluate(() => ({
    node: [
      typeof Reflect.get(window, 'require'),
      typeof Reflect.get(window, 'process'),
      typeof Reflect.get(window, 'module'),
    ],
    names: Object.keys(window.warRoom ?? {}),
    isFrozen: Object.isFrozen(window.warRoom),
  }));
  expect(seen.node).toEqual(['undefined', 'undefined', 'undefined']);
  expect(seen.names.sort()).toEqual([...consoleMethods, 'onChange'].sort());
  expect(seen.isFrozen).toBe(true);
});

test('the content security policy lets no inline script, no evaluated text and no foreign address through', async () => {
  const page = await start();
  const inline = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return Reflect.get(window, 'inlineRan') as unknown;
  });
  expect(inline).toBeUndefined();
  const refused = await page.evaluate(async () => {
    const tried = { text: 'ran', fetch: 'ran', frame: 'ran' };
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      if (effectiveDirective === 'frame-src') tried.frame = 'refused';
    });
    const later = document.createElement('script');
    later.src = 'data:text/javascript,window.dataRan=true';
    document.body.append(later);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(frame);
    await fetch('http://127.0.0.1:9/').catch(() => (tried.fetch = 'refused'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    tried.text = Reflect.get(window, 'dataRan') === undefined ? 'refused' : 'ran';
    return tried;
  });
  expect(refused).toEqual({ text: 'refused', fetch: 'refused', frame: 'refused' });
});

test('only files of the page are served, whatever the path', async () => {
  const page = await start();
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/',
      '/nothing.js',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/main.js',
      '/assets/..%5c..%5cmain.js',
    ];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404]);
});

test('the page can go nowhere and open nothing', async () => {
  const page = await start();
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.evaluate(() => void window.open('https://example.org/popup'));
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/blank';
    link.target = '_blank';
    document.body.append(link);
    link.click();
  });
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
  await expect(page.getByText('Who are you?')).toBeVisible();
});

test('the page may not ask for the camera, the place or the clipboard', async () => {
  const page = await start();
  const granted = await page.evaluate(async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read'];
    const states = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
    );
    return states.filter(({ state }) => state === 'granted').length;
  });
  expect(granted).toBe(0);
});

test('the wall opens in a window of its own, once for each incident', async () => {
  const page = await start();
  const stream = await declare(page);
  const open = () => page.evaluate((wanted) => window.warRoom?.openWall({ stream: wanted }), stream);
  expect(await open()).toEqual({ opened: true });
  const wall = await app.waitForWindow((window) => window.url().endsWith(fragment('wall', stream)));
  await expect(wall.getByText('Digital identity platform').first()).toBeVisible();
  expect(await open()).toEqual({ opened: true });
  expect(app.windows()).toHaveLength(2);
});

test('the menu opens the wall of the incident that is shown', async () => {
  const page = await start();
  const stream = await declare(page);
  await goTo(page, 'incident', stream);
  // The main process learns of an address inside the page a moment after the page.
  const shown = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '');
  await expect.poll(shown).toContain(fragment('incident', stream));
  await app.evaluate(({ BrowserWindow, Menu }) => {
    BrowserWindow.getAllWindows()[0]?.focus();
    Menu.getApplicationMenu()?.getMenuItemById('wall')?.click();
  });
  const wall = await app.waitForWindow((window) => window.url().endsWith(fragment('wall', stream)));
  await expect(wall.getByText('Digital identity platform').first()).toBeVisible();
});

test('two windows show the same new entry', async () => {
  const page = await start();
  const stream = await declare(page);
  await page.evaluate((wanted) => window.warRoom?.openWall({ stream: wanted }), stream);
  const wall = await app.waitForWindow((window) => window.url().endsWith(fragment('wall', stream)));
  await goTo(page, 'incident', stream);
  const decision: IncidentCommand = {
    type: 'makeDecision',
    decision: null,
    text: 'Fail over to region B',
    rationale: 'Restores most sign-ins',
    options: [],
    risk: null,
    decidedBy: null,
  };
  expect(await send(page, stream, decision)).toMatchObject({ ok: true });
  for (const window of [page, wall])
    await expect(window.getByText(/Fail over to region B/i).first()).toBeVisible();
});

test('[GEN-OFFLINE] the record, the person and the theme survive a restart, in order or by kill', async () => {
  let page = await start();
  const stream = await declare(page);
  await page.evaluate(() => window.warRoom?.setTheme({ theme: 'light' }));
  const events = () =>
    page.evaluate(
      (wanted) => window.warRoom?.open({ stream: wanted }).then((opened) => opened.events),
      stream,
    );
  const before = await events();
  const restart = async (end: () => Promise<void>): Promise<void> => {
    await end();
    page = await start();
    expect(await events()).toEqual(before);
    expect(await page.evaluate(() => window.warRoom?.session())).toMatchObject({
      person: 'm-ivanova',
      theme: 'light',
      shell: 'electron',
    });
    await expect(page.getByText('Sign-in fails').first()).toBeVisible();
  };
  await restart(() => app.close());
  // Ending in order makes a backup of what was written since the last.
  expect(
    readdirSync(join(userData, 'record', 'backups')).filter((name) => name.endsWith('.sqlite')),
  ).toHaveLength(1);
  await restart(() => app.kill());
});

test('a window comes back where it was', async () => {
  await start();
  const place = { x: 120, y: 80, width: 1111, height: 777 };
  await app.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  );
  await app.close();
  await start();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(
    place,
  );
});

test('a second start brings the first to the front and ends', async () => {
  await start();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect(launchConsole({ userData })).rejects.toThrow();
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
      ),
    )
    .toEqual([false]);
});

test('a page that crashed is loaded again and shows the record', async () => {
  const page = await start();
  await declare(page);
  await page.evaluate(() => Reflect.set(window, 'isTheOldOne', true));
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const isNew = (candidate: Page): Promise<boolean> =>
    candidate
      .evaluate(() => window.warRoom !== undefined && !Reflect.has(window, 'isTheOldOne'))
      .catch(() => false);
  const again = await app.waitForWindow(isNew);
  await expect(again.getByText('Sign-in fails').first()).toBeVisible();
});

test('[CLK-P1-ACK] a breach is told on the desktop, and a click opens its incident', async () => {
  const page = await start();
  const stream = await declare(page, 10);
  test.skip(app.kind === 'electron', 'what the desktop shows can be asked of the stand-in only');
  const breaches = () =>
    app.evaluate((electron) => {
      const { standIn } = electron as unknown as { standIn: StandIn };
      return [...standIn.shownNotifications].map(({ title, body }) => `${title} ${body}`);
    });
  await expect.poll(async () => (await breaches()).join('\n')).toContain('CLK-P1-ACK');
  expect((await breaches()).join('\n')).toContain('BREACHED: Acknowledgement M. Ivanova (On-call engineer)');
  await app.evaluate((electron) => {
    const { standIn } = electron as unknown as { standIn: StandIn };
    const [first] = standIn.shownNotifications;
    first?.emit('click');
  });
  await expect.poll(() => page.url()).toContain(fragment('incident', stream));
});

test('closing the last window does not end the watch over an open incident; starting again shows it', async () => {
  const page = await start();
  await declare(page);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => app.windows().length).toBe(0);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  await expect(launchConsole({ userData })).rejects.toThrow();
  const again = await app.waitForWindow(() => true);
  await expect(again.getByText('Sign-in fails').first()).toBeVisible();
});

test('after sleep the watcher reads every clock and says nothing of a step', async () => {
  const page = await start();
  await declare(page);
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  });
  expect(await page.evaluate(() => window.warRoom?.incidents().then((rows) => rows.length))).toBe(1);
  expect(complaints()).toBe('');
});

test('the key is sealed by the keyring, and its absence is said aloud', async () => {
  const keys = (): string[] => readdirSync(join(userData, 'record', 'keys'));
  await start();
  test.skip(app.kind === 'electron', 'a machine without a keyring can be played by the stand-in only');
  expect(keys()).toEqual([expect.stringMatching(/\.sealed$/)]);
  await app.close();

  rmSync(join(userData, 'record'), { recursive: true });
  await start({ STANDIN_SAFE_STORAGE: 'basic_text' });
  expect(keys()).toEqual([expect.not.stringMatching(/\.sealed$/)]);
  const [key = ''] = keys();
  expect(statSync(join(userData, 'record', 'keys', key)).mode & 0o077).toBe(0);
  expect(app.output()).toContain('as plain text');
});

test('a record that cannot be opened is named with what to do, and the console ends with an error', async () => {
  const file = join(userData, 'record', 'journal.sqlite');
  const text = 'minutes of the last meeting '.repeat(40);
  mkdirSync(join(userData, 'record'), { recursive: true });
  writeFileSync(file, text);
  const { code, said } = await runToItsEnd();
  expect(code).toBe(1);
  expect(said).toContain(`The file ${file} is not a record of this console.`);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('a record that another console holds is refused, naming the process', async () => {
  const folder = join(userData, 'record');
  const holder = await openJournal(folder, { now: Date.now });
  if (!holder.ok) throw new Error(holder.rejection.code);
  const { code, said } = await runToItsEnd();
  holder.value.close();
  expect(code).toBe(1);
  expect(said).toContain(`process ${process.pid}`);
});

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { type BuildOptions, build } from 'esbuild';
import type { standIn as StandInItself } from '../support/electron-standin/electron.ts';
import type {} from '../support/electron-standin/fixture/page.ts';
import { addressOf, type Console, launchConsole } from '../support/launch-console.ts';

/**
 * Proves the ground that every other spec of the shell stands on: that the stand-in carries IPC as Electron does, that
 * the guards of a shell hold in it, and that a shell without guards is really let through.
 */
const fixture = fileURLToPath(new URL('../support/electron-standin/fixture/', import.meta.url));

type StandIn = typeof StandInItself;

let root: string;
let outside: Server;
let outsideUrl: string;
/** What the outside was asked for. */
const reached: string[] = [];

test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'standin-fixture-'));
  await buildFixture();
  outside = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.setHeader('content-type', 'text/html').end('<title>Outside</title>');
  });
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
  outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;
});

test.afterAll(() => {
  outside.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

/** As the project bundles its own shell: main as a module, the preload as one CommonJS file, 'electron' left outside. */
async function buildFixture(): Promise<void> {
  const out = join(root, 'out');
  mkdirSync(out);
  const bundle = (name: string, outfile: string, options: BuildOptions): Promise<unknown> =>
    build({ entryPoints: [join(fixture, name)], outfile: join(out, outfile), bundle: true, ...options });
  // electron-store brings CommonJS parts that call require for Node's own modules.
  const js = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  await bundle('main.ts', 'main.js', {
    platform: 'node',
    format: 'esm',
    external: ['electron'],
    banner: { js },
  });
  await bundle('preload.ts', 'preload.cjs', { format: 'cjs', external: ['electron', 'node:fs'] });
  await bundle('page.ts', 'page.js', { format: 'iife' });
  for (const name of ['index.html', 'frames.html']) copyFileSync(join(fixture, name), join(out, name));
  const description = { name: 'fixture', version: '1.2.3', type: 'module', main: 'out/main.js' };
  writeFileSync(join(root, 'package.json'), JSON.stringify(description));
}

const launch = (options: Parameters<typeof launchConsole>[0] = {}): Promise<Console> =>
  launchConsole({ root, ...options });

/** What a rejected call tells the page. */
const refusal = (page: Page, call: 'fail' | 'nobody' | 'answerFunction'): Promise<string> =>
  page.evaluate(
    (name) =>
      window.room[name]().then(
        () => 'no refusal',
        (error: Error) => error.message,
      ),
    call,
  );

const pushedTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => (Reflect.get(window, 'pushed') as { text: string }[]).map(({ text }) => text));

const openWindows = (app: Console): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test.describe('given a guarded shell', () => {
  let app: Console;
  let page: Page;

  test.beforeAll(async () => {
    app = await launch();
    page = await app.firstWindow();
    await page.waitForFunction(() => 'pushed' in window);
  });

  test.afterAll(() => app.close());

  test('when the page calls main, then dates and sets survive both ways and a push reaches the listener', async () => {
    const answer = await page.evaluate(async () => {
      const note = (await window.room.add({ text: 'hold', at: new Date(7), tags: new Set(['a']) })) as {
        at: Date;
        tags: Set<string>;
        id: number;
      };
      return [
        note.id,
        note.at instanceof Date && note.at.getTime(),
        note.tags instanceof Set && [...note.tags],
      ];
    });
    expect(answer).toEqual([1, 7, ['a']]);
    await expect.poll(() => pushedTexts(page)).toContain('hold');
  });

  test('when the page stops listening, then later pushes do not reach it', async () => {
    await page.evaluate(async () => {
      const other: unknown[] = [];
      const stop = window.room.onAdded((note) => other.push(note));
      stop();
      Object.assign(window, { other });
      await window.room.add({ text: 'late', at: new Date(8), tags: new Set() });
    });
    await expect.poll(() => pushedTexts(page)).toContain('late');
    expect(await page.evaluate(() => Reflect.get(window, 'other') as unknown[])).toEqual([]);
  });

  test('when a handler fails or is missing, then the page reads the error in the words of Electron', async () => {
    expect(await refusal(page, 'fail')).toBe("Error invoking remote method 'fail': TypeError: no such order");
    expect(await refusal(page, 'nobody')).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
  });

  test('when a value cannot be cloned, then the call is refused in either direction', async () => {
    const sent = await page.evaluate(() =>
      window.room.add({ f: () => 1 }).then(
        () => 'no refusal',
        (error: Error) => error.message,
      ),
    );
    expect(sent).toBe('An object could not be cloned.');
    expect(await refusal(page, 'answerFunction')).toContain('An object could not be cloned.');
  });

  test('when cycles, bytes and odd numbers cross, then they arrive as they left', async () => {
    const seen = await page.evaluate(async () => {
      const bytes = new Uint16Array([1, 65535]);
      const ring: Record<string, unknown> = {
        bytes,
        none: undefined,
        zero: -0,
        far: -Infinity,
        big: 2n ** 80n,
      };
      ring.self = ring;
      const back = (await window.room.add(ring)) as Record<string, unknown>;
      const inner = back.self as Record<string, unknown>;
      return [
        inner.self === inner,
        back.bytes instanceof Uint16Array && [...back.bytes],
        'none' in back,
        Object.is(back.zero, -0),
        back.far === -Infinity,
        back.big === 2n ** 80n,
      ];
    });
    expect(seen).toEqual([true, [1, 65535], true, true, true, true]);
  });

  test('then the page has no Node, and a frozen API without prototypes', async () => {
    const seen = await page.evaluate(() => ({
      node: [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
        typeof Reflect.get(window, 'module'),
      ],
      frozen: Object.isFrozen(window.room) && Object.isFrozen(window.room.secret),
      replaced: Reflect.set(window, 'room', {}),
      secret: Object.keys(window.room.secret),
      method: typeof Reflect.get(window.room.secret, 'hidden'),
    }));
    const node = ['undefined', 'undefined', 'undefined'];
    expect(seen).toEqual({ node, frozen: true, replaced: false, secret: ['shown'], method: 'undefined' });
  });

  test('when the preload requires a Node module, then it is refused as in the sandbox', async () => {
    const error = await page.evaluate(() => {
      try {
        return window.room.requireFs();
      } catch (thrown) {
        return (thrown as Error).message;
      }
    });
    expect(error).toBe('module not found: node:fs');
  });

  test('then the content security policy is in force', async () => {
    expect(await page.title()).toBe('Fixture');
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return 'injected' in window;
    });
    expect(ran).toBe(false);
  });

  test('then a permission that the shell denies is denied in the page', async () => {
    expect(
      await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state),
    ).toBe('denied');
  });

  test('when the page navigates away, then it stays where it is', async () => {
    const before = page.url();
    await page.evaluate((url) => {
      location.href = url;
    }, outsideUrl);
    await page.waitForTimeout(400);
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => document.title)).toBe('Fixture');
  });

  test('when the page opens a window or follows a _blank link, then none opens and the browser outside is asked', async () => {
    await app.evaluate(({ shell }) => {
      const asked: string[] = [];
      Object.assign(globalThis, { asked });
      shell.openExternal = async (url) => void asked.push(url);
    });
    await page.evaluate((url) => {
      window.open('https://example.org/policy');
      window.open(`${url}opened`);
      window.open(`${url}noopener`, '_blank', 'noopener,width=300');
      const link = Object.assign(document.createElement('a'), {
        href: 'https://example.org/blank',
        target: '_blank',
      });
      document.body.append(link);
      link.click();
    }, outsideUrl);
    const asked = () => app.evaluate(() => Reflect.get(globalThis, 'asked') as string[]);
    await expect.poll(asked).toEqual(['https://example.org/policy', 'https://example.org/blank']);
    await expect.poll(() => app.windows().length).toBe(1);
    expect(await openWindows(app)).toBe(1);
    expect(reached).toEqual([]);
  });

  test('when a link is clicked with Control held, then no window opens either', async () => {
    await page.evaluate((url) => {
      const link = { href: `${url}control`, textContent: 'out', id: 'out' };
      document.body.append(Object.assign(document.createElement('a'), link));
    }, outsideUrl);
    await page.locator('#out').click({ modifiers: ['ControlOrMeta'] });
    await page.waitForTimeout(400);
    await expect.poll(() => app.windows().length).toBe(1);
    expect(await openWindows(app)).toBe(1);
    expect(reached).toEqual([]);
  });

  test('when a sub-frame calls main, then the sender check sees and refuses it', async () => {
    await app.evaluate(async ({ BrowserWindow, app: theApp }) => {
      const preload = `${theApp.getAppPath()}/out/preload.cjs`;
      const window = new BrowserWindow({ webPreferences: { preload, nodeIntegrationInSubFrames: true } });
      await window.loadURL('room://console/frames.html');
    });
    const framed = await app.waitForWindow((one) => addressOf(one) === 'room://console/frames.html');
    expect(await refusal(framed, 'fail')).toContain('TypeError: no such order');
    const inner = framed.frame({ name: 'inner' });
    const refused = await inner?.evaluate(() => window.room.fail().catch((error: Error) => error.message));
    expect(refused).toBe(
      "Error invoking remote method 'fail': Error: untrusted sender room://console/index.html",
    );
    await framed.close();
    await expect.poll(() => openWindows(app)).toBe(1);
  });

  test('when a second window opens, then a push reaches both and closing one keeps the app', async () => {
    await page.evaluate(() => window.room.openWall());
    const wall = await app.waitForWindow((window) => window.url().endsWith('?wall'));
    await page.evaluate(() => window.room.add({ text: 'both', at: new Date(9), tags: new Set() }));
    for (const one of [page, wall]) await expect.poll(() => pushedTexts(one)).toContain('both');
    await wall.close();
    await expect.poll(() => openWindows(app)).toBe(1);
  });

  test('when main resizes, zooms and titles the window, then the page follows', async () => {
    await app.evaluate(({ BrowserWindow, nativeTheme }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds({ width: 1200, height: 800 });
      window?.webContents.setZoomFactor(2);
      nativeTheme.themeSource = 'dark';
    });
    const width = () => page.evaluate(() => innerWidth);
    await expect.poll(async () => Math.abs((await width()) - 600) < 20).toBe(true);
    await expect
      .poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
      .toBe(true);
    await page.evaluate(() => {
      document.title = 'Bridge';
    });
    const title = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
    await expect.poll(title).toBe('Bridge');
  });

  test('when main goes full screen, then it is told and can come back', async () => {
    const seen = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) return [];
      const entered = new Promise((done) => window.once('enter-full-screen', () => done(true)));
      window.setFullScreen(true);
      await entered;
      const full = window.isFullScreen();
      const left = new Promise((done) => window.once('leave-full-screen', () => done(true)));
      window.setFullScreen(false);
      await left;
      return [full, window.isFullScreen()];
    });
    expect(seen).toEqual([true, false]);
  });

  test('when a window refuses to close, then the quit is off', async () => {
    const quits = await app.evaluate(async ({ app: theApp, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      let willQuit = 0;
      theApp.once('will-quit', (event) => {
        willQuit += 1;
        event.preventDefault();
      });
      window?.once('close', (event) => event.preventDefault());
      theApp.quit();
      await new Promise((done) => setTimeout(done, 200));
      theApp.removeAllListeners('will-quit');
      return [willQuit, BrowserWindow.getAllWindows().length];
    });
    expect(quits).toEqual([0, 1]);
  });

  test('when main speaks to the desktop, then menus run and the rest is recorded, not done', async () => {
    test.skip(app.kind === 'electron', 'a real desktop shows it instead');
    const seen = await app.evaluate(
      async ({ Menu, Notification, dialog, globalShortcut, shell, ...rest }) => {
        let clicked = 0;
        const click = () => {
          clicked += 1;
        };
        const submenu = [{ id: 'alert', label: 'Alert', click }, { role: 'quit' as const }];
        Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'Room', submenu }]));
        Menu.getApplicationMenu()?.getMenuItemById('alert')?.click();
        globalShortcut.register('CommandOrControl+Shift+I', click);
        const { standIn } = rest as unknown as { standIn: StandIn };
        standIn.pressShortcut('CommandOrControl+Shift+I');
        new Notification({ title: 'P1 declared' }).show();
        const { response } = await dialog.showMessageBox({
          message: 'Sure?',
          buttons: ['Yes', 'No'],
          cancelId: 1,
        });
        await shell.openPath('/nowhere');
        return { clicked, response, apis: standIn.recordedCalls.map(({ api }) => api) };
      },
    );
    expect(seen.clicked).toBe(2);
    expect(seen.response).toBe(1);
    expect(seen.apis).toEqual(
      expect.arrayContaining([
        'Notification.show',
        'dialog.showMessageBox',
        'shell.openPath',
        'app.enableSandbox',
      ]),
    );
  });

  test('when main uses what the stand-in lacks, then the error names it', async () => {
    test.skip(app.kind === 'electron', 'a real Electron lacks nothing');
    const used = await app.evaluate(({ app: theApp, BrowserWindow }) => {
      const told = (use: () => unknown): string => {
        try {
          return `silent ${String(use())}`;
        } catch (error) {
          return (error as Error).message;
        }
      };
      return [
        told(() => theApp.moveToApplicationsFolder()),
        told(() => BrowserWindow.getAllWindows()[0]?.setVibrancy(null)),
        told(() => Reflect.get(BrowserWindow, 'fromBrowserView')),
      ];
    });
    expect(used[0]).toContain('app.moveToApplicationsFolder is not provided');
    expect(used[1]).toContain('BrowserWindow.setVibrancy is not provided');
    expect(used[2]).toContain('BrowserWindow.fromBrowserView is not provided');
  });

  test('when loading fails, then loadURL rejects and did-fail-load tells why', async () => {
    const told = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false });
      const failed = new Promise<number>((done) =>
        window.webContents.once('did-fail-load', (_event, errno) => done(errno)),
      );
      const message = await window.loadURL('http://127.0.0.1:1/').catch((error: Error) => error.message);
      const errno = await failed;
      window.destroy();
      return [errno < 0, message];
    });
    expect(told[0]).toBe(true);
    expect(told[1]).toContain("loading 'http://127.0.0.1:1/'");
  });

  test('when a renderer crashes, then main hears of it and a reload brings the window back', async () => {
    await page.evaluate(() => window.room.openWall());
    await app.waitForWindow((window) => window.url().endsWith('?wall'));
    const reason = await app.evaluate(async ({ BrowserWindow }) => {
      const wall = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().endsWith('?wall'),
      );
      if (wall === undefined) return 'no wall';
      const gone = new Promise<string>((done) =>
        wall.webContents.once('render-process-gone', (_event, details) => done(details.reason)),
      );
      wall.webContents.forcefullyCrashRenderer();
      const told = await gone;
      const loaded = new Promise((done) => wall.webContents.once('did-finish-load', () => done(true)));
      wall.webContents.reload();
      await loaded;
      return told;
    });
    expect(['crashed', 'killed']).toContain(reason);
    const back = await app.waitForWindow(async (wall) => {
      if (!wall.url().endsWith('?wall')) return false;
      return wall.evaluate(() => typeof window.room.add === 'function').catch(() => false);
    });
    await back.close();
    await expect.poll(() => openWindows(app)).toBe(1);
  });
});

test.describe('given a shell without guards', () => {
  let app: Console;
  let page: Page;

  test.beforeAll(async () => {
    app = await launch({ env: { FIXTURE_UNGUARDED: '1', STANDIN_SAFE_STORAGE: 'basic_text' } });
    page = await app.firstWindow();
  });

  test.afterAll(() => app.close());

  test('then inline script runs and permissions are granted', async () => {
    await expect.poll(() => page.title()).toBe('Inline script ran');
    expect(
      await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state),
    ).toBe('granted');
  });

  test('when the page opens a window, then one opens', async () => {
    await page.evaluate((url) => void window.open(`${url}popup`), outsideUrl);
    const popup = await app.waitForWindow((window) => window.url().endsWith('/popup'));
    expect(await popup.title()).toBe('Outside');
    await expect.poll(() => openWindows(app)).toBe(2);
    await popup.close();
    await expect.poll(() => openWindows(app)).toBe(1);
  });

  test('when the page navigates away, then it gets there with the API, and only the sender check is left', async () => {
    await page.evaluate((url) => {
      location.href = url;
    }, outsideUrl);
    await page.waitForURL(outsideUrl);
    expect(await page.title()).toBe('Outside');
    expect(await refusal(page, 'fail')).toBe(
      `Error invoking remote method 'fail': Error: untrusted sender ${outsideUrl}`,
    );
  });

  test('given no keyring, then secrets are refused until plain text is accepted', async () => {
    test.skip(app.kind === 'electron', 'the keyring of a real Electron is the machine’s own');
    const seen = await app.evaluate(({ safeStorage }) => {
      const before = safeStorage.isEncryptionAvailable();
      safeStorage.setUsePlainTextEncryption(true);
      const sealed = safeStorage.encryptString('token');
      const backend = safeStorage.getSelectedStorageBackend();
      return [before, safeStorage.isEncryptionAvailable(), backend, safeStorage.decryptString(sealed)];
    });
    expect(seen).toEqual([false, true, 'basic_text', 'token']);
  });
});

test('given settings and a secret, when the console is quit, killed and started again, then both are still there', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'standin-data-'));
  const first = await launch({ userData });
  await (await first.firstWindow()).evaluate(() => window.room.setStation('North desk'));
  const sealed = await first.evaluate(({ safeStorage }) =>
    safeStorage.encryptString('token').toString('base64'),
  );
  await first.close();

  const second = await launch({ userData });
  const page = await second.firstWindow();
  expect(await page.evaluate(() => window.room.getStation())).toBe('North desk');
  const opened = await second.evaluate(
    ({ safeStorage }, text) => safeStorage.decryptString(Buffer.from(text, 'base64')),
    sealed,
  );
  expect(opened).toBe('token');
  await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  await page.evaluate(() => window.room.setStation('South desk'));

  // A second instance hands over its arguments and ends.
  await expect(launch({ userData, args: ['--open=INC-1'] })).rejects.toThrow(/ended early|closed|exited/);
  const handedOver = (): unknown => JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')).second;
  await expect.poll(handedOver).toBe('--open=INC-1');
  await second.kill();

  const third = await launch({ userData });
  expect(await (await third.firstWindow()).evaluate(() => window.room.getStation())).toBe('South desk');
  await third.close();
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
});

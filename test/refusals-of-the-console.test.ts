import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '../electron/console/refused.ts';
import { memoryJournal } from '../electron/journal/memory-journal.ts';
import { entryOf } from '../electron/web/entry.ts';
import { listen } from '../electron/web/listen.ts';
import { webServer } from '../electron/web/server.ts';
import { ConsoleRefusal, connectConsole } from '../renderer/bridge/transport.ts';
import type { JournalTrouble } from '../shared/host/ports.ts';
import { type CommandId, type DeviceId, directoryStream, incidentStream } from '../shared/kernel/ids.ts';
import type { Rejection } from '../shared/kernel/rejection.ts';
import {
  catalogue,
  declaration,
  type Machine,
  machine,
  note,
  people,
  startOn,
  TEN,
} from './support/console-host.ts';
import { aPerson, importing } from './support/directory.ts';
import { sentenceOf } from './support/refusals.ts';
import { testHost } from './support/replay-host.ts';
import { enter } from './support/web-client.ts';

/**
 * Refusals that no aggregate makes: of the host, the record on disk, the console that runs them, and the way a window has
 * to it. Each is reached through the real parts, and a person then reads these words.
 */
let on: Machine;
beforeEach(() => {
  on = machine();
});
afterEach(() => {
  vi.unstubAllGlobals();
  on.remove();
});

const stream = incidentStream(randomUUID());
const request = (of = stream) => ({
  commandId: randomUUID() as string as CommandId,
  stream: of,
  command: declaration(TEN),
  occurredAt: null,
  onBehalfOf: null,
});

type Answer = { readonly ok: true } | { readonly ok: false; readonly rejection: Rejection };
const rejectionOf = (answer: Answer): Rejection => {
  if (answer.ok) throw new Error('Accepted, though a refusal was expected.');
  return answer.rejection;
};

async function onFailing(code: JournalTrouble['code']): Promise<Rejection> {
  const journal = memoryJournal('device' as DeviceId);
  const { host } = await testHost(journal);
  journal.failWith({ code, detail: 'input/output error' });
  const command = importing({ people: [aPerson('a')] });
  return rejectionOf(await host.execute({ ...request(directoryStream), command }, people.owner));
}

/** What a window in the browser is told, over the real server; `sent` says what is wrong with its requests. */
async function overHttp(
  sent: (init: RequestInit) => RequestInit,
  ask: (api: ReturnType<typeof connectConsole>) => Promise<unknown>,
): Promise<Rejection> {
  const console = await startOn(on);
  const entry = entryOf(on.folder);
  const web = webServer({ console, catalogue, entry, pages: on.folder, log: () => undefined });
  const listening = await listen(web.server, 0);
  if (!listening.ok) throw new Error(listening.rejection.code);
  const address = `http://127.0.0.1:${listening.value}`;
  const cookie = await enter(listening.value, entry.key);
  const real = fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    real(`${address}${path}`, sent({ ...init, headers: { ...init.headers, cookie, origin: address } })),
  );
  try {
    await ask(connectConsole());
  } catch (error) {
    if (error instanceof ConsoleRefusal) return error.rejection;
    throw error;
  } finally {
    await web.close();
    await console.close({ backUp: false });
  }
  throw new Error('Answered, though a refusal was expected.');
}

const cases: Readonly<Record<string, readonly [() => Promise<Rejection>, string]>> = {
  'request.wrongStream': [
    async () => rejectionOf(await (await testHost()).host.execute(request(directoryStream), people.owner)),
    'Reload the window: it asked for something in the wrong place. Nothing was written.',
  ],
  'request.signedOut': [
    async () => {
      const console = await startOn(on);
      const answer = await console.api.execute(request());
      await console.close({ backUp: false });
      return rejectionOf(answer);
    },
    'Say who you are first: the record needs a name. Nothing was written.',
  ],
  'journal.closed': [
    async () => {
      const console = await startOn(on);
      await console.close({ backUp: false });
      const refused: unknown = await console.api.execute(request()).catch((error: unknown) => error);
      if (refused instanceof Refused) return refused.rejection;
      throw refused;
    },
    'Start the console again: it is shutting down. Nothing was written; your text is still here.',
  ],
  'backup.failed': [
    async () => {
      const console = await startOn(on);
      writeFileSync(join(on.folder, 'backups'), 'a file where the folder should be');
      const made = await console.api.backUp(undefined);
      await console.close({ backUp: false });
      const rejection = rejectionOf(made);
      return { ...rejection, params: { detail: String(rejection.params.detail).slice(0, 6) } };
    },
    'Check the disk and try again: the backup could not be made (EEXIST). The record itself is untouched.',
  ],
  'journal.diskFull': [
    () => onFailing('diskFull'),
    'Free some space on the disk that holds the record: it is full. Nothing was written; your text is still here. Writing resumes by itself.',
  ],
  'journal.readOnly': [
    () => onFailing('readOnly'),
    'Make the data folder writable: the record is read-only. Nothing was written; your text is still here. Writing resumes by itself.',
  ],
  'journal.damaged': [
    () => onFailing('damaged'),
    'Restore from the newest backup: the record is damaged and cannot be written. Nothing was written; your text is still here.',
  ],
  'journal.failed': [
    () => onFailing('failed'),
    'Try again: the record could not be written (input/output error). Nothing was written; your text is still here.',
  ],
  'request.tooLarge': [
    () =>
      overHttp(
        (init) => init,
        (api) => api.execute({ ...request(), command: note('x'.repeat(2_000_000)) }),
      ),
    'Shorten the text: it is far beyond what the record takes. Nothing was written.',
  ],
  'request.noKey': [
    () =>
      overHttp(
        (init) => ({ ...init, headers: { ...init.headers, cookie: '' } }),
        (api) => api.session(),
      ),
    'Open the address that the console printed when it started: this window has no key to it. Nothing was written.',
  ],
  'request.refused': [
    () =>
      overHttp(
        (init) => ({ ...init, method: 'PUT' }),
        (api) => api.session(),
      ),
    'Reload the window and try again: the console refused (Reload the page: PUT is not how this is asked.). Nothing was written.',
  ],
};

describe('each refusal outside of the aggregates', () => {
  test.each(Object.entries(cases))('%s says what happened and what to do', async (code, [reach, says]) => {
    const rejection = await reach();
    expect(rejection.code).toBe(code);
    expect(sentenceOf(rejection)).toBe(says);
  });

  test('console.unreachable says that nothing typed is lost', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    const { execute } = await import('../renderer/bridge/store.ts');
    const rejection = rejectionOf(await execute(stream, note('Still here')));
    expect(rejection.code).toBe('console.unreachable');
    expect(sentenceOf(rejection)).toBe(
      'Try again in a moment: the console does not answer. Your text is still here.',
    );
  });
});

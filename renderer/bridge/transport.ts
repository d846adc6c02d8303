import type { Rejection } from '../../shared/kernel/rejection.ts';
import { type ConsoleApi, type ConsoleChange, consoleMethods } from '../../shared/protocol/console.ts';

declare global {
  interface Window {
    /** Offered by the preload script where the page runs in Electron. */
    readonly warRoom?: ConsoleApi;
  }
}

/** After this long without even a heartbeat the line to the console counts as lost (design §6). */
const SILENCE_LIMIT = 35_000;

/** The console's API, over whichever way this page has to it. The only place that knows there are two. */
export const connectConsole = (): ConsoleApi => globalThis.window?.warRoom ?? browserApi();

/** POST for commands and questions, server-sent events for changes; same origin, the cookie is the key. */
function browserApi(): ConsoleApi {
  const calls = consoleMethods.map((method) => [method, (input?: unknown) => post(method, input)]);
  return { ...Object.fromEntries(calls), onChange: listen } as ConsoleApi;
}

async function post(method: string, input: unknown): Promise<unknown> {
  await streaming;
  const answer = await fetch(`/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input ?? null),
  });
  if (answer.ok) return answer.json();
  throw new ConsoleRefusal(await rejectionIn(answer));
}

/** The console answered, and the answer is no: not a broken line. */
export class ConsoleRefusal extends Error {
  readonly rejection: Rejection;

  constructor(rejection: Rejection) {
    super(rejection.code);
    this.rejection = rejection;
  }
}

async function rejectionIn(answer: Response): Promise<Rejection> {
  if (answer.status === 413) return { code: 'request.tooLarge', params: {} };
  if (answer.status === 401) return { code: 'request.noKey', params: {} };
  const said = (await answer.json().catch(() => null)) as { rejection?: Rejection; sentence?: string } | null;
  return (
    said?.rejection ?? {
      code: 'request.refused',
      params: { detail: said?.sentence ?? String(answer.status) },
    }
  );
}

/**
 * The first questions wait for the stream of changes to stand, or a change between an answer and the stream would be
 * missed; not for long, because a host that cannot stream can still answer.
 */
const STREAM_PATIENCE = 2_000;
let streaming: Promise<void> = Promise.resolve();

/** When the line was last known to be whole; 0 before, and where there is no line that could break. */
export const lastHeardAt = (): number => lastHeard;
let lastHeard = 0;

function listen(listener: (change: ConsoleChange) => void, onLost: () => void): () => void {
  const source = new EventSource('/api/changes');
  let watchdog = 0;
  let opened = false;
  let stands = (): void => undefined;
  streaming = new Promise((resolve) => {
    stands = resolve;
    setTimeout(resolve, STREAM_PATIENCE);
  });
  const heard = () => {
    lastHeard = Date.now();
    clearTimeout(watchdog);
    watchdog = window.setTimeout(onLost, SILENCE_LIMIT);
  };
  source.onopen = () => {
    // A second opening means that there was a gap, and a gap may have held changes.
    if (opened) onLost();
    opened = true;
    stands();
    heard();
  };
  source.addEventListener('heartbeat', heard);
  source.onmessage = ({ data }: MessageEvent<string>) => {
    heard();
    listener(JSON.parse(data) as ConsoleChange);
  };
  source.onerror = () => {
    stands();
    onLost();
  };
  return () => {
    clearTimeout(watchdog);
    source.close();
  };
}

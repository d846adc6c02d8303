import { decode, encode } from './codec.ts';
import { exposedNames, exposeInMainWorld } from './context-bridge.ts';
import { guard } from './not-provided.ts';
import { gateOpenings } from './page-openings.ts';
import { mailbox, type PageAnswer, type PageRequest, type ShimSettings } from './page-protocol.ts';

/**
 * Runs in the page before any of its scripts: gives the unmodified preload bundle the `require`, `process` and
 * `electron` that a sandboxed preload has in Electron, and nothing else. Bundled at start by web-contents.ts.
 */
type Listener = (event: object, ...args: unknown[]) => void;
type Call = (request: string) => Promise<string>;

/** Called by the script that web-contents.ts injects. */
export function runPreload(settings: ShimSettings): void {
  const call = takeDoor(settings.door);
  const isSubFrame = window !== window.top;
  gateOpenings(
    async (url, frameName, features) =>
      (await ask(call, { op: 'open', url, frameName, features })) === 'allow',
  );
  if (isSubFrame && !settings.inSubFrames) return;
  const renderer = createIpcRenderer(call);
  Object.defineProperty(window, mailbox(settings.door), {
    value: (channel: string, args: string) => renderer.deliver(channel, decode(args) as unknown[]),
  });
  if (!isSubFrame) reportTitle(call);
  loadPreload(settings, renderer.api, call);
}

/** The page must not find the door: it belongs to the preload. */
function takeDoor(name: string): Call {
  const call = Reflect.get(window, name) as Call;
  Reflect.deleteProperty(window, name);
  return call;
}

const ask = (call: Call, request: PageRequest): Promise<string> => call(JSON.stringify(request));

function createIpcRenderer(call: Call) {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();

  const add = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return api;
  };
  const remove = (channel: string, listener: Listener) => {
    const left = [...(listeners.get(channel) ?? [])];
    const at = left.findLastIndex((entry) => entry.listener === listener);
    if (at >= 0) left.splice(at, 1);
    listeners.set(channel, left);
    return api;
  };
  const removeAll = (channel?: string) => {
    if (channel === undefined) listeners.clear();
    else listeners.delete(channel);
    return api;
  };

  /** Async, so that arguments which cannot be cloned reject the promise rather than throw. */
  const invoke = async (channel: string, ...args: unknown[]): Promise<unknown> => {
    const text = await ask(call, { op: 'invoke', channel, args: encode(args) });
    const answer = decode(text) as PageAnswer;
    if ('error' in answer) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
    return answer.value;
  };
  const send = (channel: string, ...args: unknown[]): void => {
    void ask(call, { op: 'send', channel, args: encode(args) });
  };
  const deliver = (channel: string, args: unknown[]): void => {
    for (const { listener, once } of [...(listeners.get(channel) ?? [])]) {
      if (once) remove(channel, listener);
      listener({ sender: api, ports: [] }, ...args);
    }
  };

  const api = guard('ipcRenderer', {
    on: (channel: string, listener: Listener): unknown => add(channel, listener, false),
    addListener: (channel: string, listener: Listener): unknown => add(channel, listener, false),
    once: (channel: string, listener: Listener): unknown => add(channel, listener, true),
    off: (channel: string, listener: Listener): unknown => remove(channel, listener),
    removeListener: (channel: string, listener: Listener): unknown => remove(channel, listener),
    removeAllListeners: (channel?: string): unknown => removeAll(channel),
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
    invoke,
    send,
  });
  return { api, deliver };
}

/** The window's title follows the document's, as `page-title-updated` tells. */
function reportTitle(call: Call): void {
  const report = () => void ask(call, { op: 'title', title: document.title });
  document.addEventListener('DOMContentLoaded', () => {
    report();
    new MutationObserver(report).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

function loadPreload(settings: ShimSettings, ipcRenderer: object, call: Call): void {
  const before = new Set(Object.getOwnPropertyNames(window));
  const module = { exports: {} };
  try {
    settings.run(sandboxedRequire(ipcRenderer), module, module.exports, sandboxedProcess(settings));
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    console.error(`Unable to load preload script: ${settings.preloadPath}\n${error.stack}`);
    void ask(call, { op: 'preload-error', message: error.message, stack: error.stack ?? '' });
  }
  const left = Object.getOwnPropertyNames(window).filter(
    (name) => !before.has(name) && !exposedNames.has(name),
  );
  // In Electron the page would not see them, so code that relies on them works here only.
  if (left.length > 0)
    console.error(`electron stand-in: the preload left globals in the page: ${left.join(', ')}`);
}

function sandboxedRequire(ipcRenderer: object): (name: string) => unknown {
  const electron = guard('electron (preload)', {
    contextBridge: guard('contextBridge', { exposeInMainWorld }),
    ipcRenderer,
    webFrame: guard('webFrame', {}),
    webUtils: guard('webUtils', { getPathForFile: () => '' }),
  });
  return (name) => {
    if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return electron;
    throw new Error(`module not found: ${name}`);
  };
}

const sandboxedProcess = (settings: ShimSettings): object =>
  guard('process (preload)', {
    platform: settings.platform,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: window === window.top,
    env: {},
    argv: [],
    versions: {
      electron: settings.electronVersion,
      chrome: /Chrome\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? '',
    },
  });

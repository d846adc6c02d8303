import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { app } from './app.ts';
import { guard } from './not-provided.ts';
import { protocolHandlerOf } from './protocol.ts';
import { record } from './record.ts';

/** shell, net, crashReporter: the ways out of the app. */

export const shell = guard('shell', {
  async openExternal(url: string): Promise<void> {
    record('shell.openExternal', url);
  },
  async openPath(path: string): Promise<string> {
    record('shell.openPath', path);
    return '';
  },
  async trashItem(path: string): Promise<void> {
    record('shell.trashItem', path);
  },
  showItemInFolder: (path: string): void => record('shell.showItemInFolder', path),
  beep: (): void => record('shell.beep'),
});

export const crashReporter = guard('crashReporter', {
  start: (options: object): void => record('crashReporter.start', options),
});

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/vnd.microsoft.icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain',
};

async function fetchFile(url: URL): Promise<Response> {
  const bytes = await readFile(url).catch(() => {
    throw new Error('net::ERR_FILE_NOT_FOUND');
  });
  const type = TYPES[extname(url.pathname).toLowerCase()] ?? 'application/octet-stream';
  return new Response(bytes, { headers: { 'content-type': type } });
}

export const net = guard('net', {
  online: true,
  isOnline: (): boolean => true,
  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    if (!app.isReady()) throw new Error('net.fetch can only be used after app is ready');
    const url = typeof input === 'string' ? input : input.url;
    if (url.startsWith('file:')) return fetchFile(new URL(url));
    const handler = protocolHandlerOf(url);
    return handler === undefined ? fetch(input, init) : handler(new Request(input, init));
  },
});

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isConsoleMethod } from '../../shared/protocol/methods.ts';
import { call } from '../console/call.ts';
import type { Catalogue } from '../console/catalogue.ts';
import type { Console } from '../console/console.ts';
import { pageFile } from '../pages/page-files.ts';
import { securityHeaders } from '../pages/security-headers.ts';
import { redirect, sendJson, sendSentence, sendText } from './answer.ts';
import { readBody } from './body.ts';
import { changeStreams } from './change-stream.ts';
import type { Entry } from './entry.ts';
import { comesFromElsewhere, originFault } from './origin-check.ts';

export interface WebServerParts {
  readonly console: Pick<Console, 'api' | 'onChange'>;
  readonly catalogue: Catalogue;
  readonly entry: Entry;
  /** The built page. */
  readonly pages: string;
  readonly log: (line: string) => void;
}

export interface WebServer {
  readonly server: Server;
  /** Ends open lines and lets requests under way finish. */
  close(): Promise<void>;
}

/**
 * The console for a browser on this machine: `POST /api/<method>`, `GET /api/changes`, and the page's files. Bad input
 * of any kind is answered 4xx with a sentence; nothing a request holds can end the process.
 */
export function webServer({ console, catalogue, entry, pages, log }: WebServerParts): WebServer {
  const say = (key: string, values?: Record<string, string>): string =>
    catalogue.say(`console:http.${key}`, values);
  const streams = changeStreams(console.onChange);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fault = originFault(request, (server.address() as AddressInfo).port);
    if (fault !== null) return sendText(response, 403, say(fault));
    const url = URL.parse(request.url ?? '/', 'http://console');
    if (url === null) return sendText(response, 404, say('unknownPath'));
    if (url.pathname.startsWith('/api/'))
      return answerApi(request, response, url.pathname.slice('/api/'.length));
    return answerPage(request, response, url);
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    if (comesFromElsewhere(request)) return sendSentence(response, 403, say('wrongOrigin'));
    if (!entry.admits(request)) return sendSentence(response, 401, say('noKey'));
    if (name === 'changes') return answerChanges(request, response);
    if (!isConsoleMethod(name)) return sendSentence(response, 404, say('unknownMethod'));
    if (request.method !== 'POST')
      return sendSentence(response, 405, say('wrongVerb', { verb: String(request.method) }), {
        allow: 'POST',
      });
    if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
      return sendSentence(response, 415, say('wrongType'));
    const body = await readBody(request);
    if (body === 'tooLarge') return sendSentence(response, 413, say('tooLarge'), { connection: 'close' });
    const input = parsed(body);
    if (input === undefined) return sendSentence(response, 400, say('notJson'));
    const answered = await call(console.api, name, input.json);
    if (answered.ok) return sendJson(response, 200, answered.value);
    const { rejection } = answered;
    return sendSentence(response, 400, catalogue.sentence(rejection), {}, rejection);
  }

  function answerChanges(request: IncomingMessage, response: ServerResponse): void {
    if (request.method === 'GET') streams.open(request, response);
    else sendSentence(response, 405, say('wrongVerb', { verb: String(request.method) }), { allow: 'GET' });
  }

  async function answerPage(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendText(response, 405, say('wrongVerb', { verb: String(request.method) }), {
        allow: 'GET, HEAD',
      });
    const key = url.searchParams.get('key');
    // Only GET: a program that merely looks whether the address answers must not use the key up.
    const cookie = key !== null && request.method === 'GET' ? entry.redeem(key) : null;
    // The key must not stay in the address bar, nor in the history.
    if (cookie !== null) return redirect(response, '/', cookie);
    if (!entry.admits(request)) return sendText(response, 401, say('noKey'));
    if (key !== null) return redirect(response, '/');
    const file = await pageFile(pages, url.pathname);
    if (file === null) return sendText(response, 404, say(url.pathname === '/' ? 'noPage' : 'unknownPath'));
    response.writeHead(200, { ...securityHeaders, ...file.headers, 'content-length': file.content.length });
    response.end(request.method === 'HEAD' ? undefined : file.content);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A page that went away in the middle of its request is nothing to report.
      if (request.destroyed && !request.complete) return response.destroy();
      log(
        `${request.method} ${request.url?.split('?')[0]}: ${error instanceof Error ? error.stack : String(error)}`,
      );
      sendSentence(response, 500, say('failed'));
    });
  });
  server.on('clientError', (_, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });

  return {
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        streams.closeAll();
        server.closeIdleConnections();
      }),
  };
}

/** Undefined where the text is no JSON; an empty body says nothing, as `null` does. */
function parsed(body: string): { readonly json: unknown } | undefined {
  try {
    return { json: body === '' ? null : JSON.parse(body) };
  } catch {
    return undefined;
  }
}

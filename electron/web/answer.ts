import type { ServerResponse } from 'node:http';
import type { Rejection } from '../../shared/kernel/rejection.ts';
import { securityHeaders } from '../pages/security-headers.ts';

/** Everything that is not a page: never kept by the browser. */
function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  more: Record<string, string> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...more,
  });
  response.end(body);
}

export const sendJson = (
  response: ServerResponse,
  status: number,
  value: unknown,
  more?: Record<string, string>,
): void => send(response, status, 'application/json', JSON.stringify(value ?? null), more);

/** A refusal for a program: the sentence, and the rejection where there is one. */
export const sendSentence = (
  response: ServerResponse,
  status: number,
  sentence: string,
  more?: Record<string, string>,
  rejection?: Rejection,
): void => sendJson(response, status, rejection ? { sentence, rejection } : { sentence }, more);

/** A refusal for a person who opened an address. */
export const sendText = (
  response: ServerResponse,
  status: number,
  text: string,
  more?: Record<string, string>,
): void => send(response, status, 'text/plain', `${text}\n`, more);

export function redirect(response: ServerResponse, location: string, cookie?: string): void {
  response.writeHead(303, {
    ...securityHeaders,
    location,
    'cache-control': 'no-store',
    'content-length': 0,
    ...(cookie === undefined ? {} : { 'set-cookie': cookie }),
  });
  response.end();
}

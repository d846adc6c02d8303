import type { IncomingMessage } from 'node:http';

export type OriginFault = 'wrongHost' | 'wrongOrigin';

/**
 * Design §9. The Host must be one of our own names: a foreign name that resolves to this machine (DNS rebinding) is
 * not. Where a browser says from which page a request comes, that page must be ours; another port is another page.
 */
export function originFault({ headers }: IncomingMessage, port: number): OriginFault | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host.toLowerCase())) return 'wrongHost';
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host.toLowerCase()}`)
    return 'wrongOrigin';
  return null;
}

/** For the API only: a person may follow a link to the page from anywhere, and then lacks the cookie. */
export const comesFromElsewhere = ({ headers }: IncomingMessage): boolean =>
  headers['sec-fetch-site'] !== undefined &&
  !['same-origin', 'none'].includes(String(headers['sec-fetch-site']));

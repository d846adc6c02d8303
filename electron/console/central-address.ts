import type { Rejection } from '../../shared/kernel/rejection.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address as a person types it, made whole: `central.example` is `https://central.example`. Without TLS everybody on
 * the network could read the token, so `http` reaches this machine alone.
 */
export function centralAddress(typed: string): Result<string, Rejection> {
  const text = typed.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  const isAddress =
    text !== '' &&
    url !== null &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    url.username === '' &&
    url.password === '';
  if (!isAddress) return rejected({ code: 'central.noAddress', params: { address: text } });
  if (url.protocol === 'http:' && !THIS_MACHINE.has(url.hostname))
    return rejected({ code: 'central.notSecure', params: { host: url.host } });
  return accepted(url.origin);
}

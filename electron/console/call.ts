import type { Rejection } from '../../shared/kernel/rejection.ts';
import { decodeInput } from '../../shared/protocol/console.ts';
import type { ConsoleMethod } from '../../shared/protocol/methods.ts';
import type { ConsoleHandlers } from './api.ts';
import { Refused } from './refused.ts';

export type CallAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly rejection: Rejection };

/**
 * What both transports do with what a window sent: decode, then ask the handler. `execute` has a place for a refusal
 * in its answer, so there even malformed input is answered as a value.
 */
export async function call(api: ConsoleHandlers, method: ConsoleMethod, input: unknown): Promise<CallAnswer> {
  const decoded = decodeInput(method, input);
  if (!decoded.ok) return method === 'execute' ? { ok: true, value: decoded } : decoded;
  try {
    const handler = api[method] as (value: unknown) => Promise<unknown>;
    return { ok: true, value: await handler(decoded.value) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, rejection: error.rejection };
    throw error;
  }
}

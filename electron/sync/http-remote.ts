import { createParser } from 'eventsource-parser';
import type { z } from 'zod';
import type { Milliseconds } from '../../shared/kernel/time.ts';
import { accepted, type Result, rejected } from '../../shared/kernel/result.ts';
import { problemSchema } from '../../shared/protocol/problem.ts';
import {
  LIVE_PATH,
  PROTOCOL_HEADER,
  SYNC_PROTOCOL,
  type SyncAnswer,
  type SyncFault,
  type SyncRequest,
  type SyncRoute,
  syncFaults,
  syncRoutes,
} from '../../shared/protocol/sync-routes.ts';
import type { Remote, RemoteTrouble } from './remote.ts';

export interface HttpRemotePorts {
  /** Central's address, `https://central.example`. */
  readonly address: string;
  /** What enrolling gave; null before that, when only `enrol` can be asked. */
  readonly token: string | null;
  /** The shell's own: Electron's goes through the proxy that the machine is set to. */
  readonly fetch: typeof globalThis.fetch;
  readonly timers: { after(wait: Milliseconds, work: () => void): () => void };
  /** Ends whatever is under way: who closes the console must not wait for a silent network. */
  readonly signal?: AbortSignal;
}

/** A batch over a bad line takes its time; a line that is silent for this long is none. */
const ANSWER_WITHIN = 120_000;

/** Central's heart beats every 15 s: after two that did not come, the line is down (design §6). */
const SILENCE = 35_000;

type Asked<T> = Promise<Result<T, RemoteTrouble>>;

/** Central over HTTP. Nothing that comes back is believed before its schema decoded it. */
export function httpRemote(ports: HttpRemotePorts): Remote {
  const { address, token, timers } = ports;
  const headers = {
    [PROTOCOL_HEADER]: String(SYNC_PROTOCOL),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const send = (path: string, init: RequestInit): Promise<Response> =>
    // A redirect leads to a sign-in page of the network, not to central; the token must not follow it.
    ports.fetch(new URL(path, address), { redirect: 'error', cache: 'no-store', ...init });

  async function ask<R extends SyncRoute>(route: R, request: SyncRequest<R>): Asked<SyncAnswer<R>> {
    const { method, path, answer } = syncRoutes[route];
    const stop = new AbortController();
    const cancel = timers.after(ANSWER_WITHIN, () => stop.abort(new Error('no answer in time')));
    const signal = ports.signal ? AbortSignal.any([stop.signal, ports.signal]) : stop.signal;
    try {
      const response =
        method === 'POST'
          ? await send(path, {
              method,
              headers: { ...headers, 'content-type': 'application/json' },
              body: JSON.stringify(request),
              signal,
            })
          : await send(withQuery(path, request), { method, headers, signal });
      const said = await jsonOf(response);
      return response.ok
        ? decoded(answer as unknown as z.ZodType<SyncAnswer<R>>, said)
        : rejected(refusalOf(response.status, said));
    } catch (error) {
      return rejected(unreachable(error));
    } finally {
      cancel();
    }
  }

  return {
    ask,
    listen({ onNews, onCut }) {
      const stop = new AbortController();
      let cancel: () => void = () => undefined;
      let over = false;

      function end(isCut: boolean): void {
        if (over) return;
        over = true;
        cancel();
        stop.abort();
        if (isCut) onCut();
      }
      function stillThere(): void {
        cancel();
        if (!over) cancel = timers.after(SILENCE, () => end(true));
      }
      const parser = createParser({
        onEvent: ({ event }) => {
          if (event === 'news' && !over) onNews();
        },
      });
      async function follow(): Promise<void> {
        stillThere();
        const response = await send(LIVE_PATH, {
          headers: { ...headers, accept: 'text/event-stream' },
          signal: stop.signal,
        });
        if (!response.ok || !isStream(response) || response.body === null) return;
        const decoder = new TextDecoder();
        for await (const part of response.body) {
          stillThere();
          parser.feed(decoder.decode(part, { stream: true }));
        }
      }

      // However the line ended: who listens asks again, and is then told why it may not.
      void follow()
        .catch(() => undefined)
        .then(() => end(true));
      return () => end(false);
    },
  };
}

function withQuery(path: string, request: object): string {
  const query = new URLSearchParams(
    Object.entries(request).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}

const typeOf = ({ headers }: Response): string => headers.get('content-type') ?? '';
const isStream = (response: Response): boolean => /^text\/event-stream\b/i.test(typeOf(response));

/** Undefined where it is no JSON: then somebody else answered in central's place. */
async function jsonOf(response: Response): Promise<unknown> {
  if (!/^application\/(problem\+)?json\b/i.test(typeOf(response))) {
    await response.body?.cancel();
    return undefined;
  }
  return JSON.parse(await response.text());
}

function decoded<T>(schema: z.ZodType<T>, said: unknown): Result<T, RemoteTrouble> {
  if (said === undefined) return rejected({ kind: 'unreachable', detail: NOT_CENTRAL });
  const read = schema.safeParse(said);
  if (read.success) return accepted(read.data);
  const [issue] = read.error.issues;
  return rejected({ kind: 'unreadable', detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` });
}

function refusalOf(status: number, said: unknown): RemoteTrouble {
  const read = problemSchema.safeParse(said);
  if (!read.success) return { kind: 'unreachable', detail: `${NOT_CENTRAL} (${status})` };
  const { code, detail } = read.data;
  if (isFault(code)) return { kind: 'fault', fault: code, detail };
  // Too many requests, or central itself in trouble: the same is asked again later.
  if (status === 429 || status >= 500) return { kind: 'unreachable', detail };
  return { kind: 'unreadable', detail };
}

const isFault = (code: string): code is SyncFault => syncFaults.some((fault) => fault === code);

const NOT_CENTRAL = 'something else answered in place of central';

function unreachable(error: unknown): RemoteTrouble {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return { kind: 'unreachable', detail: cause instanceof Error ? cause.message : String(cause) };
}

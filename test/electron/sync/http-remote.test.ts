import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { machineTimers } from '../../../electron/console/clock.ts';
import { httpRemote } from '../../../electron/sync/http-remote.ts';
import { CHAIN_START } from '../../../shared/host/ports.ts';
import { PROBLEM_TYPE } from '../../../shared/protocol/problem.ts';
import { manualTime, settled } from '../../support/manual-time.ts';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Something that answers at an address where central should be. */
async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const remoteAt = (address: string, timers = machineTimers) =>
  httpRemote({ address, token: 'a-token-of-central', fetch, timers });

const problem = (status: number, code: string) =>
  JSON.stringify({ type: 'about:blank', title: code, status, code, detail: 'Why, and what to do.' });

const answers: readonly [what: string, listener: RequestListener, trouble: object][] = [
  [
    'a page to sign in to the network',
    (_, response) => response.setHeader('content-type', 'text/html').end('<h1>Guest network</h1>'),
    { kind: 'unreachable' },
  ],
  [
    'a redirect',
    (_, response) => response.writeHead(302, { location: '/portal' }).end(),
    { kind: 'unreachable' },
  ],
  [
    'a proxy that reaches nothing',
    (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('Bad gateway'),
    { kind: 'unreachable' },
  ],
  ['a line that breaks', (_, response) => response.destroy(), { kind: 'unreachable' }],
  [
    'JSON that is cut off',
    (_, response) => response.setHeader('content-type', 'application/json').end('{"now": 17'),
    { kind: 'unreachable' },
  ],
  [
    'an answer of another shape',
    (_, response) => response.setHeader('content-type', 'application/json').end('{"now": "noon"}'),
    { kind: 'unreadable', detail: expect.stringContaining('now') },
  ],
  [
    'a named fault',
    (_, response) => response.writeHead(403, { 'content-type': PROBLEM_TYPE }).end(problem(403, 'Revoked')),
    { kind: 'fault', fault: 'Revoked', detail: 'Why, and what to do.' },
  ],
  [
    'a database that is away',
    (_, response) => response.writeHead(503, { 'content-type': PROBLEM_TYPE }).end(problem(503, 'NotReady')),
    { kind: 'unreachable', detail: 'Why, and what to do.' },
  ],
  [
    'too many requests',
    (_, response) => response.writeHead(429, { 'content-type': PROBLEM_TYPE }).end(problem(429, 'TooMany')),
    { kind: 'unreachable' },
  ],
  [
    'a refusal that this version does not know',
    (_, response) => response.writeHead(400, { 'content-type': PROBLEM_TYPE }).end(problem(400, 'NewFault')),
    { kind: 'unreadable' },
  ],
];

describe('asking', () => {
  test.each(answers)('[GEN-OFFLINE] %s is told as what it is', async (_, listener, trouble) => {
    const remote = remoteAt(await answering(listener));
    expect(await remote.ask('time', {})).toMatchObject({ ok: false, rejection: trouble });
  });

  test('no server is a trouble, not an error', async () => {
    expect(await remoteAt('http://127.0.0.1:9').ask('time', {})).toMatchObject({
      ok: false,
      rejection: { kind: 'unreachable', detail: expect.stringMatching(/\S/) },
    });
  });

  test('each request carries the token, the protocol’s version and what is asked', async () => {
    const seen: { url: string | undefined; token: string | undefined; protocol: unknown }[] = [];
    const remote = remoteAt(
      await answering(({ url, headers }, response) => {
        seen.push({ url, token: headers.authorization, protocol: headers['war-room-protocol'] });
        response.destroy();
      }),
    );
    await remote.ask('pull', { after: 7, receiptHash: CHAIN_START, own: 2, most: 10 });
    expect(seen[0]).toEqual({
      url: `/v1/sync/pull?after=7&receiptHash=${CHAIN_START}&own=2&most=10`,
      token: 'Bearer a-token-of-central',
      protocol: '1',
    });
  });

  test('an answer that never comes is given up after two minutes', async () => {
    const time = manualTime(0);
    let asked = 0;
    const remote = remoteAt(
      await answering(() => {
        asked += 1;
      }),
      time.timers,
    );
    const asking = remote.ask('time', {});
    await expect.poll(() => asked).toBe(1);
    await time.advance(120_000);
    expect(await asking).toMatchObject({ ok: false, rejection: { kind: 'unreachable' } });
  });
});

describe('listening', () => {
  const stream: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: news\ndata: {}\n\n');
  };

  function heard() {
    const told = { news: 0, cut: 0 };
    const on = {
      onNews: () => {
        told.news += 1;
      },
      onCut: () => {
        told.cut += 1;
      },
    };
    return { told, on };
  }

  test('a line that is silent for 35 s is cut, once', async () => {
    const time = manualTime(0);
    const { told, on } = heard();
    remoteAt(await answering(stream), time.timers).listen(on);
    await expect.poll(() => told.news).toBe(1);

    await time.advance(34_999);
    expect(told.cut).toBe(0);
    await time.advance(1);
    await settled();

    expect(told).toEqual({ news: 1, cut: 1 });
  });

  test('a heartbeat keeps the line', async () => {
    const time = manualTime(0);
    const { told, on } = heard();
    let beat: () => void = () => undefined;
    const address = await answering((request, response) => {
      stream(request, response);
      beat = () => void response.write('event: heartbeat\ndata: {}\n\nevent: news\ndata: {}\n\n');
    });
    const stop = remoteAt(address, time.timers).listen(on);
    await expect.poll(() => told.news).toBe(1);
    await time.advance(30_000);
    beat();
    await expect.poll(() => told.news).toBe(2);
    await time.advance(30_000);

    expect(told.cut).toBe(0);
    stop();
  });

  const cuts: readonly [how: string, listener: RequestListener][] = [
    [
      'the server ends it',
      (request, response) => {
        stream(request, response);
        response.end();
      },
    ],
    [
      'it breaks',
      (request, response) => {
        stream(request, response);
        response.destroy();
      },
    ],
    ['it is refused', (_, response) => response.writeHead(403).end()],
    ['it is no stream', (_, response) => response.end('<html>')],
  ];

  test.each(cuts)('the line is cut where %s', async (_, listener) => {
    const { told, on } = heard();
    remoteAt(await answering(listener)).listen(on);
    await expect.poll(() => told.cut).toBe(1);
  });

  test('after a stop nothing is told', async () => {
    const { told, on } = heard();
    let end: () => void = () => undefined;
    const address = await answering((request, response) => {
      stream(request, response);
      end = () => response.end();
    });
    const stop = remoteAt(address).listen(on);
    await expect.poll(() => told.news).toBe(1);
    stop();
    end();
    await settled();
    expect(told).toEqual({ news: 1, cut: 0 });
  });
});

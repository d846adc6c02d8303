import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { problemCodes, problemOf, Refusal } from '../../central/http/problems.ts';
import type { CentralDatabase } from '../../central/store/log.ts';
import { CHAIN_START } from '../../shared/host/ports.ts';
import type { PersonId } from '../../shared/kernel/ids.ts';
import { problemSchema } from '../../shared/protocol/problem.ts';
import { PROTOCOL_HEADER, syncRoutes } from '../../shared/protocol/sync-routes.ts';
import { enrolled, newKeys, post, type RunningCentral, serveCentral } from '../support/central-server.ts';
import { chainOf, TEN } from '../support/sealed-events.ts';
import { ask, type Reply } from '../support/web-client.ts';

const start = `after=0&receiptHash=${CHAIN_START}&own=0`;

/** What central promises over HTTP, on every database. `open` gives an empty one. */
export function centralServerContract(open: () => Promise<CentralDatabase>): void {
  const running: RunningCentral[] = [];
  const central = async (options: Parameters<typeof serveCentral>[1] = {}) => {
    const served = await serveCentral(await open(), options);
    running.push(served);
    return served;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close()));
  });

  /** Refused with a problem document whose code this is. */
  function expectProblem(reply: Reply, status: number, code: string): void {
    expect({ status: reply.status, type: reply.headers['content-type'] }).toEqual({
      status,
      type: expect.stringMatching(/^application\/problem\+json/),
    });
    const problem = problemSchema.parse(reply.json());
    expect(problem).toMatchObject({ status, code, type: `urn:war-room:problem:${code}` });
    expect(problem.title).not.toContain('problem.');
    expect(problem.detail).toMatch(/^[A-Z].+\.$/s);
  }

  describe('joining', () => {
    test('a one-time code becomes a token, and works once', async () => {
      const { port, registry } = await central();
      const code = await registry.invite({ person: 'mensah' as PersonId, role: 'console' });
      const { publicKey } = newKeys();
      const request = { code, device: randomUUID(), publicKey, name: 'Room 3, left' };

      const joined = await post(port, '/v1/enrol', request);
      const again = await post(port, '/v1/enrol', { ...request, device: randomUUID() });

      expect(joined.status).toBe(200);
      const answer = syncRoutes.enrol.answer.parse(joined.json());
      expect(answer).toMatchObject({ person: 'mensah', role: 'console' });
      const time = await ask(port, {
        path: '/v1/time',
        headers: { authorization: `Bearer ${answer.token}`, [PROTOCOL_HEADER]: '1' },
      });
      expect(time.status).toBe(200);
      expectProblem(again, 403, 'CodeInvalid');
    });

    test('a key that could never verify is refused and the code stays good', async () => {
      const { port, registry } = await central();
      const code = await registry.invite({ person: 'mensah' as PersonId, role: 'console' });
      const request = { code, device: randomUUID(), publicKey: 'a2V5', name: 'Room 3, left' };

      expectProblem(await post(port, '/v1/enrol', request), 400, 'Malformed');
      const { publicKey } = newKeys();
      expect((await post(port, '/v1/enrol', { ...request, publicKey })).status).toBe(200);
    });

    test('a console goes on under a further identity, and not under somebody else’s', async () => {
      const served = await central();
      const [left, right] = [await enrolled(served), await enrolled(served)];
      const { publicKey } = newKeys();
      const identity = { device: randomUUID(), publicKey };

      expect((await left.post('/v1/sync/identity', identity)).status).toBe(200);
      expectProblem(await right.post('/v1/sync/identity', identity), 403, 'Forbidden');
    });
  });

  describe('syncing', () => {
    test('[GEN-OFFLINE] what one console pushes the other pulls, and pushing twice adds nothing', async () => {
      const served = await central();
      const [left, right] = [await enrolled(served), await enrolled(served)];
      const events = chainOf(left.device).many(3);

      const first = await left.push(...events);
      const second = await left.push(...events);
      const pulled = syncRoutes.pull.answer.parse((await right.get(`/v1/sync/pull?${start}`)).json());

      expect(first.json()).toEqual({ results: events.map(() => ({ verdict: 'accepted', reason: null })) });
      expect(second.json()).toEqual({ results: events.map(() => ({ verdict: 'duplicate', reason: null })) });
      expect(pulled.entries).toMatchObject(
        events.map(({ hash, body }, index) => ({ kind: 'event', seq: index + 1, event: { hash, body } })),
      );
      expect(pulled.end).toBe(3);
      expect(pulled.signatures).toHaveLength(1);
      const heads = syncRoutes.heads.answer.parse((await right.get('/v1/sync/heads')).json());
      expect(heads.heads).toEqual([{ chain: left.device, dseq: 3, hash: events.at(-1)?.hash }]);
      const rest = await right.get(
        `/v1/sync/pull?after=${pulled.cursor.seq}&receiptHash=${pulled.cursor.hash}&own=0`,
      );
      expect(rest.json()).toMatchObject({ entries: [], end: 3 });
    });

    test('a cursor of another history is answered HistoryChanged', async () => {
      const served = await central();
      const console = await enrolled(served);
      expectProblem(
        await console.get(`/v1/sync/pull?after=7&receiptHash=${'a'.repeat(64)}&own=0`),
        409,
        'HistoryChanged',
      );
    });

    test('a revoked device pushes into quarantine and reads nothing', async () => {
      const served = await central();
      const [revoked, other] = [await enrolled(served), await enrolled(served)];
      await served.registry.revoke(revoked.device);

      const pushed = await revoked.push(...chainOf(revoked.device).many(2));

      expect(pushed.json()).toEqual({
        results: Array.from({ length: 2 }, () => ({ verdict: 'quarantined', reason: 'revokedDevice' })),
      });
      for (const path of [
        `/v1/sync/pull?${start}`,
        '/v1/sync/heads',
        '/v1/sync/live',
        '/v1/time',
        '/v1/sync/stream?stream=incident/0195d3a0-0000-7000-8000-00000000000a',
      ])
        expectProblem(await revoked.get(path), 403, 'Revoked');
      const pulled = (await other.get(`/v1/sync/pull?${start}`)).json() as { entries: { kind: string }[] };
      expect(pulled.entries.map(({ kind }) => kind)).toEqual(['quarantined', 'quarantined']);
      expect(JSON.stringify(pulled)).not.toContain('still rising');
    });

    test('a wall reads and does not write; an integration does neither', async () => {
      const served = await central();
      const wall = await enrolled(served, { role: 'wall' });
      const integration = await enrolled(served, { role: 'integration' });

      expect((await wall.get(`/v1/sync/pull?${start}`)).status).toBe(200);
      expectProblem(await wall.push(chainOf(wall.device).next()), 403, 'Forbidden');
      expectProblem(await integration.get(`/v1/sync/pull?${start}`), 403, 'Forbidden');
      expect((await served.log.end()).seq).toBe(0);
    });

    test('an older or newer program is told which, and may push all the same', async () => {
      const served = await central();
      const console = await enrolled(served);

      expectProblem(await console.get('/v1/sync/heads', { [PROTOCOL_HEADER]: '0' }), 426, 'ProtocolTooOld');
      expectProblem(await console.get('/v1/sync/heads', { [PROTOCOL_HEADER]: '2' }), 426, 'ProtocolTooNew');
      expectProblem(await console.get('/v1/sync/heads', { [PROTOCOL_HEADER]: 'new' }), 400, 'Malformed');
      const old = await console.post(
        '/v1/sync/push',
        { events: [], signatures: [] },
        { [PROTOCOL_HEADER]: '0' },
      );
      expect(old.status).toBe(200);
    });

    test('central’s clock is told', async () => {
      const served = await central({ now: () => TEN });
      const console = await enrolled(served);
      expect((await console.get('/v1/time')).json()).toEqual({ now: TEN });
    });
  });

  describe('pokes', () => {
    test('a reader is told at once that there may be news, and of every push after that', async () => {
      const served = await central();
      const [left, right] = [await enrolled(served), await enrolled(served)];
      const line = await pokesOf(served, right.token);
      await expect.poll(() => line.told()).toEqual(['news']);

      await left.push(chainOf(left.device).next());

      await expect.poll(() => line.told()).toEqual(['news', 'news']);
      line.close();
    });

    test('the line beats every 15 s, and a device that was revoked is let go at the next beat', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      try {
        const served = await central();
        const console = await enrolled(served);
        const line = await pokesOf(served, console.token);
        await expect.poll(() => line.told()).toEqual(['news']);
        vi.advanceTimersByTime(15_000);
        await expect.poll(() => line.told()).toEqual(['news', 'heartbeat']);

        await served.registry.revoke(console.device);
        expect(line.ended()).toBe(false);
        vi.advanceTimersByTime(15_000);
        await expect.poll(() => line.ended()).toBe(true);
        expect(line.told()).toEqual(['news', 'heartbeat']);
      } finally {
        vi.useRealTimers();
      }
    });

    test('stopping central ends every line', async () => {
      const served = await central();
      const line = await pokesOf(served, (await enrolled(served)).token);
      await served.app.close();
      await expect.poll(() => line.ended()).toBe(true);
    });
  });

  describe('what is wrong is said', () => {
    test('without a token, or with one that is none, nobody is told anything', async () => {
      const { port } = await central();
      for (const authorization of ['', 'Bearer', 'Bearer short', `Bearer ${'x'.repeat(43)}`, 'Basic eA==']) {
        const reply = await ask(port, { path: `/v1/sync/pull?${start}`, headers: { authorization } });
        expectProblem(reply, 401, 'Unauthorised');
        expect(reply.headers['www-authenticate']).toBe('Bearer');
      }
    });

    test('unknown addresses, wrong methods, broken bodies and types have each a reason', async () => {
      const served = await central();
      const { port } = served;
      const console = await enrolled(served);
      expectProblem(await ask(port, { path: '/v2/anything' }), 404, 'NotFound');
      expectProblem(await ask(port, { path: '/%zz' }), 400, 'Malformed');
      const wrong = await ask(port, { method: 'DELETE', path: '/v1/enrol' });
      expectProblem(wrong, 405, 'WrongMethod');
      expect(wrong.headers.allow).toBe('POST');
      expectProblem(await console.post('/v1/sync/push', '{"events":['), 400, 'Malformed');
      expectProblem(await console.post('/v1/sync/push', ''), 400, 'Malformed');
      expectProblem(await console.post('/v1/sync/push', { events: 'all' }), 400, 'Malformed');
      expectProblem(
        await console.post('/v1/sync/push', '<a/>', { 'content-type': 'text/xml' }),
        415,
        'UnsupportedMediaType',
      );
      expectProblem(await post(port, '/v1/enrol', { code: 'x'.repeat(70_000) }), 413, 'TooLarge');
    });

    test('who asks too often is told when to come back; strangers do not use up a device’s share', async () => {
      const served = await central({ limits: { ofDevice: 3, ofStranger: 4 } });
      const console = await enrolled(served);
      for (let asked = 0; asked < 3; asked++) await ask(served.port, { path: '/healthz' });
      const stranger = await ask(served.port, { path: '/healthz' });
      expectProblem(stranger, 429, 'TooMany');
      expect(Number(stranger.headers['retry-after'])).toBeGreaterThan(0);
      for (let asked = 0; asked < 3; asked++) expect((await console.get('/v1/time')).status).toBe(200);
      expectProblem(await console.get('/v1/time'), 429, 'TooMany');
    });

    test('strangers behind a proxy on this machine are told apart by what it says of them', async () => {
      const { port } = await central({ limits: { ofDevice: 1, ofStranger: 1 } });
      const from = (address: string) =>
        ask(port, { path: '/healthz', headers: { 'x-forwarded-for': address } });
      expect((await from('192.0.2.1')).status).toBe(200);
      expect((await from('192.0.2.2')).status).toBe(200);
      expectProblem(await from('192.0.2.1'), 429, 'TooMany');
    });

    test.each(problemCodes)('%s has a title and a sentence', (code) => {
      const { title, detail } = problemOf(new Refusal(code, { reason: 'why', allowed: 'GET', seconds: 9 }));
      for (const said of [title, detail]) expect(said).not.toMatch(/problem\.|\{\{/);
    });
  });

  describe('for whoever runs central', () => {
    test('it says that it is up, that it reaches its database, and its figures to those who may see them', async () => {
      const served = await central();
      const administrator = await enrolled(served, { role: 'administrator' });
      const console = await enrolled(served);
      await console.push(...chainOf(console.device).many(2));

      expect((await ask(served.port, { path: '/healthz' })).json()).toEqual({ up: true });
      expect((await ask(served.port, { path: '/readyz' })).json()).toEqual({ end: 2 });
      expectProblem(await console.get('/metrics'), 403, 'Forbidden');
      const { text } = await administrator.get('/metrics');
      expect(text).toMatch(/^war_room_log_end 2$/m);
      expect(text).toMatch(/^war_room_quarantined 0$/m);
      expect(text).toMatch(/^war_room_requests_total\{route="\/v1\/sync\/push",status="200"\} 1$/m);
    });

    test('a database that is gone is said', async () => {
      const served = await central();
      const console = await enrolled(served);
      await served.log.close();
      expectProblem(await ask(served.port, { path: '/readyz' }), 503, 'NotReady');
      expectProblem(await console.get('/v1/sync/heads'), 500, 'Internal');
      expect((await ask(served.port, { path: '/healthz' })).status).toBe(200);
    });

    test('OpenAPI 3.1 lists every route with what it takes and answers', async () => {
      const { port } = await central();
      const described = (await ask(port, { path: '/openapi.json' })).json() as {
        openapi: string;
        paths: Record<string, Record<string, { summary: string; responses: Record<string, unknown> }>>;
      };
      expect(described.openapi).toBe('3.1.0');
      for (const { method, path } of Object.values(syncRoutes)) {
        const route = described.paths[path]?.[method.toLowerCase()];
        expect(route?.summary).toMatch(/^[A-Z]/);
        expect(Object.keys(route?.responses ?? {})).toEqual(expect.arrayContaining(['200', 'default']));
      }
      expect(Object.keys(described.paths)).toEqual(
        expect.arrayContaining(['/v1/sync/live', '/healthz', '/readyz', '/metrics']),
      );
      expect(JSON.stringify(described.paths['/v1/sync/pull'])).toContain('receiptHash');
    });
  });
}

async function pokesOf({ address }: RunningCentral, token: string) {
  const stop = new AbortController();
  const response = await fetch(`${address}/v1/sync/live`, {
    headers: { authorization: `Bearer ${token}`, [PROTOCOL_HEADER]: '1' },
    signal: stop.signal,
  });
  if (!response.body) throw new Error(`${response.status}`);
  let text = '';
  let ended = false;
  const reading = (async () => {
    for await (const part of response.body ?? []) text += Buffer.from(part).toString('utf8');
  })().catch(() => undefined);
  void reading.then(() => {
    ended = true;
  });
  return {
    told: () => [...text.matchAll(/^event: (\w+)$/gm)].map(([, event]) => event),
    ended: () => ended,
    close: () => stop.abort(),
  };
}

import '../../support/random.ts';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLog } from '../../../central/command/verify.ts';
import type { CentralDatabase } from '../../../central/store/log.ts';
import { chainDigest } from '../../../electron/journal/chain.ts';
import { CHAIN_START } from '../../../shared/host/ports.ts';
import { directoryEventSchemas } from '../../../shared/directory/event-schemas.ts';
import { incidentEventSchemas } from '../../../shared/incident/event-schemas.ts';
import { problemSchema } from '../../../shared/protocol/problem.ts';
import { toWire } from '../../../shared/protocol/sync.ts';
import { LIVE_PATH, PROTOCOL_HEADER, syncRoutes } from '../../../shared/protocol/sync-routes.ts';
import {
  enrolled,
  type Member,
  postgresDatabases,
  type RunningCentral,
  serveCentral,
  signatureOf,
  sqliteDatabases,
} from '../../support/central-server.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres.ts';
import { chainOf, leak, outage } from '../../support/sealed-events.ts';
import { type Ask, ask, type Reply } from '../../support/web-client.ts';

const soaking = Number(process.env.PROPERTY_RUNS ?? 0) > 1_000;
/** Each run is a request over HTTP. */
const numRuns = soaking ? 1_500 : 300;

const limits = { ofDevice: 1_000_000, ofStranger: 1_000_000 };

const paths = [
  ...Object.values(syncRoutes).map(({ path }) => path),
  LIVE_PATH,
  '/healthz',
  '/readyz',
  '/metrics',
];

/** Text of every kind that has ever broken a server: NUL, halves of characters, quotes, directions, length. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\u0000', '\ud800', '"\';--', '{{7*7}}', '../../etc/passwd', '\u202e', '__proto__', ''),
  fc.integer({ min: 1, max: 3_000 }).map((length) => 'x'.repeat(length)),
);

const eventTypes = [...Object.keys(incidentEventSchemas), ...Object.keys(directoryEventSchemas)];

const headersOf = (member: Member) => ({
  authorization: `Bearer ${member.token}`,
  [PROTOCOL_HEADER]: '1',
  'content-type': 'application/json',
});

/** A request whose shape is right and one of whose values is not. */
const altered = (sound: object): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...Object.keys(sound)), fc.oneof(fc.jsonValue(), nasty), fc.boolean())
    .map(([key, value, isExtra]) => JSON.stringify({ ...sound, [isExtra ? `${key}2` : key]: value }));

describe.each(['SQLite', 'PostgreSQL'])('whatever is asked, on %s', (name) => {
  let server: PostgresServer | null = null;
  let central: RunningCentral;
  let console: Member;
  let wall: Member;
  const sqlite = sqliteDatabases();

  beforeAll(async () => {
    let database: CentralDatabase;
    if (name === 'SQLite') database = await sqlite.open();
    else {
      const started = await startPostgres();
      server = started;
      database = await postgresDatabases(() => started.database()).open();
    }
    central = await serveCentral(database, { limits });
    console = await enrolled(central);
    wall = await enrolled(central, { role: 'wall' });
    await console.push(...chainOf(console.device).many(2));
  });
  afterAll(async () => {
    await central.close();
    sqlite.clean();
    await server?.stop();
  });

  /** 4xx with a problem document; nothing written and nobody new. */
  async function expectRefused(asked: Ask): Promise<void> {
    const reply = await ask(central.port, asked);
    expectReason(reply);
    expect(await state()).toEqual(before);
  }
  function expectReason(reply: Reply): void {
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(problemSchema.parse(reply.json()).detail).toMatch(/\S/);
  }
  const state = async () => [await central.log.end(), await central.registry.list()];
  let before: unknown;
  const remember = async () => {
    before = await state();
  };

  test('without a token that central knows nothing is answered', async () => {
    await remember();
    const guarded = [
      ...Object.values(syncRoutes).filter(({ path }) => path !== '/v1/enrol'),
      { method: 'GET', path: LIVE_PATH },
      { method: 'GET', path: '/metrics' },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...guarded),
        fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
        fc.json(),
        async ({ method, path }, token, body) => {
          const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
          await expectRefused({ method, path, headers, ...(method === 'POST' ? { body } : {}) });
        },
      ),
      { numRuns },
    );
  });

  test('addresses, methods and queries at random', async () => {
    await remember();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
        fc.oneof(
          fc.constantFrom(...paths).map((path) => `${path}/x`),
          fc.webPath().map((path) => `/nowhere${path}`),
          fc.constantFrom('/%', '/%00', '/v1/sync/pull%', '//', '/v1/sync/pull/../heads', '/*'),
        ),
        fc.webQueryParameters(),
        async (method, path, query) => {
          await expectRefused({ method, path: `${path}?${query}`, headers: headersOf(console) });
        },
      ),
      { numRuns },
    );
  });

  test('queries of the right names and wrong values', async () => {
    await remember();
    const sound = { after: '0', receiptHash: CHAIN_START, own: '0', most: '10' };
    const wrong = fc
      .oneof(
        nasty,
        fc.constantFrom('-1', '1.5', 'NaN', 'Infinity', '1e400', '9007199254740993', '[]', '0&after=1'),
      )
      .filter((value) => !/^\s*(\d{1,3}|)\s*$/.test(value));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('after', 'own', 'most', 'receiptHash', 'more'),
        wrong,
        async (key, value) => {
          const query = new URLSearchParams({ ...sound, [key]: value.toWellFormed() });
          await expectRefused({ path: `/v1/sync/pull?${query}`, headers: headersOf(console) });
          await expectRefused({
            path: `/v1/sync/stream?${new URLSearchParams({ stream: value.toWellFormed() })}`,
            headers: headersOf(console),
          });
        },
      ),
      { numRuns },
    );
  });

  test('bodies that are no JSON, of another shape, or with one value that is wrong', async () => {
    await remember();
    const [event] = chainOf(console.device).many(1);
    if (!event) throw new Error('one was asked for');
    const wire = toWire(event);
    const posts: readonly [path: string, sound: object][] = [
      ['/v1/enrol', { code: 'AAAAA', device: console.device, publicKey: console.publicKey, name: 'Left' }],
      ['/v1/sync/identity', { device: wall.device, publicKey: wall.publicKey }],
      ['/v1/sync/push', { events: 'all', signatures: 'none' }],
    ];
    const body = fc.constantFrom(...posts).chain(([path, sound]) =>
      fc
        .oneof(
          altered(sound),
          nasty,
          fc.json(),
          altered(wire).map((one) => `{"events":[${one}],"signatures":[],"x":1}`),
          fc.constantFrom(
            '{"__proto__":{"a":1}}',
            '[[[[[[',
            '{"events":[],"events":1,"signatures":[]}',
            '{"constructor":{"prototype":{}}}',
          ),
        )
        .map((text) => ({ path, text })),
    );
    await fc.assert(
      fc.asyncProperty(body, async ({ path, text }) => {
        await expectRefused({ method: 'POST', path, headers: headersOf(console), body: text });
      }),
      { numRuns },
    );
  });

  test('an event that was altered on its way proves nothing: it is answered, and not kept', async () => {
    await remember();
    const [event] = chainOf(console.device).many(1);
    if (!event) throw new Error('one was asked for');
    const wire = toWire(event);
    await fc.assert(
      fc.asyncProperty(
        fc.record({ id: nasty, type: nasty, stream: nasty }, { requiredKeys: [] }),
        fc.json(),
        async (fields, body) => {
          const header = JSON.stringify({ ...JSON.parse(wire.header), more: 1, ...fields });
          const reply = await console.post('/v1/sync/push', {
            events: [{ ...wire, header, body: `[${body}]` }],
            signatures: [],
          });
          expect(reply.status).toBe(200);
          expect(reply.json()).toEqual({ results: [{ verdict: 'quarantined', reason: 'forged' }] });
          expect(await state()).toEqual(before);
        },
      ),
      { numRuns },
    );
  });

  test('[GEN-OFFLINE] a device that writes true hashes over any content gets a verdict, and everyone can still read', async () => {
    const writer = await enrolled(central);
    const sound = chainOf(writer.device);
    const contents = fc.record(
      {
        id: fc.oneof(nasty, fc.uuid()),
        type: fc.oneof(fc.constantFrom(...eventTypes), fc.stringMatching(/^[a-zA-Z]{1,20}$/)),
        stream: fc.constantFrom('directory', 'policy', 'intake', 'other', outage, leak),
        v: fc.integer({ min: 1, max: 1_000 }),
        commandId: nasty,
        dseq: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.constantFrom(1_000_000_000, 999_999)),
        basedOn: fc.dictionary(nasty, fc.array(fc.uuid(), { maxLength: 3 }), { maxKeys: 3 }),
        actor: fc.record({
          person: fc.string({ minLength: 1, maxLength: 10 }),
          held: fc.array(nasty, { maxLength: 2 }),
        }),
        occurredAt: fc.integer({ min: 0, max: 7_258_118_400_000 }),
      },
      { requiredKeys: ['type', 'stream'] },
    );
    const bodies = fc.oneof(
      fc.json(),
      fc
        .record(
          {
            people: fc.array(fc.string(), { maxLength: 3 }),
            events: fc.array(fc.uuid(), { maxLength: 3 }),
            reason: nasty,
            text: nasty,
          },
          { requiredKeys: [] },
        )
        .map((body) => JSON.stringify(body)),
    );
    const verdicts = new Set<string>();
    await fc.assert(
      fc.asyncProperty(contents, bodies, async (fields, written) => {
        const { event, prevHash, salt } = sound.next();
        const { body: _, ...envelope } = { ...event, ...fields };
        const header = JSON.stringify(envelope);
        const body = written.length < 2 ? '{}' : written;
        const hash = chainDigest(prevHash, header, salt, body);
        const { dseq } = envelope;
        const signed = signatureOf({ event: { deviceId: event.deviceId, dseq }, hash }, writer.privateKey);
        const reply = await writer.post('/v1/sync/push', {
          events: [{ header, prevHash, hash, salt, body, contentHash: null }],
          signatures: [signed],
        });
        expect(reply.status).toBe(200);
        const [result] = syncRoutes.push.answer.parse(reply.json()).results;
        verdicts.add(`${result?.verdict} ${result?.reason}`);
      }),
      { numRuns },
    );
    expect(verdicts.size).toBeGreaterThan(2);
    let cursor = { seq: 0, hash: CHAIN_START };
    for (;;) {
      const pulled = await console.get(`/v1/sync/pull?after=${cursor.seq}&receiptHash=${cursor.hash}&own=0`);
      const answer = syncRoutes.pull.answer.parse(pulled.json());
      cursor = answer.cursor;
      if (cursor.seq >= answer.end) break;
    }
    for (const stream of [outage, leak])
      expect((await console.get(`/v1/sync/stream?stream=${stream}`)).status).toBe(200);
    expect((await verifyLog(central.log)).findings).toEqual([]);
  });

  test('[GEN-OFFLINE] what a true console wrote with NUL and half characters in it is kept and read back', async () => {
    const writer = await enrolled(central);
    const events = chainOf(writer.device).many(1, {
      text: 'NUL \u0000 and half \ud83d',
      command: 'c\u0000\ud83d',
    });
    const pushed = await writer.push(...events);
    expect(pushed.json()).toEqual({ results: [{ verdict: 'accepted', reason: null }] });
    const { seq } = await central.log.end();
    const hash = await central.log.hashAt(seq - 1);
    const pulled = await console.get(`/v1/sync/pull?after=${seq - 1}&receiptHash=${hash}&own=0`);
    expect(pulled.json()).toMatchObject({ entries: [{ kind: 'event', event: { body: events[0]?.body } }] });
  });

  test('a wall writes nothing, whatever it sends', async () => {
    await remember();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/v1/sync/push', '/v1/sync/identity'),
        fc.json(),
        async (path, body) => {
          await expectRefused({ method: 'POST', path, headers: headersOf(wall), body });
        },
      ),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  test('bodies beyond the limit are refused before they are read to the end', async () => {
    await remember();
    for (const [path, bytes] of [
      ['/v1/enrol', 70_000],
      ['/v1/sync/identity', 70_000],
      ['/v1/sync/push', 30_000_000],
    ] as const)
      await expectRefused({
        method: 'POST',
        path,
        headers: { ...headersOf(console), 'content-length': String(bytes) },
        body: Buffer.alloc(0),
      }).catch(async (error: unknown) => {
        throw new Error(path, { cause: error });
      });
  });

  test('what is no HTTP is answered 400 and the line is closed; central goes on', async () => {
    for (const said of [
      '\u0000\u0001\u0002\r\n\r\n',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
    ])
      expect(await raw(central.port, said)).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"Malformed"/);
    expect((await ask(central.port, { path: '/healthz' })).status).toBe(200);
  });
});

function raw(port: number, said: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(said));
    let answer = '';
    socket.on('data', (part: Buffer) => {
      answer += part.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

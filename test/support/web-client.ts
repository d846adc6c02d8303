import { type IncomingHttpHeaders, request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  json(): unknown;
}

export interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** One plain HTTP request to this machine, with exactly the headers that are given: what no browser would send, too. */
export function ask(
  port: number,
  { method = 'GET', path = '/', headers = {}, body }: Ask = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          json: () => JSON.parse(text),
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** The cookie that the printed key is swapped for. */
export async function enter(port: number, key: string): Promise<string> {
  const { headers } = await ask(port, { path: `/?key=${key}` });
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** Server-sent events of one connection, as they come. */
export interface Line {
  readonly events: { readonly event: string; readonly data: unknown }[];
  close(): void;
}

export function listen(port: number, cookie: string): Promise<Line> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path: '/api/changes', headers: { cookie }, agent: false },
      (response) => {
        const events: Line['events'] = [];
        let rest = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          const blocks = (rest + part).split('\n\n');
          rest = blocks.pop() ?? '';
          for (const block of blocks) {
            const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
            const data = field('data');
            if (data !== undefined)
              events.push({ event: field('event') ?? 'message', data: JSON.parse(data) });
          }
        });
        response.on('error', () => undefined);
        resolve({ events, close: () => asked.destroy() });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

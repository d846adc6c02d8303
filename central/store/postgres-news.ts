import pg from 'pg';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { LogNews } from './log.ts';
import type { Sql } from './sql.ts';

export const NEWS_CHANNEL = 'war_room_log';

const FIRST_WAIT = 100;
const LONGEST_WAIT = 5_000;

/**
 * Hears of every commit, of this replica and of others, on a connection of its own. A notice only says "look": what
 * changed is read from the log, so nothing is missed while the connection was away.
 */
export async function listenForNews(
  url: string,
  sql: Sql,
  tell: (news: LogNews) => void,
): Promise<{ close(): Promise<void> }> {
  let told = await endOf(sql);
  let client: pg.Client | null = null;
  let closed = false;
  let wait = FIRST_WAIT;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let waiting = false;

  async function look(): Promise<void> {
    waiting = false;
    if (closed) return;
    const news = await newsAfter(sql, told);
    if (!news || closed) return;
    told = news.end;
    tell(news);
  }

  /** One look at a time; notices that come meanwhile make one more. */
  function lookSoon(): void {
    if (waiting) return;
    waiting = true;
    // Where the database is away the connection breaks as well, and its return looks again.
    looking = looking.then(look).catch(() => undefined);
  }

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    fresh.on('error', () => lost(fresh));
    fresh.on('end', () => lost(fresh));
    fresh.on('notification', lookSoon);
    client = fresh;
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${NEWS_CHANNEL}`);
    } catch (error) {
      client = null;
      await fresh.end().catch(() => undefined);
      throw error;
    }
    wait = FIRST_WAIT;
    // What was committed between the last look and LISTEN had no listener.
    lookSoon();
  }

  function lost(which: pg.Client): void {
    if (closed || client !== which) return;
    client = null;
    void which.end().catch(() => undefined);
    againLater();
  }

  function againLater(): void {
    if (closed) return;
    timer = setTimeout(() => void connect().catch(againLater), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  await connect();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end();
      await looking;
    },
  };
}

async function endOf(sql: Sql): Promise<number> {
  const [row] = await sql.all<{ end: number | null }>('SELECT max(seq) AS "end" FROM receipt');
  return row?.end ?? 0;
}

async function newsAfter(sql: Sql, told: number): Promise<LogNews | null> {
  const rows = await sql.all<{ stream: StreamId; last: number }>(
    'SELECT stream, max(seq) AS last FROM receipt WHERE seq > $1 GROUP BY stream ORDER BY stream',
    [told],
  );
  if (rows.length === 0) return null;
  return { end: Math.max(...rows.map(({ last }) => last)), streams: rows.map(({ stream }) => stream) };
}

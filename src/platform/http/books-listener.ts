import pg from 'pg';
import type { PageCache } from './page-cache.ts';

const AGAIN = 1_000;

/** Hears of every change of the books (channel `books`) and empties the cache; while the connection is lost the cache
 *  is closed. @param url of the database @returns stops listening */
export function listenToBooks(url: string, cache: PageCache): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const lost = (of: pg.Client) => {
    if (client !== of) return;
    client = undefined;
    cache.listening(false);
    of.end().catch(() => {});
    if (!stopped) timer = setTimeout(connect, AGAIN);
  };
  const connect = () => {
    const mine = new pg.Client({ connectionString: url, application_name: 'gongkai-listener', keepAlive: true });
    client = mine;
    mine.on('error', () => lost(mine));
    mine.on('end', () => lost(mine));
    mine.on('notification', () => cache.drop());
    mine
      .connect()
      .then(() => mine.query('listen books'))
      .then(() => {
        if (client === mine && !stopped) cache.listening(true);
      })
      .catch(() => lost(mine));
  };
  connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    const last = client;
    client = undefined;
    cache.listening(false);
    await last?.end().catch(() => {});
  };
}

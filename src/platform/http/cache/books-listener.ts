import pg from 'pg';
import type { PageCache } from './page-cache.ts';

const AGAIN = 1_000;
/** How often the connection is asked for a sign of life, and how long it may take to answer, ms. */
const BEAT = 2_000;

/** Hears what of the books changed as the public sees it (channel `books`, told by triggers as tags) and drops what shows
 *  it; while the connection is lost the cache is closed. @param url of the database @returns stops listening */
export function listenToBooks(url: string, cache: PageCache): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;

  const lost = (of: pg.Client) => {
    if (client !== of) return;
    client = undefined;
    clearTimeout(timer);
    if (cache.isOpen) cache.listening(false);
    of.end().catch(() => {});
    if (!stopped) timer = setTimeout(connect, AGAIN);
  };
  /** A connection that is broken without a word would go on hearing nothing. */
  const beat = (mine: pg.Client) => {
    timer = setTimeout(() => {
      const silent = setTimeout(() => lost(mine), BEAT);
      mine
        .query('select 1')
        .then(() => {
          clearTimeout(silent);
          if (client !== mine) return;
          cache.heard();
          beat(mine);
        })
        .catch(() => {
          clearTimeout(silent);
          lost(mine);
        });
    }, BEAT);
  };
  const connect = () => {
    const mine = new pg.Client({
      connectionString: url,
      application_name: 'gongkai-listener',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    client = mine;
    mine.on('error', () => lost(mine));
    mine.on('end', () => lost(mine));
    mine.on('notification', ({ payload }) => cache.drop(payload ?? ''));
    mine
      .connect()
      .then(() => mine.query('listen books'))
      .then(() => {
        if (client !== mine || stopped) return;
        cache.listening(true);
        beat(mine);
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

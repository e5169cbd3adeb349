import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Connector } from '../src/channels/connectors/connector.ts';
import { SEND_EVERY_MS, transmit } from '../src/channels/transmissions/turn.ts';
import type { Books } from '../src/platform/books.ts';
import { readConfig } from '../src/platform/config.ts';
import { every } from '../src/platform/every.ts';
import { onEmptyBooks } from './support/books.ts';
import { untilShown } from './support/shown.ts';
import { judge, print, timingOf } from './support/timing.ts';
import { BIG_TOWN, writeTransmissions } from './support/transmissions.ts';

/** What the machine puts out over a connector whose other side is a local server: how many a second, how long each waits,
 *  and whether a pile of a big town makes small ones wait. Then from 公开 until site, feeds and a screen show it.
 *  A day has 100,000 deliveries of 1,000 towns; `DELIVERIES=10000` measures with fewer. */
const ALL = Number(process.env.DELIVERIES ?? 100_000);
/** Of all, those of the big town. */
const PILE = ALL / 5;
/** Deliveries of small towns by which their waiting is measured, one each twentieth of a second. */
const SMALL = 1_000;
const SMALL_OVER_MS = 50_000;
/** With so many a second a whole day's deliveries are out in twenty minutes. */
const A_SECOND = 84;

const asked = { keys: new Map<string, number>(), now: 0, most: 0 };
const otherSide = createServer((request, response) => {
  asked.now += 1;
  asked.most = Math.max(asked.most, asked.now);
  const key = request.url!;
  asked.keys.set(key, (asked.keys.get(key) ?? 0) + 1);
  request.resume().on('end', async () => {
    await setTimeout(5);
    asked.now -= 1;
    response.end('{}');
  });
}).listen(0, '127.0.0.1');

/** As a connector does it: what cannot be called back is said before it is done. */
const local: Connector = {
  ...{ id: 'bench', channel: 'wechat', name: '测量', settings: [], most: 1, sideBySide: 4, byHand: '' },
  async step({ reached, articles, key }) {
    if (!reached.committed) return { next: 'commit', reached: { committed: true } };
    const { port } = otherSide.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/${key}`, { method: 'POST', body: JSON.stringify(articles) });
    await answer.text();
    return { next: 'done', reached, urls: [`https://channel.example/${key}`] };
  },
  cancel: async ({ reached }) => ({ next: 'done', reached, urls: [] }),
};

await onEmptyBooks(async ({ db, files, sealer }: Books) => {
  await writeTransmissions(db, ALL, PILE);
  const config = readConfig({});
  const stop = every(
    SEND_EVERY_MS,
    () => transmit({ db, files, sealer, config, now: new Date(), connectors: [local] }),
    (error) => process.stderr.write(`${error instanceof Error ? error.stack : error}\n`),
  );
  /** Some that wait are due from soon on, one after the other over a time; until all are out. */
  const round = async (name: string, whose: 'big' | 'small' | 'all', count: number, overMs: number) => {
    const begin = Date.now() + 2_000;
    const of = { big: sql`t.authority_id = ${BIG_TOWN}`, small: sql`t.authority_id <> ${BIG_TOWN}`, all: sql`true` };
    const { rows } = await sql<{ id: number }>`update transmissions set next_at = to_timestamp(${begin}::float8 / 1000)
        + (n - 1) * ${overMs / count}::float8 * interval '1 millisecond'
      from (select id, row_number() over (order by hashint8(id)) as n from transmissions t
        where next_at = 'infinity' and ${of[whose]} order by hashint8(id) limit ${count}) as chosen
      where transmissions.id = chosen.id returning transmissions.id`.execute(db);
    const ids = rows.map(({ id }) => id);
    const waiting = () =>
      sql<{ n: number }>`select count(*)::int as n from transmissions
        where id = any(${ids}::bigint[]) and state in ('due', 'person', 'cancelling')`.execute(db);
    while ((await waiting()).rows[0]!.n > 0) await setTimeout(1_000);
    const { rows: took } = await sql<{ ms: number; end: Date }>`select ended_at as end,
        extract(epoch from ended_at - next_at)::float8 * 1000 as ms
      from transmissions where id = any(${ids}::bigint[])`.execute(db);
    const { p50, p99 } = timingOf(took.map(({ ms }) => ms));
    const seconds = (Math.max(...took.map(({ end }) => end.getTime())) - begin) / 1000;
    const aSecond = took.length / seconds;
    print(name, {
      out: took.length,
      'a second': aSecond.toFixed(0),
      'p50 ms': p50.toFixed(0),
      'p99 ms': p99.toFixed(0),
    });
    return { p50, p99, aSecond };
  };
  try {
    const alone = await round('small towns alone', 'small', SMALL, SMALL_OVER_MS);
    const [beside, pile] = await Promise.all([
      round('small towns beside a pile', 'small', SMALL, SMALL_OVER_MS),
      round('the pile of the big town', 'big', PILE, 0),
    ]);
    judge('small towns’ p99 beside a pile, to their p99 alone', beside.p99 / alone.p99, '', { atMost: 1.5 });
    judge('small towns’ p99 beside a pile, to the pile’s own p99', beside.p99 / pile.p99, '', { atMost: 0.5 });
    const rest = await round('the rest of the day at once', 'all', ALL - PILE - 2 * SMALL, 0);
    judge('deliveries a second, all due at once', rest.aSecond, '', { atLeast: A_SECOND });
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from transmissions where state <> 'done'`.execute(db);
    judge('not out at the end of the day', rows[0]!.n, '', { atMost: 0 });
    judge('put out twice', [...asked.keys.values()].filter((n) => n > 1).length, '', { atMost: 0 });
    print('the other side', { asked: asked.keys.size, 'most at once': asked.most });
  } finally {
    await stop();
  }
});
otherSide.closeAllConnections();
otherSide.close();
await onEmptyBooks(untilShown);

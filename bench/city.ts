import { sql } from 'kysely';
import { countMonth } from '../src/measures/index.ts';
import type { Db } from '../src/platform/database/index.ts';
import { dayOf } from '../src/platform/dates.ts';
import { house } from '../src/rooms.ts';
import { buildServer } from '../src/server.ts';
import { onEmptyBooks } from './support/books.ts';
import { signedIn } from './support/signed-in.ts';
import { judge, print, timed } from './support/timing.ts';

/** The city's view over 1,000 authorities (or as many as BENCH_AUTHORITIES says) and three years: the page, one authority, the
 *  workbook, and a turn of the counting. */
const COUNT = Number(process.env.BENCH_AUTHORITIES ?? 1_000);
const MONTHS = 37;
const now = new Date('2026-11-27T02:00:00Z');

/** Of each authority and month: what its books hold. */
async function writeBooks(db: Db): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`insert into authorities (code, name, short_name, paper_prefix, contact, guide,
      is_primary, created_at)
    values ('bench', '测量市', '测量市', '测量市', '{}', '{}', true, '2023-01-01') returning id`.execute(db);
  const cityId = rows[0]!.id;
  await sql`insert into authorities (code, name, short_name, paper_prefix, contact, guide, parent_id, created_at)
    select 'b' || n, '测量' || n || '镇', '测量', '测量镇', '{}', '{}', ${cityId}, '2023-01-01'
    from generate_series(1, ${COUNT}::int) n`.execute(db);
  await sql`insert into offices (authority_id, code, name, kind) select id, 'o', '办公室', 'office' from authorities`.execute(
    db,
  );
  const month = sql`(date_trunc('month', ${dayOf(now)}::date) - n * interval '1 month')::date`;
  await sql`insert into self_inspections (authority_id, day, begun_at, finished_at, held_until, score, vetoes)
    select a.id, (${month} + k * 5)::date, now(), now(), now(), 60 + (a.id + n) % 40, '{}'
    from authorities a, generate_series(0, ${MONTHS - 1}::int) n, generate_series(0, 4) k`.execute(db);
  await sql`insert into supervision_orders (city_id, authority_id, number, ground, subject, why, demand, state, due_on,
      issued_on, answered_on, ended_on)
    select ${cityId}, a.id, a.id || '-' || n, 'late', '测量', '测量', '测量', 'closed', ${month} + 20, ${month},
      (${month} + 10 + (a.id % 20)::int), (${month} + 10 + (a.id % 20)::int)
    from authorities a, generate_series(0, ${MONTHS - 1}::int) n where a.parent_id is not null`.execute(db);
  return cityId;
}

/** What was counted of every measure in all the months, as many turns would have left it. */
async function writeMonths(db: Db): Promise<void> {
  const measures = house.brought('measures');
  for (const { id, standing, kind } of measures)
    await sql`insert into measure_months (authority_id, measure, month, part, whole, amount, as_of, counted_at)
      select a.id, ${id}, m.month, least(k.n, k.n * (70 + a.id % 31) / 100), k.n,
        case when ${kind}::text in ('sum', 'level') then 60 + (a.id * 7 + m.n) % 40 end, m.month, ${now}
      from authorities a,
        lateral (select n, (date_trunc('month', ${dayOf(now)}::date) - n * interval '1 month')::date as month
          from generate_series(0, ${standing === 'today' ? 0 : MONTHS - 1}::int) n) m,
        lateral (select (hashint8(a.id * 100 + m.n) & 15) as n) k
      on conflict do nothing`.execute(db);
  await sql`vacuum analyze authorities, offices, self_inspections, supervision_orders, measure_months`.execute(db);
}

await onEmptyBooks(async (books) => {
  const { db } = books;
  const cityId = await writeBooks(db);
  await writeMonths(db);
  const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from measure_months`.execute(db);
  print('filled', { authorities: COUNT, months: rows[0]!.kept });
  const app = await buildServer({ ...books, house, now: () => now });
  try {
    const get = await signedIn(app, db, { authorityId: cityId, role: 'cityOffice', now });
    const page = async (name: string, paths: readonly string[], times: number, atMost: number) => {
      const asked = Array.from({ length: times }, (_, n) => paths[n % paths.length]!);
      const { p50, p99 } = await timed(asked, get);
      print(name, { 'p50 ms': p50.toFixed(0), 'p99 ms': p99.toFixed(0) });
      judge(`${name}, p99`, p99, 'ms', { atMost });
    };
    const at = '/console/supervision';
    const looks = [
      '',
      '?sort=dues.timely&dir=back',
      '?period=2025',
      '?period=12m&beyond=any',
      '?period=2026-10&page=9',
    ];
    await page(
      'city page',
      looks.map((query) => `${at}${query}`),
      100,
      300,
    );
    await page(
      'one authority',
      ['b1', 'b500', 'b999'].map((code) => `${at}/authorities/${code}`),
      60,
      600,
    );
    await page('workbook of all', [`${at}/authorities.xlsx`], 10, 3_000);
  } finally {
    await app.close();
  }
  // the newest month is due again an hour later
  const began = performance.now();
  const month = await countMonth({ db, house, now: new Date(now.getTime() + 3_700_000) });
  const seconds = (performance.now() - began) / 1_000;
  print('a turn of the counting', { month: month ?? 'none', seconds: seconds.toFixed(1) });
  judge('a month of all measures counted', seconds, 's', { atMost: 30 });
});

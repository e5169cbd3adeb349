import { sql } from 'kysely';
import type { Db } from '../../src/platform/database/index.ts';
import type { Library } from './library.ts';

/** Fills a ledger with this many deliveries from the first day to the last, over all channels, offices, columns and
 *  items of art. 20, in no order of time: half of documents on website and WeChat, half written by hand; three in a
 *  hundred planned, failed or removed, two in a hundred late.
 *  @param days 'YYYY-MM-DD' */
export async function writeDeliveries(
  db: Db,
  { authorityId, officeIds, columnIds }: Library,
  count: number,
  days: { first: string; last: string },
): Promise<void> {
  const half = Math.floor(count / 4) * 2;
  await sql`with made as (
      insert into documents (authority_id, office_id, state, created_at, updated_at)
      select ${authorityId}, (${officeIds}::bigint[])[1 + n % 8], 'published', now(), now()
      from generate_series(1, ${half / 2}::int) n returning id
    ), numbered as (select id, row_number() over () - 1 as at from made), rows as (
      select n, id, hashint4(n) & 2147483647 as one, hashint4(-n) & 2147483647 as two
      from generate_series(0, ${count - 1}::int) n left join numbered on n < ${half}::int and at = n / 2
    ), dated as (
      select *, ${days.first}::date + (hashint8(coalesce(id, -n)) & 2147483647) % (${days.last}::date - ${days.first}::date + 1) as day,
        case when n % 100 > 2 then 'confirmed' else (array['planned', 'failed', 'removed'])[1 + n % 100] end as state
      from rows
    )
    insert into deliveries (authority_id, office_id, document_id, channel, state, title, column_id, article_item,
      formed_on, planned_at, delivered_on, url, recorded_by)
    select ${authorityId}, (${officeIds}::bigint[])[1 + one % 8], id,
      case when id is null then (array['board', 'serviceBoard', 'screen', 'kiosk', 'groups', 'other', 'wechat'])[1 + two % 7]
        when n % 2 = 0 then 'website' else 'wechat' end,
      state, '第 ' || n || ' 条：关于测量工作的通知', (${columnIds}::bigint[])[1 + two % 10], '20.' || 1 + one % 15,
      day - case when two % 50 = 0 then 60 else one % 20 end, day, case when state = 'confirmed' then day end, 'https://example.com/' || n, '演示·测量'
    from dated`.execute(db);
  await sql`vacuum analyze deliveries, documents`.execute(db);
}

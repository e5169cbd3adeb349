import { sql } from 'kysely';
import { type Measure, type MeasuredRow, type MeasureOf, ofAuthorities } from '../platform/measures.ts';

/** A year's report is owed by each authority that was there in that year, on the 31 January after it. */
const owed = (of: MeasureOf) => sql`from authorities a
  cross join lateral generate_series(extract(year from ${of.from}::date)::int - 1, extract(year from ${of.to}::date)::int - 1) as y (year)
  left join lateral (select min((s.submitted_at at time zone 'Asia/Shanghai')::date) as day from report_submissions s
    where s.authority_id = a.id and s.year = y.year) sent on true
  where ${ofAuthorities('a.id', of)} and a.parent_id is not null
    and make_date(y.year + 1, 1, 31) between ${of.from}::date and ${of.to}::date
    and make_date(y.year + 1, 1, 31) < ${of.asOf}::date
    and (a.created_at at time zone 'Asia/Shanghai')::date <= make_date(y.year, 12, 31)
    and (a.closed_at is null or (a.closed_at at time zone 'Asia/Shanghai')::date > make_date(y.year, 12, 31))`;
const columns = sql`a.id as "authorityId", y.year::bigint as id, y.year || ' 年度报告' as title,
  coalesce(sent.day || ' 报送', '还没有报送') as note, null::bigint as "officeId",
  make_date(y.year + 1, 1, 31)::text as "on", null::float8 as value`;

/** Whether a year's report came to the city's office, and by its day. 条例 art. 49 */
export const reportMeasures: readonly Measure[] = [
  {
    ...{ id: 'reports.sent', label: '年度报告报送率', unit: '%', kind: 'share', better: 'more' },
    about: '这段时间内到期（次年 1 月 31 日）的年度报告中，已经报送的占多少（条例第四十九条）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, sent.day is not null as counts ${owed(of)}`,
  },
  {
    ...{ id: 'reports.timely', label: '年度报告按期报送率', unit: '%', kind: 'share', better: 'more' },
    about: '这段时间内到期（次年 1 月 31 日）的年度报告中，按期报送的占多少（条例第四十九条）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns},
      coalesce(sent.day <= make_date(y.year + 1, 1, 31), false) as counts ${owed(of)}`,
  },
];

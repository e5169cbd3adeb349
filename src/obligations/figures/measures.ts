import { sql } from 'kysely';
import {
  type Grouping,
  type Measure,
  type MeasuredRow,
  type MeasureOf,
  ofAuthorities,
} from '../../platform/measures.ts';
import { has } from '../../platform/roles.ts';
import { heads } from '../words.ts';

const columns = sql`d.authority_id as "authorityId", d.id, concat_ws(' ', o.name, v.content ->> 'level2') as title,
  coalesce(o.closed_into, d.office_id) as "officeId", d.due_on::text as "on", null::float8 as value`;
const from = sql`dues d join obligation_versions v on v.id = d.version_id left join offices o on o.id = d.office_id`;

/** Dues whose last day lies in the period, met or over: what was to be public by then; excused ones are left out. */
const owed = (of: MeasureOf) => sql`${ofAuthorities('d.authority_id', of)} and d.due_on between ${of.from} and ${of.to}
  and (d.state = 'met' or (d.state = 'open' and d.due_on < ${of.asOf}))`;
const howMet = sql`case when d.met_on is null then '尚未公开' when d.met_on > d.due_on
  then d.met_on || ' 公开，超过期限' else d.met_on || ' 公开' end as note`;
/** How a due that was to be public by now stands. */
const standing = sql`case when d.met_on is null then 'open' when d.met_on > d.due_on then 'late' else 'timely' end
  as standing`;
const groupings: readonly Grouping[] = [
  { id: 'standing', label: '公开情况', keys: { timely: '按期公开', late: '逾期公开', open: '尚未公开' } },
];
const href: Measure['href'] = ({ id }, who) => (has(who, ...heads) ? `/console/dues/${id}` : undefined);

/** How much of what is owed to the public is there, and in time. 国办发〔2019〕54号 */
export const dueMeasures: readonly Measure[] = [
  {
    ...{ id: 'dues.covered', label: '公开事项覆盖率', unit: '%', kind: 'share', better: 'more', href, groupings },
    about: '公开期限在这段时间内、已经到期的事项中，现已公开的占多少；经核准说明的不计（国办发〔2019〕54号）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, ${howMet}, ${standing}, d.state = 'met' as counts from ${from}
      where ${owed(of)}`,
  },
  {
    ...{ id: 'dues.timely', label: '公开事项及时率', unit: '%', kind: 'share', better: 'more', href, groupings },
    about: '公开期限在这段时间内、已经到期的事项中，在期限内公开的占多少；经核准说明的不计（国办发〔2019〕54号）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, ${howMet}, ${standing},
      d.state = 'met' and d.met_on <= d.due_on as counts from ${from} where ${owed(of)}`,
  },
  {
    ...{
      id: 'dues.late',
      label: '逾期未公开事项',
      unit: '项',
      kind: 'count',
      better: 'less',
      standing: 'anyDay',
      href,
    },
    about: '当天已经超过公开期限、还没有公开、也没有经核准说明的事项（国办发〔2019〕54号）。',
    rows: (
      _,
      of,
    ) => sql<MeasuredRow>`select ${columns}, '应于 ' || d.due_on || ' 前公开' as note, true as counts from ${from}
      where ${ofAuthorities('d.authority_id', of)} and d.due_on < ${of.asOf}
        and (d.state = 'open' or (d.state = 'met' and d.met_on > ${of.asOf}))`,
  },
];

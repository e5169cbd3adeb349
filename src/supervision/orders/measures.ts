import { sql } from 'kysely';
import { type Measure, type MeasuredRow, ofAuthorities } from '../../platform/measures.ts';
import { has } from '../../platform/roles.ts';
import { orderHref } from '../paths.ts';
import { readers } from '../rules.ts';

const columns = sql`o.authority_id as "authorityId", o.id, o.number || ' ' || o.subject as title,
  '期限 ' || o.due_on as note, null::bigint as "officeId", o.issued_on::text as "on", true as counts,
  null::float8 as value from supervision_orders o`;
const href: Measure['href'] = ({ id }, who) => (has(who, ...readers) ? orderHref(id) : undefined);

/** What an authority was told to mend. 条例 art. 47 */
export const orderMeasures: readonly Measure[] = [
  {
    ...{ id: 'orders', label: '收到督办单', unit: '件', kind: 'count', better: 'less', href },
    about: '这段时间内主管部门下达的督办单，撤销的不计（条例第四十七条）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns} where ${ofAuthorities('o.authority_id', of)}
      and (o.state <> 'withdrawn' or o.ended_on > ${of.to}) and o.issued_on between ${of.from} and ${of.to}`,
  },
  {
    ...{ id: 'orders.closed', label: '督办单办结', unit: '件', kind: 'count', better: 'more', href },
    about: '这段时间内下达、并已在这段时间内验收办结的督办单（条例第四十七条）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns} where ${ofAuthorities('o.authority_id', of)}
      and o.state = 'closed' and o.ended_on <= ${of.to} and o.issued_on between ${of.from} and ${of.to}`,
  },
  {
    ...{ id: 'orders.overdue', label: '督办单超期未反馈', unit: '件', kind: 'count', better: 'less', href },
    standing: 'anyDay',
    about: '当天已经超过期限、还没有反馈的督办单（条例第四十七条）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns} where ${ofAuthorities('o.authority_id', of)}
      and o.state <> 'withdrawn' and o.issued_on <= ${of.asOf} and o.due_on < ${of.asOf}
      and (o.answered_on is null or o.answered_on > ${of.asOf})`,
  },
];

import { sql } from 'kysely';
import { APPLICANT_KINDS, REPLY_GROUPS } from '../../law/index.ts';
import { type Grouping, type Measure, type MeasuredRow, ofAuthorities } from '../../platform/measures.ts';
import { has } from '../../platform/roles.ts';
import { readers } from '../rules.ts';

const columns = sql`a.authority_id as "authorityId", a.id, a.number as title, null::bigint as "officeId",
  null::float8 as value, a.applicant_kind as applicant, coalesce(split_part(a.outcome, '.', 1), '') as reply,
  case when a.closed_on is null then '' when a.closed_on - a.received_on <= 7 then '7'
    when a.closed_on - a.received_on <= 14 then '14' when a.closed_on - a.received_on <= 28 then '28' else 'more' end
    as taken`;
const groupings: readonly Grouping[] = [
  { id: 'applicant', label: '申请人', keys: APPLICANT_KINDS },
  { id: 'reply', label: '办理结果', keys: { ...REPLY_GROUPS, '': '还没有办结' } },
  {
    id: 'taken',
    label: '办理用时（自然日，从收到到办结）',
    keys: { 7: '7 天以内', 14: '8 至 14 天', 28: '15 至 28 天', more: '28 天以上', '': '还没有办结' },
  },
];
const due = sql`coalesce(a.first_due_on, a.due_on)`;
const href: Measure['href'] = ({ id }, who) => (has(who, ...readers) ? `/console/applications/${id}` : undefined);

/** Applications that came, were answered in time, and lie beyond their limit; by their numbers alone. 条例 arts. 31, 33 */
export const applicationMeasures: readonly Measure[] = [
  {
    ...{ id: 'applications', label: '收到依申请公开', unit: '件', kind: 'count', href, groupings },
    about: '这段时间内收到的政府信息公开申请，合并办理的不重复计（条例第三十一条）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '' as note, a.received_on::text as "on", true as counts
      from applications a where ${ofAuthorities('a.authority_id', of)} and a.phase <> 'merged'
        and a.received_on between ${of.from} and ${of.to}`,
  },
  {
    ...{
      id: 'applications.timely',
      label: '依申请公开按期办结率',
      unit: '%',
      kind: 'share',
      better: 'more',
      href,
      groupings,
    },
    about: '这段时间内办结的申请中，在法定期限内办结的占多少（条例第三十三条）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '期限 ' || ${due} as note, a.closed_on::text as "on",
      coalesce(${due} >= a.closed_on, true) as counts
      from applications a where ${ofAuthorities('a.authority_id', of)} and a.phase <> 'merged'
        and a.closed_on between ${of.from} and ${of.to} and a.closed_on <= ${of.asOf}`,
  },
  {
    ...{ id: 'applications.overdue', label: '依申请公开超期未办', unit: '件', kind: 'count', better: 'less', href },
    standing: 'anyDay',
    about: '当天已经超过法定期限、还没有办结的申请（条例第三十三条）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '期限 ' || a.due_on as note, a.received_on::text as "on",
      true as counts from applications a where ${ofAuthorities('a.authority_id', of)} and a.phase <> 'merged'
        and a.received_on <= ${of.asOf} and a.due_on < ${of.asOf} and (a.closed_on is null or a.closed_on > ${of.asOf})`,
  },
];

import { sql } from 'kysely';
import { type Measure, type MeasuredRow, type MeasureOf, ofAuthorities } from '../../platform/measures.ts';
import { has } from '../../platform/roles.ts';
import { everybody, trainingHref } from '../words.ts';

const day = sql`(t.starts_at at time zone 'Asia/Shanghai')::date`;
const href: Measure['href'] = ({ id }, who) => (has(who, ...everybody) ? trainingHref(id) : undefined);
const within = (of: MeasureOf) => sql`${day} between ${of.from} and ${of.to}`;

/** Trainings that were held, and who was there. 条例 art. 48 */
export const trainingMeasures: readonly Measure[] = [
  {
    ...{ id: 'training.sessions', label: '举办培训', unit: '场', kind: 'count', better: 'more', href },
    about: '这段时间内举办、有人签到的政府信息公开工作培训（条例第四十八条）。',
    rows: (_, of) => sql<MeasuredRow>`select t.authority_id as "authorityId", t.id, t.title, '' as note,
      null::bigint as "officeId", ${day}::text as "on", true as counts, null::float8 as value
      from trainings t where ${ofAuthorities('t.authority_id', of)} and ${within(of)}
        and exists (select 1 from training_attendance a where a.training_id = t.id)`,
  },
  {
    ...{ id: 'training.attendances', label: '参加培训', unit: '人次', kind: 'count', better: 'more', href },
    about: '这段时间内本机关人员参加培训的人次，包括上级机关举办的（条例第四十八条）。',
    rows: (_, of) => sql<MeasuredRow>`select a.authority_id as "authorityId", t.id, t.title, a.hours || ' 学时' as note,
      a.office_id as "officeId", ${day}::text as "on", true as counts, null::float8 as value
      from training_attendance a join trainings t on t.id = a.training_id
      where ${ofAuthorities('a.authority_id', of)} and ${within(of)}`,
  },
];

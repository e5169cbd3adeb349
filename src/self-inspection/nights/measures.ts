import { sql } from 'kysely';
import { type Measure, type MeasuredRow, type MeasureOf, ofAuthorities } from '../../platform/measures.ts';
import { has } from '../../platform/roles.ts';
import { DESK } from '../paths.ts';
import { readers } from '../rules.ts';

const nights = (of: MeasureOf) => sql`from self_inspections n where ${ofAuthorities('n.authority_id', of)}
  and n.finished_at is not null and n.day between ${of.from} and ${of.to}`;
const columns = sql`n.authority_id as "authorityId", n.id, n.day || ' 网站自查' as title, null::bigint as "officeId",
  n.day::text as "on", true as counts`;
const href: Measure['href'] = ({ on }, who) => (has(who, ...readers) ? `${DESK}/nights/${on}` : undefined);

/** Findings that came to a step in the period, each once, whatever became of them afterwards. */
const stepped = (
  of: MeasureOf,
  kind: 'found' | 'mended',
) => sql<MeasuredRow>`select f.authority_id as "authorityId", f.id,
    f.what as title, f.said as note, f.office_id as "officeId", s.day::text as "on", true as counts,
    null::float8 as value
  from self_inspection_findings f join (select s.finding_id, max((s.at at time zone 'Asia/Shanghai')::date) as day
    from self_inspection_steps s where s.kind = ${kind}
      and (s.at at time zone 'Asia/Shanghai')::date between ${of.from} and ${of.to} group by 1) s on s.finding_id = f.id
  where ${ofAuthorities('f.authority_id', of)}`;
const findingHref: Measure['href'] = ({ id }, who) => (has(who, ...readers) ? `${DESK}/findings/${id}` : undefined);

/** How the site stands by the national indicators. 国办秘函〔2019〕19号 */
export const siteMeasures: readonly Measure[] = [
  {
    ...{ id: 'site.score', label: '网站自查得分', unit: '分', kind: 'level', better: 'more', href },
    about: '这段时间内最近一次完成的网站自查的得分，满分 100（国办秘函〔2019〕19号）；没有可评分的内容时不计。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '' as note, n.score::float8 as value ${nights(of)}
      and n.score is not null`,
  },
  {
    ...{ id: 'site.vetoed', label: '出现单项否决的自查', unit: '次', kind: 'count', better: 'less', href },
    about: '这段时间内发现单项否决问题的网站自查（国办秘函〔2019〕19号）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '' as note, null::float8 as value ${nights(of)}
      and n.vetoes <> '{}'`,
  },
  {
    ...{ id: 'site.nights', label: '网站自查', unit: '次', kind: 'count', better: 'more', href },
    about: '这段时间内完成的网站自查，每晚一次（国办秘函〔2019〕19号）。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '' as note, null::float8 as value ${nights(of)}`,
  },
  {
    ...{ id: 'site.found', label: '网站自查发现问题', unit: '处', kind: 'count', better: 'less', href: findingHref },
    about: '这段时间内网站自查发现的问题，同一处不重复计（国办秘函〔2019〕19号）。',
    rows: (_, of) => stepped(of, 'found'),
  },
  {
    ...{ id: 'site.mended', label: '网站问题已整改', unit: '处', kind: 'count', better: 'more', href: findingHref },
    about: '这段时间内整改、经机器复查的网站问题，同一处不重复计（国办秘函〔2019〕19号）。',
    rows: (_, of) => stepped(of, 'mended'),
  },
  {
    ...{ id: 'site.open', label: '网站问题待整改', unit: '处', kind: 'count', better: 'less', standing: 'today' },
    about: '网站自查发现、还没有整改、也没有说明理由的问题（国办秘函〔2019〕19号）。',
    rows: (_, of) => sql<MeasuredRow>`select f.authority_id as "authorityId", f.id, f.what as title, f.said as note,
      f.office_id as "officeId", f.first_day::text as "on", true as counts, null::float8 as value
      from self_inspection_findings f where ${ofAuthorities('f.authority_id', of)}
        and f.mended_at is null and f.accepted_how is null`,
    href: findingHref,
  },
];

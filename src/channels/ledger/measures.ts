import { sql } from 'kysely';
import { channelNames, DISCLOSURE_ITEMS } from '../../law/index.ts';
import {
  type Grouping,
  type Measure,
  type MeasuredRow,
  type MeasureOf,
  ofAuthorities,
} from '../../platform/measures.ts';
import { has } from '../../platform/roles.ts';
import { readers } from '../deliveries/rules.ts';
import { isLate } from '../deliveries/timeliness.ts';

const columns = sql`d.authority_id as "authorityId", d.id, d.title, d.office_id as "officeId",
  d.delivered_on::text as "on", true as counts, null::float8 as value,
  d.channel, coalesce(d.article_item, '') as item`;
/** By channel, and by what 条例 arts. 20 and 21 have authorities publish. */
const groupings: readonly Grouping[] = [
  { id: 'channel', label: '公开渠道', keys: channelNames },
  {
    id: 'item',
    label: '公开事项',
    keys: {
      ...Object.fromEntries(DISCLOSURE_ITEMS.map(({ id, article, short }) => [id, `${short}（${article}）`])),
      '': '没有标明事项',
    },
  },
];
const out = (of: MeasureOf) => sql`${ofAuthorities('d.authority_id', of)} and d.state = 'confirmed'
  and d.delivered_on between ${of.from} and ${of.to}`;
const href: Measure['href'] = ({ id }, who) => (has(who, ...readers) ? `/console/deliveries/${id}` : undefined);

/** What was made public, and what of it later than the law allows. 条例 art. 26 */
export const ledgerMeasures: readonly Measure[] = [
  {
    ...{ id: 'published', label: '主动公开信息', unit: '条次', kind: 'count', better: 'more', href, groupings },
    about: '通过各公开渠道发布并确认的信息，一条信息在一个渠道计一次。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '' as note from deliveries d where ${out(of)}`,
  },
  {
    ...{ id: 'published.late', label: '超过法定时限公开', unit: '条', kind: 'count', better: 'less', href, groupings },
    about: '首次公开晚于形成之日起 20 个工作日的信息（条例第二十六条）。',
    rows: async (db, of) => sql<MeasuredRow>`select ${columns}, d.formed_on || ' 形成' as note from deliveries d
      where ${out(of)} and ${await isLate(db, of.authorities, [of.from, of.to])}`,
  },
];

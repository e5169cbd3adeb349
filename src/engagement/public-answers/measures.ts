import { sql } from 'kysely';
import { MESSAGE_KINDS, MESSAGE_RATINGS } from '../../law/index.ts';
import { type Grouping, type Measure, type MeasuredRow, ofAuthorities } from '../../platform/measures.ts';
import { DESK } from '../paths.ts';
import { sees } from '../rules.ts';

const columns = sql`m.authority_id as "authorityId", m.id, m.number as title, m.office_id as "officeId",
  null::float8 as value, m.sort, coalesce(m.rating, '') as rating`;
const labelsOf = (kinds: Readonly<Record<string, { label: string }>>) =>
  Object.fromEntries(Object.entries(kinds).map(([kind, { label }]) => [kind, label]));
const groupings: readonly Grouping[] = [
  { id: 'sort', label: '留言种类', keys: labelsOf(MESSAGE_KINDS) },
  { id: 'rating', label: '满意度', keys: { ...MESSAGE_RATINGS, '': '没有评价' } },
];
const href: Measure['href'] = ({ id }, who) => (sees(who, null) ? `${DESK}/${id}` : undefined);

/** Messages that came, were answered in time, pleased who asked, and lie beyond their limit; by their numbers alone. */
export const messageMeasures: readonly Measure[] = [
  {
    ...{ id: 'messages', label: '收到留言', unit: '件', kind: 'count', href, groupings },
    about: '这段时间内收到的留言，作废的不计。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '' as note, m.received_on::text as "on", true as counts
      from messages m where ${ofAuthorities('m.authority_id', of)} and m.phase <> 'voided'
        and m.received_on between ${of.from} and ${of.to}`,
  },
  {
    ...{ id: 'messages.timely', label: '留言按期答复率', unit: '%', kind: 'share', better: 'more', href, groupings },
    about: '这段时间内首次答复的留言中，在期限内答复的占多少。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, m.received_on || ' 收到' as note, m.answered_on::text as "on",
      coalesce(m.in_time, false) as counts from messages m
      where ${ofAuthorities('m.authority_id', of)} and m.answered_on between ${of.from} and ${of.to}`,
  },
  {
    ...{ id: 'messages.content', label: '留言满意率', unit: '%', kind: 'share', better: 'more', href, groupings },
    about: '这段时间内答复、留言人作了评价的留言中，满意和基本满意的占多少。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '' as note, m.answered_on::text as "on",
      m.rating in ('satisfied', 'fair') as counts from messages m
      where ${ofAuthorities('m.authority_id', of)} and m.rating is not null
        and m.answered_on between ${of.from} and ${of.to}`,
  },
  {
    ...{ id: 'messages.overdue', label: '留言超期未答复', unit: '件', kind: 'count', better: 'less', href },
    standing: 'today',
    about: '当天已经超过答复期限、还没有答复的留言。',
    rows: (_, of) => sql<MeasuredRow>`select ${columns}, '期限 ' || m.due_on as note, m.received_on::text as "on",
      true as counts from messages m where ${ofAuthorities('m.authority_id', of)} and m.due_on < ${of.asOf}`,
  },
];

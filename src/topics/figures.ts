import { sql } from 'kysely';
import { type CountedRecord, countFigures, listFigure, type Period, type Slice } from '../platform/counted-records.ts';
import type { Db } from '../platform/database/index.ts';
import type { Who } from '../platform/roles.ts';
import { DESK, ENTRY_KINDS, HOME, type WrittenKind } from './words.ts';
import { keeps } from './writing/rules.ts';

interface Row {
  id: number;
  title: string;
  officeId: number;
  officeName: string;
  /** the site shows it now */
  online: boolean;
  on: string;
  /** of what was said; null: the topic itself is counted */
  kind: WrittenKind | null;
  text: string;
}

type Of = { authorityId: number } & Period;

const columns = sql`t.id, v.content ->> 'title' as title, t.office_id as "officeId", o.name as "officeName",
  t.withdrawn_at is null as online`;
const itself = sql`null as kind, '' as text, t.id as "order"`;
const from = sql`topics t join topic_versions v on v.topic_id = t.id and v.until is null
  join offices o on o.id = t.office_id
  join (select topic_id, (min(published_at) at time zone 'Asia/Shanghai')::date as day from topic_versions group by topic_id)
    first on first.topic_id = t.id`;

/** Of this authority, and on the site when the period ended: what is taken off later stays counted. */
const shown = ({ authorityId, to }: Of) => sql`t.authority_id = ${authorityId} and first.day <= ${to}::date
  and (t.withdrawn_at is null or (t.withdrawn_at at time zone 'Asia/Shanghai')::date > ${to}::date)`;

/** What each figure of a year counts (互动): topics whose first version was signed then; what was said in timelines, by its
 *  day, a conclusion of before left out; topics closed then, and not opened anew. */
const queries = (of: Of) => ({
  published: sql<Row>`select ${columns}, first.day as "on", ${itself} from ${from}
    where ${shown(of)} and first.day >= ${of.from}::date`,
  answered: sql<Row>`select ${columns}, (e ->> 'on')::date as "on", e ->> 'kind' as kind, e ->> 'text' as text,
      t.id as "order"
    from ${from}, jsonb_array_elements(v.content -> 'entries') e
    where ${shown(of)} and e ->> 'kind' <> 'conclusion' and e ->> 'on' between ${of.from} and ${of.to}`,
  closed: sql<Row>`select ${columns}, t.closed_on as "on", ${itself} from ${from}
    where ${shown(of)} and t.closed_on between ${of.from} and ${of.to}`,
});
export type TopicFigure = keyof ReturnType<typeof queries>;
export type TopicCounts = Record<TopicFigure, number>;

/** Figures of a period for the annual report: each is the length of its list. */
export const countTopics = (db: Db, authorityId: number, period: Period): Promise<TopicCounts> =>
  countFigures(db, queries({ authorityId, ...period }));

const SHORT = 40;

/** The records behind a figure, with where this person reads each. */
export async function listTopics(
  db: Db,
  who: Who,
  figure: TopicFigure,
  period: Period,
  slice: Slice,
): Promise<CountedRecord[]> {
  const rows = await listFigure(db, queries({ authorityId: who.authorityId, ...period })[figure], slice);
  return rows.map(({ id, title, officeId, officeName, online, on, kind, text }) => {
    const said = [...text].length > SHORT ? `${[...text].slice(0, SHORT).join('')}…` : text;
    const href = keeps(who, officeId) ? `${DESK}/${id}` : online ? `${HOME}/${id}` : undefined;
    return { title, note: kind ? `${ENTRY_KINDS[kind]}：${said}` : '', on, officeName, href };
  });
}

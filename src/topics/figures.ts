import { sql } from 'kysely';
import {
  type CountedRecord,
  countFigures,
  type FigureRow,
  listFigure,
  type Of,
  type Period,
  type Slice,
} from '../platform/counted-records.ts';
import type { Db } from '../platform/database/index.ts';
import type { Who } from '../platform/roles.ts';
import { DESK, ENTRY_KINDS, HOME, type WrittenKind } from './words.ts';
import { keeps } from './writing/rules.ts';

interface Row extends FigureRow {
  /** of what was said; null: the topic itself is counted */
  kind: WrittenKind | null;
  text: string;
}

const columns = sql`t.id, v.content ->> 'title' as title, t.office_id as "officeId", o.name as "officeName",
  t.withdrawn_at is null as online`;
const itself = sql`null as kind, '' as text, t.id as "order"`;
const day = (moment: string) => sql`(${sql.ref(moment)} at time zone 'Asia/Shanghai')::date`;
/** Each as the public read it when the period ended: what is signed later changes no year that was reported. */
const from = ({ to }: Of) => sql`topics t join topic_versions v on v.topic_id = t.id
    and ${day('v.published_at')} <= ${to}::date and (v.until is null or ${day('v.until')} > ${to}::date)
  join offices o on o.id = t.office_id
  join (select topic_id, (min(published_at) at time zone 'Asia/Shanghai')::date as day from topic_versions group by topic_id)
    first on first.topic_id = t.id`;

/** Of this authority, and on the site when the period ended: what is taken off later stays counted. */
const shown = ({ authorityId, to }: Of) => sql`t.authority_id = ${authorityId} and first.day <= ${to}::date
  and (t.withdrawn_at is null or ${day('t.withdrawn_at')} > ${to}::date)`;

/** The day on which everybody first read the conclusion that stood when the period ended. */
const closedOn = sql`(select ${sql`(min(w.published_at) at time zone 'Asia/Shanghai')::date`} from topic_versions w
  where w.topic_id = v.topic_id and w.id <= v.id and not exists (
    select from topic_versions x where x.topic_id = v.topic_id and x.id between w.id and v.id
      and x.content ->> 'conclusion' = ''))`;

/** What each figure of a year counts (互动): topics whose first version was signed then; what was said in timelines, by its
 *  day, a conclusion of before left out; topics closed then, and not opened anew by its end. */
const queries = (of: Of) => ({
  published: sql<Row>`select ${columns}, first.day as "on", ${itself} from ${from(of)}
    where ${shown(of)} and first.day >= ${of.from}::date`,
  answered: sql<Row>`select ${columns}, (e ->> 'on')::date as "on", e ->> 'kind' as kind, e ->> 'text' as text,
      t.id as "order"
    from ${from(of)}, jsonb_array_elements(v.content -> 'entries') e
    where ${shown(of)} and e ->> 'kind' <> 'conclusion' and e ->> 'on' between ${of.from} and ${of.to}`,
  closed: sql<Row>`select ${columns}, ${closedOn} as "on", ${itself} from ${from(of)}
    where ${shown(of)} and v.content ->> 'conclusion' <> '' and ${closedOn} between ${of.from} and ${of.to}`,
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

import { type RawBuilder, sql } from 'kysely';
import { COMMENT_CHANNELS, type CommentChannel } from '../law/index.ts';
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
import { DESK, HOME } from './paths.ts';
import { handles } from './rules.ts';

interface Row extends FigureRow {
  /** of a comment; null: the consultation itself is counted */
  comment: number | null;
  number: string;
  channel: CommentChannel | null;
}

const day = (moment: string) => sql`(${sql.ref(moment)} at time zone 'Asia/Shanghai')::date`;

const columns = sql`c.id, c.content ->> 'title' as title, c.office_id as "officeId", o.name as "officeName",
  c.withdrawn_at is null as online`;
const itself = sql`null::bigint as comment, '' as number, null as channel, c.id as "order"`;
const itsComment = sql`m.id as comment, m.number, m.channel, m.id as "order"`;
const from = sql`consultations c join offices o on o.id = c.office_id`;

/** Of this authority, and on the site when the period ended: what is taken off later stays counted. */
const shown = ({ authorityId, to }: Of) => sql`c.authority_id = ${authorityId} and c.content is not null
  and (c.withdrawn_at is null or ${day('c.withdrawn_at')} > ${to}::date)`;

/** Comments as the site counts them (law, `countComments`): none that was taken back, the same words by the same person
 *  once. */
const comments = (authorityId: number) => sql`(
  select id, consultation_id, number, channel, received_on from (
    select *, row_number() over (partition by consultation_id, sender_key, text_key order by id) as nth
    from consultation_comments where authority_id = ${authorityId} and state <> 'withdrawn') every
  where sender_key is null or nth = 1)`;

/** Comments in the groups of 采纳情况 that was published in the period. */
const placed = (of: Of, verdicts: RawBuilder<unknown>) => sql<Row>`
  select ${columns}, c.results_on as "on", ${itsComment}
  from ${from}, jsonb_array_elements(c.results -> 'groups') g, jsonb_array_elements_text(g -> 'comments') as placed(id)
    join ${comments(of.authorityId)} m on m.id = placed.id::bigint
  where ${shown(of)} and c.results_on between ${of.from} and ${of.to} and ${verdicts}`;

/** What each figure of a year counts (平台建设、互动): consultations that opened, comments that came in, consultations of
 *  which it was said what was adopted, the comments in that, and those of them that were adopted, in whole or in part. */
const queries = (of: Of) => ({
  opened: sql<Row>`select ${columns}, c.opens_on as "on", ${itself} from ${from}
    where ${shown(of)} and c.opens_on between ${of.from} and ${of.to}
      and (c.stopped_at is null or ${day('c.stopped_at')} >= c.opens_on)`,
  comments: sql<Row>`select ${columns}, m.received_on as "on", ${itsComment}
    from ${from} join ${comments(of.authorityId)} m on m.consultation_id = c.id
    where ${shown(of)} and m.received_on between ${of.from} and ${of.to}`,
  answered: sql<Row>`select ${columns}, c.results_on as "on", ${itself} from ${from}
    where ${shown(of)} and c.results_on between ${of.from} and ${of.to}`,
  considered: placed(of, sql`true`),
  adopted: placed(of, sql`g ->> 'verdict' in ('adopted', 'partly')`),
});
export type ConsultationFigure = keyof ReturnType<typeof queries>;
export type ConsultationCounts = Record<ConsultationFigure, number>;

/** Figures of a period for the annual report: each is the length of its list. */
export const countConsultations = (db: Db, authorityId: number, period: Period): Promise<ConsultationCounts> =>
  countFigures(db, queries({ authorityId, ...period }));

/** The records behind a figure, with where this person reads each. */
export async function listConsultations(
  db: Db,
  who: Who,
  figure: ConsultationFigure,
  period: Period,
  slice: Slice,
): Promise<CountedRecord[]> {
  const rows = await listFigure(db, queries({ authorityId: who.authorityId, ...period })[figure], slice);
  return rows.map((row) => {
    const { title, officeName, on, number, channel } = row;
    const of = { on, officeName, href: hrefFor(who, row, figure) };
    return channel
      ? { title: number, note: `${title}　${COMMENT_CHANNELS[channel]}`, ...of }
      : { title, note: '', ...of };
  });
}

function hrefFor(who: Who, { id, officeId, comment, online }: Row, figure: ConsultationFigure): string | undefined {
  if (!handles(who, officeId)) return online ? `${HOME}/${id}` : undefined;
  if (comment !== null) return `${DESK}/${id}/comments?at=${comment}#c${comment}`;
  return figure === 'answered' ? `${DESK}/${id}/results` : `${DESK}/${id}`;
}

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
import { DESK, HOME } from './paths.ts';
import { keeps } from './rules.ts';
import type { AnswerChannel } from './tables.ts';

interface Row extends FigureRow {
  /** number of an answer; null: the survey itself is counted */
  answer: number | null;
  channel: AnswerChannel | null;
}

const columns = sql`s.id, v.content ->> 'title' as title, s.office_id as "officeId", o.name as "officeName",
  s.withdrawn_at is null as online`;
const from = sql`surveys s join survey_versions v on v.survey_id = s.id and v.until is null
  join offices o on o.id = s.office_id`;

/** Of this authority, signed, and on the site when the period ended: what is taken off later stays counted. */
const shown = ({ authorityId, to }: Of) => sql`s.authority_id = ${authorityId}
  and (s.withdrawn_at is null or (s.withdrawn_at at time zone 'Asia/Shanghai')::date > ${to}::date)`;

/** What each figure of a year counts (平台建设、互动): surveys that opened, and answers that came in. */
const queries = (of: Of) => ({
  opened: sql<Row>`select ${columns}, s.opens_on as "on", null::bigint as answer, null as channel, s.id as "order"
    from ${from} where ${shown(of)} and s.opens_on between ${of.from} and ${of.to}`,
  answers: sql<Row>`select ${columns}, a.answered_on as "on", a.id as answer, a.channel, a.id as "order"
    from ${from} join survey_answers a on a.survey_id = s.id
    where ${shown(of)} and a.answered_on between ${of.from} and ${of.to}`,
});
export type SurveyFigure = keyof ReturnType<typeof queries>;
export type SurveyCounts = Record<SurveyFigure, number>;

/** Figures of a period for the annual report: each is the length of its list. */
export const countSurveys = (db: Db, authorityId: number, period: Period): Promise<SurveyCounts> =>
  countFigures(db, queries({ authorityId, ...period }));

/** The records behind a figure, with where this person reads each: of an answer its number and nothing of who gave it. */
export async function listSurveys(
  db: Db,
  who: Who,
  figure: SurveyFigure,
  period: Period,
  slice: Slice,
): Promise<CountedRecord[]> {
  const rows = await listFigure(db, queries({ authorityId: who.authorityId, ...period })[figure], slice);
  return rows.map(({ id, title, officeId, officeName, online, on, answer, channel }) => {
    const keeper = keeps(who, officeId);
    const page = keeper ? `${DESK}/${id}` : online ? `${HOME}/${id}` : undefined;
    if (answer === null) return { title, note: '', on, officeName, href: page };
    const note = `${title}　${channel === 'window' ? '窗口登记' : '网站'}`;
    return { title: `答卷 ${answer}`, note, on, officeName, href: keeper ? `${DESK}/${id}/answers` : page };
  });
}

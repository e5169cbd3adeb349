import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { DESK } from '../paths.ts';

/** First and last day, 'YYYY-MM-DD'. */
export interface Period {
  from: string;
  to: string;
}

/** What each figure counts, over the alias m; the list behind it asks by the same words. */
export const figureConditions = {
  received: { label: '收到', day: 'received_on', where: sql<boolean>`m.phase <> 'voided'` },
  answered: { label: '已答复', day: 'answered_on', where: sql<boolean>`m.answered_on is not null` },
  inTime: { label: '按期答复', day: 'answered_on', where: sql<boolean>`m.in_time` },
  rated: { label: '已评价', day: 'answered_on', where: sql<boolean>`m.rating is not null` },
  content: { label: '满意和基本满意', day: 'answered_on', where: sql<boolean>`m.rating in ('satisfied', 'fair')` },
} as const;
export type FigureId = keyof typeof figureConditions;
const figureIds = Object.keys(figureConditions) as FigureId[];
export const isFigure = (text: string): text is FigureId => Object.hasOwn(figureConditions, text);

export type MessageCounts = Record<FigureId, number> & {
  /** working days to the first answer, the middle one; null: none was answered */
  medianDays: number | null;
};

/** The figures of a period, each the length of its list. */
export async function countMessages(db: Db, authorityId: number, { from, to }: Period): Promise<MessageCounts> {
  const counted = figureIds.map((id) => {
    const { day, where } = figureConditions[id];
    return sql`count(*) filter (where ${where} and m.${sql.ref(day)} between ${from} and ${to})::int as ${sql.ref(id)}`;
  });
  const { rows } = await sql<MessageCounts>`
    select ${sql.join(counted)},
      percentile_cont(0.5) within group (order by m.days_taken)
        filter (where m.answered_on between ${from} and ${to})::float8 as "medianDays"
    from messages m
    where m.authority_id = ${authorityId} and (m.received_on between ${from} and ${to} or m.answered_on between ${from} and ${to})`.execute(
    db,
  );
  return rows[0]!;
}

/** Where staff see the messages that a figure counted. */
export const countedHref = (id: FigureId, { from, to }: Period): string => `${DESK}?figure=${id}&from=${from}&to=${to}`;

/** A message that a figure counted. */
export interface CountedMessage {
  id: number;
  number: string;
  subject: string;
  receivedOn: string;
  answeredOn: string | null;
}

/** The records behind a figure of `countMessages`. */
export async function listCounted(
  db: Db,
  authorityId: number,
  id: FigureId,
  { from, to }: Period,
): Promise<CountedMessage[]> {
  const { day, where } = figureConditions[id];
  const { rows } = await sql<CountedMessage>`
    select m.id, m.number, m.subject, m.received_on as "receivedOn", m.answered_on as "answeredOn" from messages m
    where m.authority_id = ${authorityId} and ${where} and m.${sql.ref(day)} between ${from} and ${to}
    order by m.id`.execute(db);
  return rows;
}

/** The quarter that a day lies in, up to its end. */
export function quarterOf(day: string): Period & { label: string } {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const quarter = Math.ceil(month / 3);
  const last = new Date(Date.UTC(year, quarter * 3, 0)).toISOString().slice(0, 10);
  return {
    from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`,
    to: last,
    label: `${year} 年第 ${quarter} 季度`,
  };
}

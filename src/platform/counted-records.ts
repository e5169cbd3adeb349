import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database/index.ts';

/** First and last day, 'YYYY-MM-DD'. */
export interface Period {
  from: string;
  to: string;
}

/** Records to skip and to take. */
export interface Slice {
  offset: number;
  limit: number;
}

/** Whose figures, of which period. */
export type Of = { authorityId: number } & Period;

/** What the query of a figure selects of each row at least. */
export interface FigureRow {
  id: number;
  title: string;
  officeId: number;
  officeName: string;
  /** the site shows it now */
  online: boolean;
  on: string;
}

/** A record that a figure counted, as the list behind the figure shows it. */
export interface CountedRecord {
  title: string;
  /** what else it is known by: a number, what it belongs to */
  note: string;
  /** the day by which it is counted, YYYY-MM-DD */
  on: string;
  officeName: string;
  /** where the reader opens it; undefined: nowhere */
  href: string | undefined;
}

/** How many rows each of a room's figures counts: the same queries that list them. */
export async function countFigures<K extends string>(
  db: Db,
  queries: Readonly<Record<K, RawBuilder<unknown>>>,
): Promise<Record<K, number>> {
  const counted = Object.entries<RawBuilder<unknown>>(queries).map(
    ([name, query]) => sql`(select count(*)::int from (${query}) as rows) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Record<K, number>>`select ${sql.join(counted)}`.execute(db);
  return rows[0]!;
}

/** The rows that a figure counts, by their days, then as they came. @param query selects "on" and "order" among others */
export async function listFigure<Row>(db: Db, query: RawBuilder<Row>, { offset, limit }: Slice): Promise<Row[]> {
  const { rows } = await sql<Row>`${query} order by "on", "order" limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

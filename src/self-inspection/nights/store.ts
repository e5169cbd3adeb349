import { sql } from 'kysely';
import type { IndicatorId, Judgement, Observation } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';

/** A night that is over, or under way. */
export interface Night {
  id: number;
  day: string;
  begunAt: Date;
  finishedAt: Date | null;
  address: string;
  byOwnPort: boolean;
  pages: number;
  leftOut: string;
  earned: number | null;
  possible: number | null;
  score: number | null;
  vetoes: IndicatorId[];
  thinned: boolean;
  isDemo: boolean;
}

const columns = sql`n.id::int as id, n.day::text as day, n.begun_at as "begunAt", n.finished_at as "finishedAt", n.address,
  n.by_own_port as "byOwnPort", n.pages, n.left_out as "leftOut", n.earned::float8 as earned, n.possible,
  n.score::float8 as score, n.vetoes, n.thinned, n.is_demo as "isDemo"`;

/** The newest nights of an authority. @param most how many */
export async function nightsOf(db: Db, authorityId: number, most: number): Promise<Night[]> {
  const { rows } = await sql<Night>`select ${columns} from self_inspections n
    where n.authority_id = ${authorityId} order by n.day desc limit ${most}`.execute(db);
  return rows;
}

export async function nightOf(db: Db, authorityId: number, day: string): Promise<Night | undefined> {
  const { rows } = await sql<Night>`select ${columns} from self_inspections n
    where n.authority_id = ${authorityId} and n.day = ${day}::date`.execute(db);
  return rows[0];
}

/** What an indicator came to in a night. */
export interface Judged {
  indicator: IndicatorId;
  state: Judgement['state'];
  said: string;
  points: number | null;
  looked: number;
  faulty: number;
}

export async function judgementsOf(db: Db, nightId: number): Promise<Judged[]> {
  const { rows } = await sql<Judged>`select indicator, state, said, points::float8 as points, looked, faulty
    from self_inspection_judgements where inspection_id = ${nightId}`.execute(db);
  return rows;
}

/** The trace of a figure: what was looked at. */
export async function observationsOf(db: Db, nightId: number, indicator: IndicatorId): Promise<Observation[]> {
  const row = await db
    .selectFrom('self_inspection_judgements')
    .select('observations')
    .where('inspection_id', '=', nightId)
    .where('indicator', '=', indicator)
    .executeTakeFirst();
  return row?.observations ?? [];
}

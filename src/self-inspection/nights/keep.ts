import { sql } from 'kysely';
import { countOf, type Judgement, pointsOf, scoreOf } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { keepFaults } from '../findings/keep.ts';
import type { Walked } from '../visiting/walk.ts';

/** Observations of one indicator that are kept, those that are not in order first. */
const MOST_OBSERVED = 400;
/** Days for which a night's observations are kept; what each indicator came to stays. */
export const OBSERVED_KEPT = 90;

interface Night {
  id: number;
  authorityId: number;
  /** 'YYYY-MM-DD' */
  day: string;
  now: Date;
}

interface Came {
  judgements: readonly Judgement[];
  walked: Pick<Walked, 'pages' | 'leftOut' | 'opened'>;
  address: string;
  byOwnPort: boolean;
  isDemo?: boolean;
}

/** What a night came to is written down as one: judgements, score, what is to be mended and what is mended. */
export async function finishNight(db: Db, night: Night, came: Came): Promise<void> {
  const { judgements, walked, address, byOwnPort } = came;
  const { earned, possible, score, vetoes } = scoreOf(judgements);
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('self_inspection_judgements').where('inspection_id', '=', night.id).execute();
    await tx
      .insertInto('self_inspection_judgements')
      .values(judgements.map((one) => rowOf(night.id, one)))
      .execute();
    await keepFaults(tx, night, judgements, {
      ...{ whole: walked.leftOut === '', opened: new Set(walked.opened), isDemo: came.isDemo ?? false },
    });
    const values = { address, by_own_port: byOwnPort, pages: walked.pages, left_out: walked.leftOut };
    await tx
      .updateTable('self_inspections')
      .set({ ...values, finished_at: night.now, earned, possible, score, vetoes })
      .where('id', '=', night.id)
      .execute();
  });
}

/** A night that is told as a whole: its row, and what it came to. */
export async function keepNight(
  db: Db,
  { authorityId, day, begunAt, now }: Omit<Night, 'id'> & { begunAt: Date },
  came: Came,
): Promise<void> {
  const { id } = await db
    .insertInto('self_inspections')
    .values({ authority_id: authorityId, day, begun_at: begunAt, held_until: begunAt, is_demo: came.isDemo ?? false })
    .returning('id')
    .executeTakeFirstOrThrow();
  await finishNight(db, { id, authorityId, day, now }, came);
}

function rowOf(inspectionId: number, judgement: Judgement) {
  const { indicator, state, said, observations } = judgement;
  const bad = observations.filter(({ ok }) => !ok);
  const kept = [...bad, ...observations.filter(({ ok }) => ok)].slice(0, MOST_OBSERVED);
  return {
    ...{ inspection_id: inspectionId, indicator, state, said, points: pointsOf(judgement) ?? null },
    ...{ looked: countOf(observations), faulty: countOf(bad), observations: JSON.stringify(kept) },
  };
}

/** Observations of long ago go; figures, score and what became of each finding stay. */
export async function thinOld(db: Db, today: string): Promise<void> {
  await sql`with old as (update self_inspections set thinned = true
      where not thinned and day < ${today}::date - ${OBSERVED_KEPT}::int returning id)
    update self_inspection_judgements set observations = '[]' where inspection_id in (select id from old)`.execute(db);
}

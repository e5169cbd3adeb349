import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';

/** That an authority is beyond a bound. */
export interface Crossing {
  id: number;
  authorityId: number;
  authorityName: string;
  code: string;
  measure: string;
  /** when it was seen; a share in percent */
  value: number;
  bound: number;
  since: Date;
}

/** Who is beyond now, the longest first. */
export function openCrossings(db: Db, cityId: number): Promise<Crossing[]> {
  return db
    .selectFrom('supervision_crossings as c')
    .innerJoin('authorities as a', 'a.id', 'c.authority_id')
    .select(['c.id', 'c.authority_id as authorityId', 'a.name as authorityName', 'a.code'])
    .select(['c.measure', 'c.value', 'c.bound', 'c.since'])
    .where('c.city_id', '=', cityId)
    .where('c.ended_at', 'is', null)
    .orderBy('c.since')
    .orderBy('c.id')
    .execute();
}

/** How many authorities are beyond some bound. */
export async function countBeyond(db: Db, cityId: number): Promise<number> {
  const { count } = await db
    .selectFrom('supervision_crossings')
    .select(sql<number>`count(distinct authority_id)::int`.as('count'))
    .where('city_id', '=', cityId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** What is found beyond, as `keepCrossings` takes it. */
export type Found = Pick<Crossing, 'authorityId' | 'measure' | 'value' | 'bound'>;

/** Writes down who is beyond now: what is open and still found stays, what is found no more ends.
 *  @returns those that are new */
export async function keepCrossings(tx: Tx, cityId: number, found: readonly Found[], now: Date): Promise<Found[]> {
  const keys = found.map(({ authorityId, measure }) => `${authorityId} ${measure}`);
  await tx
    .updateTable('supervision_crossings')
    .set({ ended_at: now })
    .where('city_id', '=', cityId)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`authority_id || ' ' || measure <> all(${keys}::text[])`)
    .execute();
  if (!found.length) return [];
  const rows = await tx
    .insertInto('supervision_crossings')
    .values(
      found.map(({ authorityId, measure, value, bound }) => ({
        ...{ city_id: cityId, authority_id: authorityId, measure, value, bound, since: now, ended_at: null },
      })),
    )
    .onConflict((oc) => oc.columns(['city_id', 'authority_id', 'measure']).where('ended_at', 'is', null).doNothing())
    .returning(['authority_id', 'measure'])
    .execute();
  const fresh = new Set(rows.map((row) => `${row.authority_id} ${row.measure}`));
  return found.filter((_, n) => fresh.has(keys[n]!));
}

/** The offices that have authorities below them. */
export async function cities(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('authorities')
    .select('parent_id as id')
    .distinct()
    .where('parent_id', 'is not', null)
    .where('closed_at', 'is', null)
    .execute();
  return rows.map(({ id }) => id!);
}

import { sql } from 'kysely';
import { reckoner } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { program } from '../../platform/roles.ts';
import type { JobContext } from '../../platform/room.ts';
import { reckonDues } from './reckon.ts';

export const KEEP_EVERY_MS = 600_000;

/** Offices that changed, or a day that began: what nobody's action told of. Dues of an authority follow at the next turn. */
const keepDues = action<{ mark: string; shared: ReturnType<typeof reckoner> }, void>(
  'obligations.reckon',
  ['program'],
  async ({ db, who, now, today }, { mark, shared }) => {
    const { authorityId } = who;
    const before = await db
      .selectFrom('due_marks')
      .select('month')
      .where('authority_id', '=', authorityId)
      .executeTakeFirst();
    const month = today.slice(0, 7);
    const cause = before && before.month === month ? 'offices' : 'day';
    const counts = await reckonDues(db, { authorityId, cause, by: who.name, at: now, today, shared });
    await db
      .insertInto('due_marks')
      .values({ authority_id: authorityId, month, mark })
      .onConflict((oc) => oc.column('authority_id').doUpdateSet({ month, mark }))
      .execute();
    return done(undefined, `authority:${authorityId}`, { ...counts });
  },
);

/** What an authority's dues follow from, in a few letters: the same, and nothing is to be done. Asked for all at once. */
async function marks(
  db: Db,
  today: string,
  knownYears: string,
): Promise<{ id: number; mark: string; kept: boolean }[]> {
  const { rows } = await sql<{ id: number; mark: string; kept: boolean }>`
    with of as (
      select a.id, concat_ws('/', ${knownYears}::text, v.newest, v.begun, e.newest, e.voided, o.offices) as mark
      from authorities a
      join (select authority_id, max(id) as newest, count(*) filter (where holds_from <= ${today}::date) as begun
        from obligation_versions group by authority_id) v on v.authority_id = a.id
      left join (select authority_id, max(id) as newest, count(*) filter (where voided_by <> '') as voided
        from obligation_events group by authority_id) e on e.authority_id = a.id
      left join (select authority_id, md5(string_agg(concat_ws(' ', id, kind, closed_at, closed_into), '/' order by id)) as offices
        from offices group by authority_id) o on o.authority_id = a.id
      where a.closed_at is null)
    select of.id, of.mark, coalesce(m.mark = of.mark and m.month = ${today.slice(0, 7)}, false) as kept
    from of left join due_marks m on m.authority_id = of.id order by of.id`.execute(db);
  return rows;
}

/** Keeps the dues of every authority. What an authority's dues follow from is compared first, so that a night in which
 *  nothing changed costs one statement; a machine that was off makes at its next turn what it would have made before.
 *  @returns how many authorities were reckoned */
export async function keepAllDues({ db, house, now }: Pick<JobContext, 'db' | 'house' | 'now'>): Promise<number> {
  const today = dayOf(now);
  const calendar = await calendarOf(db);
  const year = Number(today.slice(0, 4));
  const known = [year - 1, year, year + 1].filter((one) => calendar.knows(one)).join();
  const changed = (await marks(db, today, known)).filter(({ kept }) => !kept);
  const shared = reckoner(calendar);
  for (const { id, mark } of changed) await keepDues({ db, house, now, who: program(id) }, { mark, shared });
  return changed.length;
}

import { sql } from 'kysely';
import { holdersOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import type { OpenLimit } from '../../platform/limits.ts';
import { DESK, DESK_TITLE, heads } from '../words.ts';

/** Days ahead of which limits are told, and for how long after them: what is older stands in the figures. */
const AHEAD = 14;
const BEHIND = 60;

/** Open dues of an authority, those of one last day together: a day is told of once, however many villages owe by it, and a
 *  machine that was off for a week writes a mail for a day and none for a due. They are the head's; who publishes has
 *  reminders of their own (`remindOfDues`). */
export async function dueLimits(db: Db, authorityId: number, today: string): Promise<OpenLimit[]> {
  const rows = await db
    .selectFrom('dues as d')
    .innerJoin('obligation_versions as v', 'v.id', 'd.version_id')
    .leftJoin('offices as o', 'o.id', 'd.office_id')
    .select(['d.due_on as on', ({ fn }) => fn.countAll<number>().as('n')])
    .select(sql<boolean>`bool_or(d.provisional)`.as('provisional'))
    .select(sql<string>`min(concat_ws(' ', o.name, v.content ->> 'level2'))`.as('one'))
    .where('d.authority_id', '=', authorityId)
    .where('d.state', '=', 'open')
    .where('d.due_on', '>=', sql<string>`${today}::date - ${BEHIND}::int`)
    .where('d.due_on', '<=', sql<string>`${today}::date + ${AHEAD}::int`)
    .groupBy('d.due_on')
    .orderBy('d.due_on')
    .execute();
  if (!rows.length) return [];
  const head = (await holdersOf(db, authorityId)).find(({ role }) => heads.includes(role));
  return rows.map(({ on, n, provisional, one }) => ({
    ...{ key: `dues:${authorityId}:${on}`, authorityId, room: DESK_TITLE, limit: '公开期限', on, provisional },
    title: n === 1 ? one : `${one} 等 ${n} 项`,
    href: `${DESK}/dues?from=${on}&to=${on}`,
    officerId: head?.id ?? null,
  }));
}

import { CHECKS } from '../../law/index.ts';
import type { Act } from '../../platform/action.ts';
import { openChecks } from '../../review/index.ts';
import type { Document } from '../document.ts';
import { documents } from '../under-review/subject.ts';
import type { Mends } from './checking/mended.ts';

/** Keeps what a page of the editor told of mends by a click, for the figures: what is more than it told before. A count of
 *  what was done and no proof. What a look at submission had found is counted there. 条例 art. 17
 *  @returns by check what is more; undefined: nothing is */
export async function keepMends(
  { db, who, now }: Act,
  { id, officeId }: Pick<Document, 'id' | 'officeId'>,
  { page, counts }: Mends,
): Promise<Record<string, number> | undefined> {
  const told = [...counts].filter(([check]) => Object.hasOwn(CHECKS, check));
  if (!told.length) return undefined;
  const kept = await db
    .selectFrom('draft_mends')
    .select(({ fn }) => ['check_id', fn.sum<string>('n').as('n')])
    .where('document_id', '=', id)
    .where('page', '=', page)
    .groupBy('check_id')
    .execute();
  const before = new Map(kept.map(({ check_id, n }) => [check_id, Number(n)]));
  const more = told.map(([check, n]) => [check, n - (before.get(check) ?? 0)] as const).filter(([, n]) => n > 0);
  if (!more.length) return undefined;
  const open = await openChecks(db, documents, String(id));
  const of = {
    ...{ authority_id: who.authorityId, office_id: officeId, document_id: id, page },
    ...{ staff_id: who.id!, staff_name: who.name, at: now },
  };
  await db
    .insertInto('draft_mends')
    .values(more.map(([check_id, n]) => ({ ...of, check_id, n, found_before: open.has(check_id) })))
    .execute();
  return Object.fromEntries(more);
}

import type { Db } from '../../../platform/database/index.ts';
import type { DeskLine } from '../../../platform/room.ts';
import { type Asking, allHeld, countOf, type Held, inWords, nobodys, standing, theirs } from './held.ts';
import { HANDOVER, handoverOf } from './links.ts';
import { whoWorks } from './store.ts';

/** What waits for somebody who cannot sign in or may not do it any more, a line for each; and a line for each place at which
 *  something waits that nobody may do. */
export async function whatStandsStill(asking: Asking): Promise<DeskLine[]> {
  const [people, all] = await Promise.all([whoWorks(asking.db, asking.authorityId, asking.today), allHeld(asking)]);
  const lost = standing(all, people);
  const holders = lost.flatMap(({ items }) => items.flatMap(({ holderId }) => holderId ?? []));
  const names = await namesOf(asking.db, holders);
  const somebodys = [...names].map(([id, name]) => ({
    title: `${countOf(theirs(lost, id))} 项事项还在等${name}，${name}已不能办理`,
    href: handoverOf(id),
    tag: '待移交',
    note: inWords(theirs(lost, id)),
  }));
  return [...somebodys, ...nobodys(lost).flatMap(linesOf)];
}

function linesOf({ work, items }: Held): DeskLine[] {
  const places = [...new Set(items.map(({ at }) => at))];
  return places.map((at) => {
    const there = items.filter((item) => item.at === at);
    return {
      title: `${there.length} ${work.counted}停在“${at ?? work.label}”：没有人能办理`,
      href: `${HANDOVER}#held-${work.name}`,
      tag: '无人办理',
      note: `须有在用账号的${there[0]?.needs ?? '经办人'}；请安全管理员授权，或恢复停用的账号`,
    };
  });
}

async function namesOf(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).orderBy('id').execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

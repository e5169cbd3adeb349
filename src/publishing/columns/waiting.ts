import type { Db } from '../../platform/database/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import type { DeskLine } from '../../platform/room.ts';
import { staleColumns } from './freshness.ts';

/** Columns that an inspection would find fault with, for the head of the disclosure office. */
export async function staleLines(db: Db, who: Who, today: string): Promise<DeskLine[]> {
  if (!has(who, 'disclosureHead')) return [];
  const stale = await staleColumns(db, who.authorityId, today);
  const empty = stale.filter(({ newest }) => !newest).length;
  const old = stale.length - empty;
  if (stale.length === 0) return [];
  const said = [empty > 0 && `${empty} 个栏目没有内容`, old > 0 && `${old} 个栏目久未更新`].filter(Boolean);
  const names = stale.slice(0, 5).map(({ column }) => column.name);
  const note = `${names.join('、')}${stale.length > 5 ? '等' : ''}；检查时空栏目、不更新会被扣分`;
  return [{ title: said.join('，'), href: '/console/columns', note }];
}

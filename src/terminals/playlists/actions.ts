import { publicGuides } from '../../guides/index.ts';
import { action, done } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { type Failure, invalid, notFound } from '../../platform/outcome.ts';
import { columnsOf, publicTextsFor } from '../../publishing/index.ts';
import { contentKeepers } from '../devices/rules.ts';
import { itemKindNames } from '../words.ts';
import { deleteItem, type ItemInput, insertItem, lockItem, placeItems, playlistOf, updateItem } from './store.ts';

/** Items of one list at most: a round of more than that nobody waits for. */
const MOST = 60;

/** 加入播放单. */
export const addItem = action<ItemInput, number>(
  'terminals.addItem',
  contentKeepers,
  async ({ db, who, now }, item) => {
    const fault = await placeFault(db, who.authorityId, item);
    if (fault) return fault;
    if ((await playlistOf(db, who.authorityId)).length >= MOST) return invalid(`播放单最多 ${MOST} 项，请先删去不用的`);
    const id = await insertItem(db, who.authorityId, item, { name: who.name, at: now });
    return done(id, `playlistItem:${id}`, { item: itemKindNames[item.kind], title: item.title });
  },
);

/** 修改播放单中的一项. */
export const changeItem = action<ItemInput & { id: number }, number>(
  'terminals.changeItem',
  contentKeepers,
  async ({ db, who, now }, { id, ...item }) => {
    if (!(await lockItem(db, who.authorityId, id))) return notFound();
    const fault = await placeFault(db, who.authorityId, item);
    if (fault) return fault;
    await updateItem(db, id, item, { name: who.name, at: now });
    return done(id, `playlistItem:${id}`, { item: itemKindNames[item.kind], title: item.title });
  },
);

/** 移出播放单. */
export const removeItem = action<{ id: number }, number>(
  'terminals.removeItem',
  contentKeepers,
  async ({ db, who }, { id }) => {
    const item = await lockItem(db, who.authorityId, id);
    if (!item) return notFound();
    await deleteItem(db, id);
    return done(id, `playlistItem:${id}`, { item: itemKindNames[item.kind], title: item.title });
  },
);

/** 上移、下移: one place. */
export const moveItem = action<{ id: number; by: 1 | -1 }, number>(
  'terminals.moveItem',
  contentKeepers,
  async ({ db, who }, { id, by }) => {
    if (!(await lockItem(db, who.authorityId, id))) return notFound();
    const ids = (await playlistOf(db, who.authorityId)).map((item) => item.id);
    const at = ids.indexOf(id);
    const to = Math.min(ids.length - 1, Math.max(0, at + by));
    ids.splice(to, 0, ...ids.splice(at, 1));
    await placeItems(db, ids);
    return done(id, `playlistItem:${id}`);
  },
);

/** Column, document and guide are this authority's own, and public. */
async function placeFault(db: Tx, authorityId: number, item: ItemInput): Promise<Failure | undefined> {
  if (item.kind === 'newest') {
    const column = (await columnsOf(db, authorityId)).find(({ id }) => id === item.columnId);
    if (!column) return invalid('有内容需要修改，请看标出的地方', { columnId: '请选择栏目' });
  }
  if (item.kind === 'document') {
    const [document] = await publicTextsFor(db, authorityId, 'screen', [item.documentId ?? 0]);
    const message = '没有这个编号的公开信息，编号是信息网址末尾的数字';
    if (!document) return invalid('有内容需要修改，请看标出的地方', { documentId: message });
  }
  if (item.kind === 'guide') {
    const [guide] = await publicGuides(db, authorityId, { id: item.guideId ?? 0 });
    if (!guide) return invalid('有内容需要修改，请看标出的地方', { guideId: '请选择办事指南' });
  }
  return undefined;
}

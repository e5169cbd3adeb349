import { action, done } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import type { Delivering } from './delivering.ts';
import type { Column } from './queries.ts';

/** What can be corrected of a column. `position`: its place among its neighbours, null for the last or as it is */
interface ColumnText {
  name: string;
  description: string;
  position: number | null;
}

const nameTaken = () => invalid('已有同名的栏目', { name: '已有同名的栏目' });

/** 政府信息公开工作机构负责人 adds a column to the site, at the top or below a column at the top. */
export const addColumn = action<ColumnText & { slug: string; kind: Column['kind']; parentId: number | null }, void>(
  'publishing.addColumn',
  ['disclosureHead'],
  async ({ db, who }, input) => {
    await db.selectFrom('authorities').select('id').where('id', '=', who.authorityId).forUpdate().execute();
    const others = await db.selectFrom('columns').selectAll().where('authority_id', '=', who.authorityId).execute();
    if (others.some((one) => one.slug === input.slug))
      return invalid('网址代码已被使用', { slug: '网址代码已被使用，请换一个' });
    if (others.some((one) => one.name === input.name)) return nameTaken();
    if (
      input.parentId !== null &&
      !others.some((one) => one.id === input.parentId && one.parent_id === null && !one.hidden)
    )
      return invalid('请选择上级栏目', { parentId: '没有这个上级栏目' });
    const { parentId, position, ...text } = input;
    const last = Math.max(0, ...others.map((one) => one.position + 1));
    const { id } = await db
      .insertInto('columns')
      .values({
        ...text,
        keywords: text.name,
        parent_id: parentId,
        authority_id: who.authorityId,
        position: position ?? last,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return done(undefined, `column:${id}`, { ...input });
  },
);

/** The same corrects a column's name, description and place; its address and its kind stay. */
export const updateColumn = action<ColumnText & { id: number }, void>(
  'publishing.updateColumn',
  ['disclosureHead'],
  async ({ db, who }, { id, name, description, position }) => {
    await db.selectFrom('authorities').select('id').where('id', '=', who.authorityId).forUpdate().execute();
    const columns = await db.selectFrom('columns').selectAll().where('authority_id', '=', who.authorityId).execute();
    const column = columns.find((one) => one.id === id);
    if (!column) return notFound();
    if (columns.some((one) => one.name === name && one.id !== id)) return nameTaken();
    const set = { name, description, position: position ?? column.position };
    // keywords that nobody chose are the name
    const keywords = column.keywords === column.name ? name : column.keywords;
    await db
      .updateTable('columns')
      .set({ ...set, keywords })
      .where('id', '=', id)
      .execute();
    return done(undefined, `column:${id}`, { before: column.name, ...set });
  },
);

/** The same says how what stands in a column is put out; what is under way already stays as it was planned. */
export const setDelivering = action<Delivering & { id: number }, void>(
  'publishing.setDelivering',
  ['disclosureHead'],
  async ({ db, who }, { id, channels, embargoHours, order, boardDays }) => {
    const { numUpdatedRows } = await db
      .updateTable('columns')
      .set({
        ...{ channels: [...new Set(channels)], embargo_hours: embargoHours },
        ...{ sending_order: order, board_days: boardDays },
      })
      .where('id', '=', id)
      .where('authority_id', '=', who.authorityId)
      .executeTakeFirst();
    if (!numUpdatedRows) return notFound();
    return done(undefined, `column:${id}`, { channels, embargoHours, order, boardDays });
  },
);

/** The same takes a column off the site, or shows it again. Only one that holds nothing: what is public must be found where
 *  it says it stands. */
export const hideColumn = action<{ id: number; hidden: boolean }, void>(
  'publishing.hideColumn',
  ['disclosureHead'],
  async ({ db, who }, { id, hidden }) => {
    await db.selectFrom('authorities').select('id').where('id', '=', who.authorityId).forUpdate().execute();
    const columns = await db.selectFrom('columns').selectAll().where('authority_id', '=', who.authorityId).execute();
    const column = columns.find((one) => one.id === id);
    if (!column) return notFound();
    if (hidden) {
      const child = columns.find((one) => one.parent_id === id && !one.hidden);
      if (child) return conflict(`下级栏目“${child.name}”还在网站上，请先隐藏下级栏目`);
      const n = await heldBy(db, id);
      if (n) return conflict(`栏目里还有 ${n} 份已公开或正在办理的文件，请先改归其他栏目，再隐藏`);
    } else if (columns.find((one) => one.id === column.parent_id)?.hidden)
      return conflict('上级栏目已隐藏，请先恢复上级栏目');
    await db.updateTable('columns').set({ hidden }).where('id', '=', id).execute();
    return done(undefined, `column:${id}`, { name: column.name, hidden });
  },
);

/** Documents that stand in a column or are on their way into it; what was withdrawn counts no more. */
async function heldBy(db: Tx, columnId: number): Promise<number> {
  const { n } = await db
    .selectFrom('documents as d')
    .innerJoin('revisions as r', 'r.id', 'd.revision_id')
    .leftJoin('publications as p', (join) => join.onRef('p.document_id', '=', 'd.id').on('p.withdrawn_at', 'is', null))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) =>
      eb.or([
        eb('p.column_id', '=', columnId),
        eb.and([eb('r.column_id', '=', columnId), eb('d.state', '<>', 'withdrawn')]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return n;
}

import type { Db, Tx } from '../../platform/database/index.ts';
import type { ItemKind } from '../tables.ts';
import type { When } from './timeline.ts';

/** One thing that screens show besides the documents that were signed off for them. */
export interface PlaylistItem {
  id: number;
  kind: ItemKind;
  columnId: number | null;
  documentId: number | null;
  guideId: number | null;
  title: string;
  body: string;
  seconds: number;
  priority: number;
  when: When;
  changedAt: Date;
  changedBy: string;
  isDemo: boolean;
}

/** In the order in which they are shown. */
export async function playlistOf(db: Db, authorityId: number): Promise<PlaylistItem[]> {
  const rows = await db
    .selectFrom('playlist_items')
    .select([
      'id',
      'kind',
      'column_id as columnId',
      'document_id as documentId',
      'guide_id as guideId',
      'title',
      'body',
      'seconds',
      'priority',
    ])
    .select(['weekdays', 'opens', 'closes', 'from_on as fromOn', 'until_on as untilOn'])
    .select(['changed_at as changedAt', 'changed_by as changedBy', 'is_demo as isDemo'])
    .where('authority_id', '=', authorityId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(({ weekdays, opens, closes, fromOn, untilOn, ...row }) => ({
    ...row,
    when: { weekdays, opens, closes, fromOn, untilOn },
  }));
}

/** What is said of an item. */
export type ItemInput = Pick<
  PlaylistItem,
  'kind' | 'columnId' | 'documentId' | 'guideId' | 'title' | 'body' | 'seconds'
> & {
  priority: number;
  when: When;
};

function rowOf({ kind, columnId, documentId, guideId, title, body, seconds, priority, when }: ItemInput) {
  const { weekdays, opens, closes, fromOn, untilOn } = when;
  return {
    ...{ kind, column_id: columnId, document_id: documentId, guide_id: guideId, title, body, seconds, priority },
    ...{ weekdays, opens, closes, from_on: fromOn, until_on: untilOn },
  };
}

interface By {
  name: string;
  at: Date;
}

/** At the end of the list. */
export async function insertItem(tx: Tx, authorityId: number, item: ItemInput, by: By): Promise<number> {
  const { last } = await tx
    .selectFrom('playlist_items')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('authority_id', '=', authorityId)
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto('playlist_items')
    .values({
      ...rowOf(item),
      ...{ authority_id: authorityId, position: (last ?? 0) + 1, changed_at: by.at, changed_by: by.name },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateItem(tx: Tx, id: number, item: ItemInput, by: By): Promise<void> {
  await tx
    .updateTable('playlist_items')
    .set({ ...rowOf(item), changed_at: by.at, changed_by: by.name })
    .where('id', '=', id)
    .execute();
}

/** An item of an authority, held; undefined: no such. */
export function lockItem(tx: Tx, authorityId: number, id: number) {
  return tx
    .selectFrom('playlist_items')
    .select(['id', 'kind', 'title', 'position'])
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function deleteItem(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('playlist_items').where('id', '=', id).execute();
}

/** The places of a list, from 1. @param ids all of it, in their new order */
export async function placeItems(tx: Tx, ids: readonly number[]): Promise<void> {
  for (const [at, id] of ids.entries())
    await tx
      .updateTable('playlist_items')
      .set({ position: at + 1 })
      .where('id', '=', id)
      .execute();
}

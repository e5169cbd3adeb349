import type { Db, Tx } from '../../platform/database/index.ts';
import type { WindowContent } from './hours.ts';

/** A window of the hall. */
export interface ServiceWindow {
  id: number;
  number: number;
  officeId: number;
  officeName: string;
  content: WindowContent;
  savedBy: string;
  savedAt: Date;
  /** ids of the guides to what it takes, in no order */
  guides: number[];
}

/** Windows in use, by their numbers. */
export async function windowsOf(db: Db, authorityId: number): Promise<ServiceWindow[]> {
  const [rows, taken] = await Promise.all([
    db
      .selectFrom('service_windows as w')
      .innerJoin('offices as o', 'o.id', 'w.office_id')
      .select(['w.id', 'w.number', 'w.office_id as officeId', 'o.name as officeName', 'w.content'])
      .select(['w.saved_by as savedBy', 'w.saved_at as savedAt'])
      .where('w.authority_id', '=', authorityId)
      .where('w.closed_at', 'is', null)
      .orderBy('w.number')
      .execute(),
    db
      .selectFrom('window_guides')
      .select(['window_id as windowId', 'guide_id as guideId'])
      .where('authority_id', '=', authorityId)
      .execute(),
  ]);
  return rows.map((row) => ({
    ...row,
    guides: taken.filter(({ windowId }) => windowId === row.id).map(({ guideId }) => guideId),
  }));
}

/** The office of a window in use, held until the transaction ends. */
export async function lockWindow(tx: Tx, authorityId: number, id: number): Promise<{ officeId: number } | undefined> {
  return tx
    .selectFrom('service_windows')
    .select('office_id as officeId')
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export interface WindowSaved {
  authorityId: number;
  officeId: number;
  number: number;
  content: WindowContent;
  by: string;
  at: Date;
}

const rowOf = ({ authorityId, officeId, number, content, by, at }: WindowSaved) => ({
  ...{ authority_id: authorityId, office_id: officeId, number, content: JSON.stringify(content) },
  ...{ saved_by: by, saved_at: at },
});

/** @returns undefined where another window in use has the number */
export async function insertWindow(tx: Tx, saved: WindowSaved): Promise<number | undefined> {
  const row = await tx
    .insertInto('service_windows')
    .values({ ...rowOf(saved), closed_at: null })
    .onConflict((oc) => oc.columns(['authority_id', 'number']).where('closed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Whether another window in use has this number. */
export async function numberTaken(tx: Tx, authorityId: number, number: number, id: number): Promise<boolean> {
  const other = await tx
    .selectFrom('service_windows')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('number', '=', number)
    .where('closed_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirst();
  return other !== undefined;
}

export async function updateWindow(tx: Tx, id: number, saved: WindowSaved): Promise<void> {
  await tx.updateTable('service_windows').set(rowOf(saved)).where('id', '=', id).execute();
}

export async function closeWindowRow(tx: Tx, id: number, at: Date): Promise<void> {
  await tx.deleteFrom('window_guides').where('window_id', '=', id).execute();
  await tx.updateTable('service_windows').set({ closed_at: at }).where('id', '=', id).execute();
}

/** What a window takes from now on; guides of other authorities are left out. */
export async function setMatters(tx: Tx, authorityId: number, id: number, guides: readonly number[]): Promise<void> {
  await tx.deleteFrom('window_guides').where('window_id', '=', id).execute();
  if (!guides.length) return;
  await tx
    .insertInto('window_guides')
    .columns(['window_id', 'guide_id', 'authority_id'])
    .expression((eb) =>
      eb
        .selectFrom('guides')
        .select((of) => [of.val(id).as('window_id'), 'guides.id as guide_id', 'guides.authority_id'])
        .where('guides.authority_id', '=', authorityId)
        .where('guides.id', 'in', [...guides]),
    )
    .execute();
}

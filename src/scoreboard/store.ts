import type { Db, Tx } from '../platform/database/index.ts';

/** Whether the site shows it, and who said so. */
export interface Switched {
  shown: boolean;
  /** 0: nobody said anything yet */
  version: number;
  name: string;
  at: Date | undefined;
}

const NEVER: Switched = { shown: false, version: 0, name: '', at: undefined };

const base = (db: Db, authorityId: number) =>
  db
    .selectFrom('scoreboards')
    .select(['shown', 'version', 'changed_name as name', 'changed_at as at'])
    .where('authority_id', '=', authorityId);

export const switchedOf = async (db: Db, authorityId: number): Promise<Switched> =>
  (await base(db, authorityId).executeTakeFirst()) ?? NEVER;

/** Switches it from what the person saw. @returns false: somebody was faster */
export async function keepSwitch(
  tx: Tx,
  authorityId: number,
  { shown, version, name, at }: { shown: boolean; version: number; name: string; at: Date },
): Promise<boolean> {
  const values = { shown, changed_name: name, changed_at: at };
  if (version > 0) {
    const { numUpdatedRows } = await tx
      .updateTable('scoreboards')
      .set(values)
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('authority_id', '=', authorityId)
      .where('version', '=', version)
      .executeTakeFirst();
    return numUpdatedRows > 0;
  }
  const row = await tx
    .insertInto('scoreboards')
    .values({ authority_id: authorityId, ...values })
    .onConflict((oc) => oc.column('authority_id').doNothing())
    .returning('version')
    .executeTakeFirst();
  return row !== undefined;
}

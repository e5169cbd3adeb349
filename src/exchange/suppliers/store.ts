import type { Db, Tx } from '../../platform/database/index.ts';

/** An authority that supplies this one, without its secret. */
export interface Supplier {
  id: number;
  authorityId: number;
  name: string;
  keyId: string;
  officeId: number;
  columnId: number;
  /** names of their columns → ids of ours */
  columns: Record<string, number>;
  waits: boolean;
  siteAddress: string;
  stoppedAt: Date | null;
  heardAt: Date | null;
  createdAt: Date;
  createdBy: string;
}

function base(db: Db) {
  return db
    .selectFrom('suppliers')
    .select(['id', 'authority_id as authorityId', 'name', 'key_id as keyId', 'office_id as officeId'])
    .select(['column_id as columnId', 'columns', 'waits', 'site_address as siteAddress', 'stopped_at as stoppedAt'])
    .select(['heard_at as heardAt', 'created_at as createdAt', 'created_by as createdBy']);
}

export function suppliersOf(db: Db, authorityId: number): Promise<Supplier[]> {
  return base(db).where('authority_id', '=', authorityId).orderBy('name').execute();
}

export function supplierById(db: Db, authorityId: number, id: number): Promise<Supplier | undefined> {
  return base(db).where('id', '=', id).where('authority_id', '=', authorityId).executeTakeFirst();
}

/** By the key that it shows, with its sealed secret. */
export function supplierByKey(db: Db, keyId: string): Promise<(Supplier & { sealed: Buffer }) | undefined> {
  return base(db).select('sealed_secret as sealed').where('key_id', '=', keyId).executeTakeFirst();
}

/** Held until the transaction ends: what becomes of its documents is counted one after the other. */
export async function lockSupplier(tx: Tx, id: number): Promise<void> {
  await tx.selectFrom('suppliers').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** The next count of its changes. The caller holds it. */
export async function nextChange(tx: Tx, id: number): Promise<number> {
  const { changed } = await tx
    .updateTable('suppliers')
    .set((eb) => ({ changed: eb('changed', '+', 1) }))
    .where('id', '=', id)
    .returning('changed')
    .executeTakeFirstOrThrow();
  return changed;
}

export const purposeOf = (authorityId: number, keyId: string): string => `supplier:${authorityId}:${keyId}`;

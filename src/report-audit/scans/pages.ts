import type { Db, Tx } from '../../platform/database/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import type { Pictures } from '../processes.ts';

/** A result of an upload, by its place in it, from 1. */
interface OfResult {
  id: string;
  number: number;
}

const purposeOf = (id: string) => `report-audit:${id}`;

/** Keeps the pages of a scan beside which people look at its figures, sealed as the result is. */
export async function keepPages(
  tx: Tx | Db,
  sealer: Sealer,
  { id, number }: OfResult,
  pictures: Pictures,
): Promise<void> {
  for (const [page, { png }] of pictures) {
    const sealed_picture = sealer.seal(Buffer.from(png).toString('base64'), purposeOf(id));
    await tx
      .insertInto('report_audit_pages')
      .values({ audit_id: id, number, page, sealed_picture })
      .onConflict((conflict) => conflict.columns(['audit_id', 'number', 'page']).doUpdateSet({ sealed_picture }))
      .execute();
  }
}

/** A page as PNG; the caller has seen that the result is theirs. */
export async function pageOf(
  db: Db,
  sealer: Sealer,
  { id, number }: OfResult,
  page: number,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('report_audit_pages')
    .select('sealed_picture')
    .where('audit_id', '=', id)
    .where('number', '=', number)
    .where('page', '=', page)
    .executeTakeFirst();
  return row && Buffer.from(sealer.open<string>(row.sealed_picture, purposeOf(id)), 'base64');
}

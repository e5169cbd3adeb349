import type { Db } from '../../platform/database/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';

/** So many forms of a person are kept, and for so long. */
const MOST = 5;
const DAY = 86_400_000;

/** A form that was sent when its session had ended. */
export interface KeptForm {
  /** where it was sent to */
  action: string;
  /** where it was filled in, as far as the browser said; '' */
  page: string;
  /** without passwords and files */
  fields: Typed;
}

const purposeOf = (staffId: number) => `kept-form:${staffId}`;

/** Keeps a form for its person; of more than a few the oldest goes. @returns its number */
export async function keepForm(
  db: Db,
  sealer: Sealer,
  staffId: number,
  { action, page, fields }: KeptForm,
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('kept_forms')
      .values({
        ...{ staff_id: staffId, action, kept_at: now },
        sealed_page: page ? sealer.seal(page, purposeOf(staffId)) : null,
        sealed_fields: sealer.seal(fields, purposeOf(staffId)),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const newest = tx.selectFrom('kept_forms').select('id').where('staff_id', '=', staffId);
    await tx
      .deleteFrom('kept_forms')
      .where('staff_id', '=', staffId)
      .where('id', 'not in', newest.orderBy('id', 'desc').limit(MOST))
      .execute();
    return id;
  });
}

/** A form that was kept for this person not long ago; undefined: none, or somebody else's. */
export async function keptForm(
  db: Db,
  sealer: Sealer,
  staffId: number,
  id: number,
  now: Date,
): Promise<KeptForm | undefined> {
  const row = await db
    .selectFrom('kept_forms')
    .select(['action', 'sealed_page', 'sealed_fields', 'kept_at'])
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  if (!row || Math.abs(now.getTime() - row.kept_at.getTime()) > DAY) return undefined;
  const purpose = purposeOf(staffId);
  const page = row.sealed_page ? sealer.open<string>(row.sealed_page, purpose) : '';
  return { action: row.action, page, fields: sealer.open<Typed>(row.sealed_fields, purpose) };
}

/** What was kept of this form is needed no more: it has been sent. @param action undefined: all that was kept */
export async function dropKept(db: Db, staffId: number, action?: string): Promise<void> {
  let query = db.deleteFrom('kept_forms').where('staff_id', '=', staffId);
  if (action !== undefined) query = query.where('action', '=', action);
  await query.execute();
}

/** Of what nobody came back for nothing stays. */
export async function forgetKept(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('kept_forms')
    .where('kept_at', '<', new Date(now.getTime() - DAY))
    .execute();
}

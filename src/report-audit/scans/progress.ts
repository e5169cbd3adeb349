import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** A reading that was not heard of for so long ended with its process. */
const SILENT_SECONDS = 60;

/** How far the scans of an upload are read. */
export interface Progress {
  pages: number;
  done: number;
  /** false: the process that read them is gone, and their files with it */
  running: boolean;
}

/** @param pages of all scans of the upload */
export async function begin(db: Db, auditId: string, pages: number): Promise<void> {
  await db.insertInto('report_audit_scans').values({ audit_id: auditId, pages }).execute();
}

/** Says that the reading goes on, and how many pages are read. */
export async function goOn(db: Db, auditId: string, done: number): Promise<void> {
  await db
    .updateTable('report_audit_scans')
    .set({ done, told_at: sql`now()` })
    .where('audit_id', '=', auditId)
    .execute();
}

export async function end(db: Db, auditId: string): Promise<void> {
  await db.deleteFrom('report_audit_scans').where('audit_id', '=', auditId).execute();
}

/** Of an upload that the caller has seen to be theirs; undefined: nothing of it is being read. */
export async function progressOf(db: Db, auditId: string): Promise<Progress | undefined> {
  return db
    .selectFrom('report_audit_scans')
    .select(['pages', 'done'])
    .select(sql<boolean>`told_at > now() - make_interval(secs => ${SILENT_SECONDS})`.as('running'))
    .where('audit_id', '=', auditId)
    .executeTakeFirst();
}

import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { cannotWrite } from '../../platform/disk/index.ts';
import type { Found, JobState } from '../tables.ts';
import type { Imported } from './import-ledger.ts';
import type { Survey } from './survey.ts';

/** A running job that was not heard of for so long died with its process. */
const SILENT_SECONDS = 20;
const running: JobState[] = ['checking', 'importing'];

export interface NewJob {
  authorityId: number;
  officeId: number | null;
  year: number;
  fileName: string;
  fileHash: string;
  staffId: number;
  now: Date;
}

export async function insertJob(db: Db, job: NewJob): Promise<number> {
  const { id } = await db
    .insertInto('import_jobs')
    .values({
      authority_id: job.authorityId,
      office_id: job.officeId,
      year: job.year,
      file_name: job.fileName,
      file_hash: job.fileHash,
      state: 'checking',
      staff_id: job.staffId,
      created_at: job.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** An import by command, as it stands among those of the page. */
export async function recordCommand(
  db: Db,
  { importId, rows, added, known }: Imported,
  of: Omit<NewJob, 'staffId'>,
  found: Partial<Found>,
): Promise<void> {
  await db
    .insertInto('import_jobs')
    .values({
      authority_id: of.authorityId,
      office_id: of.officeId,
      year: of.year,
      file_name: of.fileName,
      file_hash: null,
      state: 'done',
      progress: 1,
      rows,
      fresh: added,
      known,
      found: JSON.stringify(found),
      import_id: importId,
      staff_id: null,
      created_at: of.now,
    })
    .execute();
}

function base(db: Db) {
  return db
    .selectFrom('import_jobs as j')
    .leftJoin('staff as s', 's.id', 'j.staff_id')
    .leftJoin('ledger_imports as i', 'i.id', 'j.import_id')
    .select(['j.id', 'j.authority_id as authorityId', 'j.office_id as officeId', 'j.year', 'j.file_name as fileName'])
    .select(sql<string>`coalesce(j.file_hash, '')`.as('fileHash'))
    .select(sql<string>`coalesce(s.name, '命令行')`.as('staffName'))
    .select(['j.state', 'j.progress', 'j.rows', 'j.fresh', 'j.known'])
    .select(['j.fault_count as faultCount', 'j.faults', 'j.ignored', 'j.channels', 'j.found', 'j.message'])
    .select(['j.import_id as importId', 'j.staff_id as staffId', 'j.created_at as createdAt'])
    .select(['i.undone_at as undoneAt', 'i.undone_by as undoneBy', 'i.undone_why as undoneWhy', 'i.undone']);
}

export type Job = Awaited<ReturnType<ReturnType<typeof base>['executeTakeFirstOrThrow']>>;

/** Jobs whose process is gone are marked as interrupted, where that can be written; nothing of theirs was. */
async function markSilent(db: Db, authorityId: number): Promise<void> {
  await db
    .updateTable('import_jobs')
    .set({ state: 'interrupted' })
    .where('authority_id', '=', authorityId)
    .where('state', 'in', running)
    .where('touched_at', '<', sql<Date>`now() - make_interval(secs => ${SILENT_SECONDS})`)
    .execute()
    .catch((error) => {
      if (!cannotWrite(error)) throw error;
    });
}

export async function jobById(db: Db, authorityId: number, id: number): Promise<Job | undefined> {
  await markSilent(db, authorityId);
  return base(db).where('j.id', '=', id).where('j.authority_id', '=', authorityId).executeTakeFirst();
}

/** The newest jobs; all of the authority's, or those of one person. */
export async function recentJobs(db: Db, authorityId: number, staffId: number | undefined): Promise<Job[]> {
  await markSilent(db, authorityId);
  let jobs = base(db).where('j.authority_id', '=', authorityId);
  if (staffId !== undefined) jobs = jobs.where('j.staff_id', '=', staffId);
  return jobs.orderBy('j.id', 'desc').limit(20).execute();
}

/** Takes a job into a running state. @returns false: somebody else did, or it is not in a state to do so */
export async function claimJob(db: Db, id: number, from: JobState[], to: 'checking' | 'importing'): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('import_jobs')
    .set({ state: to, progress: 0, message: '', touched_at: sql`now()` })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Says that the job lives, and how far it is. */
export async function touchJob(db: Db, id: number, progress: number): Promise<void> {
  await db.updateTable('import_jobs').set({ progress, touched_at: sql`now()` }).where('id', '=', id).execute();
}

export async function surveyed(db: Db, id: number, found: Survey): Promise<void> {
  const { sheets, unread, skipped, skippedRows, filled, alike, alikeRows, twice, twiceRows } = found;
  const { looked, lookedMore } = found;
  await db
    .updateTable('import_jobs')
    .set({
      state: found.faultCount ? 'faulty' : 'checked',
      progress: 1,
      rows: found.rows,
      fresh: found.fresh,
      known: found.known,
      fault_count: found.faultCount,
      faults: JSON.stringify(found.faults),
      ignored: JSON.stringify(found.ignored),
      channels: JSON.stringify(found.channels),
      found: JSON.stringify({
        ...{ sheets, unread, skipped, skippedRows, filled, alike, alikeRows, twice, twiceRows },
        ...{ looked, lookedMore },
      } satisfies Found),
    })
    .where('id', '=', id)
    .execute();
}

export async function imported(db: Db, id: number, result: Imported): Promise<void> {
  await db
    .updateTable('import_jobs')
    .set({ state: 'done', progress: 1, import_id: result.importId, fresh: result.added, known: result.known })
    .where('id', '=', id)
    .execute();
}

export async function ended(db: Db, id: number, state: 'refused' | 'interrupted', message: string): Promise<void> {
  await db.updateTable('import_jobs').set({ state, message }).where('id', '=', id).execute();
}

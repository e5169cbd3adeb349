import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Db } from '../platform/database/index.ts';
import type { Who } from '../platform/roles.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import type { AuditedFile } from './audit-files.ts';

/** How long results are kept, in ms. */
const KEPT_MS = 60 * 60_000;
/** Uploads of a person whose results are kept: of more the oldest goes. */
const MOST = 20;

/** What one upload came to. */
export interface Results {
  reports: AuditedFile[];
  previousErrors: { file: string; error: string }[];
  /** what was passed over in archives */
  notes?: string[];
}

/** An upload in a list. */
export interface Upload {
  id: string;
  at: Date;
  /** the first file's name */
  first: string;
  /** how many files there were */
  count: number;
}

type Head = Pick<Upload, 'first' | 'count'> & Pick<Results, 'previousErrors' | 'notes'>;
/** Whose results they are: nobody else finds them, nor they themselves in another authority. */
type Owner = Pick<Who, 'id' | 'authorityId'>;

const [pressed, unpressed] = [promisify(gzip), promisify(gunzip)];
const purposeOf = (id: string) => `report-audit:${id}`;

/** Keeps what an upload came to, sealed: reports that are audited may not be published yet. @returns its id */
export async function keepResults(
  db: Db,
  sealer: Sealer,
  { id: staffId, authorityId }: Owner,
  { reports, previousErrors, notes = [] }: Results,
  now: Date,
): Promise<string> {
  const id = randomBytes(12).toString('base64url');
  const head: Head = { first: reports[0]?.file ?? '', count: reports.length, previousErrors, notes };
  const rows: { audit_id: string; number: number; sealed_result: Buffer }[] = [];
  for (const [n, report] of reports.entries()) {
    const bytes = await pressed(JSON.stringify(report));
    const sealed_result = sealer.seal(bytes.toString('base64'), purposeOf(id));
    rows.push({ audit_id: id, number: n + 1, sealed_result });
  }
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('report_audits')
      .values({
        ...{ id, authority_id: authorityId, staff_id: staffId!, made_at: now },
        kept_until: new Date(now.getTime() + KEPT_MS),
        sealed_head: sealer.seal(head, purposeOf(id)),
      })
      .execute();
    for (const row of rows) await tx.insertInto('report_audit_results').values(row).execute();
    const newest = tx.selectFrom('report_audits').select('id').where('staff_id', '=', staffId!);
    await tx
      .deleteFrom('report_audits')
      .where('staff_id', '=', staffId!)
      .where('id', 'not in', newest.orderBy('made_at', 'desc').limit(MOST))
      .execute();
  });
  return id;
}

/** One's own uploads whose results are still kept, the newest first. */
export async function uploadsOf(db: Db, sealer: Sealer, owner: Owner, now: Date): Promise<Upload[]> {
  if (sealer.problem) return [];
  const rows = await kept(db, owner, now).orderBy('made_at', 'desc').execute();
  return rows.map(({ id, made_at, sealed_head }) => {
    const { first, count } = sealer.open<Head>(sealed_head, purposeOf(id));
    return { id, at: made_at, first, count };
  });
}

/** All results of one of one's own uploads; undefined: not one's own, removed, or kept no more. */
export async function resultsOf(
  db: Db,
  sealer: Sealer,
  owner: Owner,
  id: string,
  now: Date,
): Promise<Results | undefined> {
  const row = await kept(db, owner, now).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const results = db.selectFrom('report_audit_results').select('sealed_result').where('audit_id', '=', id);
  const reports: AuditedFile[] = [];
  for (const { sealed_result } of await results.orderBy('number').execute())
    reports.push(await opened(sealer, sealed_result, id));
  const { previousErrors, notes } = sealer.open<Head>(row.sealed_head, purposeOf(id));
  return { reports, previousErrors, notes };
}

/** One result of one of one's own uploads. @param number its place in the upload, from 1 */
export async function resultOf(
  db: Db,
  sealer: Sealer,
  owner: Owner,
  { id, number, now }: { id: string; number: number; now: Date },
): Promise<AuditedFile | undefined> {
  if (!(await kept(db, owner, now).where('id', '=', id).executeTakeFirst())) return undefined;
  const row = await db
    .selectFrom('report_audit_results')
    .select('sealed_result')
    .where('audit_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && opened(sealer, row.sealed_result, id);
}

/** Removes one of one's own uploads, whatever came of it. */
export async function removeResults(db: Db, { id: staffId, authorityId }: Owner, id: string): Promise<void> {
  await db
    .deleteFrom('report_audits')
    .where('id', '=', id)
    .where('staff_id', '=', staffId!)
    .where('authority_id', '=', authorityId)
    .execute();
}

/** Takes away what is kept no more: a job's turn. */
export async function forgetResults(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('report_audits').where('kept_until', '<=', now).execute();
}

const kept = (db: Db, { id, authorityId }: Owner, now: Date) =>
  db
    .selectFrom('report_audits')
    .select(['id', 'made_at', 'sealed_head'])
    .where('staff_id', '=', id!)
    .where('authority_id', '=', authorityId)
    .where('kept_until', '>', now);

async function opened(sealer: Sealer, sealed: Buffer, id: string): Promise<AuditedFile> {
  const bytes = await unpressed(Buffer.from(sealer.open<string>(sealed, purposeOf(id)), 'base64'));
  return JSON.parse(bytes.toString()) as AuditedFile;
}

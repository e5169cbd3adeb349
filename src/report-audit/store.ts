import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Db, Tx } from '../platform/database/index.ts';
import type { Tables } from '../platform/database/tables.ts';
import type { Who } from '../platform/roles.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import type { AuditedReport } from './audit.ts';
import type { AuditedFile, Basis, NotRead } from './audit-files.ts';
import { keepPages } from './scans/pages.ts';
import type { TypedFigures } from './typed-in/apply.ts';

/** Uploads of an authority whose results are kept at once. */
export const MOST_KEPT = 200;

/** What the rules of a result ran on, with what people typed in since. */
export type KeptBasis = Basis & { typed: TypedFigures };

/** What one upload came to. */
export interface Results {
  reports: AuditedFile[];
  previousErrors: NotRead[];
  /** what was passed over in archives */
  notes?: string[];
}

/** An upload in a list. */
export interface Upload {
  id: string;
  at: Date;
  /** who made it */
  by: string;
  /** the first file's name */
  first: string;
  /** how many files there were */
  count: number;
}

type Head = Pick<Upload, 'first' | 'count'> & Pick<Results, 'previousErrors' | 'notes'>;
/** Whose results they are: those who audit reports in the same authority find them, and nobody else. */
type Owner = Pick<Who, 'id' | 'authorityId'>;

const [pressed, unpressed] = [promisify(gzip), promisify(gunzip)];
const purposeOf = (id: string) => `report-audit:${id}`;

/** Keeps what an upload came to, sealed: reports that are audited may not be published yet.
 *  @param originals the files themselves, in the order of the reports, where they are to be kept @returns its id */
export async function keepResults(
  db: Db,
  sealer: Sealer,
  { id: staffId, authorityId }: Owner,
  { reports, previousErrors, notes = [] }: Results,
  now: Date,
  originals: readonly (Uint8Array | undefined)[] = [],
): Promise<string> {
  const id = randomBytes(12).toString('base64url');
  const head: Head = { first: reports[0]?.file ?? '', count: reports.length, previousErrors, notes };
  const rows: Tables['report_audit_results'][] = [];
  for (const [n, one] of reports.entries()) {
    const original = originals[n];
    rows.push({
      audit_id: id,
      number: n + 1,
      ...(await asKept(sealer, id, one)),
      sealed_original: original ? sealer.seal(Buffer.from(original).toString('base64'), purposeOf(id)) : null,
    });
  }
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('report_audits')
      .values({
        ...{ id, authority_id: authorityId, staff_id: staffId!, made_at: now },
        sealed_head: sealer.seal(head, purposeOf(id)),
      })
      .execute();
    for (const row of rows) await tx.insertInto('report_audit_results').values(row).execute();
  });
  return id;
}

/** A result as its row has it, without pictures of pages. */
async function asKept(sealer: Sealer, id: string, one: AuditedFile) {
  const { basis, pictures: _, ...result } = 'error' in one ? { ...one, basis: undefined, pictures: undefined } : one;
  return {
    sealed_result: await sealed(sealer, result, id),
    sealed_basis: basis ? await sealed(sealer, { ...basis, typed: {} } satisfies KeptBasis, id) : null,
  };
}

/** Puts what was read of a scan in the place of what was known before, with the pages to look at. */
export async function keepResult(db: Db, sealer: Sealer, { id, number }: OfResult, one: AuditedFile): Promise<void> {
  const row = await asKept(sealer, id, one);
  await db.transaction().execute(async (tx) => {
    const of = tx.updateTable('report_audit_results').set(row).where('audit_id', '=', id);
    const { numUpdatedRows } = await of.where('number', '=', number).executeTakeFirstOrThrow();
    // its office may have removed it meanwhile
    if (numUpdatedRows > 0n && !('error' in one) && one.pictures)
      await keepPages(tx, sealer, { id, number }, one.pictures);
  });
}

/** What stands above the results, anew. */
export async function keepHead(
  db: Db,
  sealer: Sealer,
  id: string,
  { reports, previousErrors, notes = [] }: Results,
): Promise<void> {
  const head: Head = { first: reports[0]?.file ?? '', count: reports.length, previousErrors, notes };
  const sealed_head = sealer.seal(head, purposeOf(id));
  await db.updateTable('report_audits').set({ sealed_head }).where('id', '=', id).execute();
}

/** Which result of an upload: the upload's id, and its place in it, from 1. */
export interface OfResult {
  id: string;
  number: number;
}

const ofResult = (db: Db, { authorityId }: Pick<Owner, 'authorityId'>, { id, number }: OfResult) =>
  db
    .selectFrom('report_audit_results as result')
    .innerJoin('report_audits as audit', 'audit.id', 'result.audit_id')
    .where('audit.authority_id', '=', authorityId)
    .where('audit.id', '=', id)
    .where('result.number', '=', number);

/** What the rules ran on; undefined: no such result, a file that was not read, or one that was kept before.
 *  @param lock whether others who change it wait */
export async function basisOf(db: Db, sealer: Sealer, owner: Owner, of: OfResult, lock = false) {
  const query = ofResult(db, owner, of).select('result.sealed_basis');
  const row = await (lock ? query.forUpdate('result') : query).executeTakeFirst();
  return row?.sealed_basis ? opened<KeptBasis>(sealer, row.sealed_basis, of.id) : undefined;
}

/** Puts a result on which the rules ran again in the place of the one before. */
export async function keepAgain(
  tx: Tx,
  sealer: Sealer,
  { id, number }: OfResult,
  { file, report, basis }: { file: string; report: AuditedReport; basis: KeptBasis },
): Promise<void> {
  const sealed_result = await sealed(sealer, { file, report }, id);
  const sealed_basis = await sealed(sealer, basis, id);
  await tx
    .updateTable('report_audit_results')
    .set({ sealed_result, sealed_basis })
    .where('audit_id', '=', id)
    .where('number', '=', number)
    .execute();
}

/** Whether the file itself was kept, and it. */
export async function hasOriginal(db: Db, owner: Owner, of: OfResult): Promise<boolean> {
  const query = ofResult(db, owner, of).select('result.number').where('result.sealed_original', 'is not', null);
  return (await query.executeTakeFirst()) !== undefined;
}
export async function originalOf(db: Db, sealer: Sealer, owner: Owner, of: OfResult): Promise<Buffer | undefined> {
  const row = await ofResult(db, owner, of).select('result.sealed_original').executeTakeFirst();
  return row?.sealed_original
    ? Buffer.from(sealer.open<string>(row.sealed_original, purposeOf(of.id)), 'base64')
    : undefined;
}

/** Uploads of one's own authority, the newest first. */
export async function uploadsOf(db: Db, sealer: Sealer, owner: Owner): Promise<Upload[]> {
  if (sealer.problem) return [];
  const rows = await kept(db, owner).orderBy('made_at', 'desc').execute();
  return rows.map(({ id, made_at, by, sealed_head }) => {
    const { first, count } = sealer.open<Head>(sealed_head, purposeOf(id));
    return { id, at: made_at, by, first, count };
  });
}

/** All results of an upload; undefined: of another authority, or removed. */
export async function resultsOf(db: Db, sealer: Sealer, owner: Owner, id: string): Promise<Results | undefined> {
  const row = await kept(db, owner).where('report_audits.id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const results = db.selectFrom('report_audit_results').select('sealed_result').where('audit_id', '=', id);
  const reports: AuditedFile[] = [];
  for (const { sealed_result } of await results.orderBy('number').execute())
    reports.push(await opened(sealer, sealed_result, id));
  const { previousErrors, notes } = sealer.open<Head>(row.sealed_head, purposeOf(id));
  return { reports, previousErrors, notes };
}

/** One result of an upload. @param number its place in the upload, from 1 */
export async function resultOf(
  db: Db,
  sealer: Sealer,
  owner: Owner,
  { id, number }: OfResult,
): Promise<AuditedFile | undefined> {
  if (!(await kept(db, owner).where('report_audits.id', '=', id).executeTakeFirst())) return undefined;
  const row = await db
    .selectFrom('report_audit_results')
    .select('sealed_result')
    .where('audit_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && opened(sealer, row.sealed_result, id);
}

/** Removes an upload of one's own authority, whatever came of it. */
export async function removeResults(db: Db, { authorityId }: Owner, id: string): Promise<void> {
  await db.deleteFrom('report_audits').where('id', '=', id).where('authority_id', '=', authorityId).execute();
}

/** Whether the authority keeps as many as it may. */
export async function isFull(db: Db, { authorityId }: Owner): Promise<boolean> {
  const all = db.selectFrom('report_audits').select(({ fn }) => fn.countAll<number>().as('n'));
  const { n } = await all.where('authority_id', '=', authorityId).executeTakeFirstOrThrow();
  return Number(n) >= MOST_KEPT;
}

const kept = (db: Db, { authorityId }: Owner) =>
  db
    .selectFrom('report_audits')
    .innerJoin('staff', 'staff.id', 'report_audits.staff_id')
    .select(['report_audits.id', 'report_audits.made_at', 'report_audits.sealed_head', 'staff.name as by'])
    .where('report_audits.authority_id', '=', authorityId);

async function sealed(sealer: Sealer, value: object, id: string): Promise<Buffer> {
  const bytes = await pressed(JSON.stringify(value));
  return sealer.seal(bytes.toString('base64'), purposeOf(id));
}

async function opened<T = AuditedFile>(sealer: Sealer, bytes: Buffer, id: string): Promise<T> {
  const unsealed = await unpressed(Buffer.from(sealer.open<string>(bytes, purposeOf(id)), 'base64'));
  return JSON.parse(unsealed.toString()) as T;
}

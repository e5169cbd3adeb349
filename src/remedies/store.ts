import { sql } from 'kysely';
import type { RemedyBlock, RemedyResult } from '../law/index.ts';
import { type Db, prepared, type Tx } from '../platform/database/index.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { type CaseFilter, inFilter } from './counting.ts';
import type { Course, Particulars } from './rules.ts';
import { openText, sealText } from './sealed-words.ts';
import type { EventKind, FileKind } from './tables.ts';
import { caseName } from './words.ts';

/** A case as it stands. */
export interface RemedyCase extends Course {
  id: number;
  authorityId: number;
  applicationId: number | null;
  documentId: number | null;
  beforeId: number | null;
  sealedTitle: Buffer | null;
  sealedHearingNote: Buffer | null;
  appealBody: string;
  appealNumber: string;
  result: Exclude<RemedyResult, 'pending'> | null;
  sealedDecisionNote: Buffer | null;
  officerId: number | null;
  isDemo: boolean;
}

/** A case with its words. */
export interface OpenedCase extends RemedyCase {
  title: string;
  hearingNote: string;
  decisionNote: string;
}

export function openedCase(sealer: Sealer, of: RemedyCase): OpenedCase {
  return {
    ...of,
    title: openText(sealer, of.id, 'title', of.sealedTitle) || caseName(of),
    hearingNote: openText(sealer, of.id, 'hearing_note', of.sealedHearingNote),
    decisionNote: openText(sealer, of.id, 'decision_note', of.sealedDecisionNote),
  };
}

function base(db: Db) {
  return db
    .selectFrom('remedy_cases')
    .select(['id', 'kind', 'sealed_title as sealedTitle', 'body', 'procedure', 'outcome', 'result'])
    .select(['authority_id as authorityId', 'application_id as applicationId', 'document_id as documentId'])
    .select(['before_id as beforeId', 'case_number as caseNumber', 'filed_on as filedOn', 'served_on as servedOn'])
    .select(['answered_on as answeredOn', 'hearing_on as hearingOn', 'sealed_hearing_note as sealedHearingNote'])
    .select(['concluded_on as concludedOn', 'decision_received_on as decisionReceivedOn'])
    .select(['sealed_decision_note as sealedDecisionNote', 'redo_by as redoBy', 'redone_on as redoneOn'])
    .select(['officer_id as officerId', 'is_demo as isDemo'])
    .select(['first_outcome as firstOutcome', 'first_on as firstOn', 'first_received_on as firstReceivedOn'])
    .select(['appealed_by as appealedBy', 'appealed_on as appealedOn', 'appeal_outcome as appealOutcome'])
    .select(['appeal_body as appealBody', 'appeal_number as appealNumber'])
    .select(['appeal_served_on as appealServedOn', 'appeal_answered_on as appealAnsweredOn']);
}

export function caseById(db: Db, authorityId: number, id: number): Promise<RemedyCase | undefined> {
  return base(db).where('id', '=', id).where('authority_id', '=', authorityId).executeTakeFirst();
}

export function lockCase(tx: Tx, authorityId: number, id: number): Promise<RemedyCase | undefined> {
  return base(tx).where('id', '=', id).where('authority_id', '=', authorityId).forUpdate().executeTakeFirst();
}

/** Cases of a year, newest first. @param words in the title, the number or the organ */
export async function casesOf(
  { db, sealer }: { db: Db; sealer: Sealer },
  authorityId: number,
  filter: CaseFilter & { words?: string | undefined },
  page: { limit: number; offset: number },
): Promise<OpenedCase[]> {
  const query = base(db)
    .where('authority_id', '=', authorityId)
    .where(inFilter(filter))
    .orderBy('filed_on', 'desc')
    .orderBy('id', 'desc');
  const { words } = filter;
  const opened = (rows: RemedyCase[]) => rows.map((row) => openedCase(sealer, row));
  if (!words) return opened(await query.limit(page.limit).offset(page.offset).execute());
  // titles are sealed: those of the year are opened and looked through
  const all = opened(await query.execute());
  const held = all.filter((one) =>
    [one.title, one.caseNumber, one.body, one.appealNumber, one.appealBody].some((text) => text.includes(words)),
  );
  return held.slice(page.offset, page.offset + page.limit);
}

/** Days after a judgment in which the term of appeal may still run, whatever it takes to deliver it. */
const APPEAL_RUNS = 90;

/** Cases with something still to be done by the authority or to be decided, also whether to appeal. */
export function openCases(db: Db, today: string, authorityId?: number): Promise<RemedyCase[]> {
  let query = base(db).where(
    sql<boolean>`(concluded_on is null or (redo_by is not null and redone_on is null)
      or (kind <> 'reconsideration' and result = 'corrected' and concluded_on > ${today}::date - ${APPEAL_RUNS}::int))`,
  );
  if (authorityId !== undefined) query = query.where('authority_id', '=', authorityId);
  return prepared(db, query.orderBy('filed_on').orderBy('id'));
}

/** The cases about an application, oldest first. */
export function casesAboutApplication(db: Db, applicationId: number): Promise<RemedyCase[]> {
  return base(db).where('application_id', '=', applicationId).orderBy('filed_on').orderBy('id').execute();
}

/** Whether a case about an application is still open. */
export async function caseIsOpenAbout(db: Db, applicationId: number): Promise<boolean> {
  const found = await db
    .selectFrom('remedy_cases')
    .select('id')
    .where('application_id', '=', applicationId)
    .where(sql<boolean>`(concluded_on is null or (redo_by is not null and redone_on is null))`)
    .executeTakeFirst();
  return found !== undefined;
}

/** Years that have cases, newest first. */
export async function caseYears(db: Db, authorityId: number): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct y::int as year from remedy_cases,
      generate_series(extract(year from filed_on)::int, extract(year from coalesce(concluded_on, filed_on))::int) y
    where authority_id = ${authorityId} order by 1 desc`.execute(db);
  return rows.map(({ year }) => year);
}

/** Reconsiderations that ended and may be followed by a suit, newest first. */
export function endedReconsiderations(db: Db, authorityId: number): Promise<RemedyCase[]> {
  return base(db)
    .where('authority_id', '=', authorityId)
    .where('kind', '=', 'reconsideration')
    .where('concluded_on', 'is not', null)
    .orderBy('concluded_on', 'desc')
    .limit(200)
    .execute();
}

/** The suits after a reconsideration. */
export function suitsAfter(db: Db, id: number): Promise<RemedyCase[]> {
  return base(db).where('before_id', '=', id).orderBy('id').execute();
}

/** Another case with the same number before the same organ. */
export async function sameNumber(tx: Tx, authorityId: number, given: Particulars, id?: number): Promise<boolean> {
  if (!given.caseNumber) return false;
  const found = await tx
    .selectFrom('remedy_cases')
    .select('id')
    .where('authority_id', '=', authorityId)
    .where('body', '=', given.body)
    .where('case_number', '=', given.caseNumber)
    .where('id', '!=', id ?? 0)
    .executeTakeFirst();
  return found !== undefined;
}

export interface Links {
  applicationId: number | null;
  documentId: number | null;
  beforeId: number | null;
}

/** A transaction, and what seals. */
export interface Sealing {
  db: Tx;
  sealer: Sealer;
}

const columns = (given: Particulars & Links) => ({
  kind: given.kind as RemedyBlock,
  body: given.body,
  case_number: given.caseNumber,
  procedure: given.procedure,
  filed_on: given.filedOn,
  served_on: given.servedOn,
  application_id: given.applicationId,
  document_id: given.documentId,
  before_id: given.beforeId,
});

export async function insertCase(
  { db: tx, sealer }: Sealing,
  authorityId: number,
  officerId: number | null,
  given: Particulars & Links,
) {
  const { id } = await tx
    .insertInto('remedy_cases')
    .values({ authority_id: authorityId, officer_id: officerId, ...columns(given) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await nameCase({ db: tx, sealer }, id, given.title);
  return id;
}

/** What a case is called (案由). */
export async function nameCase({ db, sealer }: Sealing, id: number, title: string): Promise<void> {
  await db
    .updateTable('remedy_cases')
    .set({ sealed_title: sealText(sealer, id, 'title', title) })
    .where('id', '=', id)
    .execute();
}

export async function updateParticulars(
  { db: tx, sealer }: Sealing,
  id: number,
  given: Particulars & Links,
): Promise<void> {
  await tx
    .updateTable('remedy_cases')
    .set({ ...columns(given), sealed_title: sealText(sealer, id, 'title', given.title) })
    .where('id', '=', id)
    .execute();
}

export interface CaseEvent {
  id: number;
  kind: EventKind;
  happenedOn: string;
  note: string;
  author: string;
}

export async function eventsOf(db: Db, sealer: Sealer, caseId: number): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('remedy_events')
    .select(['id', 'kind', 'happened_on as happenedOn', 'sealed_note', 'author'])
    .where('case_id', '=', caseId)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ sealed_note, ...event }) => ({ ...event, note: openText(sealer, caseId, 'event', sealed_note) }));
}

export async function recordEvent(
  { db: tx, sealer }: Sealing,
  event: { caseId: number; kind: EventKind; on: string; note: string; author: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('remedy_events')
    .values({
      case_id: event.caseId,
      kind: event.kind,
      happened_on: event.on,
      sealed_note: sealText(sealer, event.caseId, 'event', event.note),
      author: event.author,
      at: event.at,
    })
    .execute();
}

export interface CaseFile {
  id: number;
  name: string;
  kind: FileKind;
  hash: string;
  mediaType: string;
  addedBy: string;
  addedAt: Date;
}

export async function filesOf(db: Db, sealer: Sealer, caseId: number): Promise<CaseFile[]> {
  const rows = await db
    .selectFrom('remedy_files as r')
    .innerJoin('files', 'files.hash', 'r.file_hash')
    .select(['r.id', 'r.sealed_name', 'r.kind', 'r.file_hash as hash', 'files.media_type as mediaType'])
    .select(['r.added_by as addedBy', 'r.added_at as addedAt'])
    .where('r.case_id', '=', caseId)
    .orderBy('r.id')
    .execute();
  return rows.map(({ sealed_name, ...file }) => ({ ...file, name: openText(sealer, caseId, 'file', sealed_name) }));
}

export interface NewFile {
  hash: string;
  name: string;
  kind: FileKind;
}

export async function keepFiles(
  { db: tx, sealer }: Sealing,
  caseId: number,
  files: readonly NewFile[],
  by: string,
  at: Date,
): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('remedy_files')
    .values(
      files.map(({ hash, name, kind }) => ({
        case_id: caseId,
        file_hash: hash,
        sealed_name: sealText(sealer, caseId, 'file', name),
        kind,
        added_by: by,
        added_at: at,
      })),
    )
    .execute();
}

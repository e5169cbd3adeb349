import { type Authority, nameOn } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { demoMark, type Paper } from '../../platform/papers/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { openApplicant } from '../privacy/applicant.ts';
import { CLEARED } from '../privacy/erasure.ts';
import type { PaperState } from '../tables.ts';
import { composeLetter } from './compose.ts';
import { contentOf, type KeptContent } from './content.ts';
import { deliveryAcknowledgement } from './delivery-acknowledgement.ts';
import { PAPERS, type PaperKind } from './kinds.ts';
import { type Letter, paperOf } from './letter.ts';

export interface PaperRow {
  id: number;
  applicationId: number;
  kind: PaperKind;
  state: PaperState;
  number: string | null;
  day: string | null;
  content: KeptContent;
  /** its step was voided: it no longer counts */
  voided: boolean;
  version: number;
  updater: string;
  updatedAt: Date;
}

function opened<T extends { applicationId: number; sealed_content: Buffer | null }>(sealer: Sealer, row: T) {
  const { sealed_content, ...rest } = row;
  return { ...rest, content: contentOf(sealer, row.applicationId, sealed_content) };
}

function base(db: Db) {
  return db
    .selectFrom('application_papers')
    .select(['id', 'application_id as applicationId', 'kind', 'state', 'number', 'dated_on as day', 'sealed_content'])
    .select(['voided', 'version', 'updater', 'updated_at as updatedAt']);
}

/** Papers of an application, oldest first. */
export async function papersOf(db: Db, sealer: Sealer, applicationId: number): Promise<PaperRow[]> {
  const rows = await base(db).where('application_id', '=', applicationId).orderBy('id').execute();
  return rows.map((row) => opened(sealer, row));
}

export async function paperById(
  db: Db,
  sealer: Sealer,
  authorityId: number,
  id: number,
): Promise<PaperRow | undefined> {
  const row = await base(db).where('id', '=', id).where('authority_id', '=', authorityId).executeTakeFirst();
  return row && opened(sealer, row);
}

/** Who the paper goes to; after the retention period nobody is named. */
export interface Addressee {
  name: string;
  address: string;
}

/** The applicant as papers name them. Whoever calls this answers for its being recorded. */
export async function addresseeOf(db: Db, sealer: Sealer, applicationId: number): Promise<Addressee> {
  const { sealed_applicant } = await db
    .selectFrom('applications')
    .select('sealed_applicant')
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow();
  if (!sealed_applicant) return { name: CLEARED, address: '' };
  return openApplicant(sealer, applicationId, sealed_applicant);
}

/** The applicant as screens show them. */
export async function shownAddressee(db: Db, applicationId: number): Promise<Addressee> {
  const { applicant_shown } = await db
    .selectFrom('applications')
    .select('applicant_shown')
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow();
  return { name: applicant_shown, address: '' };
}

/** A stored paper in its official form: as it was signed, or as the draft would be today. */
export async function drawPaper(
  db: Db,
  authority: Pick<Authority, 'id' | 'name' | 'contact' | 'isDemo'>,
  row: PaperRow,
  { name }: Addressee,
  today: string,
): Promise<Paper> {
  const { applicationId, kind, content } = row;
  const letter =
    content.letter ?? (await composeLetter(db, authority, { applicationId, kind, content, on: row.day ?? today }));
  const paper = paperOf(letter, {
    organisation: row.day ? await nameOn(db, authority, row.day) : authority.name,
    number: PAPERS[kind].number === 'application' ? await numberOf(db, applicationId) : row.number,
    day: row.day,
    applicant: name,
  });
  return { ...paper, ...demoMark(authority.isDemo) };
}

/** 送达回证 for a paper that was issued. */
export async function drawDeliveryAcknowledgement(
  db: Db,
  authority: Pick<Authority, 'id' | 'name' | 'isDemo'>,
  row: PaperRow & { content: { letter: Letter }; day: string },
  { name, address }: Addressee,
): Promise<Paper> {
  const { letter } = row.content;
  const paper = deliveryAcknowledgement({
    organisation: await nameOn(db, authority, row.day),
    applicant: letter.to ?? name,
    title: letter.title,
    number: PAPERS[row.kind].number === 'application' ? await numberOf(db, row.applicationId) : row.number,
    day: row.day,
    how: '',
    address: letter.to ? '' : address,
  });
  return { ...paper, ...demoMark(authority.isDemo) };
}

async function numberOf(db: Db, applicationId: number): Promise<string> {
  const row = await db
    .selectFrom('applications')
    .select('number')
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow();
  return row.number;
}

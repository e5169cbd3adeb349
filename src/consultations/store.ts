import type { Updateable } from 'kysely';
import type { ConsultationTimes } from '../law/index.ts';
import type { Db, Tables, Tx } from '../platform/database/index.ts';
import type { ConsultationContent } from './preparing/content.ts';
import type { ResultsContent } from './results/content.ts';

/** A consultation with what is being written of it and what was signed. */
export interface Consultation {
  id: number;
  authorityId: number;
  officeId: number;
  officeName: string;
  /** null once it was signed */
  draft: ConsultationContent | null;
  authors: number[];
  savedBy: string;
  savedAt: Date;
  content: ConsultationContent | null;
  signedBy: string;
  signedAt: Date | null;
  /** days as YYYY-MM-DD; null until it was signed */
  opensOn: string | null;
  untilOn: string | null;
  closesOn: string | null;
  provisional: boolean;
  extendedFrom: string | null;
  extensionReason: string;
  stoppedAt: Date | null;
  stoppedReason: string;
  withdrawnAt: Date | null;
  withdrawnReason: string;
  resultsDue: string | null;
  resultsDraft: ResultsContent | null;
  resultsAuthors: number[];
  results: ResultsContent | null;
  resultsOn: string | null;
  resultsSignedBy: string;
}

const consultations = (db: Db) =>
  db
    .selectFrom('consultations as c')
    .innerJoin('offices as o', 'o.id', 'c.office_id')
    .select(['c.id', 'c.authority_id as authorityId', 'c.office_id as officeId', 'o.name as officeName', 'c.draft'])
    .select(['c.authors', 'c.saved_by as savedBy', 'c.saved_at as savedAt', 'c.content', 'c.signed_by as signedBy'])
    .select(['c.signed_at as signedAt', 'c.opens_on as opensOn', 'c.until_on as untilOn', 'c.closes_on as closesOn'])
    .select(['c.closes_provisional as provisional', 'c.extended_from as extendedFrom'])
    .select(['c.extension_reason as extensionReason', 'c.stopped_at as stoppedAt'])
    .select(['c.stopped_reason as stoppedReason', 'c.withdrawn_at as withdrawnAt'])
    .select(['c.withdrawn_reason as withdrawnReason', 'c.results_due as resultsDue'])
    .select(['c.results_draft as resultsDraft', 'c.results_authors as resultsAuthors', 'c.results'])
    .select(['c.results_on as resultsOn', 'c.results_signed_by as resultsSignedBy']);

/** All of an authority, the newest first. */
export function consultationsOf(db: Db, authorityId: number): Promise<Consultation[]> {
  return consultations(db).where('c.authority_id', '=', authorityId).orderBy('c.id', 'desc').execute();
}

export function consultationById(db: Db, authorityId: number, id: number): Promise<Consultation | undefined> {
  return consultations(db).where('c.authority_id', '=', authorityId).where('c.id', '=', id).executeTakeFirst();
}

export function consultationsById(db: Db, ids: readonly number[]): Promise<Consultation[]> {
  return ids.length ? consultations(db).where('c.id', 'in', ids).execute() : Promise.resolve([]);
}

/** The consultation, held until the transaction ends. */
export async function lockConsultation(tx: Tx, authorityId: number, id: number): Promise<Consultation | undefined> {
  await tx.selectFrom('consultations').select('id').where('id', '=', id).forUpdate().execute();
  return consultationById(tx, authorityId, id);
}

export async function changeConsultation(tx: Tx, id: number, row: Updateable<Tables['consultations']>): Promise<void> {
  await tx.updateTable('consultations').set(row).where('id', '=', id).execute();
}

/** One that was signed. */
export type Signed = Consultation & {
  content: ConsultationContent;
  opensOn: string;
  untilOn: string;
  closesOn: string;
  resultsDue: string;
};
export const isSigned = (one: Consultation): one is Signed => one.content !== null;

/** On the site: signed and not withdrawn. */
export const isOnline = (one: Consultation): one is Signed => isSigned(one) && one.withdrawnAt === null;

export const timesOf = (one: Signed): ConsultationTimes => ({
  ...{ opens: one.opensOn, closes: one.closesOn, extended: one.extendedFrom !== null },
  ...{ stopped: one.stoppedAt !== null, resultsDue: one.resultsDue, resultsOn: one.resultsOn },
});

/** What it is called, signed or not. */
export const titleOf = ({ draft, content }: Pick<Consultation, 'draft' | 'content'>): string =>
  (content ?? draft)?.title ?? '未命名的征集';

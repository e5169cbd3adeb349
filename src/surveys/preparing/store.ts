import type { Db, Tx } from '../../platform/database/index.ts';
import { type SurveyStanding, standingOn } from '../questions/standing.ts';
import type { SurveyContent } from './content.ts';

/** A survey with what is being written of it and what the public sees. */
export interface Survey {
  id: number;
  authorityId: number;
  officeId: number;
  officeName: string;
  draft: SurveyContent | null;
  authors: number[];
  savedBy: string;
  savedAt: Date;
  opensOn: string | null;
  closesOn: string | null;
  withdrawnAt: Date | null;
  withdrawnBy: string;
  withdrawnReason: string;
  /** what was signed last; null: nothing yet */
  shown: SurveyContent | null;
  versionId: number | null;
  version: number | null;
}

const surveys = (db: Db) =>
  db
    .selectFrom('surveys as s')
    .innerJoin('offices as o', 'o.id', 's.office_id')
    .leftJoin('survey_versions as v', (join) => join.onRef('v.survey_id', '=', 's.id').on('v.until', 'is', null))
    .select(['s.id', 's.authority_id as authorityId', 's.office_id as officeId', 'o.name as officeName', 's.draft'])
    .select(['s.authors', 's.saved_by as savedBy', 's.saved_at as savedAt', 's.opens_on as opensOn'])
    .select(['s.closes_on as closesOn', 's.withdrawn_at as withdrawnAt', 's.withdrawn_by as withdrawnBy'])
    .select([
      's.withdrawn_reason as withdrawnReason',
      'v.content as shown',
      'v.id as versionId',
      'v.number as version',
    ]);

/** More than an authority ever asks. */
const MOST = 1_000;

/** All surveys of an authority, the latest first. */
export function surveysOf(db: Db, authorityId: number): Promise<Survey[]> {
  return surveys(db).where('s.authority_id', '=', authorityId).orderBy('s.id', 'desc').limit(MOST).execute();
}

export function surveyById(db: Db, authorityId: number, id: number): Promise<Survey | undefined> {
  return surveys(db).where('s.authority_id', '=', authorityId).where('s.id', '=', id).executeTakeFirst();
}

export function surveysById(db: Db, ids: readonly number[]): Promise<Survey[]> {
  return ids.length ? surveys(db).where('s.id', 'in', ids).execute() : Promise.resolve([]);
}

/** The survey, held until the transaction ends. */
export async function lockSurvey(tx: Tx, authorityId: number, id: number): Promise<Survey | undefined> {
  await tx.selectFrom('surveys').select('id').where('id', '=', id).forUpdate().execute();
  return surveyById(tx, authorityId, id);
}

/** How a survey stands now. */
export const standing = ({ opensOn, closesOn, withdrawnAt }: Survey, now: Date): SurveyStanding =>
  standingOn({ opensOn, closesOn, withdrawn: withdrawnAt !== null }, now);

export const titleOf = ({ draft, shown }: Pick<Survey, 'draft' | 'shown'>): string =>
  (draft ?? shown)?.title ?? '未命名的问卷';

interface Saved {
  draft: SurveyContent;
  authors: number[];
  by: string;
  at: Date;
}

const rowOf = ({ draft, authors, by, at }: Saved) => ({
  ...{ draft: JSON.stringify(draft), authors, saved_by: by, saved_at: at },
});

export async function insertSurvey(
  tx: Tx,
  of: { authorityId: number; officeId: number },
  saved: Saved,
): Promise<number> {
  const { id } = await tx
    .insertInto('surveys')
    .values({ authority_id: of.authorityId, office_id: of.officeId, ...rowOf(saved) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function saveDraft(tx: Tx, id: number, saved: Saved): Promise<void> {
  await tx.updateTable('surveys').set(rowOf(saved)).where('id', '=', id).execute();
}

export async function dropDraft(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('surveys').set({ draft: null, authors: [] }).where('id', '=', id).execute();
}

/** A survey of which nothing was ever public goes altogether. */
export async function removeSurvey(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('surveys').where('id', '=', id).execute();
}

export async function keepTerm(tx: Tx, id: number, term: { opensOn: string; closesOn: string }): Promise<void> {
  await tx
    .updateTable('surveys')
    .set({ opens_on: term.opensOn, closes_on: term.closesOn })
    .where('id', '=', id)
    .execute();
}

export async function keepWithdrawn(tx: Tx, id: number, of: { at: Date; by: string; reason: string }): Promise<void> {
  const row = { withdrawn_at: of.at, withdrawn_by: of.by, withdrawn_reason: of.reason };
  await tx.updateTable('surveys').set(row).where('id', '=', id).execute();
}

export interface Version {
  id: number;
  number: number;
  content: SurveyContent;
  submittedBy: string;
  signedBy: string;
  publishedAt: Date;
  /** until when it was asked; null: it is the newest */
  until: Date | null;
}

/** What was signed of a survey, in order. */
export function versionsOf(db: Db, surveyId: number): Promise<Version[]> {
  return db
    .selectFrom('survey_versions')
    .select(['id', 'number', 'content', 'submitted_by as submittedBy', 'signed_by as signedBy'])
    .select(['published_at as publishedAt', 'until'])
    .where('survey_id', '=', surveyId)
    .orderBy('number')
    .execute();
}

/** A version takes the place of the one before; answers stay with the one that they were given to. */
export async function insertVersion(
  tx: Tx,
  of: { surveyId: number; authorityId: number },
  version: Pick<Version, 'content' | 'submittedBy' | 'signedBy' | 'publishedAt'>,
): Promise<void> {
  const { content, submittedBy, signedBy, publishedAt } = version;
  const before = await versionsOf(tx, of.surveyId);
  await tx
    .updateTable('survey_versions')
    .set({ until: publishedAt })
    .where('survey_id', '=', of.surveyId)
    .where('until', 'is', null)
    .execute();
  await tx
    .insertInto('survey_versions')
    .values({
      ...{ survey_id: of.surveyId, authority_id: of.authorityId, number: (before.at(-1)?.number ?? 0) + 1 },
      ...{ content: JSON.stringify(content), submitted_by: submittedBy, signed_by: signedBy },
      ...{ published_at: publishedAt, until: null },
    })
    .execute();
}

export interface Extension {
  before: string;
  closesOn: string;
  reason: string;
  by: string;
  at: Date;
}

/** How often and why a survey was extended, in order. */
export function extensionsOf(db: Db, surveyId: number): Promise<Extension[]> {
  return db
    .selectFrom('survey_extensions')
    .select(['closed_before as before', 'closes_on as closesOn', 'reason', 'extended_by as by', 'extended_at as at'])
    .where('survey_id', '=', surveyId)
    .orderBy('id')
    .execute();
}

export async function insertExtension(tx: Tx, surveyId: number, one: Extension): Promise<void> {
  await tx
    .insertInto('survey_extensions')
    .values({
      ...{ survey_id: surveyId, closed_before: one.before, closes_on: one.closesOn, reason: one.reason },
      ...{ extended_by: one.by, extended_at: one.at },
    })
    .execute();
}

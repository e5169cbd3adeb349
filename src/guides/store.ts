import type { Db, Tx } from '../platform/database/index.ts';
import type { GuideContent, Sample } from './content.ts';

/** A guide with what is being written of it and what the public sees. */
export interface Guide {
  id: number;
  authorityId: number;
  officeId: number;
  officeName: string;
  draft: GuideContent | null;
  authors: number[];
  savedBy: string;
  savedAt: Date;
  /** what was signed last; null: nothing yet */
  shown: GuideContent | null;
  publishedAt: Date | null;
  /** 'YYYY-MM-DD': when somebody last found it right; null: never public */
  checkedOn: string | null;
  checkedBy: string;
  withdrawnAt: Date | null;
  withdrawnBy: string;
  withdrawnReason: string;
}

const guides = (db: Db) =>
  db
    .selectFrom('guides as g')
    .innerJoin('offices as o', 'o.id', 'g.office_id')
    .leftJoin('guide_versions as v', (join) => join.onRef('v.guide_id', '=', 'g.id').on('v.until', 'is', null))
    .select(['g.id', 'g.authority_id as authorityId', 'g.office_id as officeId', 'o.name as officeName', 'g.draft'])
    .select(['g.authors', 'g.saved_by as savedBy', 'g.saved_at as savedAt', 'v.content as shown'])
    .select(['v.published_at as publishedAt', 'g.checked_on as checkedOn', 'g.checked_by as checkedBy'])
    .select(['g.withdrawn_at as withdrawnAt', 'g.withdrawn_by as withdrawnBy'])
    .select('g.withdrawn_reason as withdrawnReason');

/** All guides of an authority, in the order they were begun. */
export function guidesOf(db: Db, authorityId: number): Promise<Guide[]> {
  return guides(db).where('g.authority_id', '=', authorityId).orderBy('g.id').execute();
}

export function guideById(db: Db, authorityId: number, id: number): Promise<Guide | undefined> {
  return guides(db).where('g.authority_id', '=', authorityId).where('g.id', '=', id).executeTakeFirst();
}

export function guidesById(db: Db, ids: readonly number[]): Promise<Guide[]> {
  return ids.length ? guides(db).where('g.id', 'in', ids).execute() : Promise.resolve([]);
}

/** The guide, held until the transaction ends. */
export async function lockGuide(tx: Tx, authorityId: number, id: number): Promise<Guide | undefined> {
  await tx.selectFrom('guides').select('id').where('id', '=', id).forUpdate().execute();
  return guideById(tx, authorityId, id);
}

export interface Saved {
  draft: GuideContent;
  authors: number[];
  by: string;
  at: Date;
}

const rowOf = ({ draft, authors, by, at }: Saved) => ({
  draft: JSON.stringify(draft),
  authors,
  saved_by: by,
  saved_at: at,
});

export async function insertGuide(
  tx: Tx,
  of: { authorityId: number; officeId: number },
  saved: Saved,
): Promise<number> {
  const { id } = await tx
    .insertInto('guides')
    .values({ authority_id: of.authorityId, office_id: of.officeId, ...rowOf(saved) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function saveDraft(tx: Tx, id: number, saved: Saved): Promise<void> {
  await tx.updateTable('guides').set(rowOf(saved)).where('id', '=', id).execute();
}

export async function dropDraft(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('guides').set({ draft: null, authors: [] }).where('id', '=', id).execute();
}

/** A guide of which nothing was ever public goes altogether. */
export async function removeGuide(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('window_guides').where('guide_id', '=', id).execute();
  await tx.deleteFrom('guide_samples').where('guide_id', '=', id).execute();
  await tx.deleteFrom('guides').where('id', '=', id).execute();
}

export async function keepChecked(tx: Tx, id: number, by: { day: string; name: string }): Promise<void> {
  await tx.updateTable('guides').set({ checked_on: by.day, checked_by: by.name }).where('id', '=', id).execute();
}

/** Off the site, or on it again with the next version. */
export async function keepWithdrawn(
  tx: Tx,
  id: number,
  withdrawn: { at: Date; by: string; reason: string } | undefined,
): Promise<void> {
  const { at = null, by = '', reason = '' } = withdrawn ?? {};
  const row = { withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason };
  await tx.updateTable('guides').set(row).where('id', '=', id).execute();
}

export interface Version {
  id: number;
  content: GuideContent;
  submittedBy: string;
  signedBy: string;
  publishedAt: Date;
  /** until when the public saw it; null: it is the newest */
  until: Date | null;
}

/** What was signed of a guide, the newest first. */
export function versionsOf(db: Db, guideId: number): Promise<Version[]> {
  return db
    .selectFrom('guide_versions')
    .select(['id', 'content', 'submitted_by as submittedBy', 'signed_by as signedBy'])
    .select(['published_at as publishedAt', 'until'])
    .where('guide_id', '=', guideId)
    .orderBy('id', 'desc')
    .execute();
}

/** A version takes the place of the one before. */
export async function insertVersion(
  tx: Tx,
  of: { guideId: number; authorityId: number },
  version: Omit<Version, 'id' | 'until'>,
): Promise<void> {
  const { content, submittedBy, signedBy, publishedAt } = version;
  await tx
    .updateTable('guide_versions')
    .set({ until: publishedAt })
    .where('guide_id', '=', of.guideId)
    .where('until', 'is', null)
    .execute();
  await tx
    .insertInto('guide_versions')
    .values({
      ...{ guide_id: of.guideId, authority_id: of.authorityId, content: JSON.stringify(content) },
      ...{ submitted_by: submittedBy, signed_by: signedBy, published_at: publishedAt, until: null },
    })
    .execute();
}

/** A sample came; which paper it is for stands in the draft. */
export async function keepSample(
  tx: Tx,
  guideId: number,
  sample: Sample,
  by: { name: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('guide_samples')
    .values({ guide_id: guideId, file_hash: sample.hash, name: sample.name, uploaded_by: by.name, uploaded_at: by.at })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** The media type of a sample of this guide; undefined: it has no such. */
export async function sampleType(db: Db, guideId: number, { hash, name }: Sample): Promise<string | undefined> {
  const row = await db
    .selectFrom('guide_samples as s')
    .innerJoin('files as f', 'f.hash', 's.file_hash')
    .select('f.media_type as type')
    .where('s.guide_id', '=', guideId)
    .where('s.file_hash', '=', hash)
    .where('s.name', '=', name)
    .executeTakeFirst();
  return row?.type;
}

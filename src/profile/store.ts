import type { Db, Tx } from '../platform/database/index.ts';
import type { Content } from './content.ts';

export interface Draft {
  content: Content;
  /** everybody who wrote any of it since it was last signed */
  authors: number[];
  savedBy: string;
  savedAt: Date;
}

const draft = (db: Db, authorityId: number) =>
  db
    .selectFrom('authority_profiles')
    .select(['content', 'authors', 'saved_by as savedBy', 'saved_at as savedAt'])
    .where('authority_id', '=', authorityId);

/** What is being written; undefined: nothing was written since the last was signed. */
export function draftOf(db: Db, authorityId: number): Promise<Draft | undefined> {
  return draft(db, authorityId).executeTakeFirst();
}

export function lockDraft(tx: Tx, authorityId: number): Promise<Draft | undefined> {
  return draft(tx, authorityId).forUpdate().executeTakeFirst();
}

export async function saveDraft(tx: Tx, authorityId: number, { content, ...by }: Draft): Promise<void> {
  const row = { content: JSON.stringify(content), authors: by.authors, saved_by: by.savedBy, saved_at: by.savedAt };
  await tx
    .insertInto('authority_profiles')
    .values({ authority_id: authorityId, ...row })
    .onConflict((oc) => oc.column('authority_id').doUpdateSet(row))
    .execute();
}

export async function dropDraft(tx: Tx, authorityId: number): Promise<void> {
  await tx.deleteFrom('authority_profiles').where('authority_id', '=', authorityId).execute();
}

export interface Version {
  id: number;
  content: Content;
  submittedBy: string;
  signedBy: string;
  publishedAt: Date;
  /** from which day its names hold; null: they hold */
  namesFrom: string | null;
}

const versions = (db: Db) =>
  db
    .selectFrom('authority_profile_versions')
    .select(['id', 'content', 'submitted_by as submittedBy', 'signed_by as signedBy', 'published_at as publishedAt'])
    .select('names_from as namesFrom');

/** What was signed, the newest first. */
export function versionsOf(db: Db, authorityId: number): Promise<Version[]> {
  return versions(db).where('authority_id', '=', authorityId).orderBy('id', 'desc').execute();
}

export async function insertVersion(tx: Tx, authorityId: number, version: Omit<Version, 'id'>): Promise<void> {
  await tx
    .insertInto('authority_profile_versions')
    .values({
      authority_id: authorityId,
      content: JSON.stringify(version.content),
      submitted_by: version.submittedBy,
      signed_by: version.signedBy,
      published_at: version.publishedAt,
      names_from: version.namesFrom,
    })
    .execute();
}

/** Names that were signed for a later day are void: others were signed since. */
export async function forgetComingNames(tx: Tx, authorityId: number): Promise<void> {
  await tx
    .updateTable('authority_profile_versions')
    .set({ names_from: null })
    .where('authority_id', '=', authorityId)
    .where('names_from', 'is not', null)
    .execute();
}

/** Versions whose names hold from this day or an earlier one, and do not hold yet. */
export function namesDue(db: Db, today: string): Promise<(Version & { authorityId: number })[]> {
  return versions(db).select('authority_id as authorityId').where('names_from', '<=', today).orderBy('id').execute();
}

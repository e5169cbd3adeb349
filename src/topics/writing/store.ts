import type { Db, Tx } from '../../platform/database/index.ts';
import type { TopicContent } from './content.ts';

/** A topic with what is being written of it and what the public sees. */
export interface Topic {
  id: number;
  authorityId: number;
  officeId: number;
  officeName: string;
  draft: TopicContent | null;
  authors: number[];
  savedBy: string;
  savedAt: Date;
  /** what was signed last; null: nothing yet */
  shown: TopicContent | null;
  publishedAt: Date | null;
  /** YYYY-MM-DD; null: it goes on */
  closedOn: string | null;
  withdrawnAt: Date | null;
  withdrawnBy: string;
  withdrawnReason: string;
}

const topics = (db: Db) =>
  db
    .selectFrom('topics as t')
    .innerJoin('offices as o', 'o.id', 't.office_id')
    .leftJoin('topic_versions as v', (join) => join.onRef('v.topic_id', '=', 't.id').on('v.until', 'is', null))
    .select(['t.id', 't.authority_id as authorityId', 't.office_id as officeId', 'o.name as officeName', 't.draft'])
    .select(['t.authors', 't.saved_by as savedBy', 't.saved_at as savedAt', 'v.content as shown'])
    .select(['v.published_at as publishedAt', 't.closed_on as closedOn', 't.withdrawn_at as withdrawnAt'])
    .select(['t.withdrawn_by as withdrawnBy', 't.withdrawn_reason as withdrawnReason']);

/** All topics of an authority, the newest first. */
export function topicsOf(db: Db, authorityId: number): Promise<Topic[]> {
  return topics(db).where('t.authority_id', '=', authorityId).orderBy('t.id', 'desc').execute();
}

export function topicById(db: Db, authorityId: number, id: number): Promise<Topic | undefined> {
  return topics(db).where('t.authority_id', '=', authorityId).where('t.id', '=', id).executeTakeFirst();
}

export function topicsById(db: Db, ids: readonly number[]): Promise<Topic[]> {
  return ids.length ? topics(db).where('t.id', 'in', ids).execute() : Promise.resolve([]);
}

/** The topic, held until the transaction ends. */
export async function lockTopic(tx: Tx, authorityId: number, id: number): Promise<Topic | undefined> {
  await tx.selectFrom('topics').select('id').where('id', '=', id).forUpdate().execute();
  return topicById(tx, authorityId, id);
}

export interface Saved {
  draft: TopicContent;
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

export async function insertTopic(
  tx: Tx,
  of: { authorityId: number; officeId: number },
  saved: Saved,
): Promise<number> {
  const { id } = await tx
    .insertInto('topics')
    .values({
      ...{ authority_id: of.authorityId, office_id: of.officeId, closed_on: null, withdrawn_at: null },
      ...rowOf(saved),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function saveDraft(tx: Tx, id: number, saved: Saved): Promise<void> {
  await tx.updateTable('topics').set(rowOf(saved)).where('id', '=', id).execute();
}

export async function dropDraft(tx: Tx, id: number): Promise<void> {
  await tx.updateTable('topics').set({ draft: null, authors: [] }).where('id', '=', id).execute();
}

/** A topic of which nothing was ever public goes altogether. */
export async function removeTopic(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('topics').where('id', '=', id).execute();
}

/** Off the site, or on it again with the next version. */
export async function keepWithdrawn(
  tx: Tx,
  id: number,
  withdrawn: { at: Date; by: string; reason: string } | undefined,
): Promise<void> {
  const { at = null, by = '', reason = '' } = withdrawn ?? {};
  const row = { withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason };
  await tx.updateTable('topics').set(row).where('id', '=', id).execute();
}

export interface Version {
  id: number;
  content: TopicContent;
  submittedBy: string;
  signedBy: string;
  publishedAt: Date;
  /** until when the public saw it; null: it is the newest */
  until: Date | null;
}

/** What was signed of a topic, the newest first. */
export function versionsOf(db: Db, topicId: number): Promise<Version[]> {
  return db
    .selectFrom('topic_versions')
    .select(['id', 'content', 'submitted_by as submittedBy', 'signed_by as signedBy'])
    .select(['published_at as publishedAt', 'until'])
    .where('topic_id', '=', topicId)
    .orderBy('id', 'desc')
    .execute();
}

/** A version takes the place of the one before; with a conclusion the topic is closed.
 *  @param closedOn the day on which its conclusion was first read; null: it goes on */
export async function insertVersion(
  tx: Tx,
  of: { topicId: number; authorityId: number; closedOn: string | null },
  version: Omit<Version, 'id' | 'until'>,
): Promise<void> {
  const { content, submittedBy, signedBy, publishedAt } = version;
  await tx
    .updateTable('topic_versions')
    .set({ until: publishedAt })
    .where('topic_id', '=', of.topicId)
    .where('until', 'is', null)
    .execute();
  await tx
    .insertInto('topic_versions')
    .values({
      ...{ topic_id: of.topicId, authority_id: of.authorityId, content: JSON.stringify(content) },
      ...{ submitted_by: submittedBy, signed_by: signedBy, published_at: publishedAt, until: null },
    })
    .execute();
  await tx.updateTable('topics').set({ closed_on: of.closedOn }).where('id', '=', of.topicId).execute();
}

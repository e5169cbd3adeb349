import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import type { ShownFile } from '../../publishing/index.ts';

/** A piece of an attachment's text, as it stands and as it is searched. */
export interface Passage {
  text: string;
  folded: string;
}

/** An attachment that waits: to be read, or, when it has been, for its documents to be found by it. */
export interface WaitingFile extends ShownFile {
  mediaType: string;
  read: boolean;
}

/** Attachments that are shown from now on, to be read. In one order, so that two writers never wait in a circle. */
export async function wantFiles(db: Db, files: readonly ShownFile[]): Promise<void> {
  if (!files.length) return;
  await sql`insert into search_files (authority_id, file_hash)
    select distinct authority, hash from unnest(${files.map(({ authorityId }) => authorityId)}::bigint[],
      ${files.map(({ hash }) => hash)}::text[]) as given (authority, hash) order by 1, 2
    on conflict do nothing`.execute(db);
}

/** Attachments that no document shows any more: nothing of them stays. */
export async function forgetFiles(db: Db, authorityId: number, hashes: readonly string[]): Promise<void> {
  if (!hashes.length) return;
  await db
    .deleteFrom('search_files')
    .where('authority_id', '=', authorityId)
    .where('file_hash', 'in', [...hashes])
    .execute();
}

export async function nextWaiting(db: Db): Promise<WaitingFile | undefined> {
  const { rows } = await sql<WaitingFile>`
    select s.authority_id as "authorityId", s.file_hash as hash, f.media_type as "mediaType", s.outcome is not null as read
    from search_files s join files f on f.hash = s.file_hash where not s.done
    order by s.authority_id, s.file_hash limit 1`.execute(db);
  return rows[0];
}

/** What was read of it; nothing where it is shown no more. @returns whether it still is */
export async function keepText(
  tx: Tx,
  { authorityId, hash }: ShownFile,
  read: { passages: readonly Passage[]; part: boolean } | { unreadable: string },
): Promise<boolean> {
  const passages = 'passages' in read ? read.passages : [];
  const outcome = 'unreadable' in read ? 'unread' : read.part ? 'part' : 'read';
  const { numUpdatedRows } = await tx
    .updateTable('search_files')
    .set({ outcome, why: 'unreadable' in read ? read.unreadable : '', done: outcome === 'unread' })
    .set({ characters: passages.reduce((sum, { text }) => sum + text.length, 0) })
    .where('authority_id', '=', authorityId)
    .where('file_hash', '=', hash)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await sql`delete from search_passages where authority_id = ${authorityId} and file_hash = ${hash}`.execute(tx);
  await sql`insert into search_passages (authority_id, file_hash, place, text, folded)
    select ${authorityId}, ${hash}, place, text, folded
    from unnest(${passages.map(({ text }) => text)}::text[], ${passages.map(({ folded }) => folded)}::text[])
      with ordinality as given (text, folded, place)`.execute(tx);
  return true;
}

/** Its documents are found by it. */
export async function fileDone(db: Db, { authorityId, hash }: ShownFile): Promise<void> {
  await db
    .updateTable('search_files')
    .set({ done: true })
    .where('authority_id', '=', authorityId)
    .where('file_hash', '=', hash)
    .execute();
}

/** Texts of attachments as they are searched, by the hashes of their files, as far as they were read. */
export async function foldedTexts(db: Db, files: readonly ShownFile[]): Promise<ReadonlyMap<string, string>> {
  if (!files.length) return new Map();
  const { rows } = await sql<{ key: string; folded: string }>`
    select authority_id || ' ' || file_hash as key, string_agg(folded, E'\n' order by place) as folded
    from search_passages join unnest(${files.map(({ authorityId }) => authorityId)}::bigint[],
      ${files.map(({ hash }) => hash)}::text[]) as given (authority_id, file_hash) using (authority_id, file_hash)
    group by authority_id, file_hash`.execute(db);
  return new Map(rows.map(({ key, folded }) => [key, folded]));
}

export const keyOf = ({ authorityId, hash }: ShownFile): string => `${authorityId} ${hash}`;

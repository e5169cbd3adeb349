import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';

/** A file that is attached to what the site shows. */
export interface ShownFile {
  authorityId: number;
  hash: string;
}

/** The `limit` next ones after a file, each once, of all authorities in one order. */
export async function shownFilesAfter(db: Db, after: ShownFile, limit: number): Promise<ShownFile[]> {
  const { rows } = await sql<ShownFile>`select distinct p.authority_id as "authorityId", a.file_hash as hash
    from publications p join revision_attachments a on a.revision_id = p.revision_id
    where p.withdrawn_at is null and p.on_site and (p.authority_id, a.file_hash) > (${after.authorityId}, ${after.hash})
    order by 1, 2 limit ${limit}`.execute(db);
  return rows;
}

/** Documents of an authority that the site shows with this file attached. */
export async function documentsShowing(db: Db, { authorityId, hash }: ShownFile): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select distinct p.document_id as id
    from revision_attachments a join revisions r on r.id = a.revision_id
      join publications p on p.document_id = r.document_id and p.revision_id = r.id
    where a.file_hash = ${hash} and p.authority_id = ${authorityId} and p.withdrawn_at is null and p.on_site
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** Files that were ever attached to a document and that the site shows with none any more. */
export async function filesGoneWith(db: Db, documentId: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`select distinct a.file_hash as hash
    from revisions r join revision_attachments a on a.revision_id = r.id join documents d on d.id = r.document_id
    where r.document_id = ${documentId} and not exists (
      select from revision_attachments b join revisions s on s.id = b.revision_id
        join publications p on p.document_id = s.document_id and p.revision_id = s.id
      where b.file_hash = a.file_hash and p.authority_id = d.authority_id and p.withdrawn_at is null and p.on_site)
    order by 1`.execute(db);
  return rows.map(({ hash }) => hash);
}

/** Of some files the attachments of what the site shows, newest documents first. */
export async function attachmentsShown(
  db: Db,
  authorityId: number,
  hashes: readonly string[],
): Promise<{ hash: string; name: string; documentId: number; title: string }[]> {
  const { rows } = await sql<{ hash: string; name: string; documentId: number; title: string }>`
    select a.file_hash as hash, a.name, p.document_id as "documentId", p.title
    from revision_attachments a join revisions r on r.id = a.revision_id
      join publications p on p.document_id = r.document_id and p.revision_id = r.id
    where a.file_hash = any(${[...hashes]}::text[]) and p.authority_id = ${authorityId}
      and p.withdrawn_at is null and p.on_site
    order by p.published_at desc, p.document_id desc, a.position`.execute(db);
  return rows;
}

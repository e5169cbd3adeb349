import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { Who } from '../../platform/roles.ts';
import { has } from '../../platform/roles.ts';
import { authorityWide, business } from '../rules.ts';

export interface ServedFile {
  hash: string;
  name: string;
  /** bytes */
  size: number;
  mediaType: string;
}

/** A file the public may have: attached to, or a picture in, the revision that the site shows now. An attachment
 *  answers only under the name it was given. */
export async function publicFile(
  db: Db,
  authorityId: number,
  hash: string,
  name: string,
): Promise<ServedFile | undefined> {
  const { rows } = await sql<ServedFile>`
    select f.hash, ${name}::text as name, f.size, f.media_type as "mediaType" from files f
    where f.hash = ${hash} and (
      exists (select from revision_attachments a join publications p on p.revision_id = a.revision_id
        where a.file_hash = f.hash and a.name = ${name}
          and p.authority_id = ${authorityId} and p.withdrawn_at is null and p.on_site)
      or exists (select from revision_images i join publications p on p.revision_id = i.revision_id
        where i.file_hash = f.hash and f.media_type like 'image/%'
          and p.authority_id = ${authorityId} and p.withdrawn_at is null and p.on_site))`.execute(db);
  return rows[0];
}

/** Whether a file was attached to, or a picture in, what has been withdrawn since. */
export async function wasPublic(db: Db, authorityId: number, hash: string, name: string): Promise<boolean> {
  const { rows } = await sql`
    select from publications p where p.authority_id = ${authorityId} and p.withdrawn_at is not null and (
      exists (select from revision_attachments a
        where a.revision_id = p.revision_id and a.file_hash = ${hash} and a.name = ${name})
      or exists (select from revision_images i where i.revision_id = p.revision_id and i.file_hash = ${hash}))
    limit 1`.execute(db);
  return rows.length > 0;
}

/** A file that this member of staff may have: of a document they may know of. */
export async function staffFile(db: Db, who: Who, hash: string, name: string): Promise<ServedFile | undefined> {
  if (!has(who, ...business)) return undefined;
  const office = has(who, ...authorityWide) ? null : (who.officeId ?? 0);
  const mine = sql`d.authority_id = ${who.authorityId}
    and (${office}::bigint is null or d.office_id = ${office} or d.state = 'published')`;
  const { rows } = await sql<ServedFile>`
    select f.hash, ${name}::text as name, f.size, f.media_type as "mediaType" from files f
    where f.hash = ${hash} and (
      exists (select from document_files u join documents d on d.id = u.document_id
        where u.file_hash = f.hash and f.media_type like 'image/%' and ${mine})
      or exists (select from revision_images i join revisions r on r.id = i.revision_id
        join documents d on d.id = r.document_id
        where i.file_hash = f.hash and f.media_type like 'image/%' and ${mine})
      or exists (select from revision_attachments a join revisions r on r.id = a.revision_id
        join documents d on d.id = r.document_id
        where a.file_hash = f.hash and a.name = ${name} and ${mine})
      or exists (select from attachment_copies c join documents d on d.id = c.document_id
        where c.original_hash = f.hash and c.original_name = ${name} and ${mine}))`.execute(db);
  return rows[0];
}

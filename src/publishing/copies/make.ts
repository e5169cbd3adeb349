import { action, type Caller, done } from '../../platform/action.ts';
import type { Services } from '../../platform/http/services.ts';
import { conflict, type Outcome } from '../../platform/outcome.ts';
import type { Kind } from '../../platform/reading/index.ts';
import { note } from '../document.ts';
import { openRevision } from '../drafting/actions.ts';
import type { Attachment } from '../revisions.ts';
import { writers } from '../rules.ts';
import { type CopiedFile, copyOf, type WantedCopy } from './copy.ts';
import type { Told } from './store.ts';

interface Wanted extends Omit<WantedCopy, 'file'> {
  documentId: number;
  attachment: Attachment;
}

/** 生成可公开的副本: a copy takes the attachment's place; the original stays with the document. 条例 art. 15
 *  @see copyOf
 *  @returns the copy's name and what was done; invalid with a sentence where no copy can be made */
export async function makeCopy(
  caller: Caller,
  services: Pick<Services, 'db' | 'files' | 'sealer'>,
  { documentId, attachment, ...wanted }: Wanted,
  kinds: readonly Kind[],
): Promise<Outcome<{ name: string; told: Told }>> {
  const made = await copyOf(services, { file: attachment, ...wanted }, kinds);
  if (!made.ok) return made;
  const { copy, told } = made.value;
  const placed = await putCopy(caller, { documentId, attachment, copy, told });
  return placed.ok ? { ok: true, value: { name: copy.name, told } } : placed;
}

interface Put {
  documentId: number;
  attachment: Pick<Attachment, 'hash' | 'name' | 'position'>;
  copy: CopiedFile;
  told: Told;
}

/** The copy takes the place of the attachment in the open revision. */
const putCopy = action('publishing.putCopy', writers, async (act, { documentId, attachment, copy, told }: Put) => {
  const { db, who, now } = act;
  const open = await openRevision(act, documentId);
  if (!open.ok) return open;
  const { revision } = open.value;
  const { numUpdatedRows } = await db
    .updateTable('revision_attachments')
    .set({ file_hash: copy.hash, name: copy.name })
    .where('revision_id', '=', revision.id)
    .where('position', '=', attachment.position)
    .where('file_hash', '=', attachment.hash)
    .executeTakeFirst();
  if (!numUpdatedRows) return conflict('这个附件已被移除或者更换');
  await db
    .insertInto('document_files')
    .values({ document_id: documentId, file_hash: copy.hash, uploaded_by: who.id, uploaded_at: now })
    .onConflict((oc) => oc.doNothing())
    .execute();
  await db
    .insertInto('attachment_copies')
    .values({
      document_id: documentId,
      ...{ original_hash: attachment.hash, original_name: attachment.name, copy_hash: copy.hash, copy_name: copy.name },
      ...{ told: JSON.stringify(told), made_by: who.id!, made_name: who.name, made_at: now },
    })
    .execute();
  await note(act, { id: documentId, revisionId: revision.id }, 'copied', `${attachment.name} → ${copy.name}`);
  return done(undefined, `document:${documentId}`, {
    name: attachment.name,
    copy: copy.name,
    hash: copy.hash,
    ...told,
  });
});

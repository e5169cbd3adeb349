import { Readable } from 'node:stream';
import { fileReader, hideBy, type Masking, type MaskingRules } from '../../checks/index.ts';
import { CHECKS, type CheckId } from '../../law/index.ts';
import { action, type Caller, done } from '../../platform/action.ts';
import type { Services } from '../../platform/http/services.ts';
import { keepFile } from '../../platform/http/upload.ts';
import { conflict, invalid, type Outcome } from '../../platform/outcome.ts';
import type { Passage } from '../../platform/public-text/index.ts';
import type { Kind } from '../../platform/reading/index.ts';
import { note } from '../document.ts';
import { openRevision } from '../drafting/actions.ts';
import type { Attachment } from '../revisions.ts';
import { writers } from '../rules.ts';
import { copyName } from './name.ts';
import type { Told } from './store.ts';

interface Wanted {
  documentId: number;
  attachment: Attachment;
  /** names of the document's attachments: the copy's is another */
  taken: readonly string[];
  /** in the attachment, by the checks */
  found: readonly Passage[];
  how: MaskingRules;
}

/** 生成可公开的副本: a copy takes the attachment's place, without what the file carries besides its content and with
 *  personal data hidden as asked; the original stays with the document. 条例 art. 15
 *  @param kinds of files that may be attached
 *  @returns the copy's name and what was done; invalid with a sentence where no copy can be made */
export async function makeCopy(
  caller: Caller,
  services: Pick<Services, 'db' | 'files' | 'sealer'>,
  { documentId, attachment, taken, found, how }: Wanted,
  kinds: readonly Kind[],
): Promise<Outcome<{ name: string; told: Told }>> {
  const hides = [...how.kinds.values(), ...how.heads].some(({ way }) => way !== 'keep');
  const heads = new Set<string>();
  const reader = fileReader();
  const path = services.files.path(attachment.hash);
  const copy = await (hides
    ? reader.masked(
        path,
        attachment.name,
        hideBy(how, (head) => heads.add(head)),
      )
    : reader.cleaned(path, attachment.name)
  ).finally(() => reader.close());
  if (!copy.ok) return invalid(copy.message);
  const name = copyName(attachment.name, taken);
  const kept = await keepFile(services, { given: name, name }, Readable.from(copy.bytes), { kinds });
  if (!kept || 'why' in kept) return invalid(kept?.why ?? '副本是空的，没有保存');
  if (kept.stored.hash === attachment.hash) return invalid('文件里没有需要去掉的内容，不必生成副本');
  const told: Told = {
    hidden: [...hiddenIn(found, how.kinds), ...columnsIn(heads)],
    removed: copy.removed,
    left: copy.left,
  };
  const put = { documentId, attachment, copy: { hash: kept.stored.hash, name: kept.name }, told };
  const placed = await putCopy(caller, put);
  return placed.ok ? { ok: true, value: { name: kept.name, told } } : placed;
}

/** In words, what of each kind was hidden. */
function hiddenIn(found: readonly Passage[], how: ReadonlyMap<string, Masking>): string[] {
  return [...how].flatMap(([check, { way }]) => {
    const places = found.filter((one) => one.check === check).length;
    return way === 'keep' || !places ? [] : [`${CHECKS[check as CheckId].name} ${places} 处`];
  });
}

const columnsIn = (heads: ReadonlySet<string>): string[] => [...heads].map((head) => `“${head}”列`);

interface Put {
  documentId: number;
  attachment: Pick<Attachment, 'hash' | 'name' | 'position'>;
  copy: { hash: string; name: string };
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

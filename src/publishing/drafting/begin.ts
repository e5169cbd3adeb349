import type { Channel } from '../../law/index.ts';
import type { Act } from '../../platform/action.ts';
import { deliveringIn, proposed } from '../columns/delivering.ts';
import { note } from '../document.ts';
import { insertDocument } from '../revisions.ts';

export interface Beginning {
  officeId: number;
  /** as the source of the document names it */
  officeName: string;
  title: string;
  columnId?: number | null;
  /** item of 条例 arts. 20, 21 */
  articleItem?: string | null;
  /** where it goes; left out: where its column proposes */
  channels?: readonly Channel[];
  /** plain text, paragraphs on lines of their own */
  text?: string;
  files?: readonly { hash: string; name: string }[];
  /** where it comes from, for its history */
  remark?: string;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A new draft of an office, in the transaction of an action of whatever room. The caller answers for who may.
 *  @returns the document's id */
export async function beginDraft(act: Act, from: Beginning): Promise<number> {
  const { db, who, now } = act;
  const lines = (from.text ?? '').split('\n').map((line) => line.trim());
  const paragraphs = lines.filter(Boolean);
  const id = await insertDocument(
    db,
    { authorityId: who.authorityId, officeId: from.officeId, authorId: who.id! },
    {
      title: from.title,
      bodyHtml: paragraphs.map((line) => `<p>${escaped(line)}</p>`).join(''),
      bodyText: paragraphs.join('\n'),
      summary: '',
      columnId: from.columnId ?? null,
      catalogueItemId: null,
      articleItem: from.articleItem ?? null,
      legalForm: null,
      documentNumber: '',
      formedOn: null,
      source: from.officeName,
      keywords: [],
      validity: 'valid',
      channels: from.channels ? [...from.channels] : proposed(await deliveringIn(db, from.columnId ?? null)),
      correctionNote: '',
    },
    now,
  );
  if (from.files?.length) await attach(act, id, from.files);
  await note(act, { id }, 'created', from.remark);
  return id;
}

async function attach({ db, who, now }: Act, id: number, files: readonly { hash: string; name: string }[]) {
  const { revision_id } = await db
    .selectFrom('documents')
    .select('revision_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const each = [...new Map(files.map((file) => [file.hash, file])).values()];
  await db
    .insertInto('revision_attachments')
    .values(each.map(({ hash, name }, at) => ({ revision_id: revision_id!, position: at + 1, file_hash: hash, name })))
    .execute();
  await db
    .insertInto('document_files')
    .values(each.map(({ hash }) => ({ document_id: id, file_hash: hash, uploaded_by: who.id, uploaded_at: now })))
    .onConflict((oc) => oc.doNothing())
    .execute();
}

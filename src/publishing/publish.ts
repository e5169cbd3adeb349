import type { Act } from '../platform/action.ts';
import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { conflict, invalid, type Outcome, ok } from '../platform/outcome.ts';
import { program, type Who } from '../platform/roles.ts';
import { nextSerial } from '../platform/serials.ts';
import { contentHash } from './content-hash.ts';
import { recordEvent } from './events.ts';
import { indexSeries } from './index-number.ts';
import { type Revision, revisionById } from './revisions.ts';
import { leadsTo } from './rules.ts';
import { advance, type Document, documentById } from './store.ts';

interface Publish {
  documentId: number;
  /** the revision that was approved; the newest */
  revisionId: number;
  at: Date;
  /** the program itself when left out */
  by?: Who;
}

/** 公开: what was approved, and nothing else, becomes public; the first time it gets its 索引号. The caller holds the
 *  document's lock. @returns the 索引号; conflict when the content is not what was approved (条例 art. 17) */
export async function publish(
  { db: tx, house }: Pick<Act, 'db' | 'house'>,
  { documentId, revisionId, at, by }: Publish,
): Promise<Outcome<string>> {
  const document = (await documentById(tx, documentId))!;
  const revision = (await revisionById(tx, document.revisionId))!;
  if (!leadsTo('publish', document.state)) return invalid('审核签发后才能公开');
  if (revision.id !== revisionId || contentHash(documentId, revision) !== document.approvedHash)
    return conflict('文件内容与审核通过的内容不一致，不能公开，请撤回修改后重新送审');
  if (!revision.columnId) return invalid('文件没有栏目，请撤回修改，选择栏目后重新送审');
  const indexNumber = document.indexNumber ?? (await assignIndexNumber(tx, document, revision.columnId, at));
  await writePublication(tx, document, revision, indexNumber, at);
  await advance(tx, document, 'publish', at);
  const kind = document.publication ? 'corrected' : 'published';
  const who = by ?? program(document.authorityId);
  await recordEvent(tx, {
    documentId,
    revisionId,
    at,
    who,
    kind,
    remark: kind === 'corrected' ? revision.correctionNote : `索引号 ${indexNumber}`,
  });
  await house.tell('document', tx, {
    kind,
    documentId,
    authorityId: document.authorityId,
    revisionId,
    channels: revision.channels,
    at,
    was: document.state,
  });
  return ok(indexNumber);
}

async function assignIndexNumber(tx: Tx, document: Document, columnId: number, at: Date): Promise<string> {
  const names = await tx
    .selectFrom('authorities as a')
    .innerJoin('offices as o', 'o.authority_id', 'a.id')
    .innerJoin('columns as c', 'c.authority_id', 'a.id')
    .select(['a.code as authority', 'a.index_scheme as scheme', 'o.code as office', 'c.slug as column'])
    .where('o.id', '=', document.officeId)
    .where('c.id', '=', columnId)
    .executeTakeFirstOrThrow();
  const { series, write } = indexSeries(names.scheme, { ...names, year: dayOf(at).slice(0, 4) });
  const number = write(await nextSerial(tx, `index:${document.authorityId}:${series}`));
  await tx.updateTable('documents').set({ index_number: number }).where('id', '=', document.id).execute();
  return number;
}

/** A correction leaves the validity alone: 失效、废止 is declared by an act of its own. */
async function writePublication(tx: Tx, document: Document, revision: Revision, indexNumber: string, at: Date) {
  const row = {
    revision_id: revision.id,
    column_id: revision.columnId!,
    article_item: revision.articleItem,
    legal_form: revision.legalForm,
    title: revision.title,
    formed_on: revision.formedOn,
    changed_at: at,
    on_site: revision.channels.includes('website'),
    withdrawn_at: null,
    withdrawn_reason: '',
  };
  if (document.publication)
    await tx.updateTable('publications').set(row).where('document_id', '=', document.id).execute();
  else
    await tx
      .insertInto('publications')
      .values({
        ...row,
        validity: revision.validity,
        document_id: document.id,
        authority_id: document.authorityId,
        office_id: document.officeId,
        index_number: indexNumber,
        published_at: at,
        is_demo: document.isDemo,
      })
      .execute();
}

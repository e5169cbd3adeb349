import type { Act } from '../../platform/action.ts';
import type { Outcome } from '../../platform/outcome.ts';
import { advance, announce, type Document, documentById, lockDocument, note } from '../document.ts';
import { imagesIn } from '../drafting/html.ts';
import { publish } from '../releasing/actions.ts';
import { columnsOfText, type DraftText, insertDocument, revisionById, sealRevision } from '../revisions.ts';
import type { Validity } from '../tables.ts';
import { validityNames } from '../words.ts';

/** What another authority signed off and supplies. Its body is sanitised; its files are in the store. */
export interface Supplied {
  /** which authority it is, as the site names the source */
  from: string;
  /** where the original stands; '': nobody else reaches it */
  address: string;
  /** 索引号 of the original */
  indexNumber: string;
  /** who looks after it here */
  officeId: number;
  columnId: number;
  title: string;
  bodyHtml: string;
  bodyText: string;
  summary: string;
  documentNumber: string;
  /** 'YYYY-MM-DD' */
  formedOn: string | null;
  keywords: string[];
  validity: Validity;
  correctionNote: string;
  attachments: readonly { hash: string; name: string }[];
}

function textOf(given: Supplied): DraftText {
  const { title, bodyHtml, bodyText, summary, columnId, documentNumber, formedOn, keywords, validity } = given;
  return {
    ...{ title, bodyHtml, bodyText, summary, columnId, documentNumber, formedOn, keywords, validity },
    // an item of arts. 20, 21 and a place in the catalogue are its own authority's, and are counted there
    ...{ catalogueItemId: null, articleItem: null, legalForm: null },
    ...{ source: given.from, channels: ['website'], correctionNote: given.correctionNote },
  };
}

/** A document that another authority supplies, in the transaction of an action: signed off there, it is approved as it is.
 *  @returns its id */
export async function receiveDocument(act: Act, given: Supplied): Promise<number> {
  const { db, who, now } = act;
  const by = { authorityId: who.authorityId, officeId: given.officeId, authorId: null };
  const id = await insertDocument(db, by, textOf(given), now);
  await db
    .updateTable('documents')
    .set({ supplier: given.from, supplier_address: given.address, supplier_index: given.indexNumber })
    .where('id', '=', id)
    .execute();
  const { revision_id } = await db
    .selectFrom('documents')
    .select('revision_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await bringFiles(act, id, revision_id!, given);
  await approve(act, (await lockDocument(db, id))!);
  return id;
}

/** A new text of what was received, whatever became of the one before. @param document held */
export async function receiveAgain(act: Act, document: Document, given: Supplied): Promise<void> {
  const { db, now } = act;
  const { id } = document;
  const { number, saves } = await db
    .selectFrom('revisions')
    .select((eb) => [eb.fn.max('number').as('number'), eb.fn.max('save_count').as('saves')])
    .where('document_id', '=', id)
    .executeTakeFirstOrThrow();
  const { id: revisionId } = await db
    .insertInto('revisions')
    .values({
      ...columnsOfText(textOf(given)),
      ...{ document_id: id, number: number + 1, author_id: null, save_count: Number(saves) },
      ...{ created_at: now, saved_at: now, saved_by: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('documents')
    .set({ revision_id: revisionId, supplier_address: given.address, supplier_index: given.indexNumber })
    .where('id', '=', id)
    .execute();
  await bringFiles(act, id, revisionId, given);
  await approve(act, (await lockDocument(db, id))!);
}

/** It is shown from now on. The caller holds it. */
export async function publishReceived(act: Act, id: number): Promise<Outcome<string>> {
  return publish(act, (await lockDocument(act.db, id))!);
}

/** Whether what was received is in force, as its own authority declares it. */
export interface DeclaredValidity {
  validity: Validity;
  /** 'YYYY-MM-DD': from when; null: not told */
  on: string | null;
  /** '': not told */
  reason: string;
}

/** Its own authority declared 失效、废止, or that it is valid again: no new text, the page says it at once.
 *  @param document held @returns whether something changed; undefined: the public never saw it here */
export async function declareReceived(
  act: Act,
  { id }: Pick<Document, 'id'>,
  { validity, on, reason }: DeclaredValidity,
): Promise<boolean | undefined> {
  const { db, now } = act;
  const standing = await db
    .selectFrom('publications')
    .select(['validity', 'validity_changed_on as on', 'validity_reason as reason'])
    .where('document_id', '=', id)
    .executeTakeFirst();
  if (!standing) return undefined;
  if (standing.validity === validity && standing.on === on && standing.reason === reason) return false;
  await db
    .updateTable('publications')
    .set({ validity, validity_changed_on: on, validity_reason: reason, changed_at: now })
    .where('document_id', '=', id)
    .execute();
  const document = (await documentById(db, id))!;
  const since = on ? `（自 ${on}）` : '';
  await note(
    act,
    { id, revisionId: document.publicRevisionId! },
    'validityChanged',
    `供稿单位：${validityNames[validity]}${since}${reason && `：${reason}`}`,
  );
  await announce(act, 'validityChanged', document, (await revisionById(db, document.publicRevisionId!))!);
  return true;
}

/** Its own authority withdrew it: the public no longer sees it here either. @param document held */
export async function withdrawReceived(act: Act, document: Document, reason: string): Promise<void> {
  const { db, now } = act;
  const { id, state } = document;
  const shown = document.publication?.withdrawn === false;
  if (!shown && state !== 'approved') return;
  if (shown)
    await db
      .updateTable('publications')
      .set({ withdrawn_at: now, withdrawn_reason: reason, changed_at: now })
      .where('document_id', '=', id)
      .execute();
  await advance(db, document, state === 'approved' ? 'decline' : 'withdraw', now);
  await note(act, { id, revisionId: document.revisionId }, 'withdrawn', `供稿单位撤下：${reason}`);
  await announce(act, 'withdrawn', document, (await revisionById(db, document.revisionId))!);
}

async function approve(act: Act, document: Document): Promise<void> {
  const { db, now } = act;
  await advance(db, document, 'receive', now);
  const { contentHash: hash } = await sealRevision(db, document.id, now);
  await db.updateTable('documents').set({ approved_hash: hash }).where('id', '=', document.id).execute();
  await note(act, document, 'received', document.receivedFrom);
}

async function bringFiles({ db, now }: Act, id: number, revisionId: number, given: Supplied): Promise<void> {
  const pictures = imagesIn(given.bodyHtml);
  const attached = given.attachments.map(({ hash, name }, n) => ({
    ...{ revision_id: revisionId, position: n + 1, file_hash: hash, name },
  }));
  if (attached.length) await db.insertInto('revision_attachments').values(attached).execute();
  if (pictures.length)
    await db
      .insertInto('revision_images')
      .values(pictures.map((file_hash) => ({ revision_id: revisionId, file_hash })))
      .execute();
  const all = [...new Set([...pictures, ...given.attachments.map(({ hash }) => hash)])];
  if (all.length)
    await db
      .insertInto('document_files')
      .values(all.map((file_hash) => ({ document_id: id, file_hash, uploaded_by: null, uploaded_at: now })))
      .onConflict((oc) => oc.doNothing())
      .execute();
}

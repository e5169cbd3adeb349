import type { z } from 'zod';
import { type Act, action, done } from '../../platform/action.ts';
import { canonical } from '../../platform/audit-log/chain.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Failure } from '../../platform/outcome.ts';
import { safeName } from '../../platform/reading/index.ts';
import {
  type Change,
  declareReceived,
  documentById,
  imagesIn,
  lockDocument,
  publishReceived,
  receiveAgain,
  receiveDocument,
  withdrawReceived,
  writtenBody,
} from '../../publishing/index.ts';
import type { SentDocument, validityShape } from '../protocol/shapes.ts';
import { digestOf } from '../protocol/signature.ts';
import { lockSupplier, nextChange, type Supplier } from '../suppliers/store.ts';
import { keptAmong } from './files.ts';
import { linksHome } from './links.ts';
import { Refusal } from './refusal.ts';
import { type Supplied, suppliedByKey, suppliedOf } from './store.ts';

/** Pictures in one body. */
const MOST_PICTURES = 200;

interface Sent {
  supplier: Supplier;
  key: string;
  document: SentDocument;
  /** the body, sanitised, and its text */
  html: string;
  text: string;
}

/** The body as it may stand here, with the pictures that its supplier sent. @throws Refusal for one that cannot be put in
 *  order */
export async function bodyIn(
  db: Parameters<typeof keptAmong>[0],
  supplierId: number,
  { html, site }: SentDocument,
): Promise<{ html: string; text: string }> {
  const files = await keptAmong(db, supplierId, imagesIn(html).slice(0, MOST_PICTURES));
  const pictures = [...files].flatMap(([hash, type]) => (type.startsWith('image/') ? hash : []));
  const written = await writtenBody(html, pictures);
  if (!written.ok) throw new Refusal('invalid', written.message);
  return { html: linksHome(written.value.html, site), text: written.value.text };
}

/** What a supplier sends under its own key is kept, or a new version of it; the same version twice is one. A new document of
 *  a supplier whose documents wait waits for a person of ours; corrections follow by themselves.
 *  @returns whether something changed @throws Refusal */
export const receive = action<Sent, boolean>(
  'exchange.receive',
  ['program'],
  async (act, { supplier, key, ...sent }) => {
    const { db } = act;
    const { document } = sent;
    await lockSupplier(db, supplier.id);
    const digest = digestOf(canonical(document as never));
    const before = await suppliedByKey(db, supplier.id, key);
    const subject = (id: number) => `document:${id}`;
    const detail = { supplier: supplier.name, version: document.version };
    if (before && isKnown(before, document.version, digest))
      return done(false, subject(before.documentId), { ...detail, again: true });
    const attached = document.attachments;
    const kept = await keptAmong(
      db,
      supplier.id,
      attached.map(({ hash }) => hash),
    );
    const lacking = attached.find(({ hash }) => !kept.has(hash));
    if (lacking) throw new Refusal('lacking', `附件“${lacking.name}”还没有送到，请先送附件`);
    const given = {
      ...{ from: supplier.name, address: document.address, indexNumber: document.indexNumber },
      ...{ officeId: supplier.officeId, columnId: supplier.columns[document.column] ?? supplier.columnId },
      ...{ title: document.title.trim(), bodyHtml: sent.html, bodyText: sent.text, summary: document.summary },
      ...{ documentNumber: document.documentNumber, formedOn: document.formedOn, keywords: document.keywords },
      ...{ validity: document.validity, correctionNote: document.correctionNote },
      attachments: attached.map(({ hash, name }) => ({ hash, name: safeName(name, kept.get(hash)!) })),
    };
    const shown = before && (await isShown(db, before.documentId));
    // what was taken down here comes back only when a person of ours wants it
    const waits = shown ? false : supplier.waits || before?.ended === 'takenDown' || before?.ended === 'declined';
    const id = before ? await again(act, before, given) : await receiveDocument(act, given);
    if (!waits) {
      const published = await publishReceived(act, id);
      if (!published.ok) return published;
    }
    const { validity, validityOn: on, validityReason: reason } = document;
    await declareReceived(act, { id }, { validity, on, reason });
    const changed = await nextChange(db, supplier.id);
    const row = { version: document.version, digest, changed, column_name: document.column };
    if (before)
      await db
        .updateTable('supplied_documents')
        .set({ ...row, ended: null, ended_reason: '' })
        .where('supplier_id', '=', supplier.id)
        .where('key', '=', key)
        .execute();
    else
      await db
        .insertInto('supplied_documents')
        .values({ ...row, supplier_id: supplier.id, key, document_id: id })
        .execute();
    return done(true, subject(id), detail);
  },
);

/** Whether this very deed came before. @throws Refusal for one that a newer one overtook, or another under its version */
function isKnown(before: Supplied, version: number, digest: string): boolean {
  if (before.version > version) throw new Refusal('older', `已经收到更新的版本 ${before.version}，较早的不再采用`);
  if (before.version < version) return false;
  if (before.digest === digest) return true;
  throw new Refusal('different', '同一编号、同一版本已经收到过，内容不同：改了内容请用更大的版本号');
}

async function again(act: Act, { documentId }: Supplied, given: Parameters<typeof receiveAgain>[2]): Promise<number> {
  await receiveAgain(act, (await lockDocument(act.db, documentId))!, given);
  return documentId;
}

async function isShown(db: Tx, documentId: number): Promise<boolean> {
  return (await documentById(db, documentId))?.publication?.withdrawn === false;
}

interface Withdrawal {
  supplier: Supplier;
  key: string;
  version: number;
  reason: string;
}

/** Its own authority withdrew it: it goes here at once. @throws Refusal */
export const receiveWithdrawal = action<Withdrawal, boolean>(
  'exchange.withdraw',
  ['program'],
  async (act, { supplier, key, version, reason }) => {
    const { db } = act;
    await lockSupplier(db, supplier.id);
    const before = await suppliedByKey(db, supplier.id, key);
    if (!before) throw new Refusal('absent', '没有收到过这个编号的信息');
    if (before.version > version) throw new Refusal('older', `已经收到更新的版本 ${before.version}，较早的不再采用`);
    if (before.ended === 'withdrawn') return done(false, `document:${before.documentId}`, { again: true });
    await end(db, before, { ended: 'withdrawn', reason, version });
    await withdrawReceived(act, (await lockDocument(db, before.documentId))!, reason || '供稿单位撤下');
    return done(true, `document:${before.documentId}`, { supplier: supplier.name, reason });
  },
);

interface Declaration extends z.output<typeof validityShape> {
  supplier: Supplier;
  key: string;
}

/** Its own authority declared 失效、废止, or that it is valid again: the text stays, and no correction is shown. What the
 *  city took down keeps it for when it comes back. @returns whether something changed @throws Refusal */
export const receiveValidity = action<Declaration, boolean>(
  'exchange.declare',
  ['program'],
  async (act, { supplier, key, version, ...declared }) => {
    const { db } = act;
    await lockSupplier(db, supplier.id);
    const before = await suppliedByKey(db, supplier.id, key);
    if (!before) throw new Refusal('absent', '没有收到过这个编号的信息');
    const digest = digestOf(canonical(declared));
    const subject = `document:${before.documentId}`;
    if (isKnown(before, version, digest)) return done(false, subject, { again: true });
    const changed = await declareReceived(act, (await lockDocument(db, before.documentId))!, declared);
    if (changed === undefined) throw new Refusal('unseen', '这条信息在本网站还没有公开过：请连同全文再报送一次');
    await db
      .updateTable('supplied_documents')
      .set({ version, digest, changed: await nextChange(db, supplier.id) })
      .where('supplier_id', '=', supplier.id)
      .where('key', '=', key)
      .execute();
    return done(changed, subject, { supplier: supplier.name, ...declared });
  },
);

async function end(
  db: Tx,
  { supplierId, key, version: was }: Supplied,
  { ended, reason, version = was }: { ended: Supplied['ended']; reason: string; version?: number },
): Promise<void> {
  await db
    .updateTable('supplied_documents')
    .set({ ended, ended_reason: reason, version, changed: await nextChange(db, supplierId) })
    .where('supplier_id', '=', supplierId)
    .where('key', '=', key)
    .execute();
}

/** What people here do with what was supplied is told to its supplier: made public, taken down, not wanted. */
export async function followDocument(tx: Tx, { kind, documentId }: Change): Promise<void> {
  if (kind !== 'published' && kind !== 'corrected' && kind !== 'withdrawn') return;
  const supplied = await suppliedOf(tx, documentId);
  if (!supplied || supplied.ended === 'withdrawn') return;
  await lockSupplier(tx, supplied.supplierId);
  if (kind !== 'withdrawn') return end(tx, supplied, { ended: null, reason: '' });
  const { kind: how, remark } = await tx
    .selectFrom('document_events')
    .select(['kind', 'remark'])
    .where('document_id', '=', documentId)
    .where('kind', 'in', ['declined', 'withdrawn'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  await end(tx, supplied, { ended: how === 'declined' ? 'declined' : 'takenDown', reason: remark });
}

/** A failure of the books as it is told to a program. */
export const refusalOf = ({ code, message }: Failure) =>
  new Refusal(code === 'notFound' ? 'absent' : 'invalid', message);

import { createHash } from 'node:crypto';
import type { Act } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { conflict, invalid, type Outcome, ok } from '../../platform/outcome.ts';
import { contentHash } from '../content.ts';
import { note } from '../events.ts';
import { revisionById, sealRevision } from '../revisions.ts';
import { mayDecide, mayEnterReview, mayRecall } from '../rules.ts';
import { advance, type Document, documentById, lockDocument } from '../store.ts';
import { missingFor } from './missing.ts';
import { type SensitivePassage, sensitiveIn } from './sensitive.ts';

/** What the chain of review may ask of a document, in the transaction of its own action. Each holds the document, asks
 *  the rules, moves it on in its life and writes the line of its history. 条例 art. 17: review before publication */

/** What the chain is bound to. */
export interface Submission {
  revisionId: number;
  /** SHA-256, hex, of what the public would see: an approval names it */
  contentHash: string;
  /** what the automatic checks found and the submitter confirmed */
  found: SensitivePassage[];
}

/** 提交审核: the newest text is sealed. Marks of classified papers stop it; what else the automatic checks found must be
 *  confirmed. 条例 arts. 15, 17
 *  @param confirmed the fingerprint of the passages that the person has looked at (fingerprintOf)
 *  @returns not found for another office; conflict when it is no draft; invalid with the fields that want mending */
export async function enterReview(
  act: Act,
  { documentId, confirmed }: { documentId: number; confirmed?: string | undefined },
): Promise<Outcome<Submission>> {
  const { db, who, now, today } = act;
  const document = await lockDocument(db, documentId);
  const may = mayEnterReview(document, who);
  if (!may.ok) return may;
  const missing = await submissionFaults(db, documentId, today);
  if (Object.keys(missing).length) return invalid('还不能提交，请补全标出的内容', missing);
  const found = sensitiveIn((await revisionById(db, document!.revisionId))!);
  const secret = found.find((one) => one.kind === 'classifiedMark');
  if (secret)
    return invalid(`${secret.where}有“${secret.text}”：${secret.message}。上网不涉密，涉密不上网`, {
      marks: secret.message,
    });
  if (found.length && confirmed !== fingerprintOf(found))
    return invalid(`自动检查发现 ${found.length} 处需要确认的内容，请逐一核对`, {
      confirmed: '核对无误后，请勾选确认再提交',
    });
  const sealed = await sealRevision(db, documentId, now);
  await advance(db, document!, 'enterReview', now);
  const remark = found.length ? `自动检查发现 ${found.length} 处，已核对确认` : '';
  await note(act, document!, 'submitted', remark);
  return ok({ ...sealed, found });
}

/** Names what the automatic checks found: a confirmation holds for exactly these passages and no others. */
export function fingerprintOf(found: readonly { where: string; text: string }[]): string {
  return createHash('sha256')
    .update(JSON.stringify(found.map(({ where, text }) => [where, text])))
    .digest('hex')
    .slice(0, 16);
}

/** What a step of the chain says of a document, with the remark for its history: the step, and what was said. */
interface Word {
  documentId: number;
  remark: string;
}

/** One step of the chain is passed and others follow. */
export async function passOn(act: Act, { documentId, remark }: Word): Promise<Outcome<true>> {
  const document = await heldInReview(act, documentId, 'passOn');
  return document.ok ? moved(act, document.value, 'passOn', 'passed', remark) : document;
}

/** 退回修改. */
export async function sendBack(act: Act, { documentId, remark }: Word): Promise<Outcome<true>> {
  const document = await heldInReview(act, documentId, 'sendBack');
  return document.ok ? moved(act, document.value, 'sendBack', 'returned', remark) : document;
}

/** 签发: the chain is passed, the document may now be published with exactly this content.
 *  @returns conflict when the newest content is another */
export async function approve(
  act: Act,
  { documentId, contentHash: hash, remark }: Word & { contentHash: string },
): Promise<Outcome<true>> {
  const document = await heldInReview(act, documentId, 'approve');
  if (!document.ok) return document;
  const revision = (await revisionById(act.db, document.value.revisionId))!;
  if (!revision.sealedAt || contentHash(documentId, revision) !== hash)
    return conflict('文件在审核期间有改动，须重新送审');
  await act.db.updateTable('documents').set({ approved_hash: hash }).where('id', '=', documentId).execute();
  return moved(act, document.value, 'approve', 'approved', remark);
}

/** 撤回送审, by the office that submitted. */
export async function recall(act: Act, documentId: number): Promise<Outcome<true>> {
  const document = await lockDocument(act.db, documentId);
  const may = mayRecall(document, act.who);
  return may.ok ? moved(act, document!, 'recall', 'recalled') : may;
}

async function heldInReview({ db, who }: Act, id: number, request: Verdict): Promise<Outcome<Document>> {
  const document = await lockDocument(db, id);
  const may = mayDecide(document, who, request);
  return may.ok ? ok(document!) : may;
}

type Verdict = 'passOn' | 'sendBack' | 'approve';

async function moved(
  act: Act,
  document: Document,
  request: Verdict | 'recall',
  kind: string,
  remark = '',
): Promise<Outcome<true>> {
  await advance(act.db, document, request, act.now);
  await note(act, document, kind, remark);
  return ok(true);
}

/** What must be filled in before review. Empty: it can be submitted. */
async function submissionFaults(tx: Tx, documentId: number, today: string): Promise<Record<string, string>> {
  const document = (await documentById(tx, documentId))!;
  const revision = (await revisionById(tx, document.revisionId))!;
  const column = revision.columnId
    ? await tx.selectFrom('columns').select('kind').where('id', '=', revision.columnId).executeTakeFirst()
    : undefined;
  return missingFor(
    {
      ...revision,
      columnKind: column?.kind ?? null,
      corrects: document.publication !== undefined,
    },
    today,
  );
}

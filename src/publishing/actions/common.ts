import type { Act } from '../../platform/action.ts';
import { type Failure, notFound, ok } from '../../platform/outcome.ts';
import { program } from '../../platform/roles.ts';
import { recordEvent } from '../events.ts';
import { copyRevision, type Revision, revisionById } from '../revisions.ts';
import { type Decision, leadsTo, mayEdit, maySee } from '../rules.ts';
import { type Document, documentById, lockDocument } from '../store.ts';

/** The document, locked, if this person may know of it. */
async function held({ db, who }: Act, id: number): Promise<Decision<Document>> {
  const document = await lockDocument(db, id);
  return document && maySee(document, who) ? ok(document) : notFound();
}

/** Holds the document and asks a rule. */
export async function heldIf(
  act: Act,
  id: number,
  rule: (document: Document, who: Act['who']) => Decision,
): Promise<Decision<Document>> {
  const document = await held(act, id);
  if (!document.ok) return document;
  const may = rule(document.value, act.who);
  return may.ok ? document : may;
}

export function note(act: Act, document: { id: number; revisionId?: number }, kind: string, remark = '') {
  const { db, now: at, who } = act;
  return recordEvent(db, { documentId: document.id, revisionId: document.revisionId, at, who, kind, remark });
}

/** Begins the next revision from the newest one and tells the rooms that watch (an approval of the old one is void). */
export async function nextRevision(act: Act, document: Document, kind: string): Promise<Revision> {
  const id = await copyRevision(act.db, document.id, document.revisionId, act.who.id!, act.now);
  const revision = (await revisionById(act.db, id))!;
  await note(act, { id: document.id, revisionId: id }, kind, `第 ${revision.number} 稿`);
  if (leadsTo('reopen', document.state)) await noteVoided(act, document);
  await act.house.tell('document', act.db, {
    kind: 'edited',
    documentId: document.id,
    authorityId: document.authorityId,
    revisionId: id,
    channels: revision.channels,
    at: act.now,
    was: document.state,
  });
  return revision;
}

/** An edit voids what was reviewed: the hash is another. 条例 art. 17 */
function noteVoided({ db, now: at }: Act, { id, revisionId, authorityId }: Document) {
  const by = { documentId: id, revisionId, at, who: program(authorityId) };
  return recordEvent(db, { ...by, kind: 'voided', remark: '文稿已修改，原审核意见失效' });
}

/** A revision of the document that may be changed now. */
export async function openRevision(
  act: Act,
  id: number,
): Promise<{ ok: true; value: { document: Document; revision: Revision } } | Failure> {
  const found = await held(act, id);
  if (!found.ok) return found;
  const how = mayEdit(found.value, act.who);
  if (!how.ok) return how;
  const revision =
    how.value === 'newRevision'
      ? await nextRevision(act, found.value, 'revised')
      : (await revisionById(act.db, found.value.revisionId))!;
  return ok({ document: (await documentById(act.db, id))!, revision });
}

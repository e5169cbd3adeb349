import type { Act } from '../../platform/action.ts';
import { type Failure, ok } from '../../platform/outcome.ts';
import { program } from '../../platform/roles.ts';
import { voidReview } from '../../review/index.ts';
import { announce } from '../change.ts';
import { note } from '../events.ts';
import { held } from '../held.ts';
import { copyRevision, type Revision, revisionById } from '../revisions.ts';
import { leadsTo, mayEdit } from '../rules.ts';
import { type Document, documentById } from '../store.ts';
import { documents } from '../under-review/subject.ts';

/** Begins the next revision from the newest one; the review of the old one is void, and rooms that watch are told. */
export async function nextRevision(act: Act, document: Document, kind: string): Promise<Revision> {
  const id = await copyRevision(act.db, document.id, document.revisionId, act.who.id!, act.now);
  const revision = (await revisionById(act.db, id))!;
  await note(act, { id: document.id, revisionId: id }, kind, `第 ${revision.number} 稿`);
  // an edit voids what was reviewed: the hash is another. 条例 art. 17
  await voidReview(act, documents, String(document.id));
  if (leadsTo('reopen', document.state))
    await note(
      { db: act.db, now: act.now, who: program(document.authorityId) },
      document,
      'voided',
      '文稿已修改，原审核意见失效',
    );
  await announce(act, 'edited', document, revision);
  return revision;
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

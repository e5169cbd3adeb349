import { action, done } from '../../platform/action.ts';
import { voidReview } from '../../review/index.ts';
import { releases } from '../blocked/subject.ts';
import { advance, heldIf, note, validityNow } from '../document.ts';
import { revisionById } from '../revisions.ts';
import { discarding, mayCorrect, mayDiscard, mayReopen, writers } from '../rules.ts';
import { nextRevision } from './actions.ts';

/** 撤回修改: takes the document back from review or gives up its approval; a new revision is open for editing. */
export const reopen = action('publishing.reopen', writers, async (act, { id }: { id: number }) => {
  const document = await heldIf(act, id, mayReopen);
  if (!document.ok) return document;
  const revision = await nextRevision(act, document.value, 'reopened');
  await advance(act.db, document.value, 'reopen', act.now);
  return done(revision.id, `document:${id}`, { was: document.value.state });
});

/** 更正: opens a new revision; the public text stands until the new one has passed the review. */
export const correct = action('publishing.correct', writers, async (act, { id }: { id: number }) => {
  const found = await heldIf(act, id, mayCorrect);
  if (!found.ok) return found;
  const revision = await nextRevision(act, found.value, 'correcting');
  const validity = await validityNow(act.db, id);
  await act.db
    .updateTable('revisions')
    .set({ correction_note: '', ...(validity && { validity }) })
    .where('id', '=', revision.id)
    .execute();
  await advance(act.db, found.value, 'correct', act.now);
  return done(revision.id, `document:${id}`);
});

/** 放弃: a draft that nobody was shown is deleted; one that was reviewed stays in the books as given up; a correction is
 *  dropped and the public text stands. @returns what became of it */
export const discardDraft = action('publishing.discardDraft', writers, async (act, { id }: { id: number }) => {
  const found = await heldIf(act, id, mayDiscard);
  if (!found.ok) return found;
  const document = found.value;
  const { db, now } = act;
  const sealed = await db
    .selectFrom('revisions')
    .select('id')
    .where('document_id', '=', id)
    .where('sealed_at', 'is not', null)
    .executeTakeFirst();
  if (!document.publication && !sealed) {
    const title = (await revisionById(db, document.revisionId))!.title;
    await db.updateTable('documents').set({ revision_id: null }).where('id', '=', id).execute();
    await db.deleteFrom('revisions').where('document_id', '=', id).execute();
    await db.deleteFrom('documents').where('id', '=', id).execute();
    return done('deleted' as const, `document:${id}`, { title });
  }
  if (document.publication) {
    await db.updateTable('documents').set({ revision_id: document.publicRevisionId }).where('id', '=', id).execute();
    await db
      .deleteFrom('revisions')
      .where('document_id', '=', id)
      .where('sealed_at', 'is', null)
      .where('id', '!=', document.publicRevisionId)
      .execute();
  }
  await advance(db, document, discarding(document), now);
  await voidReview(act, releases, String(id));
  await note(act, { id }, 'discarded', document.publication ? '更正稿' : '未公开');
  return done('kept' as const, `document:${id}`);
});

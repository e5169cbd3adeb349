import { action, done } from '../../platform/action.ts';
import { askRelease as ask } from '../../review/index.ts';
import { lockDocument, note } from '../document.ts';
import { revisionById, sealRevision } from '../revisions.ts';
import { mayEnterReview, writers } from '../rules.ts';
import { authorsOf } from '../under-review/authors.ts';
import { textOfRevision } from '../under-review/fields.ts';
import { lookedInto } from '../under-review/looked-into.ts';
import { releases } from './subject.ts';

interface Ask {
  documentId: number;
  /** why what was found is neither secret nor private */
  reason: string;
}

/** 提请放行: what the checks stop in a draft is put before who reviews secrecy. Its text is sealed: another content needs
 *  another word. 条例 art. 17
 *  @returns not found for another office; conflict where nothing is stopped; invalid without a reason */
export const askRelease = action<Ask, void>('review.askRelease', writers, async (act, { documentId, reason }) => {
  const { db, who, now, today } = act;
  const document = await lockDocument(db, documentId);
  const may = mayEnterReview(document, who);
  if (!may.ok) return may;
  const revision = (await revisionById(db, document!.revisionId))!;
  const looked = await lookedInto(db, { authorityId: document!.authorityId, revision }, today);
  if (!looked.ok) return looked;
  const { contentHash } = await sealRevision(db, documentId, now);
  const subject = {
    id: String(documentId),
    version: String(document!.revisionId),
    contentHash,
    text: await textOfRevision(db, revision),
    officeId: document!.officeId,
    authors: await authorsOf(db, document!),
  };
  const asked = await ask(act, releases, { subject, found: looked.value, reason });
  if (!asked.ok) return asked;
  await note(act, document!, 'releaseAsked', reason.trim());
  return done(undefined, `document:${documentId}`, { contentHash, checks: asked.value });
});

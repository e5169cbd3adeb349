import { CHECKS, type CheckId } from '../../law/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, type Failure, invalid } from '../../platform/outcome.ts';
import { askedOf, passageKey } from '../../platform/public-text/index.ts';
import { enterReview } from '../../review/index.ts';
import { lockDocument, note } from '../document.ts';
import { contentHash, revisionById, sealRevision } from '../revisions.ts';
import { mayEnterReview, writers } from '../rules.ts';
import { authorsOf } from '../under-review/authors.ts';
import { textOfRevision } from '../under-review/fields.ts';
import { lookedInto } from '../under-review/looked-into.ts';
import { releasedIn, releaseStep, releases } from './subject.ts';

const SHORTEST = 4;

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
  if ([...reason.trim()].length < SHORTEST) return tooShort;
  const revision = (await revisionById(db, document!.revisionId))!;
  const looked = await lookedInto(db, { authorityId: document!.authorityId, revision }, today);
  if (!looked.ok) return looked;
  const released = await releasedIn(db, documentId, contentHash(documentId, revision));
  const stopped = askedOf(looked.value).filter((one) => one.severity === 'block' && !released.has(passageKey(one)));
  if (!stopped.length) return conflict('没有需要放行的内容，可以送审');
  const sealed = await sealRevision(db, documentId, now);
  await enterReview(act, releases, {
    id: String(documentId),
    version: String(document!.revisionId),
    contentHash: sealed.contentHash,
    text: await textOfRevision(db, revision),
    officeId: document!.officeId,
    authors: await authorsOf(db, document!),
    steps: [releaseStep],
    acknowledged: [...released.values(), ...stopped].map((one) => ({ ...one, reason: reason.trim() })),
  });
  await note(act, document!, 'releaseAsked', reason.trim());
  const checks = [...new Set(stopped.map((one) => CHECKS[one.check as CheckId].name))];
  return done(undefined, `document:${documentId}`, { contentHash: sealed.contentHash, checks });
});

const tooShort: Failure = invalid('请写明提请放行的理由', {
  reason: `请写明为什么不涉密、不涉及个人隐私，至少 ${SHORTEST} 个字`,
});

import { action, done } from '../../platform/action.ts';
import { enterReview as beginRound, recallReview } from '../../review/index.ts';
import { writers } from '../rules.ts';
import { documentById } from '../store.ts';
import { enterReview, recall } from './requests.ts';
import { authorsOf, documents } from './subject.ts';

/** 提交审核: the newest text is sealed and starts through the authority's chain. 条例 arts. 15, 17
 *  @param confirmed the fingerprint of the passages that the person has looked at (fingerprintOf) */
export const submitForReview = action<{ documentId: number; confirmed?: string | undefined }, void>(
  'review.submit',
  writers,
  async (act, input) => {
    const submitted = await enterReview(act, input);
    if (!submitted.ok) return submitted;
    const { revisionId, contentHash, found } = submitted.value;
    const { officeId } = (await documentById(act.db, input.documentId))!;
    await beginRound(act, documents, {
      id: String(input.documentId),
      version: String(revisionId),
      contentHash,
      officeId,
      authors: await authorsOf(act.db, input.documentId),
    });
    return done(undefined, `document:${input.documentId}`, { contentHash, confirmed: found.map((one) => one.kind) });
  },
);

/** 撤回送审: by the office that submitted, while nobody has finished. */
export const recallSubmission = action<{ documentId: number }, void>(
  'review.recall',
  writers,
  async (act, { documentId }) => {
    const recalled = await recall(act, documentId);
    if (!recalled.ok) return recalled;
    const fault = await recallReview(act, documents, String(documentId));
    return fault ?? done(undefined, `document:${documentId}`);
  },
);

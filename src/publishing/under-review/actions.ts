import { CHECKS, type CheckId } from '../../law/index.ts';
import { type Act, action, done } from '../../platform/action.ts';
import type { Tx } from '../../platform/database/index.ts';
import { invalid, type Outcome, ok } from '../../platform/outcome.ts';
import {
  askedOf,
  type Confirmed,
  nothingConfirmed,
  objectionTo,
  type Passage,
  passageKey,
} from '../../platform/public-text/index.ts';
import {
  type Acknowledged,
  enterReview as beginRound,
  keepFindings,
  type Released,
  recallReview,
  releasedIn,
} from '../../review/index.ts';
import { releases } from '../blocked/subject.ts';
import { advance, type Document, lockDocument, note } from '../document.ts';
import { contentHash as hashOf, type Revision, revisionById, sealRevision } from '../revisions.ts';
import { mayEnterReview, mayRecall, writers } from '../rules.ts';
import { authorsOf } from './authors.ts';
import { textOfRevision } from './fields.ts';
import { lookedInto } from './looked-into.ts';
import { missingFor } from './missing.ts';
import { documents } from './subject.ts';

interface Submit {
  documentId: number;
  /** what the person who submits says of what was found */
  confirmed?: Confirmed;
}

/** 提交审核: the newest text is sealed and starts through the authority's chain. 条例 arts. 15, 17 */
export const submitForReview = action<Submit, void>('review.submit', writers, async (act, input) => {
  const submitted = await enterReview(act, input);
  if (!submitted.ok) return submitted;
  const { document, revision, contentHash, found } = submitted.value;
  await beginRound(act, documents, {
    id: String(document.id),
    version: String(document.revisionId),
    contentHash,
    text: await textOfRevision(act.db, revision),
    officeId: document.officeId,
    columnId: revision.columnId,
    authors: await authorsOf(act.db, document),
    acknowledged: found,
  });
  return done(undefined, `document:${document.id}`, {
    contentHash,
    confirmed: found.map((one) => CHECKS[one.check as CheckId].name),
  });
});

/** 撤回送审: by the office that submitted, while nobody has finished. */
export const recallSubmission = action<{ documentId: number }, void>(
  'review.recall',
  writers,
  async (act, { documentId }) => {
    const document = await lockDocument(act.db, documentId);
    const may = mayRecall(document, act.who);
    if (!may.ok) return may;
    await advance(act.db, document!, 'recall', act.now);
    await note(act, document!, 'recalled');
    const fault = await recallReview(act, documents, String(documentId));
    return fault ?? done(undefined, `document:${documentId}`);
  },
);

/** What the chain is bound to. */
interface Submission {
  document: Document;
  revision: Revision;
  /** SHA-256, hex, of what the public would see: an approval names it */
  contentHash: string;
  /** what the automatic checks found and the submitter confirmed */
  found: (Passage & Pick<Acknowledged, 'reason' | 'said'>)[];
}

/** What submitting does to the document itself. What may never be public stops it; what else the automatic checks found must
 *  be confirmed.
 *  @returns not found for another office; conflict when it is no draft; invalid with the fields that want mending */
export async function enterReview(
  act: Act,
  { documentId, confirmed = nothingConfirmed }: Submit,
): Promise<Outcome<Submission>> {
  const { db, who, now, today } = act;
  const document = await lockDocument(db, documentId);
  const may = mayEnterReview(document, who);
  if (!may.ok) return may;
  const revision = (await revisionById(db, document!.revisionId))!;
  const missing = await missingIn(db, document!, revision, today);
  if (Object.keys(missing).length) return invalid('还不能提交，请补全标出的内容', missing);
  const looked = await lookedInto(db, { authorityId: document!.authorityId, revision }, today);
  if (!looked.ok) return looked;
  const found = looked.value;
  await keepFindings(act, findingsOf(document!), found);
  const released = await releasedIn(act, releases, String(documentId), hashOf(documentId, revision));
  const objection = objectionTo(
    found.filter((one) => !released.has(passageKey(one))),
    confirmed,
  );
  if (objection) return objection;
  const { contentHash } = await sealRevision(db, documentId, now);
  await advance(db, document!, 'enterReview', now);
  const asked = askedOf(found);
  const remark = asked.length ? `自动检查发现 ${asked.length} 处，已逐处核对确认` : '';
  await note(act, document!, 'submitted', remark);
  return ok({
    document: document!,
    revision,
    contentHash,
    found: asked.map((one) => ({ ...one, ...saidOf(one, confirmed, released) })),
  });
}

/** Of a document, for the figures. */
export const findingsOf = ({ id, authorityId, officeId }: Pick<Document, 'id' | 'authorityId' | 'officeId'>) => ({
  ...{ kind: documents, id: String(id), authorityId, officeId },
});

/** Who lets it stand, and why: who submits, or who released it before. */
function saidOf(one: Passage, { reasons }: Confirmed, released: Released) {
  const before = released.get(passageKey(one));
  return before ? { reason: before.reason, said: before } : { reason: reasons.get(one.check) ?? '' };
}

/** What must be filled in before review. Empty: it can be submitted. */
async function missingIn(tx: Tx, { publication }: Document, revision: Revision, today: string) {
  const column = revision.columnId
    ? await tx.selectFrom('columns').select('kind').where('id', '=', revision.columnId).executeTakeFirst()
    : undefined;
  return missingFor({ ...revision, columnKind: column?.kind ?? null, corrects: publication !== undefined }, today);
}

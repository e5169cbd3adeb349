import { action, done } from '../platform/action.ts';
import { conflict, forbidden, invalid, notFound } from '../platform/outcome.ts';
import {
  approve,
  documentForReview,
  lockDocument,
  recordEvent,
  sealRevision,
  sensitiveIn,
  setState,
  submissionFaults,
} from '../publishing/index.ts';
import { chainFaults, fingerprintOf, reviewFault, scopeOf, submitFault, type Verdict, verdictFaults } from './rules.ts';
import { chainOf, closeRound, latestRound } from './store.ts';
import type { ChainStep } from './tables.ts';

/** 提交审核: the newest text is sealed and starts through the chain. Marks of classified papers stop it; what else the
 *  automatic checks found must be confirmed. 条例 arts. 15, 17
 *  @param confirmed the fingerprint of the passages that the person has looked at (rules.fingerprintOf) */
export const submitForReview = action<{ documentId: number; confirmed?: string | undefined }, void>(
  'review.submit',
  ['editor', 'contact'],
  async ({ db, who, now, today }, { documentId, confirmed }) => {
    const document = await lockDocument(db, documentId);
    const fault = submitFault(document, who);
    if (fault) return fault;
    const missing = await submissionFaults(db, documentId, today);
    if (Object.keys(missing).length) return invalid('还不能提交，请补全标出的内容', missing);
    const found = sensitiveIn((await documentForReview(db, documentId))!.revision);
    const secret = found.find((one) => one.kind === 'classifiedMark');
    if (secret)
      return invalid(`${secret.where}有“${secret.text}”：${secret.message}。上网不涉密，涉密不上网`, {
        marks: secret.message,
      });
    if (found.length && confirmed !== fingerprintOf(found))
      return invalid(`自动检查发现 ${found.length} 处需要确认的内容，请逐一核对`, {
        confirmed: '核对无误后，请勾选确认再提交',
      });
    const { revisionId, contentHash } = await sealRevision(db, documentId, now);
    await db
      .insertInto('review_rounds')
      .values({
        document_id: documentId,
        revision_id: revisionId,
        content_hash: contentHash,
        steps: JSON.stringify(await chainOf(db, who.authorityId)),
        state: 'open',
        submitted_by: who.id!,
        submitted_at: now,
        closed_at: null,
      })
      .execute();
    await setState(db, documentId, 'inReview', now);
    await recordEvent(db, {
      documentId,
      revisionId,
      at: now,
      who,
      kind: 'submitted',
      remark: found.length ? `自动检查发现 ${found.length} 处，已核对确认` : '',
    });
    return done(undefined, `document:${documentId}`, { contentHash, confirmed: found.map((one) => one.kind) });
  },
);

/** A verdict at the step that is open: 通过 leads to the next step, after the last to approval; 退回 back to the author. */
export const giveVerdict = action<
  Verdict & { documentId: number; contentHash: string },
  'next' | 'approved' | 'returned'
>(
  'review.giveVerdict',
  ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'],
  async ({ db, who, now }, { documentId, contentHash, ...verdict }) => {
    const document = await lockDocument(db, documentId);
    if (!document || document.authorityId !== who.authorityId) return notFound();
    const round = await latestRound(db, documentId);
    if (round?.state !== 'open') return conflict('这份文件已由他人办理或已撤回，请刷新');
    if (round.contentHash !== contentHash) return conflict('文稿内容已更新，请重新阅看后再办理');
    const fault = reviewFault(round, who);
    if (fault)
      return round.reviewers.includes(who.id!) || round.authors.includes(who.id!) ? forbidden(fault) : conflict(fault);
    const step = round.steps[round.step]!;
    const faults = verdictFaults(step, verdict);
    if (Object.keys(faults).length) return invalid('还不能提交审核意见，请看标出的地方', faults);
    await db
      .insertInto('reviews')
      .values({
        round_id: round.id,
        document_id: documentId,
        revision_id: round.revisionId,
        content_hash: round.contentHash,
        step: round.step,
        step_label: step.label,
        reviewer_id: who.id!,
        reviewer_name: who.name,
        verdict: verdict.verdict,
        gates: verdict.verdict === 'passed' ? [...verdict.gates] : [],
        remark: verdict.remark.trim(),
        at: now,
      })
      .execute();
    const event = { documentId, revisionId: round.revisionId, at: now, who };
    const record = { step: step.label, verdict: verdict.verdict, contentHash };
    if (verdict.verdict === 'returned') {
      await closeRound(db, round.id, 'returned', now);
      await setState(db, documentId, 'returned', now);
      await recordEvent(db, { ...event, kind: 'returned', remark: `${step.label}：${verdict.remark.trim()}` });
      return done('returned' as const, `document:${documentId}`, record);
    }
    const last = round.step === round.steps.length - 1;
    await recordEvent(db, {
      ...event,
      kind: last ? 'approved' : 'passed',
      remark: [step.label, verdict.remark.trim()].filter(Boolean).join('：'),
    });
    await db
      .updateTable('review_rounds')
      .set({ step: round.step + 1 })
      .where('id', '=', round.id)
      .execute();
    if (!last) return done('next' as const, `document:${documentId}`, record);
    await closeRound(db, round.id, 'passed', now);
    const approved = await approve(db, documentId, round.contentHash, now);
    return approved.ok ? done('approved' as const, `document:${documentId}`, record) : approved;
  },
);

/** 撤回送审: by the office that submitted, while nobody has finished. */
export const recallSubmission = action<{ documentId: number }, void>(
  'review.recall',
  ['editor', 'contact'],
  async ({ db, who, now }, { documentId }) => {
    const document = await lockDocument(db, documentId);
    if (!document || document.authorityId !== who.authorityId || document.officeId !== who.officeId) return notFound();
    const round = await latestRound(db, documentId);
    if (round?.state !== 'open') return conflict('这份文件现在不在审核中');
    await closeRound(db, round.id, 'recalled', now);
    await setState(db, documentId, 'draft', now);
    await recordEvent(db, { documentId, revisionId: round.revisionId, at: now, who, kind: 'recalled' });
    return done(undefined, `document:${documentId}`);
  },
);

/** The chain of this authority, for what is submitted from now on; rounds that run keep the chain they began with. */
export const configureChain = action<{ steps: ChainStep[] }, void>(
  'review.configureChain',
  ['disclosureHead'],
  async ({ db, who }, { steps }) => {
    const faults = chainFaults(steps);
    if (Object.keys(faults).length) return invalid('审核环节还不能保存，请看标出的地方', faults);
    const named = steps.map((step) => ({ ...step, label: step.label.trim(), scope: scopeOf(step.role) }));
    const before = await chainOf(db, who.authorityId);
    await db
      .insertInto('review_chains')
      .values({ authority_id: who.authorityId, steps: JSON.stringify(named) })
      .onConflict((oc) => oc.column('authority_id').doUpdateSet({ steps: JSON.stringify(named) }))
      .execute();
    return done(undefined, `authority:${who.authorityId}`, { before, steps: named });
  },
);

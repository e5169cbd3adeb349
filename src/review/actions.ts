import { action, done } from '../platform/action.ts';
import { conflict, forbidden, invalid, notFound } from '../platform/outcome.ts';
import { approve, enterReview, lockDocument, passOn, recall, sendBack } from '../publishing/index.ts';
import { chainFaults, reviewFault, scopeOf, type Verdict, verdictFaults } from './rules.ts';
import { chainOf, closeRound, latestRound } from './store.ts';
import type { ChainStep } from './tables.ts';

/** 提交审核: publishing seals the newest text, which then starts through the chain.
 *  @param confirmed the fingerprint of the passages that the person has looked at (publishing's fingerprintOf) */
export const submitForReview = action<{ documentId: number; confirmed?: string | undefined }, void>(
  'review.submit',
  ['editor', 'contact'],
  async (act, input) => {
    const { db, who, now } = act;
    const submitted = await enterReview(act, input);
    if (!submitted.ok) return submitted;
    const { revisionId, contentHash, found } = submitted.value;
    await db
      .insertInto('review_rounds')
      .values({
        document_id: input.documentId,
        revision_id: revisionId,
        content_hash: contentHash,
        steps: JSON.stringify(await chainOf(db, who.authorityId)),
        state: 'open',
        submitted_by: who.id!,
        submitted_at: now,
        closed_at: null,
      })
      .execute();
    return done(undefined, `document:${input.documentId}`, { contentHash, confirmed: found.map((one) => one.kind) });
  },
);

/** A verdict at the step that is open: 通过 leads to the next step, after the last to approval; 退回 back to the author. */
export const giveVerdict = action<
  Verdict & { documentId: number; contentHash: string },
  'next' | 'approved' | 'returned'
>(
  'review.giveVerdict',
  ['officeReviewer', 'secrecyReviewer', 'signer', 'disclosureHead'],
  async (act, { documentId, contentHash, ...verdict }) => {
    const { db, who, now } = act;
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
    const record = { step: step.label, verdict: verdict.verdict, contentHash };
    const remark = [step.label, verdict.remark.trim()].filter(Boolean).join('：');
    if (verdict.verdict === 'returned') {
      await closeRound(db, round.id, 'returned', now);
      const back = await sendBack(act, { documentId, remark });
      return back.ok ? done('returned' as const, `document:${documentId}`, record) : back;
    }
    await db
      .updateTable('review_rounds')
      .set({ step: round.step + 1 })
      .where('id', '=', round.id)
      .execute();
    if (round.step < round.steps.length - 1) {
      const passed = await passOn(act, { documentId, remark });
      return passed.ok ? done('next' as const, `document:${documentId}`, record) : passed;
    }
    await closeRound(db, round.id, 'passed', now);
    const approved = await approve(act, { documentId, contentHash: round.contentHash, remark });
    return approved.ok ? done('approved' as const, `document:${documentId}`, record) : approved;
  },
);

/** 撤回送审: by the office that submitted, while nobody has finished. */
export const recallSubmission = action<{ documentId: number }, void>(
  'review.recall',
  ['editor', 'contact'],
  async (act, { documentId }) => {
    const recalled = await recall(act, documentId);
    if (!recalled.ok) return recalled;
    const round = (await latestRound(act.db, documentId))!;
    await closeRound(act.db, round.id, 'recalled', act.now);
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

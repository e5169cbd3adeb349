import { type ReplyKindId, replyFault } from '../../law/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, forbidden, invalid } from '../../platform/outcome.ts';
import { hold, type Seen, take } from '../handling/steps/take.ts';
import { draftOf, saveDraft } from '../papers/drafts.ts';
import { issueDraft } from '../papers/issue.ts';
import { unfinished } from '../papers/wording/fill.ts';
import { handlers, legalReviewers, needsLegalReview, signers } from '../rules.ts';

/** What a draft reply says: the content of a paper of kind 'reply'. */
export interface ReplyContent {
  reply: ReplyKindId;
  /** disclosed against a third party's refusal. art. 32 */
  publicInterest: boolean;
  body: string;
}

/** 拟写答复: one draft for an application; whoever changes it takes back an approval of 法制审核. Signing it needs a
 *  version; `draftVersion` is that of the draft that was seen, 0 for the first. */
export const draftReply = action<Seen & { draftVersion: number; content: ReplyContent }, { paperId: number }>(
  'applications.draftReply',
  handlers,
  async (act, { id, draftVersion, content }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    const { state } = got.held;
    if (state.phase !== 'open') return conflict('这件申请现在不能拟写答复，请刷新查看办理情况');
    const fault = replyFault(state, content.reply, content.publicInterest);
    if (fault) return invalid(fault, { reply: fault });
    if (!content.body.trim()) return invalid('请写答复的内容', { body: '请写答复的内容' });
    const saved = await saveDraft(act, { applicationId: id, kind: 'reply', content: { ...content } }, draftVersion);
    if (!saved.ok) return saved;
    return done({ paperId: saved.value }, `application:${id}`, { reply: content.reply });
  },
);

/** 法制审核 of the draft as it stands, by somebody who did not write it; the draft is then approved. */
export const reviewLegally = action<Seen & { draftVersion: number; opinion: string }, void>(
  'applications.reviewLegally',
  legalReviewers,
  async (act, { draftVersion, opinion, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const draft = await draftOf(act.db, seen.id, 'reply');
    if (!draft) return conflict('还没有拟写答复');
    if (draft.version !== draftVersion) return conflict('答复稿已被修改，请重新阅看后再审核');
    if (draft.updatedBy === act.who.id) return forbidden('不能审核本人拟写的答复');
    const along = { note: opinion, paperId: draft.id };
    const taken = await take(act, got.held, { kind: 'legallyReviewed', on: act.today }, along);
    if (!taken.ok) return taken;
    await act.db.updateTable('application_papers').set({ state: 'approved' }).where('id', '=', draft.id).execute();
    return done(undefined, `application:${seen.id}`, { paper: draft.id, version: draft.version });
  },
);

/** 签发答复: the draft gets its number and ends the procedure with exactly one kind of reply. arts. 33, 36–39 */
export const signReply = action<Seen & { draftVersion: number }, { number: string | null }>(
  'applications.signReply',
  signers,
  async (act, { draftVersion, ...seen }) => {
    const got = await hold(act, seen);
    if (!got.ok) return got;
    const draft = await draftOf(act.db, seen.id, 'reply');
    if (!draft) return conflict('还没有拟写答复');
    if (draft.version !== draftVersion) return conflict('答复稿已被修改，请重新阅看后再签发');
    const { reply, publicInterest, body } = draft.content as unknown as ReplyContent;
    if (needsLegalReview(reply) && draft.state !== 'approved')
      return invalid('这类答复须先经法制审核，审核后修改过的要重新审核', { reply: '请先办理法制审核' });
    const left = unfinished(body);
    if (left.length) return invalid('答复稿还没有写完', { body: `请先写完：${left.slice(0, 3).join('、')}` });
    const step = { kind: 'replied', on: act.today, reply, ...(publicInterest ? { publicInterest } : {}) } as const;
    const taken = await take(act, got.held, step, { paperId: draft.id, field: 'reply' });
    if (!taken.ok) return taken;
    const paper = await issueDraft(act, draft, act.today);
    if (!paper.ok) return paper;
    const { number } = paper.value;
    return done({ number }, `application:${seen.id}`, { reply, number, version: draft.version });
  },
);

import { z } from 'zod';
import { publicText } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, forbidden, invalid, notFound } from '../../platform/outcome.ts';
import { answersOf } from '../answering/store.ts';
import { openedIn, type Sender, withoutSender } from '../privacy.ts';
import { heads } from '../rules.ts';
import { holdMessage } from '../store.ts';
import { isTheme } from './store.ts';

/** Question and answer in the words that everybody may read. */
export const publicAnswerForm = z.object({
  theme: z.string().refine(isTheme, '请选择主题'),
  title: publicText.required('标题', 100),
  question: publicText.required('问题', 2_000),
  answer: publicText.required('答复', 5_000),
});
export type PublicAnswerInput = z.output<typeof publicAnswerForm>;

/** 公开问答: the head's, who did not write the answer, with the consent of who asked, and without anything by which they
 *  are known. 条例 arts. 15, 17; 个人信息保护法 art. 13 */
export const publishAnswer = action<{ id: number } & PublicAnswerInput, number>(
  'engagement.publishAnswer',
  heads,
  async (act, { id, ...texts }) => {
    const held = await holdMessage(act, id);
    if (!held) return notFound();
    const { row, state } = held;
    if (!row.wants_public) return conflict('留言人不同意公开，不能公开');
    if (state.phase !== 'answered' || !state.office) return conflict('答复以后才可以公开');
    const sent = (await answersOf(act.db, act.sealer, id)).filter(({ sentAt }) => sentAt !== null);
    if (sent.some(({ authors }) => authors.includes(act.who.id!)))
      return forbidden('公开稿须由拟写答复以外的人核对、公开');
    const clear = withoutSender(openedIn<Sender>(act.sealer, id, 'sender', row.sealed_sender));
    const known = (['title', 'question', 'answer'] as const).filter((name) => clear(texts[name]) !== texts[name]);
    if (known.length) {
      const why = '里面有留言人的姓名、电话或者邮箱，请删去';
      return invalid(`公开稿${why}`, Object.fromEntries(known.map((name) => [name, why])));
    }
    const shown = {
      ...texts,
      office_id: state.office,
      answered_on: row.last_answered_on!,
      published_at: act.now,
      published_by: act.who.name,
    };
    const anew = { ...shown, withdrawn_at: null, withdrawn_by: '', withdrawn_reason: '' };
    const { id: answerId } = await act.db
      .insertInto('public_answers')
      .values({ message_id: id, authority_id: act.who.authorityId, ...anew })
      .onConflict((oc) => oc.column('message_id').doUpdateSet(anew))
      .returning('id')
      .executeTakeFirstOrThrow();
    return done(answerId, `message:${id}`, { title: texts.title });
  },
);

/** 撤下 a public answer, with the reason; the answer to who asked stays. */
export const withdrawAnswer = action<{ id: number; reason: string }, void>(
  'engagement.withdrawAnswer',
  heads,
  async (act, { id, reason }) => {
    const { numUpdatedRows } = await act.db
      .updateTable('public_answers')
      .set({ withdrawn_at: act.now, withdrawn_by: act.who.name, withdrawn_reason: reason })
      .where('message_id', '=', id)
      .where('authority_id', '=', act.who.authorityId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    return numUpdatedRows ? done(undefined, `message:${id}`, { reason }) : conflict('没有公开，不需要撤下');
  },
);

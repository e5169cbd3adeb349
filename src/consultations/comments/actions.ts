import { z } from 'zod';
import { openingReason } from '../../applications/index.ts';
import { threatIn } from '../../law/index.ts';
import { publicText } from '../../organizations/index.ts';
import { action, done } from '../../platform/action.ts';
import { conflict, forbidden, invalid } from '../../platform/outcome.ts';
import { type Commenter, openedIn, withoutCommenter } from '../privacy.ts';
import { handlers } from '../rules.ts';
import { heldComment } from './held.ts';
import { KEPT_WHY, type KeptWhy } from './words.ts';

/** A comment in the words that everybody may read; checked like every text for the public. */
export const showForm = z.object({ text: publicText.optional('公开的意见', 2_000) });

/** 公开意见: in words without who wrote it and without numbers of anybody; who entered it on behalf does not let it pass;
 *  a threat does not pass at all. 条例 arts. 14, 15, 17 */
export const showComment = action<{ id: number; text: string }, void>(
  'consultations.show',
  handlers,
  async (act, { id, text }) => {
    const got = await heldComment(act, id);
    if (!got.ok) return got;
    const { entered_by, sealed_sender, number, state } = got.value;
    if (state === 'withdrawn') return conflict('本人已经撤回这条意见');
    if (entered_by === act.who.name) return forbidden('代为登记的意见，由登记以外的人核对公开');
    if (threatIn(text)) {
      const why = '像是威胁的话，不能公开。有现实危险的，请马上报警；这条意见请选择“不公开”';
      return invalid(why, { text: why });
    }
    const sender = openedIn<Commenter>(act.sealer, id, 'sender', sealed_sender);
    if (withoutCommenter(sender)(text) !== text) {
      const why = '里面有提意见的人的姓名或者邮箱，请删去';
      return invalid(why, { text: why });
    }
    await act.db
      .updateTable('consultation_comments')
      .set({ state: 'shown', shown_text: text, kept_why: '', looked_by: act.who.name, looked_at: act.now })
      .where('id', '=', id)
      .execute();
    return done(undefined, `comment:${id}`, { number });
  },
);

/** 不公开: it counts and is answered like all, but is not shown; who wrote it reads why. */
export const keepComment = action<{ id: number; why: KeptWhy }, void>(
  'consultations.keep',
  handlers,
  async (act, { id, why }) => {
    const got = await heldComment(act, id);
    if (!got.ok) return got;
    if (got.value.state === 'withdrawn') return conflict('本人已经撤回这条意见');
    await act.db
      .updateTable('consultation_comments')
      .set({ state: 'kept', shown_text: '', kept_why: why, looked_by: act.who.name, looked_at: act.now })
      .where('id', '=', id)
      .execute();
    return done(undefined, `comment:${id}`, { number: got.value.number, reason: KEPT_WHY[why] });
  },
);

/** 查看提意见的人: name, address and all that was written, unmasked; by whom and why goes to the audit log. */
export const openCommenter = action<
  { id: number; reason: string },
  { sender: Commenter | undefined; text: string | undefined }
>('consultations.openCommenter', handlers, async (act, { id, reason }) => {
  const got = await heldComment(act, id);
  if (!got.ok) return got;
  const row = await act.db
    .selectFrom('consultation_comments')
    .select('sealed_comment')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const opened = {
    sender: openedIn<Commenter>(act.sealer, id, 'sender', got.value.sealed_sender),
    text: openedIn<string>(act.sealer, id, 'comment', row.sealed_comment),
  };
  if (!opened.sender && opened.text === undefined) return conflict('提意见的人的信息已按保存期限删除');
  return done(opened, `comment:${id}`, { reason: openingReason(reason) });
});

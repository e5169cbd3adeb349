import { openingReason } from '../applications/index.ts';
import { action, done } from '../platform/action.ts';
import { conflict, invalid } from '../platform/outcome.ts';
import { newQueryCode, queryCodeHash } from '../platform/public-forms/index.ts';
import { heldFor } from './handling/steps/take.ts';
import { keyOfPerson, openedIn, openIn, type Sender, type Written } from './privacy.ts';
import { handlers, intake } from './rules.ts';

/** 查看留言人信息: who wrote and all that they wrote, unmasked; by whom it was looked at and why goes to the audit log. */
export const openSender = action<
  { id: number; reason: string },
  { sender: Sender | undefined; written: Written | undefined }
>('engagement.openSender', handlers, async (act, { id, reason }) => {
  const got = await heldFor(act, id);
  if (!got.ok) return got;
  const { row } = got.value;
  if (row.personal_erased_on) return conflict('留言人信息已按保存期限删除');
  const opened = {
    sender: openedIn<Sender>(act.sealer, id, 'sender', row.sealed_sender),
    written: openedIn<Written>(act.sealer, id, 'written', row.sealed_message),
  };
  return done(opened, `message:${id}`, { reason: openingReason(reason) });
});

/** 补发查询码, at the window, to who gives the name and telephone that stand in the message. @returns shown once */
export const reissueMessageCode = action<{ id: number; name: string; telephone: string }, { code: string }>(
  'engagement.reissueCode',
  intake,
  async (act, { id, name, telephone }) => {
    const got = await heldFor(act, id);
    if (!got.ok) return got;
    const { row } = got.value;
    const sender = row.sealed_sender ? openIn<Sender>(act.sealer, id, 'sender', row.sealed_sender) : undefined;
    if (!sender?.name || !sender.telephone || !row.sender_key)
      return conflict('这件留言没有留姓名和电话，不能补发查询码；可以凭编号来电询问办理情况');
    if (!keyOfPerson(act.sealer, row.authority_id, name, telephone).equals(row.sender_key))
      return invalid('姓名、电话与留言时写的不一致', { name: '与留言时写的不一致，不能补发', telephone: '请核对' });
    const code = newQueryCode();
    await act.db
      .updateTable('messages')
      .set({ query_code_hash: queryCodeHash(act.sealer, code), version: row.version + 1 })
      .where('id', '=', id)
      .execute();
    return done({ code }, `message:${id}`);
  },
);

import { randomInt } from 'node:crypto';
import { type Act, action, type Caller, done } from '../../platform/action.ts';
import { conflict, invalid, notFound, type Outcome } from '../../platform/outcome.ts';
import { addressOf, forgetAddress, masked, setAddress } from '../addresses.ts';
import { mailsFor } from '../kinds.ts';
import { putMails } from '../outbox.ts';
import { mailWorks } from '../settings.ts';
import { CODE_MINUTES, confirms, mayAskCode } from './rules.ts';
import { aboutOf, codesSince, countTry, dropRequest, keepRefusals, keepRequest, requestOf } from './store.ts';

const DAY = 86_400_000;
export const NO_MAIL = '系统管理员还没有启用邮件，现在收不到验证码';
const NO_KEY = '加密密钥不在，暂时不能填写邮箱，请联系系统管理员';
const sign = ['', '本邮件由信息公开工作平台自动发出，请勿回复。'];

/** 发送验证码: an address of one's own is used once the code that is mailed to it was typed. @param email undefined: to the
 *  one that waits, once more */
export const askAddress = action<{ email: string | undefined }, void>(
  'mail.askAddress',
  ['anyone'],
  async (act, { email: typed }) => {
    const { db, who, now, sealer } = act;
    if (who.id === null) return notFound();
    if (sealer.problem) return invalid(NO_KEY);
    if (!(await mailWorks(db))) return invalid(NO_MAIL);
    const email = typed ?? (await requestOf(db, sealer, who.id))?.email;
    if (!email) return conflict('没有等待确认的邮箱');
    const own = await addressOf(db, sealer, who.id);
    if (own?.email === email && own.confirmedAt)
      return invalid('现在用的就是这个邮箱', { email: '现在用的就是这个邮箱' });
    const may = mayAskCode(await codesSince(db, who.id, new Date(now.getTime() - DAY)), now);
    if (!may.ok) return may;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await keepRequest(act, who.id, { email, code });
    await putMails(act, [codeMail(act, who.id, { email, code })]);
    return done(undefined, `staff:${who.id}`);
  },
);

const codeMail = ({ who, now }: Act, staffId: number, { email, code }: { email: string; code: string }) => ({
  ...{ authorityId: who.authorityId, room: 'mail', kind: 'code', about: aboutOf(staffId) },
  key: `address:${staffId}:${now.getTime()}`,
  to: { address: email, shown: who.name },
  subject: '邮箱验证码',
  body: [
    '您在信息公开工作平台填写了这个邮箱。验证码：{code}',
    `${CODE_MINUTES} 分钟内在“我的邮箱”页面填写有效。不是您本人填写的，请不要理会，也不要告诉别人。`,
    ...sign,
  ].join('\n'),
  code,
});

const useAddress = action<{ code: string }, void>('mail.confirmAddress', ['anyone'], async (act, { code }) => {
  const { db, who, now, sealer } = act;
  if (who.id === null) return notFound();
  const result = confirms(await requestOf(db, sealer, who.id), code, now);
  if (!result.ok) return result;
  const email = result.value;
  const before = await addressOf(db, sealer, who.id);
  await setAddress(act, who.id, email);
  await dropRequest(db, who.id);
  if (before?.email && before.email !== email) await putMails(act, [changedMail(act, before.email, email)]);
  return done(undefined, `staff:${who.id}`);
});

/** Who reads the former address learns that it is used no more: it may not have been its owner who changed it. */
const changedMail = ({ who, now }: Act, before: string, email: string) => ({
  ...{ authorityId: who.authorityId, room: 'mail', kind: 'changed', about: aboutOf(who.id!) },
  key: `address-changed:${who.id}:${now.getTime()}`,
  to: { address: before, shown: who.name },
  subject: '您的邮箱已更换',
  body: [
    `您在信息公开工作平台的邮箱已换成 ${masked(email)}，以后的邮件不再发到这里。`,
    '不是您本人换的，请立即修改密码，并告知本机关的安全管理员。',
    ...sign,
  ].join('\n'),
});

/** The code that came to the address is typed: it is used from now on. Each try counts. */
export async function confirmAddress(caller: Caller, code: string): Promise<Outcome<void>> {
  if (caller.who.id !== null) await countTry(caller.db, caller.who.id);
  return useAddress(caller, { code });
}

/** 不再收邮件: one's address is forgotten, and one that waits for its code. */
export const removeAddress = action<void, void>('mail.removeAddress', ['anyone'], async ({ db, who }) => {
  if (who.id === null) return notFound();
  await forgetAddress(db, who.id);
  return done(undefined, `staff:${who.id}`);
});

/** Which mails one wants of those that one may get. */
export const chooseMails = action<{ wanted: readonly string[] }, void>(
  'mail.chooseMails',
  ['anyone'],
  async ({ db, house, who }, { wanted }) => {
    if (who.id === null) return notFound();
    const offered = mailsFor(house, who).map(({ mail }) => mail);
    const refused = offered.filter((mail) => !wanted.includes(mail));
    await keepRefusals(db, who.id, offered, refused);
    return done(undefined, `staff:${who.id}`, { refused });
  },
);

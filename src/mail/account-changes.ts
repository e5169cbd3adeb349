import type { AccountChange } from '../organizations/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { hasAddress } from './addresses.ts';
import { putMails } from './outbox.ts';
import { mailSite } from './settings.ts';

/** Writes to whoever gave an address that somebody else changed their account. Nothing that opens it stands in the mail. */
export async function mailAccountChange(tx: Tx, change: AccountChange): Promise<void> {
  const site = await mailSite(tx);
  if (site === undefined || !(await hasAddress(tx, change.staffId))) return;
  const { authorityId, staffId, name, noticeId, sentence, at } = change;
  const body = [
    sentence,
    '',
    '如果不是您本人要求的，请立即告知本机关其他管理员。',
    `工作平台：${site}/console`,
    '',
    '本邮件由信息公开工作平台自动发出，请勿回复。',
  ];
  await putMails({ db: tx, now: at }, [
    {
      ...{ authorityId, room: 'mail', kind: 'account', about: `staff:${staffId}`, key: `account:${noticeId}` },
      to: { staffId, name },
      subject: '您的账号有更改',
      body: body.join('\n'),
    },
  ]);
}

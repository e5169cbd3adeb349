import { mailSite, type NewMail, putMails } from '../../mail/index.ts';
import type { Act } from '../../platform/action.ts';
import { longDate } from '../../platform/dates.ts';
import { type Commenter, openedIn } from '../privacy.ts';
import type { Signed } from '../store.ts';

/** By mail, to those who left an address: that it is said what was adopted, and where; nothing of what they wrote. A mail
 *  that bounces stands among those that failed (src/mail) and holds up nothing. */
export async function tellCommenters(act: Act, one: Signed): Promise<void> {
  const site = await mailSite(act.db);
  if (!site) return;
  const rows = await act.db
    .selectFrom('consultation_comments')
    .select(['id', 'number', 'sealed_sender', 'sender_shown'])
    .where('consultation_id', '=', one.id)
    .where('state', '<>', 'withdrawn')
    .where('sealed_sender', 'is not', null)
    .orderBy('id')
    .execute();
  const mails = rows.flatMap(({ id, number, sealed_sender, sender_shown }): NewMail[] => {
    const email = openedIn<Commenter>(act.sealer, id, 'sender', sealed_sender)?.email;
    if (!email) return [];
    return [
      {
        ...{ authorityId: one.authorityId, room: 'consultations', kind: 'results', about: `comment:${id}` },
        key: `comment:${id}:results`,
        tellsOf: [`consultation:${one.id}`],
        to: { address: email, shown: sender_shown },
        subject: `“${one.content.title}”公布采纳情况`,
        body: [
          `您在“${one.content.title}”征集中提的意见（${number}），本机关已研究，${longDate(act.today)}公布了采纳情况：`,
          `${site}/consultations/${one.id}`,
          '凭查询码可以看您这一条的采纳情况。本邮件由系统发出，请不要回复。',
        ].join('\n\n'),
      },
    ];
  });
  await putMails(act, mails);
}

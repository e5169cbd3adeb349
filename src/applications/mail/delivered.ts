import { mailsAbout } from '../../mail/index.ts';
import { action, type Caller, done } from '../../platform/action.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { program } from '../../platform/roles.ts';
import { hold, take } from '../handling/steps/take.ts';
import { aboutOf } from './words.ts';

/** 电子邮件送达: a reply that the applicant's server took is delivered; the message and the minute are its proof. What
 *  somebody recorded meanwhile stands. */
const recordMailedDelivery = action<{ id: number; messageId: string; sentAt: Date }, void>(
  'applications.recordMailedDelivery',
  ['program'],
  async (act, { id, messageId, sentAt }) => {
    const got = await hold(act, { id });
    if (!got.ok) return got;
    const proof = `电子邮件 ${messageId}，${minuteOf(sentAt)} 由邮件服务器接收`;
    const taken = await take(act, got.held, { kind: 'delivered', on: dayOf(sentAt), how: 'email', proof });
    return taken.ok ? done(undefined, aboutOf(id), { on: dayOf(sentAt), how: 'email', messageId }) : taken;
  },
);

/** Records for each reply that went out by mail that it is delivered. */
export async function recordMailedDeliveries({ db, house, sealer, now }: Omit<Caller, 'who'>): Promise<void> {
  const open = await db
    .selectFrom('applications')
    .select(['id', 'authority_id as authorityId'])
    .where('delivery_way', '=', 'email')
    .where('phase', '=', 'closed')
    .where('delivered_on', 'is', null)
    .execute();
  const authorities = new Map(open.map(({ id, authorityId }) => [aboutOf(id), { id, authorityId }]));
  const mails = await mailsAbout(db, ...authorities.keys());
  for (const { about, attachmentName, messageId, sentAt } of mails) {
    if (!attachmentName || !sentAt) continue;
    const { id, authorityId } = authorities.get(about)!;
    const who = program(authorityId);
    await recordMailedDelivery({ db, house, sealer, now, who }, { id, messageId, sentAt });
  }
}

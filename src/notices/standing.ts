import { createHash } from 'node:crypto';
import { type NewMail, putMails, reachableStaff } from '../mail/index.ts';
import { holdersOf, whatStandsStill } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { JobContext } from '../platform/room.ts';

/** Puts a mail into the outbox for the head of disclosure work when something waits for nobody who could do it: when that
 *  changes, and again each month while it lasts. Names of staff, places and numbers; no titles. */
export async function mailStandingStill(
  { db, house, sealer, now }: Pick<JobContext, 'db' | 'house' | 'sealer' | 'now'>,
  authorityId: number,
  siteAddress: string,
): Promise<void> {
  const today = dayOf(now);
  const lines = await whatStandsStill({ db, house, authorityId, today });
  if (lines.length === 0) return;
  const reachable = await reachableStaff(db, 'handover:standing');
  const heads = (await holdersOf(db, authorityId)).filter(
    ({ id, role }) => role === 'disclosureHead' && reachable.has(id),
  );
  // counts change from day to day; who and where does not
  const places = lines.map(({ href, title }) => `${href} ${title.replace(/\d+/g, '')}`).sort();
  const mark = createHash('sha256').update(places.join('\n')).digest('hex').slice(0, 16);
  const body = [
    ...lines.map(({ title, note }) => `${title}。${note}`),
    '',
    `请登录处理：${siteAddress}/console/handover`,
    '',
    '本邮件由信息公开工作平台自动发出，请勿回复。',
  ].join('\n');
  const mails = heads.map(
    ({ id, name }): NewMail => ({
      authorityId,
      // not among the limits, whose mails are dropped when they are met
      room: 'handover',
      kind: 'standing',
      about: `authority:${authorityId}`,
      key: `standing:${authorityId}:${today.slice(0, 7)}:${mark}:${id}`,
      to: { staffId: id, name },
      subject: '【无人办理】有事项没有人能办理',
      body,
    }),
  );
  await db.transaction().execute((tx) => putMails({ db: tx, now, sealer }, mails));
}

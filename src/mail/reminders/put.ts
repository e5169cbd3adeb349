import { leftInWords } from '../../law/index.ts';
import { calendarOf } from '../../organizations/index.ts';
import type { Act } from '../../platform/action.ts';
import { dayOf } from '../../platform/dates.ts';
import { addressedAmong, reachableAmong } from '../addresses.ts';
import { type NewMail, putMails } from '../outbox.ts';
import { mailSite } from '../settings.ts';

/** What somebody of the staff is reminded of. Nothing personal stands in it: a number, a day, where to look. */
export interface Reminder extends Pick<NewMail, 'authorityId' | 'room' | 'kind' | 'about' | 'key'> {
  to: { staffId: number; name: string };
  /** in a line, which also stands among others: '【答辩期限】复议 3 号' */
  what: string;
  /** last day, 'YYYY-MM-DD'; how much is left is said on the day on which it is told */
  dueOn?: string;
  /** sentences of a mail of its own */
  lines: readonly string[];
  /** where it is done: '/console/remedies/12' */
  href: string;
  /** goes to everybody with an address, also to who wants none: a legal limit that is over, to the head */
  must?: boolean;
}

export const SIGN = '本邮件由信息公开工作平台自动发出，请勿回复。';

/** Puts reminders into the outbox, each once for its key, for those who can be written to and want them; they go when and
 *  as each person wishes. While no mail goes out, none. @returns the staff for whom one was put, or had been before */
export async function putReminders(
  { db, now }: Pick<Act, 'db' | 'now'>,
  reminders: readonly Reminder[],
): Promise<Set<number>> {
  const site = await mailSite(db);
  if (site === undefined || reminders.length === 0) return new Set();
  const wanted = await wantedOf(db, reminders);
  const calendar = await calendarOf(db);
  const today = dayOf(now);
  const mails = wanted.map(({ what, dueOn, lines, href, must = false, ...mail }) => ({
    ...mail,
    subject: dueOn ? `${what}：${leftInWords(dueOn, today, calendar)}` : what,
    body: [...lines, '', `请登录办理：${site}${href}`, '', SIGN].join('\n'),
    reminder: { what, href, dueOn: dueOn ?? null, must },
  }));
  await putMails({ db, now }, mails);
  return new Set(wanted.map(({ to }) => to.staffId));
}

async function wantedOf(db: Act['db'], reminders: readonly Reminder[]): Promise<Reminder[]> {
  const mails = [...new Set(reminders.map(mailOf))];
  const idsOf = (some: readonly Reminder[]) => [...new Set(some.map(({ to }) => to.staffId))];
  const reached = new Map<string, Set<number>>();
  for (const mail of mails)
    reached.set(mail, await reachableAmong(db, mail, idsOf(reminders.filter((one) => mailOf(one) === mail))));
  const must = await addressedAmong(db, idsOf(reminders.filter((one) => one.must)));
  return reminders.filter(
    (one) => reached.get(mailOf(one))!.has(one.to.staffId) || (one.must && must.has(one.to.staffId)),
  );
}

const mailOf = ({ room, kind }: Reminder) => `${room}:${kind}`;

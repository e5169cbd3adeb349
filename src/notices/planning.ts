import { sql } from 'kysely';
import { type Calendar, leftInWords } from '../law/index.ts';
import { dropWaiting, mailSite, type NewMail, putMails, reachableStaff, waitingMails } from '../mail/index.ts';
import { calendarOf, holdersOf } from '../organizations/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { OpenLimit } from '../platform/limits.ts';
import type { JobContext } from '../platform/room.ts';
import { recipientsOf, stageOf } from './rules.ts';
import { mailStandingStill } from './standing.ts';

const ROOM = 'alerts';

/** A limit that moves to another day is another one to tell of. */
const aboutOf = ({ key, on }: OpenLimit) => `${key} ${on}`;

/** The mail of one limit. Nothing personal: a number, a day, an address to sign in at. */
function wording(limit: OpenLimit, left: string, siteAddress: string) {
  const provisional = limit.provisional ? '（暂定，放假安排尚未公布）' : '';
  return {
    subject: `【${limit.limit}】${limit.title}：${left}`,
    body: [
      `${limit.room}：${limit.title}`,
      `${limit.limit}：${limit.on}${provisional}，${left}。`,
      '',
      `请登录办理：${siteAddress}${limit.href}`,
      '',
      '本邮件由信息公开工作平台自动发出，请勿回复。',
    ].join('\n'),
  };
}

type Planning = Pick<JobContext, 'db' | 'house' | 'sealer' | 'now'>;

/** Plans a mail for each limit that has come to a stage, once; what was planned for a limit that is met is dropped. */
async function plan(planning: Planning, authorityId: number, siteAddress: string, calendar: Calendar): Promise<void> {
  const { db, house, now } = planning;
  const today = dayOf(now);
  const limits = await house.limits(db, authorityId, today);
  const still = new Set(limits.map(aboutOf));
  const waiting = await waitingMails(db, ROOM, authorityId);
  await dropWaiting(
    db,
    waiting.filter((about) => !still.has(about)),
  );
  const holders = await holdersOf(db, authorityId);
  const names = new Map(holders.map(({ id, name }) => [id, name]));
  const reachable = await reachableStaff(db, 'alerts:limit');
  const mails = limits.flatMap((limit): NewMail[] => {
    const stage = stageOf(limit.on, today, calendar);
    if (!stage) return [];
    const words = wording(limit, leftInWords(limit.on, today, calendar), siteAddress);
    return recipientsOf(limit, stage, holders)
      .filter((id) => reachable.has(id))
      .map((id) => ({
        ...words,
        authorityId,
        room: ROOM,
        kind: 'limit',
        about: aboutOf(limit),
        key: `limit:${limit.key}:${limit.on}:${stage}:${id}`,
        to: { staffId: id, name: names.get(id)! },
      }));
  });
  await db.transaction().execute((tx) => putMails({ ...planning, db: tx }, mails));
}

/** Puts a mail into the outbox for whom a limit concerns, 5, 3 and 1 working days before it and when it is over. While no
 *  mail goes out, nothing. */
export async function planAlerts(planning: Planning): Promise<void> {
  const siteAddress = await mailSite(planning.db);
  if (siteAddress === undefined) return;
  const calendar = await calendarOf(planning.db);
  const { rows } = await sql<{ id: number }>`select distinct authority_id::int as id from staff`.execute(planning.db);
  for (const { id } of rows) {
    await plan(planning, id, siteAddress, calendar);
    await mailStandingStill(planning, id, siteAddress);
  }
}

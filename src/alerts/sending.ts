import { sql } from 'kysely';
import { mailApplicants, whenMailWorks } from '../applications/index.ts';
import type { Calendar } from '../law/index.ts';
import { calendarOf, holdersOf } from '../organizations/index.ts';
import type { Db, Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { OpenLimit } from '../platform/limits.ts';
import type { Sealer } from '../platform/sealing.ts';
import { openLimits } from './limits.ts';
import { failureInWords, type MailSettings, mailSettings, sendMail } from './mail.ts';
import { leftInWords, recipientsOf, stageOf, waitAfter } from './rules.ts';

whenMailWorks(async (db) => (await mailSettings(db))?.enabled ?? false);

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

/** Plans a mail for each limit that has come to a stage, once; what was planned for a limit that is met is dropped. */
async function plan(db: Db, authorityId: number, settings: MailSettings, calendar: Calendar, now: Date): Promise<void> {
  const today = dayOf(now);
  const limits = await openLimits(db, authorityId, today);
  const still = new Set(limits.map(({ key, on }) => `${key} ${on}`));
  const waiting = await db
    .selectFrom('alerts')
    .select(['id', 'limit_key', 'limit_on'])
    .where('authority_id', '=', authorityId)
    .where('state', '=', 'waiting')
    .execute();
  const met = waiting.filter((one) => !still.has(`${one.limit_key} ${one.limit_on}`)).map(({ id }) => id);
  if (met.length)
    await db
      .updateTable('alerts')
      .set({ state: 'dropped' })
      .where('id', 'in', met)
      .where('state', '=', 'waiting')
      .execute();
  const holders = await holdersOf(db, authorityId);
  const rows = limits.flatMap((limit) => {
    const stage = stageOf(limit.on, today, calendar);
    if (!stage) return [];
    const words = wording(limit, leftInWords(limit.on, today, calendar), settings.siteAddress);
    return recipientsOf(limit, stage, holders).map((staff_id) => ({
      ...words,
      authority_id: authorityId,
      limit_key: limit.key,
      limit_on: limit.on,
      stage,
      staff_id,
      next_at: now,
      created_at: now,
    }));
  });
  const reachable = new Set(
    (await db.selectFrom('alert_addresses').select('staff_id').execute()).map(({ staff_id }) => staff_id),
  );
  const fresh = rows.filter(({ staff_id }) => reachable.has(staff_id));
  if (fresh.length)
    await db
      .insertInto('alerts')
      .values(fresh)
      .onConflict((oc) => oc.columns(['limit_key', 'limit_on', 'stage', 'staff_id']).doNothing())
      .execute();
}

/** Sends one mail that is due, holding its row, so that two processes never send the same. @returns false: none is due */
async function sendOne(tx: Tx, settings: MailSettings, sealer: Sealer, now: Date): Promise<boolean> {
  const due = await tx
    .selectFrom('alerts as a')
    .innerJoin('alert_addresses as d', 'd.staff_id', 'a.staff_id')
    .select(['a.id', 'a.subject', 'a.body', 'a.attempts', 'd.email'])
    .where('a.state', '=', 'waiting')
    .where('a.next_at', '<=', now)
    .orderBy('a.next_at')
    .orderBy('a.id')
    .limit(1)
    .forUpdate('a')
    .skipLocked()
    .executeTakeFirst();
  if (!due) return false;
  const mark = (set: { state?: 'sent' | 'failed'; next_at?: Date; failure?: string; sent_at?: Date }) =>
    tx
      .updateTable('alerts')
      .set({ ...set, attempts: due.attempts + 1 })
      .where('id', '=', due.id)
      .execute();
  try {
    await sendMail(settings, sealer, { to: due.email, subject: due.subject, text: due.body, id: `alert-${due.id}` });
    await mark({ state: 'sent', sent_at: now, failure: '' });
  } catch (error) {
    const wait = waitAfter(due.attempts + 1);
    const failure = failureInWords(error);
    await mark(wait ? { next_at: new Date(now.getTime() + wait * 60_000), failure } : { state: 'failed', failure });
  }
  return true;
}

/** Alerts by mail: plans what has become due and sends what waits; then the mails to applicants. Without settings, or switched off, nothing. */
export async function sendAlerts(db: Db, sealer: Sealer, now: Date): Promise<void> {
  const settings = await mailSettings(db);
  if (!settings?.enabled) return;
  const calendar = await calendarOf(db);
  const { rows } = await sql<{ id: number }>`select distinct authority_id::int as id from staff`.execute(db);
  for (const { id } of rows) await plan(db, id, settings, calendar, now);
  while (await db.transaction().execute((tx) => sendOne(tx, settings, sealer, now)));
  await mailApplicants(
    { db, sealer, now },
    {
      siteAddress: settings.siteAddress,
      send: (mail) => sendMail(settings, sealer, mail),
      inWords: failureInWords,
      waitAfter,
    },
  );
}

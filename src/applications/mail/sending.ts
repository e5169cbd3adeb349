import { sql } from 'kysely';
import { type Authority, authorityById } from '../../organizations/index.ts';
import { type Act, action, type Caller, done } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import { conflict } from '../../platform/outcome.ts';
import { paperDocx, paperPdf } from '../../platform/papers/index.ts';
import type { Sealer } from '../../platform/sealing.ts';
import { HOME } from '../filing/paths.ts';
import { hold, take } from '../handling/steps/take.ts';
import { drawPaper, paperById } from '../papers/read.ts';
import { type Applicant, openApplicant } from '../privacy/applicant.ts';
import { clearOf, personalValues } from '../privacy/erasure.ts';
import type { MailKind } from './tables.ts';
import { mailWords } from './words.ts';

/** A mail to an applicant, as whoever carries it gets it. */
interface CitizenMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  attachment?: { name: string; content: Buffer } | undefined;
}

/** Who carries mails: the room of alerts. */
export interface Post {
  /** of the primary authority's site, without a slash at the end */
  siteAddress: string;
  /** @returns the message id. @throws Error with the server's answer */
  send(mail: CitizenMail): Promise<string>;
  inWords(error: unknown): string;
  /** minutes until the next try after so many; undefined: given up */
  waitAfter(attempts: number): number | undefined;
}

/** Papers older than this are not told of: a server that was set up late does not flood anybody. */
const RECENT_DAYS = 7;

/** Plans a mail for each paper that an applicant wants to hear of, once. */
async function plan(db: Db, now: Date): Promise<void> {
  await sql`
    insert into citizen_mails (application_id, kind, paper_id, next_at, created_at)
    select a.id, p.kind, p.id, ${now}::timestamptz, ${now}::timestamptz
    from application_papers p join applications a on a.id = p.application_id
    where p.state = 'issued' and p.dated_on >= ${dayOf(now)}::date - ${RECENT_DAYS}::int
      and p.kind in ('receipt', 'correction', 'extension', 'reply')
      and (a.mail_notices or a.delivery_way = 'email') and a.sealed_applicant is not null
    union all
    select id, 'filed', null, ${now}::timestamptz, ${now}::timestamptz from applications
    where mail_notices and phase = 'unconfirmed' and arrived_on >= ${dayOf(now)}::date - ${RECENT_DAYS}::int
      and sealed_applicant is not null
    on conflict do nothing`.execute(db);
}

interface Due {
  id: number;
  kind: MailKind;
  attempts: number;
  paperId: number | null;
}

/** 发送邮件通知: one mail, in the transaction that marks its row, so that two processes never send the same. A failure
 *  stays at the case and never stands in the way of its handling. */
const mailApplicant = action<{ post: Post; mailId: number; applicationId: number }, void>(
  'applications.mailApplicant',
  ['program'],
  async (act, { post, mailId, applicationId }) => {
    const due = await act.db
      .selectFrom('citizen_mails')
      .select(['id', 'kind', 'attempts', 'paper_id as paperId'])
      .where('id', '=', mailId)
      .where('state', '=', 'waiting')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!due) return conflict('已由另一进程发送');
    const mark = (set: object) => act.db.updateTable('citizen_mails').set(set).where('id', '=', due.id).execute();
    const row = await act.db
      .selectFrom('applications')
      .select(['number', 'due_on', 'waits_until', 'delivery_way', 'sealed_applicant'])
      .where('id', '=', applicationId)
      .executeTakeFirstOrThrow();
    const applicant = row.sealed_applicant && openApplicant(act.sealer, applicationId, row.sealed_applicant);
    if (!applicant?.email) {
      await mark({ state: 'dropped', failure: '没有电子邮箱' });
      return done(undefined, `application:${applicationId}`, { mail: due.kind, dropped: true });
    }
    const attempts = due.attempts + 1;
    try {
      const authority = (await authorityById(act.db, act.who.authorityId))!;
      const attached = due.kind === 'reply' && row.delivery_way === 'email';
      const facts = { kind: due.kind, number: row.number, due: row.due_on, by: row.waits_until, attached };
      const words = mailWords({ ...facts, authority: authority.name, track: trackOf(authority, post.siteAddress) });
      const attachment = attached ? await attachmentOf(act, authority, due, applicant) : undefined;
      const messageId = await post.send({ id: `application-${due.id}`, to: applicant.email, ...words, attachment });
      await mark({ state: 'sent', sent_at: act.now, message_id: messageId, attached, attempts, failure: '' });
      return done(undefined, `application:${applicationId}`, { mail: due.kind, messageId });
    } catch (error) {
      const wait = post.waitAfter(attempts);
      const failure = clearOf(personalValues(applicant))(post.inWords(error));
      const next = wait ? { next_at: new Date(act.now.getTime() + wait * 60_000) } : { state: 'failed' };
      await mark({ ...next, attempts, failure });
      return done(undefined, `application:${applicationId}`, { mail: due.kind, failed: attempts });
    }
  },
);

/** The reply as PDF; as Word where this machine sets none. */
async function attachmentOf(act: Act, authority: Authority, { paperId }: Due, applicant: Applicant) {
  const row = (await paperById(act.db, authority.id, paperId!))!;
  const paper = await drawPaper(act.db, authority, row, applicant, act.today);
  const pdf = await paperPdf(paper);
  const [content, format] = pdf.ok ? [pdf.value, 'pdf'] : [await paperDocx(paper), 'docx'];
  return { name: `${paper.title}.${format}`, content: Buffer.from(content) };
}

/** Where an authority's applicants look up theirs: its own host, else that of the primary one. */
function trackOf({ host }: Pick<Authority, 'host'>, siteAddress: string): string {
  const site = new URL(siteAddress);
  if (host) site.hostname = host;
  return `${site.origin}${HOME}/track`;
}

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
    return taken.ok ? done(undefined, `application:${id}`, { on: dayOf(sentAt), how: 'email', messageId }) : taken;
  },
);

/** Mails to applicants: plans what has become due, sends what waits, and records what was delivered by it. */
export async function mailApplicants(books: { db: Db; sealer: Sealer; now: Date }, post: Post): Promise<void> {
  const { db, now } = books;
  await plan(db, now);
  const callerFor = (authorityId: number): Caller => ({
    ...books,
    who: { id: null, name: '系统', authorityId, officeId: null, roles: [] },
  });
  const due = await db
    .selectFrom('citizen_mails as m')
    .innerJoin('applications as a', 'a.id', 'm.application_id')
    .select(['m.id as mailId', 'a.id as applicationId', 'a.authority_id as authorityId'])
    .where('m.state', '=', 'waiting')
    .where('m.next_at', '<=', now)
    .orderBy('m.next_at')
    .orderBy('m.id')
    .execute();
  for (const { authorityId, ...mail } of due) await mailApplicant(callerFor(authorityId), { post, ...mail });
  const delivered = await db
    .selectFrom('citizen_mails as m')
    .innerJoin('applications as a', 'a.id', 'm.application_id')
    .select(['a.id', 'a.authority_id as authorityId', 'm.message_id as messageId', 'm.sent_at as sentAt'])
    .where('m.attached', '=', true)
    .where('a.phase', '=', 'closed')
    .where('a.delivered_on', 'is', null)
    .execute();
  for (const { authorityId, id, messageId, sentAt } of delivered)
    await recordMailedDelivery(callerFor(authorityId), { id, messageId, sentAt: sentAt! });
}

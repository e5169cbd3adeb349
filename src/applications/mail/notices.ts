import { sql } from 'kysely';
import { keysWithoutMail, mailSite, putMails, wordlessMails } from '../../mail/index.ts';
import { type Authority, authorityById, type SitePlace, sitePlaceOf } from '../../organizations/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { paperDocx, paperPdf } from '../../platform/papers/index.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import { HOME } from '../filing/paths.ts';
import { drawPaper, paperById } from '../papers/read.ts';
import { type Applicant, openApplicant } from '../privacy/applicant.ts';
import { isReplyHeldBack } from '../store.ts';
import { aboutOf, type MailKind, mailWords } from './words.ts';

/** Papers older than this are not told of: a server that was set up late does not flood anybody. */
const RECENT_DAYS = 7;
const ROOM = 'applications';

interface Books {
  db: Db;
  sealer: Sealer;
  now: Date;
}

/** One event that an applicant is told of, once. */
interface Notice {
  applicationId: number;
  kind: MailKind;
  /** null: filed */
  paperId: number | null;
}

const keyOf = ({ applicationId, kind, paperId }: Notice) =>
  [aboutOf(applicationId), kind, ...(paperId ? [paperId] : [])].join(':');

function noticeOf(key: string): Notice {
  const [, applicationId, kind, paperId] = key.split(':');
  return { applicationId: Number(applicationId), kind: kind as MailKind, paperId: paperId ? Number(paperId) : null };
}

/** What applicants who want mails are to hear of: what they filed and what was issued to them lately. */
async function recentNotices(db: Db, today: string): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select a.id::int as "applicationId", p.kind, p.id::int as "paperId"
    from application_papers p join applications a on a.id = p.application_id
    where p.state = 'issued' and not p.voided and greatest(p.dated_on, (
        select max(s.happened_on) from standing_steps s
        where s.application_id = a.id and s.kind = 'thirdPartyTold' and p.kind = 'reply'
      )) >= ${today}::date - ${RECENT_DAYS}::int
      and p.kind in ('acknowledgement', 'clarification', 'extension', 'reasons', 'deferral', 'reply')
      and (a.mail_notices or a.delivery_way = 'email') and a.sealed_applicant is not null
    union all
    select id::int, 'filed', null from applications
    where mail_notices and phase = 'unconfirmed' and arrived_on >= ${today}::date - ${RECENT_DAYS}::int
      and sealed_applicant is not null`.execute(db);
  return rows;
}

/** Puts a mail into the outbox for each event that an applicant wants to hear of, once. The books are what is looked at,
 *  not the act that wrote them: so what happened while mail was switched off is told when it is on again, and an office
 *  without mail has no mails that wait. */
export async function putNotices(books: Books): Promise<void> {
  const siteAddress = await mailSite(books.db);
  if (siteAddress === undefined) return;
  const recent = await recentNotices(books.db, dayOf(books.now));
  const old = (await wordlessMails(books.db, ROOM)).map(({ key }) => noticeOf(key));
  const notices = new Map([...old, ...recent].map((notice) => [keyOf(notice), notice]));
  const untold = await keysWithoutMail(books.db, [...notices.keys()]);
  const failures: unknown[] = [];
  for (const key of untold)
    await putNotice(books, siteAddress, notices.get(key)!).catch((error) => failures.push(error)); // the others go on
  if (failures.length) throw failures[0];
}

async function putNotice(books: Books, siteAddress: string, notice: Notice): Promise<void> {
  const { db, sealer } = books;
  const row = await db
    .selectFrom('applications')
    .select(['number', 'authority_id', 'due_on', 'waits_until', 'delivery_way', 'sealed_applicant'])
    .where('id', '=', notice.applicationId)
    .executeTakeFirstOrThrow();
  if (!row.sealed_applicant) return;
  // found again with every turn, and told of once the third party is
  if (notice.kind === 'reply' && (await isReplyHeldBack(db, notice.applicationId))) return;
  const applicant = openApplicant(sealer, notice.applicationId, row.sealed_applicant);
  const authority = (await authorityById(db, row.authority_id))!;
  const attached = notice.kind === 'reply' && row.delivery_way === 'email';
  const attachment = attached ? await replyOf(books, authority, notice.paperId!, applicant) : undefined;
  const facts = { kind: notice.kind, number: row.number, due: row.due_on, by: row.waits_until, attached };
  const mail = {
    ...mailWords({
      ...facts,
      authority: authority.name,
      track: trackOf(await sitePlaceOf(db, authority), siteAddress),
    }),
    authorityId: authority.id,
    room: ROOM,
    kind: notice.kind,
    about: aboutOf(notice.applicationId),
    key: keyOf(notice),
    to: { address: applicant.email, shown: '申请人' },
    attachment,
    logAction: 'applications.mailApplicant',
  };
  await db.transaction().execute(async (tx) => {
    // held, so that an erasure comes before and is seen, or after and drops the mail
    const held = await tx
      .selectFrom('applications')
      .select('id')
      .where('id', '=', notice.applicationId)
      .where('sealed_applicant', 'is not', null)
      .forShare()
      .executeTakeFirst();
    if (held) await putMails({ ...books, db: tx }, [mail]);
  });
}

/** The reply as PDF; as Word where this machine sets none. */
async function replyOf({ db, sealer, now }: Books, authority: Authority, paperId: number, applicant: Applicant) {
  const row = (await paperById(db, sealer, authority.id, paperId))!;
  const paper = await drawPaper(db, authority, row, applicant, dayOf(now));
  const pdf = await paperPdf(paper);
  const [content, format] = pdf.ok ? [pdf.value, 'pdf'] : [await paperDocx(paper), 'docx'];
  return { name: `${paper.title}.${format}`, content: Buffer.from(content) };
}

/** Where an authority's applicants look up theirs: on its site, under its host (null: the platform's) and below its path. */
function trackOf(place: SitePlace | undefined, siteAddress: string): string | undefined {
  if (!place) return undefined;
  const site = new URL(siteAddress);
  if (place.host) site.hostname = place.host;
  return `${site.origin}${place.base}${HOME}/track`;
}

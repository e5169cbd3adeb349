import { sql } from 'kysely';
import type { MediaAccount, Observation, OpenMessage } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';

/** Months of messages that 按期答复 looks at. */
const MONTHS = 3;
const MOST = 500;

/** Messages that wait for an answer. */
export async function openMessages(db: Db, authorityId: number): Promise<OpenMessage[]> {
  return db
    .selectFrom('messages')
    .select(['id', 'number', 'received_on as receivedOn'])
    .where('authority_id', '=', authorityId)
    .where('phase', 'in', ['received', 'assigned', 'disputed'])
    .orderBy('received_on')
    .limit(MOST)
    .execute();
}

/** Messages of the last months whose limit is over or that were answered: whether in time. */
export async function answeredInTime(db: Db, authorityId: number, today: string): Promise<Observation[]> {
  const { rows } = await sql<{ id: number; number: string; ok: boolean; answered: string | null }>`
    select id::int as id, number, coalesce(in_time, false) as ok, answered_on as answered from messages
    where authority_id = ${authorityId} and received_on >= (${today}::date - make_interval(months => ${MONTHS}))::date
      and (in_time is not null or due_on < ${today}::date)
    order by received_on desc, id desc limit ${MOST}`.execute(db);
  return rows.map(({ id, number, ok, answered }) => ({
    ...{ key: `message ${id}`, what: `留言 ${number}`, where: '', ok },
    said: ok ? '按期答复' : answered ? `${answered} 才答复，超过期限` : '超过期限，还没有答复',
  }));
}

/** The WeChat account of an authority by the ledger of what was put out; none that never put anything out. */
export async function mediaAccounts(db: Db, authorityId: number): Promise<MediaAccount[]> {
  const { rows } = await sql<{ newest: string | null; n: number }>`
    select max(delivered_on)::text as newest, count(*)::int as n from deliveries
    where authority_id = ${authorityId} and channel = 'wechat' and state in ('sent', 'confirmed')
      and delivered_on is not null`.execute(db);
  const { newest, n } = rows[0]!;
  return n ? [{ key: 'wechat', name: '微信公众号', newest: newest ?? undefined }] : [];
}

/** What 每日巡检 found in what is online and nobody dealt with. */
export interface OpenExpression {
  id: number;
  severity: 'block' | 'warn' | 'hint';
  check: string;
  title: string;
  documentId: number | null;
  place: string;
  message: string;
}

/** @returns undefined: there was no finished look in the last two days, so that nothing can be said */
export async function openExpressions(
  db: Db,
  authorityId: number,
  today: string,
): Promise<OpenExpression[] | undefined> {
  const { rows: runs } = await sql<{ day: string }>`select day::text as day from inspection_runs
    where authority_id = ${authorityId} and finished_at is not null and day >= ${today}::date - 2 limit 1`.execute(db);
  if (!runs.length) return undefined;
  const { rows } = await sql<OpenExpression>`
    select f.id::int as id, f.severity, f.check_id as check, coalesce(r.title, f.online_title) as title,
      f.document_id::int as "documentId", f.place, f.message
    from inspection_findings f left join revisions r on r.id = f.revision_id
    where f.authority_id = ${authorityId} and f.gone_day is null and f.judged_at is null
      and (f.document_id is null or exists (select from publications p where p.document_id = f.document_id
        and p.revision_id = f.revision_id and p.withdrawn_at is null and p.on_site))
    order by case f.severity when 'block' then 0 when 'warn' then 1 else 2 end, f.id desc limit ${MOST}`.execute(db);
  return rows;
}

/** How many texts the newest look of 每日巡检 went through. */
export async function textsLooked(db: Db, authorityId: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select looked + texts as n from inspection_runs
    where authority_id = ${authorityId} and finished_at is not null order by day desc limit 1`.execute(db);
  return rows[0]?.n ?? 0;
}

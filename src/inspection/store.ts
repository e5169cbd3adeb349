import { sql } from 'kysely';
import { CHECKS } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { Passage } from '../platform/public-text/index.ts';
import type { OnlineDocument } from '../publishing/index.ts';

interface Night {
  authorityId: number;
  day: string;
}

/** Keeps what was found in one document. @param found by passageKey */
export async function keepFound(
  db: Db,
  { authorityId, day }: Night,
  { documentId, revisionId }: OnlineDocument,
  found: ReadonlyMap<string, Passage>,
): Promise<void> {
  if (!found.size) return;
  const rows = [...found].map(([key, { check, severity, where, text, message }]) => ({
    ...{ key, check_id: check, severity, place: where, excerpt: text, message },
  }));
  await sql`insert into inspection_findings as f (authority_id, document_id, revision_id, key, check_id, severity, place,
      excerpt, message, first_day, last_day)
    select ${authorityId}, ${documentId}, ${revisionId}, r.key, r.check_id, r.severity, r.place, r.excerpt, r.message,
      ${day}::date, ${day}::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (key text, check_id text, severity text, place text, excerpt text, message text)
    on conflict (document_id, revision_id, key) do update
      set last_day = excluded.last_day, gone_day = null, severity = excluded.severity, message = excluded.message`.execute(
    db,
  );
}

/** After documents were looked into: what was found in them before and is not any more is gone. */
export async function endFindings(db: Db, { day }: Night, documentIds: readonly number[]): Promise<void> {
  if (!documentIds.length) return;
  await sql`update inspection_findings set gone_day = ${day}::date
    where document_id = any(${[...documentIds]}::bigint[]) and gone_day is null and last_day < ${day}::date`.execute(
    db,
  );
}

/** A document that could not be looked into: said where the others stand, and nothing of before is held for mended. */
export async function keepUnlooked(
  db: Db,
  { authorityId, day }: Night,
  one: OnlineDocument,
  why: string,
): Promise<void> {
  await sql`insert into inspection_findings as f (authority_id, document_id, revision_id, key, check_id, severity, place,
      excerpt, message, first_day, last_day)
    values (${authorityId}, ${one.documentId}, ${one.revisionId}, 'unlooked', 'unread', 'warn', '整份文件', '',
      ${`${CHECKS.unread.name}：${why}`}, ${day}::date, ${day}::date)
    on conflict (document_id, revision_id, key) do update
      set last_day = excluded.last_day, gone_day = null, message = excluded.message`.execute(db);
}

/** A night, as the report by day tells it. */
export interface Report {
  day: string;
  begunAt: Date;
  finishedAt: Date | null;
  documents: number;
  looked: number;
  /** that are no documents */
  texts: number;
  files: number;
  unlooked: number;
  /** found for the first time, and not found any more */
  fresh: number;
  gone: number;
  judged: number;
}

/** The newest nights of an authority. */
export async function reportsOf(db: Db, authorityId: number, most: number): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select r.day::text as day, r.begun_at as "begunAt", r.finished_at as "finishedAt", r.documents, r.looked, r.texts, r.files,
      r.unlooked,
      (select count(*)::int from inspection_findings f where f.authority_id = r.authority_id and f.first_day = r.day) as fresh,
      (select count(*)::int from inspection_findings f where f.authority_id = r.authority_id and f.gone_day = r.day) as gone,
      (select count(*)::int from inspection_findings f where f.authority_id = r.authority_id
        and (f.judged_at at time zone 'Asia/Shanghai')::date = r.day) as judged
    from inspection_runs r where r.authority_id = ${authorityId} order by r.day desc limit ${most}`.execute(db);
  return rows;
}

/** Which findings are asked for. What is no document is the whole authority's. */
export interface Which {
  authorityId: number;
  /** of documents of this office; null: of all */
  officeId: number | null;
  state: 'open' | 'judged' | 'gone';
  /** 'YYYY-MM-DD': found first on that day */
  day?: string | undefined;
}

export interface Finding {
  id: number;
  /** null: it stands in what `online` names */
  documentId: number | null;
  online: string | null;
  onlineId: string | null;
  title: string;
  /** '': of the whole authority */
  office: string;
  check: string;
  severity: 'block' | 'warn' | 'hint';
  place: string;
  excerpt: string;
  message: string;
  firstDay: string;
  goneDay: string | null;
  judgedName: string | null;
  reason: string | null;
}

const states = {
  open: sql`f.gone_day is null and f.judged_at is null`,
  judged: sql`f.gone_day is null and f.judged_at is not null`,
  gone: sql`f.gone_day is not null`,
};

function which({ authorityId, officeId, state, day }: Which) {
  return sql`from inspection_findings f left join documents d on d.id = f.document_id
    where f.authority_id = ${authorityId} and ${states[state]}
      and (${officeId}::bigint is null or d.office_id = ${officeId})
      and (${day ?? null}::date is null or f.first_day = ${day ?? null}::date)`;
}

export async function countFindings(db: Db, asked: Which): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${which(asked)}`.execute(db);
  return rows[0]!.n;
}

/** The weightiest first, then the newest; those of a document one after the other. */
export async function findingsOf(
  db: Db,
  asked: Which,
  { skip, most }: { skip: number; most: number },
): Promise<Finding[]> {
  const { rows } = await sql<Finding>`
    with wanted as (select f.*, d.office_id ${which(asked)})
    select f.id, f.document_id as "documentId", f.online, f.online_id as "onlineId",
      coalesce(r.title, f.online_title) as title, coalesce(o.name, '') as office, f.check_id as check, f.severity, f.place,
      f.excerpt, f.message, f.first_day::text as "firstDay", f.gone_day::text as "goneDay",
      f.judged_name as "judgedName", f.reason
    from wanted f left join revisions r on r.id = f.revision_id left join offices o on o.id = f.office_id
    order by max(case f.severity when 'block' then 3 when 'warn' then 2 else 1 end) over (partition by f.document_id, f.online, f.online_id) desc,
      max(f.first_day) over (partition by f.document_id, f.online, f.online_id) desc,
      f.document_id desc nulls first, f.online, f.online_id desc, f.id
    limit ${most} offset ${skip}`.execute(db);
  return rows;
}

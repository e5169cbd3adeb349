import { sql } from 'kysely';
import { CHECKS } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { BEGAN, marks, WHATS, type What, type Within } from './marks.ts';

/** How many of one sort, of one kind, in a month. */
export interface Count {
  what: What;
  /** 1 to 12 */
  month: number;
  /** the check's name; '': of no one kind */
  check: string;
  n: number;
}

/** What a check is called; some books name it in words already. */
export const nameOf = (check: string): string =>
  Object.hasOwn(CHECKS, check) ? CHECKS[check as keyof typeof CHECKS].name : check;

/** Everything of a year, by sort, month and kind of check. */
export async function countsOf(db: Db, within: Within): Promise<Count[]> {
  const { rows } = await sql<{ what: What; month: number; check: string; n: number }>`
    select what, extract(month from at at time zone 'Asia/Shanghai')::int as month, check_id as "check", sum(n)::int as n
    from (${marks(within)}) as m group by 1, 2, 3`.execute(db);
  return rows.map((row) => ({ ...row, check: nameOf(row.check) }));
}

/** A record behind a figure. */
export interface Mark {
  at: Date;
  what: What;
  check: string;
  n: number;
  kind: string;
  id: string;
  place: string;
  excerpt: string;
  person: string;
  reason: string;
  /** of the text; '': it is not told here; of a document: it is there no more */
  title: string;
}

export interface Wanted extends Within {
  what: What;
  /** a check's name; undefined: of all kinds */
  check: string | undefined;
}

/** The records of a figure, the newest first, and how many lines they are.
 *  @param most null: all of them */
export async function marksOf(
  db: Db,
  { what, check, ...within }: Wanted,
  { skip, most }: { skip: number; most: number | null },
): Promise<{ lines: Mark[]; all: number }> {
  const names = check === undefined ? [] : [check, ...Object.keys(CHECKS).filter((id) => nameOf(id) === check)];
  const { rows } = await sql<Mark & { all: number }>`
    select m.at, m.what, m.check_id as "check", m.n, m.kind, m.id, m.place, m.excerpt, m.person, m.reason,
      coalesce(case when m.kind in ('document', 'release') then (select coalesce(nullif(r.title, ''), '（未填写标题）') from documents d
          join revisions r on r.id = d.revision_id where d.id = m.id::bigint)
        when m.kind = 'online' then m.id
        when m.kind in ('reply', 'replyRelease') then (select a.number from applications a where a.id = m.id::bigint) end,
        '') as title,
      count(*) over ()::int as "all"
    from (${marks(within)}) as m
    where m.what = ${what} and (${check === undefined} or m.check_id = any(${names}::text[]))
    order by m.at desc, m.kind, m.id, m.place limit ${most}::bigint offset ${skip}`.execute(db);
  return { lines: rows.map(({ all: _, ...row }) => ({ ...row, check: nameOf(row.check) })), all: rows[0]?.all ?? 0 };
}

/** Since which day each is kept: since the book is there, or its first entry that came from elsewhere. 'YYYY-MM-DD' */
export async function keptSince(db: Db, authorityId: number): Promise<Record<What, string>> {
  const whole: Within = { authorityId, officeId: null, from: new Date(0), to: new Date('2200-01-01') };
  const [began, first] = await Promise.all([
    sql<{ name: string; at: Date }>`select name, applied_at as at from schema_migrations
      where name = any(${[...new Set(Object.values(BEGAN))]}::text[])`.execute(db),
    sql<{ what: What; at: Date }>`select what, min(at) as at from (${marks(whole)}) as m group by what`.execute(db),
  ]);
  const book = new Map(began.rows.map(({ name, at }) => [name, at]));
  const entry = new Map(first.rows.map(({ what, at }) => [what, at]));
  const since = (what: What) =>
    [book.get(BEGAN[what]), entry.get(what)].flatMap((at) => (at ? [dayOf(at)] : [])).sort()[0] ?? '';
  return Object.fromEntries((Object.keys(WHATS) as What[]).map((what) => [what, since(what)])) as Record<What, string>;
}

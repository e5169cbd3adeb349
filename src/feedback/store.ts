import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { Viewed } from '../platform/http/cache/views.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { VIEWS_MONTHS, WORDS_DAYS } from './rules.ts';

const PURPOSE = 'feedback:words';

export interface Rating {
  authorityId: number;
  /** '/documents/5' */
  path: string;
  officeId: number | null;
  useful: boolean;
  words: string;
  /** of the form: sent twice, it counts once */
  slip: string;
  /** YYYY-MM-DD */
  on: string;
}

export async function keepRating(db: Db, sealer: Sealer, rating: Rating): Promise<void> {
  await db
    .insertInto('page_ratings')
    .values({
      authority_id: rating.authorityId,
      path: rating.path,
      office_id: rating.officeId,
      useful: rating.useful,
      sealed_words: rating.words ? sealer.seal(rating.words, PURPOSE) : null,
      slip: rating.slip,
      rated_on: rating.on,
    })
    .onConflict((oc) => oc.column('slip').doNothing())
    .execute();
}

/** Days, both included, YYYY-MM-DD. */
export interface Between {
  from: string;
  to: string;
}

/** What is asked of the books. */
export interface Wish extends Between {
  authorityId: number;
  /** of what was rated; left out: all */
  officeId?: number | undefined;
}

/** How often a page was read, and what readers said of it. */
export interface PageFigures {
  path: string;
  views: number;
  useful: number;
  useless: number;
  /** how many said something */
  said: number;
}

/** Pages in the order in which they want a look: the ones found useless first, then the most read.
 *  @returns one page of them, and how many there are */
export async function pagesRated(
  db: Db,
  { authorityId, from, to, officeId }: Wish,
  { offset, most }: { offset: number; most: number },
): Promise<{ lines: PageFigures[]; total: number }> {
  const office = officeId === undefined ? sql`true` : sql`office_id = ${officeId}`;
  const join = officeId === undefined ? sql`full join` : sql`left join`;
  const { rows } = await sql<PageFigures & { total: number }>`
    with rated as (
      select path, count(*) filter (where useful)::int as useful, count(*) filter (where not useful)::int as useless,
        count(sealed_words)::int as said
      from page_ratings where authority_id = ${authorityId} and rated_on between ${from} and ${to} and ${office}
      group by path),
    viewed as (
      select path, sum(times)::int as views from page_views
      where authority_id = ${authorityId} and day between ${from} and ${to} group by path)
    select path, coalesce(views, 0) as views, coalesce(useful, 0) as useful, coalesce(useless, 0) as useless,
      coalesce(said, 0) as said, count(*) over ()::int as total
    from rated ${join} viewed using (path)
    order by coalesce(useless, 0) desc, coalesce(views, 0) desc, path limit ${most} offset ${offset}`.execute(db);
  return { lines: rows.map(({ total: _, ...line }) => line), total: rows[0]?.total ?? 0 };
}

/** All that was said and read of an authority's pages. */
export async function figuresOf(
  db: Db,
  { authorityId, from, to, officeId }: Wish,
): Promise<Omit<PageFigures, 'path' | 'said'>> {
  const office = officeId === undefined ? sql`true` : sql`office_id = ${officeId}`;
  const { rows } = await sql<Omit<PageFigures, 'path' | 'said'>>`select
    (select count(*)::int from page_ratings where authority_id = ${authorityId} and useful and ${office}
      and rated_on between ${from} and ${to}) as useful,
    (select count(*)::int from page_ratings where authority_id = ${authorityId} and not useful and ${office}
      and rated_on between ${from} and ${to}) as useless,
    (select coalesce(sum(times), 0)::int from page_views where authority_id = ${authorityId}
      and day between ${from} and ${to}) as views`.execute(db);
  return rows[0]!;
}

export interface Said {
  id: number;
  /** YYYY-MM-DD */
  on: string;
  useful: boolean;
  /** '' where nothing was said, or its period is over */
  words: string;
}

/** What was said of a page, the latest first. */
export async function ratingsOf(
  db: Db,
  sealer: Sealer,
  { authorityId, path, from, to }: Between & { authorityId: number; path: string },
  most: number,
): Promise<Said[]> {
  const rows = await db
    .selectFrom('page_ratings')
    .select(['id', 'rated_on', 'useful', 'sealed_words'])
    .where('authority_id', '=', authorityId)
    .where('path', '=', path)
    .where('rated_on', '>=', from)
    .where('rated_on', '<=', to)
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ id, rated_on, useful, sealed_words }) => ({
    ...{ id, on: rated_on, useful },
    words: sealed_words ? sealer.open<string>(sealed_words, PURPOSE) : '',
  }));
}

/** How often a page was read, month by month: 'YYYY-MM' → times. */
export async function viewsByMonth(
  db: Db,
  { authorityId, path, from, to }: Between & { authorityId: number; path: string },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: string; times: number }>`
    select to_char(day, 'YYYY-MM') as month, sum(times)::int as times from page_views
    where authority_id = ${authorityId} and path = ${path} and day between ${from} and ${to}
    group by 1 order by 1`.execute(db);
  return new Map(rows.map(({ month, times }) => [month, times]));
}

/** Writes down what was read. @param today 'YYYY-MM-DD' in China */
export async function keepViews(db: Db, viewed: readonly (Viewed & { times: number })[], today: string): Promise<void> {
  if (!viewed.length) return;
  await sql`insert into page_views (authority_id, day, path, times)
    select authority, ${today}::date, path, times
    from unnest(${viewed.map((one) => one.authorityId)}::bigint[], ${viewed.map((one) => one.path)}::text[],
      ${viewed.map((one) => one.times)}::int[]) as given (authority, path, times)
    on conflict (authority_id, day, path) do update set times = page_views.times + excluded.times`.execute(db);
}

/** Forgets what was said and how often pages were read, each after its time. @param today 'YYYY-MM-DD' in China */
export async function forgetFeedback(db: Db, today: string): Promise<void> {
  await sql`update page_ratings set sealed_words = null
    where sealed_words is not null and rated_on < ${today}::date - ${WORDS_DAYS}::int`.execute(db);
  await sql`delete from page_views where day < ${today}::date - make_interval(months => ${VIEWS_MONTHS})`.execute(db);
}

import { sql } from 'kysely';
import { findSensitive } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import { fold } from './fold.ts';

/** Longer texts are no words that others would type too. */
const LONGEST = 30;
/** Different texts that are remembered between two writings; what else is asked meanwhile is not counted. */
const MOST_WAITING = 1_000;
/** Months for which they are kept. */
const MONTHS = 12;

/** What may be kept of a search: undefined where it could tell of a person, or is not a word. */
export function countable(typed: string): string | undefined {
  const text = fold(typed);
  if (!text || [...text].length > LONGEST || !/\p{L}/u.test(text)) return undefined;
  return /\d{6}|[@\\]/.test(text) || findSensitive(text).length > 0 ? undefined : text;
}

/** What was looked for and not found, counted in memory and written now and then: a search writes nothing itself, and
 *  nothing is known of who searched. */
export class Misses {
  private readonly waiting = new Map<string, { authorityId: number; text: string; times: number }>();

  count(authorityId: number, typed: string): void {
    const text = countable(typed);
    if (text === undefined) return;
    const key = `${authorityId} ${text}`;
    const there = this.waiting.get(key);
    if (there) there.times += 1;
    else if (this.waiting.size < MOST_WAITING) this.waiting.set(key, { authorityId, text, times: 1 });
  }

  /** @param today 'YYYY-MM-DD' in China */
  async write(db: Db, today: string): Promise<void> {
    const all = [...this.waiting.values()];
    this.waiting.clear();
    await keepMisses(db, all, today);
  }
}

/** What was looked for and not found on a day. @param today 'YYYY-MM-DD' in China */
export async function keepMisses(
  db: Db,
  all: readonly { authorityId: number; text: string; times: number }[],
  today: string,
): Promise<void> {
  if (!all.length) return;
  await sql`insert into search_misses (authority_id, day, text, times)
    select authority, ${today}::date, text, times
    from unnest(${all.map((one) => one.authorityId)}::bigint[], ${all.map((one) => one.text)}::text[],
      ${all.map((one) => one.times)}::int[]) as given (authority, text, times)
    on conflict (authority_id, day, text) do update set times = search_misses.times + excluded.times`.execute(db);
}

export interface Miss {
  text: string;
  times: number;
  /** YYYY-MM-DD */
  lastOn: string;
}

/** What was looked for most and not found since a day. */
export async function missesOf(db: Db, authorityId: number, since: string, most: number): Promise<Miss[]> {
  const { rows } = await sql<Miss>`select text, sum(times)::int as times, max(day) as "lastOn" from search_misses
    where authority_id = ${authorityId} and day >= ${since}
    group by text order by times desc, max(day) desc, text limit ${most}`.execute(db);
  return rows;
}

/** Forgets what is older than a year. @param today 'YYYY-MM-DD' in China */
export async function forgetMisses(db: Db, today: string): Promise<void> {
  await sql`delete from search_misses
    where day < ${today}::date - make_interval(months => ${MONTHS})`.execute(db);
}

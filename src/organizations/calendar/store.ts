import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { arrangementFrom, type Break, type Calendar, createCalendar } from '../../law/index.ts';
import { type Db, prepared } from '../../platform/database/index.ts';
import type { MovedLimit } from '../tables.ts';

/** One entry of a year's arrangement. */
export interface Entry {
  id: number;
  year: number;
  source: string;
  breaks: Break[];
  withdrawn: boolean;
  moved: MovedLimit[];
  /** of them those of all authorities; undefined: not for this reader to know */
  movedInAll?: number;
  enteredBy: string;
  enteredAt: Date;
}

function base(db: Db) {
  return db
    .selectFrom('holiday_arrangements as h')
    .innerJoin('staff', 'staff.id', 'h.entered_by')
    .select(['h.id', 'h.year', 'h.source', 'h.breaks', 'h.withdrawn', 'h.moved'])
    .select(['staff.name as enteredBy', 'h.entered_at as enteredAt']);
}

/** An entry before somebody of an authority: which of its own limits moved; who keeps the calendar is told how many in all. */
export function seenBy(entry: Entry, authorityId: number, keeps: boolean): Entry {
  const moved = entry.moved.filter((one) => one.authorityId === authorityId);
  return { ...entry, moved, ...(keeps && { movedInAll: entry.moved.length }) };
}

/** The newest entry of each year that has one, oldest year first. */
export function newestEntries(db: Db): Promise<Entry[]> {
  return base(db).distinctOn('h.year').orderBy('h.year').orderBy('h.id', 'desc').execute();
}

/** All entries of a year, newest first. */
export function entriesOf(db: Db, year: number): Promise<Entry[]> {
  return base(db).where('h.year', '=', year).orderBy('h.id', 'desc').execute();
}

const kept = new LRUCache<string, Calendar>({ max: 8 });

/** The parts of one page ask at once: one read answers them all. */
const asking = new WeakMap<Db, Promise<string>>();

async function digestOf(db: Db): Promise<string> {
  const [newest] = await prepared(
    db,
    sql<{ digest: string }>`
    select coalesce(string_agg(digest, ' ' order by year), '') as digest
    from (select distinct on (year) year, digest from holiday_arrangements order by year, id desc) newest`,
  );
  return newest!.digest;
}

/**
 * The calendar that holds now: the built-in arrangements and, before them, those that people entered. What was entered
 * is compared with every call (one read of a few rows), so every process and every transaction counts by the same days;
 * the calendar itself is made only when they differ.
 */
export async function calendarOf(db: Db): Promise<Calendar> {
  const asked = asking.get(db) ?? digestOf(db).finally(() => asking.delete(db));
  asking.set(db, asked);
  const digest = await asked;
  const known = kept.get(digest);
  if (known) return known;
  const entries = digest ? await newestEntries(db) : [];
  const made = createCalendar(
    entries.filter(({ withdrawn }) => !withdrawn).map(({ year, breaks }) => arrangementFrom(year, breaks)),
  );
  kept.set(digest, made);
  return made;
}

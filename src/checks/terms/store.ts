import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/index.ts';
import { literally } from '../../platform/database/like.ts';
import type { ListId, TermEntry } from './lists.ts';

export interface KeptEntry extends TermEntry {
  id: number;
}

/** A list as an authority keeps it, or as it stands above. */
export interface KeptList {
  /** whose books it stands in: a process may meet several, as tests do */
  database: string;
  authorityId: number;
  authority: string;
  list: ListId;
  shared: boolean;
  version: number;
  terms: number;
  changedAt: Date;
  changedBy: string;
}

/** Authorities above one another up to this many: a circle ends. */
const MOST_ABOVE = 8;

/** The lists that an authority's texts are held against: its own, and those that the authorities above it share, the
 *  nearest first. */
export async function listsFor(db: Db, authorityId: number): Promise<KeptList[]> {
  const { rows } = await sql<KeptList>`
    with recursive up as (
      select id, parent_id, 0 as far from authorities where id = ${authorityId}
      union all
      select a.id, a.parent_id, up.far + 1 from authorities a join up on a.id = up.parent_id where up.far < ${MOST_ABOVE}
    )
    select current_database() as database, l.authority_id as "authorityId", a.name as authority, l.list, l.shared, l.version,
      (select count(*)::int from check_terms t where t.authority_id = l.authority_id and t.list = l.list) as terms,
      l.changed_at as "changedAt", s.name as "changedBy"
    from check_lists l
      join up on up.id = l.authority_id
      join authorities a on a.id = l.authority_id
      join staff s on s.id = l.changed_by
    where (up.far = 0 or l.shared)
    order by up.far, l.list`.execute(db);
  return rows;
}

const columns = ['id', 'term', 'instead', 'advice', 'variants', 'exceptions', 'source'] as const;

function termsIn(db: Db, authorityId: number, list: ListId) {
  return db.selectFrom('check_terms').where('authority_id', '=', authorityId).where('list', '=', list);
}

/** All terms of a list, by the term. */
export function allTerms(db: Db, authorityId: number, list: ListId): Promise<KeptEntry[]> {
  return termsIn(db, authorityId, list).select(columns).orderBy('term').execute();
}

/** The next terms of a list, by the term. @param after the last one that was read; '': from the first */
export function termsAfter(
  db: Db,
  { authorityId, list, after, most }: { authorityId: number; list: ListId; after: string; most: number },
): Promise<TermEntry[]> {
  return termsIn(db, authorityId, list)
    .select(['term', 'instead', 'advice', 'variants', 'exceptions', 'source'])
    .where('term', '>', after)
    .orderBy('term')
    .limit(most)
    .execute();
}

/** A page of a list. @param words part of the term or of the right wording; '': all */
export async function someTerms(
  db: Db,
  authorityId: number,
  list: ListId,
  { words, from, most }: { words: string; from: number; most: number },
): Promise<{ terms: KeptEntry[]; all: number }> {
  let query = termsIn(db, authorityId, list);
  if (words) {
    const like = `%${literally(words)}%`;
    query = query.where((eb) => eb.or([eb('term', 'like', like), eb('instead', 'like', like)]));
  }
  const [terms, { all }] = await Promise.all([
    query.select(columns).orderBy('term').offset(from).limit(most).execute(),
    query.select((eb) => eb.fn.countAll<number>().as('all')).executeTakeFirstOrThrow(),
  ]);
  return { terms, all: Number(all) };
}

export function termById(db: Db, authorityId: number, id: number) {
  return db
    .selectFrom('check_terms')
    .select([...columns, 'list'])
    .where('authority_id', '=', authorityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Says that a list changes; whoever else changes it waits. */
export async function touchList(
  tx: Tx,
  { authorityId, list, shared }: { authorityId: number; list: ListId; shared?: boolean },
  { now, by }: { now: Date; by: number },
): Promise<void> {
  const changed = { changed_at: now, changed_by: by, ...(shared !== undefined && { shared }) };
  await tx
    .insertInto('check_lists')
    .values({ authority_id: authorityId, list, ...changed })
    .onConflict((on) =>
      on.columns(['authority_id', 'list']).doUpdateSet({ ...changed, version: sql`check_lists.version + 1` }),
    )
    .execute();
}

/** @returns how many terms an authority keeps in all its lists */
export async function countTerms(tx: Tx, authorityId: number): Promise<number> {
  const { all } = await tx
    .selectFrom('check_terms')
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .where('authority_id', '=', authorityId)
    .executeTakeFirstOrThrow();
  return Number(all);
}

const ROWS = 1_000;

/** Puts terms into a list; one that is there is changed. */
export async function putTerms(
  tx: Tx,
  { authorityId, list }: { authorityId: number; list: ListId },
  entries: readonly TermEntry[],
  { now, by }: { now: Date; by: number },
): Promise<void> {
  for (let at = 0; at < entries.length; at += ROWS) {
    const rows = entries.slice(at, at + ROWS);
    await tx
      .insertInto('check_terms')
      .values(
        rows.map(({ term, instead, advice, variants, exceptions, source }) => ({
          ...{ authority_id: authorityId, list, term, instead, advice, variants, exceptions, source },
          ...{ changed_at: now, changed_by: by },
        })),
      )
      .onConflict((on) =>
        on.columns(['authority_id', 'list', 'term']).doUpdateSet((eb) => ({
          instead: eb.ref('excluded.instead'),
          advice: eb.ref('excluded.advice'),
          variants: eb.ref('excluded.variants'),
          exceptions: eb.ref('excluded.exceptions'),
          source: eb.ref('excluded.source'),
          changed_at: eb.ref('excluded.changed_at'),
          changed_by: eb.ref('excluded.changed_by'),
        })),
      )
      .execute();
  }
}

/** How many terms the lists hold by which an authority's texts are looked into, its own and those shared from above. */
export async function termsListed(db: Db, authorityId: number): Promise<Partial<Record<ListId, number>>> {
  const counts: Partial<Record<ListId, number>> = {};
  for (const { list, terms } of await listsFor(db, authorityId)) counts[list] = (counts[list] ?? 0) + terms;
  return counts;
}

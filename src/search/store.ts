import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../platform/database/index.ts';
import { plainIn, plainOf, saidAnywhere, saidByItself } from './lexemes.ts';
import { type Term, wordsOf } from './query.ts';
import type { Counts, Match } from './rules.ts';
import { soundOf } from './sounds.ts';

/** A document as it is found. `words` as lexemesOf gives them, sorted, each once; `heads` in tsvector's own writing. */
export interface Entry {
  documentId: number;
  authorityId: number;
  publishedAt: Date;
  columnId: number;
  officeId: number;
  title: string;
  /** its own numbers, as they are compared (asNumber) */
  numbers: readonly string[];
  heads: string;
  words: readonly string[];
  folded: string;
  /** names and texts of its attachments, folded */
  inside: string;
}

/** Counts all documents of an authority, among the words. */
const ALL = '';
/** Words whose sounds are written in one go. */
const BATCH = 2_000;

/** Writes the entry anew; the caller removes an older one of the same document before. */
export async function insertEntry(tx: Tx, entry: Entry): Promise<void> {
  await sql`insert into search_entries (${entryColumns}) values ${valuesOf(entry)}`.execute(tx);
  await sql`insert into search_texts (document_id, folded, inside) values ${textOf(entry)}`.execute(tx);
}

const entryColumns = sql.raw(
  'document_id, authority_id, published_at, column_id, office_id, title, numbers, heads, words',
);

function valuesOf(entry: Entry): RawBuilder<unknown> {
  // Cut words and the mark before them need no quoting, no escapes.
  return sql`(${entry.documentId}, ${entry.authorityId}, ${entry.publishedAt}, ${entry.columnId}, ${entry.officeId},
    ${entry.title}, ${[...entry.numbers]}::text[], ${entry.heads}::tsvector,
    array_to_tsvector(string_to_array(${entry.words.join(' ')}, ' ')))`;
}

const textOf = ({ documentId, folded, inside }: Entry) => sql`(${documentId}, ${folded}, ${inside})`;

/** Replaces all entries by those that come. The inverted index is built at the end in one go: ten times faster than
 *  entry by entry. Publications wait meanwhile; searches only for that end. */
export async function replaceEntries(tx: Tx, batches: AsyncIterable<readonly Entry[]>): Promise<void> {
  await sql`lock table search_entries in exclusive mode`.execute(tx);
  await sql`create temp table coming (like search_entries) on commit drop`.execute(tx);
  await sql`create temp table coming_texts (like search_texts) on commit drop`.execute(tx);
  for await (const entries of batches) {
    await sql`insert into coming (${entryColumns}) values ${sql.join(entries.map(valuesOf))}`.execute(tx);
    await sql`insert into coming_texts (document_id, folded, inside) values ${sql.join(entries.map(textOf))}`.execute(
      tx,
    );
  }
  await recountWords(tx);
  await sql`set local maintenance_work_mem = '256MB'`.execute(tx);
  await sql`drop index search_entries_words`.execute(tx);
  await sql`delete from search_entries`.execute(tx);
  await sql`insert into search_entries (${entryColumns}) select ${entryColumns} from coming order by document_id`.execute(
    tx,
  );
  await sql`insert into search_texts (document_id, folded, inside) select document_id, folded, inside from coming_texts`.execute(
    tx,
  );
  await sql`create index search_entries_words on search_entries using gin (words) with (fastupdate = off)`.execute(tx);
}

/** Takes the document out. @returns what it was found by, undefined when it was not in */
export function removeEntry(tx: Tx, documentId: number): Promise<{ authorityId: number; words: string[] } | undefined> {
  return tx
    .deleteFrom('search_entries')
    .where('document_id', '=', documentId)
    .returning(['authority_id as authorityId', sql<string[]>`tsvector_to_array(words)`.as('words')])
    .executeTakeFirst();
}

/** Adds to how many documents hold each word. Rows are taken in one order, so that two writers never wait for each
 *  other in a circle. @param changes word → +1 or −1 */
export async function countWords(tx: Tx, authorityId: number, changes: ReadonlyMap<string, number>): Promise<void> {
  if (!changes.size) return;
  const words = [...changes.keys()];
  await sql`insert into search_words (authority_id, word, documents, sound)
    select ${authorityId}, word, change, sound
    from unnest(${words}::text[], ${[...changes.values()]}::int[], ${words.map(soundOf)}::text[]) as given (word, change, sound)
    order by word
    on conflict (authority_id, word) do update set documents = search_words.documents + excluded.documents`.execute(tx);
}

/** Counts of all words of all authorities from the entries that are coming, each word with its sound. */
async function recountWords(tx: Tx): Promise<void> {
  await sql`create temp table counted on commit drop as
    select authority_id, ${sql.raw(plainIn('lexeme'))} as word, count(*)::int as documents
    from coming, unnest(tsvector_to_array(words) || ${[ALL]}::text[]) as lexeme group by authority_id, word`.execute(
    tx,
  );
  await sql`create temp table sounding (word text, sound text) on commit drop`.execute(tx);
  const { rows } = await sql<{ word: string }>`select distinct word from counted where length(word) > 1`.execute(tx);
  for (let at = 0; at < rows.length; at += BATCH) {
    const some = rows.slice(at, at + BATCH).flatMap(({ word }) => ({ word, sound: soundOf(word) }));
    const sounds = some.filter(({ sound }) => sound !== null);
    await sql`insert into sounding select * from unnest(${sounds.map(({ word }) => word)}::text[],
      ${sounds.map(({ sound }) => sound)}::text[])`.execute(tx);
    await setImmediate();
  }
  await sql`delete from search_words`.execute(tx);
  await sql`insert into search_words (authority_id, word, documents, sound)
    select authority_id, word, documents, sound from counted left join sounding using (word)`.execute(tx);
}

/** What an entry adds to the counts, or takes from them. @param words as the entry has them */
export function changeOf(words: readonly string[], change: 1 | -1): [string, number][] {
  return [ALL, ...plainOf(words)].map((word) => [word, change]);
}

/** How many documents there are, and in how many each word stands. */
export async function countsOf(db: Db, authorityId: number, words: readonly string[]): Promise<Counts> {
  const rows = await db
    .selectFrom('search_words')
    .select(['word', 'documents'])
    .where('authority_id', '=', authorityId)
    .where('word', 'in', [ALL, ...words])
    .execute();
  const counts = new Map(rows.map((row) => [row.word, row.documents]));
  return { documents: counts.get(ALL) ?? 0, of: (word) => counts.get(word) ?? 0 };
}

/** What a search asks of the entries. */
export interface Sought {
  authorityId: number;
  terms: readonly Term[];
  /** the folded text typed: titles that hold it literally come first */
  literal: string;
  /** as the number of a paper: that paper comes before all others */
  number: string;
  columnIds?: readonly number[] | undefined;
  officeId?: number | undefined;
  /** year of publication, on a Chinese calendar */
  year?: number | undefined;
}

/** Newest matches, at most `limit`, collected through the inverted index. What ranks them is long and lies apart: it is
 *  read of the newest alone. */
export function collect(db: Db, sought: Sought, limit: number): Promise<{ matches: Match[]; total: number }> {
  return db.transaction().execute(async (tx) => {
    // The planner takes a common word's heap for small (its words lie apart, toasted) and would read all of it.
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<MatchRow & { total: number }>`
      with found as materialized (
        select document_id, published_at from search_entries where ${holds(sought)} and ${narrow(sought)}
      ), by_itself as materialized (
        select document_id from search_entries where ${saysItself(sought)} and ${narrow(sought)}
      ), newest as materialized (
        select document_id from found order by published_at desc, document_id desc limit ${limit}
      )
      select ${columns(sought)}, document_id in (select document_id from by_itself) as own,
        (select count(*) from found) as total
      from search_entries where document_id = any(array(select document_id from newest))
      order by published_at desc, document_id desc`.execute(tx);
    return { matches: rows.map(toMatch), total: Number(rows[0]?.total ?? 0) };
  });
}

/** The newest documents that hold the words, at most `limit`, and whether those are all of them. */
export function newestOf(db: Db, sought: Sought, limit: number): Promise<{ ids: number[]; all: boolean }> {
  return db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx); // as in `collect`
    const { rows } = await sql<{ id: number }>`
      with found as materialized (
        select document_id as id, published_at from search_entries where ${holds(sought)} and ${narrow(sought)}
      ) select id from found order by published_at desc, id desc limit ${limit + 1}`.execute(tx);
    return { ids: rows.slice(0, limit).map(({ id }) => id), all: rows.length <= limit };
  });
}

/** What ranks each of a few documents, newest first. */
export async function matchesOf(db: Db, sought: Sought, ids: readonly number[]): Promise<Match[]> {
  const { rows } = await sql<MatchRow>`
    select ${columns(sought)}, ${saysItself(sought)} as own from search_entries
    where document_id = any(${[...ids]}::bigint[])
    order by published_at desc, document_id desc`.execute(db);
  return rows.map(toMatch);
}

/** Those of a few documents that hold the words. */
export async function holding(db: Db, sought: Sought, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select document_id as id from search_entries
    where document_id = any(${[...ids]}::bigint[]) and ${holds(sought)} and ${narrow(sought)}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Newest matches among the newest `steps` documents, at most `limit`, by walking the date index. */
export async function walk(db: Db, sought: Sought, limit: number, steps: number): Promise<Match[]> {
  const { rows } = await sql<MatchRow>`
    select ${columns(sought)}, ${saysItself(sought)} as own from (
      select * from search_entries where ${narrow(sought)}
      order by published_at desc, document_id desc limit ${steps}
    ) as newest
    where ${holds(sought)}
    order by published_at desc, document_id desc limit ${limit}`.execute(db);
  return rows.map(toMatch);
}

/** Ids of documents that hold some of the words: by the weight of what they hold (twice what stands in the title, the
 *  keywords, or often), best first. A document must hold one of them like that, and reach half of all the weight.
 *  @param weighed the newest of them that are compared */
export async function collectAny(
  db: Db,
  authorityId: number,
  words: readonly { word: string; weight: number }[],
  weighed: number,
  most: number,
): Promise<number[]> {
  const worth = (column: string) =>
    sql.join(
      words.map(
        ({ word, weight }) => sql`(${sql.ref(column)} @@ ${saidAnywhere(word)}::tsquery)::int * ${weight}::float8`,
      ),
      sql` + `,
    );
  const all = words.reduce((sum, { weight }) => sum + weight, 0);
  const { rows } = await sql<{ document_id: number }>`
    with newest as (
      select document_id, published_at, heads, words from search_entries
      where words @@ ${words.map(({ word }) => saidAnywhere(word)).join(' | ')}::tsquery
        and authority_id = ${authorityId}
      order by published_at desc limit ${weighed}
    ), weighed as (
      select document_id, published_at, ${worth('words')} as held, ${worth('heads')} as headed from newest
    )
    select document_id from weighed where headed > 0 and held + headed >= ${all / 2}::float8
    order by held + headed desc, published_at desc limit ${most}`.execute(db);
  return rows.map((row) => row.document_id);
}

/** Those of the documents that hold every phrase, themselves or in an attachment: whether each says all of them itself. */
export async function withPhrases(
  db: Db,
  ids: readonly number[],
  phrases: readonly string[],
): Promise<Map<number, boolean>> {
  const all = (holds: (phrase: string) => RawBuilder<unknown>) => sql.join(phrases.map(holds), sql` and `);
  const { rows } = await sql<{ document_id: number; own: boolean }>`
    select document_id, ${all((phrase) => sql`strpos(folded, ${phrase}) > 0`)} as own from search_texts
    where document_id = any(${[...ids]}::bigint[])
    and ${all((phrase) => sql`(strpos(folded, ${phrase}) > 0 or strpos(inside, ${phrase}) > 0)`)}`.execute(db);
  return new Map(rows.map((row) => [row.document_id, row.own]));
}

interface MatchRow {
  document_id: number;
  published_at: Date;
  rank: number;
  literal: boolean;
  numbered: boolean;
  own: boolean;
}

function toMatch({ document_id, published_at, ...how }: MatchRow): Match {
  return {
    documentId: document_id,
    publishedAt: published_at,
    ...how,
  };
}

function columns({ terms, literal, number }: Sought): RawBuilder<unknown> {
  return sql`document_id, published_at, strpos(title, ${literal}) > 0 as literal, ${numbered(number)} as numbered,
    ts_rank('{0.1, 0.3, 0.6, 1}', heads, ${wordsOf(terms).map(saidByItself).join(' | ')}::tsquery) as rank`;
}

/** Whether the paper has this number; of the number of a paper its beginning may be left out. */
function numbered(number: string): RawBuilder<unknown> {
  return /\(\d{4}\)\d{1,6}号$/.test(number)
    ? sql`exists (select from unnest(numbers) as own where right(own, ${number.length}) = ${number})`
    : sql`${number} = any(numbers)`;
}

const holds = ({ terms }: Sought) => sql`words @@ ${queryOf(terms, saidAnywhere)}::tsquery`;
const saysItself = ({ terms }: Sought) => sql`words @@ ${queryOf(terms, saidByItself)}::tsquery`;

function queryOf(terms: readonly Term[], said: (word: string) => string): string {
  const lists = terms.map(({ any }) => `(${any.map((words) => `(${words.map(said).join(' & ')})`).join(' | ')})`);
  return lists.join(' & ');
}

function narrow({ authorityId, columnIds, officeId, year }: Sought): RawBuilder<unknown> {
  const all = [sql`authority_id = ${authorityId}`];
  if (columnIds?.length === 1) all.push(sql`column_id = ${columnIds[0]}`);
  else if (columnIds) all.push(sql`column_id = any(${[...columnIds]}::bigint[])`);
  // what was supplied by others is filed by an office of ours, and is not that office's
  if (officeId)
    all.push(sql`office_id = ${officeId} and not exists (select from publications p
      where p.document_id = search_entries.document_id and p.supplier <> '')`);
  if (year)
    all.push(sql`published_at >= ${new Date(`${year}-01-01T00:00:00+08:00`)}
      and published_at < ${new Date(`${year + 1}-01-01T00:00:00+08:00`)}`);
  return sql.join(all, sql` and `);
}

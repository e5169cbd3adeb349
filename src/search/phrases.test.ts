import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { find, MOST_MATCHES } from './find.ts';

// A phrase is looked for in the newest documents that hold its words: what is not found is said of those alone.
const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-01-15T00:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const PHRASE = '“机动地发包”';
let town: TestTown;

/** As many entries more as this document has, each newer than the last; the documents themselves are nobody's to read. */
async function manyLike(id: number, times: number) {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`insert into search_entries (document_id, authority_id, published_at, column_id, office_id, title, numbers, heads, words)
      select 1000000 + n, authority_id, published_at + n * interval '1 minute', column_id, office_id, title, numbers, heads, words
      from search_entries, generate_series(1, ${times}::int) n where document_id = ${id}`.execute(tx);
    await sql`insert into search_texts (document_id, folded, inside)
      select 1000000 + n, folded, inside from search_texts, generate_series(1, ${times}::int) n where document_id = ${id}`.execute(
      tx,
    );
    await sql`update search_words set documents = documents + ${times}::int where authority_id = ${town.authorityId}`.execute(
      tx,
    );
  });
}

beforeAll(async () => {
  town = await testTown(db);
  await publicDocument(books, town, { title: '老办法', text: '机动地发包的办法。', at: '2021-03-01T02:00:00Z' });
  const text = '机动地不在此列，发包另行公告。';
  await manyLike(await publicDocument(books, town, { title: '公告', text }), MOST_MATCHES);
});

test('where not all could be looked into, nothing found says in how many, and a filter leads to it', async () => {
  const wish = { text: PHRASE, authorityId: town.authorityId, page: 1, sort: 'relevance' } as const;
  expect(await find(db, wish, now)).toMatchObject({ total: 0, counted: 'atLeast', lookedInto: MOST_MATCHES });
  const narrowed = await find(db, { ...wish, year: 2021 }, now);
  expect(narrowed).toMatchObject({ total: 1, counted: 'exact', lookedInto: undefined });
  expect(narrowed.hits.map(({ title }) => title)).toEqual(['老办法']);
});

test('the page says so in words', async () => {
  const client = new Client(app);
  const asked = async (more = '') =>
    load((await client.get(`/search?q=${encodeURIComponent(PHRASE)}${more}`)).body)('main').text();
  expect(await asked()).toContain(`只在最近的 ${MOST_MATCHES} 篇里查找过`);
  expect(await asked()).not.toContain('没有找到同时包含');
  expect(await asked('&year=2021')).not.toContain('篇里查找过');
});

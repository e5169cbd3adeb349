import { sql } from 'kysely';
import { find, rebuildIndex } from '../src/search/index.ts';
import { onEmptyBooks } from './support/books.ts';
import { writeLibrary } from './support/library.ts';
import { seeded } from './support/random.ts';
import { judge, print, timed } from './support/timing.ts';

/** Search over 100,000 documents, every fourth with an attachment whose text is searched too (or as many as
 *  BENCH_DOCUMENTS says): each class of query against `select 1`. */
const DOCUMENTS = Number(process.env.BENCH_DOCUMENTS ?? 100_000);
/** Queries of each class: of a hundred the slowest alone would be the p99. */
const EACH = 300;
const now = new Date('2024-01-15T00:00:00Z');

await onEmptyBooks(async ({ db }) => {
  const library = await writeLibrary(db, DOCUMENTS, true);
  const began = performance.now();
  await rebuildIndex(db);
  await sql`vacuum analyze search_entries, search_words`.execute(db);
  print('index built', { documents: DOCUMENTS, seconds: ((performance.now() - began) / 1000).toFixed(1) });

  const random = seeded(3);
  /** Words of two characters and more that stand in this share of the documents. */
  const wordsIn = async (from: number, to: number) => {
    const { rows } = await sql<{ word: string }>`select word from search_words
      where documents between ${Math.ceil(from * DOCUMENTS)} and ${Math.floor(to * DOCUMENTS)} and length(word) > 1 order by md5(word) limit ${EACH}`.execute(
      db,
    );
    return rows.map((row) => row.word);
  };
  const any = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const many = (make: () => string) => Array.from({ length: EACH }, make);
  const rare = await wordsIn(0.00001, 0.0005);
  const uncommon = await wordsIn(0.005, 0.03);
  const middling = await wordsIn(0.05, 0.15);
  const common = await wordsIn(0.2, 1);
  const { rows: sentences } = await sql<{ text: string }>`select substr(body_text, 40, 5) as text from revisions
    order by md5(id::text) limit ${EACH}`.execute(db);
  const classes: Record<string, string[]> = {
    'no such word': many(() => `${any(rare)}qqxzv`),
    rare,
    uncommon,
    middling,
    common,
    'single character': many(() => any([...'一人大国年的工发会政水土村'])),
    'rare + common': many(() => `${any(rare)} ${any(common)}`),
    'middling + middling': many(() => `${any(middling)} ${any(middling)}`),
    'common + common': many(() => `${any(common)} ${any(common)}`),
    'three uncommon': many(() => `${any(uncommon)} ${any(uncommon)} ${any(uncommon)}`),
    'quoted phrase': sentences.map((row) => `“${row.text}”`),
  };
  const { rows: passages } = await sql<{ text: string }>`select substr(folded, 40, 5) as text from search_passages
    order by md5(file_hash) limit ${EACH}`.execute(db);
  classes['phrase in an attachment'] = passages.map((row) => `“${row.text}”`);
  const trivial = await timed(Array.from({ length: 300 }), () => sql`select 1`.execute(db));
  print('select 1', { p50: trivial.p50.toFixed(2), p99: trivial.p99.toFixed(2) });
  const column = { columnIds: [library.columnIds[9]!] };
  const office = { officeId: library.officeIds[3]! };
  const filters = { '': {}, ', column': column, ', office': office, ', year 2020': { year: 2020 } };
  const all = { ...filters, ', column, office, year 2020': { ...column, ...office, year: 2020 } };
  const wishes = ['relevance', 'date'].flatMap((sort) =>
    Object.entries(all).map(([narrowed, filter]) => [`${sort}${narrowed}`, filter] as const),
  );
  for (const [how, filter] of wishes) {
    const slowest = { name: '', p99: 0 };
    for (const [name, texts] of Object.entries(classes)) {
      const sort = how.startsWith('date') ? 'date' : 'relevance';
      const { p50, p99 } = await timed(texts, (text) =>
        find(db, { authorityId: library.authorityId, text, sort, page: 1, ...filter }, now),
      );
      const ratio = (p50 / trivial.p50).toFixed(0);
      print(`${name} (${how})`, { p50: p50.toFixed(1), p99: p99.toFixed(1), ratio, words: texts.length });
      if (p99 > slowest.p99) Object.assign(slowest, { name, p99 });
    }
    judge(`search by ${how}, p99 of the slowest class (${slowest.name})`, slowest.p99, 'ms', { atMost: 50 });
  }
});

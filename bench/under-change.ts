import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { connect, type Db } from '../src/platform/database/index.ts';
import { root } from '../src/platform/root.ts';
import { onEmptyBooks } from './support/books.ts';
import { indexAnew } from './support/index-anew.ts';
import { writeLibrary } from './support/library.ts';
import { type Running, startProgram } from './support/program.ts';
import { seeded } from './support/random.ts';
import { judge, print } from './support/timing.ts';

/** The site while people work: 2,000 pages read at random while every second 20 documents change in other towns and one
 *  in this one, against the same without a change; and pages and searches drawn anew beside an older program, a built
 *  checkout in the folder GONGKAI_BENCH_BASE. All run as programs of their own, each asking the database as it does when
 *  it runs by itself. */
const PAGES = 2_000;
const ROUNDS = 9;
const SECONDS = 2;
const QUERIES = 200;
/** Drawn before anything is measured: pages are to be cold, not the program. */
const WARM_UP = 3_000;
const PARTS = 5;
/** readers of each query */
const READERS = 5;
const CONNECTIONS = 8;
const base = process.env.GONGKAI_BENCH_BASE;

interface Site extends Running {
  db: Db;
  ids: number[];
  words: string[];
}

const folder = await mkdtemp(join(tmpdir(), 'gongkai-paths-'));
let lists = 0;

/** @param seconds at random for so long; else each path once, in turn */
async function rate({ origin }: Running, paths: string[], seconds?: number): Promise<number> {
  const file = join(folder, `${lists++}.txt`);
  await writeFile(file, paths.join('\n'));
  const program = new URL('./support/load-paths.js', import.meta.url).pathname;
  const given = [program, origin, file, String(CONNECTIONS), ...(seconds === undefined ? [] : [String(seconds)])];
  return Number((await promisify(execFile)(process.execPath, given)).stdout);
}

/** A town of its own beside the one that is read, with one document. @returns the document's id */
async function otherTown(db: Db, n: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`with a as (
      insert into authorities (code, name, short_name, paper_prefix) values (${`t${n}`}, ${`第${n}镇`}, '镇', '镇') returning id
    ), o as (insert into offices (authority_id, code, name, kind) select id, 'o', '办公室', 'office' from a returning id, authority_id
    ), c as (insert into columns (authority_id, slug, name) select id, 'c', '栏目' from a returning id
    ), d as (insert into documents (authority_id, office_id, state, created_at, updated_at)
      select authority_id, id, 'published', now(), now() from o returning id, authority_id, office_id
    ), r as (insert into revisions (document_id, number, created_at, saved_at, title, body_html, body_text)
      select id, 1, now(), now(), '通知', '<p>通知</p>', '通知' from d returning id, document_id)
    insert into publications (document_id, authority_id, office_id, revision_id, column_id, title, index_number,
      published_at, changed_at, on_site, validity)
    select d.id, d.authority_id, d.office_id, r.id, c.id, '通知', 'x', now(), now(), true, 'valid' from d, r, c
    returning document_id as id`.execute(db);
  return rows[0]!.id;
}

/** Changes documents until it is stopped: of `others` 20 a second, of `own` one. */
function changing(db: Db, others: number[], own: number[]): () => Promise<number> {
  let stopped = false;
  let changes = 0;
  const change = (ids: number[]) =>
    db
      .updateTable('publications')
      .set({ changed_at: new Date() })
      .where('document_id', '=', ids[Math.floor(Math.random() * ids.length)]!)
      .execute();
  const turns = (async () => {
    const began = Date.now();
    for (let turn = 0; !stopped; turn++) {
      await change(others);
      if (turn % 20 === 0) await change(own);
      changes += 1;
      await setTimeout(Math.max(0, began + (turn + 1) * 50 - Date.now()));
    }
  })();
  return async () => {
    stopped = true;
    await turns;
    return changes;
  };
}

await onEmptyBooks(async ({ db: admin, url }) => {
  const sites: Site[] = [];
  const open = async (name: string, from: string): Promise<Site> => {
    await sql.raw(`create database ${name}`).execute(admin);
    const own = new URL(url);
    own.pathname = `/${name}`;
    if (from !== root) own.searchParams.delete('host'); // it asks its own database over the network's loopback
    const running = await startProgram(from, own.href);
    const { db, close } = connect(own.href, 4);
    const { authorityId } = await writeLibrary(db, PAGES + WARM_UP);
    await indexAnew(from, own.href);
    const rows = await db
      .selectFrom('publications')
      .select('document_id as id')
      .where('authority_id', '=', authorityId)
      .orderBy('document_id')
      .execute();
    const { rows: words } = await sql<{ word: string }>`select word from search_words
      where documents between 5 and 300 and length(word) > 1 order by md5(word) limit ${QUERIES}`.execute(db);
    const stop = async () => {
      await close();
      await running.stop();
    };
    return { ...running, stop, db, ids: rows.map(({ id }) => id), words: words.map(({ word }) => word) };
  };
  try {
    const ours = await open('ours', root);
    sites.push(ours);
    if (base) sites.push(await open('base', base));
    const query = (site: Site, n: number) => `/search?q=${encodeURIComponent(site.words[n]!)}`;
    /** Rates of each program in turn, part by part, so that what else the machine does meets both. */
    const inTurn = async (name: string, parts: ((site: Site) => string[])[]): Promise<number> => {
      const rates: number[][] = [];
      for (const part of parts) {
        const each: number[] = [];
        for (const site of sites) each.push(await rate(site, part(site)));
        rates.push(each);
      }
      const ratio = rates.map(([mine = 0, theirs = 0]) => mine / theirs).sort((x, y) => x - y)[rates.length >> 1]!;
      const [mine = 0, theirs] = rates[rates.length >> 1]!;
      print(name, { 'ours/s': Math.round(mine), 'before/s': theirs === undefined ? '-' : Math.round(theirs) });
      return ratio;
    };
    const part = (n: number, size: number) => [n * size, (n + 1) * size] as const;
    const parts = Array.from({ length: PARTS }, (_, n) => n);
    const random = seeded(5);
    const often = parts.map((n) =>
      Array.from(
        { length: (QUERIES / PARTS) * READERS },
        (_, at) => n * (QUERIES / PARTS) + (at % (QUERIES / PARTS)),
      ).sort(() => random() - 0.5),
    );
    for (const site of sites)
      await rate(
        site,
        site.ids.slice(-WARM_UP).map((id) => `/documents/${id}`),
      );
    const cold = await inTurn(
      'document pages, each once',
      parts.map((n) => (site) => site.ids.slice(...part(n, 200)).map((id) => `/documents/${id}`)),
    );
    await inTurn(
      'searches, each once',
      parts.map(
        (n) => (site) =>
          site.words
            .slice(...part(n, QUERIES / PARTS))
            .map((_, at) => `${query(site, at + n * (QUERIES / PARTS))}&sort=date`),
      ),
    );
    const searched = await inTurn(
      `searches, each by ${READERS}`,
      often.map((list) => (site) => list.map((n) => query(site, n))),
    );
    if (base) {
      judge('document pages drawn anew, to the program before', cold, '', { atLeast: 2.5 });
      judge('searches, to the program before', searched, '', { atLeast: 2 });
    } else print('not compared with a program before', { because: 'GONGKAI_BENCH_BASE names no folder' });

    const paths = ours.ids.slice(0, PAGES).map((id) => `/documents/${id}`);
    const others = await Promise.all(Array.from({ length: 20 }, (_, n) => otherTown(ours.db, n)));
    await rate(ours, paths); // all in memory
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const quiet = await rate(ours, paths, SECONDS);
      const stop = changing(ours.db, others, ours.ids);
      const busy = await rate(ours, paths, SECONDS);
      const changes = await stop();
      print(`${PAGES} pages, round ${round + 1}`, {
        'quiet/s': Math.round(quiet),
        'under change/s': Math.round(busy),
        changes,
      });
      ratios.push(busy / quiet);
    }
    ratios.sort((a, b) => a - b);
    judge('pages under change, to quiet', ratios[Math.floor(ROUNDS / 2)]!, '', { atLeast: 0.8 });
  } finally {
    for (const site of sites) await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Db } from '../../src/platform/database/index.ts';
import { approvedDocuments } from '../support/approved.ts';
import { PostgresPair } from '../support/postgres-pair.ts';
import { Program } from '../support/program.ts';
import { type TestTown, testTown } from '../support/town.ts';
import { Visitor } from '../support/visitor.ts';

// Two processes of the program behind a pair of databases with synchronous replication; the first database is killed
// while they are read and written to. What was acknowledged is there, the log is whole, nobody meets an error of ours.
const ROUNDS = Number(process.env.DURABILITY_ROUNDS ?? 1) > 3 ? 5 : 1;
const READY = 400;
const WRITERS = 3;
const READERS = 4;
/** Acknowledged before the kill, and again after. */
const WANTED = 25;
/** How long nobody leads: what it takes to notice and to elect, ms. */
const WITHOUT_FIRST = 4_000;
/** All is answered again so soon after the second leads, ms. */
const BACK_WITHIN = 60_000;
let data: string;
let pair: PostgresPair;
let programs: Program[] = [];
let town: TestTown;
let editors: { id: number; login: string }[];
const acknowledged = new Map<number, string>();

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'gongkai-durability-'));
  pair = await PostgresPair.start();
  const both = [0, 1].map(() => Program.start(data, { databaseUrl: pair.url }));
  programs = await Promise.all(both);
  await withBooks(async (db) => {
    town = await testTown(db);
    editors = await Promise.all(Array.from({ length: WRITERS }, () => town.person('office', 'editor')));
  });
});
afterAll(async () => {
  for (const program of programs) await program.stop();
  await pair?.stop();
  await rm(data, { recursive: true, force: true });
});

async function withBooks<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = connect(pair.url, 4);
  return work(db).finally(close);
}

interface Seen {
  /** how often each answer came: 'read 200', 'read 200 aged', 'form 503' */
  answers: Map<string, number>;
  told: number;
  /** what is no answer that a calm program gives */
  wrong: string[];
  ended: boolean;
}

const count = (seen: Seen, answer: string) => seen.answers.set(answer, (seen.answers.get(answer) ?? 0) + 1);

async function write(visitor: Visitor, ids: number[], seen: Seen): Promise<void> {
  while (!seen.ended) {
    const id = ids.pop();
    if (id === undefined) throw new Error('too few documents');
    const path = `/console/documents/${id}/publish`;
    const { status, notice, text } = await visitor.post(path, {}, '/console/account');
    count(seen, `form ${status}`);
    const index = /索引号 (\S+)/.exec(notice)?.[1];
    if (status === 303 && index) {
      acknowledged.set(id, index);
      seen.told += 1;
    } else if (status !== 503 || !text.includes('这次操作可能没有保存')) seen.wrong.push(`${status} ${path} ${notice}`);
    await setTimeout(status === 503 ? 200 : 20);
  }
}

async function read(visitor: Visitor, paths: string[], seen: Seen): Promise<void> {
  for (let n = 0; !seen.ended; n++) {
    const path = paths[n % paths.length]!;
    const reply = await visitor.get(path);
    const text = await reply.text();
    count(seen, `read ${reply.status}${reply.headers.has('age') ? ' aged' : ''}`);
    const calm = reply.status === 200 || (reply.status === 503 && text.includes('系统正忙或正在维护'));
    if (!calm) seen.wrong.push(`${reply.status} ${path}`);
    await setTimeout(20);
  }
}

async function until(holds: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await setTimeout(50)) if (await holds()) return true;
  return false;
}

for (let round = 1; round <= ROUNDS; round++)
  test(`round ${round}: the first database is killed under load`, async () => {
    const ids = await withBooks((db) => approvedDocuments(db, town, editors[0]!.id, READY, new Date()));
    const seen: Seen = { answers: new Map(), told: 0, wrong: [], ended: false };
    const bases = programs.map(({ base }) => base);
    const staff = await Promise.all(
      editors.map(async ({ login }, n) => {
        const visitor = new Visitor(bases[n % bases.length]!);
        const fields = { login, password: town.password };
        expect((await visitor.post('/console/sign-in', fields, '/console/sign-in')).status).toBe(303);
        return visitor;
      }),
    );
    // what is published changes all of the site but for a page that shows none of it: that one is known when the books go
    const known = ['/', '/disclosure', '/search?q=通知', '/accessibility', '/console/sign-in'];
    for (const base of bases) for (const path of known) await new Visitor(base).get(path);
    const work = Promise.all([
      ...staff.map((visitor) => write(visitor, ids, seen)),
      ...Array.from({ length: READERS }, (_, n) => read(new Visitor(bases[n % bases.length]!), known, seen)),
      read(staff[0]!, ['/console', '/console/documents'], seen),
    ]);
    expect(await until(() => seen.told >= WANTED, 60_000)).toBe(true);
    pair.killFirst();
    await setTimeout(WITHOUT_FIRST);
    await pair.promote();
    const before = seen.told;
    expect(await until(() => seen.told >= before + WANTED, BACK_WITHIN)).toBe(true);
    seen.ended = true;
    await work;
    console.log(Object.fromEntries(seen.answers));
    expect(seen.wrong).toEqual([]);
    expect(seen.answers.get('form 503')).toBeGreaterThan(0);
    expect(seen.answers.get('read 200 aged')).toBeGreaterThan(0);
    expect(programs.map(({ runs }) => runs)).toEqual([true, true]);

    await withBooks(async (db) => {
      const rows = await db.selectFrom('publications').select(['document_id', 'index_number']).execute();
      const found = new Map(rows.map((row) => [row.document_id, row.index_number]));
      expect([...acknowledged].filter(([id, index]) => found.get(id) !== index)).toEqual([]);
      expect(new Set(found.values()).size).toBe(found.size);
    });
    expect(await programs[0]!.command('audit-log', 'verify')).toEqual({ status: 0, output: expect.any(String) });
    for (const base of bases) expect((await fetch(`${base}/readyz`)).status).toBe(200);
    if (round < ROUNDS) await pair.addSecond();
  });

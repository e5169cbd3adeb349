import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Db } from '../../src/platform/database/index.ts';
import { approvedDocuments } from '../support/approved.ts';
import { Program } from '../support/program.ts';
import { type TestTown, testTown } from '../support/town.ts';
import { Visitor } from '../support/visitor.ts';

// kill -9 in the middle of publishing: what the editor was told is public stays public, and the program starts again.
const ROUNDS = Number(process.env.DURABILITY_ROUNDS ?? 3);
const AT_ONCE = 4;
const READY = 120; // documents that wait for publication in each round
let data: string;
let program: Program;
let town: TestTown;
let editor: { id: number; login: string };

/** What the editor was told: document → 索引号. */
const acknowledged = new Map<number, string>();

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'gongkai-durability-'));
  await chmod(data, 0o755);
  program = await Program.start(data);
  await withBooks(async (db) => {
    town = await testTown(db);
    editor = await town.person('office', 'editor');
  });
});
afterAll(async () => {
  await program?.stop();
  await rm(data, { recursive: true, force: true });
});

async function withBooks<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = connect(program.databaseUrl, 4);
  return work(db).finally(close);
}

/** Publishes one document after the other until the program is gone. */
async function publishAll(visitor: Visitor, ids: number[], told: () => void): Promise<void> {
  for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
    const reply = await visitor
      .post(`/console/documents/${id}/publish`, {}, `/console/documents/${id}/publish`)
      .catch(() => undefined);
    if (!reply) return;
    const index = /索引号 (\S+)/.exec(reply.notice)?.[1];
    expect(reply.status, reply.notice).toBe(303);
    if (index) acknowledged.set(id, index);
    told();
  }
}

for (let round = 1; round <= ROUNDS; round++)
  test(`round ${round}: killed while publishing, nothing that was acknowledged is lost`, async () => {
    const ids = await withBooks((db) => approvedDocuments(db, town, editor.id, READY, new Date()));
    const visitor = new Visitor(program.base);
    const fields = { login: editor.login, password: town.password };
    expect((await visitor.post('/console/sign-in', fields, '/console/sign-in')).status).toBe(303);
    const wanted = 5 + ((round * 37) % (READY - 40)); // another moment each round, always in the middle
    const before = acknowledged.size;
    let told = 0;
    let killed: Promise<void> | undefined;
    await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        publishAll(visitor, ids, () => {
          told += 1;
          if (told >= wanted) killed ??= program.kill(round % 2 === 0);
        }),
      ),
    );
    await killed;
    expect(acknowledged.size - before).toBeGreaterThanOrEqual(wanted);
    expect(ids.length, 'documents left when it was killed').toBeGreaterThan(0);

    program = await Program.start(data);
    await withBooks(everythingIsThere);
    expect(await program.command('audit-log', 'verify')).toMatchObject({ status: 0 });
    const last = [...acknowledged.keys()].at(-1)!;
    expect((await new Visitor(program.base).get(`/documents/${last}`)).status).toBe(200);
  });

async function everythingIsThere(db: Db): Promise<void> {
  const rows = await db
    .selectFrom('publications as p')
    .innerJoin('documents as d', 'd.id', 'p.document_id')
    .select(['p.document_id', 'p.index_number', 'd.state'])
    .execute();
  const found = new Map(rows.map((row) => [row.document_id, row]));
  const lost = [...acknowledged].filter(([id, index]) => found.get(id)?.index_number !== index);
  expect(lost).toEqual([]);
  // and nothing by halves, acknowledged or not: state, number, history, deliveries and audit entry together
  expect(rows.filter((row) => row.state !== 'published')).toEqual([]);
  expect(new Set(rows.map((row) => row.index_number)).size).toBe(rows.length);
  const count = async (query: { execute(): Promise<unknown[]> }) => (await query.execute()).length;
  const events = db.selectFrom('document_events').select('id').where('kind', '=', 'published');
  const entries = db.selectFrom('audit_log').select('seq').where('action', '=', 'publishing.publish');
  const deliveries = db.selectFrom('deliveries').select('id');
  expect(await count(events)).toBe(rows.length);
  expect(await count(entries)).toBe(rows.length);
  expect(await count(deliveries)).toBe(rows.length * 2);
}

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { statements } from '../../test/support/statements.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { connect } from '../platform/database/index.ts';
import { listenToBooks } from '../platform/http/cache/books-listener.ts';
import { PageCache } from '../platform/http/cache/page-cache.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

// Two towns, whose sites answer under a.example and b.example; the first has five documents in a column, the oldest first.
const books = await testDatabase(rooms);
const { db, url } = books;
const now = new Date('2024-01-15T02:00:00Z');
const pages = new PageCache();
const sent = statements();
const towns = {} as Record<'a' | 'b', TestTown>;
const ids: number[] = [];
let app: FastifyInstance;
let stop: () => Promise<void>;
let elsewhere: number;

beforeAll(async () => {
  for (const name of ['a', 'b'] as const) {
    towns[name] = await testTown(db, name);
    const of = { host: `${name}.example` };
    await db.updateTable('authorities').set(of).where('id', '=', towns[name].authorityId).execute();
  }
  for (let n = 1; n <= 5; n++)
    ids.push(await publicDocument(books, towns.a, { title: `第 ${n} 号公告`, at: `2023-06-0${n}T02:00:00Z` }));
  elsewhere = await publicDocument(books, towns.b, { title: '外镇公告' });
  app = await buildServer({ ...books, now: () => now, pages });
  stop = listenToBooks(url, pages);
  await vi.waitFor(() => expect(pages.isOpen).toBe(true), 10_000);
});
afterAll(async () => {
  await stop();
  await app.close();
});

const get = (path: string, town: 'a' | 'b' = 'a', headers: Record<string, string> = {}) =>
  app.inject({ url: path, headers: { host: `${town}.example`, ...headers } });
const isKept = (path: string, town: 'a' | 'b' = 'a') =>
  pages.get(app.pageAddresses.keyOf({ method: 'GET', url: path, headers: { host: `${town}.example` } } as never)!) !==
  undefined;

/** All that was told before has been heard. */
async function heard(): Promise<void> {
  const before = pages.changes.now;
  await sql`select pg_notify('books', 'heard')`.execute(db);
  await vi.waitFor(() => expect(pages.changes.hold(['heard'], before)).toBe(false));
}

const column = async (slug: string) => {
  const { authorityId: authority_id } = towns.a;
  const row = await db.insertInto('columns').values({ authority_id, slug, name: slug }).returning('id').execute();
  return row[0]!.id;
};

describe('what is dropped', () => {
  const lists = ['/', '/documents', '/columns/tongzhi', '/search?q=%E5%85%AC%E5%91%8A', '/feed.xml', '/sitemap.xml'];
  const texts = ['/disclosure/guide', '/accessibility'];
  const documents = () => ids.map((id) => `/documents/${id}`);
  /** Pages of the first town that are no longer kept after this, in words: numbers of documents, 'lists', 'texts'. */
  async function droppedBy(change: () => Promise<unknown>, other = true): Promise<string> {
    const all = [...documents(), ...lists, ...texts];
    for (const path of all) expect((await get(path)).statusCode, path).toBe(200);
    await get(`/documents/${elsewhere}`, 'b');
    await heard();
    for (const path of all) await get(path);
    for (const path of all) expect(isKept(path), `${path} is kept`).toBe(true);
    await change();
    await heard();
    expect(isKept(`/documents/${elsewhere}`, 'b'), 'the page of the other town').toBe(other);
    const some = (paths: string[], name: string) => {
      const gone = paths.filter((path) => !isKept(path));
      return gone.length === 0 ? [] : gone.length === paths.length ? [name] : [`some ${name}: ${gone}`];
    };
    const gone = documents().flatMap((path, n) => (isKept(path) ? [] : [String(n + 1)]));
    return [...gone, ...some(lists, 'lists'), ...some(texts, 'texts')].join(' ');
  }
  const rename = (table: 'columns' | 'offices') => () =>
    db.updateTable(table).set({ name: '改名' }).where('authority_id', '=', towns.a.authorityId).execute();

  test.each<[string, string, () => Promise<unknown>]>([
    [
      'a draft is begun and saved',
      '',
      async () => {
        const at = { created_at: now, updated_at: now };
        const of = { authority_id: towns.a.authorityId, office_id: towns.a.offices.office };
        await db
          .insertInto('documents')
          .values({ ...of, ...at, state: 'draft' })
          .execute();
        await db.updateTable('documents').set({ updated_at: now }).where('id', '=', ids[0]!).execute();
      },
    ],
    ['a document of another town', '', () => publicDocument(books, towns.b, { title: '外镇的又一份' })],
    [
      'a column of another town',
      '',
      () => sql`insert into columns (authority_id, slug, name) values (${towns.b.authorityId}, 'x', 'x')`.execute(db),
    ],
    [
      'a document after all others',
      '1 4 5 lists',
      () => publicDocument(books, towns.a, { title: '最新', at: '2023-06-09T02:00:00Z' }),
    ],
    [
      'a document before all others',
      '1 2 lists',
      () => publicDocument(books, towns.a, { title: '最早', at: '2020-01-01T00:00:00Z' }),
    ],
    [
      'a document between two',
      '1 2 3 4 lists',
      () => publicDocument(books, towns.a, { title: '其间', at: '2023-06-02T05:00:00Z' }),
    ],
    ['a new column', '1 2 3 4 5 lists texts', () => column('new')],
    [
      'a change of title',
      '3 4 5 lists',
      () => db.updateTable('publications').set({ title: '改了题' }).where('document_id', '=', ids[4]!).execute(),
    ],
    [
      'a withdrawal',
      '2 3 4 lists',
      async () => {
        const id = await publicDocument(books, towns.a, { title: '要撤下的', at: '2023-06-02T09:00:00Z' });
        for (const at of [2, 3]) await get(`/documents/${ids[at - 1]}`);
        await withdrawDocument(books, towns.a, id, '测试', now);
      },
    ],
    [
      'a relation to a document of another column',
      '1 2 lists',
      async () => {
        const columnId = (
          await db.selectFrom('columns').select('id').where('slug', '=', 'new').executeTakeFirstOrThrow()
        ).id;
        const id = await publicDocument(books, towns.a, { title: '解读', columnId });
        const { revision_id } = await db
          .selectFrom('publications')
          .select('revision_id')
          .where('document_id', '=', id)
          .executeTakeFirstOrThrow();
        await db
          .insertInto('revision_relations')
          .values({ revision_id, to_document_id: ids[0]!, kind: 'interprets' })
          .execute();
        await db.updateTable('publications').set({ changed_at: now }).where('document_id', '=', id).execute();
      },
    ],
    [
      'a delivery',
      'lists',
      () =>
        sql`update deliveries set title = title || '.' where document_id = ${ids[0]}`.execute(db).then(() =>
          sql`insert into deliveries (authority_id, office_id, channel, state, title, planned_at, delivered_on, recorded_by)
          values (${towns.a.authorityId}, ${towns.a.offices.office}, 'board', 'confirmed', 'x', now(), '2024-01-02', 'x')`.execute(
            db,
          ),
        ),
    ],
    ['an office', '1 2 3 4 5 lists texts', rename('offices')],
    ['a column', '1 2 3 4 5 lists texts', rename('columns')],
    [
      'a text of the guide',
      '1 2 3 4 5 lists texts',
      () =>
        db.updateTable('authorities').set({ guide: '{"scope":"新"}' }).where('id', '=', towns.a.authorityId).execute(),
    ],
  ])('%s drops %j', async (what, dropped, change) =>
    expect(await droppedBy(change, !what.includes('another town'))).toBe(dropped),
  );
});

test.each(['B.EXAMPLE', 'b.example.', 'B.Example.:8710'])('%s is the name of the second town', async (host) => {
  const { statusCode } = await app.inject({ url: `/documents/${elsewhere}`, headers: { host } });
  expect(statusCode).toBe(200);
});

test('an authority under another host name drops the pages of all: theirs may be another site', async () => {
  await get('/', 'b');
  expect(isKept('/', 'b')).toBe(true);
  await db.updateTable('authorities').set({ host: 'c.example' }).where('id', '=', towns.a.authorityId).execute();
  await heard();
  expect(isKept('/', 'b')).toBe(false);
  await db.updateTable('authorities').set({ host: 'a.example' }).where('id', '=', towns.a.authorityId).execute();
  await heard();
});

// cold, the notes of mended pages are read as well
test.each([
  ['/documents/:id', 1, 4],
  ['/', 3, 11],
  ['/documents', 1, 5],
  ['/columns/tongzhi', 1, 5],
  ['/disclosure', 1, 6],
  ['/disclosure/items', 0, 4],
  ['/disclosure/items/20.15', 1, 4],
  ['/disclosure/guide', 0, 2],
  ['/search?q=%E5%85%AC%E5%91%8A', 14, 21], // the authority's own words, its unread attachments, its guides, policies, answers, consultations, surveys and standards among them
  ['/feed.xml', 1, 2],
])('%s is drawn with %i statements, %i where nothing is in memory', async (path, warm, cold) => {
  const at = path.replace(':id', String(ids[1]));
  await heard();
  pages.listening(true); // nothing is kept
  sent.since();
  await get(at);
  expect(sent.since().length, 'nothing in memory').toBeLessThanOrEqual(cold);
  await get(`${at}${at.includes('?') ? '&' : '?'}page=2`, 'a', { cookie: 'view=150-high' }); // drawn with what is in memory
  expect(sent.since().length, 'frame in memory').toBeLessThanOrEqual(warm);
});

describe('over HTTP', () => {
  let origin: string;
  beforeAll(async () => {
    origin = await app.listen({ port: 0, host: '127.0.0.1' });
    await db.updateTable('authorities').set({ is_primary: false }).execute();
    await db.updateTable('authorities').set({ is_primary: true }).where('id', '=', towns.a.authorityId).execute();
    await heard();
  });
  const ask = (path: string, init: RequestInit = {}) => fetch(origin + path, init);

  test('one drawing serves all who ask for a page at once', async () => {
    await (await ask('/documents')).text(); // the frame
    sent.since();
    const bodies = await Promise.all(
      Array.from({ length: 16 }, async () => (await ask(`/documents/${ids[3]}`)).text()),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('第 4 号公告');
    expect(sent.since().filter((text) => text.includes('body_html')).length).toBe(1);
  });

  test('whoever gets a page of their own draws for themselves', async () => {
    pages.drop(`document ${ids[3]}`);
    sent.since();
    const own = { headers: { cookie: `notice=${encodeURIComponent('一句话')}` } };
    const bodies = await Promise.all(
      [undefined, own, undefined, own].map(async (init) => (await ask(`/documents/${ids[3]}`, init)).text()),
    );
    expect(bodies.map((body) => body.includes('一句话'))).toEqual([false, true, false, true]);
    expect(sent.since().filter((text) => text.includes('body_html')).length).toBe(3);
  });

  test.each(['/documents', '/search?q=%E5%85%AC%E5%91%8A', '/feed.xml'])(
    '%s: HEAD has what GET has, drawn and kept, with each encoding; 304 too',
    async (path) => {
      for (const encoding of ['br', 'gzip', 'identity']) {
        const headers = { 'accept-encoding': encoding };
        const told = async (method: string) => {
          const reply = await ask(path, { method, headers });
          await reply.arrayBuffer();
          const { 'content-length': length, 'content-encoding': sent, etag } = Object.fromEntries(reply.headers);
          return { status: reply.status, length, sent, etag };
        };
        pages.listening(true);
        const drawnByHead = await told('HEAD');
        expect(drawnByHead).toMatchObject({ status: 200, etag: expect.any(String), length: expect.any(String) });
        expect(drawnByHead.sent).toBe(encoding === 'identity' ? undefined : encoding);
        const keptByGet = await told('GET');
        const keptByHead = await told('HEAD');
        pages.listening(true);
        const drawnByGet = await told('GET');
        expect([keptByGet, keptByHead, drawnByGet]).toEqual([drawnByHead, drawnByHead, drawnByHead]);
        const known = { ...headers, 'if-none-match': drawnByHead.etag! };
        for (const method of ['GET', 'HEAD']) expect((await ask(path, { method, headers: known })).status).toBe(304);
      }
    },
  );

  test('results of a search are kept, whatever else stands in the address, until a document changes', async () => {
    const path = '/search?q=%E5%85%AC%E5%91%8A';
    const body = await (await ask(path)).text();
    sent.since();
    expect(await (await ask(`${path}&utm_source=x&n=1`)).text()).toBe(body);
    expect(sent.since()).toEqual([]);
    await publicDocument(books, towns.a, { title: '又一份公告' });
    await heard();
    expect(await (await ask(path)).text()).toContain('又一份');
  });
});

describe('while the books cannot be reached', () => {
  async function cutOff(staleMs: number) {
    const own = connect(url, 2);
    const known = new PageCache({ staleMs });
    const server = await buildServer({ ...books, db: own.db, now: () => now, pages: known });
    known.listening(true);
    const ask = (path: string, method: 'GET' | 'HEAD' | 'POST' = 'GET') =>
      server.inject({ method, url: path, headers: { host: 'a.example' } });
    for (const path of ['/documents', `/documents/${ids[0]}`, `/documents/${ids[1]}`]) await ask(path);
    known.drop(`document ${ids[1]}`); // withdrawn before the loss
    await own.close();
    known.listening(false);
    return { ask, server };
  }

  test('pages known before are served with their age, others not, and none that was dropped', async () => {
    const { ask, server } = await cutOff(60_000);
    const page = await ask(`/documents/${ids[0]}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('第 1 号公告');
    expect(page.headers).toMatchObject({ age: expect.stringMatching(/^\d+$/), warning: '110 - "Response is Stale"' });
    const head = await ask('/documents', 'HEAD');
    expect([head.statusCode, head.headers.age, head.body]).toEqual([200, expect.stringMatching(/^\d+$/), '']);
    for (const path of [`/documents/${ids[1]}`, `/documents/${ids[2]}`, '/search?q=x']) {
      const { statusCode, headers, body } = await ask(path);
      expect([path, statusCode, headers['retry-after']]).toEqual([path, 503, '5']);
      expect(body).toContain('请稍后再试');
    }
    await server.close();
  });
  test('not one page where that is set to 0', async () => {
    const { ask, server } = await cutOff(0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await ask(`/documents/${ids[0]}`)).statusCode).toBe(503);
    await server.close();
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { SESSION_COOKIE } from '../organizations/index.ts';
import { listenToBooks } from '../platform/http/cache/books-listener.ts';
import { PageCache } from '../platform/http/cache/page-cache.ts';
import { Views } from '../platform/http/cache/views.ts';
import { numberIn } from '../platform/public-forms/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { LIMITS, pageIn, withoutNumbers } from './rules.ts';
import { figuresOf, forgetFeedback, keepViews, pagesRated, ratingsOf } from './store.ts';

// Readers say whether a page is useful, and read it: what is counted, and what never is.
const books = await testDatabase(rooms);
const { db, sealer } = books;
let now = new Date('2024-03-04T02:00:00Z');
const pages = new PageCache();
const stop = listenToBooks(books.url, pages);
const app = await buildServer({ ...books, pages, now: () => now });
const base = await app.listen({ host: '127.0.0.1', port: 0 });
const PERSON = { 'user-agent': 'Mozilla/5.0 (Linux; Android 10)' };
const period = { from: '2024-01-01', to: '2024-12-31' };
let town: TestTown;
let id = 0;
let path = '';

beforeAll(async () => {
  town = await testTown(db);
  await db.updateTable('authorities').set({ host: '127.0.0.1' }).where('id', '=', town.authorityId).execute();
  id = await publicDocument(books, town, { title: '关于农田灌溉用水的通知', at: '2024-03-01T02:00:00Z' });
  path = `/documents/${id}`;
  return async () => {
    await app.close();
    await stop();
  };
});

const reader = () => new Client(app, '', '', '127.0.0.1');
const read = (headers: Record<string, string> = PERSON, of = path, method = 'GET') =>
  fetch(base + of, { method, headers });

/** Opens the form, waits as a person does, answers its question. */
async function rate(useful: string, words = '', change: Record<string, string> = {}, of = path) {
  const citizen = reader();
  const address = `/feedback?of=${encodeURIComponent(of)}&useful=${useful}`;
  const form = (await citizen.get(address)).body;
  const slip = /name="slip" value="([^"]+)"/.exec(form)?.[1] ?? '';
  const [, one, sign, other] = /验证问题：(.)(加|减)(.)等于几/.exec(form) ?? [];
  const [a, b] = [numberIn(one ?? '')!, numberIn(other ?? '')!];
  now = new Date(now.getTime() + 5_000);
  const given = { of, useful, words, slip, answer: String(sign === '减' ? a - b : a + b), ...change };
  return {
    answer: await citizen.post('/feedback', given, address),
    again: () => citizen.post('/feedback', given, address),
  };
}

const figures = () => figuresOf(db, { authorityId: town.authorityId, ...period });
const said = () => ratingsOf(db, sealer, { authorityId: town.authorityId, path, ...period }, 10);

describe('what is read', () => {
  const counted = () => app.views.take().map(({ path: of, times }) => [of, times]);

  test('counts each time, drawn or kept', async () => {
    for (let n = 0; n < 3; n++) expect((await read()).status).toBe(200);
    expect(pages.isOpen).toBe(true);
    expect(counted()).toEqual([[path, 3]]);
  });
  test.each([
    ['a machine', { 'user-agent': 'Baiduspider/2.0' }],
    ['who calls itself nothing', { 'user-agent': '' }],
    ['what a browser fetches in advance', { ...PERSON, 'sec-purpose': 'prefetch' }],
    ['who is signed in', { ...PERSON, cookie: `a=b; ${SESSION_COOKIE}=abc` }],
    ['who is signed in, behind TLS', { ...PERSON, cookie: `__Host-${SESSION_COOKIE}=abc` }],
  ])('%s does not count', async (_, headers) => {
    await read(headers);
    expect(counted()).toEqual([]);
  });
  test('a question for the head, lists and pages that are not there do not count; one that still holds does', async () => {
    await read(PERSON, path, 'HEAD');
    await read(PERSON, '/documents');
    await read(PERSON, '/documents/999999');
    expect(counted()).toEqual([]);
    const etag = (await read()).headers.get('etag')!;
    expect((await read({ ...PERSON, 'if-none-match': etag })).status).toBe(304);
    expect(counted()).toEqual([[path, 2]]);
  });
  test('is written down by day, and together', async () => {
    const one = { authorityId: town.authorityId, path, times: 2 };
    await keepViews(db, [one], '2024-03-04');
    await keepViews(db, [{ ...one, times: 5 }], '2024-03-04');
    expect(await db.selectFrom('page_views').select(['day', 'times']).execute()).toEqual([
      { day: '2024-03-04', times: 7 },
    ]);
  });
  test('what is asked between two writings is bounded', () => {
    const views = new Views();
    const request = { method: 'GET', headers: PERSON } as never;
    for (let n = 0; n < 30_000; n++) views.count({ authorityId: 1, path: `/documents/${n}` }, request);
    expect(views.take()).toHaveLength(20_000);
    expect(views.take()).toEqual([]);
  });
});

describe('what is said', () => {
  test('a page says how, and is the same for all', async () => {
    const page = await (await read()).text();
    expect(page).toContain(`/feedback?of=${encodeURIComponent(path)}&amp;useful=no`);
    expect(page).not.toContain('_csrf');
  });
  test('counts once, however often it is sent; numbers of persons are not kept', async () => {
    const { answer, again } = await rate('no', '看不懂，打我电话 13800138000 说');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(path);
    await again();
    expect(await figures()).toMatchObject({ useful: 0, useless: 1 });
    expect((await said())[0]).toMatchObject({ useful: false, words: '看不懂，打我电话 *********** 说' });
    const [row] = await db.selectFrom('page_ratings').selectAll().execute();
    expect(row!.sealed_words!.toString('utf8')).not.toContain('看不懂');
    expect(row!.office_id).not.toBeNull();
  });
  test.each<[string, string, Record<string, string>, string]>([
    ['neither', 'perhaps', {}, '请选择有用或者没用'],
    ['a wrong answer', 'yes', { answer: '99' }, '验证问题答得不对'],
    ['the hidden field', 'yes', { homepage: 'http://a' }, '此栏请留空'],
    ['a slip of nobody', 'yes', { slip: 'x' }, '页面停留过久'],
    ['too long', 'yes', { words: '长'.repeat(201) }, '最多 200 个字'],
  ])('%s is refused with a sentence, and what was typed stays', async (_, useful, change, sentence) => {
    const { answer } = await rate(useful, '写了一句', change);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(sentence);
    expect(answer.body).toContain(change.words ?? '写了一句');
  });
  test('pages that are not there, or are none that is rated', async () => {
    expect((await reader().get(`/feedback?of=${encodeURIComponent(path)}`)).statusCode).toBe(200);
    for (const of of ['/documents/999999', '/documents', '//evil.example/documents/1', '/console/documents/1', 'x'])
      expect((await reader().get(`/feedback?of=${encodeURIComponent(of)}`)).statusCode).toBe(404);
  });
  test('from one place a page is rated so often a day', async () => {
    let answer = (await rate('yes')).answer;
    for (let n = 0; n < LIMITS.page.most && answer.statusCode === 303; n++) answer = (await rate('yes')).answer;
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('评价过多');
    expect((await figures()).useful).toBeLessThan(LIMITS.page.most);
  });
});

describe('staff', () => {
  test('sees what was found useless first, and opens what was said; each figure equals its records', async () => {
    const head = new Client(app);
    await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
    const page = (await head.get('/console/feedback')).body;
    expect(page).toContain('关于农田灌溉用水的通知');
    const one = (await head.get(`/console/feedback/page?of=${encodeURIComponent(path)}`)).body;
    expect(one).toContain('看不懂，打我电话 *********** 说');
    const { lines } = await pagesRated(db, { authorityId: town.authorityId, ...period }, { offset: 0, most: 10 });
    const all = await figures();
    expect(lines.reduce((sum, { useless }) => sum + useless, 0)).toBe(all.useless);
    expect(lines.reduce((sum, { useful }) => sum + useful, 0)).toBe(all.useful);
    expect(lines.reduce((sum, { views }) => sum + views, 0)).toBe(all.views);
    expect((await ratingsOf(db, sealer, { authorityId: town.authorityId, path, ...period }, 99)).length).toBe(
      all.useful + all.useless,
    );
    const { lines: others } = await pagesRated(
      db,
      { authorityId: town.authorityId, officeId: 999_999, ...period },
      { offset: 0, most: 10 },
    );
    expect(others).toEqual([]);
  });
  test('others do not', async () => {
    const contact = new Client(app);
    await contact.signIn((await town.person('village', 'contact')).login, town.password);
    expect((await contact.get('/console/feedback')).statusCode).toBe(404);
  });
  test('a page that was withdrawn keeps its figures and says so', async () => {
    await withdrawDocument(books, town, id, '内容有误', now);
    const head = new Client(app);
    await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
    expect((await head.get('/console/feedback')).body).toContain(`${path}（已撤下）`);
    expect((await reader().get(`/feedback?of=${encodeURIComponent(path)}`)).statusCode).toBe(404);
  });
  test('words go after a year, figures of days after three', async () => {
    await forgetFeedback(db, '2025-03-04');
    expect((await said()).at(-1)!.words).not.toBe('');
    await forgetFeedback(db, '2025-03-05');
    expect((await said()).every(({ words }) => words === '')).toBe(true);
    expect((await figures()).useless).toBe(1);
    await forgetFeedback(db, '2027-03-05');
    expect((await figures()).views).toBe(0);
  });
});

test.each([
  ['/documents/5', { folder: '/documents/', id: 5 }],
  ['/engagement/answers/7', { folder: '/engagement/answers/', id: 7 }],
  ['/documents/05', undefined],
  ['/documents/9999999999', undefined],
  ['/documents/5/', undefined],
  ['documents/5', undefined],
  ['//documents/5', { folder: '//documents/', id: 5 }],
])('%s', (of, page) => expect(pageIn(of)).toEqual(page));

test.each([
  ['身份证 110101190001011009 不对', '身份证 ****************** 不对'],
  ['没有数字', '没有数字'],
])('numbers of persons are struck out: %s', (words, kept) => expect(withoutNumbers(words)).toBe(kept));

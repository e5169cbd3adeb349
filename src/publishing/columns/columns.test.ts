import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { revisionById } from '../revisions.ts';
import { lackingIn } from '../under-review/norms.ts';
import { columnsOf } from './queries.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2026-03-02T02:00:00Z') });
let town: TestTown;
let head: Client;

beforeAll(async () => {
  town = await testTown(books.db);
  head = new Client(app);
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
});

const path = '/console/columns';
const typed = {
  name: '防汛抗旱',
  slug: 'fangxun',
  kind: 'other',
  description: '雨情和预警',
  position: '',
  parentId: '',
};

test('a column that is added stands on the site, a corrected one under its new name', async () => {
  expect((await head.post(path, typed)).statusCode).toBe(303);
  expect((await app.inject('/columns/fangxun')).body).toContain('防汛抗旱');
  const child = { ...typed, name: '水库水位', slug: 'shuiwei', parentId: String(town.columnId) };
  expect((await head.post(path, child)).statusCode).toBe(303);
  const { id } = (await columnsOf(books.db, town.authorityId)).find((one) => one.slug === 'fangxun')!;
  const corrected = { name: '防汛', description: '', position: '0', slug: 'other' };
  expect((await head.post(`${path}/${id}`, corrected)).statusCode).toBe(303);
  const page = (await app.inject('/columns/fangxun')).body;
  expect(page).toContain('>防汛</h1>');
  expect(page).not.toContain('防汛抗旱');
  expect((await columnsOf(books.db, town.authorityId)).map((one) => [one.name, one.parentId])).toEqual([
    ['通知公告', null],
    ['水库水位', town.columnId],
    ['防汛', null],
  ]);
});

test.each([
  ['an address that is taken', { slug: 'tongzhi' }, '网址代码已被使用'],
  ['a name that is taken', { name: '通知公告' }, '已有同名的栏目'],
  ['an address in Chinese', { slug: '通知' }, '网址代码应为'],
  ['a parent that is not there', { parentId: '999999' }, '没有这个上级栏目'],
  ['no name', { name: '' }, '请填写名称'],
])('%s is said at the field, and nothing is made', async (_why, wrong, message) => {
  const before = await columnsOf(books.db, town.authorityId);
  const reply = await head.post(path, { ...typed, name: '民政', slug: 'minzheng', ...wrong });
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain(message);
  expect(reply.body).toContain('value="雨情和预警"');
  expect(await columnsOf(books.db, town.authorityId)).toEqual(before);
});

test('an editor changes no columns, nor does another authority’s head', async () => {
  const editor = new Client(app);
  await editor.signIn((await town.person('office', 'editor')).login, town.password);
  expect((await editor.get(path)).statusCode).toBe(404);
  const other = await testTown(books.db, 'other');
  expect((await head.get(`${path}/${other.columnId}`)).statusCode).toBe(404);
  const away = { name: '别处', description: '', position: '' };
  expect((await head.post(`${path}/${other.columnId}`, away, path)).statusCode).toBe(404);
});

test('a column that holds nothing is hidden and comes back; one that holds something is not', async () => {
  const slug = 'kongde';
  expect((await head.post(path, { ...typed, name: '空的', slug })).statusCode).toBe(303);
  const column = (await columnsOf(books.db, town.authorityId)).find((one) => one.slug === slug)!;
  const at = `${path}/${column.id}`;
  const hide = async (hidden: 'yes' | 'no', id = column.id) => {
    await head.post(`${path}/${id}/hidden`, { hidden }, `${path}/${id}`);
    return (await columnsOf(books.db, town.authorityId)).find((one) => one.id === id)!.hidden;
  };
  const editor = new Client(app);
  await editor.signIn((await town.person('finance', 'editor')).login, town.password);
  const offered = async () => (await editor.get('/console/documents/new')).body.includes('空的</option>');
  expect(await offered()).toBe(true);

  expect(await hide('yes')).toBe(true);
  expect((await head.get(at)).body).toContain('恢复栏目');
  expect((await app.inject(`/columns/${slug}`)).statusCode).toBe(404);
  expect((await app.inject('/sitemap-pages.xml')).body).not.toContain(slug);
  expect(await offered()).toBe(false);
  expect(await hide('no')).toBe(false);
  expect((await app.inject(`/columns/${slug}`)).statusCode).toBe(200);

  await editor.post('/console/documents/new', { title: '草稿', column_id: String(column.id) });
  expect(await hide('yes'), 'a draft is on its way into it').toBe(false);
  const id = await publicDocument(books, town, { title: '公开的' });
  expect(id).toBeGreaterThan(0);
  expect(await hide('yes', town.columnId), 'something public stands in it').toBe(false);
  expect((await editor.post(`${path}/${column.id}/hidden`, { hidden: 'yes' }, '/console/documents')).statusCode).toBe(
    404,
  );
});

test('where a column says that its documents go is proposed, and missed when it is not chosen', async () => {
  const rule = { channels: ['website', 'board', 'groups'], embargoHours: '', order: '', boardDays: '' };
  await head.post(`${path}/${town.columnId}/delivering`, rule, `${path}/${town.columnId}`);
  expect((await head.get(`${path}/${town.columnId}`)).body).toMatch(/value="groups" checked/);
  const editor = new Client(app);
  await editor.signIn((await town.person('office', 'editor')).login, town.password);
  const made = await editor.post('/console/documents/new', {
    title: '关于通水的公告',
    column_id: String(town.columnId),
  });
  const document = String(made.headers.location);
  const form = (await editor.get(document)).body;
  for (const channel of rule.channels) expect(form).toMatch(new RegExp(`value="${channel}" checked`));
  expect(form).not.toMatch(/value="wechat" checked/);
  const { id } = await books.db
    .selectFrom('revisions')
    .select('id')
    .where('title', '=', '关于通水的公告')
    .executeTakeFirstOrThrow();
  await books.db
    .updateTable('revisions')
    .set({ channels: ['website', 'groups'] })
    .where('id', '=', id)
    .execute();
  const lacks = await lackingIn(books.db, town.authorityId, (await revisionById(books.db, id))!, '2026-03-02');
  expect(lacks.filter(({ check }) => check === 'norm.channels').map(({ message }) => message)).toEqual([
    '栏目规定还要在政务公开栏公开，没有勾选',
  ]);
});

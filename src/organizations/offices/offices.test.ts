import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { verifyAuditLog } from '../../platform/audit-log/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { officesOf } from '../authorities/store.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2026-03-02T02:00:00Z') });
let town: TestTown;
let admin: Client;

beforeAll(async () => {
  town = await testTown(books.db);
  admin = new Client(app);
  await admin.signIn((await town.person(null, 'systemAdmin')).login, town.password);
});

const path = '/console/offices';
const named = async (name: string) => (await officesOf(books.db, town.authorityId)).find((one) => one.name === name);

test('a village that is added stands last in the list, and people can be put there', async () => {
  const reply = await admin.post(path, { kind: 'village', code: 'hexi', name: '河西村', duties: '', position: '' });
  expect(reply.statusCode).toBe(303);
  expect((await officesOf(books.db, town.authorityId)).at(-1)).toMatchObject({ name: '河西村', kind: 'village' });
  expect((await admin.get('/console/staff')).body).toContain('河西村</option>');
  expect((await admin.get('/console')).body).toContain('href="/console/offices"');
});

test.each([
  ['a code that is taken', { code: 'finance' }, '代码已被使用'],
  ['a name that is taken', { name: '财政所' }, '已有同名'],
  ['a code in Chinese', { code: '财政' }, '代码应为'],
  ['no name', { name: ' ' }, '请填写名称'],
  ['no such kind', { kind: 'city' }, '请选择类别'],
  ['a place that is no number', { position: '第一' }, '排列次序应为'],
])('%s is said at the field, what was typed stays', async (_why, wrong, message) => {
  const before = await officesOf(books.db, town.authorityId);
  const typed = { kind: 'office', code: 'minzheng', name: '民政办', duties: '社会救助', position: '', ...wrong };
  const reply = await admin.post(path, typed);
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain('class="error"');
  expect(reply.body).toContain(message);
  expect(reply.body).toContain('社会救助</textarea>');
  expect(await officesOf(books.db, town.authorityId)).toEqual(before);
});

test('a correction changes name, duties and place, never the code', async () => {
  const { id } = (await named('财政所'))!;
  const page = await admin.get(`${path}/${id}`);
  expect(page.body).toContain('value="财政所"');
  const typed = { name: '财政和国资办公室', duties: '预算、决算', position: '9', code: 'changed' };
  expect((await admin.post(`${path}/${id}`, typed)).statusCode).toBe(303);
  const offices = await officesOf(books.db, town.authorityId);
  expect(offices.at(-1)).toMatchObject({ id, name: '财政和国资办公室', duties: '预算、决算', code: 'finance' });
  const clash = await admin.post(`${path}/${id}`, { ...typed, name: '建设村' });
  expect(clash.statusCode).toBe(422);
  expect(clash.body).toContain('已有同名');
  expect(await verifyAuditLog(books.db)).toMatchObject({ whole: true });
});

test('only the system administrator, and only for the own authority', async () => {
  const other = await testTown(books.db, 'other');
  expect((await admin.get(`${path}/${other.offices.finance}`)).statusCode).toBe(404);
  const typed = { name: '别人的科室', duties: '', position: '' };
  expect((await admin.post(`${path}/${other.offices.finance}`, typed, path)).statusCode).toBe(404);
  const security = new Client(app);
  await security.signIn((await town.person(null, 'securityAdmin')).login, town.password);
  expect((await security.get(path)).statusCode).toBe(404);
  expect((await security.post(path, { kind: 'office', code: 'xin', ...typed }, '/console/staff')).statusCode).toBe(404);
  expect(await named('别人的科室')).toBeUndefined();
});

test('an office is closed into another: people and what is under way go there, what it did keeps its name', async () => {
  const { finance, office, village } = town.offices as Record<string, number>;
  const from = finance!;
  const into = office ?? village!;
  const signed = async (...person: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...person)).login, town.password);
    return client;
  };
  const editor = await signed('finance', 'editor');
  const chief = await signed('finance', 'officeReviewer');
  const old = await publicDocument(books, town, { title: '老文件', officeId: from });
  const made = await editor.post('/console/documents/new', { title: '在审的', column_id: `${town.columnId}` });
  const at = /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
  const save_count = /name="save_count" value="(\d+)"/.exec((await editor.get(`${at}/edit`)).body)![1]!;
  const text = { title: '在审的', body_html: '<p>文。</p>', article_item: '20.15', formed_on: '2026-02-27' };
  await editor.post(
    `${at}/edit`,
    { ...text, channels: 'website', save_count, column_id: `${town.columnId}` },
    `${at}/edit`,
  );
  expect((await editor.post(`${at}/submit`, {}, at)).statusCode).toBe(303);

  const application = { authority_id: town.authorityId, applicant_kind: 'person', office_id: from } as const;
  await books.db
    .insertInto('applications')
    .values([
      { ...application, number: '〔2026〕1号', subject: '在办的', arrived_on: '2026-02-24', received_on: '2026-02-24' },
      {
        ...application,
        number: '〔2025〕9号',
        subject: '办结的',
        arrived_on: '2025-02-24',
        received_on: '2025-02-24',
        phase: 'closed',
      },
    ])
    .execute();

  const close = (id: number, heir: string) => admin.post(`${path}/${id}/close`, { into: heir }, `${path}/${id}`);
  for (const wrong of ['', String(from), '999999']) {
    const reply = await close(from, wrong);
    expect(reply.statusCode, wrong).toBe(422);
    expect(reply.body).toContain('请选择并入哪个在用的科室');
  }
  const name = (await officesOf(books.db, town.authorityId)).find((one) => one.id === from)!.name;
  expect((await close(from, String(into))).statusCode).toBe(303);
  expect((await admin.get(`${path}/${from}`)).body).toContain('已撤销');
  expect((await admin.get('/console/staff')).body).not.toContain(`${name}</option>`);
  expect((await app.inject(`/documents/${old}`)).body, 'what it published keeps its name').toContain(name);

  // its people go on with what they had, in the office that they now belong to
  expect((await editor.get(at)).statusCode).toBe(200);
  const review = (await chief.get(`/console/reviews/document/${at.split('/').pop()}`)).body;
  expect(review).toContain('value="passed"');
  expect((await close(into, String(from))).statusCode, 'a closed office takes nothing').toBe(422);

  // applications are found under the successor, also by an address that names the old one
  const officers = await signed('office', 'caseOfficer');
  const heirName = (await officesOf(books.db, town.authorityId)).find((one) => one.id === into)!.name;
  for (const asked of [into, from]) {
    const list = (await officers.get(`/console/applications/all?office=${asked}`)).body;
    for (const subject of ['在办的', '办结的']) expect(list).toContain(subject);
    expect(list).toContain(`<small class="under">${heirName}</small>`);
    expect(list).not.toContain(`<small class="under">${name}</small>`);
  }
  expect((await officers.get(`/console/applications/all?office=${village}`)).body).not.toContain('办结的');
  expect(await verifyAuditLog(books.db)).toMatchObject({ whole: true });
});

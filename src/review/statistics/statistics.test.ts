import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-03-04T01:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const page = '/console/reviews/statistics';
const at = (text: string) => {
  now = new Date(`${text}:00+08:00`);
};
let town: TestTown;
type Person = Awaited<ReturnType<TestTown['person']>>;
let [editor, reviewer, another, secrecy, head, signer]: Person[] = [];

const signed = async ({ login }: Person) => {
  const client = new Client(app);
  await client.signIn(login, town.password);
  return client;
};

async function submitted(title: string): Promise<string> {
  const client = await signed(editor!);
  const made = await client.post('/console/documents/new', { title, column_id: `${town.columnId}` });
  const document = /\/console\/documents\/\d+/.exec(made.headers.location as string)![0];
  const save_count = load((await client.get(`${document}/edit`)).body)('[name=save_count]').attr('value')!;
  const text = { title, body_html: '<p>正文。</p>', article_item: '20.15', formed_on: '2024-03-01' };
  await client.post(`${document}/edit`, { ...text, channels: 'website', save_count, column_id: `${town.columnId}` });
  expect((await client.post(`${document}/submit`, {}, document)).statusCode).toBe(303);
  return `/console/reviews/document/${document.split('/').at(-1)}`;
}

async function verdict(who: Person, review: string, fields: Record<string, string | string[]>) {
  const client = await signed(who);
  const $ = load((await client.get(review)).body);
  const hidden = Object.fromEntries(
    $('form:has([name=verdict]) input[type=hidden]:not([name^=_])')
      .toArray()
      .map(({ attribs }) => [attribs.name!, attribs.value!]),
  );
  expect((await client.post(review, { ...hidden, ...fields }, review)).statusCode).toBe(303);
}
const passed = { verdict: 'passed', gates: ['language', 'norms', 'politics'] };

/** The table as it is read: by line, by column. */
async function table(who: Person, query = '') {
  const body = (await (await signed(who)).get(`${page}${query}`)).body;
  const $ = load(body);
  const heads = $('thead th')
    .toArray()
    .map((one) => $(one).text());
  const lines = $('tbody tr')
    .toArray()
    .map((tr) => {
      const cells = $(tr)
        .find('th,td')
        .toArray()
        .map((one) => $(one).text().trim());
      return Object.fromEntries(heads.map((name, n) => [name, cells[n]!]));
    });
  return { $, lines, text: $('main').text() };
}

beforeAll(async () => {
  town = await testTown(db);
  editor = await town.person('office', 'editor');
  reviewer = await town.person('office', 'officeReviewer');
  another = await town.person('office', 'officeReviewer');
  secrecy = await town.person('office', 'secrecyReviewer');
  head = await town.person('office', 'disclosureHead');
  signer = await town.person(null, 'signer');
  const limited = { label: '初审', role: 'officeReviewer', scope: 'office', checks: 'gates' };
  const steps = [
    { ...limited, limit: { amount: 2, unit: 'hours' } },
    { label: '保密审查', role: 'secrecyReviewer', scope: 'authority', checks: 'secrecy' },
    { label: '签发', role: 'signer', scope: 'authority', checks: 'gates' },
  ];
  await db
    .insertInto('review_chains')
    .values({ authority_id: town.authorityId, column_id: null, office_id: null, steps: JSON.stringify(steps) })
    .execute();
  at('2024-03-04T09:00');
  const one = await submitted('关于修路的通知');
  const two = await submitted('关于停水的通知');
  await submitted('关于义诊的通知');
  at('2024-03-04T10:00');
  await verdict(reviewer!, one, passed);
  at('2024-03-05T09:00');
  await verdict(another!, two, { verdict: 'returned', remark: '请写明停水的时间' });
  at('2024-03-05T10:00');
});

test('who leads sees all by step and by person, with times and reasons; each figure opens exactly its records', async () => {
  const steps = await table(head!);
  expect(steps.lines.slice(0, 2)).toEqual([
    expect.objectContaining({
      环节: '初审',
      收到: '3',
      通过: '1',
      退回: '1',
      待办: '1',
      超时: '2',
      中位用时: '1 小时',
      '90 分位用时': '1 个工作日',
    }),
    expect.objectContaining({ 环节: '保密审查', 收到: '1', 待办: '1', 超时: '0', 中位用时: '—' }),
  ]);
  expect(steps.text).toContain('请写明停水的时间');
  const people = await table(signer!, '?group=person');
  expect(people.lines.map(({ 办理人, 收到, 待办 }) => [办理人, 收到, 待办])).toEqual(
    expect.arrayContaining([
      [reviewer!.name, '2', '1'],
      [another!.name, '2', '1'],
      [secrecy!.name, '1', '1'],
    ]),
  );
  const client = await signed(head!);
  for (const { $ } of [
    steps,
    await table(head!, '?group=person'),
    await table(head!, '?group=column'),
    await table(head!, '?group=month'),
  ])
    for (const link of $('tbody a').toArray()) {
      const href = link.attribs.href!;
      const told = load((await client.get(href)).body);
      if (href.includes('figure=timed')) continue;
      expect(told('tbody tr').length, href).toBe(Number($(link).text().replaceAll(',', '')));
    }
});

test('a reviewer sees their own and nobody else’s; others do not know of the page', async () => {
  const own = await table(reviewer!, '?group=person');
  expect(own.lines.map(({ 办理人, 收到 }) => [办理人, 收到])).toContainEqual([reviewer!.name, '2']);
  expect(own.text).not.toContain('请写明停水的时间');
  expect(own.text).not.toContain('关于停水的通知');
  const records = await (await signed(reviewer!)).get(`${page}/records?figure=received`);
  expect(records.body).toContain('关于修路的通知');
  expect(records.body).not.toContain('关于停水的通知');
  for (const path of ['', '/records', '/export', '/records/export'])
    expect((await (await signed(editor!)).get(`${page}${path}`)).statusCode).toBe(404);
});

test.each([
  '?from=2024-03-32&to=x&group=none',
  '?from=1949-01-01&to=2099-12-31',
  '?from=2024-05-01&to=2024-03-01',
  '/records?figure=none&page=99999&key=%00%27',
  '/records?group=person&key=',
])('%s is answered', async (query) => {
  expect((await (await signed(head!)).get(`${page}${query}`)).statusCode).toBe(200);
});

test('figures and records go out as workbooks', async () => {
  const client = await signed(head!);
  const read = async (path: string) => {
    const reply = await client.app.inject({ url: path, headers: { cookie: client.cookieHeader() } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(reply.rawPayload as unknown as ArrayBuffer);
    return book.worksheets[0]!;
  };
  const figures = await read(`${page}/export?group=step`);
  expect((figures.getRow(2).values as unknown[]).slice(1, 4)).toEqual(['初审', 3, 1]);
  const records = await read(`${page}/records/export?figure=returned`);
  expect(records.rowCount).toBe(2);
  expect(records.getRow(2).getCell(12).text).toBe('请写明停水的时间');
});

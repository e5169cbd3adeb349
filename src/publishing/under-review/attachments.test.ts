import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import { paragraph, run, story, wordFile } from '../../../test/support/checks/office.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { boxesOn, drafted } from '../../../test/support/drafted.ts';
import { pdfOf } from '../../../test/support/reports/hostile-files.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { zipOf } from '../../../test/support/zip.ts';
import { saveTerm } from '../../checks/terms/actions.ts';
import { unwrap } from '../../platform/outcome.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

// What is inside of attachments is looked into before review, and nothing is said of what was not.
const books = await testDatabase(rooms);
const IDENTITY = '000000199001010018';
let town: TestTown;
let app: FastifyInstance;
let author: Client;
let reviewer: Client;
let secrecy: Client;

beforeAll(async () => {
  town = await testTown(books.db);
  app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...roles)).login, town.password);
    return client;
  };
  author = await signed('finance', 'editor');
  reviewer = await signed('finance', 'officeReviewer');
  secrecy = await signed('office', 'secrecyReviewer');
});

const draftWith = (name: string, content: Buffer) => drafted(author, town.columnId, { files: { [name]: content } });

async function workbook(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('名单'));
  return Buffer.from(await book.xlsx.writeBuffer());
}

test('an identity number in a cell stops it, with its place', async () => {
  const sheet = await workbook((one) =>
    one.addRows([
      ['姓名', '身份证号'],
      ['王演示', IDENTITY],
    ]),
  );
  const at = await draftWith('名单.xlsx', sheet);
  expect(load((await author.get(at)).body)('main').text()).toContain('附件的内容还没有按现行规则检查');
  const page = load((await author.get(`${at}/submit`)).body);
  expect(page('.findings').text()).toMatch(/附件“名单\.xlsx”\S*B2.*000000199001010018/);
  expect(page('form[action$="/submit"]')).toHaveLength(0);
  expect((await author.post(`${at}/submit`, {}, at)).statusCode).toBe(422);
  expect(load((await author.get(at)).body)('main').text()).toContain('居民身份证号码');
});

test('what cannot be read is asked about, and the reviewer sees who answered for it', async () => {
  const at = await draftWith('扫描.pdf', Buffer.from(pdfOf([new TextEncoder().encode('0 0 m 9 9 l S')])));
  const page = load((await author.get(`${at}/submit`)).body);
  expect(page('.findings').text()).toContain('未识别，需人工查看');
  const boxes = await boxesOn(author, `${at}/submit`);
  expect(boxes.length).toBeGreaterThan(0);
  expect((await author.post(`${at}/submit`, {}, at)).statusCode).toBe(422);
  const sent = await author.post(`${at}/submit`, { publicConfirmed: boxes }, at);
  expect(sent.statusCode).toBe(303);
  const read = load((await reviewer.get(`/console/reviews/document/${at.split('/').pop()}`)).body);
  expect(read('.findings').text()).toMatch(/附件“扫描\.pdf”.*未识别，需人工查看.*已核对/s);

  const there = `/console/reviews/document/${at.split('/').pop()}`;
  const given = async (who: Client, more: Record<string, string | string[]>) => {
    const $ = load((await who.get(there)).body);
    const [contentHash, step] = ['contentHash', 'step'].map((name) => $(`[name=${name}]`).attr('value')!);
    return who.post(
      there,
      { contentHash, step, verdict: 'passed', ...more } as Record<string, string | string[]>,
      there,
    );
  };
  expect((await given(reviewer, { gates: ['language', 'norms', 'politics'] })).statusCode).toBe(303);
  const opened = await boxesOn(secrecy, there, 'opened');
  expect(opened).toHaveLength(1);
  const without = await given(secrecy, { gates: 'secrecy', opened });
  expect([without.statusCode, without.body]).toEqual([422, expect.stringContaining('请写明看到的情况')]);
  const unopened = await given(secrecy, { gates: 'secrecy', statement: '一页，没有文字' });
  expect([unopened.statusCode, unopened.body]).toEqual([422, expect.stringContaining('须逐处看过')]);
  expect((await given(secrecy, { gates: 'secrecy', opened, statement: '一页，没有文字' })).statusCode).toBe(303);
  expect(load((await reviewer.get(there)).body)('.findings').text()).toContain('已查看：一页，没有文字');
});

test('a clean attachment: that it was looked into is said, and what was not', async () => {
  const at = await draftWith('说明.txt', Buffer.from('补贴标准见通知。\n'));
  await author.get(`${at}/submit`);
  const said = load((await author.get(at)).body)('main').text();
  expect(said).toContain('附件（名称、内容）和正文图片里的文字中未发现');
  expect(said).toContain('图片的画面没有检查');
});

test('the lists of the authority hold for what attachments say', async () => {
  const head = await town.person('office', 'disclosureHead');
  const { db, house } = books;
  const save = async (list: 'internal' | 'confusable', term: string, instead = '') => {
    const entry = { term, instead, advice: '', variants: [], exceptions: [], source: '' };
    unwrap(await saveTerm({ db, house, who: head, now: new Date('2024-01-10T02:00:00Z') }, { list, entry }));
  };
  const own = ['布', '署'].join('');
  await save('internal', '青松计划');
  await save('confusable', own, own);
  const at = await draftWith('计划.txt', Buffer.from(`第一行。\n会议${own}了青 松计划。\n`));
  const found = load((await author.get(`${at}/submit`)).body)('.findings li')
    .toArray()
    .map((one) => load(one).text());
  expect(found).toEqual([expect.stringMatching(/^附件“计划\.txt”第 2 行文字.*青 松计划.*须核对/s)]);
});

test('they hold for what a file carries besides: names of files in it, properties, comments', async () => {
  const word = wordFile(paragraph(run('正文')), {
    'docProps/custom.xml': '<Properties><property name="项目"><v:s xmlns:v="v">青松计划</v:s></property></Properties>',
    'word/comments.xml': story('comments', `<w:comment>${paragraph(run('青松计划'))}</w:comment>`),
  });
  const at = await draftWith('名单.zip', zipOf([{ name: '青松计划.docx', content: word }]));
  const $ = load((await author.get(`${at}/submit`)).body);
  const found = $('.findings li')
    .toArray()
    .map((one) => $(one).text())
    .filter((text) => text.includes('内部用语表'));
  expect(found).toEqual([
    expect.stringContaining('附件“名单.zip”第 2 行文字'),
    expect.stringContaining('附件“名单.zip”压缩包内“青松计划.docx”的文件名'),
    expect.stringContaining('附件“名单.zip”压缩包内“青松计划.docx” 属性：项目'),
  ]);
});

import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { excel } from '../../platform/excel.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const now = new Date('2024-03-04T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const PATH = '/console/check-terms';
const HEAD = ['词语', '正确写法', '说明', '其他写法', '例外', '来源'];
let town: TestTown;
let head: Client;

beforeAll(async () => {
  town = await testTown(books.db);
  head = new Client(app);
  await head.signIn((await town.person('office', 'disclosureHead')).login, town.password);
});

async function bring(list: string, how: string, rows: readonly (readonly string[])[], heads = HEAD) {
  const book = new (await excel()).Workbook();
  const sheet = book.addWorksheet('词语');
  for (const row of [heads, ...rows]) sheet.addRow([...row]);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  const files = [{ field: 'file', name: '词语.xlsx', content }];
  return head.upload(`${PATH}/import?list=${list}`, { how }, files, `${PATH}?list=${list}`);
}
const terms = (list: string) =>
  books.db
    .selectFrom('check_terms')
    .select(['term', 'exceptions'])
    .where('list', '=', list as 'norm')
    .execute();

test('an empty list is said to be empty', async () => {
  const { body } = await head.get(PATH);
  expect(body).toContain('这份表还是空的');
  expect(body.match(/空表<\/td>/g)).toHaveLength(3);
});

test('a term is entered, found by its words, changed and removed; what was typed wrong is kept', async () => {
  const wrong = await head.post(PATH, { list: 'norm', term: '镇', source: '某某规定' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('词语至少两个字');
  expect(wrong.body).toContain('value="某某规定"');
  expect((await head.post(PATH, { list: 'norm', term: '河东乡', exceptions: '河东乡志' })).statusCode).toBe(303);
  const listed = await head.get(`${PATH}?list=norm&q=河东`);
  expect(listed.body).toContain('河东乡志');
  expect((await head.get(`${PATH}?list=norm&q=河西`)).body).toContain('没有找到含有这些字的词语');
  const id = /edit=(\d+)/.exec(listed.body)![1]!;
  expect((await head.get(`${PATH}?list=norm&edit=${id}`)).body).toContain('修改词语');
  expect((await head.post(PATH, { list: 'norm', id, term: '河东公社' })).statusCode).toBe(303);
  expect(await terms('norm')).toEqual([{ term: '河东公社', exceptions: [] }]);
  expect((await head.post(`${PATH}/remove`, { id }, PATH)).statusCode).toBe(404);
  const [kept] = await books.db.selectFrom('check_terms').select('id').execute();
  expect((await head.post(`${PATH}/remove`, { id: String(kept!.id) }, PATH)).statusCode).toBe(303);
  expect(await terms('norm')).toEqual([]);
});

test('a workbook is looked through, then imported, and exported as it was', async () => {
  const rows = [
    ['青松计划', '', '内部项目', '青松工程', '青松计划生育', '保密办'],
    ['白杨计划', '', '', '', '', ''],
  ];
  const looked = await bring('internal', 'check', rows);
  expect(looked.body).toContain('新增 2 个，修改 0 个');
  expect(await terms('internal')).toEqual([]);
  expect((await bring('internal', 'import', rows)).statusCode).toBe(303);
  expect((await terms('internal')).length).toBe(2);
  const reply = await head.get(`${PATH}/export.xlsx?list=internal`);
  const book = new (await excel()).Workbook();
  await book.xlsx.load(reply.rawPayload as never);
  const sheet = book.worksheets[0]!;
  const lines = [1, 2, 3].map((row) => HEAD.map((_, at) => sheet.getRow(row).getCell(at + 1).text));
  expect(lines).toEqual([HEAD, rows[1], rows[0]]);
}, 60_000);

test('faults are told by row and nothing is imported; a foreign workbook and no file are refused', async () => {
  const faulty = await bring('confusable', 'import', [
    ['河东乡', '河东镇'],
    ['河西乡', ''],
  ]);
  expect(faulty.statusCode).toBe(422);
  expect(faulty.body).toContain('第 3 行（河西乡）：易错词须填写正确写法');
  expect(await terms('confusable')).toEqual([]);
  expect((await bring('confusable', 'import', [['甲']], ['姓名'])).body).toContain('没有找到表头“词语”');
  const none = await head.upload(`${PATH}/import?list=norm`, { how: 'import' }, [], `${PATH}?list=norm`);
  expect(none.statusCode).toBe(422);
}, 60_000);

const tried = async (typed: Record<string, string>) => {
  const page = load((await head.post(`${PATH}/try`, { list: 'internal', ...typed }, PATH)).body);
  const lines = page('#try .findings li').toArray();
  return { page, lines: lines.map((line) => page(line).text().replace(/\s+/g, ' ')) };
};

test('a text is tried with the lists and all checks: how much each weighs, why, by what, and its mend', async () => {
  const { page, lines } = await tried({ text: '青松计划的布署，电话19900000000。', under: '说明' });
  expect(lines).toEqual([
    expect.stringMatching(/^内部资料、工作秘密标注 青松计划须核对：.*依据：《条例》第十六条、第十七条$/),
    expect.stringMatching(/^手机号码 19900000000须核对：.*，可公开为“199\*{4}0000”依据：《条例》第十五条/),
    expect.stringMatching(/^错别字和易混词 ..提示：“..”应为“部署”依据：/),
  ]);
  expect(page('#try').text()).toContain('发现 3 处：须核对 2 处、提示 1 处');
  expect(page('#f-try-under').attr('value')).toBe('说明');
  expect((await tried({ text: '通知' })).page('#try').text()).toContain('没有找到。');
});

test('what a number is called decides; a day to come is known; of a long text it is said how much was tried', async () => {
  const number = '110101900307793';
  expect((await tried({ text: number, under: '身份证号' })).lines).toHaveLength(1);
  expect((await tried({ text: number, under: '项目编号' })).lines).toEqual([]);
  expect((await tried({ text: '印发日期：2024年5月1日' })).lines[0]).toContain('这一天还没有到');
  const long = await tried({ text: `${'通知。'.repeat(4_000)}布署` });
  expect(long.lines).toEqual([]);
  expect(long.page('#try').text()).toContain('超过 10,000 字，只试查了前面的部分');
});

test('odd addresses and fields give no fault of ours', async () => {
  for (const query of ['list=x&page=99999', 'page=-1&edit=abc', 'edit=2147483648&q=%25_%5C', 'list=norm&list=internal'])
    expect((await head.get(`${PATH}?${query}`)).statusCode, query).toBe(200);
  expect((await head.post(PATH, { list: 'x', term: '词语' })).statusCode).toBe(422);
  expect((await head.post(PATH, { list: 'norm', id: 'x', term: '词语' })).statusCode).toBe(404);
  expect((await head.post(`${PATH}/remove`, { id: 'x' }, PATH)).statusCode).toBe(404);
});

test('others do not come here', async () => {
  const editor = new Client(app);
  await editor.signIn((await town.person('office', 'editor')).login, town.password);
  expect((await editor.get(PATH)).statusCode).toBe(404);
});

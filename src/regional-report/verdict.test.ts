import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { ledgersOf } from '../../test/support/ledgers.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
/** After 31 March: what the checks find of a region's report depends on its date. */
const now = new Date('2024-04-08T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const region = '/console/region/2023';
let office: Client;
let head: Client;

async function signedIn(town: TestTown, ...role: Parameters<TestTown['person']>) {
  const client = new Client(app);
  await client.signIn((await town.person(...role)).login, town.password);
  return client;
}
const main = (body: string) => load(body)('main');

beforeAll(async () => {
  const city = await testTown(db, 'shi');
  const town = await testTown(db, 'zhen');
  await db.updateTable('authorities').set({ parent_id: city.authorityId }).where('id', '=', town.authorityId).execute();
  await ledgersOf(db, town).deliveries('website', 10, '2023-03-03');
  office = await signedIn(city, 'office', 'cityOffice');
  head = await signedIn(town, null, 'disclosureHead');
});

test('nothing accepted: a sentence in place of a report of zeros, on the page, in files, cells and texts', async () => {
  const page = main((await office.get(`${region}/report`)).body);
  expect(page.text()).toContain('还没有接收任何机关的 2023 年度报告，不能汇总本地区报告');
  expect(page.find('.report, table, form[action$="/publish"]')).toHaveLength(0);
  expect(main((await office.get(region)).body).find('a[href$="/2023/report"]')).toHaveLength(0);
  for (const path of ['report.docx', 'report.pdf', 'report.json', 'cells/two.licences', 'report/parts/problems']) {
    const { statusCode, body } = await office.get(`${region}/${path}`);
    expect([path, statusCode, body.includes('不能汇总本地区报告')]).toEqual([path, 404, true]);
  }
  const refused = await office.post(`${region}/report/publish`, { date: '2024-04-08' }, region);
  expect([refused.statusCode, refused.body.includes('不能汇总')]).toEqual([422, true]);
});

test('one verdict on the page: what the panel counts is what publication asks about', async () => {
  await head.post('/console/annual-report/2023/send', {});
  const at = `${region}/authorities/zhen`;
  const id = load((await office.get(at)).body)('input[name=id]').attr('value')!;
  await office.post(`${at}/decide`, { id, decision: 'accept', remark: '' }, at);
  const page = main((await office.get(`${region}/report`)).body);
  const [shown, asked] = ['#findings', '#publication'].map((panel) => page.find(`${panel} .findings > li`).length);
  expect(shown).toBeGreaterThan(0); // signed after 31 March
  expect(asked).toBe(shown);
  expect(page.find('#findings').text()).toContain(`${shown} 处问题`);
  expect(page.text()).not.toContain('没有发现问题');
  expect(page.find('#findings').text()).toContain('上下年度衔接没有核对'); // said where the checks could not look
});

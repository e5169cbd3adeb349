import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import {
  correctDocument,
  declareDocument,
  publicDocument,
  withdrawDocument,
} from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { fileInZip } from '../../../test/support/unzip.ts';
import { readConfig } from '../../platform/config.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { CONNECTORS } from '../connectors/page.tsx';
import { deliveriesOf } from '../deliveries/store.ts';
import { addressFault } from './addresses.ts';
import { uuidOf } from './packing.ts';
import { CITY } from './page.tsx';
import { visitAddresses } from './visits.ts';

// A city's site that runs another program: packages go there by people, addresses come back, and are visited day by day.
const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-03-01T02:00:00Z');
/** Sessions end where the clock leaps: whoever sits before the pages has one that stands. */
const begun = now;
const app = await buildServer({ ...books, now: () => begun });
let town: TestTown;
let [administrator, editor]: Client[] = [];
const answers = new Map<string, number>();
const site = createServer((request, response) => response.writeHead(answers.get(request.url!) ?? 200).end());
let host = '';
const own = (address: string) => address.startsWith('127.');
const config = readConfig({});

beforeAll(async () => {
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
  town = await testTown(db);
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...roles)).login, town.password);
    return client;
  };
  administrator = await signed('office', 'systemAdmin');
  editor = await signed('office', 'editor');
});
afterAll(() => site.close());

const publish = (title: string, html = `<p>${title}的正文。</p>`) =>
  publicDocument(books, town, { title, html, at: now.toISOString(), documentNumber: '测试发〔2024〕1号' });
const deliveryOf = async (id: number) => (await deliveriesOf(db, id)).find(({ channel }) => channel === 'website')!;
const main = async () => load((await editor!.get(CITY)).body)('main');

let first = 0;
let second = 0;

test('where this is the city’s site nothing changes; with packages in use a delivery waits for its address', async () => {
  const here = await publish('本站公开的');
  expect(await deliveryOf(here)).toMatchObject({ state: 'confirmed', url: `/documents/${here}` });
  expect((await main()).text()).toContain('就是本平台的网站');
  const set = (value: string) =>
    administrator!.post(`${CONNECTORS}/websitePackages`, { enabled: 'yes', host: value }, CONNECTORS);
  expect((await set('https://x/')).statusCode).toBe(422);
  expect((await set(host)).statusCode).toBe(303);
  first = await publish('关于第一件事的通知', '<p>见<a href="/documents/1">前文</a>。</p>');
  second = await publish('关于第二件事的通知');
  expect((await deliveryOf(first)).state).toBe('planned');
  // what came out here before follows by itself, as it did
  await correctDocument(books, town, here, { text: '更正。', at: now });
  expect(await deliveryOf(here)).toMatchObject({ followUp: null });
  expect((await main()).text()).toContain('等待报送 2 条');
});

test('packages: Atom with the whole text, JSON, Excel with files; each with a name that stays', async () => {
  const atom = await editor!.get(`${CITY}/package?format=atom`);
  const $ = load(atom.body, { xml: true });
  expect($('entry')).toHaveLength(2);
  expect($('entry > id').first().text()).toBe(uuidOf(`CSZ-${first}`));
  expect(uuidOf(`CSZ-${first}`)).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect($('entry > content').first().text()).toMatch(/<p>见<a href="http:\/\/[^"]+\/documents\/1">前文<\/a>。<\/p>/);
  const chosen = (await deliveryOf(second)).id;
  const { documents } = (await editor!.get(`${CITY}/package?format=json&chosen=${chosen}`)).json();
  expect(documents).toMatchObject([
    { code: `CSZ-${second}`, what: '新发布', title: '关于第二件事的通知', documentNumber: '测试发〔2024〕1号' },
  ]);
  const zip = await editor!.get(`${CITY}/package?format=zip`);
  expect(zip.headers['content-type']).toBe('application/zip');
  expect(await fileInZip(zip.rawPayload, `正文/CSZ-${first}.html`)).toContain('<h1>关于第一件事的通知</h1>');
  expect(await fileInZip(zip.rawPayload, '报送信息.xlsx')).toMatch(/^PK/);
});

test.each([
  ['', '网址应以'],
  ['javascript:alert(1)', '网址应以'],
  ['https://other.example/a', '不在市政府网站'],
  ['https://www.example.gov.cn/', '首页'],
  ['https://www.example.gov.cn/a.html', undefined],
])('an address %s: %s', (url, fault) => {
  const said = addressFault(url, 'www.example.gov.cn');
  if (fault) expect(said).toContain(fault);
  else expect(said).toBeUndefined();
});

test('addresses in one form: what is right is recorded, what is wrong stands there with why', async () => {
  const [one, two] = [(await deliveryOf(first)).id, (await deliveryOf(second)).id];
  const typed = {
    on: '2024-03-01',
    [`url.${one}`]: `http://${host}/one.html`,
    [`url.${two}`]: 'https://other.example/two',
  };
  const came = await editor!.post(`${CITY}/addresses`, typed, CITY);
  expect(came.statusCode).toBe(422);
  const $ = load(came.body);
  expect($('main').text()).toContain('已登记 1 条，1 条有误');
  expect($(`[name="url.${two}"]`).attr('value')).toBe('https://other.example/two');
  expect($('main').text()).toContain('网址不在市政府网站');
  expect(await deliveryOf(first)).toMatchObject({ state: 'confirmed', url: `http://${host}/one.html` });
  expect((await deliveryOf(second)).state).toBe('planned');
  const again = { on: '2024-03-01', [`url.${two}`]: `http://${host}/one.html` };
  expect((await editor!.post(`${CITY}/addresses`, again, CITY)).body).toContain('已经登记给《关于第一件事的通知》');
});

test('the returned Excel does the same', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('报送信息');
  sheet.addRow(['编号', '标题', '公开网址', '在市网站公开的日期']);
  sheet.addRow([`CSZ-${second}`, '关于第二件事的通知', `http://${host}/two.html`, '2024-03-01']);
  sheet.addRow(['CSZ-999', '别处的', `http://${host}/x.html`, '']);
  const content = Buffer.from(await book.xlsx.writeBuffer());
  const came = await editor!.upload(`${CITY}/sheet`, {}, [{ field: 'sheet', name: '报送信息.xlsx', content }], CITY);
  expect(came.statusCode, came.body).toBe(303);
  expect(await deliveryOf(second)).toMatchObject({ state: 'confirmed', deliveredOn: '2024-03-01' });
});

test('addresses are visited at once and daily; what is not there is told, silence only after three days', async () => {
  const turn = () => visitAddresses({ db, now, config }, own);
  const later = async (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
    await turn();
  };
  answers.set('/two.html', 404);
  await turn();
  await later(6);
  await later(6);
  const page = await main();
  expect(page.text()).toContain('打不开的网址 1 条');
  expect(load((await editor!.get('/console/channel-desk')).body)('main').text()).toMatch(
    /打不开的网址 1 条.*关于第二件事的通知：2024-03-01 访问时没有这个网页（404）/s,
  );
  expect(page.text()).toMatch(/关于第二件事的通知：2024-03-01 访问时没有这个网页（404）/);
  expect(load((await editor!.get('/console')).body)('main').text()).toContain('1 条信息在市政府网站的网址打不开');
  answers.set('/two.html', 200);
  answers.set('/one.html', 500);
  for (const expected of [0, 0, 1]) {
    now = new Date(now.getTime() + 24 * 3_600_000);
    await turn();
    await later(6);
    expect((await main()).text().includes('打不开的网址 1 条') ? 1 : 0).toBe(expected);
  }
});

test('without a network it is said, and nothing is held for dead', async () => {
  await db.deleteFrom('delivery_visits').execute();
  await visitAddresses({ db, now, config });
  now = new Date(now.getTime() + 6_000);
  await visitAddresses({ db, now, config });
  const said = (await main()).text();
  expect(said).toContain('未能访问');
  expect(said).toContain('GONGKAI_INSIDE_HOSTS');
  expect(said).not.toContain('打不开的网址 1');
});

test('a correction and a withdrawal wait for people, and stand in the next package', async () => {
  await correctDocument(books, town, first, { text: '更正后的正文。', at: now });
  await withdrawDocument(books, town, second, '内容有误', now);
  expect(await deliveryOf(first)).toMatchObject({ state: 'confirmed', followUp: 'replace' });
  const { documents } = (await editor!.get(`${CITY}/package?format=json`)).json();
  expect(documents).toMatchObject([
    { code: `CSZ-${first}`, what: '替换', text: '更正后的正文。' },
    { code: `CSZ-${second}`, what: '撤下', html: '' },
  ]);
});

test('a later 废止 waits for people, and the package names it with day and reason', async () => {
  const id = await publicDocument(books, town, { title: '会废止的办法', at: begun.toISOString() });
  const { id: deliveryId } = await deliveryOf(id);
  const address = { on: '2024-03-01', [`url.${deliveryId}`]: `http://${host}/repealed.html` };
  expect((await editor!.post(`${CITY}/addresses`, address, CITY)).statusCode).toBe(303);
  await declareDocument(books, town, id, { validity: 'repealed', on: '2024-02-20', reason: '已有新办法', at: now });
  expect(await deliveryOf(id)).toMatchObject({ state: 'confirmed', followUp: 'replace' });
  const { documents } = (await editor!.get(`${CITY}/package?format=json&chosen=${deliveryId}`)).json();
  expect(documents).toMatchObject([
    { what: '替换', validity: 'repealed', validityOn: '2024-02-20', validityReason: '已有新办法' },
  ]);
  const $ = load((await editor!.get(`${CITY}/package?format=atom&chosen=${deliveryId}`)).body, { xml: true });
  expect($('category[scheme="有效性"]').attr('label')).toBe('废止（自 2024-02-20）：已有新办法');
});

import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { wordReport } from '../../../test/support/worded.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { textMark } from '../rules.ts';

const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-01-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const citizen = new Client(app);
const year = '/console/annual-report/2023';
const shown = '/disclosure/reports/2023';
const gates = ['language', 'norms', 'politics'];
let town: TestTown;
let worded: Record<string, string>;
let ledgers: ReturnType<typeof ledgersOf>;
let [editor, reviewer, secrecy, signer, head]: Client[] = [];

async function signedIn(...person: Parameters<TestTown['person']>) {
  const client = new Client(app);
  await client.signIn((await town.person(...person)).login, town.password);
  return client;
}

async function everybodySignsIn() {
  editor = await signedIn('office', 'editor');
  reviewer = await signedIn('office', 'officeReviewer');
  secrecy = await signedIn('office', 'secrecyReviewer');
  signer = await signedIn(null, 'signer');
  head = await signedIn('office', 'disclosureHead');
}

beforeAll(async () => {
  town = await testTown(db);
  ledgers = ledgersOf(db, town);
  await ledgers.deliveries('website', 30, '2023-03-03');
  await ledgers.application('person', '2023-05-05', 'granted', '2023-05-20');
  await everybodySignsIn();
});

const main = async (client: Client, path = year) => load((await client.get(path)).body);
const hashFor = async (client: Client) => (await main(client))('[name=contentHash]').attr('value') ?? '';

async function pass(client: Client, ticked = gates) {
  return client.post(`${year}/review`, { verdict: 'passed', gates: ticked, contentHash: await hashFor(client) }, year);
}

async function wholeChain() {
  expect((await editor!.post(`${year}/submit`, {}, year)).statusCode).toBe(303);
  expect((await pass(reviewer!)).statusCode).toBe(303);
  expect((await pass(secrecy!, ['secrecy'])).statusCode).toBe(303);
  expect((await pass(signer!)).statusCode).toBe(303);
}

test('a year that runs cannot be submitted', async () => {
  const next = '/console/annual-report/2024';
  expect((await editor!.post(`${next}/submit`, {}, next)).statusCode).toBe(409);
});

test('what is unfinished stops it, or is accepted with a reason that reviewers and signer see', async () => {
  const refused = await editor!.post(`${year}/submit`, {}, year);
  expect(refused.statusCode).toBe(422);
  const $ = load(refused.body);
  expect($('#sign-off .findings').text()).toContain('“（三）政府信息管理情况”还是模板文字，没有人撰写');
  const given = {
    accepted: 'yes',
    acceptedReason: '新设机关，先按模板报送',
    seen: $('#sign-off [name=seen]').attr('value')!,
  };
  expect((await editor!.post(`${year}/submit`, { ...given, acceptedReason: '' }, year)).statusCode).toBe(422);
  expect((await editor!.post(`${year}/submit`, given, year)).statusCode).toBe(303);
  for (const one of [reviewer!, signer!]) {
    const told = (await main(one))('#sign-off').text();
    expect(told).toContain('还是模板文字');
    expect(told).toContain('新设机关，先按模板报送');
  }
  expect((await editor!.post(`${year}/recall`, {}, year)).statusCode).toBe(303);
  worded = await wordReport(db, town.authorityId, 2023);
  expect((await main(editor!))('#sign-off .findings')).toHaveLength(0);
});

test('the chain: each in turn, never by who wrote it, secrecy by its statement', async () => {
  expect((await editor!.post(`${year}/submit`, {}, year)).statusCode).toBe(303);
  expect((await editor!.post(`${year}/submit`, {}, year)).statusCode).toBe(409);
  const contentHash = await hashFor(reviewer!);
  const early = await secrecy!.post(`${year}/review`, { verdict: 'passed', gates: 'secrecy', contentHash }, year);
  expect(early.statusCode).toBe(403);
  expect((await pass(reviewer!, ['language'])).statusCode).toBe(422);
  expect((await pass(reviewer!)).statusCode).toBe(303);
  const $ = await main(secrecy!);
  expect($('#sign-off [aria-current=step]').text()).toContain('保密审查');
  const back = { verdict: 'returned', remark: '', contentHash };
  expect((await secrecy!.post(`${year}/review`, back, year)).statusCode).toBe(422);
  expect((await secrecy!.post(`${year}/review`, { ...back, remark: '第三部分请核实' }, year)).statusCode).toBe(303);
  expect((await main(editor!))('#sign-off').text()).toContain('第三部分请核实');
  for (const one of [editor!, head!]) {
    const desk = load((await one.get('/console')).body);
    expect(desk('main .todo').text()).toContain('第三部分请核实'); // on the workbench, and counted beside 年度报告
    expect(desk('nav a[href="/console/annual-report"] i').text()).toBe('1');
  }
});

test('any change in text or figures voids the sign-off, and it is shown', async () => {
  await wholeChain();
  expect((await main(head!))('#sign-off').text()).toContain('已签发');
  await ledgers.deliveries('wechat', 1, '2023-06-06');
  const $ = await main(head!);
  expect($('#sign-off .warning').text()).toContain('原审签意见失效');
  expect((await head!.post(`${year}/publish`, { date: '2024-01-10' }, year)).statusCode).toBe(409);
  await editor!.post(`${year}/submit`, {}, year);
  const stale = await hashFor(reviewer!);
  await editor!.post(`${year}/parts/others`, { text: '另有一项需要说明。', seen: textMark(worded.others) });
  const late = await reviewer!.post(`${year}/review`, { verdict: 'passed', gates, contentHash: stale }, year);
  expect(late.statusCode).toBe(409);
});

test('a correction keeps both versions, and the public sees why', async () => {
  await wholeChain();
  expect((await head!.post(`${year}/publish`, { date: '2024-01-10' }, year)).statusCode).toBe(303);
  const first = (await citizen.get(`${shown}/report.json`)).body;
  expect((await editor!.post(`${year}/correction`, { reason: '一处笔误' }, year)).statusCode).toBe(403);
  expect((await head!.post(`${year}/correction`, { reason: '' }, year)).statusCode).toBe(422);
  expect((await head!.post(`${year}/correction`, { reason: '漏计一件申请' }, year)).statusCode).toBe(303);
  await ledgers.application('business', '2023-09-09', 'granted', '2023-09-10');
  expect((await citizen.get(`${shown}/report.json`)).body).toBe(first);

  now = new Date('2024-02-20T02:00:00Z');
  await everybodySignsIn();
  await wholeChain();
  expect((await citizen.get(`${shown}/report.json`)).body).toBe(first);
  expect((await head!.post(`${year}/publish`, {}, year)).statusCode).toBe(303);
  const second = JSON.parse((await citizen.get(`${shown}/report.json`)).body);
  expect(second.tables.three.received.business).toBe(1);
  expect(second.date).toBe('2024-01-10'); // the date of signing stays
  const page = load((await citizen.get(shown)).body);
  expect(page('.notice').text()).toContain(
    '更正：本报告已于 2024 年 2 月 20 日更正（第 2 版）。更正原因：漏计一件申请',
  );
  const changed = page('.changed').text();
  expect(changed).toContain('第 2 版与第 1 版对照');
  expect(changed).toContain('表三 一、本年新收政府信息公开申请数量·商业企业01');
  const old = page('.notice a').attr('href')!;
  expect((await citizen.get(`${old}/report.json`)).body).toBe(first);
  expect(load((await citizen.get(old)).body)('.warning').text()).toContain('仅供查考');
  expect((await citizen.get(`${shown}/versions/3`)).statusCode).toBe(404);
  expect((await citizen.get('/disclosure/reports/2022/versions/1')).statusCode).toBe(404);
});

test('a correction that is given up leaves the wording as published', async () => {
  await head!.post(`${year}/correction`, { reason: '拟改一处措辞' }, year);
  const seen = (await main(editor!, `${year}/parts/management`))('[name=seen]').attr('value')!;
  expect((await editor!.post(`${year}/parts/management`, { text: '改了一半', seen })).statusCode).toBe(303);
  expect((await head!.post(`${year}/correction/abandon`, {}, year)).statusCode).toBe(303);
  expect((await main(head!))('main').text()).not.toContain('改了一半');
  expect((await head!.post(`${year}/correction/abandon`, {}, year)).statusCode).toBe(409);
});

import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { wordReport } from '../../../test/support/worded.ts';
import type { AnnualReport } from '../../law/index.ts';
import { cellPaths, valueAt } from '../../law/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-01-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let ledgers: ReturnType<typeof ledgersOf>;
let head: Client;
let editor: Client;
const year = '/console/annual-report/2023';
const citizen = new Client(app);

async function signedIn(...person: Parameters<TestTown['person']>) {
  const client = new Client(app);
  await client.signIn((await town.person(...person)).login, town.password);
  return client;
}

const text = (body: string) => load(body)('main').text();

beforeAll(async () => {
  town = await testTown(db);
  ledgers = ledgersOf(db, town);
  await ledgers.deliveries('website', 30, '2023-03-03');
  await ledgers.deliveries('wechat', 70, '2023-04-04');
  await ledgers.application('person', '2023-05-05', 'granted', '2023-05-20');
  await ledgers.application('person', '2022-12-20', 'refused.process', '2023-01-10');
  for (let n = 0; n < 60; n++) await ledgers.application('business', '2023-06-06');
  await ledgers.remedy('directSuit', '2023-07-07');
  await ledgers.legalDocument('normativeDocument', { formed: '2023-02-02' });
  await onDay('2024-01-10');
});

/** The report goes through the whole chain: three people who had no hand in it. @returns the status of submission */
async function signOff(of = year, acceptance: Record<string, string> = {}) {
  const sent = await editor.post(`${of}/submit`, acceptance, of);
  if (sent.statusCode !== 303) return sent;
  for (const [office, role, gates] of [
    ['office', 'officeReviewer', ['language', 'norms', 'politics']],
    ['office', 'secrecyReviewer', ['secrecy']],
    [null, 'signer', ['language', 'norms', 'politics']],
  ] as const) {
    const reviewer = await signedIn(office, role);
    const contentHash = load((await reviewer.get(of)).body)('[name=contentHash]').attr('value')!;
    const given = await reviewer.post(`${of}/review`, { verdict: 'passed', gates: [...gates], contentHash }, of);
    expect([role, given.statusCode]).toEqual([role, 303]);
  }
  return sent;
}

/** The clock is set to a day, and those who work sign in anew. */
async function onDay(day: string) {
  now = new Date(`${day}T02:00:00Z`);
  [head, editor] = [await signedIn(null, 'disclosureHead'), await signedIn('office', 'editor')];
}

test('every cell of the report opens the records it counted', async () => {
  const page = await head.get(year);
  expect(page.statusCode).toBe(200);
  const $ = load(page.body);
  const data = JSON.parse((await head.get(`${year}/report.json`)).body) as AnnualReport;
  for (const path of cellPaths)
    expect([path, $(`[id="cell-${path}"] a`).text()]).toEqual([path, String(valueAt(data.tables, path))]);

  const granted = await head.get($('[id="cell-three.granted.person"] a').attr('href')!);
  expect(text(granted.body)).toContain('第 1 件所需的信息');
  expect(load(granted.body)('tbody tr')).toHaveLength(1);
  const waiting = await head.get(`${year}/cells/three.carriedOut.total`);
  expect(load(waiting.body)('tbody tr')).toHaveLength(50);
  expect(load((await head.get(`${year}/cells/three.carriedOut.total?page=2`)).body)('tbody tr')).toHaveLength(10);
  expect((await head.get(`${year}/cells/three.carriedOut.total?page=9`)).headers.location).toContain('page=2');
  expect(text((await head.get(`${year}/cells/four.directSuit.pending`)).body)).toContain('尚未审结');
  expect(text((await head.get(`${year}/cells/two.normativeDocuments.issued`)).body)).toContain('2023-02-02');
});

test('a cell of zero says what would stand there; a cell that is none does not exist', async () => {
  for (const [path, words] of [
    ['three.partial.person', '没有计入本格的申请'],
    ['four.reconsideration.upheld', '没有计入本格的案件'],
    ['two.rules.effective', '没有计入本格的文件'],
    ['two.fees', '没有计入本格的记录'],
  ])
    expect(text((await head.get(`${year}/cells/${path}`)).body)).toContain(words);
  for (const path of ['three.granted.nobody', 'two', 'constructor', 'three.__proto__.total', '%00'])
    expect((await head.get(`${year}/cells/${path}`)).statusCode).toBe(404);
  for (const bad of ['1999', '20230', 'x'])
    expect((await head.get(`/console/annual-report/${bad}`)).statusCode).toBe(404);
});

test('figures of the channels lead to the ledger, also from the text', async () => {
  const $ = load((await head.get(year)).body);
  const doors = $('.channel-counts a, a.chip')
    .toArray()
    .map((a) => [$(a).attr('href'), $(a).text()]);
  expect(doors).toContainEqual(['/console/ledger?year=2023&channel=website', '30']);
  expect(doors).toContainEqual(['/console/ledger?year=2023', '100']);
});

test('who has no business with reports does not know of them', async () => {
  const admin = await signedIn(null, 'systemAdmin');
  for (const path of ['/console/annual-report', year, `${year}/acts`, `${year}/report.docx`, `${year}/cells/two.fees`])
    expect((await admin.get(path)).statusCode).toBe(404);
  const officer = await signedIn('office', 'caseOfficer');
  expect((await officer.get(year)).statusCode).toBe(200);
  expect((await officer.get(`${year}/parts/problems`)).statusCode).toBe(404);
});

test('a person words a part; the figures in it stay live; two at once do not overwrite each other', async () => {
  const part = `${year}/parts/publishing`;
  const seen = load((await editor.get(part)).body)('[name=seen]').attr('value')!;
  const typo = await editor.post(part, { text: '全年 {{channels.totl}} 条', seen });
  expect(typo.statusCode).toBe(422);
  expect(load(typo.body)('#f-text-error').text()).toContain('没有名为“channels.totl”的数据');
  expect(load(typo.body)('textarea').val()).toBe('全年 {{channels.totl}} 条');
  const preview = await editor.post(part, { text: '共 {{channels.total}} 条', seen, preview: 'yes' });
  expect(load(preview.body)('#preview').text()).toBe('共 100 条');

  expect((await editor.post(part, { text: '全年共 {{channels.total}} 条。', seen })).statusCode).toBe(303);
  const late = await head.post(part, { text: '另一种写法', seen }, part);
  expect(late.statusCode).toBe(409);
  expect(load(late.body)('textarea').val()).toBe('另一种写法');
  expect(text(late.body)).toContain('全年共 100 条。');

  await ledgers.deliveries('board', 5, '2023-08-08');
  expect(text((await head.get(year)).body)).toContain('全年共 105 条。');
  const fresh = load((await head.get(part)).body)('[name=seen]').attr('value')!;
  expect((await head.post(part, { text: ' ', seen: fresh })).statusCode).toBe(303);
  expect(text((await head.get(year)).body)).toContain('本年度共公开信息 105 条');
});

test('decisions and charges are entered, mended and taken out, each with its reason, by the office that owns them', async () => {
  const acts = `${year}/acts`;
  const mine = {
    kind: 'fee',
    happenedOn: '2023-05-18',
    title: '垃圾处理费',
    source: '票据 001 至 120',
    link: 'https://example.com/bills',
    count: '',
    amount: '1,234.50',
    officeId: String(town.offices.office),
  };
  for (const [wrong, field] of [
    [{ happenedOn: '2022-05-18' }, 'happenedOn'],
    [{ happenedOn: '2023-02-30' }, 'happenedOn'],
    [{ amount: '12.345' }, 'amount'],
    [{ amount: '' }, 'amount'],
    [{ kind: 'licence', count: '0' }, 'count'],
    [{ title: ' ' }, 'title'],
    [{ kind: 'bribe' }, 'kind'],
    [{ link: '' }, 'evidence'],
  ] as const) {
    const reply = await editor.post(acts, { ...mine, ...wrong });
    expect([field, reply.statusCode]).toEqual([field, 422]);
    expect(load(reply.body)(`.wrong [name=${field}]`)).toHaveLength(1);
    expect(load(reply.body)('[name=source]').val()).toBe(mine.source);
  }
  expect((await editor.post(acts, { ...mine, officeId: String(town.offices.finance) })).statusCode).toBe(403);
  expect((await editor.post(acts, mine)).statusCode).toBe(303);
  expect(load((await head.get(year)).body)('[id="cell-two.fees"]').text()).toBe('0.12345');

  const list = await editor.get(acts);
  const path = load(list.body)('tbody a').attr('href')!;
  expect((await editor.post(path, { ...mine, amount: '1000', version: '1' })).statusCode).toBe(422);
  expect((await editor.post(path, { ...mine, amount: '1000', version: '1', reason: '票据作废' })).statusCode).toBe(303);
  expect((await editor.post(path, { ...mine, version: '1', reason: '再改' })).statusCode).toBe(409);
  expect(load((await head.get(year)).body)('[id="cell-two.fees"]').text()).toBe('0.1');
  for (const page of [acts, path]) {
    const told = text((await editor.get(page)).body);
    expect(told).toContain('更正 1 次');
    expect(told).toContain('金额（元）由“1234.5”改为“1000”');
    expect(told).toContain('原因：票据作废');
  }
  const stranger = await signedIn('finance', 'editor');
  expect((await stranger.get(path)).statusCode).toBe(404);
  expect((await editor.post(`${path}/remove`, { version: '2', removeReason: '' }, path)).statusCode).toBe(422);
  expect((await editor.post(`${path}/remove`, { version: '2', removeReason: '重复登记' }, path)).statusCode).toBe(303);
  expect(load((await head.get(year)).body)('[id="cell-two.fees"]').text()).toBe('0');
  expect(text((await editor.get(acts)).body)).toContain('重复登记');
});

test('publication needs its date, freezes the report, and what changes afterwards is told', async () => {
  const publicPath = '/disclosure/reports/2023';
  expect((await citizen.get(publicPath)).statusCode).toBe(404);
  expect((await citizen.get(`${publicPath}/report.docx`)).statusCode).toBe(404);
  expect((await editor.post(`${year}/publish`, { date: '2024-01-10' }, year)).statusCode).toBe(403);
  expect((await head.post(`${year}/publish`, { date: '2024-01-10' }, year)).statusCode).toBe(409); // not signed
  await wordReport(db, town.authorityId, 2023);
  await signOff();
  for (const date of ['', '2023-12-31', '2024-01-11', '2024-02-30'])
    expect((await head.post(`${year}/publish`, { date }, year)).statusCode).toBe(422);
  expect((await head.post(`${year}/publish`, { date: '2024-01-10' }, year)).statusCode).toBe(303);
  expect((await head.post(`${year}/publish`, { date: '2024-01-10' }, year)).statusCode).toBe(409);

  const page = await citizen.get(publicPath);
  expect(page.statusCode).toBe(200);
  expect(text(page.body)).toContain('2024 年 1 月 10 日');
  expect(load(page.body)('table')).toHaveLength(3);
  const docx = await citizen.get(`${publicPath}/report.docx`);
  expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK');
  const pdf = await citizen.get(`${publicPath}/report.pdf`);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const before = (await citizen.get(`${publicPath}/report.json`)).body;

  await ledgers.application('charity', '2023-09-09', 'granted', '2023-09-10');
  await onDay('2024-01-11');
  expect((await citizen.get(`${publicPath}/report.json`)).body).toBe(before);
  const told = load((await head.get(year)).body)('.warning').text();
  expect(told).toContain('表三 一、本年新收政府信息公开申请数量·社会公益组织');
  expect(told).toContain('本年度新收政府信息公开申请'); // the sentence that would read otherwise now
  const behind = load((await head.get(`${year}/cells/three.received.charity`)).body)('main').text();
  expect(behind).toMatch(/台账现在统计\s*1，已公布的报告为 0/);
  expect((await editor.post(`${year}/parts/others`, { text: '改', seen: 'template' }, `${year}/acts`)).statusCode).toBe(
    303,
  );
  expect((await citizen.get(`${publicPath}/report.json`)).body).toBe(before);
  expect((await citizen.get('/disclosure/reports/2022')).statusCode).toBe(404);
});

test('what the checks find must be accepted by the one who submits', async () => {
  const next = '/console/annual-report/2024';
  await onDay('2025-02-10'); // carried in differs from what 2023 published: X-CARRY
  await wordReport(db, town.authorityId, 2024);
  await ledgers.application('research', '2023-10-10');
  const page = await head.get(next);
  expect(load(page.body)('.findings').text()).toContain('X-CARRY');
  expect(load(page.body)('.findings a').attr('href')).toMatch(/^#cell-three\.carriedIn\./);
  const refused = await signOff(next);
  expect(refused.statusCode).toBe(422);
  expect(load(refused.body)('.summary').text()).toContain('X-CARRY');
  const seen = load(refused.body)('#sign-off [name=seen]').attr('value')!;
  const given = { accepted: 'yes', acceptedReason: '上年一件申请补登，已在台账注明', seen };
  expect((await signOff(next, { ...given, acceptedReason: '' })).statusCode).toBe(422);
  const unseen = await signOff(next, { ...given, seen: 'another' });
  expect(unseen.statusCode).toBe(422);
  expect(load(unseen.body)('#f-accepted input').attr('checked')).toBeUndefined(); // ticked for another list
  expect((await signOff(next, given)).statusCode).toBe(303);
  const entry = await db
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', 'annualReport.submit')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(entry.detail).toMatchObject({ accepted: ['X-CARRY', '未完成'], reason: given.acceptedReason });
});

test('what comes up only at publication (after 31 January, whatever its paper says) is seen and accepted, or nothing is published', async () => {
  const next = '/console/annual-report/2024';
  const dated = { date: '2025-01-10' };
  const asked = load((await head.get(next)).body)('#publication');
  expect(asked.find('.findings').text()).toContain('2025-02-10 发布，晚于 2025-01-31');
  expect(asked.find('.findings').text()).not.toContain('X-CARRY'); // accepted at submission
  const refused = await head.post(`${next}/publish`, dated, next);
  expect(refused.statusCode).toBe(422);
  expect(load(refused.body)('#publication .findings').text()).toContain('虽然落款日期写的是 2025-01-10');
  const seen = load(refused.body)('#publication [name=seen]').attr('value')!;
  const given = { ...dated, accepted: 'yes', acceptedReason: '系统迁移推迟，已向上级报告', seen };
  expect((await head.post(`${next}/publish`, { ...given, date: '2025-02-09' }, next)).statusCode).toBe(422); // not this one
  expect((await head.get('/disclosure/reports/2024')).statusCode).toBe(404);
  expect((await head.post(`${next}/publish`, given, next)).statusCode).toBe(303);
  const kept = load((await head.get(next)).body)('#publication').text();
  expect(kept).toContain('系统迁移推迟，已向上级报告');
  expect(kept).toContain('上年一件申请补登');
  expect(kept).toContain('2025-02-10'); // the day on which it went out
  expect(text((await citizen.get('/disclosure/reports/2024')).body)).toContain('2025 年 1 月 10 日'); // its paper
  expect(text((await citizen.get('/disclosure/reports')).body)).toContain('2025-02-10');
});

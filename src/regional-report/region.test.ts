import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { ledgersOf } from '../../test/support/ledgers.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { keepPublished } from '../annual-report/publication/publication.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-02-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let city: TestTown;
let towns: TestTown[];
let office: Client;
let heads: Client[];
const region = '/console/region/2023';

async function signedIn(town: TestTown, ...role: Parameters<TestTown['person']>) {
  const client = new Client(app);
  await client.signIn((await town.person(...role)).login, town.password);
  return client;
}

const text = (body: string) => load(body)('main').text();

beforeAll(async () => {
  city = await testTown(db, 'shi');
  towns = [await testTown(db, 'zhena'), await testTown(db, 'zhenb'), await testTown(db, 'zhenc')];
  await db
    .updateTable('authorities')
    .set({ parent_id: city.authorityId })
    .where(
      'id',
      'in',
      towns.map(({ authorityId }) => authorityId),
    )
    .execute();
  for (const [n, town] of towns.entries()) {
    const ledgers = ledgersOf(db, town);
    await ledgers.deliveries('website', 10 * (n + 1), '2023-03-03');
    for (let k = 0; k <= n; k++) await ledgers.application('person', '2023-05-05', 'granted', '2023-05-20');
    await ledgers.application('business', '2023-12-20');
  }
  office = await signedIn(city, 'office', 'cityOffice');
  heads = await Promise.all(towns.map((town) => signedIn(town, null, 'disclosureHead')));
});

const send = (n: number) => heads[n]!.post('/console/annual-report/2023/send', {});
const page = (n: number) => `${region}/authorities/${['zhena', 'zhenb', 'zhenc'][n]}`;
async function decide(n: number, decision: string, remark = '', places: Record<string, string> = {}) {
  const id = load((await office.get(page(n))).body)('input[name=id]').attr('value') ?? '';
  return office.post(`${page(n)}/decide`, { id, decision, remark, ...places }, page(n));
}

test('a town sends its report up; what changes in its books afterwards does not change what was sent', async () => {
  expect((await office.get(page(0))).statusCode).toBe(404);
  expect((await send(0)).statusCode).toBe(303);
  await ledgersOf(db, towns[0]!).deliveries('website', 5, '2023-04-04');
  const { body } = await office.get(page(0));
  expect(text(body)).toContain('网站主动公开 10 条');
  expect(load(body)('[id="cell-three.granted.person"]').text()).toBe('1');
});

test('sent twice: the second is told that the first waits', async () => {
  const again = await send(0);
  expect(again.statusCode).toBe(409);
  expect(text(again.body)).toContain('正在等待审核');
});

test('who has not sent is seen, and that it is late after 31 January', async () => {
  const $ = load((await office.get(region)).body);
  const rows = $('tbody tr')
    .toArray()
    .map((row) => $(row).text());
  expect(rows[0]).toContain('待审核');
  expect(rows[1]).toContain('未报送');
  expect(rows[1]).toContain('逾期 5 天');
  // registered today, with books of 2023: of 2022 nothing is owed, by nobody
  const before = load((await office.get('/console/region/2022')).body);
  expect(before('tbody').text()).toMatch(/无需报送.*无需报送.*无需报送/s);
  expect(before('main').text()).not.toContain('逾期');
  const ids = $('tbody tr[id]')
    .toArray()
    .map((row) => row.attribs.id);
  expect(ids).toEqual([...new Set(ids)]); // each state's figure leads to one line
});

test('returned only with a reason; the town reads it and sends again', async () => {
  const silent = await decide(0, 'return');
  expect(silent.statusCode).toBe(422);
  expect(text(silent.body)).toContain('请写明退回的理由');
  const said = { 'section-4': '改进措施请写明责任科室', 'section-9': '没有这一部分' };
  expect((await decide(0, 'return', '网站公开数量与台账不符，请核对后重报', said)).statusCode).toBe(303);
  const report = '/console/annual-report/2023';
  expect(text((await heads[0]!.get(`${report}/send`)).body)).toContain('网站公开数量与台账不符');
  const $ = load((await heads[0]!.get(report)).body);
  expect($('main > [role=note], main > * [role=note]').first().text()).toContain('网站公开数量与台账不符');
  expect($('#part-5 [role=note]').text()).toContain('改进措施请写明责任科室'); // at its place
  expect($('[role=note]').text()).not.toContain('没有这一部分');
  expect(text((await heads[0]!.get(`${report}/parts/problems`)).body)).toContain('改进措施请写明责任科室');
  const waits = async () => {
    const years = load((await heads[0]!.get('/console/annual-report')).body);
    return [years('tbody').text().includes('上级已退回'), years('nav a[href="/console/annual-report"]').text()];
  };
  expect(await waits()).toEqual([true, expect.stringContaining('1')]); // in the list of years, and counted in the rail
  expect((await send(0)).statusCode).toBe(303);
  expect(await waits()).toEqual([false, expect.not.stringContaining('1')]);
  expect(load((await heads[0]!.get(report)).body)('[role=note]').text()).not.toContain('责任科室');
});

test('every round stays as it was sent, and what a later one changed is told', async () => {
  const second = text((await office.get(page(0))).body);
  expect(second).toContain('第 2 次报送');
  expect(second).toContain('与第 1 次报送相比：1 个数字、2 段文字'); // five publications more
  const $ = load((await office.get(page(0))).body);
  const first1 = $('#part-1 details.changed');
  expect(first1.text()).toContain('与第 1 次报送相比：1 个数字');
  expect(
    first1
      .find('tbody tr')
      .first()
      .find('td')
      .toArray()
      .map((one) => $(one).text()),
  ).toEqual(['10', '15']); // side by side
  expect($('#part-5').text()).toContain('第 1 次报送退回时指出：五、存在的主要问题及改进情况：改进措施请写明责任科室');
  for (const part of [2, 3, 4, 6]) {
    expect([part, $(`#part-${part} .compared`).text()]).toEqual([part, '与上一轮相同']);
    expect($(`#part-${part} textarea[name=section-${part - 1}]`)).toHaveLength(1); // what is said now, at its place
  }
  expect($('#findings input[name=finding]').length).toBe($('#findings .findings > li').length);
  const first = text((await office.get(`${page(0)}?round=1`)).body);
  expect(first).toContain('仅供查考');
  expect(first).toContain('网站主动公开 10 条');
  expect(load(first)('form')).toHaveLength(0);
  expect((await office.get(`${page(0)}?round=9`)).statusCode).toBe(404);
});

test('of two officers who decide at once one is told', async () => {
  const other = await signedIn(city, 'office', 'cityOffice');
  const id = load((await office.get(page(0))).body)('input[name=id]').attr('value') ?? '';
  const both = await Promise.all(
    [office, other].map((one) => one.post(`${page(0)}/decide`, { id, decision: 'accept', remark: '' }, page(0))),
  );
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
});

test('the region sums what was accepted, and every cell opens the authorities behind it', async () => {
  const partial = load((await office.get(`${region}/report`)).body)('main [role=note]').text();
  expect(partial).toContain('还有 2 家机关的报告没有接收');
  expect(partial).toContain('未报送');
  for (const n of [1, 2]) {
    await send(n);
    await decide(n, 'accept');
  }
  const $ = load((await office.get(`${region}/report`)).body);
  expect($('[id="cell-three.granted.person"] a').text()).toBe('6');
  expect($('[id="cell-three.carriedOut.business"] a').text()).toBe('3');
  expect($('main').text()).toContain('所辖 3 家行政机关');
  expect($('main').text()).toContain('网站主动公开 65 条');
  const cell = load((await office.get($('[id="cell-three.granted.person"] a').attr('href')!)).body);
  expect(
    cell('tbody td')
      .toArray()
      .map((one) => cell(one).text()),
  ).toEqual(['1', '2', '3']);
});

test('the Excel file names who sent and holds every cell by authority', async () => {
  const file = await office.get(`${region}/region.xlsx`);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.rawPayload as unknown as ExcelJS.Buffer);
  expect(book.worksheets.map(({ name }) => name)).toEqual([
    '报送情况',
    '表二 汇总',
    '表三 汇总',
    '表四 汇总',
    '各机关逐格',
    '各机关核对结果',
  ]);
  for (const { name, pageSetup } of book.worksheets)
    expect([name, pageSetup.orientation, pageSetup.fitToWidth]).toEqual([name, 'landscape', 1]); // no table torn in print
  expect(book.worksheets[4]!.pageSetup.printTitlesRow).toBe('1:1');
  const row = book.worksheets[4]!.getColumn(1).values.findIndex((value) => String(value).includes('予以公开·自然人'));
  expect(book.worksheets[4]!.getRow(row).values).toEqual([undefined, expect.anything(), 1, 2, 3, 6]);
});

test('the narrative is its own, with live figures; two at once lose nothing', async () => {
  const part = `${region}/report/parts/problems`;
  const seen = load((await office.get(part)).body)('input[name=seen]').attr('value')!;
  const saved = await office.post(part, { text: '全市新收申请 {{applications.received}} 件。', seen });
  expect(saved.statusCode).toBe(303);
  expect(text((await office.get(`${region}/report`)).body)).toContain('全市新收申请 9 件。');
  const late = await office.post(part, { text: '另一人的文字', seen });
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('另一人的文字');
  expect((await office.post(part, { text: '{{no.such}}', seen })).statusCode).toBe(422);
});

test('what its office assessed in the year stands in it, and opens its records; none is said to be none', async () => {
  const said = async () => load((await office.get(`${region}/report`)).body)('#part-1, main').text();
  expect(await said()).toContain('本年度没有确定政府信息公开工作考核结果。');
  const { id } = await db
    .insertInto('assessment_schemes')
    .values({
      ...{ keeper_id: city.authorityId, year: 2022, scope: 'below', draft: null, number: 1 },
      ...{ saved_by: '测试', saved_at: now, frozen_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const version = { number: 1, reason: '', published_by: '测试', published_at: now };
  await db
    .insertInto('assessment_scheme_versions')
    .values({ ...version, scheme_id: id, content: JSON.stringify({ title: '2022 年度考核方案', items: [] }) as never })
    .execute();
  const final = { state: 'final', self_on: null, told_on: '2023-03-01', appeal_by: '2023-03-08' } as const;
  await db
    .insertInto('assessment_subjects')
    .values(
      towns.slice(0, 2).map(({ authorityId }, n) => ({
        ...{ ...final, scheme_id: id, authority_id: authorityId, office_id: null, name: `镇 ${n}` },
        ...{ counted_from: '2022-01-01', self_by: '2023-02-01', left_on: null, survey_id: null },
        ...{ final_on: n ? '2023-12-31' : '2023-03-10', total: 90_00, grade: 'excellent' as const },
      })),
    )
    .execute();
  expect(await said()).toContain('本年度组织政府信息公开工作考核，确定考核结果 2 个。');
  const door = load((await office.get(`${region}/report`)).body)('a[href*="assessment/records"]').attr('href')!;
  expect(load((await office.get(door)).body)('main tbody tr')).toHaveLength(2);
});

test('published: frozen, on the site of the city, its tables as open data; nothing is returned any more', async () => {
  expect((await office.post(`${region}/report/publish`, { date: '2024-02-30' }, `${region}/report`)).statusCode).toBe(
    422,
  );
  const text7 = { text: '本年度收到政府信息公开申请 7 件。', seen: 'template' };
  expect((await office.post(`${region}/report/parts/applications`, text7)).statusCode).toBe(303);
  const publish = (more: Record<string, string>) =>
    office.post(`${region}/report/publish`, { date: '2024-02-05', ...more }, `${region}/report`);
  const asked = await publish({});
  expect(asked.statusCode).toBe(422);
  const seen = load(asked.body)('#publication [name=seen]').attr('value')!;
  const given = { accepted: 'yes', acceptedReason: '两件由市本级转来，另行说明', seen };
  expect((await publish({ ...given, seen: 'another list' })).statusCode).toBe(422);
  const done = await publish(given);
  expect(done.statusCode).toBe(303);
  expect(text((await office.get(`${region}/report`)).body)).toContain('理由：两件由市本级转来，另行说明');
  const citizen = new Client(app); // the city is the primary authority here
  expect(text((await citizen.get('/disclosure/region/2023')).body)).toContain('测试镇人民政府（zhenb）');
  const data = JSON.parse((await citizen.get('/disclosure/region/2023/tables.json')).body);
  expect(data.tables.three.granted.person).toBe(6);
  const csv = (await citizen.get('/disclosure/region/2023/authorities.csv')).body.trim().split('\r\n');
  expect(csv.filter((line) => line.includes(',three.granted.person,')).map((line) => line.split(',')[5])).toEqual([
    '1',
    '2',
    '3',
  ]);
  expect((await office.get(page(1))).body).toContain('不再改变');
  expect((await citizen.get('/disclosure/region/2022')).statusCode).toBe(404);
});

test('open data: lasting addresses with their types, read again only when changed, from any site, explained', async () => {
  const citizen = new Client(app);
  const at = '/disclosure/region/2023';
  for (const [name, type] of [
    ['tables.csv', 'text/csv; charset=utf-8'],
    ['authorities.csv', 'text/csv; charset=utf-8'],
    ['tables.json', 'application/json; charset=utf-8'],
    ['report.json', 'application/json; charset=utf-8'],
  ]) {
    const { headers } = await citizen.get(`${at}/${name}`);
    expect([name, headers['content-type'], headers['access-control-allow-origin']]).toEqual([name, type, '*']);
    const again = await app.inject({ url: `${at}/${name}`, headers: { 'if-none-match': String(headers.etag) } });
    expect([name, again.statusCode]).toEqual([name, 304]);
  }
  const guide = load((await citizen.get('/disclosure/reports/data')).body)('main');
  expect(guide.text()).toContain('/disclosure/region/{年度}/');
  expect(guide.text()).toContain('three.granted.person（表三 （一）予以公开·自然人）');
});

test('a town corrects after the region published: the region shows it beside its report, not in it', async () => {
  const before = (await office.get(`${region}/report.json`)).body;
  const authority = { id: towns[1]!.authorityId, code: 'zhenb', name: '测试镇人民政府（zhenb）', isDemo: false };
  await ledgersOf(db, towns[1]!).act('licence', '2023-06-05', 3);
  await db.transaction().execute((tx) => keepPublished(tx, authority, 2023, { name: '测试', now, date: '2024-02-05' }));
  const standing = load((await office.get(region)).body);
  const link = standing('a[href$="#changed"]');
  expect(link.text()).toMatch(/报送后更正 \d+ 处/);
  const changed = load((await office.get(link.attr('href')!.replace(/#.*/, ''))).body)('#changed').text();
  expect(changed).toContain('表二 行政许可·本年处理决定数量03');
  const report = load((await office.get(`${region}/report`)).body);
  expect(report('.changed').text()).toContain('测试镇人民政府（zhenb）');
  expect((await office.get(`${region}/report.json`)).body).toBe(before);
});

test('a published region report is corrected as a town’s is: the public keeps the version before until the new one', async () => {
  const report = `${region}/report`;
  const citizen = new Client(app);
  const path = '/disclosure/region/2023';
  const before = (await citizen.get(`${path}/tables.json`)).body;
  const correction = (reason: string) => office.post(`${report}/correction`, { reason }, report);
  const { id } = await db
    .selectFrom('report_submissions')
    .select('id')
    .where('authority_id', '=', towns[1]!.authorityId)
    .where('state', '=', 'accepted')
    .executeTakeFirstOrThrow();
  const forced = { id: String(id), decision: 'return', remark: '请改' };
  expect((await office.post(`${page(1)}/decide`, forced, page(1))).statusCode).toBe(409); // frozen
  const silent = await correction('错');
  expect([silent.statusCode, text(silent.body).includes('公众会看到')]).toEqual([422, true]);
  expect((await correction('一家机关报告更正后重新汇总')).statusCode).toBe(303);
  expect((await correction('再次更正')).statusCode).toBe(409);

  expect((await decide(1, 'return', '请按更正后的报告重新报送')).statusCode).toBe(303);
  expect((await send(1)).statusCode).toBe(303);
  expect((await decide(1, 'accept')).statusCode).toBe(303);
  const part = `${report}/parts/others`;
  const seen = load((await office.get(part)).body)('input[name=seen]').attr('value')!;
  expect((await office.post(part, { text: '无其他需要报告的事项。', seen })).statusCode).toBe(303);
  const draft = load((await office.get(report)).body)('main');
  expect(draft.text()).toContain('正在更正');
  expect(draft.find('details.changed').text()).toContain('行政许可');
  expect((await citizen.get(`${path}/tables.json`)).body).toBe(before);

  const form = load((await office.get(report)).body)('#publication [name=seen]').attr('value')!;
  const given = { accepted: 'yes', acceptedReason: '两件由市本级转来，另行说明', seen: form };
  expect((await office.post(`${report}/publish`, given, report)).statusCode).toBe(303);
  const shown = text((await citizen.get(path)).body);
  expect(shown).toContain('更正原因：一家机关报告更正后重新汇总');
  expect(JSON.parse((await citizen.get(`${path}/tables.json`)).body).tables.two.licences).not.toEqual(
    JSON.parse(before).tables.two.licences,
  );
  expect((await citizen.get(`${path}/versions/1/tables.json`)).body).toBe(before);
  expect(text((await citizen.get(`${path}/versions/1`)).body)).toContain('仅供查考');
  expect((await citizen.get(`${path}/versions/3`)).statusCode).toBe(404);

  expect((await correction('发现文字有误')).statusCode).toBe(303);
  const again = load((await office.get(part)).body)('input[name=seen]').attr('value')!;
  expect((await office.post(part, { text: '改到一半。', seen: again })).statusCode).toBe(303);
  expect((await office.post(`${report}/correction/abandon`, {}, report)).statusCode).toBe(303);
  expect(text((await office.get(report)).body)).not.toContain('改到一半');
  expect((await office.post(`${report}/correction/abandon`, {}, report)).statusCode).toBe(409);
});

test.each([
  ['another region’s office', () => signedIn(towns[0]!, 'office', 'cityOffice'), page(1)],
  ['a town’s own head', () => Promise.resolve(heads[0]!), region],
])('%s does not know of it', async (_who, client, path) => {
  expect((await (await client()).get(path)).statusCode).toBe(404);
});

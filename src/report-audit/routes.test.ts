import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { checkSeed } from '../../test/support/reports/check.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { fileInZip } from '../../test/support/unzip.ts';
import { zipOf } from '../../test/support/zip.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { isFull, keepResults, MOST_KEPT, resultsOf, uploadsOf } from './store.ts';

const books = await testDatabase(rooms);
let now = new Date('2024-02-20T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const path = '/console/examine';
let town: TestTown;
let officer: Client;
let other: Client;

async function signedIn(...person: Parameters<TestTown['person']>) {
  const client = new Client(app);
  await client.signIn((await town.person(...person)).login, town.password);
  return client;
}

const wordsIn = async (docx: Buffer) => (await fileInZip(docx, 'word/document.xml')).replace(/<[^<>]*>/g, '');
const layout = { medium: 'page', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;
const good = (await checkSeed(21, undefined, layout)).bytes;
const faulty = (await checkSeed(22, 'remediesDoNotAddUp', { ...layout, medium: 'docx' })).bytes;
const files = [
  { field: 'files', name: '甲镇.html', content: good },
  { field: 'files', name: '乙镇.docx', content: faulty },
  { field: 'files', name: '图片.png', content: Buffer.from('89504e470d0a1a0a0000', 'hex') },
];

beforeAll(async () => {
  town = await testTown(books.db);
  officer = await signedIn(null, 'cityOffice');
  other = await signedIn('office', 'editor');
});

test('who forgot the files is told at the field, and keeps the year that was chosen', async () => {
  const reply = await officer.upload(path, { year: '2022' }, []);
  expect(reply.statusCode).toBe(422);
  const page = load(reply.body);
  expect(page('#f-files-error').text()).toBe('请选择文件');
  expect(page('#f-year [selected]').attr('value')).toBe('2022');
});

test('several files in one go: findings of each, what cannot be read said, all in one workbook', async () => {
  const sent = await officer.upload(path, {}, files);
  expect(sent.statusCode).toBe(303);
  const batch = sent.headers.location!;
  const page = load((await officer.get(batch)).body);
  const rows = page('main tbody tr')
    .map((_, row) => page(row).text())
    .get();
  expect(rows[0]).toContain('没有问题');
  expect(rows[1]).toContain('1 处问题');
  expect(rows[1]).toContain('T4-SUM');
  expect(rows[2]).toContain('未识别');

  const wrong = load((await officer.get(`${batch}?only=wrong`)).body);
  expect(wrong('main tbody tr').length).toBe(1);
  expect(wrong('nav [aria-current=page]').text()).toContain('有问题 1 份');
  expect(wrong('main tbody a').attr('href')).toBe(`${batch}/2`);
  const incomplete = load((await officer.get(`${batch}?only=incomplete`)).body);
  expect(incomplete('main tbody tr').text()).toContain('未识别');
  expect(incomplete('main tbody tr').length).toBe(1);
  expect(load((await officer.get(`${batch}?only=x`)).body)('main tbody tr').length).toBe(3);

  const report = load((await officer.get(`${batch}/2`)).body);
  const link = report('.findings a').attr('href')!;
  expect(report(`[id="${link.slice(1)}"]`).hasClass('faulty')).toBe(true);
  const where = report(`[id="${link.slice(1)}"] a`).attr('href')!;
  expect(report(`[id="${where.slice(1)}"]`).text()).toMatch(/第 \d+ 表第 \d+ 行第 \d+ 列/);

  const json = (await officer.get(`${batch}/2/report.json`)).json();
  expect(json.findings).toMatchObject([{ rule: 'T4-SUM' }]);

  const book = new ExcelJS.Workbook();
  const bytes = (await officer.get(`${batch}/summary.xlsx`)).rawPayload;
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  expect(book.getWorksheet('汇总')!.rowCount).toBe(4);
  expect([2, 3, 4].map((row) => book.getWorksheet('汇总')!.getCell(row, 7).value)).toEqual([
    '没有问题',
    '有问题',
    '未读全',
  ]);
  expect(book.getWorksheet('问题')!.getCell('B2').value).toBe('T4-SUM');
});

test('an archive is its files, each with its path; what was passed over is told, more than the most refused', async () => {
  const parts = files.map(({ name, content }) => ({ name: `各镇/${name}`, content }));
  const archive = (content: Buffer) => [{ field: 'files', name: '各镇.zip', content }];
  const sent = await officer.upload(path, {}, archive(zipOf([{ name: '各镇/' }, ...parts])));
  const page = load((await officer.get(sent.headers.location!)).body);
  expect(page('main tbody th').text()).toContain('各镇.zip/各镇/甲镇.html');
  expect(page('main tbody tr').length).toBe(3);
  expect(page('main .help').text()).toBe('压缩包“各镇.zip”中没有体检的：文件夹 1 个。');
  const json = await officer.get(`${sent.headers.location}/2/report.json`);
  expect(json.json().findings).toMatchObject([{ rule: 'T4-SUM' }]);
  expect(json.headers['content-disposition']).toContain(encodeURIComponent('乙镇.docx.json'));

  const many = zipOf(Array.from({ length: 101 }, (_, n) => ({ name: `${n}.html`, content: Buffer.from('<p>x') })));
  const refused = await officer.upload(path, { year: '2022' }, archive(many));
  expect(refused.statusCode).toBe(413);
  expect(load(refused.body)('#f-files-error').text()).toContain('压缩包里的也算');
  const large = await officer.upload(path, {}, [
    { field: 'files', name: '大.html', content: Buffer.alloc(21 << 20, ' ') },
  ]);
  expect(load(large.body)('#f-files-error').text()).toContain('超过 20 MB');
});

test('results are the office’s, stay, and are removed; another authority does not find them', async () => {
  const batch = (await officer.upload(path, {}, files.slice(0, 1))).headers.location!;
  expect((await other.get(batch)).statusCode).toBe(200); // a colleague
  const stranger = await testTown(books.db, 'elsewhere');
  const there = new Client(app);
  await there.signIn((await stranger.person('office', 'editor')).login, stranger.password);
  for (const below of ['', '/1', '/1/report.json', '/1/problems.docx', '/summary.xlsx'])
    expect((await there.get(`${batch}${below}`)).statusCode, below).toBe(404);
  for (const [below, fields] of [
    ['/1/check', { finding: 'x', reason: '看过了' }],
    ['/1/lift', { finding: 'x' }],
  ] as const)
    expect((await there.post(`${batch}${below}`, fields, path)).statusCode, below).toBe(404);
  await there.post(`${batch}/remove`, {}, path);
  now = new Date(now.getTime() + 400 * 86_400_000);
  officer = await signedIn(null, 'cityOffice');
  expect((await officer.get(path)).body).toContain(batch);
  expect((await officer.get(batch)).statusCode).toBe(200);
  expect((await officer.get(`${batch}/9`)).statusCode).toBe(404);
  expect((await officer.post(`${batch}/remove`, {}, batch)).statusCode).toBe(303);
  expect((await officer.get(batch)).statusCode).toBe(404);
});

test('a finding that was looked into says why, everywhere; and is open again when that is lifted', async () => {
  const batch = (await officer.upload(path, {}, files.slice(0, 2))).headers.location!;
  const one = `${batch}/2`;
  const finding = load((await officer.get(one)).body)('[name=finding]').attr('value')!;
  const refused = await officer.post(`${one}/check`, { finding, reason: '' }, one);
  expect([refused.statusCode, load(refused.body)(`#f-${finding}-reason-error`).text()]).toEqual([
    422,
    '请填写核实的情况',
  ]);
  expect((await officer.post(`${one}/check`, { finding, reason: '已电话核对，原件有脚注' }, one)).statusCode).toBe(303);
  expect(load((await officer.get(one)).body)(`#found-${finding}`).text()).toContain('已核实 已电话核对，原件有脚注');
  expect(load((await officer.get(batch)).body)('tbody').text()).toContain('1 处问题均已核实');
  const book = new ExcelJS.Workbook();
  const bytes = (await officer.get(`${batch}/summary.xlsx`)).rawPayload;
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  expect(book.getWorksheet('问题')!.getCell('I2').value).toBe('已电话核对，原件有脚注');
  const logged = await books.db
    .selectFrom('audit_log')
    .select('detail')
    .where('action', '=', 'reportAudit.check')
    .execute();
  expect(logged).toMatchObject([{ detail: { number: 2, finding, reason: '已电话核对，原件有脚注' } }]);
  const list = await officer.get(`${one}/problems.docx`);
  expect(await wordsIn(list.rawPayload)).toContain('没有发现问题');
  expect((await officer.post(`${one}/lift`, { finding }, one)).statusCode).toBe(303);
  expect(load((await officer.get(batch)).body)('tbody').text()).toContain('1 处问题 ');
});

test('the list of problems names each with its place, what it should be and what it is', async () => {
  const batch = (await officer.upload(path, {}, files.slice(0, 2))).headers.location!;
  const json = (await officer.get(`${batch}/2/report.json`)).json();
  const [{ message, place }] = json.findings;
  const list = await officer.get(`${batch}/2/problems.docx`);
  const value = await wordsIn(list.rawPayload);
  for (const said of ['问题清单', '有下列 1 处问题', '错误', message, place, json.authority.name])
    expect(value).toContain(said);
  expect((await officer.get(`${batch}/9/problems.docx`)).statusCode).toBe(404);
});

test('whichever process is asked finds the results; in the books stands no word of them', async () => {
  officer = await signedIn(null, 'cityOffice');
  const batch = (await officer.upload(path, {}, files.slice(0, 2))).headers.location!;
  const another = await buildServer({ ...books, now: () => now });
  const there = new Client(another);
  for (const [name, value] of officer.cookies) there.cookies.set(name, value);
  for (const below of ['', '/1', '/2/report.json', '/summary.xlsx'])
    expect((await there.get(`${batch}${below}`)).statusCode, below).toBe(200);
  expect((await there.get(path)).body).toContain(batch);
  const kept = () => books.db.selectFrom('report_audits').selectAll().execute();
  const results = await books.db.selectFrom('report_audit_results').selectAll().execute();
  expect(JSON.stringify([await kept(), results])).not.toMatch(/甲镇|T4-SUM/);

  const { authority_id } = (await kept())[0]!;
  const who = { id: (await kept())[0]!.staff_id, authorityId: authority_id + 1 };
  expect(await resultsOf(books.db, books.sealer, who, batch.split('/').at(-1)!)).toBeUndefined();
});

test('an office that keeps very many removes some before it adds one', async () => {
  const full = await testTown(books.db, 'full');
  const person = await full.person('office', 'editor');
  const who = { id: person.id, authorityId: full.authorityId };
  const results = { reports: [{ file: '甲', error: 'x' }], previousErrors: [] };
  for (let n = 1; n < MOST_KEPT; n++) await keepResults(books.db, books.sealer, who, results, now);
  expect(await isFull(books.db, who)).toBe(false);
  await keepResults(books.db, books.sealer, who, results, now);
  const client = new Client(app);
  await client.signIn(person.login, full.password);
  const refused = await client.upload(path, {}, files.slice(0, 1));
  expect([refused.statusCode, refused.body.includes('请先删除不再需要的')]).toEqual([409, true]);
  expect(await uploadsOf(books.db, books.sealer, who)).toHaveLength(MOST_KEPT);
});

test('no file, and people who have nothing to do with it', async () => {
  const empty = await officer.upload(path, {}, []);
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain('请选择要体检的年度报告');
  const admin = await signedIn(null, 'auditAdmin');
  expect((await admin.get(path)).statusCode).toBe(404);
});

test('last year’s report of the same authority is found among several by its name', async () => {
  const previous = { field: 'previous', name: '去年.html', content: (await checkSeed(23, undefined, layout)).bytes };
  const sent = await officer.upload(path, {}, [previous, ...files.slice(0, 2)]);
  expect((await officer.get(sent.headers.location!)).statusCode).toBe(200);
});

test('the year and the authority that a report should be of', async () => {
  const page = load((await officer.get(path)).body);
  const names = page('.report-audit-grid form label')
    .map((_, label) => page(label).text())
    .get();
  expect(names[0]).toContain('年度报告');
  expect(names[0]).toContain('必填');
  const authority = page('select[name=authority] option').last().attr('value')!;
  const sent = await officer.upload(path, { year: '2019', authority }, files.slice(0, 1));
  expect(sent.statusCode).toBe(303);
  const report = (await officer.get(`${sent.headers.location}/1/report.json`)).json();
  expect(JSON.stringify(report.findings)).toContain('2019');
  expect(JSON.stringify(report.findings)).toContain(authority);

  const wrong = await officer.upload(path, { year: '二三', authority }, files.slice(0, 1));
  expect(wrong.statusCode).toBe(422);
  const again = load(wrong.body);
  expect(again('.field.wrong select[name=year]')).toHaveLength(1);
  expect(again('select[name=authority] option[selected]').attr('value')).toBe(authority);
});

test('figures that could not be read are typed in where they stand, and the rules run again', async () => {
  const torn = good.toString().replace(/([\s\S]*<td[^>]*>)\d+(<\/td><\/tr>)/, '$1?$2');
  const figure = /[\s\S]*<td[^>]*>(\d+)<\/td><\/tr>/.exec(good.toString())![1]!;
  const sent = await officer.upload(path, {}, [{ field: 'files', name: '丙镇.html', content: Buffer.from(torn) }]);
  const result = `${sent.headers.location}/1`;
  expect(load((await officer.get(result)).body)('#unread a').attr('href')).toBe(`${result}/cells`);

  const cells = `${result}/cells`;
  const form = load((await officer.get(cells)).body);
  const field = form('.type-in-cells input');
  expect(field.length).toBe(1);
  expect(form('main form').text()).toMatch(/第 \d+ 表第 \d+ 行第 \d+ 列：“\?”不是数字，原文“\?”/);
  const name = field.attr('name')!;

  const refused = await officer.post(cells, { [name]: '若干' });
  expect(refused.statusCode).toBe(422);
  const again = load(refused.body);
  expect(again('.type-in-cells input').attr('value')).toBe('若干');
  expect(again('.summary a').attr('href')).toBe(`#${again('.type-in-cells input').attr('id')}`);

  expect((await officer.post(cells, { [name]: String(Number(figure) + 1) })).statusCode).toBe(303);
  expect(load((await officer.get(result)).body)('main').text()).toContain('T4-SUM');
  expect((await officer.post(cells, { [name]: figure })).headers.location).toBe(result);
  const page = load((await officer.get(result)).body);
  expect(page('#unread').length).toBe(0);
  expect(page('main').text()).toContain('1 格没有读出，由人工对照原文填入');
  expect(page('main').text()).toMatch(/\d{4}-\d\d-\d\d 对照原文填入/);
  expect(load((await officer.get(`${sent.headers.location}`)).body)('main tbody').text()).toContain('没有问题');

  expect((await officer.post(cells, { [name]: '' })).statusCode).toBe(303);
  expect(load((await officer.get(result)).body)('#unread').length).toBe(1);
  const stranger = await testTown(books.db, 'far');
  const there = new Client(app);
  await there.signIn((await stranger.person('office', 'editor')).login, stranger.password);
  expect((await there.get(cells)).statusCode).toBe(404);
  expect((await there.post(cells, { [name]: '1' }, path)).statusCode).toBe(404);
  expect((await officer.get(`${sent.headers.location}/9/cells`)).statusCode).toBe(404);
});

import { load } from 'cheerio';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { GuideText, publicGuides, standingInWords, windowsNow } from './index.ts';
import type { GuideWish } from './list.ts';

// A matter from its first line to the site, and what becomes of it: signed, asked for, looked at, taken off.
const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-03-04T02:00:00Z'); // a Monday, 10:00 in China
const app = await buildServer({ ...books, now: () => now });
const PATH = '/console/guides';
const gates = ['language', 'norms', 'politics'];
let town: TestTown;
const staff: Record<'head' | 'editor' | 'other' | 'reviewer' | 'secrecy' | 'signer', Client> = {} as never;
const people: Record<string, string> = {};
let basisIndex = '';
let documentId = 0;

const signedIn = async (key: keyof typeof staff) => {
  const client = new Client(app);
  await client.signIn(people[key]!, town.password);
  staff[key] = client;
};

beforeAll(async () => {
  town = await testTown(db);
  const of = async (key: keyof typeof staff, ...who: Parameters<TestTown['person']>) => {
    people[key] = (await town.person(...who)).login;
    await signedIn(key);
  };
  await of('head', 'office', 'disclosureHead');
  await of('editor', 'finance', 'editor');
  await of('other', 'office', 'editor');
  await of('reviewer', 'finance', 'officeReviewer');
  await of('secrecy', 'office', 'secrecyReviewer');
  await of('signer', null, 'signer');
  documentId = await publicDocument(books, town, { title: '临时救助实施办法', at: '2023-06-01T02:00:00Z' });
  const row = await db
    .selectFrom('publications')
    .select('index_number')
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow();
  basisIndex = row.index_number;
});

const written = {
  title: '临时救助申请',
  audiences: ['person'],
  subject: 'relief',
  basis: '《社会救助暂行办法》第四十七条',
  conditions: '家庭基本生活暂时困难。',
  materials: '申请书，原件1，本人签字\n居民户口簿，复印件1',
  steps: '提出申请\n入户了解',
  place: '测试镇政府一楼',
  telephone: '0000-6600001',
  legalLimit: '20 个工作日',
  promisedLimit: '10 个工作日',
  charged: 'no',
  result: '救助金发放到账户',
  supervision: '0000-6600002',
};
const visitor = () => new Client(app);
const pageOf = async (url: string, client = visitor()) => load((await client.get(url)).body);

async function begun(client: Client, title: string, more = {}): Promise<string> {
  const reply = await client.post(PATH, { title, ...more });
  expect(reply.statusCode).toBe(303);
  return reply.headers.location as string;
}

const idOf = (at: string) => at.split('/').pop()!;

async function passes(client: Client, id: string, checks: string[]) {
  const at = `/console/reviews/guide/${id}`;
  const body = (await client.get(at)).body;
  const hash = /name="contentHash" value="([0-9a-f]+)"/.exec(body)?.[1] ?? '';
  const step = /name="step" value="(\d+)"/.exec(body)?.[1] ?? '';
  return (await client.post(at, { verdict: 'passed', gates: checks, contentHash: hash, step })).statusCode;
}

async function signed(at: string) {
  expect(await passes(staff.reviewer, idOf(at), gates)).toBe(303);
  expect(await passes(staff.secrecy, idOf(at), ['secrecy'])).toBe(303);
  expect(await passes(staff.signer, idOf(at), gates)).toBe(303);
}

let at = '';

test('nothing of it is public before it was signed; what it lacks is said when it is submitted', async () => {
  at = await begun(staff.editor, '临时救助申请');
  const refused = await staff.editor.post(at, { ...written, place: '', telephone: '', button: 'submit' });
  expect(refused.statusCode).toBe(422);
  const $ = load(refused.body);
  expect($('.summary a[href="#f-telephone"]').text()).toBe('请填写咨询电话');
  expect($('.summary a[href="#f-place"]').text()).toContain('安排到服务窗口');
  expect((await visitor().get(`/guides/${idOf(at)}`)).statusCode).toBe(404);
  expect((await pageOf('/console', staff.editor))('main').text()).toContain('填写后还没有送审');
  // another office knows nothing of it, the head all
  expect((await staff.other.get(at)).statusCode).toBe(404);
  expect((await staff.other.post(at, written, PATH)).statusCode).toBe(404);
  expect((await staff.head.get(at)).statusCode).toBe(200);
});

test.each([
  [{ basisIndex: '没有的号' }, 'basisIndex', '没有公开过这个索引号'],
  [{ materials: '，原件1' }, 'materials', '第 1 行：应以材料名称开头'],
  [{ subject: 'toString' }, 'subject', '请选择列出的主题'],
  [{ audiences: ['nobody'] }, 'audiences.0', '请选择列出的服务对象'],
  [{ conditions: '联系人身份证 000000199001010018' }, 'conditions', '居民身份证号码'],
])('%j is refused at its field, and nothing typed is lost', async (fault, field, said) => {
  const reply = await staff.editor.post(at, { ...written, ...fault });
  expect(reply.statusCode).toBe(422);
  const $ = load(reply.body);
  expect($(`.summary a[href="#f-${field}"]`).text()).toContain(said);
  expect($('[name=result]').val()).toBe('救助金发放到账户');
});

test('a sample is looked into: what may never be public stops it', async () => {
  expect((await staff.editor.post(at, { ...written, basisIndex })).statusCode).toBe(303);
  const samples = `${at}/samples`;
  const file = (text: string) => [{ field: 'file', name: '申请书样表.csv', content: Buffer.from(text) }];
  const bad = file('姓名,居民身份证号码\n演示人,000000199001010018\n');
  expect((await staff.editor.upload(samples, { material: '申请书' }, bad, at)).statusCode).toBe(303);
  const refused = await staff.editor.post(at, { ...written, basisIndex, button: 'submit' });
  expect([refused.statusCode, load(refused.body)('.summary').text()]).toEqual([
    422,
    expect.stringContaining('居民身份证号码'),
  ]);
  const none = await staff.editor.upload(samples, { material: '申请书' }, [], at);
  expect([none.statusCode, load(none.body)('.summary').text()]).toEqual([
    422,
    expect.stringContaining('请选择样表文件'),
  ]);
  expect((await staff.editor.upload(samples, { material: '没有的材料' }, file('姓名\n'), at)).statusCode).toBe(409);
  const good = file('姓名,事由\n（填写姓名）,（填写事由）\n');
  expect((await staff.editor.upload(samples, { material: '申请书' }, good, at)).statusCode).toBe(303);
});

test('signed by the chain it is on the site with all its elements, its samples, the search and the site map', async () => {
  expect((await staff.editor.post(at, { ...written, basisIndex, button: 'submit' })).statusCode).toBe(303);
  const late = await staff.editor.post(at, { ...written, result: '别的' }, PATH);
  expect(late.statusCode).toBe(409);
  await signed(at);
  const $ = await pageOf(`/guides/${idOf(at)}`);
  const text = $('main').text();
  for (const said of [
    '临时救助申请',
    '《社会救助暂行办法》第四十七条',
    '家庭基本生活暂时困难',
    '居民户口簿',
    '复印件 1 份',
    '入户了解',
    '20 个工作日',
    '不收费',
    '救助金发放到账户',
    '0000-6600001',
    '0000-6600002',
    '2024-03-04 核对有效',
  ])
    expect(text, said).toContain(said);
  expect($(`a[href="/documents/${documentId}"]`).text()).toBe('临时救助实施办法');
  const sample = $('a[download]').attr('href')!;
  const file = await visitor().get(sample);
  expect([file.statusCode, file.body]).toEqual([200, expect.stringContaining('填写姓名')]);
  expect((await visitor().get(sample.replace(/[0-9a-f]{64}/, 'a'.repeat(64)))).statusCode).toBe(404);
  expect((await pageOf('/search?q=户口簿'))(`a[href="/guides/${idOf(at)}"]`).length).toBeGreaterThan(0);
  expect((await visitor().get('/sitemap-pages.xml')).body).toContain(`/guides/${idOf(at)}<`);
});

test.each([
  ['/guides', true],
  ['/guides?q=救助&audience=person&subject=relief', true],
  ['/guides?audience=organization', false],
  ['/guides?subject=land', false],
  ['/guides?q=不存在的词', false],
  ['/guides?subject=constructor&audience=__proto__', true],
])('%s lists it: %s', async (url, there) => {
  const $ = await pageOf(url);
  expect($(`main a[href="/guides/${idOf(at)}"]`).length > 0).toBe(there);
  if (!there) expect($('.empty').text()).toContain('没有符合条件的办事指南');
});

test('what is written after that is not public until it is signed; the version of before stays', async () => {
  expect((await staff.editor.post(at, { ...written, basisIndex, result: '发放到一卡通' })).statusCode).toBe(303);
  expect((await pageOf(`/guides/${idOf(at)}`))('main').text()).not.toContain('一卡通');
  now = new Date('2024-03-05T02:00:00Z');
  for (const key of Object.keys(staff) as (keyof typeof staff)[]) await signedIn(key);
  expect(
    (await staff.editor.post(at, { ...written, basisIndex, result: '发放到一卡通', button: 'submit' })).statusCode,
  ).toBe(303);
  await signed(at);
  expect((await pageOf(`/guides/${idOf(at)}`))('main').text()).toContain('一卡通');
  const links = (await pageOf(at, staff.editor))('a[href*="/versions/"]')
    .toArray()
    .map((a) => [load(a).text().trim(), a.attribs.href!] as const);
  expect(links.map(([label]) => label)).toEqual(['2024-03-05 至 今', '2024-03-04 至 2024-03-05']);
  expect((await pageOf(links[1]![1], staff.editor))('main').text()).toContain('救助金发放到账户');
  expect((await staff.editor.get(`${at}/versions/999`)).statusCode).toBe(404);
});

test('a kiosk reads the same: by audience, its text, and no sample where none is given out', async () => {
  const found = await publicGuides(db, town.authorityId, { audience: 'person' });
  expect(found.map(({ id }) => String(id))).toEqual([idOf(at)]);
  const text = load(renderToString(h(GuideText, { content: found[0]!.content, windows: [] })));
  expect(text('#materials th[scope=row]').first().text()).toBe('申请书');
  expect(text('a')).toHaveLength(0);
  expect(await windowsNow(db, town.authorityId, now)).toEqual([]);
});

test.each<[GuideWish, boolean]>([
  [{ words: '救助' }, true],
  [{ words: '户口簿 临时' }, true],
  [{ words: '救助 低保' }, false],
  [{ words: '%' }, false],
  [{ audience: 'organization' }, false],
  [{ subject: 'relief' }, true],
  [{ subject: 'land' }, false],
])('%j finds it: %s', async (wish, found) => {
  expect((await publicGuides(db, town.authorityId, wish)).length > 0).toBe(found);
});

test('a translation is written beside the Chinese, looked into, reviewed with it, and marked when the Chinese changes', async () => {
  const page = `${at}/translations/en`;
  expect((await staff.other.get(page)).statusCode).toBe(404);
  expect((await staff.editor.get(`${at}/translations/de`)).statusCode).toBe(404);
  await db
    .updateTable('authorities')
    .set({ languages: ['en'] })
    .where('id', '=', town.authorityId)
    .execute();
  const english = {
    title: 'Temporary assistance',
    materials: 'Application; signed\nHousehold register',
    steps: 'Apply',
  };
  const wrong = await staff.editor.post(page, { ...english, materials: 'Application' });
  expect(wrong.statusCode).toBe(422);
  expect(load(wrong.body)('.field.wrong [name=materials]').text()).toBe('Application');
  const submit = { ...written, basisIndex, result: '发放到一卡通', button: 'submit' };
  expect((await staff.editor.post(page, { ...english, steps: 'Call 13812345678' })).statusCode).toBe(422);
  expect((await staff.editor.post(page, english)).statusCode).toBe(303);
  expect((await pageOf(`/en/guides/${idOf(at)}`))('main .notice').text()).toContain('not translated yet');
  expect((await staff.editor.post(at, submit)).statusCode).toBe(303);
  await signed(at);
  const read = await pageOf(`/en/guides/${idOf(at)}`);
  expect(read('h1').text()).toBe('Temporary assistance');
  expect(read('#materials th[scope=row]').first().text().trim()).toBe('Application');
  expect(read('#conditions p').attr('lang')).toBe('zh-CN'); // not translated
  expect(read('#steps li').attr('lang')).toBe('en');
  await staff.editor.post(at, { ...submit, conditions: '家庭生活困难的。' });
  await signed(at);
  const stale = await pageOf(`/en/guides/${idOf(at)}`);
  expect(stale('main .warning').text()).toContain('older version');
  expect(stale('h1').text()).toBe('Temporary assistance');
  expect((await pageOf(at, staff.editor))('a[href$="/translations/en"]').parent().text()).toContain('译文对应旧版');
  await staff.editor.post(at, submit);
  await signed(at);
});

describe('windows', () => {
  const hours = '8:30-11:30，13:30-17:00';
  const week = Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`hours${n}`, hours]));
  const window = { number: '1', name: '社会救助', place: '大厅东侧', telephone: '0000-6600003', person: '' };

  test('is on the site at once, with what it takes and whether it is open', async () => {
    const added = await staff.editor.post('/console/windows/new', { ...window, ...week, guides: [idOf(at)] });
    expect(added.statusCode).toBe(303);
    const [first] = await windowsNow(db, town.authorityId, now);
    expect(standingInWords(first!.standing).state).toBe('正在办理');
    const card = (await pageOf('/windows'))('.windows > li');
    expect(card).toHaveLength(1);
    expect(card.text()).toContain('正在办理');
    expect(card.text()).toContain('至 11:30');
    expect(card.find('a').attr('href')).toBe(`/guides/${idOf(at)}`);
    expect((await pageOf(`/guides/${idOf(at)}`))('#place').text()).toContain('1 号窗口（社会救助），大厅东侧');
    expect((await pageOf('/search?q=服务窗口'))('a[href="/windows"]').length).toBeGreaterThan(0);
  });

  test('the page is drawn anew for each who asks: what is open changes by itself', async () => {
    const early = now;
    now = new Date('2024-03-05T04:00:00Z');
    const reply = await visitor().get('/windows');
    expect([reply.headers['cache-control'], load(reply.body)('.windows').text()]).toEqual([
      'no-store',
      expect.stringContaining('午间休息'),
    ]);
    now = early;
  });

  test.each([
    [{ number: '0' }, 'number'],
    [{ number: '1' }, 'number'],
    [{ number: '2', name: '' }, 'name'],
    [{ number: '2', hours2: '上午' }, 'hours2'],
    [{ number: '2', exceptions: '明天' }, 'exceptions'],
    [{ number: '2', exceptions: '2024-03-06，不开放，000000199001010018' }, 'exceptions'],
  ])('another with %j is refused at its field', async (fault, field) => {
    const reply = await staff.head.post('/console/windows/new', { ...window, ...week, ...fault });
    expect(reply.statusCode).toBe(422);
    const $ = load(reply.body);
    expect($(`.summary a[href="#f-${field}"]`)).toHaveLength(1);
    expect($('[name=place]').val()).toBe('大厅东侧');
  });

  test('matters of another authority are no matters of its windows', async () => {
    const other = await testTown(db, 'qtz');
    const stranger = new Client(app);
    await stranger.signIn((await other.person('office', 'editor', 'disclosureHead')).login, other.password);
    const taken = { ...window, ...week, guides: [idOf(at), '2147483648'] };
    expect((await stranger.post('/console/windows/new', taken)).statusCode).toBe(303);
    const rows = await db
      .selectFrom('window_guides')
      .select('window_id')
      .where('authority_id', '=', other.authorityId)
      .execute();
    expect(rows).toEqual([]);
    expect((await stranger.get(at)).statusCode).toBe(404);
    expect((await stranger.post(`${at}/confirm`, {}, PATH)).statusCode).toBe(404);
  });

  test('closed it is off the site, and its number is free', async () => {
    const page = await pageOf('/console/windows', staff.editor);
    const one = page('tbody a').attr('href')!;
    expect((await staff.other.post(`${one}/close`, {}, PATH)).statusCode).toBe(404);
    const changed = { ...window, ...week, name: '民政窗口', guides: [idOf(at)] };
    expect((await staff.editor.post(one, changed)).statusCode).toBe(303);
    expect((await pageOf('/windows'))('main').text()).toContain('民政窗口');
    expect((await staff.editor.post(`${one}/close`, {}, one)).statusCode).toBe(303);
    expect((await pageOf('/windows'))('.windows > li')).toHaveLength(0);
    expect((await staff.editor.post('/console/windows/new', { ...window, ...week })).statusCode).toBe(303);
  });
});

test('a guide whose basis was repealed, or that nobody looked at, is told to its owner and the head, and to who reads it', async () => {
  const validity = { validity: 'repealed', on: '2024-03-04', reason: '已有新的规定' };
  const document = `/console/documents/${documentId}/validity`;
  expect((await staff.head.post(document, validity, document)).statusCode).toBe(303);
  for (const client of [staff.editor, staff.head])
    expect((await pageOf('/console', client))('main').text()).toContain('依据文件“临时救助实施办法”已废止');
  expect((await pageOf('/console', staff.other))('main').text()).not.toContain('临时救助实施办法”已废止');
  expect((await pageOf(`/guides/${idOf(at)}`))('.warning').text()).toContain('办理前请先打咨询电话确认');

  now = new Date('2024-09-02T02:00:00Z');
  for (const key of ['editor', 'head'] as const) await signedIn(key);
  expect((await pageOf('/console', staff.editor))('main').text()).toContain('已 181 天没有核对');
  expect((await pageOf(PATH, staff.head))('.tag.late').text()).toBe('需要核对');
  expect((await staff.editor.post(`${at}/confirm`, {}, at)).statusCode).toBe(303);
  expect((await pageOf('/console', staff.editor))('main').text()).not.toContain('天没有核对');
  expect((await pageOf(`/guides/${idOf(at)}`))('main').text()).toContain('2024-09-02 核对有效');
  expect((await visitor().get(`/guides/${idOf(at)}`)).body).toContain('已废止');
});

test('taken off it answers 410 with its samples, and stands in no list; its versions stay', async () => {
  const sample = (await pageOf(`/guides/${idOf(at)}`))('a[download]').attr('href')!;
  expect((await staff.editor.post(`${at}/withdraw`, { reason: '' }, at)).statusCode).toBe(422);
  expect((await staff.editor.post(`${at}/withdraw`, { reason: '事项已取消' }, at)).statusCode).toBe(303);
  expect((await visitor().get(`/guides/${idOf(at)}`)).statusCode).toBe(410);
  expect((await visitor().get(sample)).statusCode).toBe(410);
  expect((await pageOf('/guides'))(`a[href="/guides/${idOf(at)}"]`)).toHaveLength(0);
  expect((await pageOf(at, staff.editor))('main').text()).toContain('事项已取消');
  expect((await staff.editor.post(`${at}/confirm`, {}, at)).statusCode).toBe(409);
});

test('a draft that was never public goes altogether', async () => {
  const draft = await begun(staff.head, '写错的事项', { office: String(town.offices.village) });
  expect((await staff.head.post(`${draft}/discard`, {}, draft)).headers.location).toBe(PATH);
  expect((await staff.head.get(draft)).statusCode).toBe(404);
});

test('guides and windows of an office go to the one that it was closed into', async () => {
  const admin = new Client(app);
  await admin.signIn((await town.person(null, 'systemAdmin')).login, town.password);
  const close = `/console/offices/${town.offices.finance}/close`;
  const closed = await admin.post(
    close,
    { into: String(town.offices.office) },
    `/console/offices/${town.offices.finance}`,
  );
  expect(closed.statusCode).toBe(303);
  const owners = await db
    .selectFrom('guides')
    .select('office_id')
    .where('authority_id', '=', town.authorityId)
    .execute();
  expect(owners.map(({ office_id }) => office_id)).toEqual([town.offices.office]);
});

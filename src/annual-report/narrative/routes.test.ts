import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { testTown } from '../../../test/support/town.ts';
import { authorityById } from '../../organizations/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { keepPublished } from '../publication/publication.ts';
import { partIds } from './parts.ts';
import { shownBy } from './promise-evidence.ts';

const books = await testDatabase(rooms);
const { db } = books;
const now = new Date('2024-01-10T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const editor = new Client(app);
const year = '/console/annual-report/2023';
const part = `${year}/parts/problems`;

const lastYear =
  '存在的主要问题：一是个别栏目更新不够及时。\n改进情况：一是明确各栏目的维护人员和更新频次；二是增设三处线下公开栏。';

beforeAll(async () => {
  const town = await testTown(db);
  const ledgers = ledgersOf(db, town);
  await ledgers.deliveries('website', 3, '2022-03-03');
  await ledgers.deliveries('website', 3, '2023-03-03');
  await ledgers.application('person', '2023-12-30');
  await db
    .insertInto('annual_reports')
    .values({
      authority_id: town.authorityId,
      year: 2022,
      texts: JSON.stringify({ problems: lastYear }),
      updated_at: now,
      updated_by: '测试',
      snapshot: 'null',
    })
    .execute();
  const authority = (await authorityById(db, town.authorityId))!;
  await db.transaction().execute((tx) => keepPublished(tx, authority, 2022, { name: '测试', now, date: '2023-01-10' }));
  const { login } = await town.person('office', 'editor');
  await editor.signIn(login, town.password);
});

test('records behind sentences, and pages where they are entered, open for those who write', async () => {
  const closed: string[] = [];
  for (const one of partIds) {
    const $ = load((await editor.get(`${year}/parts/${one}`)).body);
    const links = $('#statements a, a.records')
      .toArray()
      .map((link) => $(link).attr('href')!.split('#')[0]!);
    for (const href of new Set(links)) {
      const { statusCode } = await editor.get(href);
      if (statusCode !== 200) closed.push(`${one} ${href} ${statusCode}`);
    }
  }
  expect(closed).toEqual([]);
});

test('last year’s promises are answered one by one, and the answers stay', async () => {
  const $ = load((await editor.get(part)).body);
  const names = $('#promises select')
    .toArray()
    .map((select) => $(select).attr('name')!);
  expect(names).toHaveLength(2);
  expect($('#promises').text()).toContain('增设三处线下公开栏');
  // what the books show of a promise about columns, last year beside this year
  const shown = $('#promises li').first().find('p.help a').toArray();
  expect(shown.map((a) => $(a).attr('href'))).toContain('/console/measures/site.found?from=2022-01-01&to=2022-12-31');
  for (const a of shown) expect((await editor.get($(a).attr('href')!)).statusCode).toBe(200);
  expect(load((await editor.get(year)).body)('#progress').text()).toContain('上年承诺的改进 2 项待回应');
  const [first, second] = names.map((name) => name.slice('standing-'.length));
  const half = await editor.post(
    `${year}/promises`,
    {
      [`seen-${first}`]: $(`[name=seen-${first}]`).attr('value')!,
      [`standing-${first}`]: 'done',
      [`answer-${first}`]: '',
    },
    part,
  );
  expect(half.statusCode).toBe(422);
  expect(load(half.body)(`[name=standing-${first}]`).val()).toBe('done');
  const seenOf = (id: string | undefined) => $(`[name=seen-${id}]`).attr('value')!;
  const given = {
    [`seen-${first}`]: seenOf(first),
    [`seen-${second}`]: seenOf(second),
    [`standing-${first}`]: 'done',
    [`answer-${first}`]: '17 个栏目都有了维护人员。',
    [`standing-${second}`]: '',
    [`answer-${second}`]: '',
  };
  expect((await editor.post(`${year}/promises`, given, part)).statusCode).toBe(303);
  expect(load((await editor.get(year)).body)('#progress').text()).toContain('上年承诺的改进 1 项待回应');
  const added = await editor.post(part, { text: '写到一半', seen: 'template', add: `promise-${first}` });
  expect(load(added.body)('textarea').val()).toBe(
    '写到一半\n上年提出的“明确各栏目的维护人员和更新频次”，已完成：17 个栏目都有了维护人员。',
  );
});

test('what the books show is offered with its records, and added to what was typed', async () => {
  const $ = load((await editor.get(part)).body);
  expect($('#suggestions a').first().attr('href')).toBe(`${year}/cells/three.carriedOut.total`);
  expect($('#suggestions a').first().text()).toBe('年末尚有 1 件申请未办结');
  const added = await editor.post(part, { text: '写到一半', seen: 'template', add: 'open' });
  expect(load(added.body)('textarea').val()).toMatch(/^写到一半\n年末尚有 {{applications.carriedOut}} 件申请未办结。/);
});

test('what the books prove is offered with its records; what they lack, with where it is entered', async () => {
  const platforms = `${year}/parts/platforms`;
  const page = load((await editor.get(platforms)).body);
  const used = page('#statements li').first();
  expect(used.find('a').attr('href')).toBe('/console/ledger?year=2023');
  expect(page('#statements').text()).toContain('已在文字中');
  expect(page('#statements [name=add]')).toHaveLength(0);
  expect(page('#statements details a[href="/console/facilities"]').length).toBeGreaterThan(3);
  expect(page('#preview .own-words')).toHaveLength(0);
  const added = load((await editor.post(platforms, { text: '我们自己的话。', seen: 'template', add: 'first' })).body);
  expect(added('textarea').val()).toMatch(/^我们自己的话。\n按公开数量，第一平台是{{platforms.first}}，/);
  expect(added('#preview .own-words').text()).toBe('我们自己的话。');
  expect(added('#preview a.records').attr('href')).toBe('/console/ledger?year=2023&channel=website');
  const unknown = load((await editor.post(platforms, { text: '一句。', seen: 'template', add: 'no-such' })).body);
  expect(unknown('textarea').val()).toBe('一句。');
  expect(load((await editor.get(year)).body)('.own-words, a.records')).toHaveLength(0);
});

test('last year’s text is a beginning, and what merely repeats it is marked', async () => {
  const copied = await editor.post(part, { text: '', seen: 'template', copy: 'yes' });
  const $ = load(copied.body);
  expect($('textarea').val()).toBe(lastYear);
  expect($('#last-year').text()).toContain('重复率 100%');
  expect($('#last-year mark')).toHaveLength(3);
  const other = load(
    (await editor.post(part, { text: '全新的一段说明文字。', seen: 'template', preview: 'yes' })).body,
  );
  expect(other('#last-year').text()).toContain('重复率 0%');
  expect(load((await editor.get(`${year.replace('2023', '2022')}/parts/problems`)).body)('body').text()).toBe('');
});

test('a figure that contradicts leads to its sentence and to its editor', async () => {
  const text = '开头一段。\n本年度收到政府信息公开申请 7 件。';
  await editor.post(`${year}/parts/applications`, { text, seen: 'template' });
  const $ = load((await editor.get(year)).body);
  const finding = $('#findings li').filter((_n, li) => $(li).text().includes('N-TEXT'));
  expect(finding.find('a').first().attr('href')).toBe('#line-applications-2');
  expect($('#line-applications-2').text()).toContain('7 件');
  expect(finding.find('a.btn').attr('href')).toBe(`${year}/parts/applications`);
});

test('a number of publications that the ledger does not have is found where it is written', async () => {
  const text = '2023年，共主动公开政府信息 3000 条。';
  await editor.post(`${year}/parts/publishing`, { text, seen: 'template' });
  const $ = load((await editor.get(year)).body);
  const finding = $('#findings li').filter((_n, li) => $(li).text().includes('台账'));
  expect(finding.text()).toContain('台账登记的公开信息为 3，文中写 3000');
  expect(finding.find('a.btn').attr('href')).toBe(`${year}/parts/publishing`);
  await editor.post(`${year}/parts/publishing`, { text: text.replace('3000', '3'), seen: text });
});

test('a year without any data has a workspace too', async () => {
  for (const empty of ['2010', '2024', '2031']) {
    const page = await editor.get(`/console/annual-report/${empty}`);
    expect(page.statusCode).toBe(200);
    expect((await editor.get(`/console/annual-report/${empty}/parts/problems`)).statusCode).toBe(200);
  }
  expect(load((await editor.get('/console/annual-report/2024')).body)('#progress').text()).toContain(
    '距 2025-01-31 还有 387 天',
  );
});

test.each([
  ['进一步提高公开时效，杜绝逾期公开', ['dues.timely', 'published.late']],
  ['组织业务培训，提升业务能力', ['training.sessions', 'training.attendances']],
  ['明确各栏目的维护人员和更新频次', ['site.found', 'site.mended']],
  ['加强组织领导', []],
])('a promise “%s” is shown by %j', (text, ids) => expect(shownBy(text)).toEqual(ids));

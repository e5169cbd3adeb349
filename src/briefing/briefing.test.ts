import { load } from 'cheerio';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { ledgersOf } from '../../test/support/ledgers.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { fileInZip } from '../../test/support/unzip.ts';
import { createCalendar } from '../law/index.ts';
import { valueInWords } from '../measures/index.ts';
import { textOfSegments } from '../platform/live-text.ts';
import { asOfDay, listMeasured, measure } from '../platform/measures.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { currentOf } from './current.ts';
import { draftBriefings } from './drafting.ts';
import { briefingHref, DESK, RECEIVED } from './paths.ts';
import { firstWorkingDay, monthIn, monthToDraft, stepFault } from './rules.ts';
import { briefingOf } from './store.ts';
import { contradictionsIn } from './text/contradictions.ts';
import { countMonth, figureText, linesOf } from './text/figures.ts';
import { partIds } from './text/parts.ts';
import { templateText } from './text/template.ts';

// 月报 from its draft on the first working day to what stands when the books change.
const books = await testDatabase(rooms);
const { db, house } = books;
const measures = house.brought('measures').filter(({ standing }) => standing !== 'today');
let now = new Date('2023-12-01T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const calendar = createCalendar();
let city: TestTown;
let town: TestTown;
let head: Client;
let signer: Client;

async function signedIn(of: TestTown, ...role: Parameters<TestTown['person']>) {
  const client = new Client(app);
  await client.signIn((await of.person(...role)).login, of.password);
  return client;
}

beforeAll(async () => {
  city = await testTown(db, 'shi');
  town = await testTown(db, 'zhen');
  await testTown(db, 'lin');
  await db
    .updateTable('authorities')
    .set({ created_at: new Date('2023-01-01T00:00:00Z') })
    .execute();
  await db
    .updateTable('authorities')
    .set({ parent_id: city.authorityId })
    .where('code', 'in', ['zhen', 'lin'])
    .execute();
  const ledgers = ledgersOf(db, town);
  await ledgers.deliveries('website', 3, '2023-10-10');
  await ledgers.deliveries('website', 60, '2023-11-10');
  await ledgers.deliveries('wechat', 5, '2023-11-30');
  await ledgers.application('person', '2023-11-02', 'granted', '2023-11-20');
  head = await signedIn(town, 'office', 'disclosureHead');
  signer = await signedIn(town, null, 'signer');
});

const NOV = briefingHref('2023-11-01');
const page = async (client: Client, path: string) => load((await client.get(path)).body)('main');
const version = async (client: Client, path: string) =>
  (await page(client, path)).find('input[name=version]').first().attr('value') ?? '1';
const step = async (client: Client, verb: string, fields: Record<string, string> = {}, at = NOV) =>
  client.post(`${at}/${verb}`, { version: await version(client, at), ...fields }, at);
const sign = async (client: Client, fields: Record<string, string> = {}, at = NOV) => {
  const main = await page(client, at);
  const of = (name: string) => main.find(`#sign input[name=${name}]`).attr('value') ?? '';
  return client.post(`${at}/sign`, { version: of('version'), seen: of('seen'), ...fields }, at);
};
const row = async (month = '2023-11-01') => (await briefingOf(db, town.authorityId, month))!;

test.each([
  ['2023-12-01', '2023-12-01', '2023-11-01', 'a Friday'],
  ['2023-10-05', '2023-10-07', undefined, 'National Day: the first working day is a Saturday that is worked'],
  ['2023-10-07', '2023-10-07', '2023-09-01', 'that Saturday'],
  ['2024-01-01', '2024-01-02', undefined, 'New Year'],
  ['2024-01-09', '2024-01-02', '2023-12-01', 'the machine was off for a week'],
])('on %s the first working day is %s, drafted is %s (%s)', (today, first, month, _why) => {
  expect([firstWorkingDay(today, calendar), monthToDraft(today, calendar)]).toEqual([first, month]);
});

test.each([
  ['2023-11', '2023-11-01'],
  ['2023-13', undefined],
  ['0001-01', undefined],
  ['9999-12', undefined],
  ['2023-1', undefined],
])('%s is the month %s', (text, month) => expect(monthIn(text)).toBe(month));

test('the month before is drafted once on the first working day, of every authority that was there', async () => {
  now = new Date('2023-12-01T02:00:00Z');
  await Promise.all([draftBriefings({ db, house, now }), draftBriefings({ db, house, now })]);
  const rows = await db.selectFrom('briefings').select(['authority_id', 'month', 'state']).execute();
  expect(rows.map(({ month, state }) => [month, state])).toEqual(Array(3).fill(['2023-11-01', 'drafting']));
  expect((await page(head, '/console')).find('.todo').text()).toContain('2023 年 11 月信息公开工作月报');
});

test('every figure of text and table opens its records, whose number it is', async () => {
  const main = await page(head, NOV);
  expect(main.find('#publishing').text()).toMatch(/主动公开政府信息 65 条次，比上月增加 62 条次.*本年累计 68 条次/s);
  expect(main.find('#applications').text()).toContain('收到政府信息公开申请 1 件');
  const doors = new Map(
    main
      .find('a.chip, td a')
      .toArray()
      .map((a) => [load(a).root().text(), load(a)('a').attr('href')!] as const)
      .map(([text, href]) => [`${href} ${text}`, { text, href }]),
  );
  expect(doors.size).toBeGreaterThan(40);
  const said = async (href: string) => {
    const { pathname, searchParams: asked } = new URL(href, 'http://localhost');
    const one = measures.find(({ id }) => id === pathname.split('/').at(-1))!;
    const within = { from: asked.get('from')!, to: asked.get('to')! };
    const counting = (asked.get('counting') ?? 'counted') as 'counted' | 'all';
    const of = { authorities: [town.authorityId], ...within, asOf: asOfDay(one, within, '2023-12-01') };
    const rows = await listMeasured(db, one, of, { counting }, { offset: 0, limit: 1_000 });
    const counted = (await measure(db, one, of)).get(town.authorityId)!;
    return [valueInWords(one, counted.value), String(rows.length), `${rows.length} ${one.unit}`];
  };
  for (const { text, href } of doors.values())
    if (!/[一-龥] \d+ (条次|件)/.test(text)) expect(await said(href), href).toContain(text);
  for (const { text, href } of [...doors.values()].slice(0, 2)) {
    const opened = await page(head, href);
    expect(opened.find('.head .meta b').text(), href).toBe(`${text} 条次`);
  }
});

test('a month without anything is a whole text, and so is each part', async () => {
  const empty = await countMonth(db, measures, { id: city.authorityId, name: '测试市' }, '2023-11-01', '2023-12-01');
  for (const part of partIds) {
    const text = linesOf(templateText(part, empty), empty, measures).map(textOfSegments).join('\n');
    expect(text, part).toMatch(/。$/);
    expect(text, part).not.toMatch(/[{}]|undefined|NaN|—/);
  }
  expect(figureText('messages.by.sort', empty, measures)).toBe('没有记录');
});

test('words of a person stay live; what is no figure, or a private number, is refused and stays typed', async () => {
  const at = `${NOV}/parts/publishing`;
  const post = async (text: string, more = {}) =>
    head.post(at, { version: await version(head, at), text, ...more }, at);
  const typed = '{{month}}公开 {{published}} 条次，其中网站另计。';
  expect((await post(typed)).statusCode).toBe(303);
  expect((await page(head, NOV)).find('#publishing').text()).toContain('2023 年 11 月公开 65 条次');
  for (const [text, why] of [
    ['公开 {{publishd}} 条', '没有名为“publishd”的数据'],
    ['公开 {{published} 条', '花括号不成对'],
    ['请致电张某，身份证号 11010519491231002X', '身份证'],
    ['字'.repeat(5_001), '最多 5000 字'],
  ] as const) {
    const reply = await post(text);
    expect([reply.statusCode, load(reply.body)('textarea').val() === text], why).toEqual([422, true]);
    expect(reply.body).toContain(why);
  }
  expect((await post('公开 {{publishd}} 条', { preview: 'yes' })).statusCode).toBe(200);
  const stale = await head.post(at, { version: '1', text: '另一个人' }, at);
  expect([stale.statusCode, load(stale.body)('textarea').val()]).toEqual([409, '另一个人']);
  expect((await post('')).statusCode).toBe(303);
  expect((await row()).texts).toEqual({});
});

test('a typed number that the books do not have is told, and handed on only when somebody looked at it', async () => {
  const figures = await countMonth(db, measures, { id: town.authorityId, name: '测试镇' }, '2023-11-01', '2023-12-01');
  const said = (text: string) => contradictionsIn(text, figures, measures).map(({ said: one }) => one);
  expect(said('本月主动公开政府信息 66 条次。')).toEqual(['主动公开政府信息 66 条次']);
  expect(said('本月主动公开信息６６条。')).toEqual(['主动公开信息66条']);
  for (const right of [
    '本月主动公开政府信息 65 条次。',
    '主动公开政府信息 {{published}} 条次，比上月增加 62 条次。',
    '本年累计主动公开政府信息 68 条次。',
    '主动公开信息情况良好，召开会议 3 次。',
  ])
    expect(said(right), right).toEqual([]);
  const at = `${NOV}/parts/publishing`;
  const text = '主动公开政府信息 99 条次。';
  await head.post(at, { version: await version(head, at), text }, at);
  expect((await page(head, NOV)).text()).toContain('“主动公开政府信息 99 条次”，台账是 65');
  expect((await step(head, 'hand')).statusCode).toBe(422);
  await head.post(at, { version: await version(head, at), text: '' }, at);
});

test('handed on, taken back, given back with a reason, and signed by another; nobody else may', async () => {
  expect((await step(head, 'hand')).statusCode).toBe(303);
  const kept = await head.post(`${NOV}/parts/next`, { version: '1', text: '我的文字' }, DESK);
  expect([kept.statusCode, load(kept.body)('textarea').val()]).toEqual([409, '我的文字']);
  expect((await step(head, 'recall')).statusCode).toBe(303);
  await step(head, 'hand');
  expect((await step(signer, 'return', { reason: '' })).statusCode).toBe(422);
  await step(signer, 'return', { reason: '请写明下月安排' });
  expect((await page(head, NOV)).text()).toContain('请写明下月安排');
  await step(head, 'hand');
  expect((await head.post(`${NOV}/sign`, { version: '1', seen: 'x' }, DESK)).statusCode).toBe(404);
  const standing = { month: '2023-11-01', state: 'handed', version: 3, handedBy: 7, sentAt: null } as const;
  expect(stepFault('sign', standing, { version: 3, who: 7, today: '2023-12-01' })?.message).toContain('不能自己签发');
  expect(stepFault('sign', standing, { version: 3, who: 8, today: '2023-11-30' })?.message).toContain('还没有结束');
  expect(stepFault('sign', standing, { version: 2, who: 8, today: '2023-12-01' })?.code).toBe('conflict');
});

test('what is signed is what was read; two at once sign once; sent to the office above', async () => {
  const ledgers = ledgersOf(db, town);
  const main = await page(signer, NOV);
  const of = (name: string) => main.find(`#sign input[name=${name}]`).attr('value')!;
  const seen = { version: of('version'), seen: of('seen') };
  await ledgers.deliveries('website', 1, '2023-11-15'); // while it was read
  const draft = (await signer.get(`${NOV}/briefing.docx`)).rawPayload;
  expect(await fileInZip(draft, 'word/header1.xml')).toContain('未签发');
  expect(await fileInZip(draft, 'word/document.xml')).not.toMatch(/报送：|印发|12月/);
  const late = await signer.post(`${NOV}/sign`, seen, NOV);
  expect([late.statusCode, late.body.includes('台账刚有变化')]).toEqual([409, true]);
  const both = await Promise.all([sign(signer, { send: 'yes' }), sign(signer, { send: 'yes' })]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409]);
  const signed = await row();
  expect([signed.state, signed.figures!.of.published!.value]).toEqual(['signed', 66]);
  const log = await db.selectFrom('audit_log').select('action').where('action', '=', 'briefing.sign').execute();
  expect(log).toHaveLength(1);
  const office = await signedIn(city, 'office', 'cityOffice');
  const list = await page(office, `${RECEIVED}?month=2023-11`);
  const href = list.find('tbody a').attr('href')!;
  expect(list.text()).toMatch(/已报送 1 家，没有报送 1 家.*没有报送的 1 家\s*测试镇人民政府（lin）/s);
  const one = await page(office, href);
  expect(one.text()).toContain('66 条次');
  const doors = one.find('a[href*="/console/measures/"]').toArray();
  expect(doors.length).toBeGreaterThan(20);
  expect(doors.every((door) => door.attribs.href!.includes('authority=zhen'))).toBe(true);
  const published = one.find('tbody a[href*="/measures/published?"]').first();
  expect((await page(office, published.attr('href')!)).find('.meta b').text()).toBe(published.text());
  for (const [client, path] of [
    [office, href],
    [head, NOV],
  ] as const) {
    const word = await fileInZip((await client.get(`${path}/briefing.docx`)).rawPayload, 'word/document.xml');
    expect(word.replace(/<[^>]*>/g, '')).toMatch(
      /政府信息公开工作月报2023年第11期.*2023年12月\d日.*报送：.*2023年12月\d日印发/,
    );
    const pdf = await getDocumentProxy(new Uint8Array((await client.get(`${path}/briefing.pdf`)).rawPayload));
    const { text } = await extractText(pdf, { mergePages: true });
    expect(text.replace(/\s/g, '')).toMatch(/2023年第11期.*66条次.*报送：/);
  }
  const other = await signedIn(await testTown(db, 'ling'), 'office', 'cityOffice');
  expect((await other.get(href)).statusCode).toBe(404);
});

test('a record corrected afterwards changes nothing that was signed, and stands beside it', async () => {
  await db
    .deleteFrom('deliveries')
    .where('authority_id', '=', town.authorityId)
    .where('channel', '=', 'wechat')
    .execute();
  const main = await page(head, NOV);
  expect(main.find('#publishing').text()).toContain('66 条次');
  expect(main.text()).toMatch(/签发以后台账的变化.*主动公开信息\s*66 条次\s*61 条次/s);
  const at = `${NOV}/parts/publishing`;
  expect((await head.post(at, { version: '99', text: '改' }, DESK)).statusCode).toBe(409);
  expect((await row()).content!.publishing!.map(textOfSegments).join()).toContain('66 条次');
});

test('the running month may be begun and not be signed; one that is there is not begun again', async () => {
  now = new Date('2023-12-20T02:00:00Z');
  [head, signer] = [await signedIn(town, 'office', 'disclosureHead'), await signedIn(town, null, 'signer')];
  const begin = (month: string) => head.post(DESK, { month }, DESK);
  expect((await begin('2023-12-01')).headers.location).toBe(briefingHref('2023-12-01'));
  expect((await begin('2023-12-01')).statusCode).toBe(409);
  for (const month of ['2024-01-01', '0001-01-01', '9999-12-01', 'x', '2023-12-02'])
    expect((await begin(month)).statusCode, month).toBe(422);
  const at = briefingHref('2023-12-01');
  await step(head, 'hand', {}, at);
  expect((await page(signer, at)).find('#sign')).toHaveLength(0);
  const { mark } = await currentOf(db, measures, await row('2023-12-01'), '2023-12-20');
  const reply = await signer.post(`${at}/sign`, { version: '2', seen: mark }, at);
  expect([reply.statusCode, reply.body.includes('还没有结束')]).toEqual([409, true]);
});

test.each([
  '2023-13',
  '0001-01',
  '9999-12',
  '2022-01',
  '99999999999999999999',
  '%00',
  '__proto__',
  '2023-11/parts/none',
  '2023-11/parts/__proto__',
  'received',
  'received/1',
  '2023-13/briefing.pdf',
])('%s is not there for who writes', async (path) => {
  const reply = await head.get(`${DESK}/${path}`);
  expect([404, 400]).toContain(reply.statusCode);
});

test('forms with anything in them are answered', async () => {
  for (const fields of [
    {},
    { version: '99999999999999999999', seen: '\0' },
    { version: ['1', '2'], seen: ['a', 'b'], send: ['yes', 'no'], checked: 'x', reason: ['a', 'b'] },
  ])
    for (const verb of ['hand', 'recall', 'send'])
      expect([404, 409, 422]).toContain((await head.post(`${NOV}/${verb}`, fields as never, DESK)).statusCode);
  const editor = await signedIn(town, 'office', 'editor');
  for (const path of [DESK, NOV, RECEIVED]) expect((await editor.get(path)).statusCode).toBe(404);
});

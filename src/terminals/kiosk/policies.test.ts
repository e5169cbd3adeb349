import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../../test/support/publications.ts';
import { Device } from '../../../test/support/terminals.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { hasChinese } from '../../platform/languages/language.ts';
import { unwrap } from '../../platform/outcome.ts';
import { describePolicy } from '../../policies/index.ts';
import { changeValidity } from '../../publishing/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

// The library of policies in the hall: found by touch, by day, by questions; what holds no more says so first.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let kiosk: Device;
const ids: Record<'aid' | 'farms' | 'old', number> = {} as never;

beforeAll(async () => {
  town = await testTown(db);
  const who = await town.person('office', 'disclosureHead');
  await db
    .updateTable('authorities')
    .set({ languages: ['en', 'ru'] })
    .where('id', '=', town.authorityId)
    .execute();
  const { id: columnId } = await db
    .insertInto('columns')
    .values({ authority_id: town.authorityId, slug: 'rules', name: '政策文件', kind: 'policy' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const publish = (title: string, formedOn: string) =>
    publicDocument(books, town, {
      title,
      columnId,
      formedOn,
      at: `${formedOn}T02:00:00Z`,
      documentNumber: '测镇发〔2022〕7号',
    });
  ids.aid = await publish('临时救助实施办法', '2023-05-20');
  ids.farms = await publish('农田管护办法', '2022-03-01');
  ids.old = await publish('集市管理办法', '2021-03-01');
  const caller = { db, house, sealer, who, now };
  const say = (id: number, theme: string, audiences: string[], until: string | null) =>
    describePolicy(caller, { id, theme, audiences, from: null, until, exempt: '' } as never).then(unwrap);
  await say(ids.aid, 'relief', ['poor'], null);
  await say(ids.farms, 'farming', ['farmers'], '2023-12-31');
  await say(ids.old, 'business', [], null);
  const change = { id: ids.old, validity: 'repealed', on: '2023-06-01', reason: '内容已经过时' } as const;
  unwrap(await changeValidity(caller, change as never));
  const head = new Client(app);
  await head.signIn(who.login, town.password);
  kiosk = new Device(app, 'kiosk');
  await kiosk.signInAt(head, { name: 'hall' });
});

const at = (path: string) => `${kiosk.address}${path}`;
const page = async (path: string) => {
  const reply = await kiosk.get(at(path));
  expect(reply.statusCode, path).toBe(200);
  return load(reply.body);
};
const titles = async (query: string) => {
  const $ = await page(`/policies${query}`);
  return $('.policies b')
    .toArray()
    .map((one) => $(one).text().slice(0, 2))
    .join();
};

test('from the first page to a document and back, by touch alone', async () => {
  expect((await page('/'))('a.tile[href$="/policies"]').attr('href')).toBe(at('/policies'));
  const $ = await page('/policies');
  expect($('.policies a').first().attr('href')).toBe(at(`/documents/${ids.aid}`));
  expect($('.policies li').first().text()).toContain('有效');
  const theme = $('.kiosk-themes a')
    .filter((_, one) => $(one).text() === '农业农村')
    .attr('href');
  expect(theme).toBe(at('/policies?theme=farming'));
  expect($('.kiosk-themes a'), 'only themes that have documents').toHaveLength(4);
  expect($('.qr, .outside'), 'nothing on it leads elsewhere').toHaveLength(0);
  expect($('.kiosk-bar a').text()).toContain('首页');
});

test('it is found by theme, by words and by the day on which it holds', async () => {
  expect(await titles('')).toBe('临时,农田,集市');
  expect(await titles('?theme=farming')).toBe('农田');
  expect(await titles(`?q=${encodeURIComponent('救助')}`)).toBe('临时');
  expect(await titles('?y=2022&m=5&d=1')).toBe('农田,集市');
  expect(await titles('?y=2023&m=06&d=01')).toBe('临时,农田');
  expect(await titles('?on=2024-01-01')).toBe('临时');
  expect((await page('/policies?y=2022&m=5&d=1'))('main h2').first().text()).toBe(
    '2022 年 5 月 1 日有效的政策文件 2 件',
  );
  // a list goes on with what was asked for
  const kept = await page('/policies?theme=farming&on=2022-05-01');
  expect(kept('select[name=m] option[selected]').text()).toBe('5');
  const far = await page('/policies?on=1990-12-31');
  expect(far('select[name=y] option[selected]').text()).toBe('1990');
  expect(far('select[name=y] option').length).toBeLessThan(20);
  expect(kept('.kiosk-themes a').first().attr('href')).toBe(at('/policies?on=2022-05-01'));
});

test.each([
  ['a day that is none', '?y=2023&m=2&d=30', '没有这一天'],
  ['a year alone', '?y=2023', '没有这一天'],
])('%s is said, and nothing is a dead end', async (_, query, sentence) => {
  const $ = await page(`/policies${query}`);
  expect($('[role=alert]').text()).toContain(sentence);
  expect($('.policies li')).toHaveLength(3);
});

test.each(['?theme=x&q=%00&page=99', '?y=x&m=y&d=z', '?on=2023-13-01', '?page=-1', '?theme=farming&theme=relief'])(
  'nothing that is typed into %s breaks it',
  async (query) => {
    await page(`/policies${query}`);
  },
);

test('nothing found says how to go on', async () => {
  const $ = await page('/policies?q=zzz');
  expect($('.empty').text()).toContain('放宽条件');
  expect($('a[href$="/policies"]').text()).toContain('清除条件');
});

test('what holds no more says so in the list, above its text and on paper', async () => {
  const list = await page('/policies');
  expect(list('.policies li').eq(1).text()).toContain('2024-01-01 起不再有效');
  expect(list('.policies li').eq(1).find('.tag').text()).toBe('失效');
  expect(list('.policies li').eq(2).find('.tag').text()).toBe('废止');
  const over = await page(`/documents/${ids.farms}`);
  expect(over('.warning').text()).toContain('本文件的有效期已满，自 2024 年 1 月 1 日起不再有效');
  const repealed = await page(`/documents/${ids.old}`);
  expect(repealed('.warning').text()).toContain('本文件已废止，自 2023 年 6 月 1 日起');
  expect(repealed('.warning').text()).toContain('内容已经过时');
  expect((await page(`/documents/${ids.aid}`))('.warning')).toHaveLength(0);
});

test('five questions lead to what concerns somebody, within the kiosk', async () => {
  let next = '/policies/mine';
  for (const label of ['住在村里', '都不是', '没有', '各方面', '都看']) {
    const $ = await page(next);
    const link = $('.question a').filter((_, one) => $(one).text() === label);
    expect(link, label).toHaveLength(1);
    next = link.attr('href')!.slice(kiosk.address.length);
  }
  const $ = await page(next);
  expect($('.policies li').first().text()).toContain('农田管护办法');
  expect($('.policies li a').first().attr('href')).toBe(at(`/documents/${ids.farms}`));
  expect($('main .outside')).toHaveLength(0);
});

test.each(['en', 'ru'])('in %s every fixed text is said in it', async (language) => {
  const reply = await kiosk.get(`/${language}${at('/policies?on=2022-05-01')}`);
  const over = await kiosk.get(`/${language}${at(`/documents/${ids.farms}`)}`);
  for (const { statusCode, body } of [reply, over]) {
    expect(statusCode).toBe(200);
    const $ = load(body);
    $('[lang="zh-CN"], header').remove();
    const texts = $('main *')
      .contents()
      .toArray()
      .flatMap((node) => (node.type === 'text' ? [node.data] : []));
    expect(texts.filter(hasChinese)).toEqual([]);
  }
});

test('what is withdrawn is gone at once; files and feeds are not handed out here', async () => {
  await withdrawDocument(books, town, ids.aid, '重复', now);
  expect(await titles('')).toBe('农田,集市');
  expect((await kiosk.get(at(`/documents/${ids.aid}`))).statusCode).toBe(404);
  for (const path of ['/policies/feed.xml', '/policies/x', '/open-data/policies.csv'])
    expect((await kiosk.get(at(path))).statusCode, path).toBe(404);
});

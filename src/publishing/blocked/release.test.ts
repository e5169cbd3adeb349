import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { boxesOn, drafted, rewritten } from '../../../test/support/drafted.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

// What the checks stop is let through by who reviews secrecy alone, each with their word, for exactly one content.
const books = await testDatabase(rooms);
let town: TestTown;
let [author, reviewer, secrecy]: Client[] = [];

beforeAll(async () => {
  town = await testTown(books.db);
  const app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...roles)).login, town.password);
    return client;
  };
  author = await signed('finance', 'editor', 'secrecyReviewer');
  reviewer = await signed('finance', 'officeReviewer');
  secrecy = await signed('office', 'secrecyReviewer');
});

const written = (body: string) => ({ title: '关于保密宣传的通知', body_html: `<p>${body}</p>` });
const write = (at: string, body: string) => rewritten(author!, at, { column_id: `${town.columnId}`, ...written(body) });
const draft = (body: string) => drafted(author!, town.columnId, { fields: written(body) });

const there = (at: string) => `/console/reviews/release/${at.split('/').pop()}`;
const ask = (at: string, reason: string) => author!.post(`${at}/release`, { reason }, `${at}/submit`);

async function verdict(who: Client, page: string, more: Record<string, string | string[]>) {
  const $ = load((await who.get(page)).body);
  const [contentHash = '', step = ''] = ['contentHash', 'step'].map((name) => $(`[name=${name}]`).attr('value'));
  return who.post(page, { contentHash, step, ...more }, page);
}

const ticked = (who: Client, page: string) => boxesOn(who, page, 'opened');

describe('a mark that is quoted', () => {
  let at = '';
  const reason = '引用的是密级标志的写法';
  beforeAll(async () => {
    at = await draft('国家秘密标志写作“秘密★1年”“机密★10年”。');
  });

  test('stops it, and is put before who reviews secrecy with a reason', async () => {
    expect((await author!.post(`${at}/submit`, {}, at)).statusCode).toBe(422);
    const short = await ask(at, '误');
    expect([short.statusCode, short.body]).toEqual([422, expect.stringContaining('至少 4 个字')]);
    expect((await ask(at, reason)).statusCode).toBe(303);
    expect(load((await author!.get(at)).body)('main').text()).toContain('保密审查员放行');
    expect((await secrecy!.get('/console/reviews')).body).toContain(there(at));
    expect((await reviewer!.get(there(at))).statusCode).toBe(404);
    expect(load((await author!.get(there(at))).body)('[name=verdict]')).toHaveLength(0);
    expect(load((await secrecy!.get(there(at))).body)('.findings').text()).toContain(`提请放行：${reason}`);
  });

  test('is let through one by one, with words', async () => {
    const keys = await ticked(secrecy!, there(at));
    expect(keys).toHaveLength(2);
    const passed = { verdict: 'passed', opened: keys, statement: '是宣传材料中的举例' };
    expect((await verdict(secrecy!, there(at), { ...passed, opened: keys.slice(1) })).statusCode).toBe(422);
    expect((await verdict(secrecy!, there(at), { ...passed, statement: '' })).statusCode).toBe(422);
    expect((await verdict(secrecy!, there(at), passed)).statusCode).toBe(303);
  });

  test('then it can be submitted, and every reviewer sees who let it through and why', async () => {
    const page = load((await author!.get(`${at}/submit`)).body);
    expect(page('.findings').text()).toContain('已放行：是宣传材料中的举例');
    expect((await author!.post(`${at}/submit`, {}, at)).statusCode).toBe(303);
    const review = `/console/reviews/document/${at.split('/').pop()}`;
    const read = load((await reviewer!.get(review)).body)('.findings').text();
    expect(read.match(/已放行：是宣传材料中的举例/g)).toHaveLength(2);
    const paper = load((await author!.get(`${at}/approval`)).body)('.approval tr');
    const rows = paper.toArray().map((row) => load(row).text());
    expect(rows.filter((row) => row.startsWith('自动检查'))).toEqual([
      expect.stringMatching(
        /^自动检查：提请放行国家秘密标志 2 处：正文第 1 段“秘密★1年”.*理由：引用的是密级标志的写法.*2024-01-10 10:00$/,
      ),
      expect.stringMatching(/^自动检查：放行国家秘密标志 2 处：.*理由：是宣传材料中的举例.*2024-01-10 10:00$/),
    ]);
  });

  test('another content is stopped again', async () => {
    expect((await author!.post(`${at}/reopen`, {}, at)).statusCode).toBe(303);
    await write(at, '国家秘密标志写作“秘密★1年”“机密★10年”，不得涂改。');
    expect((await author!.post(`${at}/submit`, {}, at)).statusCode).toBe(422);
    expect(load((await author!.get(at)).body)('.history').text()).toContain('放行申请失效');
  });
});

test('who does not let it through says why, and the author reads it', async () => {
  const at = await draft('绝密★30年');
  expect((await ask(at, '不是真的密级')).statusCode).toBe(303);
  expect((await verdict(secrecy!, there(at), { verdict: 'returned', remark: '这是密级标志' })).statusCode).toBe(303);
  expect(load((await author!.get(`${at}/submit`)).body)('main').text()).toMatch(/不予放行.*这是密级标志/s);
  expect((await author!.post(`${at}/submit`, {}, at)).statusCode).toBe(422);
});

test('an edit while it is looked at takes the request back; a draft that was given up asks for nothing', async () => {
  const at = await draft('秘密★1年');
  await ask(at, '引用的是写法');
  await write(at, '秘密★2年');
  expect((await secrecy!.get('/console/reviews')).body).not.toContain(there(at));
  await ask(at, '引用的是写法');
  expect((await author!.post(`${at}/discard`, { reason: '不用了' }, at)).statusCode).toBe(303);
  expect((await secrecy!.get('/console/reviews')).body).not.toContain(there(at));
  expect([200, 404]).toContain((await secrecy!.get(there(at))).statusCode);
});

test('of what nothing stops nobody is asked', async () => {
  const at = await draft('正文一段。');
  const asked = await ask(at, '没有什么要放行');
  expect(asked.statusCode).toBe(303);
  expect((await secrecy!.get('/console/reviews')).body).not.toContain(there(at));
});

import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { attached, drafted, submitted } from '../../../test/support/drafted.ts';
import { pdfOf } from '../../../test/support/reports/hostile-files.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

// Who reviewed a document before sees what became of each attachment since, in its words.
const books = await testDatabase(rooms);
let town: TestTown;
let author: Client;
let reviewer: Client;
let at: string;

beforeAll(async () => {
  town = await testTown(books.db);
  const app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...roles)).login, town.password);
    return client;
  };
  author = await signed('finance', 'editor');
  reviewer = await signed('finance', 'officeReviewer');
  at = await drafted(author, town.columnId);
});

const review = () => `/console/reviews/document/${at.split('/').pop()}`;

test('added, removed, renamed, replaced; the words of what was replaced; what was not read is said', async () => {
  const scan = (n: number) => Buffer.from(pdfOf([new TextEncoder().encode(`0 0 m 9 ${n} l S`)]));
  await attached(author, at, {
    '名单.csv': '姓名,金额\n王演示,200\n李演示,300\n',
    '说明.txt': '说明一。',
    '图.pdf': scan(1),
    '旧.txt': '旧',
  });
  await submitted(author, at);
  const first = load((await reviewer.get(review())).body);
  expect(first('main').text()).not.toContain('与您上次所见相比');
  const contentHash = first('[name=contentHash]').attr('value')!;
  const back = { contentHash, step: '0', verdict: 'returned', remark: '金额有误' };
  expect((await reviewer.post(review(), back, review())).statusCode).toBe(303);

  for (const position of '1234') await author.post(`${at}/detach`, { position }, `${at}/edit`);
  await attached(author, at, {
    '名单（修改）.csv': '姓名,金额\n王演示,260\n李演示,300\n',
    '说明书.txt': '说明一。',
    '图.pdf': scan(2),
  });
  await attached(author, at, { '补充.csv': '一,二\n' });
  await submitted(author, at);
  const page = load((await reviewer.get(review())).body);
  const panel = page('.panel').filter((_, one) => page(one).find('h2').text() === '与您上次所见相比');
  expect(
    panel
      .find('h3')
      .toArray()
      .map((one) => page(one).text()),
  ).toEqual([
    '附件“名单（修改）.csv”换了内容',
    '附件“说明书.txt”改了名称，内容未改',
    '附件“图.pdf”换了内容',
    '附件“补充.csv”是新增的，请打开通读',
    '附件“旧.txt”已移除',
  ]);
  const words = panel.find('h3').eq(0).nextUntil('h3');
  expect(words.text()).toContain('原为“名单.csv”，现为“名单（修改）.csv”');
  expect([words.find('del').text(), words.find('ins').text()]).toEqual(['200', '260']);
  expect(panel.find('h3').eq(2).nextUntil('h3').text()).toBe('没有可以比对的文字，请打开查看。');
});

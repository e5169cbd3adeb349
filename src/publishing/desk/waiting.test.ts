import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { wordReport } from '../../../test/support/worded.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

// The workbench never says that nothing waits over what does.
const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
const NOTHING = '现在没有等您办理的事项';
let town: TestTown;
let writer: Client;
let first: Client;
let head: Client;

beforeAll(async () => {
  town = await testTown(books.db);
  const of = async (...who: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...who)).login, town.password);
    return client;
  };
  writer = await of('finance', 'editor');
  first = await of('finance', 'officeReviewer');
  head = await of('office', 'disclosureHead', 'officeReviewer');
});

async function desk(client: Client): Promise<string[]> {
  const $ = load((await client.get('/console')).body);
  const lines = $('.todo li')
    .toArray()
    .map((li) => $(li).text().replace(/\s+/g, ' ').trim());
  if ($('.empty').text().includes(NOTHING)) lines.push(NOTHING);
  return lines;
}

test('of a new editor nothing waits; their own draft does, by its title', async () => {
  expect(await desk(writer)).toEqual([NOTHING]);
  await writer.post('/console/documents/new', { title: '预算公开', column_id: `${town.columnId}` });
  const lines = await desk(writer);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^预算公开.*草稿.*还没有送审/);
  // of another's draft they are told nothing
  const other = new Client(app);
  await other.signIn((await town.person('finance', 'editor')).login, town.password);
  expect(await desk(other)).toEqual([NOTHING]);
});

test('a text that was returned waits first, with who returned it and why', async () => {
  const { id } = await books.db.selectFrom('documents').select('id').executeTakeFirstOrThrow();
  const at = `/console/documents/${id}`;
  const $ = load((await writer.get(`${at}/edit`)).body);
  const fields = Object.fromEntries(
    $('form[action$="/edit"]')
      .first()
      .serializeArray()
      .filter(({ name }) => name !== '_csrf')
      .map(({ name, value }) => [name, value]),
  );
  const written = { ...fields, body_html: '<p>正文</p>', article_item: '20.7', formed_on: '2024-01-05' };
  await writer.post(`${at}/edit`, written);
  expect((await writer.post(`${at}/submit`, {}, at)).statusCode).toBe(303);
  expect(await desk(writer)).toEqual([NOTHING]);
  const review = `/console/reviews/document/${id}`;
  const page = load((await first.get(review)).body);
  const contentHash = String(page('[name=contentHash]').val());
  await first.post(review, { verdict: 'returned', remark: '缺少附表', contentHash, step: '0' });
  expect((await desk(writer))[0]).toMatch(/^预算公开.*退回.*缺少附表/);
});

test('a report that its reviewer returned waits for who words it, with the reason', async () => {
  const year = '/console/annual-report/2023';
  await wordReport(books.db, town.authorityId, 2023);
  await head.post(`${year}/submit`, { reason: '情况属实' }, year);
  const signedBy = async (client: Client) => {
    const $ = load((await client.get(year)).body);
    return { contentHash: String($('[name=contentHash]').val()), step: String($('[name=step]').val() ?? '0') };
  };
  const other = new Client(app);
  await other.signIn((await town.person('office', 'officeReviewer')).login, town.password);
  const given = { verdict: 'returned', remark: '第三部分数字请核对', ...(await signedBy(other)) };
  expect((await other.post(`${year}/review`, given, year)).statusCode).toBe(303);
  expect((await desk(head)).some((line) => /^2023 年度报告.*退回.*第三部分数字请核对/.test(line))).toBe(true);
});

test('the figures of a contact are those of the own village', async () => {
  const row = { authority_id: town.authorityId, channel: 'board' as const, state: 'confirmed' as const, title: '公示' };
  for (const [office, count] of [
    ['village', 2],
    ['finance', 5],
  ] as const)
    for (let n = 0; n < count; n++)
      await books.db
        .insertInto('deliveries')
        .values({
          ...row,
          office_id: town.offices[office],
          delivered_on: '2024-01-08',
          title: `公示${office}${n}`,
          planned_at: new Date('2024-01-08'),
        } as never)
        .execute();
  const contact = new Client(app);
  await contact.signIn((await town.person('village', 'contact')).login, town.password);
  const figures = (body: string) => {
    const $ = load(body);
    return [
      $('.panel:has(.figures) h2').text(),
      $('.figures .fig b').first().text(),
      $('.figures .fig').first().attr('href'),
    ];
  };
  const own = figures((await contact.get('/console')).body);
  expect(own.slice(0, 2)).toEqual(['建设村 2024 年主动公开', '2']);
  expect(own[2]).toContain(`office=${town.offices.village}`);
  expect(figures((await head.get('/console')).body).slice(0, 2)).toEqual(['2024 年主动公开', '7']);
});

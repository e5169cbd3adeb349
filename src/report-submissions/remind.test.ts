import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { ledgersOf } from '../../test/support/ledgers.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { writtenTo } from '../../test/support/written-to.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { remindFault } from './rules.ts';

const books = await testDatabase(rooms);
const { db } = books;
let now = new Date('2024-02-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let city: TestTown;
let town: TestTown;
let office: Client;
let head: Client;

async function signedIn(of: TestTown, ...role: Parameters<TestTown['person']>) {
  const client = new Client(app);
  const { login } = await of.person(...role);
  await client.signIn(login, of.password);
  return client;
}
const main = (body: string) => load(body)('main');
const remind = (client: Client, code = 'zhen', from = 'desk') =>
  client.post(`/console/region/2023/authorities/${code}/remind`, { from }, '/console');

beforeAll(async () => {
  city = await testTown(db, 'shi');
  town = await testTown(db, 'zhen');
  await testTown(db, 'lin'); // of another region
  const contact = JSON.stringify({ person: '钱联系', telephone: '0000-1234567' });
  await db
    .updateTable('authorities')
    .set({ parent_id: city.authorityId, contact })
    .where('id', '=', town.authorityId)
    .execute();
  await ledgersOf(db, town).deliveries('website', 3, '2023-03-03');
  office = await signedIn(city, 'office', 'cityOffice');
  head = await signedIn(town, null, 'disclosureHead');
});

test.each([
  ['missing', '2024-01-01', undefined],
  ['returned', '2024-02-05', undefined],
  ['missing', '2023-12-31', '2023 年结束后才能催报'],
  ['submitted', '2024-02-05', '报告已经报送，等待审核'],
  ['accepted', '2024-02-05', '报告已经接收'],
  ['notOwed', '2024-02-05', '该机关这一年无需报送'],
] as const)('a report that is %s on %s is reminded of, or not: %s', (state, today, why) => {
  expect(remindFault(state, { year: 2023, today })?.message).toBe(why);
});

test('the city’s home shows the region: who is missing and late, with a telephone; not its own empty ledger', async () => {
  const desk = main((await office.get('/console')).body);
  expect(desk.find('#region').text()).toMatch(/本地区 2023 年度报告.*未报送.*逾期 5 天.*钱联系.*0000-1234567.*催报/s);
  expect(desk.find('#region a[href="tel:00001234567"]')).toHaveLength(1);
  expect(desk.text()).not.toContain('2024 年主动公开');
  expect(main((await head.get('/console')).body).find('#region')).toHaveLength(0); // the town has its own
});

test('one click reminds, once a day; who and when is kept, and stands on the town’s workbench until it sends', async () => {
  const waits = async () =>
    main((await head.get('/console')).body)
      .find('.todo')
      .text();
  expect(await waits()).not.toContain('上级催报');
  const done = await remind(office);
  expect([done.statusCode, done.headers.location]).toEqual([303, '/console']);
  expect(await waits()).toMatch(/报送 2023 年度报告.*上级催报.*2024-02-05 催报，报送期限 2024-01-31/s);
  await Promise.all([remind(office), remind(office)]);
  const kept = await db.selectFrom('report_reminders').select(['reminded_on', 'year']).execute();
  expect(kept).toEqual([{ reminded_on: '2024-02-05', year: 2023 }]);
  expect(
    main((await office.get('/console')).body)
      .find('#region')
      .text(),
  ).toContain('已催报 1 次');
  expect(main((await office.get('/console')).body).find('#region form')).toHaveLength(0);

  now = new Date('2024-02-06T02:00:00Z');
  office = await signedIn(city, 'office', 'cityOffice');
  head = await signedIn(town, null, 'disclosureHead');
  expect((await remind(office, 'zhen', '')).headers.location).toBe('/console/region/2023');
  expect(await db.selectFrom('report_reminders').select('id').execute()).toHaveLength(2);
  await head.post('/console/annual-report/2023/send', {});
  expect(await waits()).not.toContain('上级催报');
  await remind(office); // it waits for the city itself
  expect(await db.selectFrom('report_reminders').select('id').execute()).toHaveLength(2);
  expect(
    main((await office.get('/console')).body)
      .find('#region')
      .text(),
  ).toMatch(/待我审核.*待审核/s);
});

test('another region’s authority, or a town’s own head, reminds nobody', async () => {
  expect((await remind(office, 'lin')).statusCode).toBe(404);
  expect([403, 404]).toContain((await remind(head)).statusCode);
});

test('where mail goes out, those who send reports up are written to', async () => {
  const other = await testTown(db, 'zhenb');
  const signer = await other.person(null, 'signer');
  await other.person('office', 'editor');
  await db
    .updateTable('authorities')
    .set({ parent_id: city.authorityId })
    .where('id', '=', other.authorityId)
    .execute();
  await ledgersOf(db, other).deliveries('website', 1, '2023-03-03');
  await writtenTo(books, signer, 'qian@example.com');
  const settings = {
    enabled: true,
    host: 'mail.example.com',
    port: 25,
    security: 'none',
    login: '',
    sender: 'a@example.com',
  };
  await db
    .insertInto('mail_settings')
    .values({ ...settings, site_address: 'https://gk.example.com', updated_by: '测试', updated_at: now } as never)
    .execute();
  await remind(office, 'zhenb');
  const mails = await db
    .selectFrom('mails')
    .select(['subject', 'body', 'staff_id'])
    .where('kind', '=', 'reminder')
    .execute();
  expect(mails).toEqual([
    {
      subject: '【催报】2023 年度报告',
      staff_id: signer.id,
      body: expect.stringContaining('https://gk.example.com/console/annual-report/2023/send'),
    },
  ]);
});

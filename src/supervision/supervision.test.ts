import { load } from 'cheerio';
import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { ledgersOf } from '../../test/support/ledgers.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { writtenTo } from '../../test/support/written-to.ts';
import { recordsHref } from '../measures/index.ts';
import { closeOffice } from '../organizations/offices/closing.ts';
import { measure, measureAcross } from '../platform/measures.ts';
import { unwrap } from '../platform/outcome.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { followBounds } from './bounds/follow.ts';
import { periodOf } from './city/period.ts';
import { cityTable } from './city/table.ts';
import { ORDERS, orderHref } from './paths.ts';
import { USUAL } from './settings/rules.ts';

// 督办单 from the city to a town and back.
const books = await testDatabase(rooms);
const { db, house } = books;
let now = new Date('2024-03-01T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let city: TestTown;
let town: TestTown;
let office: Awaited<ReturnType<typeof signedIn>>;
let head: Client;
let signer: Client;
let second: TestTown;

async function signedIn(of: TestTown, ...role: Parameters<TestTown['person']>) {
  const client = new Client(app);
  const person = await of.person(...role);
  await client.signIn(person.login, of.password);
  return Object.assign(client, { person });
}

beforeAll(async () => {
  city = await testTown(db, 'shi');
  town = await testTown(db, 'zhen');
  second = await testTown(db, 'xiang');
  await testTown(db, 'lin'); // of another region
  await db
    .updateTable('authorities')
    .set({ parent_id: city.authorityId })
    .where('code', 'in', ['zhen', 'xiang'])
    .execute();
  office = await signedIn(city, 'office', 'cityOffice');
  const reader = await signedIn(town, null, 'disclosureHead');
  head = reader;
  signer = await signedIn(town, null, 'signer');
  await writtenTo(books, reader.person);
  const way = {
    enabled: true,
    host: 'mail.example.com',
    port: 25,
    security: 'none',
    login: '',
    sender: 'a@example.com',
  };
  await db
    .insertInto('mail_settings')
    .values({ ...way, site_address: 'https://gk.example.com', updated_by: '测试', updated_at: now } as never)
    .execute();
});

const content = {
  ...{ ground: 'stale', subject: '三个栏目半年没有更新', dueOn: '2024-03-15' },
  ...{ why: '2024 年 2 月 26 日检查：\n规划计划等三个栏目。', demand: '逐个补齐，并写明责任人。' },
};
const issue = (more: Record<string, string | string[]> = {}) =>
  office.post(`${ORDERS}/new`, { to: 'zhen', ...content, ...more });
const page = async (client: Client, path: string) => load((await client.get(path)).body)('main');
const versionOn = async (client: Client, path: string) =>
  (await page(client, path)).find('input[name=version]').first().attr('value') ?? '0';
/** As who has the page open now. */
const step = async (client: Client, id: number, at: string, fields: Record<string, string>) => {
  const path = orderHref(id);
  return client.post(`${path}/${at}`, { version: await versionOn(client, path), ...fields }, path);
};
const issued = async (more = {}) => Number((await issue(more)).headers.location!.split('/').at(-1));

test('goes from the city to a town and back: asked, answered, returned, answered anew, closed', async () => {
  const id = await issued();
  const path = orderHref(id);
  expect((await page(head, '/console')).find('.todo').text()).toMatch(
    /三个栏目半年没有更新.*公开督〔2024〕1号.*2024-03-15 前反馈/s,
  );
  expect(await house.limits(db, town.authorityId, '2024-03-01')).toMatchObject([
    { room: '督办单', href: path, on: '2024-03-15' },
  ]);
  const asked = await page(signer, path);
  expect(asked.text()).toMatch(/逐个补齐，并写明责任人。.*2024-03-01 10:00/s);

  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const answer = { version: await versionOn(head, path), said: '已补齐两个栏目。' };
  const sent = await head.upload(
    `${path}/answer`,
    answer,
    [{ field: 'evidence', name: '截图.png', content: png }],
    path,
  );
  expect([sent.statusCode, sent.headers.location]).toEqual([303, path]);
  expect((await page(office, '/console')).find('.todo').text()).toContain('1 件督办单等您验收');
  expect((await page(head, '/console')).find('.todo').text()).not.toContain('三个栏目');
  const seen = await page(office, path);
  const file = seen.find('a[href*="/evidence/"]');
  expect(file.text()).toBe('截图.png');
  expect((await office.get(file.attr('href')!)).rawPayload).toEqual(png);

  expect((await step(office, id, 'return', { said: '还差一个栏目。', dueOn: '2024-03-20' })).statusCode).toBe(303);
  expect((await page(head, path)).text()).toMatch(/退回重办.*还差一个栏目。/s);
  now = new Date('2024-03-21T02:00:00Z');
  [office, head] = [await signedIn(city, 'office', 'cityOffice'), await signedIn(town, null, 'disclosureHead')];
  await step(head, id, 'answer', { said: '三个栏目都已补齐。' });
  expect((await page(office, path)).text()).toContain('逾期反馈（2024-03-21）');
  await step(office, id, 'accept', { said: '合格。' });
  const end = await page(head, path);
  expect(end.text()).toMatch(/已办结.*验收办结.*合格。/s);
  expect(end.find('form')).toHaveLength(0);
  expect(await house.limits(db, town.authorityId, '2024-03-21')).toEqual([]);

  const log = await db
    .selectFrom('audit_log')
    .select('action')
    .where('subject', '=', `supervision-order:${id}`)
    .orderBy('seq')
    .execute();
  expect(log.map(({ action }) => action.split('.')[1])).toEqual(['issue', 'answer', 'return', 'answer', 'accept']);
  for (const end of ['docx', 'pdf']) {
    const paper = await head.get(`${path}/order.${end}`);
    expect([paper.statusCode, paper.rawPayload.length > 2_000]).toEqual([200, true]);
  }
});

test('each of several authorities gets its own, with the next number', async () => {
  const before = await db
    .selectFrom('supervision_orders')
    .select('number')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const reply = await issue({ to: ['zhen', 'xiang'], dueOn: '2024-04-01' });
  expect([reply.statusCode, reply.headers.location]).toEqual([303, ORDERS]);
  const rows = await db
    .selectFrom('supervision_orders')
    .select(['number', 'authority_id'])
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  const n = (number: string) => Number(/〕(\d+)号/.exec(number)![1]);
  expect(rows.map(({ number }) => n(number)).sort()).toEqual([n(before.number) + 1, n(before.number) + 2]);
  expect(new Set(rows.map(({ authority_id }) => authority_id)).size).toBe(2);
});

test('a mistake in the form is told at its field, and loses nothing that was typed', async () => {
  for (const [wrong, name, why] of [
    [{ to: [] }, 'to', '请选择被督办的机关'],
    [{ to: 'lin' }, 'to', '请选择被督办的机关'],
    [{ dueOn: '2024-02-01' }, 'dueOn', '办理期限不能早于今天'],
    [{ dueOn: '2024-13-01' }, 'dueOn', '请填写办理期限'],
    [{ ground: 'no' }, 'ground', '请选择督办类别'],
    [{ why: ' ' }, 'why', '请填写事实和依据'],
    [{ demand: '改'.repeat(3_001) }, 'demand', '整改要求最多 3000 个字'],
  ] as const) {
    const reply = await issue(wrong as Record<string, string | string[]>);
    expect([name, reply.statusCode]).toEqual([name, 422]);
    const $ = load(reply.body);
    expect($(`[id="f-${name}"]`).closest('.field').text() + $(`#f-${name}-error`).text()).toContain(why);
    expect($('#f-subject').val()).toBe('三个栏目半年没有更新');
  }
});

test('two who decide on the same answer: the second sees what the first did', async () => {
  const id = await issued({ dueOn: '2024-04-01' });
  await step(head, id, 'answer', { said: '已补齐。' });
  const path = orderHref(id);
  const version = await versionOn(office, path);
  const [accepted, returned] = await Promise.all([
    office.post(`${path}/accept`, { version, said: '' }, path),
    office.post(`${path}/return`, { version, said: '不全', dueOn: '2024-04-02' }, path),
  ]);
  expect([accepted.statusCode, returned.statusCode].sort()).toEqual([303, 409]);
  const late = accepted.statusCode === 409 ? accepted : returned;
  expect(late.body).toContain('刚有新的进展');
});

test('prolonged and taken back with reasons; a shorter term is none', async () => {
  const id = await issued({ dueOn: '2024-04-01' });
  expect((await step(office, id, 'extend', { said: '材料多', dueOn: '2024-03-29' })).body).toContain(
    '延期后的期限应晚于',
  );
  await step(office, id, 'extend', { said: '材料多', dueOn: '2024-04-20' });
  expect((await house.limits(db, town.authorityId, '2024-03-21')).find(({ href }) => href === orderHref(id))!.on).toBe(
    '2024-04-20',
  );
  expect((await step(office, id, 'withdraw', { said: '' })).body).toContain('请填写撤销的理由');
  await step(office, id, 'withdraw', { said: '经核对不属实' });
  expect((await page(head, orderHref(id))).text()).toMatch(/已撤销.*经核对不属实/s);
  expect((await step(head, id, 'answer', { said: '晚了' })).statusCode).toBe(409);
});

test('nobody else sees it or takes a step of it', async () => {
  const id = await issued({ dueOn: '2024-04-01' });
  const path = orderHref(id);
  const other = await signedIn(second, null, 'disclosureHead');
  expect((await other.get(path)).statusCode).toBe(404);
  expect((await other.post(`${path}/answer`, { version: '1', said: '不是我' }, ORDERS)).statusCode).toBe(404);
  expect((await head.post(`${path}/accept`, { version: '1', said: '' }, path)).statusCode).toBe(404);
  expect((await office.post(`${path}/answer`, { version: '1', said: '代填' }, path)).statusCode).toBe(404);
  const editor = await signedIn(town, 'office', 'editor');
  expect((await editor.get(path)).statusCode).toBe(404);
  for (const bad of ['0', '99999999999', 'x', '2147483647'])
    expect((await head.get(`${ORDERS}/${bad}`)).statusCode).toBe(404);
});

test('all that are late are reminded of at once, once a day; who answers is written to', async () => {
  const id = await issued({ dueOn: '2024-03-22' });
  now = new Date('2024-03-25T02:00:00Z');
  [office, head] = [await signedIn(city, 'office', 'cityOffice'), await signedIn(town, null, 'disclosureHead')];
  expect((await page(office, ORDERS)).text()).toMatch(/\d+ 件已经逾期还没有反馈/);
  const remind = () => office.post(`${ORDERS}/remind`, {}, ORDERS);
  await Promise.all([remind(), remind()]);
  const reminders = await db
    .selectFrom('supervision_steps')
    .select('id')
    .where('order_id', '=', id)
    .where('kind', '=', 'remind')
    .execute();
  expect(reminders).toHaveLength(1);
  const mails = await db
    .selectFrom('mails')
    .select('subject')
    .where('about', '=', `supervision-order:${id}`)
    .orderBy('id')
    .execute();
  expect(mails.map(({ subject }) => subject)).toEqual([
    '【督办单】三个栏目半年没有更新',
    '【督办单催办】三个栏目半年没有更新',
  ]);
});

test('every figure opens as many as it counts, on both sides', async () => {
  for (const client of [office, head]) {
    const list = await page(client, ORDERS);
    const figures = list.find('a.fig').toArray();
    expect(figures.length).toBe(5);
    for (const one of figures) {
      const of = load(one)('b').text();
      const opened = await page(client, load(one)('a').attr('href')!);
      expect(opened.find('tbody tr')).toHaveLength(Number(of));
    }
  }
});

/** What a measure came to in a month, as the job that counts would keep it. */
const keep = (of: TestTown, measure: string, month: string, part: number, whole = part, amount: number | null = null) =>
  db
    .insertInto('measure_months')
    .values({
      ...{ authority_id: of.authorityId, measure, month, part, whole, amount, as_of: month, counted_at: now },
    })
    .execute();
const months = Array.from({ length: 12 }, (_, n) => `2024-${String(n + 1).padStart(2, '0')}-01`);

test('a town founded in mid-year is judged by its own months, has its rank among the others, and is not there before', async () => {
  now = new Date('2024-12-20T02:00:00Z');
  const created = (of: TestTown, day: string) =>
    db
      .updateTable('authorities')
      .set({ created_at: new Date(`${day}T02:00:00Z`) })
      .where('id', '=', of.authorityId)
      .execute();
  await created(town, '2023-01-01');
  await created(second, '2024-07-10');
  for (const month of months) await keep(town, 'published.late', month, 1);
  await keep(second, 'published.late', '2024-08-01', 12);
  for (const of of [town, second]) {
    for (const share of ['dues.covered', 'applications.timely', 'messages.timely'])
      await keep(of, share, months[8]!, 5);
    await keep(of, 'dues.timely', months[8]!, 9, 10);
    await keep(of, 'site.score', months[8]!, 1, 1, 100);
  }
  const table = (period: string) =>
    cityTable(db, house.brought('measures'), city.authorityId, { ...USUAL }, periodOf(period, '2024-12-20'));
  const rowOf = async (of: TestTown, period: string) =>
    (await table(period)).rows.find(({ authority }) => authority.id === of.authorityId);
  const founded = (await rowOf(second, '2024'))!;
  expect(founded.note).toBe('2024-07-10 登记，从 2024-07 起按 6 个月计');
  // by hand: 15 + 20 × (90 − 60) / 40 + 10 + 10 + 15 of 75, and of late ones 12 in 6 months (in 12: 12 in 12)
  expect([founded.months, founded.score.score, founded.rank]).toEqual([6, 90.7, 2]);
  const old = (await rowOf(town, '2024'))!;
  expect([old.months, old.score.score, old.rank, old.note]).toEqual([12, 92, 1, '']);
  expect(await rowOf(second, '2024-06')).toBeUndefined();
  expect((await rowOf(second, '2024-07'))!.months).toBe(1);
});

test('two processes that follow bounds at once tell of each once', async () => {
  await writtenTo(books, office.person);
  await keep(second, 'dues.late', months[11]!, 4);
  await keep(second, 'messages.overdue', months[11]!, 2);
  const turn = () => followBounds({ db, house, now });
  const fresh = await Promise.all([turn(), turn()]);
  const open = await db.selectFrom('supervision_crossings').selectAll().where('ended_at', 'is', null).execute();
  expect(open.map(({ measure }) => measure)).toEqual(['messages.overdue']);
  expect([...fresh].sort()).toEqual([0, 1]);
  const told = () => db.selectFrom('mails').select('key').where('kind', '=', 'bounds').execute();
  expect(await told()).toHaveLength(1);
  expect(await Promise.all([turn(), turn()])).toEqual([0, 0]);
  expect(await told()).toHaveLength(1);
});

test('an office that is merged into another leaves every figure of its town as it was, under its own name', async () => {
  await ledgersOf(db, town).deliveries('website', 3, '2024-10-10');
  const of = { authorities: [town.authorityId], from: '2024-01-01', to: '2024-12-31', asOf: '2024-12-20' };
  const figures = () =>
    Promise.all(
      house.brought('measures').map(async (one) => [one.id, (await measure(db, one, of)).get(town.authorityId)]),
    );
  const before = await figures();
  const admin = await town.person(null, 'systemAdmin');
  const { office: closed, finance: into } = town.offices;
  unwrap(await closeOffice({ ...books, who: admin, now }, { id: closed, into }));
  expect(await figures()).toEqual(before);
  const own = house.brought('measures').find(({ id }) => id === 'published')!;
  expect(await measureAcross(db, own, of, ['office'])).toMatchObject([{ key: String(closed), whole: 3 }]);
  const reader = await signedIn(town, null, 'disclosureHead');
  const records = await page(reader, recordsHref('published', { from: of.from, to: of.to, office: closed }));
  expect(records.find('tbody tr')).toHaveLength(3);
});

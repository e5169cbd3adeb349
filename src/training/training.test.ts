import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { closeOffice } from '../organizations/offices/closing.ts';
import { setActive } from '../organizations/staff/actions.ts';
import { instantOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Role, Who } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { doorCode } from './attending/code.ts';
import { trainingFigures } from './index.ts';

// 培训 of a year, and what people do wrong on the way.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = instantOf('2024-06-03T10:00');
const app = await buildServer({ ...books, now: () => now });
const DESK = '/console/training';
type Person = Who & { id: number; login: string };
let city: TestTown;
let town: TestTown;
let other: TestTown;
const people: Record<'head' | 'editor' | 'contact' | 'signer' | 'cityHead' | 'stranger' | 'admin', Person> =
  {} as never;

beforeAll(async () => {
  city = await testTown(db, 'city');
  town = await testTown(db, 'town');
  other = await testTown(db, 'other');
  await db.updateTable('authorities').set({ parent_id: city.authorityId }).where('id', '=', town.authorityId).execute();
  const add = async (key: keyof typeof people, of: TestTown, office: 'office' | 'village' | null, role: Role) => {
    people[key] = await of.person(office, role);
  };
  await add('head', town, 'office', 'disclosureHead');
  await add('editor', town, 'office', 'editor');
  await add('contact', town, 'village', 'contact');
  await add('signer', town, null, 'signer');
  await add('admin', town, null, 'systemAdmin');
  await add('cityHead', city, 'office', 'cityOffice');
  await add('stranger', other, 'office', 'disclosureHead');
  await db
    .updateTable('staff')
    .set({ created_at: instantOf('2023-01-04') })
    .execute();
});

let address = 1;
const clients = new Map<string, Client>();
/** Their own browser, signed in at this time: no session lives long. */
const as = async (who: Person): Promise<Client> => {
  const key = `${who.login} ${now.getTime()}`;
  const known = clients.get(key);
  if (known) return known;
  const client = new Client(app, `2001:db8:${(address++).toString(16)}::1`);
  const of = [city, town, other].find(({ authorityId }) => authorityId === who.authorityId)!;
  expect((await client.signIn(who.login, of.password)).statusCode).toBe(303);
  clients.set(key, client);
  return client;
};
const at = (moment: string) => {
  now = instantOf(moment);
};
const SESSION = {
  ...{ title: '依申请公开办理', content: '', teacher: '王演示', place: '三楼会议室', hours: '3', below: '' },
  ...{ starts: '2024-06-12T09:00', ends: '2024-06-12T12:00' },
};
async function planned(more: Record<string, string | string[]> = {}, who = people.head): Promise<string> {
  const client = await as(who);
  const reply = await client.post(`${DESK}/new`, { ...SESSION, ...more });
  expect([reply.statusCode, load(reply.body)('.summary').text()]).toEqual([303, '']);
  return String(reply.headers.location);
}
const idOf = (href: string) => Number(href.split('/').pop());
const pageOf = async (client: Client, url: string) => load((await client.get(url)).body);
/** The door is open and shows this code. */
async function door(href: string): Promise<string> {
  const head = await as(people.head);
  expect((await head.post(`${href}/door`, { open: 'yes' }, href)).statusCode).toBe(303);
  return doorCode(sealer, idOf(href), now);
}
const come = async (client: Client, href: string, code: string) =>
  client.post(`${href}/come`, { code }, `${href}/come?code=${code}`);
const there = (href: string) =>
  db
    .selectFrom('training_attendance')
    .selectAll()
    .where('training_id', '=', idOf(href))
    .orderBy('attended_by')
    .execute();

describe('the plan', () => {
  test.each([
    [{ title: '' }, 'title', '请填写培训题目'],
    [{ starts: '2024-02-30T09:00' }, 'starts', '请填写开始时间，写明日期和几时几分'],
    [{ starts: '2024-06-12T25:00' }, 'starts', '请填写开始时间，写明日期和几时几分'],
    [{ ends: '2024-06-12T09:00' }, 'ends', '结束时间应晚于开始时间'],
    [{ ends: '2024-06-30T09:00' }, 'ends', '一场培训最长 5 天，更长的请分场安排'],
    [{ hours: '三' }, 'hours', '学时应为 0.5 的倍数，如 3 或者 1.5'],
    [{ hours: '0' }, 'hours', '学时应在 0.5 至 40 之间'],
    [{ hours: '1.3' }, 'hours', '学时应为 0.5 的倍数，如 3 或者 1.5'],
    [{ roles: ['systemAdmin'] }, 'roles.0', '请选择列出的岗位'],
    [{ offices: ['999999'] }, 'offices', '有的科室已经撤销，请重新选择'],
    [{ below: 'yes' }, 'below', '本机关没有下级机关'],
    [{ teacher: 'A'.repeat(101) }, 'teacher', '授课人最多 100 个字'],
  ] as [Record<string, string | string[]>, string, string][])('%j: %s', async (more, _field, said) => {
    const client = await as(people.head);
    const reply = await client.post(`${DESK}/new`, { ...SESSION, ...more });
    expect(reply.statusCode).toBe(422);
    const $ = load(reply.body);
    expect($('.summary').text()).toContain(said);
    expect($('[name=place]').val(), 'what was typed stays').toBe('三楼会议室');
  });

  test('who does not keep it cannot, and of another authority nobody knows', async () => {
    const href = await planned();
    for (const [who, code] of [
      [people.editor, 404],
      [people.stranger, 404],
      [people.cityHead, 404],
    ] as const) {
      const client = await as(who);
      for (const page of [`${href}/edit`, `${href}/door`, `${href}/sheet.pdf`])
        expect((await client.get(page)).statusCode, page).toBe(code);
    }
    expect((await (await as(people.editor)).get(href)).statusCode).toBe(200);
    for (const who of [people.stranger, people.cityHead])
      expect((await (await as(who)).get(href)).statusCode).toBe(404);
    const head = await as(people.head);
    for (const url of [`${DESK}/999999`, `${DESK}/0`, `${DESK}/99999999999`, `${DESK}/records?year=1&of=due`])
      expect((await head.get(url)).statusCode, url).toBe(404);
    for (const url of [`${DESK}/records?year=2024&of=toString`, `${DESK}/records?year=2024&of=due&office=x`])
      expect((await head.get(url)).statusCode, url).toBe(404);
    await db.deleteFrom('trainings').where('id', '=', idOf(href)).execute();
  });

  test('it is moved with a reason, and whom it is for finds it on the workbench until the day is over', async () => {
    const href = await planned();
    const head = await as(people.head);
    const version = '1';
    const moved = { ...SESSION, place: '党校', starts: '2024-06-20T14:00', ends: '2024-06-20T17:00', version };
    const silent = await head.post(`${href}/edit`, { ...moved, reason: '' });
    expect(load(silent.body)('.summary').text()).toContain('请写明改期原因');
    expect((await head.post(`${href}/edit`, { ...moved, reason: '会议室停电' })).statusCode).toBe(303);
    const late = await head.post(`${href}/edit`, { ...moved, place: '别处', reason: '再改' });
    expect(late.statusCode, 'two at once: the second sees that it was changed').toBe(409);
    const desk = (await pageOf(await as(people.contact), '/console'))('main').text();
    expect(desk).toMatch(/依申请公开办理.*培训改期.*会议室停电.*2024-06-20 14:00/s);
    expect((await pageOf(await as(people.admin), '/console'))('main').text()).not.toContain('培训改期');
    const cancelled = await head.post(`${href}/cancel`, { cancelReason: '与全市会议冲突' }, href);
    expect(cancelled.statusCode).toBe(303);
    expect((await pageOf(await as(people.contact), '/console'))('main').text()).toContain('培训取消');
    at('2024-06-21T08:00');
    expect((await pageOf(await as(people.contact), '/console'))('main').text()).not.toContain('依申请公开办理');
    expect((await (await as(people.head)).post(`${href}/cancel`, { cancelReason: '再来' }, href)).statusCode).toBe(409);
    expect(
      (await (await as(people.head)).post(`${href}/edit`, { ...moved, version: '3', reason: 'x' })).statusCode,
    ).toBe(409);
    at('2024-06-03T10:00');
  });
});

describe('the training day', () => {
  let href: string;
  test('a code that is wrong, old, of another door or shut lets nobody in, and is kept', async () => {
    href = await planned({ offices: [] });
    const editor = await as(people.editor);
    const shut = await come(editor, href, '123456');
    expect(load(shut.body)('.summary').text()).toContain('现在没有开放签到');
    const early = await (await as(people.head)).post(`${href}/door`, { open: 'yes' }, href);
    expect(load(early.body)('.summary').text()).toContain('开始前两小时才能打开签到');
    at('2024-06-12T08:40');
    const code = await door(href);
    at('2024-06-12T08:42');
    const fresh = await as(people.editor);
    for (const wrong of [code, doorCode(sealer, idOf(href) + 1, now), '', '12345', `${code}0`])
      expect((await come(fresh, href, wrong)).statusCode).toBe(422);
    const often = await come(fresh, href, doorCode(sealer, idOf(href), now));
    expect(load(often.body)('.summary').text(), 'five wrong ones').toContain('输错的次数过多');
    expect(await there(href)).toEqual([]);
    const $ = await pageOf(await as(people.head), href);
    expect($('main').text()).toContain('签到码不对或者已过期');
    expect($('main').text()).toContain('多次输错，暂停签到');
  });

  test('the right code counts once; a second person on the same telephone is marked', async () => {
    const contact = await as(people.contact);
    const code = doorCode(sealer, idOf(href), now);
    expect((await come(contact, href, code)).statusCode).toBe(303);
    expect((await come(contact, href, code)).statusCode, 'again').toBe(409);
    at('2024-06-12T09:31');
    const signer = await as(people.signer);
    signer.cookies.set('training-device', contact.cookies.get('training-device')!);
    expect((await come(signer, href, doorCode(sealer, idOf(href), now))).statusCode).toBe(303);
    const rows = await there(href);
    expect(rows.map(({ hours, way }) => [hours, way])).toEqual([
      [3, 'door'],
      [2, 'door'],
    ]);
    const $ = await pageOf(await as(people.head), href);
    expect(
      $('#attendance tbody')
        .text()
        .match(/与他人同一台手机/g),
    ).toHaveLength(2);
    expect($('#attendance tbody').text()).toContain('迟到 31 分钟');
    const stranger = await as(people.stranger);
    expect((await come(stranger, href, doorCode(sealer, idOf(href), now))).statusCode).toBe(404);
  });

  test('from the paper list: not before it began, not without anybody, not somebody of elsewhere, not at odd hours', async () => {
    const head = await as(people.head);
    const list = (fields: Record<string, string | string[]>) => head.post(`${href}/attendance`, fields, href);
    expect((await list({ came: '' })).statusCode).toBe(422);
    expect((await list({ staff: String(people.stranger.id), came: '' })).statusCode).toBe(404);
    expect((await list({ staff: 'x', came: '' })).statusCode).toBe(422);
    expect((await list({ staff: String(people.editor.id), came: '2024-06-12T13:00' })).statusCode).toBe(422);
    expect((await list({ staff: String(people.editor.id), came: '' })).statusCode).toBe(303);
    expect((await list({ staff: String(people.editor.id), came: '' })).statusCode, 'twice').toBe(409);
    const later = await planned({ starts: '2024-09-02T09:00', ends: '2024-09-02T11:00' });
    expect(
      (await head.post(`${later}/attendance`, { staff: String(people.editor.id), came: '' }, later)).statusCode,
    ).toBe(409);
    await db.deleteFrom('trainings').where('id', '=', idOf(later)).execute();
  });

  test('the quiz: what is written wrongly is said by its line; who was not there cannot answer; once answered it stays', async () => {
    const head = await as(people.head);
    const write = (text: string) =>
      head.post(`${href}/quiz/edit`, { text, passMark: '60', until: '2024-06-20' }, `${href}/quiz/edit`);
    const wrong = await write('1. 几日\n15 日\n20 日');
    expect(load(wrong.body)('.summary').text()).toContain('第 1 题没有标出正确的选项');
    expect(load(wrong.body)('textarea').val()).toContain('15 日');
    expect(
      (await write('1. 几个工作日？\n15 个\n20 个 ✓\n2. 哪些不公开？\n国家秘密 ✓\n预算\n内部流程 ✓')).statusCode,
    ).toBe(303);
    const version = (
      await db.selectFrom('trainings').select('version').where('id', '=', idOf(href)).executeTakeFirstOrThrow()
    ).version;
    const answer = async (who: Person, fields: Record<string, string | string[]>) =>
      (await as(who)).post(`${href}/quiz`, { version: String(version), ...fields }, `${href}/quiz`);
    expect((await answer(people.head, { q0: '1', q1: ['0', '2'] })).statusCode, 'not there').toBe(403);
    expect((await answer(people.editor, { q0: '1' })).statusCode, 'one left out').toBe(422);
    expect((await answer(people.editor, { q0: '7', q1: 'x' })).statusCode, 'no such answers').toBe(422);
    expect((await answer(people.editor, { version: '0', q0: '1', q1: ['0', '2'] })).statusCode, 'other questions').toBe(
      409,
    );
    expect((await answer(people.editor, { q0: '0', q1: ['0'] })).statusCode, 'nothing right').toBe(303);
    const again = load((await (await as(people.editor)).get(`${href}/quiz`)).body)('main').text();
    expect(again).toContain('上一次答对 0 题');
    expect(again, 'not told before the second try').not.toContain('正确答案');
    expect((await answer(people.editor, { q0: '1', q1: ['0', '2'] })).statusCode).toBe(303);
    expect((await answer(people.editor, { q0: '1', q1: ['0', '2'] })).statusCode, 'passed already').toBe(409);
    for (const q1 of ['1', '1']) await answer(people.contact, { q0: '1', q1 });
    expect((await answer(people.contact, { q0: '1', q1: ['0', '2'] })).statusCode, 'a third time').toBe(409);
    expect((await write('1. 新题\n甲 ✓\n乙')).statusCode, 'answered already').toBe(409);
  });

  test('closed: who has hours and passed gets a certificate with a number; the list stays open to correction', async () => {
    const early = await (await as(people.head)).post(`${href}/close`, {}, href);
    expect(early.statusCode).toBe(409);
    at('2024-06-12T15:00');
    const head = await as(people.head);
    expect((await pageOf(head, '/console'))('main').text()).toContain('培训办结');
    expect((await head.post(`${href}/close`, {}, href)).statusCode).toBe(303);
    expect((await head.post(`${href}/close`, {}, href)).statusCode, 'twice').toBe(409);
    const certificates = () =>
      db
        .selectFrom('training_certificates')
        .select(['id', 'number', 'earned_by', 'hours', 'withdrawn_on'])
        .where('training_id', '=', idOf(href))
        .orderBy('id')
        .execute();
    const [first, ...more] = await certificates();
    expect(more).toEqual([]);
    expect(first).toMatchObject({ number: '测试镇公开培训〔2024〕1号', earned_by: people.editor.id, hours: 3 });
    const paper = `${DESK}/certificates/${first!.id}.pdf`;
    const own = await (await as(people.editor)).get(paper);
    expect([own.statusCode, own.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await head.get(paper)).statusCode).toBe(200);
    for (const who of [people.contact, people.stranger, people.cityHead])
      expect((await (await as(who)).get(paper)).statusCode).toBe(404);

    // she went early: other hours, another certificate; he was never there
    const mend = `${href}/attendance/${people.editor.id}`;
    expect((await head.post(mend, { came: '', left: '2024-06-12T08:00', remark: '' })).statusCode).toBe(422);
    expect((await head.post(mend, { came: '', left: '2024-06-12T11:00', remark: '请假' })).statusCode).toBe(303);
    expect((await certificates()).map(({ number, hours, withdrawn_on }) => [number, hours, withdrawn_on])).toEqual([
      ['测试镇公开培训〔2024〕1号', 3, '2024-06-12'],
      ['测试镇公开培训〔2024〕2号', 2, null],
    ]);
    expect((await head.get(paper)).statusCode, 'taken back').toBe(404);
    const gone = `${href}/attendance/${people.signer.id}`;
    expect((await head.post(`${gone}/remove`, { removeReason: '' }, gone)).statusCode).toBe(422);
    expect((await head.post(`${gone}/remove`, { removeReason: '由他人代签' }, gone)).statusCode).toBe(303);
    expect((await pageOf(head, href))('main').text()).toContain('由他人代签');
    expect((await head.get(gone)).statusCode).toBe(404);
    // a time put right afterwards changes what everybody's presence counts
    const version = (
      await db.selectFrom('trainings').select('version').where('id', '=', idOf(href)).executeTakeFirstOrThrow()
    ).version;
    await head.post(`${href}/edit`, { ...SESSION, hours: '6', version: String(version), reason: '' });
    expect((await there(href)).map(({ hours }) => hours).sort()).toEqual([4, 6]);
    const cancel = await head.post(`${href}/cancel`, { cancelReason: '没办成' }, href);
    expect(cancel.statusCode, 'people were there').toBe(409);
  });
});

describe('who was trained in the year', () => {
  test('each figure opens its records and equals them; who is missing shows, and finds it on the workbench', async () => {
    at('2024-07-02T10:00');
    const head = await as(people.head);
    const $ = await pageOf(head, DESK);
    const figures = $('.figures .fig').toArray();
    expect(figures.map((one) => $(one).find('b').text())).toEqual(['1', '2', '2', '10', '2']);
    const counted = await trainingFigures(db, town.authorityId, 2024);
    expect(counted).toEqual({ sessions: 1, attendances: 2, people: 2, hours: 10, due: 4, missing: 2 });
    for (const [of, value] of Object.entries(counted)) {
      const page = await pageOf(head, `${DESK}/records?year=2024&of=${of}`);
      const said = of === 'attendances' ? String(page('tbody tr').length) : page('tfoot td').text();
      expect([of, said]).toEqual([of, String(value)]);
    }
    for (const link of $('#main table a[href*="records"]').toArray()) {
      const page = await pageOf(head, $(link).attr('href')!);
      const rows = page('tbody tr').length;
      const said = $(link).attr('href')!.includes('of=hours') ? page('tfoot td').text() || '0' : String(rows);
      expect([$(link).attr('href'), said]).toEqual([$(link).attr('href'), $(link).text()]);
    }
    expect((await pageOf(head, '/console'))('main').text()).toContain('2 人 2024 年还没有培训够');
    expect((await pageOf(await as(people.signer), '/console'))('main').text()).toContain('您 2024 年还没有培训够');
    expect((await pageOf(await as(people.editor), '/console'))('main').text()).not.toContain('还没有培训够');
    expect(
      (await (await as(people.editor)).get(`${DESK}/records?year=2024&of=people`)).statusCode,
      'who writes the report',
    ).toBe(200);
  });

  test('hours that the plan asks of everybody decide who is trained', async () => {
    const head = await as(people.head);
    const plan = (hoursEach: string) =>
      head.post(`${DESK}/plan/2024`, { hoursEach, aims: '两场' }, `${DESK}/plan/2024`);
    expect((await plan('六')).statusCode).toBe(422);
    expect((await plan('5')).statusCode).toBe(303);
    expect((await trainingFigures(db, town.authorityId, 2024)).missing).toBe(3);
    expect((await plan('')).statusCode).toBe(303);
    expect((await trainingFigures(db, town.authorityId, 2024)).missing).toBe(2);
    expect((await head.get(`${DESK}/plan/99999`)).statusCode).toBe(404);
  });

  test('who left is not waited for, who came late has until next year; what they attended still counts', async () => {
    const { contact, admin } = people;
    const caller = { db, house, sealer, who: admin, now };
    unwrap(await setActive(caller, { id: contact.id, active: false }));
    const late = await town.person('village', 'contact');
    await db
      .updateTable('staff')
      .set({ created_at: instantOf('2024-10-08') })
      .where('id', '=', late.id)
      .execute();
    expect(await trainingFigures(db, town.authorityId, 2024)).toMatchObject({ people: 2, due: 3, missing: 2 });
    expect(await trainingFigures(db, town.authorityId, 2023)).toMatchObject({ people: 0, due: 4, missing: 4 });
    expect(await trainingFigures(db, town.authorityId, 2025)).toMatchObject({ people: 0, due: 4 });
  });

  test('what was meant for an office that is closed is meant for its heir; what was attended stays with it', async () => {
    const href = await planned({
      offices: [String(town.offices.village)],
      starts: '2024-08-01T09:00',
      ends: '2024-08-01T11:00',
    });
    const caller = { db, house, sealer, who: people.admin, now };
    unwrap(await closeOffice(caller, { id: town.offices.village, into: town.offices.finance }));
    const { office_ids } = await db
      .selectFrom('trainings')
      .select('office_ids')
      .where('id', '=', idOf(href))
      .executeTakeFirstOrThrow();
    expect(office_ids).toEqual([town.offices.finance]);
    const $ = await pageOf(await as(people.head), DESK);
    expect($('main').text()).toContain('建设村');
  });
});

test('the city trains the people of its towns: they sign in, and it counts in both books', async () => {
  at('2024-11-04T08:50');
  const href = await planned(
    { title: '全市业务培训', below: 'yes', starts: '2024-11-04T09:00', ends: '2024-11-04T11:00', hours: '2' },
    people.cityHead,
  );
  const cityHead = await as(people.cityHead);
  await cityHead.post(`${href}/door`, { open: 'yes' }, href);
  const editor = await as(people.editor);
  expect((await pageOf(editor, '/console'))('main').text()).toContain('培训签到');
  expect((await come(editor, href, doorCode(sealer, idOf(href), now))).statusCode).toBe(303);
  expect((await come(await as(people.stranger), href, doorCode(sealer, idOf(href), now))).statusCode).toBe(404);
  expect((await (await as(people.head)).get(`${href}/edit`)).statusCode, 'not the town’s to keep').toBe(404);
  expect(await trainingFigures(db, town.authorityId, 2024)).toMatchObject({ sessions: 1, attendances: 3, hours: 12 });
  expect(await trainingFigures(db, city.authorityId, 2024)).toMatchObject({ sessions: 1, attendances: 0 });
});

test('material is kept for whom it is for, and goes when it is removed', async () => {
  at('2024-11-05T09:00');
  const href = await planned({ starts: '2024-12-02T09:00', ends: '2024-12-02T11:00' });
  const head = await as(people.head);
  const file = (name: string, content: string) => [{ field: 'file', name, content: Buffer.from(content) }];
  expect((await head.upload(`${href}/files`, {}, [], href)).statusCode).toBe(422);
  expect((await head.upload(`${href}/files`, {}, file('讲稿.exe', 'MZ\x90\x00'), href)).statusCode).toBe(422);
  expect((await head.upload(`${href}/files`, {}, file('讲稿.txt', '一、二、三'), href)).statusCode).toBe(303);
  const $ = await pageOf(await as(people.editor), href);
  const link = $('#material a').attr('href')!;
  const got = await (await as(people.editor)).get(link);
  expect([got.statusCode, got.body]).toEqual([200, '一、二、三']);
  expect((await (await as(people.stranger)).get(link)).statusCode).toBe(404);
  expect((await head.post(`${link}/remove`, {}, href)).statusCode).toBe(303);
  expect((await head.get(link)).statusCode).toBe(404);
  expect((await head.post(`${link}/remove`, {}, href)).statusCode, 'twice').toBe(409);
  const sheet = await head.get(`${href}/sheet.pdf`);
  expect([sheet.statusCode, sheet.headers['content-type']]).toEqual([200, 'application/pdf']);
});

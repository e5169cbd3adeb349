import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { testRoom } from '../../../test/support/room.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { law } from '../../commands/law.ts';
import { parseDate, publishBy, statutoryHolidays } from '../../law/index.ts';
import { verifyAuditLog } from '../../platform/audit-log/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { unwrap } from '../../platform/outcome.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { enterArrangement, withdrawArrangement } from './actions.ts';
import { calendarOf, entriesOf } from './store.ts';

let seen: string | undefined;
/** A room with one open limit in that year. */
const limited = testRoom({
  on: {
    calendar: async (tx, { before, after, year, today }) => {
      if (year !== YEAR) return [];
      expect(today).toBe('2026-11-24');
      const limit = (calendar: typeof before) => publishBy(parseDate(`${YEAR}-09-15`), calendar).date.toString();
      seen = (await due(tx)).date.toString();
      if (limit(before) === limit(after)) return [];
      const what = {
        authorityId: town.authorityId,
        room: '测试',
        title: '一件在办的事',
        href: '/console',
        limit: '公开期限',
        provisional: false,
      };
      return [{ ...what, from: limit(before), to: limit(after) }];
    },
  },
});
const books = await testDatabase([...rooms, limited]);
const { db, house } = books;
const now = new Date('2026-11-24T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
beforeAll(async () => {
  town = await testTown(db);
});

/** A year far ahead, each statutory day off and three days added to 国庆. */
const YEAR = 2088;
const breaks = (more: string[] = []) => [
  ...statutoryHolidays(YEAR)
    .filter(({ name }) => name !== '国庆节')
    .map(({ date, name }) => ({ name, from: date, to: date, workdays: [] as string[] })),
  { name: '国庆节', from: `${YEAR}-10-01`, to: `${YEAR}-10-07`, workdays: more },
];
const due = async (of: Db = db) => publishBy(parseDate(`${YEAR}-09-15`), await calendarOf(of));

test('what is entered holds at once, for the same and every other connection; withdrawn, the year is provisional again', async () => {
  const head = await town.person(null, 'systemAdmin', 'platformOperator');
  const caller = { db, house, who: head, now };
  const before = await due();
  expect(before.provisional).toBe(true);

  const entered = await enterArrangement(caller, { year: YEAR, source: '测试〔2087〕1号', breaks: breaks() });
  expect(entered.ok).toBe(true);
  const after = await due();
  expect(after.provisional).toBe(false);
  expect(after.date.toString() > before.date.toString()).toBe(true);
  expect(seen).toBe(after.date.toString());

  expect((await withdrawArrangement(caller, { year: YEAR })).ok).toBe(true);
  expect(await due()).toEqual(before);
  const [undone, first] = await entriesOf(db, YEAR);
  expect(first!.moved).toMatchObject([{ from: before.date.toString(), to: after.date.toString() }]);
  expect(undone!.moved).toMatchObject([{ from: after.date.toString(), to: before.date.toString() }]);
  expect(undone!.withdrawn).toBe(true);
  expect(await withdrawArrangement(caller, { year: YEAR })).toMatchObject({ ok: false, code: 'invalid' });
  expect((await verifyAuditLog(db)).whole).toBe(true);
});

describe('an arrangement is refused', () => {
  test.each([
    ['without a statutory holiday', breaks().slice(1), '缺少法定节假日'],
    ['with a weekday as make-up day', breaks([`${YEAR}-09-27`]), '不是周六或周日'],
    [
      'that ends before it begins',
      [{ name: '元旦', from: `${YEAR}-01-03`, to: `${YEAR}-01-01`, workdays: [] }],
      '早于',
    ],
    ['of another year', [...breaks(), { name: '春节', from: '2090-02-01', to: '2090-02-02', workdays: [] }], '不属于'],
  ])('%s', async (_why, wrong, words) => {
    const caller = { db, house, who: await town.person(null, 'systemAdmin', 'platformOperator'), now };
    const result = await enterArrangement(caller, { year: YEAR, source: '测试', breaks: wrong });
    expect(result).toMatchObject({ ok: false, code: 'invalid' });
    expect(JSON.stringify(result)).toContain(words);
  });

  test.each(['editor', 'disclosureHead', 'systemAdmin'] as const)(
    'from somebody who does not keep the calendar of all: %s',
    async (role) => {
      const caller = { db, house, who: await town.person('office', role), now };
      expect(await enterArrangement(caller, { year: YEAR, source: '测试', breaks: breaks() })).toMatchObject({
        code: 'forbidden',
      });
    },
  );
});

describe('the pages', () => {
  const notice = `关于2027年部分节假日安排（测试用，不是真实通知）
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天，不调休。
六、中秋节：9月15日（周三）放假1天，不调休。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

  async function keeper() {
    const head = await town.person(null, 'systemAdmin', 'platformOperator');
    const client = new Client(app);
    await client.signIn(head.login, town.password);
    return client;
  }
  const fieldsOf = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<input[^>]* name="((?:name|from|to|worked|year|source)\d?)"[^>]*>/g)].map(([tag, name]) => [
        name!,
        /value="([^"]*)"/.exec(tag)?.[1] ?? '',
      ]),
    );

  test('correcting a built-in year begins from what is in force, also when an entry of it was withdrawn', async () => {
    const client = await keeper();
    const form = (await client.get('/console/calendar/enter?year=2024')).body;
    expect(form).toContain('平台内置的现行安排');
    const spring = { name1: '春节', from1: '2024-02-10', to1: '2024-02-17', worked1: '2024-02-04、2024-02-18' };
    expect(fieldsOf(form)).toMatchObject({ year: '2024', source: '', name0: '元旦', from0: '2024-01-01', ...spring });
    const changed = { ...fieldsOf(form), source: '测试〔2024〕1号', to1: '2024-02-16' };
    expect((await client.post('/console/calendar/enter', { ...changed, step: 'save' })).statusCode).toBe(303);
    const entered = (await client.get('/console/calendar/enter?year=2024')).body;
    expect(entered).toContain('已录入的现行安排');
    expect(fieldsOf(entered)).toMatchObject({ source: '测试〔2024〕1号', to1: '2024-02-16' });
    await client.post('/console/calendar/withdraw', { year: '2024' });
    expect(fieldsOf((await client.get('/console/calendar/enter?year=2024')).body)).toMatchObject({
      ...spring,
      source: '',
    });
    const unknown = (await client.get('/console/calendar/enter?year=2089')).body;
    expect(unknown).not.toContain('现行安排');
    expect(fieldsOf(unknown)).toMatchObject({ name0: '元旦', from0: '' });
  });

  test('pasted, previewed, saved; then the year is known', async () => {
    const client = await keeper();
    expect((await client.get('/console/calendar?year=2027')).body).toContain('暂定');
    const read = await client.post('/console/calendar/enter', { step: 'read', year: '2027', source: '', notice });
    expect(read.statusCode).toBe(422);
    expect(read.body).toContain('请填写通知的发文字号');
    const filled: Record<string, string> = { ...fieldsOf(read.body), source: '测试〔2026〕1号' };
    expect(filled).toMatchObject({
      name1: '春节',
      from1: '2027-02-05',
      to1: '2027-02-11',
      worked1: '2027-01-31、2027-02-20',
    });
    const preview = await client.post('/console/calendar/enter', { ...filled, step: 'preview' });
    expect(preview.statusCode).toBe(200);
    expect(preview.body).toContain('2027 年全年预览');
    expect((await client.post('/console/calendar/enter', { ...filled, step: 'save' })).statusCode).toBe(303);
    const year = await client.get('/console/calendar?year=2027');
    expect(year.body).toContain('测试〔2026〕1号');
    expect((await calendarOf(db)).day(parseDate('2027-02-20'))).toMatchObject({ working: true, kind: 'makeUp' });
    expect(
      (await client.post('/console/calendar/withdraw', { year: '2027' }, '/console/calendar?year=2027')).statusCode,
    ).toBe(303);
    expect((await calendarOf(db)).knows(2027)).toBe(false);
  });

  test.each([
    [
      'a notice that contradicts itself',
      { step: 'read', year: '2027', notice: '一、元旦：1月1日（周一）放假。' },
      '星期五',
    ],
    [
      'a wrong day',
      { step: 'preview', year: '2027', source: '测', name0: '元旦', from0: '2027-02-30' },
      '请填写放假的第一天',
    ],
    [
      'a wrong make-up day',
      { step: 'save', year: '2027', source: '测', name0: '元旦', from0: '2027-01-01', worked0: '周日' },
      '应写作',
    ],
    [
      'an incomplete year',
      { step: 'save', year: '2027', source: '测', name0: '元旦', from0: '2027-01-01' },
      '缺少法定节假日',
    ],
    ['no year', { step: 'save', year: '27', source: '测' }, '年份应在'],
    [
      'too many breaks',
      { step: 'read', year: '2027', notice: Array.from({ length: 11 }, (_, n) => `元旦,1月${n + 1}日`).join('\n') },
      '超过一年',
    ],
  ])('%s is said, and what was typed stays', async (_why, fields, words) => {
    const client = await keeper();
    const reply = await client.post('/console/calendar/enter', fields as Record<string, string>);
    expect([200, 422]).toContain(reply.statusCode);
    expect(reply.body).toContain(words);
    expect(reply.body).toContain(`value="${fields.year}"`);
  });

  test('an editor reads and does not enter; a visitor is sent to sign in', async () => {
    const editor = await town.person('office', 'editor');
    const client = new Client(app);
    await client.signIn(editor.login, town.password);
    expect((await client.get('/console/calendar')).statusCode).toBe(200);
    expect((await client.get('/console/calendar')).body).not.toContain('/console/calendar/enter');
    expect((await client.get('/console/calendar/enter')).statusCode).toBe(404);
    expect((await new Client(app).get('/console/calendar')).statusCode).toBe(303);
    expect((await client.get('/console/calendar?year=9999999')).statusCode).toBe(200);
  });
});

test('the command with the file that the console gives out counts the days that the screens show', async () => {
  const head = await town.person(null, 'systemAdmin', 'platformOperator');
  const client = new Client(app);
  await client.signIn(head.login, town.password);
  unwrap(await enterArrangement({ db, house, who: head, now }, { year: YEAR, source: '测试', breaks: breaks() }));
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-arrangements-'));
  const file = join(folder, '放假安排.json');
  const said = async (...more: string[]) => {
    const lines: string[] = [];
    await law(['publish-by', '--formed', `${YEAR}-09-15`, '--json', ...more], (line) => lines.push(line));
    return JSON.parse(lines.join('')) as { publishBy: string; provisional: boolean };
  };
  try {
    await writeFile(file, (await client.get('/console/calendar/arrangements.json')).body);
    const shown = await due();
    expect(await said('--arrangements', file)).toEqual({ publishBy: shown.date.toString(), provisional: false });
    expect(await said()).toMatchObject({ provisional: true });
    for (const wrong of [
      '',
      '{}',
      '[{"year":2088}]',
      '[{"year":2088,"breaks":[{"name":"元旦","from":"2088-02-30"}]}]',
    ]) {
      await writeFile(file, wrong);
      await expect(said('--arrangements', file)).rejects.toThrow('放假安排文件');
    }
    const backwards = [{ name: '元旦', from: '2088-01-03', to: '2088-01-01', workdays: [] }];
    await writeFile(file, JSON.stringify([{ year: YEAR, breaks: backwards }]));
    await expect(said('--arrangements', file)).rejects.toThrow('最后一天早于第一天');
  } finally {
    await rm(folder, { recursive: true });
  }
  unwrap(await withdrawArrangement({ db, house, who: head, now }, { year: YEAR }));
  expect((await client.get('/console/calendar/arrangements.json')).json()).not.toContainEqual(
    expect.objectContaining({ year: YEAR }),
  );
});

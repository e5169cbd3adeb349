import { readFile } from 'node:fs/promises';
import { load } from 'cheerio';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { booksBefore, testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { compileReport, fill, templateText } from '../annual-report/index.ts';
import { sendMessage, writerOf } from '../engagement/index.ts';
import { append } from '../platform/audit-log/index.ts';
import type { Config } from '../platform/config.ts';
import { instantOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Role, Who } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { countAccountability } from './index.ts';
import { limitsOf } from './limits.ts';
import { eraseExpired } from './retention.ts';

// 投诉举报 that an authority does not do its duty, from a letter, a message and the city's office, to 责任追究.
const books = await testDatabase(rooms);
const { db, house, sealer, files } = books;
let now = instantOf('2024-06-03T10:00');
const app = await buildServer({ ...books, now: () => now });
const DESK = '/console/accountability';
type Person = Who & { id: number; login: string };
let city: TestTown;
let town: TestTown;
let other: TestTown;
const people = {} as Record<'head' | 'editor' | 'cityHead' | 'stranger', Person>;

beforeAll(async () => {
  city = await testTown(db, 'city');
  town = await testTown(db, 'town');
  other = await testTown(db, 'other');
  await db.updateTable('authorities').set({ parent_id: city.authorityId }).where('id', '=', town.authorityId).execute();
  const add = async (key: keyof typeof people, of: TestTown, role: Role) => {
    people[key] = await of.person('office', role);
  };
  await add('head', town, 'disclosureHead');
  await add('editor', town, 'editor');
  await add('cityHead', city, 'cityOffice');
  await add('stranger', other, 'disclosureHead');
});

let address = 1;
const clients = new Map<string, Client>();
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
const SENDER = { name: '覃演示甲', telephone: '19900000066', address: '演示路七号' };
const GIVEN = {
  ...{ origin: 'complaint', way: 'letter', duty: 'application', cameOn: '2024-06-03' },
  ...{ title: '覃演示甲的申请逾期没有答复', text: '覃演示甲 3 月提出申请，至今没有答复，电话 19900000066。' },
  ...SENDER,
};
async function registered(who = people.head, more: Record<string, string> = {}): Promise<string> {
  const about = String(more.about ?? town.authorityId);
  const reply = await (await as(who)).post(`${DESK}/new`, { ...GIVEN, about, ...more });
  expect([reply.statusCode, load(reply.body)('.summary').text()]).toEqual([303, '']);
  return String(reply.headers.location);
}
const idOf = (href: string) => Number(href.split('/').pop());
const versionOf = async (href: string) =>
  (await db.selectFrom('accountability_cases').select('version').where('id', '=', idOf(href)).executeTakeFirstOrThrow())
    .version;
async function take(href: string, slug: string, fields: Record<string, string> = {}, who = people.head) {
  const on = fields.on ?? '2024-06-03';
  const version = fields.version ?? String(await versionOf(href));
  return (await as(who)).post(`${href}/steps/${slug}`, { said: '', ...fields, on, version }, href);
}
const pageOf = async (who: Person, url: string) => load((await (await as(who)).get(url)).body);
const main = async (who: Person, url: string) => (await pageOf(who, url))('main').text();

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const evidenceIn = (href: string) =>
  db.selectFrom('accountability_evidence').selectAll().where('case_id', '=', idOf(href)).orderBy('id').execute();

describe('a letter', () => {
  test('is registered with who wrote it sealed: neither the list nor the page nor the books show them', async () => {
    const href = await registered();
    for (const url of [DESK, href]) {
      const text = await main(people.head, url);
      expect(text).toContain('申请逾期没有答复');
      for (const value of Object.values(SENDER)) expect(text, url).not.toContain(value);
    }
    const { rows } = await sql<{ all: string }>`select c::text || coalesce((select string_agg(s::text, '') from
      accountability_steps s where s.case_id = c.id), '') as all from accountability_cases c`.execute(db);
    for (const value of Object.values(SENDER)) expect(rows[0]!.all).not.toContain(value);
    const opened = await (await as(people.head)).post(`${href}/open`, { reason: '联系核实' }, href);
    for (const value of Object.values(SENDER)) expect(opened.body).toContain(value);
    expect(opened.headers['cache-control']).toContain('no-store');
    const log = await db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'accountability.openComplainant')
      .execute();
    expect(log).toEqual([{ detail: { reason: '联系核实' } }]);
  });

  test.each([
    [{ title: '' }, '请填写事项'],
    [{ text: '' }, '请填写反映的情况'],
    [{ cameOn: '2024-06-04' }, '日期不能晚于今天'],
    [{ cameOn: '0000-99-99' }, '请选择收到日期'],
    [{ cameOn: '1999-01-02' }, '请选择收到日期，不早于 2008 年'], // no limit is counted from there: the desk would not open
    [{ cameOn: '2007-12-31' }, '请选择收到日期，不早于 2008 年'],
    [{ duty: 'toString' }, '请选择反映的问题'],
    [{ about: 'x' }, '请选择列出的机关'],
    [{ title: '长'.repeat(81) }, '事项最多 80 个字'],
  ] as [Record<string, string>, string][])('%j: %s', async (more, said) => {
    const reply = await (await as(people.head)).post(`${DESK}/new`, {
      ...GIVEN,
      about: String(town.authorityId),
      ...more,
    });
    expect(reply.statusCode).toBe(422);
    expect(load(reply.body)('.summary').text()).toContain(said);
    expect(load(reply.body)('[name=address]').val()).toBe(SENDER.address);
  });

  test('a town registers of itself alone, and of others nobody knows', async () => {
    const about = String(other.authorityId);
    for (const who of [people.head, people.cityHead])
      expect((await (await as(who)).post(`${DESK}/new`, { ...GIVEN, about })).statusCode).toBe(404);
    const href = await registered();
    for (const url of [href, `${DESK}/999999`, `${DESK}/0`, `${DESK}?year=1`])
      expect((await (await as(people.stranger)).get(url)).statusCode, url).toBe(404);
    expect((await take(href, 'accepted', { version: '1' }, people.stranger)).statusCode).toBe(404);
    expect((await (await as(people.editor)).get(href)).statusCode).toBe(404);
    expect((await take(href, 'nothing')).statusCode).toBe(404);
    expect((await take(href, 'accepted', { on: '不是日期' })).statusCode).toBe(422);
  });

  test('goes its way: taken on, looked into, measured, told, closed; two at once, and nothing too early', async () => {
    const href = await registered();
    expect((await take(href, 'found', { finding: 'upheld', said: '属实' })).statusCode, 'not taken on').toBe(409);
    expect((await limitsOf(db, town.authorityId)).find(({ href: at }) => at === href)).toMatchObject({
      ...{ limit: '受理期限', on: '2024-06-11' },
    });
    expect((await take(href, 'accepted')).statusCode).toBe(303);
    expect((await take(href, 'accepted', { version: '1' })).statusCode, 'another was faster').toBe(409);
    expect((await take(href, 'found', { finding: 'upheld' })).statusCode, 'no words').toBe(422);
    expect((await take(href, 'found', { finding: 'upheld', said: '覃演示甲的申请确实逾期' })).statusCode).toBe(303);
    expect(await main(people.head, href)).toContain('覃＊＊＊的申请确实逾期');
    expect((await take(href, 'closed')).statusCode, 'true, and nothing done').toBe(409);
    const measured = { measure: 'correction', by: '测试镇人民政府', said: '责令经办科室改正' };
    expect((await take(href, 'measured', { ...measured, until: '' })).statusCode, 'no term').toBe(422);
    expect((await take(href, 'measured', { ...measured, until: '2024-06-07' })).statusCode).toBe(303);
    expect(await countAccountability(db, town.authorityId, 2024), 'an order alone is none').toBe(0);
    expect((await take(href, 'measured', { ...measured, measure: 'talk', until: '' })).statusCode).toBe(303);
    expect((await take(href, 'measured', { ...measured, measure: 'criticism', until: '' })).statusCode).toBe(303);
    expect(await countAccountability(db, town.authorityId, 2024), 'two measures are one case').toBe(1);
    expect((await take(href, 'closed')).statusCode, 'not put right').toBe(409);
    expect((await take(href, 'mended', { said: '已经答复' })).statusCode).toBe(303);
    expect((await take(href, 'closed')).statusCode, 'who complained was not told').toBe(409);
    expect((await take(href, 'answered', { said: '书面告知' })).statusCode).toBe(303);
    expect((await take(href, 'closed')).statusCode).toBe(303);
    expect(await main(people.head, href)).toContain('已办结');
    expect((await take(href, 'reopened', { said: '有新的情况' })).statusCode).toBe(303);
  });
});

describe('evidence', () => {
  const file = (name: string, content = PDF) => [{ field: 'evidence', name, content }];
  let letter: string;

  test('of a complaint and of steps is sealed with its name, taken on record, and by the keeper alone', async () => {
    const about = String(town.authorityId);
    const client = await as(people.cityHead);
    const made = await client.upload(`${DESK}/new`, { ...GIVEN, about }, file('覃演示甲的来信.pdf'));
    expect([made.statusCode, load(made.body)('.summary').text()]).toEqual([303, '']);
    letter = String(made.headers.location);
    await take(letter, 'accepted', {}, people.cityHead);
    const step = async (slug: string, fields: Record<string, string>, name: string, who = people.cityHead) => {
      const given = { said: '见材料', on: '2024-06-03', version: String(await versionOf(letter)), ...fields };
      return (await as(who)).upload(`${letter}/steps/${slug}`, given, file(name), letter);
    };
    expect((await step('found', { finding: 'upheld' }, '查证记录.pdf')).statusCode).toBe(303);
    const order = { measure: 'correction', by: '市政务公开办', until: '2024-06-20' };
    expect((await step('measured', order, '责令改正通知.pdf')).statusCode).toBe(303);
    expect((await step('mended', {}, '整改截图.pdf', people.head)).statusCode).toBe(303);

    const rows = await evidenceIn(letter);
    expect(rows.map(({ seq }) => seq)).toEqual([1, 3, 4, 5]);
    const { rows: text } = await sql<{
      all: string;
    }>`select string_agg(e::text, '') as all from accountability_evidence e`.execute(db);
    expect(text[0]!.all).not.toContain(Buffer.from('来信').toString('hex'));
    const kept = await readFile(files.path(rows[0]!.file_hash));
    expect(kept.includes('%PDF')).toBe(false);

    const page = await main(people.cityHead, letter);
    for (const name of ['覃＊＊＊的来信.pdf', '查证记录.pdf', '责令改正通知.pdf', '整改截图.pdf'])
      expect(page).toContain(name);
    const theirs = await main(people.head, letter);
    for (const name of ['责令改正通知.pdf', '整改截图.pdf']) expect(theirs).toContain(name);
    for (const name of ['来信.pdf', '查证记录.pdf']) expect(theirs).not.toContain(name);
    const get = async (who: Person, nth: number) => (await as(who)).get(`${letter}/evidence/${rows[nth]!.id}`);
    const taken = await get(people.cityHead, 0);
    expect([taken.statusCode, taken.rawPayload.equals(PDF)]).toEqual([200, true]);
    expect((await get(people.head, 2)).statusCode).toBe(200);
    for (const [who, nth] of [
      [people.head, 0],
      [people.head, 1],
      [people.stranger, 2],
      [people.editor, 2],
    ] as const)
      expect((await get(who, nth)).statusCode, `${who.login} ${nth}`).toBe(404);
    const log = await db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'accountability.takeFile')
      .execute();
    expect(log.map(({ detail }) => detail)).toEqual([{ file: rows[0]!.id }, { file: rows[2]!.id }]);
  });

  test('a file that is none, or of another case, is told; what was typed stays', async () => {
    const client = await as(people.cityHead);
    const given = { said: '再告知', on: '2024-06-03', version: String(await versionOf(letter)) };
    const refused = await client.upload(`${letter}/steps/answered`, given, file('程序.exe', Buffer.from('MZ')), letter);
    expect(refused.statusCode).toBe(422);
    expect(load(refused.body)('#f-answered-said').val()).toBe('再告知');
    expect(load(refused.body)('.error').text()).toContain('程序.exe');
    const other = await registered(people.cityHead, { about: String(town.authorityId) });
    const [first] = await evidenceIn(letter);
    for (const id of [first!.id, 0, 'x', '99999999999999999999'])
      expect((await client.get(`${other}/evidence/${id}`)).statusCode).toBe(404);
    await take(letter, 'answered', { said: '书面告知' }, people.cityHead);
    expect((await take(letter, 'closed', {}, people.cityHead)).statusCode).toBe(303);
  });
});

test('the figure of the annual report opens its records and equals them; a year without is a counted 0', async () => {
  const page = await pageOf(people.editor, `${DESK}?year=2024&counted=yes`);
  expect(page('#counted tfoot td').text()).toBe('1');
  expect(page('.figures b').first().text()).toBe('1');
  expect(page('#counted a').length, 'who writes the report opens none').toBe(0);
  expect((await pageOf(people.head, `${DESK}?year=2023&counted=yes`))('.figures b').first().text()).toBe('0');
  const of = { id: town.authorityId, code: 'town', name: '测试镇人民政府', isDemo: false };
  const say = async (year: number) => {
    const { counted } = await compileReport(db, of, year);
    return fill(templateText('supervision', counted), counted);
  };
  expect(await say(2024)).toContain('被追究责任 1 起');
  expect(await say(2023)).toContain('未发生因不履行政府信息公开义务产生的责任追究');
});

test('a message that is such a complaint goes on in the register, once', async () => {
  const sender = { name: '覃演示乙', telephone: '19900000077', email: '' };
  const given = {
    sort: 'complaint',
    subject: '预算一直没有公开',
    sender,
    wantsPublic: false,
    byTelephone: false,
    page: '',
  } as const;
  const by = { db, house, sealer, who: writerOf(town.authorityId), now };
  const { id } = unwrap(
    await sendMessage(by, { ...given, written: { text: '去年的预算一直没有公开。', selection: '' } }),
  );
  expect(await main(people.head, DESK)).toContain('预算一直没有公开');
  const go = async (message: string, who = people.head) =>
    (await as(who)).post(`${DESK}/messages`, { message, duty: 'proactive' }, DESK);
  expect((await go('999999')).statusCode).toBe(404);
  expect((await go(String(id), people.stranger)).statusCode, 'of another authority').toBe(404);
  expect((await go(String(id), people.editor)).statusCode).toBe(404);
  const made = await go(String(id));
  expect(made.statusCode).toBe(303);
  expect((await go(String(id))).statusCode, 'twice').toBe(409);
  const text = await main(people.head, String(made.headers.location));
  expect(text).toContain('去年的预算一直没有公开');
  expect(text).toContain('覃＊＊＊');
});

test('the city’s office opens one on a town: the town sees it without who complained, puts it right and decides nothing', async () => {
  const href = await registered(people.cityHead, { duty: 'updating', title: '目录两年没有更新' });
  expect((await take(href, 'accepted', {}, people.cityHead)).statusCode).toBe(303);
  const text = await main(people.head, href);
  expect(text).toContain('目录两年没有更新');
  for (const value of ['覃', '查看投诉举报人']) expect(text).not.toContain(value);
  expect((await take(href, 'found', { finding: 'upheld', said: '属实' })).statusCode, 'not the town’s').toBe(403);
  const opening = await (await as(people.head)).post(`${href}/open`, { reason: '联系核实' }, href);
  expect(opening.statusCode).toBe(404);
  await take(href, 'found', { finding: 'partly', said: '目录有三项没有更新' }, people.cityHead);
  const order = { measure: 'correction', by: '市政务公开办', until: '2024-06-20', said: '十日内更新' };
  expect((await take(href, 'measured', order, people.cityHead)).statusCode).toBe(303);
  expect((await limitsOf(db, town.authorityId)).find(({ href: at }) => at === href)).toMatchObject({
    ...{ limit: '改正期限', on: '2024-06-20' },
  });
  expect((await take(href, 'mended', { said: '三项已经更新' })).statusCode).toBe(303);
  expect((await take(href, 'answered', { said: '电话告知' }, people.cityHead)).statusCode).toBe(303);
  expect((await take(href, 'closed', {}, people.cityHead)).statusCode).toBe(303);
});

test('who complained is erased after the period; what was found and taken stays', async () => {
  const [closed] = await db
    .selectFrom('accountability_cases')
    .select(['id', 'title'])
    .where('phase', '=', 'closed')
    .execute();
  const turn = async (moment: string) => {
    const later = instantOf(moment);
    // the clock is believed by days that the log knows
    for (const back of [1, 2, 3])
      await db.transaction().execute((tx) =>
        append(tx, {
          at: new Date(later.getTime() - back * 86_400_000),
          who: { id: null, name: '测试', authorityId: town.authorityId },
          action: 'demo.load',
          subject: 'authority:1',
        }),
      );
    await eraseExpired({ db, files, house, sealer, config: { retentionYears: 5 } as Config, now: later });
  };
  await turn('2029-06-02T10:00');
  const kept = db.selectFrom('accountability_cases').select('id').where('personal_erased_on', 'is not', null);
  expect(await kept.execute(), 'not a day too early').toEqual([]);
  await turn('2029-06-05T10:00');
  const row = await db
    .selectFrom('accountability_cases')
    .selectAll()
    .where('id', '=', closed!.id)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({
    sealed_sender: null,
    sealed_text: null,
    title: closed!.title,
    personal_erased_on: '2029-06-05',
  });
  expect(await db.selectFrom('accountability_evidence').selectAll().execute(), 'of what was closed').toEqual([]);
  expect(await db.selectFrom('files').select('hash').execute()).toEqual([]);
  now = instantOf('2029-06-05T11:00');
  expect(await main(people.cityHead, `${DESK}/${closed!.id}`)).toContain('已于 2029-06-05 按保存期限删除');
});

test('what was entered for the annual report before goes over: one book, and it counts as it counted', async () => {
  const old = await booksBefore('0266');
  const before = await testTown(old.db);
  await sql`insert into declared_acts (authority_id, office_id, kind, happened_on, count, amount_fen, title, source,
    recorded_by, recorded_at, removed_at) values
    (${before.authorityId}, ${before.offices.office}, 'accountability', '2023-05-05', 2, 0, '逾期答复', '通报', '旧人', now(), null),
    (${before.authorityId}, ${before.offices.office}, 'accountability', '2023-06-05', 5, 0, '记错的', '通报', '旧人', now(), now()),
    (${before.authorityId}, ${before.offices.office}, 'penalty', '2023-06-05', 5, 0, '处罚', '台账', '旧人', now(), null)`.execute(
    old.db,
  );
  await old.bringUp();
  expect(await countAccountability(old.db, before.authorityId, 2023)).toBe(2);
  const rows = await old.db.selectFrom('declared_acts').select('kind').execute();
  expect(rows).toEqual([{ kind: 'penalty' }]);
});

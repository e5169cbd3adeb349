import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../test/support/applicants.ts';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { rewritten } from '../../test/support/drafted.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { letPass } from '../../test/support/reviewed.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { compileReport, fill, templateText } from '../annual-report/index.ts';
import { sealApplicant } from '../applications/privacy/applicant.ts';
import type { ReplyRow } from '../law/index.ts';
import { instantOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Role, Who } from '../platform/roles.ts';
import { publishNow } from '../publishing/index.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { reassessmentFigures, recordsHref } from './index.ts';
import { limitsOf } from './waiting.ts';
import { DESK, FIGURES, type FigureName } from './words.ts';

// 动态调整: what was withheld in 2025 is due, assessed by one, reviewed by another, drafted, published; and the year stands.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = instantOf('2026-03-02T10:00');
const app = await buildServer({ ...books, now: () => now });
type Person = Who & { id: number; login: string };
let town: TestTown;
let other: TestTown;
const people = {} as Record<
  'head' | 'officer' | 'signer' | 'secrecy' | 'editor' | 'village' | 'chief' | 'stranger',
  Person
>;
let application: number;
let withdrawn: number;

async function reply(number: string, outcome: ReplyRow, on: string, more: Record<string, unknown> = {}) {
  const { id } = await db
    .insertInto('applications')
    .values({
      ...{ authority_id: town.authorityId, number, applicant_kind: 'person', received_on: on, closed_on: on },
      ...{ subject: `${person.name}问的拆迁补偿方案，电话 ${person.telephone}`, outcome, phase: 'closed' },
      ...more,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('applications')
    .set({ sealed_applicant: sealApplicant(sealer, id, person) })
    .where('id', '=', id)
    .execute();
  return id;
}

beforeAll(async () => {
  town = await testTown(db);
  other = await testTown(db, 'other');
  const add = async (key: keyof typeof people, of: TestTown, office: 'office' | 'village', role: Role) => {
    people[key] = await of.person(office, role);
  };
  await add('head', town, 'office', 'disclosureHead');
  await add('officer', town, 'office', 'caseOfficer');
  await add('signer', town, 'office', 'signer');
  await add('secrecy', town, 'office', 'secrecyReviewer');
  await add('editor', town, 'office', 'editor');
  await add('village', town, 'village', 'editor');
  await add('chief', town, 'office', 'officeReviewer');
  await add('stranger', other, 'office', 'disclosureHead');
  application = await reply('测试镇依申请〔2025〕1号', 'refused.process', '2025-02-20', {
    officer_id: people.officer.id,
    office_id: town.offices.office,
  });
  const step = { recorded_at: new Date('2025-02-20T02:00:00Z'), recorded_by: null, recorder: '某', paper_id: null };
  await db
    .insertInto('application_steps')
    .values([
      {
        ...{ ...step, application_id: application, seq: 1, kind: 'registered', happened_on: '2025-02-20' },
        ...{ step: JSON.stringify({ kind: 'registered', on: '2025-02-20', channel: 'inPerson', confirmed: null }) },
        sealed_said: null,
      },
      {
        ...{ ...step, application_id: application, seq: 2, kind: 'replied', happened_on: '2025-02-20' },
        ...{ step: JSON.stringify({ kind: 'replied', on: '2025-02-20', reply: 'process' }), sealed_said: null },
      },
    ])
    .execute();
  await reply('测试镇依申请〔2025〕2号', 'granted', '2025-02-20');
  await reply('测试镇依申请〔2025〕3号', 'refused.administrativeInquiry', '2025-02-20');
  await reply('测试镇依申请〔2025〕4号', 'partial', '2025-11-20');
  withdrawn = await publicDocument(books, town, { title: '某工程招标公告', at: '2024-05-01T02:00:00Z' });
  await withdrawDocument(books, town, withdrawn, '有误', new Date('2025-01-10T02:00:00Z'));
});

let address = 1;
const clients = new Map<string, Client>();
const as = async (who: Person): Promise<Client> => {
  const key = `${who.login} ${now.getTime()}`;
  const known = clients.get(key);
  if (known) return known;
  const client = new Client(app, `2001:db8:${(address++).toString(16)}::1`);
  expect((await client.signIn(who.login, town.password)).statusCode).toBe(303);
  clients.set(key, client);
  return client;
};
const main = async (who: Person, url: string) => load((await (await as(who)).get(url)).body)('main').text();
const said = (body: string) => load(body)('.summary').text();
const ASSESSED = {
  ...{ ground: 'process', result: 'kept', reason: '方案还在讨论', nextOn: '2027-03-01', officeId: '', draftTitle: '' },
};
const assessing = async (who: Person, at: string, fields: Record<string, string> = {}) =>
  (await as(who)).post(`${at}/assess`, { ...ASSESSED, ...fields }, at);
const pendingOf = async (at: string) => {
  const [source, id] = at.split('/').slice(-2) as ['reply', string];
  const row = await db
    .selectFrom('reassessments')
    .select('id')
    .where('source', '=', source)
    .where('source_id', '=', Number(id))
    .where('state', '=', 'submitted')
    .executeTakeFirst();
  return String(row?.id ?? 0);
};
const reviewing = async (who: Person, at: string, fields: Record<string, string> = {}) =>
  (await as(who)).post(
    `${at}/review`,
    { verdict: 'confirmed', note: '', assessment: await pendingOf(at), ...fields },
    at,
  );

describe('the list', () => {
  test('holds what replies and withdrawals withheld, with its day; what was granted or shown by other rules is not there', async () => {
    const text = await main(people.head, `${DESK}?show=all`);
    for (const number of ['〔2025〕1号', '〔2025〕4号', '某工程招标公告']) expect(text).toContain(number);
    for (const number of ['〔2025〕2号', '〔2025〕3号']) expect(text).not.toContain(number);
    const due = await main(people.head, DESK);
    expect(due).toContain('2026-02-20');
    expect(due).not.toContain('〔2025〕4号');
  });

  test('shows nobody who applied; what was asked for is for who may read applications, and of others’ offices nothing', async () => {
    const at = `${DESK}/reply/${application}`;
    for (const who of Object.values(people))
      for (const url of [`${DESK}?show=all`, at, `${DESK}/round`]) {
        const { body } = await (await as(who)).get(url);
        expect(body, `${who.roles} ${url}`).not.toContain(person.name);
        expect(body, `${who.roles} ${url}`).not.toContain(person.telephone);
      }
    expect(await main(people.officer, at)).toContain('拆迁补偿方案');
    expect(await main(people.secrecy, at)).toContain('〔2025〕1号');
    expect(await main(people.secrecy, at)).not.toContain('拆迁补偿方案');
    for (const who of [people.editor, people.chief, people.stranger, people.village])
      expect((await (await as(who)).get(at)).statusCode, String(who.roles)).toBe(404);
    expect((await (await as(people.editor)).get(`${DESK}/withdrawn/${withdrawn}`)).statusCode).toBe(200);
    expect((await (await as(people.village)).get(`${DESK}/withdrawn/${withdrawn}`)).statusCode).toBe(404);
  });

  test.each([
    '/reply/0',
    '/reply/99999999999999999999',
    '/reply/999999',
    '/toString/1',
    '/entry/1%00',
    '/records?year=2026',
    '/records?year=2026&of=toString',
    '?year=0001',
    '/entries/999999',
  ])('%s: not found', async (path) => {
    expect((await (await as(people.head)).get(`${DESK}${path}`)).statusCode).toBe(404);
  });

  test('what is due is one limit of its officer, and a line at the desk of who may assess', async () => {
    const limits = await limitsOf(db, town.authorityId, '2026-03-02');
    expect(limits).toMatchObject([
      { title: expect.stringContaining('TEST-'), on: '2026-01-10', officerId: null, href: DESK },
      { title: '测试镇依申请〔2025〕1号', on: '2026-02-20', officerId: people.officer.id },
    ]);
    expect(await main(people.officer, '/console')).toContain('2 件没有公开的信息该评估了');
    expect(await main(people.signer, '/console')).not.toContain('该评估了');
  });
});

test.each<[Record<string, string>, string]>([
  [{ reason: '' }, '请填写理由'],
  [{ ground: 'toString' }, '请选择不公开的理由'],
  [{ result: '' }, '请选择评估结果'],
  [{ nextOn: '' }, '请选择下次评估的日期'],
  [{ nextOn: '2026-03-02' }, '下次评估的日期应当在今天以后'],
  [{ nextOn: '0001-01-01' }, '请选择下次评估的日期'],
  [{ nextOn: '2029-03-02' }, '最晚 2 年后再评估'],
  [{ result: 'open', draftTitle: '' }, '请填写拟公开的标题'],
  [{ result: 'open', draftTitle: '补偿方案', officeId: '999999' }, '请选择由哪个科室拟稿'],
  [{ reason: `${person.name}仍在诉讼` }, '含有申请人'],
  [{ result: 'open', draftTitle: `关于${person.name}`, officeId: '1' }, '含有申请人'],
  [{ reason: '长'.repeat(1001) }, '理由最多 1000 个字'],
])('a mistake in an assessment is told at its field, and what was typed stays: %j', async (fields, why) => {
  const at = `${DESK}/reply/${application}`;
  const sent = await assessing(people.officer, at, fields);
  expect([sent.statusCode, said(sent.body)]).toEqual([422, expect.stringContaining(why)]);
  expect(load(sent.body)('[name=reason]').val()).toBe({ ...ASSESSED, ...fields }.reason);
});

describe('withheld in 2025', () => {
  const at = () => `${DESK}/reply/${application}`;

  test('assessed by the officer, returned once, assessed again; never reviewed by who assessed, and by one alone', async () => {
    expect((await assessing(people.secrecy, at())).statusCode, 'does not assess').toBe(403);
    expect((await assessing(people.officer, at())).statusCode).toBe(303);
    expect((await assessing(people.head, at())).statusCode, 'two at once').toBe(409);
    expect(await main(people.head, '/console')).toContain('复核：测试镇依申请〔2025〕1号');
    const none = await reviewing(people.head, at(), { verdict: 'returned' });
    expect([none.statusCode, said(none.body)]).toEqual([422, expect.stringContaining('请写明退回的原因')]);
    expect((await reviewing(people.head, at(), { assessment: '999999' })).statusCode, 'another one').toBe(409);
    expect((await reviewing(people.head, at(), { verdict: 'returned', note: '方案已经定了' })).statusCode).toBe(303);
    expect(await main(people.officer, at())).toContain('方案已经定了');
    const opened = { result: 'open', draftTitle: '拆迁补偿方案', officeId: String(town.offices.office), nextOn: '' };
    expect((await assessing(people.head, at(), { ...opened, reason: '方案已经定稿' })).statusCode).toBe(303);
    expect((await reviewing(people.head, at())).statusCode, 'one’s own').toBe(403);
    expect((await reviewing(people.secrecy, at())).statusCode, 'may not read it').toBe(403);
    expect((await reviewing(people.signer, at())).statusCode).toBe(303);
    expect((await assessing(people.officer, at())).statusCode, 'over').toBe(409);
  });

  test('becomes a draft with a way back, its officer is told; published, the list shows it', async () => {
    const { document_id: id } = await db
      .selectFrom('reassessments')
      .select('document_id')
      .where('document_id', 'is not', null)
      .executeTakeFirstOrThrow();
    // each leads to the other, for who may open it
    const hrefs = async (who: Person, path: string) =>
      load((await (await as(who)).get(path)).body)('main a')
        .toArray()
        .map(({ attribs }) => attribs.href);
    const document = `/console/documents/${id}`;
    expect(await main(people.head, at())).toContain('文稿《拆迁补偿方案》，草稿，还没有公开');
    expect(await hrefs(people.head, at())).toContain(document);
    expect(await hrefs(people.head, document)).toContain(at());
    expect(await main(people.head, document)).toContain('动态调整：测试镇依申请〔2025〕1号');
    expect(await hrefs(people.editor, document), 'may not know of applications').not.toContain(at());
    expect(await main(people.editor, `/console/documents/${id}`)).toContain('由动态调整转来：测试镇依申请〔2025〕1号');
    expect(await main(people.officer, '/console')).toContain('现在可以公开');
    expect(await main(people.officer, `/console/applications/${application}`)).toContain('动态调整：经评估可以公开');
    const row = await db.selectFrom('reassessments').select('id').where('document_id', '=', id).executeTakeFirst();
    const assessment = String(row!.id);
    const told = async (note: string) => (await as(people.officer)).post(`${at()}/told`, { assessment, note }, at());
    expect((await told(`电话告知${person.name}`)).statusCode).toBe(422);
    expect((await told('已电话告知')).statusCode).toBe(303);
    expect((await told('再次')).statusCode, 'twice').toBe(409);
    expect(await main(people.officer, '/console')).not.toContain('现在可以公开');

    const writer = await as(people.editor);
    await rewritten(writer, `/console/documents/${id}`, { title: '拆迁补偿方案', column_id: String(town.columnId) });
    await db.transaction().execute((tx) => letPass(tx, id!, people.editor, now));
    unwrap(await publishNow({ db, house, sealer, who: people.editor, now }, { id: id! }));
    expect(await main(people.head, at())).toContain('已于 2026-03-02 公开');
    expect(await main(people.head, `${DESK}?show=ended`)).toContain('〔2025〕1号');
  });
});

test('a draft that was given up before anybody saw it can be made again; a withdrawn text goes on as it is', async () => {
  const made = await (await as(people.editor)).post(`${DESK}/new`, {
    ...{ title: '老旧小区名单', number: '', ground: 'internalAffairs', withheldOn: '2025-01-05', secretUntil: '' },
    ...{ officeId: String(town.offices.office), remark: '' },
  });
  const at = String(made.headers.location);
  const opened = { ground: 'internalAffairs', result: 'partly', nextOn: '2027-01-05', reason: '可以公开一部分' };
  const office = { officeId: String(town.offices.office), draftTitle: '老旧小区名单' };
  expect((await assessing(people.editor, at, { ...opened, ...office })).statusCode).toBe(303);
  expect((await reviewing(people.secrecy, at)).statusCode).toBe(303);
  const draft = async () =>
    (
      await db
        .selectFrom('reassessments')
        .select('document_id as id')
        .where('source', '=', 'entry')
        .executeTakeFirstOrThrow()
    ).id;
  const first = await draft();
  expect(
    (await (await as(people.editor)).post(`/console/documents/${first}/discard`, {}, `/console/documents/${first}`))
      .statusCode,
  ).toBe(303);
  expect(await draft()).toBeNull();
  expect(await main(people.editor, at)).toContain('草稿已放弃');
  expect((await (await as(people.editor)).post(`${at}/redraft`, {}, at)).statusCode).toBe(303);
  expect(await draft()).toBeGreaterThan(first!);
  expect((await (await as(people.editor)).post(`${at}/redraft`, {}, at)).statusCode, 'twice').toBe(409);

  const gone = `${DESK}/withdrawn/${withdrawn}`;
  expect((await assessing(people.editor, gone, { ground: 'enforcementFile', result: 'open' })).statusCode).toBe(303);
  expect((await reviewing(people.signer, gone)).statusCode).toBe(303);
  const { document_id } = await db
    .selectFrom('reassessments')
    .select('document_id')
    .where('source', '=', 'withdrawn')
    .executeTakeFirstOrThrow();
  expect(document_id).toBe(withdrawn);
});

describe('entered by hand and from a sheet', () => {
  const ENTRY = {
    ...{ title: '某规划讨论记录', number: '讨〔2020〕1', ground: 'process', withheldOn: '2020-06-01', secretUntil: '' },
    remark: '',
  };
  const enter = async (who: Person, fields: Record<string, string> = {}) =>
    (await as(who)).post(`${DESK}/new`, { ...ENTRY, officeId: String(town.offices.office), ...fields });

  test.each<[Record<string, string>, string]>([
    [{ title: '' }, '请填写名称'],
    [{ withheldOn: '2026-03-03' }, '不能晚于今天'],
    [{ withheldOn: '9999-12-31' }, '请选择不公开的日期'],
    [{ secretUntil: '2030-01-01' }, '只有国家秘密有保密期限'],
    [{ ground: 'stateSecret', secretUntil: '2019-01-01' }, '保密期限不能早于'],
    [{ officeId: '99999999999999999999' }, '请选择列出的科室'],
    [{ title: '某人 11010519491231002X 的材料' }, '含有证件号码'],
  ])('%j: %s', async (fields, why) => {
    const sent = await enter(people.head, fields);
    expect([sent.statusCode, said(sent.body)]).toEqual([422, expect.stringContaining(why)]);
    expect(load(sent.body)('[name=number]').val()).toBe(ENTRY.number);
  });

  test('for one’s own office; changed by one at a time, its days only until they count; removed, it stays in the years before', async () => {
    expect((await enter(people.village)).statusCode, 'another office').toBe(422);
    expect((await enter(people.village, { officeId: String(other.offices.office) })).statusCode).toBe(422);
    const made = await enter(people.head);
    expect(made.statusCode).toBe(303);
    const id = String(made.headers.location).split('/').pop();
    const edit = `${DESK}/entries/${id}`;
    const change = async (fields: Record<string, string>, who = people.head) =>
      (await as(who)).post(edit, { ...ENTRY, officeId: String(town.offices.office), version: '1', ...fields }, edit);
    expect((await change({ title: '某规划讨论' })).statusCode).toBe(303);
    expect((await change({ title: '另一人' })).statusCode, 'of before').toBe(409);
    expect((await (await as(people.stranger)).get(edit)).statusCode).toBe(404);
    expect((await (await as(people.village)).get(edit)).statusCode).toBe(404);
    now = instantOf('2027-01-11T10:00');
    const late = await change({ version: '2', withheldOn: '2021-06-01' });
    expect([late.statusCode, said(late.body)]).toEqual([422, expect.stringContaining('计入上年数字')]);
    const before = await reassessmentFigures(db, town.authorityId, 2026);
    const removed = await (await as(people.head)).post(`${edit}/remove`, { version: '2', reason: '登记重复' }, edit);
    expect(removed.statusCode).toBe(303);
    expect(await reassessmentFigures(db, town.authorityId, 2026)).toEqual(before);
    expect(await main(people.head, `${DESK}?show=all`)).not.toContain('某规划讨论');
    now = instantOf('2026-03-02T10:00');
  });

  test('a sheet is read row by row, what it cannot read is told, twice adds nothing', async () => {
    const client = await as(people.head);
    const blank = await client.get(`${DESK}/blank.xlsx`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(blank.rawPayload as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0]!;
    sheet.addRow(['旧档案目录', '档 1', '内部事务信息', '2019/5/3', '', '财政所', '']);
    sheet.addRow(['涉密文件甲', '密 1', '国家秘密', '2021-01-01', '2031年1月1日', '财政所', '']);
    sheet.addRow(['没有日期的', '', '过程性信息', '去年', '', '财政所', '']);
    sheet.addRow(['旧档案目录', '档 1', '内部事务信息', '2019-05-03', '', '财政所', '同一件']);
    sheet.addRow(['别处的', '', '过程性信息', '2019-05-03', '', '外星科', '']);
    const content = Buffer.from(await book.xlsx.writeBuffer());
    const upload = async (name: string, bytes: Buffer) =>
      client.upload(`${DESK}/import`, {}, [{ field: 'file', name, content: bytes }]);
    const plan = await upload('表.xlsx', content);
    expect(plan.statusCode).toBe(200);
    const text = load(plan.body)('main').text();
    for (const why of ['可以导入 2 行', '“去年”没有看懂', '已经登记过', '没有“外星科”']) expect(text).toContain(why);
    const hash = String(load(plan.body)('[name=hash]').val());
    const apply = async (given: string) => client.post(`${DESK}/import/apply`, { hash: given }, `${DESK}/import`);
    expect((await apply(hash)).statusCode).toBe(303);
    expect((await apply(hash)).statusCode, 'twice').toBe(422);
    for (const bad of ['', '0'.repeat(64), '../../etc/passwd']) expect((await apply(bad)).statusCode).toBe(422);
    expect((await upload('表.xlsx', Buffer.from('不是表'))).statusCode).toBe(422);
    expect(await main(people.head, `${DESK}?show=later`)).toContain('2031-01-01');
  });
});

test('a yearly round: several at once, one reason each; one mistake keeps all that was typed, and nothing is half done', async () => {
  const client = await as(people.head);
  const page = load((await client.get(`${DESK}/round`)).body);
  const items = page('[name=items]')
    .toArray()
    .map((one) => one.attribs.value!);
  const [one] = items.filter((key) => key.startsWith('entry:'));
  expect(items.length).toBeGreaterThan(0);
  expect((await client.post(`${DESK}/round`, { items }, `${DESK}/round`)).statusCode, 'nothing chosen').toBe(422);
  const of = (key: string, fields: Record<string, string>) =>
    Object.fromEntries(
      Object.entries({ ...ASSESSED, ground: 'internalAffairs', nextOn: '2027-03-01', ...fields }).map(
        ([name, value]) => [`${name}-${key}`, value],
      ),
    );
  const wrong = await client.post(`${DESK}/round`, { items, ...of(one!, { reason: '' }) }, `${DESK}/round`);
  expect([wrong.statusCode, said(wrong.body)]).toEqual([422, expect.stringContaining('请填写理由')]);
  const good = await client.post(`${DESK}/round`, { items, ...of(one!, { reason: '仍是内部事务' }) }, `${DESK}/round`);
  expect(good.statusCode).toBe(303);
  expect((await client.post(`${DESK}/round/confirm`, { confirm: 'x' }, `${DESK}/round`)).statusCode).toBe(422);
  const signer = await as(people.signer);
  const boxes = load((await signer.get(`${DESK}/round`)).body)('[name=confirm]').toArray();
  const confirm = boxes.map((box) => box.attribs.value!);
  expect(confirm.length).toBe(1);
  expect((await client.post(`${DESK}/round/confirm`, { confirm }, `${DESK}/round`)).statusCode, 'one’s own').toBe(403);
  expect((await signer.post(`${DESK}/round/confirm`, { confirm }, `${DESK}/round`)).statusCode).toBe(303);
  expect((await signer.post(`${DESK}/round/confirm`, { confirm }, `${DESK}/round`)).statusCode, 'twice').toBe(409);
});

test('what ended and is withheld anew is due again, a year on', async () => {
  const at = `${DESK}/withdrawn/${withdrawn}`;
  expect(await main(people.head, at)).toContain('不再评估');
  const again = (withdrawn_at: Date) =>
    db.updateTable('publications').set({ withdrawn_at }).where('document_id', '=', withdrawn).execute();
  await again(new Date('2026-09-01T02:00:00Z'));
  expect(await main(people.head, at)).toContain('2027-09-01');
  await again(new Date('2025-01-10T02:00:00Z'));
});

test('figures of a year open as many records, stand when the year is over, and are told in the annual report', async () => {
  const figures = await reassessmentFigures(db, town.authorityId, 2026);
  expect(figures).toMatchObject({ assessed: 4, opened: 3, disclosed: 1 });
  expect(figures.due).toBe(figures.assessed + figures.left);
  for (const of of Object.keys(FIGURES) as FigureName[]) {
    const page = load((await (await as(people.head)).get(recordsHref(2026, of))).body);
    expect(page('tbody tr').length, of).toBe(figures[of]);
  }
  const records = await main(people.editor, recordsHref(2026, 'assessed'));
  expect(records).not.toContain('拆迁补偿方案');
  const report = { id: town.authorityId, code: 'csz', name: '测试镇人民政府', isDemo: false };
  const { counted } = await compileReport(db, report, 2026);
  expect(fill(templateText('management', counted), counted)).toContain(
    `对没有公开的政府信息定期评估 4 件，可以改为公开的 3 件，已经公布 1 件，到期还没有评估的 ${figures.left} 件`,
  );
  // January: a late assessment, a withdrawal undone, an entry, a reply answered anew
  now = instantOf('2027-01-12T10:00');
  const at = `${DESK}/reply/${await db
    .selectFrom('applications')
    .select('id')
    .where('number', 'like', '%4号')
    .executeTakeFirstOrThrow()
    .then(({ id }) => id)}`;
  expect((await assessing(people.officer, at, { ground: 'thirdPartyRights', nextOn: '2027-12-01' })).statusCode).toBe(
    303,
  );
  expect((await reviewing(people.head, at)).statusCode).toBe(303);
  await db
    .updateTable('publications')
    .set({ withdrawn_at: null, changed_at: now })
    .where('document_id', '=', withdrawn)
    .execute();
  await db
    .insertInto('document_events')
    .values([
      {
        document_id: withdrawn,
        revision_id: null,
        at: new Date('2025-01-10T02:00:00Z'),
        staff_id: null,
        staff_name: '某',
        kind: 'withdrawn',
      },
      { document_id: withdrawn, revision_id: null, at: now, staff_id: null, staff_name: '某', kind: 'corrected' },
    ])
    .execute();
  await db
    .insertInto('reassessment_entries')
    .values({
      ...{ authority_id: town.authorityId, office_id: town.offices.office, title: '一月才登记', ground: 'process' },
      ...{ withheld_on: '2020-01-01', secret_until: null, came: 'hand', entered_by: '某', entered_on: '2027-01-12' },
      removed_on: null,
    })
    .execute();
  expect(await reassessmentFigures(db, town.authorityId, 2026)).toEqual(figures);
  expect(await reassessmentFigures(db, town.authorityId, 2027)).toMatchObject({ assessed: 1, opened: 0, disclosed: 1 });
  expect(await main(people.head, `${DESK}?show=ended`)).toContain('已经公开或者另行处理');
});

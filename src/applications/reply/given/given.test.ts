import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { person, requestFor } from '../../../../test/support/applicants.ts';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { boxesOn } from '../../../../test/support/drafted.ts';
import { pdfOf } from '../../../../test/support/reports/hostile-files.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { unwrap } from '../../../platform/outcome.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import * as room from '../../index.ts';

// What is given out with a reply is looked into with it: answered for by who wrote it, by who reviews it, let through by who
// reviews secrecy, or given as a copy. What a verdict was given on, it was given on with its files.
const books = await testDatabase(rooms);
const { db, house, sealer, files } = books;
const now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const IDENTITY = '000000198503120028';
const MOBILE = '19900000002';
let town: TestTown;
let officer: Awaited<ReturnType<TestTown['person']>>;
let [writes, reviews, signs, secrecy]: Client[] = [];

beforeAll(async () => {
  town = await testTown(db);
  const signed = async (who: { login: string }) => {
    const client = new Client(app);
    await client.signIn(who.login, town.password);
    return client;
  };
  officer = await town.person('office', 'caseOfficer');
  writes = await signed(officer);
  reviews = await signed(await town.person('office', 'officeReviewer'));
  signs = await signed(await town.person(null, 'signer'));
  secrecy = await signed(await town.person('office', 'secrecyReviewer'));
});

async function received(): Promise<{ id: number; at: string; work: string }> {
  const input = { applicant: person, request: requestFor('合同'), files: [] };
  const given = { ...input, channel: 'inPerson', arrived: '2024-03-04', confirmed: null } as const;
  const { id } = unwrap(await room.registerApplication({ db, house, sealer, who: officer, now }, given));
  const work = `/console/applications/${id}`;
  return { id, at: `${work}/reply`, work };
}

/** Sends the form of the page that goes to this address, as it stands, with more. */
async function send(who: Client, at: string, to: string, more: Record<string, string | string[]> = {}) {
  const form = load((await who.get(at)).body)(`form[action$="${to}"]`).first();
  const fields: Record<string, string> = {};
  for (const { name, value } of form.serializeArray()) if (name !== '_csrf') fields[name] = value;
  return who.post(to, { ...fields, ...more }, at);
}

const write = (at: string, body = '同意公开，见附件。', reply = 'granted') => send(writes!, at, at, { reply, body });
const main = async (who: Client, at: string) => load((await who.get(at)).body)('main').text();
const foundOn = async (who: Client, at: string) =>
  load((await who.get(at)).body)('#checked .findings li')
    .toArray()
    .map((one) => load(one).text());

function give(work: string, name: string, content: Buffer | string, more: Record<string, string | string[]> = {}) {
  const file = { field: 'files', name, content: Buffer.from(content) };
  return writes!.upload(`${work}/information`, more as Record<string, string>, [file], `${work}?step=information`);
}

async function sign(at: string, more: Record<string, string | string[]> = {}) {
  const draftVersion = load((await signs!.get(at)).body)('.beside [name=draftVersion]')
    .last()
    .attr('value')!;
  const version = load((await writes!.get(at.replace('/reply', ''))).body)('[name=version]').attr('value')!;
  return signs!.post(`${at}/sign`, { version, draftVersion, ...more }, at);
}

async function workbook(...rows: string[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('名单').addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const given = (id: number) =>
  db
    .selectFrom('application_files')
    .select(['id', 'file_hash as hash', 'kind'])
    .where('application_id', '=', id)
    .orderBy('id')
    .execute();

describe('what is found in a file', () => {
  let it: Awaited<ReturnType<typeof received>>;
  beforeAll(async () => {
    it = await received();
    const list = await workbook(['姓名', '手机号码'], ['李演示', MOBILE], ['张演示', person.telephone]);
    expect((await give(it.work, '李演示名单.xlsx', list)).statusCode).toBe(303);
    expect((await write(it.at)).statusCode).toBe(303);
  });

  test('is listed with its place; what is the applicant’s own is only told', async () => {
    const found = await foundOn(writes!, it.at);
    expect(found.filter((one) => one.includes('手机号码') || one.includes('申请人本人'))).toEqual([
      expect.stringMatching(/附件“李演示名单\.xlsx”\S*B2.*19900000002.*须核对/),
      expect.stringMatching(/附件“李演示名单\.xlsx”\S*B3.*19900000000.*提示：是申请人本人/),
    ]);
    expect((await sign(it.at)).statusCode).toBe(409);
  });

  test('is confirmed one by one, by who wrote the reply; no name of a file stands in clear', async () => {
    const boxes = await boxesOn(writes!, it.at);
    expect(boxes.length).toBeGreaterThan(0);
    expect((await send(writes!, it.at, `${it.at}/confirm`, { publicConfirmed: boxes })).statusCode).toBe(303);
    expect(await main(signs!, it.at)).toContain(`${officer.name}已核对`);
    const { rows } = await sql<{ place: string }>`select place from review_acknowledgements
      union all select place from review_findings where subject_kind = 'reply'`.execute(db);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ place }) => place.includes('李'))).toEqual([]);
  });

  test('another file makes it another reply: what was said before holds no longer', async () => {
    const seen = load((await signs!.get(it.at)).body)('.beside [name=draftVersion]')
      .last()
      .attr('value')!;
    expect((await give(it.work, '说明.txt', '补贴标准见通知。')).statusCode).toBe(303);
    const version = load((await writes!.get(it.work)).body)('[name=version]').attr('value')!;
    const stale = await signs!.post(`${it.at}/sign`, { version, draftVersion: seen }, it.at);
    expect([stale.statusCode, stale.body]).toEqual([409, expect.stringContaining('答复稿已被修改')]);
    expect((await sign(it.at)).statusCode).toBe(409);
    expect(await boxesOn(writes!, it.at)).not.toEqual([]);
  });

  test('a copy takes its place, and the office keeps the original sealed', async () => {
    const [first] = await given(it.id);
    const page = `${it.at}/files/${first!.id}/copy`;
    expect(load((await writes!.get(it.at)).body)('#given').text()).toContain('遮盖、清理后提供');
    expect((await reviews!.get(page)).statusCode).toBe(404);
    expect((await writes!.get(page)).body).toContain('手机号码（1 处）');
    expect((await send(writes!, page, page)).statusCode).toBe(303);
    const after = await given(it.id);
    expect(after.map(({ kind }) => kind)).toEqual(['other', 'information', 'information']);
    expect(after[0]!.hash).not.toBe(first!.hash);
    const found = (await foundOn(writes!, it.at)).filter((one) => /1\d{10}/.test(one));
    expect(found, 'the applicant’s own is not hidden').toEqual([expect.stringContaining(person.telephone)]);
    expect(await main(writes!, it.work)).toContain('遮盖手机号码');
    const chunks: Buffer[] = [];
    for await (const chunk of files.read(after[0]!.hash)) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).subarray(0, 8).toString()).toBe('GKSEAL01');
    const original = await writes!.get(`${it.work}/files/${first!.id}`);
    expect([original.statusCode, original.body.slice(0, 2)]).toEqual([200, 'PK']);
    expect((await writes!.get(page)).statusCode).toBe(404);
  });

  test('one that is not given out any more is not looked into', async () => {
    const [, text] = await given(it.id);
    const to = `${it.at}/files/${text!.id}/withdraw`;
    expect((await send(writes!, it.at, to)).statusCode).toBe(303);
    expect((await given(it.id)).map(({ kind }) => kind)).toEqual(['other', 'other', 'information']);
    expect((await send(writes!, it.at, to)).statusCode).toBe(404);
    const boxes = await boxesOn(writes!, it.at);
    if (boxes.length) await send(writes!, it.at, `${it.at}/confirm`, { publicConfirmed: boxes });
    expect((await sign(it.at)).statusCode).toBe(303);
  });

  test('what is added to a signed reply is confirmed with it, and not where it stops', async () => {
    const number = await give(it.work, '补充.txt', `有关的号码：${IDENTITY}。`);
    expect([number.statusCode, number.body]).toEqual([422, expect.stringContaining('请遮盖后再添加')]);
    const asked = await give(it.work, '补充.txt', `联系 李演示 ${MOBILE}。`);
    expect([asked.statusCode, asked.body]).toEqual([422, expect.stringContaining('重新选择文件')]);
    const publicConfirmed = load(asked.body)('[name=publicConfirmed]')
      .toArray()
      .map((one) => one.attribs.value!);
    expect(publicConfirmed).toHaveLength(1);
    const added = await give(it.work, '补充.txt', `联系 李演示 ${MOBILE}。`, { publicConfirmed });
    expect(added.statusCode).toBe(303);
    expect((await given(it.id)).filter(({ kind }) => kind === 'information')).toHaveLength(2);
    const { rows } = await sql<{ confirmed: unknown }>`select detail -> 'confirmed' as confirmed from audit_log
      where action = 'applications.provideInformation' and subject = ${`application:${it.id}`}
      order by seq desc limit 1`.execute(books.db);
    expect(rows).toEqual([{ confirmed: { ticked: 1, counts: { 'pii.mobile': 1 } } }]);
    const reason = '李演示本人要求公开';
    const more = await give(it.work, '再补充.txt', `再联系 李演示 ${MOBILE}。`, { 'publicReason.pii.mobile': reason });
    expect(more.statusCode).toBe(303);
    const { rows: logged } = await sql<{ detail: unknown }>`select detail from audit_log
      where subject = ${`application:${it.id}`} order by seq desc limit 3`.execute(books.db);
    expect(JSON.stringify(logged)).toContain('"pii.mobile":1');
    expect(JSON.stringify(logged)).not.toContain(reason);
    expect(await main(writes!, it.work)).toContain(reason);
  });
});

describe('what no machine can read', () => {
  const scan = Buffer.from(pdfOf([new TextEncoder().encode('0 0 m 9 9 l S')]));

  test('is asked of who wrote the reply, and of who reviews it in their own words, once', async () => {
    const { at, work } = await received();
    await give(work, '扫描.pdf', scan);
    await write(at, '部分内容不予公开。', 'process');
    const boxes = await boxesOn(writes!, at);
    await send(writes!, at, `${at}/confirm`, { publicConfirmed: boxes });
    const opened = await boxesOn(reviews!, at, 'opened');
    expect(opened.length).toBeGreaterThan(0);
    const without = await send(reviews!, at, `${at}/review`, { opinion: '依据充分', opened });
    expect([without.statusCode, without.body]).toEqual([422, expect.stringContaining('请写明看到的情况')]);
    expect(load(without.body)('[name=opinion]').text(), 'nothing typed is lost').toBe('依据充分');
    const word = { opened, statement: '一页，没有文字' };
    expect((await send(reviews!, at, `${at}/review`, word)).statusCode).toBe(303);
    expect(await main(signs!, at)).toContain('已查看：一页，没有文字');
    expect(await boxesOn(signs!, at, 'opened')).toEqual([]);
    expect((await sign(at)).statusCode).toBe(303);
  });

  test('is asked of who signs where nobody reviewed before', async () => {
    const { at, work, id } = await received();
    await give(work, '扫描.pdf', scan);
    await write(at);
    await send(writes!, at, `${at}/confirm`, { publicConfirmed: await boxesOn(writes!, at) });
    expect((await sign(at)).statusCode).toBe(422);
    const opened = await boxesOn(signs!, at, 'opened');
    const [file] = await given(id);
    expect((await signs!.get(`${at}/files/${file!.id}`)).statusCode).toBe(200);
    expect((await sign(at, { opened, statement: '一页，没有文字' })).statusCode).toBe(303);
  });
});

test('what stops it in a file is let through by who reviews secrecy, who opens it then and not before', async () => {
  const { id, at, work } = await received();
  const there = `/console/reviews/replyRelease/${id}`;
  await give(work, '合同.txt', `有关的号码：${IDENTITY}。`);
  await write(at);
  const [file] = await given(id);
  const opening = `${at}/files/${file!.id}`;
  expect((await secrecy!.get(opening)).statusCode).toBe(404);
  const refused = await sign(at);
  expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining('由保密审查员放行')]);
  expect((await send(writes!, at, `${at}/release`, { reason: '是合同的编号' })).statusCode).toBe(303);
  expect((await secrecy!.get(opening)).statusCode).toBe(200);
  expect((await secrecy!.get(there)).body).toContain('合同.txt');
  const opened = await boxesOn(secrecy!, there, 'opened');
  const passed = { verdict: 'passed', opened, statement: '是合同编号' };
  expect((await send(secrecy!, there, there, passed)).statusCode).toBe(303);
  await give(work, '另一份.txt', '正文。');
  expect((await sign(at)).statusCode, 'another content').toBe(422);
  await send(writes!, at, `${at}/release`, { reason: '是合同的编号' });
  await send(secrecy!, there, there, { ...passed, opened: await boxesOn(secrecy!, there, 'opened') });
  expect((await sign(at)).statusCode).toBe(303);
});

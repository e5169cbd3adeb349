import { load } from 'cheerio';
import ExcelJS from 'exceljs';
import { beforeAll, expect, test } from 'vitest';
import { company, person, requestFor } from '../../../../test/support/applicants.ts';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { whereWordsStand } from '../../../../test/support/where-words-stand.ts';
import { unwrap } from '../../../platform/outcome.ts';
import type { Who } from '../../../platform/roles.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import * as room from '../../index.ts';
import { reckonFindKeys } from '../../privacy/find-keys.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2024-03-05T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let officer: Who & { id: number; login: string };
const client = new Client(app);

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  await client.signIn(officer.login, town.password);
});

const by = (who: Who) => ({ db, house, sealer, who, now });
const registration = {
  channel: 'registeredPost',
  arrived: '2024-03-04',
  confirmed: '',
  kind: 'person',
  name: person.name,
  documentType: 'identityCard',
  documentNumber: person.documentNumber,
  telephone: person.telephone,
  description: '建设村机动地发包合同',
  provision: 'copy',
  deliveryWay: 'post',
};
const agent = { agentName: '赵代理', agentDocumentNumber: '000000199202020018', agentTelephone: '0453-3921234转801' };

test('an agent at the window: with the authorisation, or it is said what is missing', async () => {
  const page = '/console/applications/new';
  const without = await client.post(page, { ...registration, ...agent }, page);
  expect(without.statusCode).toBe(422);
  expect(load(without.body)('.summary').text()).toContain('授权委托书');
  expect(load(without.body)('[name=agentName]').attr('value')).toBe('赵代理');
  const made = await client.post(page, { ...registration, ...agent, authorised: 'yes' }, page);
  expect(made.statusCode).toBe(303);
  const text = load((await client.get(made.headers.location as string)).body)('.personal').text();
  expect(text).toContain('代理人赵＊＊');
});

test.each([
  ['a name', '张演示', 1],
  ['a number', '000000199001010018', 1],
  ['a telephone, spaced', '199 0000 0000', 1],
  ['… with its country', '+86 19900000000', 1],
  ['the agent', '赵代理', 1],
  ['the agent’s extension', '04533921234转801', 1],
  ['an organisation, in wide letters', '演示建材有限公司', 1],
  ['half a name', '张演', 0],
  ['half a number', '0000001990', 0],
  ['nobody', '王五', 0],
  ['nothing', '', 0],
])('found by %s', async (_why, whole, count) => {
  if (_why === 'a name') {
    const input = { applicant: company, request: requestFor('报价'), files: [] };
    const given = { ...input, channel: 'inPerson', arrived: '2024-03-04', confirmed: null } as const;
    const { id } = unwrap(await room.registerApplication(by(officer), given));
    // as one of before the fingerprints
    await db.updateTable('applications').set({ find_keys: null }).where('id', '=', id).execute();
    await reckonFindKeys({ db, sealer });
  }
  const reply = await client.post('/console/applications/find', { whole }, '/console/applications/all');
  expect(load(reply.body)('[role=status]').text()).toBe(`找到 ${count} 件。`);
  expect(load(reply.body)('tbody tr')).toHaveLength(count);
});

test('what was looked for stands nowhere', async () => {
  expect(await whereWordsStand(db, ['赵代理', '3921234', '王五'])).toEqual([]);
});

test('the ledger as Excel, as the list is narrowed', async () => {
  const reply = await client.post('/console/applications/all.xlsx?kind=business', {}, '/console/applications/all');
  expect(reply.statusCode).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(reply.rawPayload as never);
  const sheet = book.getWorksheet('依申请公开台账')!;
  expect(sheet.rowCount).toBe(2);
  const row = (sheet.getRow(2).values as string[]).slice(1);
  expect(row.slice(1, 8)).toEqual([
    '报价',
    '演示建材有限公司',
    '商业企业',
    '当面提交',
    '2024-03-04',
    '2024-03-04',
    '2024-04-01',
  ]);
});

test('who asked for the reply over the site has it when they fetch it; a late one tells them what they can do', async () => {
  const applicant = room.applicantOf(town.authorityId);
  const input = { applicant: person, request: requestFor('台账', { deliveryWay: 'online' }), files: [] };
  const { id, number, code } = unwrap(await room.fileApplication(by(applicant), input));
  const limits = await house.limits(db, town.authorityId, '2024-03-05');
  expect(limits).toContainEqual(expect.objectContaining({ key: `application:${id}:confirm`, on: '2024-03-07' }));
  unwrap(await room.confirmReceipt(by(officer), { id, on: '2024-03-05' }));
  now = new Date('2024-04-10T02:00:00Z');
  const citizen = new Client(app);
  await citizen.post('/disclosure/application/track', { number, code });
  const late = load((await citizen.get('/disclosure/application/mine')).body);
  expect(late('#overdue').text()).toContain('申请行政复议');
  await client.signIn(officer.login, town.password);
  const wall = load((await client.get('/console/applications')).body)('main').text();
  expect(wall).toMatch(/逾期 \d+ 个工作日2024-04-02/);
  const head = await town.person('office', 'disclosureHead');
  const content = { reply: 'granted', publicInterest: false, body: '现予公开。' } as const;
  unwrap(await room.draftReply(by(officer), { id, draftVersion: 0, content }));
  unwrap(await room.signReply(by(head), { id, draftVersion: 1 }));
  const mine = load((await citizen.get('/disclosure/application/mine')).body);
  expect(mine('#overdue').length).toBe(0);
  const paper = mine('a[href*="/papers/"][href$=".docx"]').last().attr('href')!;
  expect((await citizen.get(paper)).statusCode).toBe(200);
  const { delivered_on } = await db
    .selectFrom('applications')
    .select('delivered_on')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(delivered_on).toBe('2024-04-10');
  expect((await citizen.get(paper)).statusCode).toBe(200);
  const course = load((await client.get(`/console/applications/${id}`)).body)('#history').text();
  expect(course).toContain('申请人于 2024-04-10 10:00 凭查询码下载答复书');
});

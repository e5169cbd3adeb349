import { Readable } from 'node:stream';
import { beforeAll, expect, test } from 'vitest';
import { company, person, requestFor } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { unwrap } from '../../platform/outcome.ts';
import { type Who, withoutAccount } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { fileApplication, registerApplication, sendMessage, suggestPublication } from '../index.ts';
import { addFiles } from '../store.ts';
import { declineForEverybody, draftForEverybody } from './actions.ts';
import { countRecurring, decisionAbout, recurringRequests } from './store.ts';

const books = await testDatabase(rooms);
const { db, house, files, sealer } = books;
const now = new Date('2024-05-14T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let officer: Who & { id: number; login: string };
let head: Who & { id: number; login: string };
let client: Client;
const caller = (who: Who) => ({ db, house, sealer, who, now });

beforeAll(async () => {
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  client = new Client(app);
  await client.signIn(head.login, town.password);
});

const other = { ...person, name: '李演示', documentNumber: '000000199001010026', telephone: '19900000002' };
async function ask(applicant: typeof person, description: string): Promise<number> {
  const input = { applicant, request: requestFor(description), files: [] };
  const arrived = '2024-05-06';
  const made = await registerApplication(caller(officer), { ...input, channel: 'inPerson', arrived, confirmed: null });
  return unwrap(made).id;
}
const landAt = () => recurringRequests(db, town.authorityId, '2023-05-14');

test('three ask for the same, two of them different people: it waits for a decision, on the workbench too', async () => {
  await ask(person, '建设村集体土地征收公告和补偿安置方案');
  await ask(company, '建设村集体土地征收的公告、补偿安置方案');
  expect(await countRecurring(db, town.authorityId, '2023-05-14')).toBe(0);
  await ask(other, `${other.name}要建设村集体土地征收公告和补偿安置方案，电话 ${other.telephone}`);
  const [group] = await landAt();
  expect(group).toMatchObject({ applicants: 3, waits: true });
  expect((await client.get('/console')).body).toContain('1 类信息被多人申请或者建议公开');
  const page = (await client.get('/console/applications/recurring')).body;
  expect(page).toContain('3 件申请，3 位申请人；在办 3 件');
});

test('the draft begins without the applicants, cannot be made with them, goes to the office chosen, and is remembered', async () => {
  const [{ members }] = (await landAt()) as [Awaited<ReturnType<typeof landAt>>[number]];
  const [first, , third] = members.map(({ id }) => id);
  const { hash, size } = (await files.keep(Readable.from([Buffer.from('%PDF plan')])))!;
  await db.insertInto('files').values({ hash, size, media_type: 'application/pdf' }).execute();
  const file = { hash, name: '补偿安置方案.pdf', kind: 'information' as const };
  const by = { name: 'x', applicant: false, at: now, stepSeq: null };
  await db.transaction().execute((tx) => addFiles({ db: tx, sealer }, first!, [file], by));
  const address = `/console/applications/recurring/${first}/draft`;
  const page = (await client.get(address)).body;
  expect(page).toContain('补偿安置方案.pdf');
  for (const personal of [other.name, other.telephone, person.name]) expect(page).not.toContain(personal);
  const fields = { ids: members.map(({ id }) => String(id)), officeId: String(town.offices.village), files: '1' };
  const named = await client.post(address, { ...fields, title: '征收公告', text: `${other.name}要的方案` });
  expect(named.statusCode).toBe(422);
  expect(named.body).toContain('含有申请人的姓名');
  expect(named.body).toContain(`${other.name}要的方案`);
  const made = await client.post(address, { ...fields, title: '建设村征收公告', text: '第一段\n<b>第二段</b>' });
  expect(made.statusCode).toBe(303);
  expect(made.headers.location).toMatch(/^\/console\/documents\/\d+$/);
  const id = Number(String(made.headers.location).split('/').at(-1));
  const revision = await db.selectFrom('revisions').selectAll().where('document_id', '=', id).executeTakeFirstOrThrow();
  expect(revision).toMatchObject({ title: '建设村征收公告', source: '建设村' });
  expect(revision.body_html).toBe('<p>第一段</p><p>&lt;b&gt;第二段&lt;/b&gt;</p>');
  expect(
    await db.selectFrom('revision_attachments').select('file_hash').where('revision_id', '=', revision.id).execute(),
  ).toEqual([{ file_hash: hash }]);
  const [group] = await landAt();
  expect(group!.waits).toBe(false);
  expect(group!.members[0]!.decision).toMatchObject({ kind: 'drafted', documentId: id, published: false });
  expect((await client.get('/console/applications/recurring')).body).toContain(`/console/documents/${id}`);
  expect((await client.get(`/console/documents/${id}`)).body).toContain('由依申请公开转来，3 件申请涉及');
  // the second to decide learns of the first
  const again = await declineForEverybody(caller(officer), { ids: [third!], reason: '无' });
  expect(again).toMatchObject({ code: 'conflict', message: expect.stringContaining(head.name) });
});

test('an applicant’s own suggestion waits alone, is declined with a reason that names nobody, and is audited', async () => {
  const who = {
    db,
    house,
    sealer,
    now,
    who: withoutAccount(town.authorityId, '申请人'),
  };
  const input = { applicant: person, request: requestFor('镇水厂水质检测月报'), files: [] };
  const { id } = unwrap(await fileApplication(who, input));
  unwrap(await sendMessage(who, { id, body: '请公开' }));
  unwrap(await suggestPublication(who, { id }));
  const waiting = (await landAt()).filter((one) => one.waits);
  expect(waiting.map(({ members }) => members.map((one) => one.id))).toEqual([[id]]);
  const address = `/console/applications/recurring/${id}/decline`;
  expect((await client.post(address, { ids: String(id), reason: '' })).statusCode).toBe(422);
  const reason = `只与${person.name}（${person.telephone}）有关`;
  expect((await client.post(address, { ids: String(id), reason })).statusCode).toBe(303);
  const entry = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('action', '=', 'applications.declineForEverybody')
    .executeTakeFirstOrThrow();
  expect(entry.detail).toEqual({ applications: [id] });
  const said = await decisionAbout(db, sealer, town.authorityId, id);
  expect(said?.reason).toBe('只与〔已按期清除〕（〔已按期清除〕）有关');
  expect((await landAt()).some((one) => one.waits)).toBe(false);
  expect((await client.get(address)).statusCode).toBe(303);
});

test('others find neither the page nor the answers; what is not of this authority is not found', async () => {
  const editor = await town.person('office', 'editor');
  const stranger = new Client(app);
  await stranger.signIn(editor.login, town.password);
  expect((await stranger.get('/console/applications/recurring')).statusCode).toBe(404);
  const draft = { ids: [1], officeId: town.offices.office, title: '题', text: '', files: [] };
  expect(await draftForEverybody(caller(editor), draft)).toMatchObject({ code: 'forbidden' });
  const elsewhere = await testTown(db, 'bsz');
  const foreign = await elsewhere.person('office', 'disclosureHead');
  expect(await draftForEverybody(caller(foreign), draft)).toMatchObject({ code: 'invalid' });
  expect((await client.get('/console/applications/recurring/999999/draft')).statusCode).toBe(404);
});

test.each([
  ['', ''],
  ['?months=24', '?months=24'],
  ['/12/draft', '/12/draft'],
])('the address of before, with %j after it, leads to the one of now', async (asked, leads) => {
  const { statusCode, headers } = await client.get(`/console/applications/often${asked}`);
  expect([statusCode, headers.location]).toEqual([301, `/console/applications/recurring${leads}`]);
});

import { load } from 'cheerio';
import { beforeAll, describe, expect, test } from 'vitest';
import { person, requestFor } from '../../../../test/support/applicants.ts';
import { Client } from '../../../../test/support/client.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { namedTwice } from '../../../../test/support/named-twice.ts';
import { type TestTown, testTown } from '../../../../test/support/town.ts';
import { unwrap } from '../../../platform/outcome.ts';
import { rooms } from '../../../rooms.ts';
import { buildServer } from '../../../server.ts';
import { applicantOf, fileApplication } from '../../index.ts';
import { VERBS } from '../steps/table.ts';

const books = await testDatabase(rooms);
let now = new Date('2023-09-25T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const { db, sealer } = books;
let town: TestTown;
const officer = new Client(app);
const head = new Client(app);
const logins: string[] = [];
/** Another day: both sign in again, for a session does not last so long. */
async function on(day: string) {
  now = new Date(`${day}T02:00:00Z`);
  await officer.signIn(logins[0]!, town.password);
  await head.signIn(logins[1]!, town.password);
}
const registration = {
  channel: 'registeredPost',
  arrived: '2023-09-25',
  confirmed: '',
  kind: person.kind,
  name: person.name,
  documentType: person.documentType,
  documentNumber: person.documentNumber,
  telephone: person.telephone,
  description: '建设村 2023 年机动地发包合同',
  provision: 'copy',
  deliveryWay: 'post',
};

beforeAll(async () => {
  town = await testTown(db);
  const one = await town.person('office', 'caseOfficer');
  const two = await town.person('office', 'disclosureHead');
  logins.push(one.login, two.login);
});

/** Registers and returns the page's address. */
async function register(fields: Record<string, string> = {}): Promise<string> {
  const reply = await officer.post('/console/applications/new', { ...registration, ...fields });
  expect(reply.statusCode).toBe(303);
  return reply.headers.location as string;
}

const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)![1]!;

describe('the office at its desk, without scripts', () => {
  test('registers, asks a third party, sees the clock move, answers', async () => {
    await on('2023-09-25');
    const page = await register();
    let html = (await officer.get(page)).body;
    expect(html).toContain('查询码');
    expect(html).toContain('2023年10月27日前答复');
    expect(html).not.toContain(person.documentNumber);
    await on('2023-10-10');
    const asked = { version: versionIn(html), on: '2023-10-10', whom: '承包户甲', text: '是否同意公开' };
    expect((await officer.post(`${page}/third-party`, asked, page)).statusCode).toBe(303);
    html = (await officer.get(page)).body;
    expect(html).toContain('征求第三方意见');
    // third parties are masked like the applicant, until somebody opens the personal data and leaves a trace
    expect(html).toContain('承＊＊＊');
    expect(html).not.toContain('承包户甲');
    expect((await officer.post(`${page}/personal`, { why: '寄送征求意见书' }, page)).body).toContain('承包户甲');
    await on('2023-10-13');
    const form = (await officer.get(`${page}?step=third-party-answer`)).body;
    expect(form).toContain('<option value="1">承＊＊＊');
    expect(form).not.toContain('承包户甲');
    const answer = { version: versionIn(html), on: '2023-10-13', whom: '1', answer: 'consent' };
    expect((await officer.post(`${page}/third-party-answer`, answer, page)).statusCode).toBe(303);
    expect((await officer.get(page)).body).toContain('2023年11月1日前答复');
    const none = await officer.upload(`${page}/information`, {}, [], page);
    expect(none.statusCode).toBe(422);
    expect(none.body).toContain('请选择要提供的文件');
    const given = { field: 'files', name: '合同文本.txt', content: Buffer.from('合同文本') };
    expect((await officer.upload(`${page}/information`, {}, [given], page)).statusCode).toBe(303);
    expect((await officer.get(page)).body).toContain('提供给申请人');
    const draft = { draftVersion: '0', reply: 'granted', body: '您好，同意公开。' };
    expect((await officer.post(`${page}/reply`, draft)).statusCode).toBe(303);
    const signed = await head.post(`${page}/reply/sign`, { version: '99', draftVersion: '1' }, `${page}/reply`);
    expect(signed.statusCode).toBe(303);
    html = (await officer.get(page)).body;
    expect(html).toContain('已办结');
    expect((await officer.get('/console/applications/all?phase=closed')).body).toContain('建设村 2023 年');
  });

  test('no two fields of the page are one, whatever is being done', async () => {
    await on('2023-09-25');
    const page = await register();
    for (const { slug } of VERBS) {
      const { body } = await head.get(`${page}?step=${slug}`);
      expect([slug, namedTwice(body)]).toEqual([slug, undefined]);
      const refused = await head.post(`${page}/${slug}`, { version: versionIn(body) }, page);
      if (refused.statusCode !== 303) expect([slug, namedTwice(refused.body)]).toEqual([slug, undefined]);
    }
  });

  test('what the law forbids comes back with the reason and everything typed', async () => {
    await on('2023-09-25');
    const page = await register({ description: '2022 年决算' });
    await on('2023-10-20');
    const html = (await officer.get(page)).body;
    expect(html).toContain('补正告知应在收到申请之日起 7 个工作日内作出');
    const what = '请写明年度';
    const late = { version: versionIn(html), on: '2023-10-20', by: '2023-11-01', what };
    const reply = await officer.post(`${page}/clarification`, late, page);
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('7 个工作日');
  });

  test('the second to save sees what the first did, and keeps what was typed', async () => {
    await on('2023-09-25');
    const page = await register({ description: '2021 年预算' });
    const version = versionIn((await officer.get(page)).body);
    await on('2023-09-26');
    const first = { version, on: '2023-09-26', whom: '承包户乙', text: '是否同意' };
    expect((await officer.post(`${page}/third-party`, first, page)).statusCode).toBe(303);
    const second = { version, on: '2023-09-26', whom: '市农业农村局', text: '一大段已经写好的话' };
    const reply = await head.post(`${page}/authority`, second, page);
    expect(reply.statusCode).toBe(409);
    expect(reply.body).toContain('一大段已经写好的话');
    expect(reply.body).toContain('征求第三方意见');
    const again = { ...second, version: versionIn(reply.body) };
    expect((await head.post(`${page}/authority`, again, page)).statusCode).toBe(303);
  });

  test('an extension is asked for by one and granted by the other', async () => {
    await on('2023-09-25');
    const page = await register({ description: '历年台账' });
    await on('2023-10-20');
    const html = (await officer.get(page)).body;
    const asked = { version: versionIn(html), days: '10', reason: '需要检索的档案多' };
    expect((await officer.post(`${page}/extension`, asked, page)).statusCode).toBe(303);
    expect((await officer.get(page)).body).not.toContain('批准延期');
    const standing = (await head.get(page)).body;
    expect(standing).toContain('批准延期');
    expect((await head.get('/console')).body).toContain('批准延期');
    const approved = await head.post(`${page}/extension-approve`, { version: versionIn(standing) }, page);
    expect(approved.statusCode).toBe(303);
    expect((await officer.get(page)).body).toContain('2023年11月10日前答复');
  });

  test('a refusal waits for 法制审核 on the rail of the head of another office, until it is reviewed', async () => {
    await on('2023-09-25');
    const page = await register({ description: '办公会会议记录' });
    const { login } = await town.person('finance', 'officeReviewer');
    const reviewer = new Client(app);
    await reviewer.signIn(login, town.password);
    const waiting = async () =>
      load((await reviewer.get('/console')).body)('.rail a[href$=legal-review]')
        .text()
        .trim();
    expect(await waiting()).toBe('法制审核');
    const draft = { draftVersion: '0', reply: 'process', body: '属于讨论记录，不予公开。' };
    expect((await officer.post(`${page}/reply`, draft)).statusCode).toBe(303);
    expect(await waiting()).toContain('1');
    expect((await reviewer.get('/console')).body).toContain('办公会会议记录');
    const list = await reviewer.get('/console/applications/legal-review');
    expect(load(list.body)('.todo a').attr('href')).toBe(`${page}/reply`);
    expect((await reviewer.get(page)).statusCode).toBe(404);
    const seen = { version: versionIn((await officer.get(page)).body), draftVersion: '1', opinion: '依据充分' };
    expect((await reviewer.post(`${page}/reply/review`, seen, `${page}/reply`)).statusCode).toBe(303);
    expect(await waiting()).toBe('法制审核');
    expect((await head.get('/console')).body).toContain('签发答复');
    const editor = new Client(app);
    await editor.signIn((await town.person('office', 'editor')).login, town.password);
    expect((await editor.get('/console/applications/legal-review')).statusCode).toBe(404);
  });

  test('an application from the site waits to be confirmed, and its data are opened with a trace', async () => {
    await on('2023-11-06');
    const caller = { ...books, who: applicantOf(town.authorityId), now, sealer };
    const request = requestFor('全镇耕地保护补贴发放名单');
    const { id } = unwrap(await fileApplication(caller, { applicant: person, request, files: [] }));
    expect((await officer.get('/console')).body).toContain('与申请人确认收到');
    const page = `/console/applications/${id}`;
    const html = (await officer.get(page)).body;
    expect(html).toContain('尚未收到');
    const confirmed = await officer.post(`${page}/confirm`, { version: versionIn(html), on: '2023-11-06' }, page);
    expect(confirmed.statusCode).toBe(303);
    const opened = await officer.post(`${page}/personal`, { why: '电话核实' }, page);
    expect(opened.body).toContain(person.documentNumber);
    expect(opened.headers['cache-control']).toBe('no-store');
  });

  test('nobody else sees any of it', async () => {
    const other = await testTown(db, 'elsewhere');
    const stranger = await other.person('office', 'caseOfficer');
    const editor = await town.person('office', 'editor');
    const page = await register({ description: '只有本机关看得到' });
    for (const { login } of [stranger, editor]) {
      const client = new Client(app);
      await client.signIn(login, town.password);
      expect((await client.get(page)).statusCode).toBe(404);
      expect((await client.post(`${page}/note`, { body: '偷看' }, '/console')).statusCode).toBe(404);
    }
  });
});

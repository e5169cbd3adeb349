import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, requestFor } from '../../../test/support/applicants.ts';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { MailServer, mailTurn, wordsOf } from '../../../test/support/mail-server.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { saveMailSettings } from '../../mail/actions.ts';
import { unwrap } from '../../platform/outcome.ts';
import type { Who } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import * as applications from '../index.ts';
import { openSteps } from '../said.ts';
import { stepsOf } from '../store.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2024-05-14T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });

const server = new MailServer();
const { mails } = server;
let town: TestTown;
let officer: Who & { id: number; login: string };
let head: Who & { id: number; login: string };
let admin: Who & { id: number };

beforeAll(async () => {
  await server.listen();
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  admin = await town.person(null, 'systemAdmin', 'platformOperator');
});
afterAll(() => server.close());

const caller = (who: Who) => ({ db, house, sealer, who, now });
const citizen = () => caller(applications.applicantOf(town.authorityId));
const turn = () => mailTurn({ db, house, sealer, now });
const at = (day: string) => {
  now = new Date(`${day}T02:00:00Z`);
  return turn();
};
const settings = (enabled = true) => ({ ...server.settings, enabled });
const file = (more: object) =>
  applications.fileApplication(citizen(), { applicant: person, request: requestFor('环卫合同', more), files: [] });
const rowsOf = (id: number) =>
  db.selectFrom('mails').selectAll().where('about', '=', `application:${id}`).orderBy('id').execute();

test('the choice is offered only where mail works; without an address it is asked for', async () => {
  const client = new Client(app);
  const form = '/disclosure/application/new';
  expect((await client.get(form)).body).not.toContain('mailNotices');
  unwrap(await saveMailSettings(caller(admin), settings()));
  const offered = (await client.get(form)).body;
  expect(offered).toContain('name="mailNotices"');
  expect(offered).not.toMatch(/<(input|select|textarea)[^>]*(kept|mail)=/);
  const sent = await client.upload(form, { as: 'person', mailNotices: 'yes', email: '' }, [], form);
  expect(sent.statusCode).toBe(422);
  expect(sent.body).toContain('要把通知发到邮箱的，请填写电子邮箱');
});

test('who wants it hears of filing, acknowledgement, clarification, extension and reply, once each; the reply is delivered by mail', async () => {
  const { id, number } = unwrap(await file({ mailNotices: true, deliveryWay: 'email' }));
  await at('2024-05-14');
  await at('2024-05-14');
  unwrap(await applications.confirmReceipt(caller(officer), { id, on: '2024-05-14' }));
  unwrap(
    await applications.requestClarification(caller(officer), {
      id,
      on: '2024-05-14',
      by: '2024-05-30',
      what: '请写年度',
    }),
  );
  await Promise.all([at('2024-05-14'), at('2024-05-14')]);
  now = new Date('2024-05-15T02:00:00Z');
  unwrap(await applications.recordClarification(citizen(), { id, on: '', description: '2023 年' }));
  unwrap(await applications.requestExtension(caller(officer), { id, days: 20, reason: '档案多' }));
  unwrap(await applications.approveExtension(caller(head), { id }));
  await at('2024-05-15');
  const content = { reply: 'granted', publicInterest: false, body: '现予公开。' } as const;
  unwrap(await applications.draftReply(caller(officer), { id, draftVersion: 0, content }));
  unwrap(await applications.signReply(caller(head), { id, draftVersion: 1 }));
  await at('2024-05-15');
  expect((await rowsOf(id)).map(({ kind, state }) => [kind, state])).toEqual(
    ['filed', 'acknowledgement', 'clarification', 'extension', 'reply'].map((kind) => [kind, 'sent']),
  );
  expect(mails).toHaveLength(5);
  expect(new Set(mails.flatMap(({ to }) => to))).toEqual(new Set([person.email]));
  for (const mail of mails) {
    const words = wordsOf(mail);
    expect(words).toContain(number);
    expect(words).toContain('http://127.0.0.1:9040/disclosure/application/track');
    for (const personal of [person.name, person.documentNumber, person.telephone, '环卫合同'])
      expect(words).not.toContain(personal);
  }
  const reply = mails.at(-1)!.raw;
  expect(reply).toMatch(/Content-Type: application\/pdf/);
  expect(mails.slice(0, -1).some(({ raw }) => /application\/pdf/.test(raw))).toBe(false);
  const steps = openSteps(sealer, id, await stepsOf(db, id));
  const messageId = /Message-ID: (<.+>)/i.exec(reply)![1]!;
  expect(steps.at(-1)!.step).toEqual({
    kind: 'delivered',
    on: '2024-05-15',
    how: 'email',
    proof: `电子邮件 ${messageId}，2024-05-15 10:00 由邮件服务器接收`,
  });
  await at('2024-05-16');
  expect(mails).toHaveLength(5);
});

test('a mail that is refused is tried again, given up, seen at the case, and stands in nobody’s way', async () => {
  now = new Date('2024-05-20T02:00:00Z');
  const { id } = unwrap(await file({ mailNotices: true, deliveryWay: 'online' }));
  server.refusal = (address) => `no such user <${address}>`;
  const before = mails.length;
  for (let n = 0; n < 8; n += 1) {
    await db.updateTable('mails').set({ next_at: now }).where('state', '=', 'waiting').execute();
    await turn();
  }
  const [row] = await rowsOf(id);
  expect(row).toMatchObject({ kind: 'filed', state: 'failed', attempts: 7 });
  expect(row!.failure).toContain('no such user');
  expect(row!.failure).not.toContain(person.email);
  const client = new Client(app);
  await client.signIn(officer.login, town.password);
  const page = (await client.get(`/console/applications/${id}`)).body;
  expect(page).toContain('没有发出');
  expect(page).toContain('no such user');
  // who signs does not send; the case officer sends it again, and it is said who did
  const address = `/console/applications/${id}`;
  const again = (who: Client, mail = row!.id) => who.post(`${address}/resend`, { mail: String(mail) }, address);
  const signer = await town.person('office', 'signer');
  const reader = new Client(app);
  await reader.signIn(signer.login, town.password);
  expect((await reader.get(address)).body).not.toContain('重新发送：');
  expect((await again(reader)).statusCode).toBe(403);
  expect((await again(client)).statusCode).toBe(303);
  expect((await again(client)).statusCode).toBe(409); // it waits already
  expect((await again(client, 999_999)).statusCode).toBe(404);
  server.refusal = undefined;
  await turn();
  expect(mails).toHaveLength(before + 1);
  expect(mails.at(-1)!.to).toEqual([person.email]);
  const sent = (await client.get(address)).body;
  expect(sent).toContain('已发出');
  expect(sent).toContain(`${officer.name}于 2024-05-20 10:00 重新发送`);
  expect((await rowsOf(id))[0]).toMatchObject({ state: 'sent', attempts: 1, failure: '', resent_by: officer.id });
  unwrap(await applications.confirmReceipt(caller(officer), { id, on: '2024-05-20' }));
  await turn();
  expect(mails).toHaveLength(before + 2);
  // a reply that is not delivered by mail is told of, not attached, and not taken for delivered
  const content = { reply: 'granted', publicInterest: false, body: '现予公开。' } as const;
  unwrap(await applications.draftReply(caller(officer), { id, draftVersion: 0, content }));
  unwrap(await applications.signReply(caller(head), { id, draftVersion: 1 }));
  await turn();
  expect(mails.at(-1)!.raw).not.toMatch(/application\/pdf/);
  const left = await db
    .selectFrom('applications')
    .select('delivered_on')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(left.delivered_on).toBeNull();
});

test('at the window, by post and by fax the officer records who wants mails; they get theirs', async () => {
  now = new Date('2024-05-27T02:00:00Z');
  const client = new Client(app);
  await client.signIn(officer.login, town.password);
  const form = '/console/applications/new';
  expect((await client.get(form)).body).toContain('name="mailNotices"');
  const { kind, name, documentType, documentNumber, telephone } = person;
  const paper = { kind, name, documentType, documentNumber, telephone, description: '路灯维修合同' };
  const received = { channel: 'inPerson', arrived: '2024-05-27', provision: 'copy', deliveryWay: 'post' };
  const register = (more: object) => client.post(form, { ...paper, ...received, ...more });
  const missing = await register({ mailNotices: 'yes' });
  expect(missing.statusCode).toBe(422);
  expect(missing.body).toContain('要把通知发到邮箱的，请填写电子邮箱');
  expect(missing.body).toContain('路灯维修合同');
  const wanting = await register({ mailNotices: 'yes', email: person.email });
  const silent = await register({ email: person.email });
  const [id, other] = [wanting, silent].map(({ headers }) => Number(String(headers.location).split('/').pop()));
  const before = mails.length;
  await turn();
  expect((await rowsOf(id!)).map(({ kind: of, state }) => [of, state])).toEqual([['acknowledgement', 'sent']]);
  expect(await rowsOf(other!)).toEqual([]);
  expect(mails).toHaveLength(before + 1);
});

test('who did not choose it gets none; what is old when mail is set up is not told', async () => {
  const before = mails.length;
  unwrap(await saveMailSettings(caller(admin), settings(false)));
  now = new Date('2024-06-03T02:00:00Z');
  unwrap(await file({ deliveryWay: 'online' }));
  const old = unwrap(await file({ mailNotices: true, deliveryWay: 'online' }));
  await at('2024-06-03');
  unwrap(await saveMailSettings(caller(admin), settings()));
  await at('2024-06-20');
  expect(mails).toHaveLength(before);
  expect(await rowsOf(old.id)).toEqual([]);
});

test('a mail leads to the authority’s own site, wherever that stands', async () => {
  unwrap(await saveMailSettings(caller(admin), settings()));
  const unit = await testTown(db, 'dw');
  for (const [place, said] of [
    [{ parent_id: town.authorityId }, 'http://127.0.0.1:9040/u/dw/disclosure/application/track'],
    [{ parent_id: null }, '查询办理情况，请与本机关联系。'],
    [{ host: 'dw.example' }, 'http://dw.example:9040/disclosure/application/track'],
  ] as const) {
    await db.updateTable('authorities').set(place).where('id', '=', unit.authorityId).execute();
    const request = requestFor('环卫合同', { mailNotices: true });
    const asker = caller(applications.applicantOf(unit.authorityId));
    unwrap(await applications.fileApplication(asker, { applicant: person, request, files: [] }));
    await turn();
    expect(wordsOf(mails.at(-1)!)).toContain(said);
  }
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { MailServer, mailTurn, wordsOf } from '../../test/support/mail-server.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { writtenTo } from '../../test/support/written-to.ts';
import { saveMailSettings } from '../mail/actions.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2024-05-14T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });

const server = new MailServer({ user: 'gk', password: 'secret-1' });
const { mails } = server;
let town: TestTown;
let officer: Who & { id: number; login: string };
let head: Who & { id: number; login: string };
let admin: Who & { id: number; login: string };

beforeAll(async () => {
  await server.listen();
  town = await testTown(db);
  officer = await town.person('office', 'caseOfficer');
  head = await town.person('office', 'disclosureHead');
  admin = await town.person(null, 'systemAdmin', 'platformOperator');
});
afterAll(() => server.close());

const caller = (who: Who) => ({ db, house, sealer, who, now });
const settings = () => ({ ...server.settings, login: 'gk', password: 'secret-1' });
/** A reconsideration served on a day: to be answered within ten working days. */
async function served(on: string, title: string): Promise<number> {
  const { id } = await db
    .insertInto('remedy_cases')
    .values({
      authority_id: town.authorityId,
      kind: 'reconsideration',
      case_number: title,
      filed_on: on,
      served_on: on,
      officer_id: officer.id,
      result: null,
      concluded_on: null,
      application_id: null,
      document_id: null,
      before_id: null,
      answered_on: null,
      hearing_on: null,
      outcome: null,
      decision_received_on: null,
      redo_by: null,
      redone_on: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
const turn = (at = now) => mailTurn({ db, house, sealer, now: at });
const at = (day: string) => {
  now = new Date(`${day}T02:00:00Z`);
  return turn();
};

test('each stage of a limit is told once, to its officer, at the end also to the head; what is met is told no more', async () => {
  await at('2024-05-14'); // without settings nothing is planned
  unwrap(await saveMailSettings(caller(admin), settings()));
  await writtenTo(books, officer, 'officer@example.com');
  await writtenTo(books, head, 'head@example.com');
  const id = await served('2024-05-08', '不服 3 号答复'); // due on 2024-05-21
  await at('2024-05-13');
  expect(mails).toHaveLength(0);
  await at('2024-05-14');
  await at('2024-05-14');
  await at('2024-05-15');
  expect(mails.map(({ to }) => to)).toEqual([['officer@example.com']]);
  const text = wordsOf(mails[0]!);
  expect(text).toContain('2024-05-21，还有 5 个工作日');
  expect(text).toContain(`http://127.0.0.1:9040/console/remedies/${id}`);
  await Promise.all([at('2024-05-16'), at('2024-05-16')]); // two processes
  expect(mails).toHaveLength(2);
  await at('2024-05-20');
  expect(
    mails
      .slice(2)
      .flatMap(({ to }) => to)
      .sort(),
  ).toEqual(['head@example.com', 'officer@example.com']);
  await at('2024-05-22');
  expect(mails).toHaveLength(6);
  await db.updateTable('remedy_cases').set({ answered_on: '2024-05-22' }).where('id', '=', id).execute();
  await at('2024-05-23');
  expect(mails).toHaveLength(6);
});

test('a refused mail is tried again later, shown with the server’s answer, given up, and sent when somebody asks', async () => {
  const before = mails.length;
  server.refusal = () => 'mailbox busy';
  const id = await served('2024-05-27', '不服 4 号答复'); // due on 2024-06-11
  await at('2024-06-04');
  const row = () =>
    db.selectFrom('mails').selectAll().where('about', 'like', `remedy:${id}:answer %`).executeTakeFirstOrThrow();
  expect(await row()).toMatchObject({
    state: 'waiting',
    attempts: 1,
    failure: expect.stringContaining('mailbox busy'),
  });
  await turn(new Date(now.getTime() + 30_000));
  expect((await row()).attempts).toBe(1);
  for (let n = 0; n < 8; n += 1) {
    await db.updateTable('mails').set({ next_at: now }).where('state', '=', 'waiting').execute();
    await turn();
  }
  expect(await row()).toMatchObject({ state: 'failed', attempts: 7 });

  const client = new Client(app);
  await client.signIn(admin.login, town.password);
  const page = await client.get('/console/mail');
  expect(page.body).toContain('mailbox busy');
  expect(page.body).not.toContain('secret-1');
  server.refusal = undefined;
  const mail = (await row()).id;
  expect((await client.post(`/console/mail/${mail}/retry`, {}, '/console/mail')).statusCode).toBe(303);
  await turn();
  expect(await row()).toMatchObject({ state: 'sent' });
  expect(mails).toHaveLength(before + 1);
});

test('limits stand on the workbench of who handles them; others find neither the page nor the settings', async () => {
  now = new Date('2024-06-04T02:00:00Z');
  const client = new Client(app);
  await client.signIn(officer.login, town.password);
  expect((await client.get('/console')).body).toContain('不服 4 号答复');
  expect((await client.get('/console/notices')).body).toContain('复议答复期限');
  expect((await client.get('/console/mail')).statusCode).toBe(404);
  const other = new Client(app);
  await other.signIn((await town.person('office', 'editor')).login, town.password);
  expect((await other.get('/console/notices')).body).not.toContain('不服 4 号答复');
});

test('that nobody can do something is mailed to the head: when it comes about, not each day, and again the next month', async () => {
  const told = () =>
    mails.filter((mail) => wordsOf(mail).includes('没有人能办理') || wordsOf(mail).includes('已不能办理'));
  await at('2024-06-04');
  expect(told()).toHaveLength(0);
  await served('2024-06-24', '不服 5 号答复');
  await db.updateTable('staff').set({ active: false }).where('id', '=', officer.id).execute();
  await at('2024-06-25');
  await at('2024-06-26');
  expect(told().map(({ to }) => to)).toEqual([['head@example.com']]);
  expect(wordsOf(told()[0]!)).toContain(`项事项还在等${officer.name}，${officer.name}已不能办理`);
  expect(wordsOf(told()[0]!)).toContain('/console/handover');
  await at('2024-07-01');
  expect(told()).toHaveLength(2);
  await db.updateTable('staff').set({ active: true }).where('id', '=', officer.id).execute();
  await at('2024-08-01');
  expect(told()).toHaveLength(2);
});

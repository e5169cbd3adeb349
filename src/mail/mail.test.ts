import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { MailServer, wordsOf } from '../../test/support/mail-server.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { writtenTo } from '../../test/support/written-to.ts';
import { unwrap } from '../platform/outcome.ts';
import type { Who } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';
import { saveMailSettings } from './actions.ts';
import { forgetMails, type NewMail, putMails, sendMails } from './index.ts';

const books = await testDatabase(rooms);
const { db, house, sealer } = books;
let now = new Date('2024-05-14T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const server = new MailServer({ user: 'gk', password: 'secret-1' });
const { mails } = server;
let town: TestTown;
let head: Who & { id: number };
let admin: Who & { id: number; login: string };

beforeAll(async () => {
  await server.listen();
  town = await testTown(db);
  head = await town.person('office', 'disclosureHead');
  admin = await town.person(null, 'systemAdmin', 'platformOperator');
});
afterAll(() => server.close());
beforeEach(async () => {
  mails.length = 0;
  await db.deleteFrom('mails').execute();
  unwrap(await saveMailSettings(caller(admin), settings()));
});

const caller = (who: Who) => ({ db, house, sealer, who, now });
const settings = (given: object = {}) => ({ ...server.settings, login: 'gk', password: 'secret-1', ...given });
const mail = (n: number, given: Partial<NewMail> = {}): NewMail => ({
  ...{ authorityId: town.authorityId, room: 'tests', kind: 'note', about: `note:${n}`, key: `note:${n}` },
  ...{ to: { address: `reader-${n}@example.com`, shown: '读者' }, subject: `第 ${n} 号`, body: `第 ${n} 号已经办理` },
  ...given,
});
const put = (...all: NewMail[]) => db.transaction().execute((tx) => putMails({ db: tx, sealer, now }, all));
const send = () => sendMails({ db, house, sealer, now });
const rowOf = (key: string) => db.selectFrom('mails').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
const minutesLater = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

test('what is put in twice, or by a transaction that failed, is sent once or not at all', async () => {
  await Promise.all([put(mail(1)), put(mail(1), mail(2))]);
  await put(mail(1, { body: '另一句话' }));
  const failing = db.transaction().execute(async (tx) => {
    await putMails({ db: tx, sealer, now }, [mail(3)]);
    throw new Error('not done');
  });
  await expect(failing).rejects.toThrow('not done');
  await send();
  await send();
  expect(mails.map(({ to }) => to)).toEqual([['reader-1@example.com'], ['reader-2@example.com']]);
  expect(wordsOf(mails[0]!)).toContain('第 1 号已经办理');
});

test('two senders at once over two hundred mails: each arrives once', async () => {
  const numbers = Array.from({ length: 200 }, (_, n) => n);
  await put(...numbers.map((n) => mail(n)));
  await Promise.all([send(), send()]);
  expect(mails.map(({ to }) => to[0]).sort()).toEqual(numbers.map((n) => `reader-${n}@example.com`).sort());
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(200);
  const states = await db.selectFrom('mails').select(['state', 'attempts', 'sealed_parts']).execute();
  expect(states.every(({ state, attempts, sealed_parts }) => state === 'sent' && attempts === 1 && !sealed_parts)).toBe(
    true,
  );
}, 120_000);

test('the mails of a turn go over one connection; one that is refused stops none behind it', async () => {
  await put(mail(1), mail(2), mail(3));
  server.connections = 0;
  server.refusal = (address) => (address === 'reader-2@example.com' ? 'no such box' : undefined);
  await send().finally(() => {
    server.refusal = undefined;
  });
  expect(mails.map(({ to }) => to)).toEqual([['reader-1@example.com'], ['reader-3@example.com']]);
  expect(server.connections).toBe(1);
  expect(await rowOf('note:2')).toMatchObject({ state: 'waiting', attempts: 1 });
});

test('a server that is down: pauses grow, then the mail is failed and listed, and sent when somebody asks', async () => {
  unwrap(await saveMailSettings(caller(admin), settings({ port: 9, password: 'secret-1' })));
  await put(mail(1, { attachment: { name: '答复书.pdf', content: Buffer.from('%PDF-1.7 reply') } }));
  for (const [tries, pause] of [1, 5, 15, 60, 240, 720].entries()) {
    await send();
    const row = await rowOf('note:1');
    expect(row).toMatchObject({ state: 'waiting', attempts: tries + 1 });
    expect(row.next_at.getTime() - now.getTime()).toBe(pause * 60_000);
    minutesLater(pause - 1);
    await send(); // too early
    expect((await rowOf('note:1')).attempts).toBe(tries + 1);
    minutesLater(1);
  }
  await send();
  const row = await rowOf('note:1');
  expect(row).toMatchObject({ state: 'failed', attempts: 7 });
  expect(row.failure).toContain('连不上邮件服务器');

  const client = new Client(app);
  await client.signIn(admin.login, town.password);
  const page = (await client.get('/console/mail')).body;
  expect(page).toContain('第 1 号');
  expect(page).toContain('读者');
  expect(page).toContain('第 7 次：连不上邮件服务器');
  expect(page).toContain('aria-label="1 件待办"');
  unwrap(await saveMailSettings(caller(admin), settings()));
  expect((await client.post(`/console/mail/${row.id}/retry`, {}, '/console/mail')).statusCode).toBe(303);
  await send();
  expect(mails).toHaveLength(1);
  expect(mails[0]!.raw).toContain(Buffer.from('%PDF-1.7 reply').toString('base64'));
  expect(await rowOf('note:1')).toMatchObject({ state: 'sent', attempts: 1, resent_name: admin.name });
  await client.post(`/console/mail/${row.id}/retry`, {}, '/console/mail'); // it is not among the failed any more
  expect((await rowOf('note:1')).state).toBe('sent');
});

test('addresses and what goes along stand nowhere in the clear; what is forgotten is not sent', async () => {
  await put(mail(1, { attachment: { name: '答复书.pdf', content: Buffer.from('张演示') } }), mail(2));
  server.refusal = (address) => `no such user <${address}>`;
  await send();
  server.refusal = undefined;
  const dump = JSON.stringify(await db.selectFrom('mails').selectAll().execute(), (_, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('latin1') : value,
  );
  expect(dump).toContain('no such user <〔收件人〕>');
  expect(dump).not.toContain('reader-');
  for (const name of ['utf8', 'latin1', 'base64', 'hex'] as const)
    expect(dump).not.toContain(Buffer.from('张演示').toString(name));
  await db.transaction().execute((tx) => forgetMails(tx, 'note:1'));
  minutesLater(1);
  await send();
  expect(mails.map(({ to }) => to)).toEqual([['reader-2@example.com']]);
  expect(await rowOf('note:1')).toMatchObject({ state: 'dropped', sealed_parts: null });
});

test('while the key is away, mails wait without losing a try; a mail to nobody is dropped', async () => {
  await put(mail(1), mail(2, { to: { address: '', shown: '读者' } }));
  await writtenTo(books, head, 'head@example.com');
  await put(mail(3, { to: { staffId: head.id, name: head.name } }));
  unwrap(await saveMailSettings(caller(admin), settings({ login: '', password: '' })));
  const open = new MailServer();
  await open.listen();
  unwrap(await saveMailSettings(caller(admin), open.settings));
  const locked = Object.create(sealer, { problem: { value: '找不到加密密钥文件' } });
  await sendMails({ db, house, sealer: locked, now });
  expect(open.mails).toHaveLength(0);
  expect(await rowOf('note:1')).toMatchObject({ state: 'waiting', attempts: 0 });
  await send();
  expect(open.mails.map(({ to }) => to)).toEqual([['reader-1@example.com'], ['head@example.com']]);
  expect(await rowOf('note:2')).toMatchObject({ state: 'dropped', failure: '没有电子邮箱', attempts: 0 });
  await open.close();
});

test('the password is sealed, stays when it is left empty, and never goes to another server', async () => {
  const sealed = async () =>
    (await db.selectFrom('mail_settings').select('sealed_password as p').executeTakeFirstOrThrow()).p;
  unwrap(await saveMailSettings(caller(admin), settings()));
  const first = await sealed();
  expect(first?.includes(Buffer.from('secret-1'))).toBe(false);
  unwrap(await saveMailSettings(caller(admin), settings({ password: '', sender: 'other@example.com' })));
  expect(await sealed()).toEqual(first);
  const moved = await saveMailSettings(caller(admin), settings({ password: '', host: 'mail.example.com' }));
  expect(moved).toMatchObject({ ok: false, fields: { password: expect.any(String) } });
  expect(await saveMailSettings(caller(head), settings())).toMatchObject({ code: 'forbidden' });
});

test('the page says what is sent by mail, and a trial what the server said', async () => {
  const client = new Client(app);
  await client.signIn(admin.login, town.password);
  const page = '/console/mail';
  const { body } = await client.get(page);
  for (const sent of ['期限提醒', '办理通知', '答复书']) expect(body).toContain(`<dt>${sent}</dt>`);
  const good = await client.post(`${page}/trial`, { to: 'me@example.com' }, page);
  expect(good.body).toContain('已发往 me@example.com');
  expect(mails.at(-1)!.to).toEqual(['me@example.com']);
  unwrap(await saveMailSettings(caller(admin), settings({ password: 'wrong' })));
  expect((await client.post(`${page}/trial`, { to: 'me@example.com' }, page)).body).toContain('登录名或密码不对');
  unwrap(await saveMailSettings(caller(admin), settings({ port: 9 })));
  expect((await client.post(`${page}/trial`, { to: 'me@example.com' }, page)).body).toContain('连不上邮件服务器');
  expect((await client.post(`${page}/trial`, { to: 'a@b\r\nBcc: c@d' }, page)).statusCode).toBe(422);
});

import { generateSync } from 'otplib';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { Client, codeOn } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import type { Role } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { resetSecondFactorOf } from '../staff/actions.ts';

const books = await testDatabase(rooms);
let now = new Date('2023-06-01T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const page = '/console/second-factor';
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
let town: TestTown;
beforeAll(async () => {
  town = await testTown(books.db);
});
beforeEach(() => later(3600));

/** Somebody at the page that asks for the code, with the password given. */
async function atTheCode(login: string): Promise<Client> {
  const client = new Client(app);
  await client.post('/console/sign-in', { login, password: town.password });
  return client;
}

/** An administrator whose authenticator is bound; `code` is what it shows now. */
async function enrolled(role: Role) {
  const { login, id } = await town.person(null, role);
  const client = await atTheCode(login);
  const { body } = await client.get(page);
  const secret = /<p class="once">([A-Z2-7 ]+)<\/p>/.exec(body)![1]!.replaceAll(' ', '');
  const first = await client.post(page, { code: codeOn(body, now) });
  expect(first.statusCode).toBe(303);
  return { login, id, client, code: () => generateSync({ secret, epoch: Math.floor(now.getTime() / 1000) }) };
}

test('at the first sign-in an administrator binds an authenticator and is in; nothing opens before', async () => {
  const { login } = await town.person(null, 'auditAdmin');
  const client = await atTheCode(login);
  const closed = await client.get('/console/audit-log');
  expect(closed.headers.location).toBe('/console/second-factor?next=%2Fconsole%2Faudit-log');
  const { body } = await client.get(page);
  expect(body).toContain('otpauth://totp/');
  expect((await client.get(page)).body).toContain(/<p class="once">([A-Z2-7 ]+)</.exec(body)![1]);
  const reply = await client.post(page, { code: codeOn(body, now), next: '/console/audit-log' });
  expect(reply.headers.location).toBe('/console/audit-log');
  expect((await client.get('/console/audit-log')).statusCode).toBe(200);
});

test('afterwards each sign-in asks for a code and shows no secret', async () => {
  const admin = await enrolled('systemAdmin');
  later(60);
  const client = await atTheCode(admin.login);
  expect((await client.get(page)).body).not.toContain('otpauth');
  expect((await client.post(page, { code: '000000' })).statusCode).toBe(422);
  expect((await client.get('/console')).statusCode).toBe(303);
  expect((await client.post(page, { code: ` ${admin.code().slice(0, 3)} ${admin.code().slice(3)}` })).statusCode).toBe(
    303,
  );
  expect((await client.get('/console')).statusCode).toBe(200);
});

test('a code is good once, also within its half minute', async () => {
  const admin = await enrolled('systemAdmin');
  const again = await (await atTheCode(admin.login)).post(page, { code: admin.code() });
  expect(again.statusCode).toBe(422);
  expect(again.body).toContain('已经用过');
});

test('of two who send the same code at once, one gets in', async () => {
  const admin = await enrolled('systemAdmin');
  later(60);
  const both = await Promise.all([atTheCode(admin.login), atTheCode(admin.login)]);
  const replies = await Promise.all(both.map((client) => client.post(page, { code: admin.code() })));
  expect(replies.map((reply) => reply.statusCode).sort()).toEqual([303, 422]);
});

test('wrong codes lock the account, and the right password between them forgives nothing', async () => {
  const admin = await enrolled('securityAdmin');
  later(60);
  for (let n = 0; n < 4; n++)
    expect((await (await atTheCode(admin.login)).post(page, { code: '000000' })).statusCode).toBe(422);
  const last = await atTheCode(admin.login);
  const locked = await last.post(page, { code: '000000' });
  expect(locked.headers.location).toBe('/console/sign-in');
  expect((await last.post('/console/sign-in', { login: admin.login, password: town.password })).body).toContain('锁定');
  later(16 * 60);
  expect((await (await atTheCode(admin.login)).post(page, { code: admin.code() })).statusCode).toBe(303);
});

test('the security administrator lets another bind anew, but not themself; the machine can', async () => {
  const admin = await enrolled('systemAdmin');
  const security = await enrolled('securityAdmin');
  const member = `/console/staff/${admin.id}`;
  expect((await security.client.post(`${member}/reset-second-factor`, {}, member)).statusCode).toBe(303);
  expect((await admin.client.get('/console')).statusCode).toBe(303);
  expect((await (await atTheCode(admin.login)).get(page)).body).toContain('otpauth');
  const own = `/console/staff/${security.id}`;
  expect((await security.client.post(`${own}/reset-second-factor`, {}, own)).body).toContain('不能重置自己的');
  expect(await resetSecondFactorOf({ ...books, now }, security.login)).toMatchObject({ ok: true });
  expect((await (await atTheCode(security.login)).get(page)).body).toContain('otpauth');
  expect(await resetSecondFactorOf({ ...books, now }, 'nobody')).toMatchObject({ ok: false });
});

test('who holds no administration signs in by the password alone', async () => {
  const { login } = await town.person('office', 'editor');
  const client = await atTheCode(login);
  expect((await client.get('/console')).statusCode).toBe(200);
  expect((await client.get(page)).headers.location).toBe('/console');
});

test('a code given while the clock was a year ahead forbids none once it is put back', async () => {
  const right = now;
  later(365 * 86_400);
  const admin = await enrolled('auditAdmin');
  now = right;
  const client = await atTheCode(admin.login);
  expect((await client.post(page, { code: admin.code() })).statusCode).toBe(303);
});

import { generateSync } from 'otplib';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { Client, codeOn } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import type { Role } from '../../platform/roles.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { resetSecondFactorByCommand } from '../staff/by-command.ts';

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
  expect(again.body).toContain('刚刚用过');
});

test('of two who send the same code at once, one gets in', async () => {
  const admin = await enrolled('systemAdmin');
  later(60);
  const both = await Promise.all([atTheCode(admin.login), atTheCode(admin.login)]);
  const replies = await Promise.all(both.map((client) => client.post(page, { code: admin.code() })));
  expect(replies.map((reply) => reply.statusCode).sort()).toEqual([303, 422]);
});

test('wrong codes bring a pause, and the right password between them forgives nothing', async () => {
  const admin = await enrolled('securityAdmin');
  later(60);
  const elsewhere = async () => {
    const client = new Client(app, '198.51.100.7');
    await client.post('/console/sign-in', { login: admin.login, password: town.password });
    return client;
  };
  for (let n = 0; n < 5; n++) expect((await (await elsewhere()).post(page, { code: '000000' })).statusCode).toBe(422);
  const refused = await (await elsewhere()).post(page, { code: admin.code() });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('连续输错的要等几分钟');
  later(61);
  expect((await (await elsewhere()).post(page, { code: admin.code() })).statusCode).toBe(303);
});

test('where its owner has signed in before, others’ wrong codes keep nobody out', async () => {
  const admin = await enrolled('auditAdmin');
  later(60);
  for (let n = 0; n < 6; n++) {
    const thief = new Client(app, '198.51.100.8');
    await thief.post('/console/sign-in', { login: admin.login, password: town.password });
    await thief.post(page, { code: '000000' });
  }
  await admin.client.post('/console/sign-out', {}, '/console');
  await admin.client.post('/console/sign-in', { login: admin.login, password: town.password });
  expect((await admin.client.post(page, { code: admin.code() })).statusCode).toBe(303);
});

test('a session has another token after the code than before', async () => {
  const { login } = await town.person(null, 'systemAdmin');
  const client = await atTheCode(login);
  const before = client.cookies.get('session');
  const { body } = await client.get(page);
  await client.post(page, { code: codeOn(body, now) });
  expect(client.cookies.get('session')).not.toBe(before);
  const other = new Client(app);
  other.cookies.set('session', before!);
  expect((await other.get('/console')).statusCode).toBe(303);
});

test('enrolling shows the secret as a QR code drawn here, and in text beside it', async () => {
  const { login } = await town.person(null, 'systemAdmin');
  const { body } = await (await atTheCode(login)).get(page);
  expect(body).toMatch(/<svg class="qr" viewBox="0 0 \d+ \d+" role="img" aria-label="[^"]+"/);
  expect(body).not.toMatch(/<img|<script/);
});

test('ten recovery codes are shown once, each is good once, and new ones make the old void', async () => {
  const admin = await enrolled('systemAdmin');
  const account = '/console/account';
  const wrong = await admin.client.post(`${account}/recovery-codes`, { password: 'not-the-one-1' }, account);
  expect(wrong.statusCode).toBe(422);
  const shown = await admin.client.post(`${account}/recovery-codes`, { password: town.password }, account);
  const codes = [...shown.body.matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/g)].map(([, code]) => code!);
  expect(new Set(codes).size).toBe(10);
  expect(shown.headers['cache-control']).toBe('no-store');
  expect((await admin.client.get(account)).body).not.toContain(codes[0]);
  const enter = async (code: string) => (await atTheCode(admin.login)).post(page, { code });
  expect((await enter(codes[0]!)).statusCode).toBe(303);
  expect((await enter(codes[0]!)).statusCode).toBe(422);
  expect((await enter(codes[1]!.toUpperCase().replace('-', ' '))).statusCode).toBe(303);
  expect((await admin.client.get(account)).body).toContain('还有 8 个可用');
  await admin.client.post(`${account}/recovery-codes`, { password: town.password }, account);
  expect((await enter(codes[2]!)).statusCode).toBe(422);
  const rows = await books.db.selectFrom('recovery_codes').selectAll().where('staff_id', '=', admin.id).execute();
  expect(rows).toHaveLength(10);
  expect(JSON.stringify(rows)).not.toContain(codes[3]);
});

test('a recovery code is of no use to somebody else, nor while no authenticator is bound', async () => {
  const [one, other] = [await enrolled('systemAdmin'), await enrolled('systemAdmin')];
  const account = '/console/account';
  const shown = await one.client.post(`${account}/recovery-codes`, { password: town.password }, account);
  const code = /<code>([^<]+)</.exec(shown.body)![1]!;
  expect((await (await atTheCode(other.login)).post(page, { code })).statusCode).toBe(422);
  await resetSecondFactorByCommand({ ...books, now, operator: 'root' }, one.login);
  const client = await atTheCode(one.login);
  await client.get(page);
  expect((await client.post(page, { code })).statusCode).toBe(422);
});

test('who keeps the machine lets an administrator bind anew, under their own name', async () => {
  const security = await enrolled('securityAdmin');
  const by = { ...books, now, operator: 'root' };
  expect(await resetSecondFactorByCommand(by, security.login)).toMatchObject({ ok: true });
  expect((await security.client.get('/console')).statusCode).toBe(303);
  expect((await (await atTheCode(security.login)).get(page)).body).toContain('otpauth');
  expect(await resetSecondFactorByCommand(by, 'nobody')).toMatchObject({ ok: false });
  const entries = books.db.selectFrom('audit_log').select(['actor', 'actor_id']).orderBy('seq', 'desc');
  expect(await entries.where('action', '=', 'organizations.resetSecondFactor').executeTakeFirst()).toEqual({
    actor: '服务器命令行（root）',
    actor_id: null,
  });
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

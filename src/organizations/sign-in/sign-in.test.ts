import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { verifyAuditLog } from '../../platform/audit-log/index.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
let now = new Date('2023-06-01T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
beforeAll(async () => {
  town = await testTown(books.db);
});

test('the right password opens the workbench, signing out closes it', async () => {
  const editor = await town.person('office', 'editor');
  const client = new Client(app);
  expect((await client.get('/console')).statusCode).toBe(303);
  expect((await client.signIn(editor.login, town.password)).statusCode).toBe(303);
  expect((await client.get('/console')).body).toContain(editor.name);
  await client.post('/console/sign-out', {}, '/console');
  expect((await client.get('/console')).statusCode).toBe(303);
});

test('five wrong passwords lock the account for a quarter of an hour', async () => {
  const editor = await town.person('office', 'editor');
  const client = new Client(app);
  for (let n = 0; n < 5; n++) expect((await client.signIn(editor.login, 'wrong-one')).statusCode).toBe(422);
  const locked = await client.signIn(editor.login, town.password);
  expect(locked.statusCode).toBe(422);
  expect(locked.body).toContain('暂时锁定');
  now = new Date(now.getTime() + 16 * 60_000);
  expect((await client.signIn(editor.login, town.password)).statusCode).toBe(303);
});

test.each([
  ['half an hour without a request', 31],
  ['half a day in any case', 12 * 60],
])('a session ends after %s', async (_why, minutes) => {
  const editor = await town.person('office', 'editor');
  const client = new Client(app);
  await client.signIn(editor.login, town.password);
  const step = minutes > 60 ? 20 : minutes;
  for (let passed = 0; passed < minutes; passed += step) {
    now = new Date(now.getTime() + Math.min(step, minutes - passed) * 60_000);
    if (passed + step < minutes) expect((await client.get('/console')).statusCode).toBe(200);
  }
  expect((await client.get('/console')).statusCode).toBe(303);
});

test('a form without its token is refused and says how to go on', async () => {
  const reply = await app.inject({ method: 'POST', url: '/console/sign-in', payload: { login: 'a', password: 'b' } });
  expect(reply.statusCode).toBe(403);
  expect(reply.body).toContain('刷新后重试');
});

test('after sign-in nobody is led to another site', async () => {
  const editor = await town.person('office', 'editor');
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/console/../..//evil',
    '/console\\evil',
    'javascript:alert(1)',
  ]) {
    const reply = await new Client(app).post('/console/sign-in', {
      login: editor.login,
      password: town.password,
      next,
    });
    expect(new URL(String(reply.headers.location), 'http://own.example').host, next).toBe('own.example');
  }
});

test('every attempt stands in an audit log that is whole', async () => {
  expect(await verifyAuditLog(books.db)).toMatchObject({ whole: true });
  const rows = await books.db.selectFrom('audit_log').select('action').execute();
  expect(rows.map((row) => row.action)).toContain('organizations.lockAccount');
});

test('what a clock a year ahead left locks nobody out and keeps no session once it is put back', async () => {
  const right = now;
  const editor = await town.person('office', 'editor');
  const [client, other] = [new Client(app), new Client(app)];
  now = new Date(right.getTime() + 365 * 86_400_000);
  await client.signIn(editor.login, town.password);
  for (let n = 0; n < 5; n++) await other.signIn(editor.login, 'wrong-one');
  expect((await other.signIn(editor.login, town.password)).statusCode).toBe(422);
  now = right;
  expect((await client.get('/console')).statusCode).toBe(303);
  expect((await client.signIn(editor.login, town.password)).statusCode).toBe(303);
  expect((await client.get('/console')).statusCode).toBe(200);
});

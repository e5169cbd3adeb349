import { beforeAll, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { Disk } from '../platform/disk/index.ts';
import type { Role } from '../platform/roles.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

const MB = 1024 * 1024;
const books = await testDatabase(rooms);
let now = new Date('2024-02-20T02:00:00Z');
let left = { bytes: 5000 * MB, files: undefined as number | undefined, readOnly: false };
const disk = new Disk(['x'], async () => left);
const app = await buildServer({ ...books, disk, now: () => now });
let town: TestTown;

beforeAll(async () => {
  town = await testTown(books.db);
});

async function be(megabytes: number, more: Partial<typeof left> = {}): Promise<void> {
  left = { bytes: megabytes * MB, files: undefined, readOnly: false, ...more };
  await disk.look();
}

async function signedIn(...given: Role[]): Promise<Client> {
  await be(5000);
  const client = new Client(app);
  await client.signIn((await town.person('office', ...given)).login, town.password);
  return client;
}

const pages = ['/console', '/console/account'];
const WARNED = /只剩|只读|可新建的文件|磁盘配额/;

test.each<[string, number, Partial<typeof left>, boolean, boolean]>([
  ['all is well', 5000, {}, false, false],
  ['it grows short', 800, {}, true, false],
  ['nothing can be saved', 90, {}, true, true],
  ['there is nothing left', 0, {}, true, true],
  ['no file can be made', 5000, { files: 0 }, true, true],
  ['it is read-only', 5000, { readOnly: true }, true, true],
])('who is told on every page: %s', async (_what, megabytes, more, admins, everybody) => {
  const [admin, operator, editor] = [
    await signedIn('systemAdmin'),
    await signedIn('platformOperator'),
    await signedIn('editor'),
  ];
  await be(megabytes, more);
  for (const page of pages) {
    expect(WARNED.test((await admin.get(page)).body), page).toBe(admins);
    expect(WARNED.test((await operator.get(page)).body), page).toBe(admins);
    expect(WARNED.test((await editor.get(page)).body), page).toBe(everybody);
  }
  const ready = await app.inject('/readyz');
  expect(ready.statusCode).toBe(200);
  expect(ready.body.startsWith('ok\n')).toBe(true);
  expect(WARNED.test(ready.body)).toBe(admins);
});

test('nothing is taken in any more; signing in is, while there is any room; with room again all is as before', async () => {
  const editor = await signedIn('editor');
  const form = { mobile: '' };
  await be(90);
  const refused = await editor.post('/console/documents/new', form, '/console/account');
  expect(refused.statusCode).toBe(507);
  expect(refused.body).toContain('这次操作没有保存');
  expect(refused.body).toContain('回到工作台');
  const upload = await editor.upload('/console/examine', {}, [], '/console/account');
  expect(upload.statusCode).toBe(507);
  const { login } = await town.person('office', 'editor');
  const enter = () => new Client(app).post('/console/sign-in', { login, password: town.password });
  expect((await enter()).statusCode).toBe(303);
  await be(10);
  expect((await enter()).statusCode).toBe(507);
  expect((await editor.get('/console')).statusCode).toBe(200);
  await be(5000);
  expect((await enter()).statusCode).toBe(303);
});

test('with nothing left no visit is noted, and the session is read on', async () => {
  const editor = await signedIn('editor');
  const seen = async () =>
    (await books.db.selectFrom('sessions').select('seen_at').orderBy('id', 'desc').executeTakeFirstOrThrow()).seen_at;
  const before = await seen();
  now = new Date(now.getTime() + 120_000);
  await be(10);
  expect((await editor.get('/console')).statusCode).toBe(200);
  expect(await seen()).toEqual(before);
  await be(90);
  expect((await editor.get('/console')).statusCode).toBe(200);
  expect(await seen()).toEqual(now);
});

test('what a quota refuses is known from the refusal', async () => {
  const admin = await signedIn('systemAdmin');
  disk.noteRefusal(now);
  expect((await admin.get('/console')).body).toContain('磁盘配额');
  now = new Date(now.getTime() + 11 * 60_000);
  expect((await admin.get('/console')).body).not.toContain('磁盘配额');
});

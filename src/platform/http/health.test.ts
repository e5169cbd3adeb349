import { createServer } from 'node:net';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { connect } from '../database/index.ts';
import { createApp } from './app.ts';

const books = await testDatabase();
const serve = (db = books.db) => createApp({ ...books, db, now: () => new Date() }, false);
const app = await serve();
afterAll(() => app.close());

const host = { host: 'nobody.example' }; // no authority has this name, and none is set up

describe.each(['/healthz', '/readyz'])('%s', (url) => {
  test.each(['GET', 'HEAD'] as const)('%s answers without an authority, and is kept nowhere', async (method) => {
    const reply = await app.inject({ method, url, headers: host });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' });
    expect(reply.headers['set-cookie']).toBeUndefined();
    if (method === 'GET') expect(reply.body).toBe('ok\n');
  });
});

test('books in another form are not ready', async () => {
  const at = async () => {
    const { statusCode, body } = await app.inject('/readyz');
    return [statusCode, body];
  };
  await sql`insert into schema_migrations (name) values ('9999-later.sql')`.execute(books.db);
  expect(await at()).toEqual([503, '数据库由更新版本的程序建立，请升级本程序\n']);
  await sql`delete from schema_migrations where name like '0001%' or name like '9999%'`.execute(books.db);
  expect(await at()).toEqual([503, '数据库的表结构还没有更新到本程序的版本\n']);
  await sql`drop table schema_migrations`.execute(books.db);
  expect(await at()).toEqual([503, '数据库不能使用\n']);
});

test.each([
  ['refuses', 'a wrong password', '数据库的用户名或密码不正确', (url: URL) => (url.password = 'verysecret')],
  ['is not there', 'no server', '连接不上数据库', (url: URL) => (url.port = '1')],
])('a database that %s (%s) is told without its address: %s', async (_how, _why, sentence, change) => {
  const url = new URL(books.url);
  change(url);
  const { db, close } = connect(url.href);
  const broken = await serve(db);
  const { statusCode, body } = await broken.inject({ url: '/readyz', headers: host });
  expect(statusCode).toBe(503);
  expect(body).toContain(sentence);
  expect(body).not.toMatch(/secret|127\.0\.0\.1|postgres|gongkai/);
  expect((await broken.inject('/healthz')).statusCode).toBe(200);
  await broken.close();
  await close();
});

test('a database that never answers is not waited for', async () => {
  const mute = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => mute.once('listening', resolve));
  const { port } = mute.address() as { port: number };
  const { db } = connect(`postgres://u@127.0.0.1:${port}/x`);
  const stuck = await serve(db);
  const began = Date.now();
  const { statusCode, body } = await stuck.inject('/readyz');
  expect([statusCode, body]).toEqual([503, '数据库 2 秒内没有应答\n']);
  expect(Date.now() - began).toBeLessThan(10_000);
  await stuck.close();
  mute.close();
});

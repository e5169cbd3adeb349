import { createServer, type Socket } from 'node:net';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { isAway } from './away.ts';
import { connect } from './connect.ts';

const books = await testDatabase();

const failed = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.fail('it answered'),
    (error) => error,
  );

/** What a client says of a server that does this to its connection. */
async function cutting(when: (socket: Socket) => void): Promise<unknown> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    when(socket);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const { db, close } = connect(`postgres://u@127.0.0.1:${port}/x`, 1);
  const error = await failed(sql`select 1`.execute(db));
  await close();
  server.close();
  return error;
}

test.each<[string, () => Promise<unknown>]>([
  [
    'no server',
    async () => {
      const { db, close } = connect('postgres://u@127.0.0.1:1/x', 1);
      const error = await failed(sql`select 1`.execute(db));
      await close();
      return error;
    },
  ],
  [
    'no server at its socket',
    async () => {
      const { db, close } = connect('postgres://u@127.0.0.1:1/x?host=/tmp', 1);
      const error = await failed(sql`select 1`.execute(db));
      await close();
      return error;
    },
  ],
  ['a server that hangs up', () => cutting((socket) => socket.end())],
  ['a server that breaks off', () => cutting((socket) => socket.resetAndDestroy())],
  [
    'a backend killed at work',
    async () => {
      const { db, close } = connect(books.url, 1);
      const asleep = failed(sql`select 'killed at work', pg_sleep(60)`.execute(db));
      const kill = () =>
        sql<{ n: number }>`select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
          where query like '%killed at work%' and pid <> pg_backend_pid() and wait_event = 'PgSleep'`.execute(books.db);
      while ((await kill()).rows[0]?.n === 0);
      const error = await asleep;
      await close();
      return error;
    },
  ],
  [
    'books that were closed',
    async () => {
      const { db, close } = connect(books.url, 1);
      await sql`select 1`.execute(db);
      await close();
      return failed(sql`select 1`.execute(db));
    },
  ],
  [
    'a pool that was ended',
    async () => {
      const { pool } = connect(books.url, 1);
      await pool.end();
      return failed(pool.query('select 1'));
    },
  ],
  [
    'a primary that became a standby',
    () =>
      failed(
        books.db.transaction().execute(async (tx) => {
          await sql`set transaction read only`.execute(tx);
          await sql`create table t ()`.execute(tx);
        }),
      ),
  ],
])('away: %s', async (_case, fault) => expect(isAway(await fault())).toBe(true));

test.each([
  ['08000', '08006', '57P01', '57P02', '57P03', '57P05', '53300'].map((code) => ({ code })),
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'].map((code) => ({ code })),
])('away by its code: %o and the like', (...faults) => {
  for (const fault of faults) expect(isAway(Object.assign(new Error('no'), fault)), JSON.stringify(fault)).toBe(true);
});

test.each([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
])('away by its words: %s, and as the cause of another', (words) => {
  expect(isAway(new Error(words))).toBe(true);
  expect(isAway(new Error('no driver', { cause: new Error(words) }))).toBe(true);
});

test.each<[string, () => Promise<unknown>]>([
  ['a wrong statement', () => failed(sql`select nonsense`.execute(books.db))],
  ['a constraint', () => failed(sql`insert into serials (series) values (null)`.execute(books.db))],
  ['a division by zero', () => failed(sql`select 1/0`.execute(books.db))],
  ['a statement stopped', async () => Object.assign(new Error('canceling statement'), { code: '57014' })],
  ['a full disk', async () => Object.assign(new Error('no space left'), { code: '53100' })],
  ['anything but an error', async () => 'Connection terminated'],
])('not away: %s', async (_case, fault) => expect(isAway(await fault())).toBe(false));

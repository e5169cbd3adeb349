import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { afterAll, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
const town = await testTown(books.db);
const app = await buildServer({ ...books, now: () => new Date('2024-01-15T02:00:00Z') });
const breaks = (request: FastifyRequest) => {
  throw Object.assign(new Error('no'), { code: (request.params as { code: string }).code });
};
app.get('/breaks/:code', breaks);
app.post('/breaks/:code', breaks);

afterAll(() => app.close());

/** Requests of each route, and how many of them fail. */
const asked = { times: 0, failing: 0 };
const away = async () => {
  asked.times += 1;
  if (asked.times <= asked.failing) throw new Error('Connection terminated unexpectedly');
  return '在';
};
app.get('/away', away);

test.each([
  ['53100', 507, '磁盘空间已满', 'the database cannot extend a file'],
  ['ENOSPC', 507, '磁盘空间已满', 'an upload cannot be written'],
  ['57P01', 503, '请稍后再试', 'the database restarts'],
  ['22003', 400, '无法识别', 'a number that no column takes'],
  ['22021', 400, '无法识别', 'a text that no column takes'],
  ['22012', 500, '问题已经记录', 'a division by zero is ours'],
  ['XX000', 500, '问题已经记录', 'anything else'],
])('a request that fails with %s is answered by %i and a sentence that says %s: %s', async (code, status, sentence) => {
  const reply = await app.inject(`/breaks/${code}`);
  expect(reply.statusCode).toBe(status);
  expect(reply.body).toContain(sentence);
  const json = await app.inject({ url: `/breaks/${code}`, headers: { accept: 'application/json' } });
  expect(json.json().message).toContain(sentence);
});

test.each([
  [1, 200, 2, 'one connection was cut'],
  [2, 503, 2, 'the database is away'],
])('a GET that failed %i times is answered %i after %i attempts: %s', async (failing, status, times) => {
  Object.assign(asked, { times: 0, failing });
  const reply = await app.inject('/away');
  expect([reply.statusCode, asked.times]).toEqual([status, times]);
  expect(reply.headers['retry-after']).toBe(status === 503 ? '5' : undefined);
});

/** A page and a form that read a draft in two statements, between which its author discards it. */
const overtaken = async (): Promise<string> => {
  asked.times += 1;
  const draft = await books.db.selectFrom('columns').select('id').where('slug', '=', 'gone').executeTakeFirst();
  if (!draft) return '没有这一栏目';
  await books.db.deleteFrom('columns').where('id', '=', draft.id).execute();
  const read = books.db.selectFrom('columns').select('name').where('id', '=', draft.id);
  return (await read.executeTakeFirstOrThrow()).name;
};
app.get('/overtaken', overtaken);
app.post('/overtaken', overtaken);
app.get('/never-there', () =>
  books.db.selectFrom('columns').select('name').where('id', '=', -1).executeTakeFirstOrThrow(),
);
const removedMeanwhile = () =>
  books.db
    .insertInto('columns')
    .values({ authority_id: town.authorityId, slug: 'gone', name: '将撤栏目', kind: 'notice' })
    .execute();

test('what somebody else took away between two statements: a page is read anew, a form is told that it was overtaken', async () => {
  await removedMeanwhile();
  asked.times = 0;
  const page = await app.inject('/overtaken');
  expect([page.statusCode, page.body, asked.times]).toEqual([200, '没有这一栏目', 2]);
  await removedMeanwhile();
  asked.times = 0;
  const sent = await new Client(app).post('/overtaken', {}, '/disclosure/application/new');
  expect([sent.statusCode, asked.times]).toEqual([409, 1]);
  expect(sent.body).toContain('已被他人修改，请刷新后再办理');
  expect((await app.inject('/never-there')).statusCode).toBe(500); // a fault of ours stays one
});

test.each(['40P01', '40001', '23503', '23505'])(
  'a form that met %s of the database is told that it was overtaken',
  async (code) => {
    const reply = await new Client(app).post(`/breaks/${code}`, {}, '/disclosure/application/new');
    expect(reply.statusCode).toBe(409);
  },
);

test('what was sent is never sent twice, and whoever sent it is told that it may have been kept', async () => {
  Object.assign(asked, { times: 0, failing: 9 });
  const { db } = books;
  const broken = {
    ...books,
    db: new Proxy(db, { get: (of, key) => (key === 'selectFrom' ? fails : Reflect.get(of, key)) }),
  };
  const fails = () => {
    asked.times += 1;
    throw new Error('Connection terminated unexpectedly');
  };
  const other = await buildServer({ ...broken, now: () => new Date('2024-01-15T02:00:00Z') });
  const client = new Client(app);
  const token = await client.token('/console/sign-in');
  const reply = await other.inject({
    method: 'POST',
    url: '/console/sign-in',
    headers: { cookie: client.cookieHeader(), 'x-csrf-token': token },
    payload: { login: 'somebody', password: 'x' },
  });
  expect([reply.statusCode, asked.times, reply.headers['retry-after']]).toEqual([503, 1, '5']);
  expect(reply.body).toContain('可能没有保存');
});

test('a page of the console is there where what waits could not be asked, and says so', async () => {
  const { login } = await town.person('office', 'disclosureHead');
  const client = new Client(app);
  await client.signIn(login, town.password);
  const waiting = () => Promise.reject(new Error('Connection terminated unexpectedly'));
  const places = [{ label: '待办', path: '/console/x', roles: 'everybody' as const, waiting }];
  const staffRoutes = (app: FastifyInstance) =>
    void app.get('/x', (_, reply) => reply.page(h('p', null, '一页'), { title: '一页' }));
  const house = { ...books.house, rooms: [{ ...books.house.rooms[0]!, places, staffRoutes }] };
  const broken = await buildServer({ ...books, house, now: () => new Date('2024-01-15T02:00:00Z') });
  const { statusCode, body, headers } = await broken.inject({
    url: '/console/x',
    headers: { cookie: client.cookieHeader() },
  });
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(body).toContain('<p>一页</p>');
  expect(body).toContain('<i aria-label="待办数暂时未能统计">?</i>');
});

test.each([
  ['no HTTP at all', 'bitte\r\n\r\n', 400, '请求有误'],
  ['a header that none is', 'GET / HTTP/1.1\r\nhost: a\r\nb c: d\r\n\r\n', 400, '请求有误'],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
    400,
    '请求有误',
  ],
  ['headers of 20 KB', `GET / HTTP/1.1\r\nhost: a\r\ncookie: ${'x'.repeat(20_000)}\r\n\r\n`, 431, '请求头过长'],
])('%s is refused with the headers of every answer and a sentence', async (_what, sent, status, sentence) => {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  socket.end(sent);
  const answer = await text(socket);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain('x-content-type-options: nosniff');
  expect(answer).toContain(sentence);
});

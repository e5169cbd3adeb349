import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { correctDocument, publicDocument, withdrawDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import { readConfig } from '../../platform/config.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { forgetPushes } from './forget.ts';
import { push } from './turn.ts';

const books = await testDatabase(rooms);
const { db } = books;
const start = new Date('2023-06-10T02:00:00Z');
let now = start;
const config = readConfig({ GONGKAI_INSIDE_HOSTS: '127.0.0.1' });
const app = await buildServer({ ...books, now: () => now, insideHosts: config.insideHosts });
let town: TestTown;
let admin: Client;
let login: string;
let signedIn = 0;
/** The administrator, whose session has not ended meanwhile. */
async function desk(): Promise<Client> {
  if (now.getTime() - signedIn > 600_000) {
    admin = new Client(app);
    await admin.signIn(login, town.password);
    signedIn = now.getTime();
  }
  return admin;
}

/** Another program: it keeps what it was told, and answers as it is told to. */
interface Got {
  path: string;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  at: number;
}
const got: Got[] = [];
type Answer = (response: ServerResponse, one: Got) => void;
const fine: Answer = (response) => response.writeHead(204).end();
const answers = new Map<string, Answer>();
const receiver: Server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const one = { path: request.url!, headers: request.headers, raw: Buffer.concat(parts), at: performance.now() };
  got.push(one);
  (answers.get(one.path) ?? fine)(response, one);
});
await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
const base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

beforeAll(async () => {
  town = await testTown(db);
  login = (await town.person(null, 'systemAdmin')).login;
});

beforeEach(async () => {
  await db.deleteFrom('webhooks').execute();
  answers.clear();
  got.length = 0;
  now = new Date(now.getTime() + 60_000);
});

const events = ['published', 'corrected', 'withdrawn'];
const SITE = 'https://town.example/u/test';
async function register(path: string, more: Record<string, string | string[]> = {}) {
  const form = { name: '市网', address: base + path, site: SITE, events, columnId: '', ...more };
  const reply = await (await desk()).post('/console/webhooks', form);
  const secret = load(reply.body)('.once').text();
  const { id } = await db.selectFrom('webhooks').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  return { id, secret, reply };
}
const turn = (at = now) => push({ ...books, config, now: at });
const told = (path: string) =>
  got.filter((one) => one.path === path).map(({ raw }) => JSON.parse(raw.toString()) as Record<string, never>);
const deliveries = (id: number) =>
  db.selectFrom('webhook_deliveries').selectAll().where('webhook_id', '=', id).orderBy('id').execute();
const attempts = (id: number) =>
  db
    .selectFrom('webhook_attempts as a')
    .innerJoin('webhook_deliveries as d', 'd.id', 'a.delivery_id')
    .select(['a.status', 'a.said', 'a.ms'])
    .where('d.webhook_id', '=', id)
    .orderBy('a.id')
    .execute();
const publish = (title: string, more: object = {}) =>
  publicDocument(books, town, { title, at: now.toISOString(), ...more });
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const page = async (path: string) => load((await (await desk()).get(path)).body)('main').text();

test('what is published, corrected and withdrawn is told in order, signed over the bytes that are sent', async () => {
  const { id: webhook, secret } = await register('/hook?of=town');
  expect(secret).toMatch(/^gks_[\w-]{43}$/);
  const id = await publish('关于修桥的公告', { html: '<p>见<a href="/columns/tongzhi">栏目</a></p>' });
  await correctDocument(books, town, id, { text: '更正后的正文', at: now });
  await turn();
  await withdrawDocument(books, town, id, '内容有误', now);
  await turn();
  const [published, corrected, withdrawn] = told('/hook?of=town') as never as Record<string, never>[];
  expect(got.map(({ headers }) => headers['x-gongkai-event'])).toEqual(events);
  for (const { headers, raw } of got) {
    const own = createHmac('sha256', Buffer.from(secret)).update(raw).digest('hex');
    expect(headers['x-gongkai-signature']).toBe(`sha256=${own}`);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(raw.toString())).toMatchObject({
      event: headers['x-gongkai-event'],
      delivery: headers['x-gongkai-delivery'],
      authority: { name: expect.any(String), code: expect.any(String) },
      happenedAt: now.toISOString(),
      sentAt: expect.stringMatching(/Z$/),
    });
  }
  expect(new Set(got.map(({ headers }) => headers['x-gongkai-delivery'])).size).toBe(3);
  const read = (await app.inject({ url: `/api/v1/documents/${id}` })).statusCode;
  expect(read).toBe(404);
  expect(published!.document).toMatchObject({ id, title: '关于修桥的公告', url: `${SITE}/documents/${id}` });
  expect(corrected!.document).toMatchObject({ html: '<p>更正后的正文</p>', correctionNote: '更正了正文' });
  expect(withdrawn!.document).toEqual({
    ...{ id, url: `${SITE}/documents/${id}`, data: `${SITE}/api/v1/documents/${id}` },
  });
  expect((await deliveries(webhook)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
});

test('a document is told of as the read interface gives it', async () => {
  await register('/hook', { site: 'http://localhost' });
  const id = await publish('关于办事的通知', { html: '<p>见<a href="/columns/tongzhi">栏目</a></p>' });
  await turn();
  const read = (await app.inject({ url: `/api/v1/documents/${id}`, headers: { host: 'localhost' } })).json();
  expect(told('/hook')[0]!.document).toEqual(read);
  const { webhooks } = (await app.inject('/api/openapi.json')).json();
  expect(Object.keys(webhooks)).toEqual([...events, 'test']);
});

test('what was withdrawn before it could be told of is told of without its content', async () => {
  await register('/hook');
  const id = await publish('不该公开的内容');
  await withdrawDocument(books, town, id, '不应公开', now);
  await turn();
  expect(told('/hook').map(({ event }) => event)).toEqual(['published', 'withdrawn']);
  expect(got.map(({ raw }) => raw.toString()).join()).not.toContain('不该公开的内容');
});

test('who refuses is asked again under the same number in growing pauses, and then no more until somebody clicks', async () => {
  answers.set('/hook', (response) => response.writeHead(500).end('数据库\n\u0007错误'));
  const { id } = await register('/hook');
  await publish('关于停水的通知');
  await turn();
  await turn();
  expect(got).toHaveLength(1);
  for (const [n, pause] of [10, 60, 300, 900, 3_600, 10_800, 28_800, 86_400].entries()) {
    later(pause - 1);
    await turn();
    expect(got).toHaveLength(n + 1);
    later(2);
    await turn();
    expect(got).toHaveLength(n + 2);
  }
  expect((await deliveries(id)).map(({ state, attempts }) => [state, attempts])).toEqual([['dead', 9]]);
  expect(new Set(got.map(({ headers }) => headers['x-gongkai-delivery'])).size).toBe(1);
  expect((await attempts(id))[0]).toMatchObject({ status: 500, said: '数据库 错误' });
  const shown = await page(`/console/webhooks/${id}`);
  expect(shown).toContain('有 1 条多次重试没有送达');
  expect(shown).toContain('答复 500');
  expect(shown).toContain('对方的接收程序出错，请对方检查');
  expect(await page('/console')).toContain('有 1 条没有送达');
  answers.clear();
  expect((await (await desk()).post(`/console/webhooks/${id}/resend`, {})).statusCode).toBe(303);
  await turn();
  expect((await deliveries(id)).map(({ state }) => state)).toEqual(['done']);
  expect(new Set(got.map(({ headers }) => headers['x-gongkai-delivery'])).size).toBe(1);
  const { id: delivery } = (await deliveries(id))[0]!;
  await (await desk()).post(`/console/webhooks/${id}/resend/${delivery}`, {});
  await turn();
  expect(got).toHaveLength(11);
});

test.each<[string, Answer, number | null, string]>([
  ['sends elsewhere', (response) => response.writeHead(302, { location: `${base}/elsewhere` }).end(), 302, ''],
  ['refuses', (response) => response.writeHead(401).end('no'), 401, 'no'],
  ['breaks off', (response) => void response.socket?.destroy(), null, '对方中断了连接，请对方检查接收程序'],
  ['says too much', (response) => response.writeHead(503).end('x'.repeat(5_000_000)), 503, 'x'.repeat(200)],
])('who %s is told nothing for now, and the log says so', async (_, answer, status, said) => {
  answers.set('/hook', answer);
  const { id } = await register('/hook');
  await publish('关于防汛的通知');
  await turn();
  expect(await attempts(id)).toEqual([{ status, said, ms: expect.any(Number) }]);
  expect((await deliveries(id))[0]).toMatchObject({ state: 'due', attempts: 1 });
  expect(told('/elsewhere')).toEqual([]);
});

test('a long answer that says yes is a yes', async () => {
  answers.set('/hook', (response) => response.end('x'.repeat(5_000_000)));
  const { id } = await register('/hook');
  await publish('关于植树的通知');
  await turn();
  expect((await deliveries(id))[0]!.state).toBe('done');
  expect((await attempts(id))[0]!.said).toHaveLength(200);
});

test('one that is slow, and one that is away with a pile, hold up no other', { timeout: 40_000 }, async () => {
  answers.set('/slow', () => {});
  answers.set('/away', (response) => response.writeHead(502).end());
  const slow = await register('/slow');
  const away = await register('/away');
  await publish('第一件');
  const rows = Array.from({ length: 2_000 }, () => ({
    ...{ webhook_id: away.id, key: crypto.randomUUID(), event: 'test' as const, document_id: null },
    ...{ happened_at: now, next_at: now },
  }));
  await db.insertInto('webhook_deliveries').values(rows).execute();
  const small = await register('/small');
  const begun = performance.now();
  const turning = turn();
  setTimeout(() => publish('第二件'), 1_500);
  await turning;
  const [first] = got.filter(({ path }) => path === '/small');
  expect(first!.at - begun).toBeLessThan(4_000);
  expect((await attempts(slow.id))[0]).toMatchObject({
    status: null,
    said: expect.stringContaining('10 秒内没有答完'),
  });
  expect((await attempts(slow.id))[0]!.ms).toBeGreaterThan(9_000);
  // who is away is asked a few times and rests: not once for each that waits
  expect(told('/away').length).toBeLessThan(30);
  expect((await deliveries(small.id)).map(({ state }) => state)).toEqual(['done']);
});

test('two processes never tell the same at once; what one that ended had taken is told when its lease is over', async () => {
  const { id } = await register('/hook');
  for (let n = 0; n < 12; n += 1) await publish(`第 ${n} 件`);
  await Promise.all([turn(), turn(), turn()]);
  expect(got).toHaveLength(12);
  expect(new Set(got.map(({ headers }) => headers['x-gongkai-delivery'])).size).toBe(12);
  // a process took the address, sent, and was killed before it noted anything
  await publish('最后一件');
  const held_until = new Date(now.getTime() + 60_000);
  await db.updateTable('webhooks').set({ held_until, held_by: 'gone' }).where('id', '=', id).execute();
  await turn();
  expect(got).toHaveLength(12);
  later(61);
  await turn();
  expect(got).toHaveLength(13);
  expect((await deliveries(id)).every(({ state }) => state === 'done')).toBe(true);
});

test('who lost the lease while it sent notes nothing', async () => {
  const { id } = await register('/hook');
  answers.set('/hook', async (response) => {
    await db.updateTable('webhooks').set({ held_by: 'another' }).where('id', '=', id).execute();
    fine(response, got.at(-1)!);
  });
  await publish('谁来记');
  await turn();
  expect((await deliveries(id))[0]).toMatchObject({ state: 'due', attempts: 0 });
  expect(await attempts(id)).toEqual([]);
});

test('after days of nothing but failures it is paused and the administrator is told; then it goes on', async () => {
  answers.set('/hook', (response) => response.writeHead(503).end());
  const { id } = await register('/hook');
  await publish('第一件');
  await turn();
  later(3 * 86_400 + 60);
  await turn();
  const row = await db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  expect([row.state, row.paused_by]).toEqual(['paused', '']);
  expect(await page('/console')).toContain('数据推送“市网”已暂停');
  expect(await page(`/console/webhooks/${id}`)).toContain('连续 3 天没有一次送达');
  await publish('第二件');
  answers.clear();
  const before = got.length;
  later(86_400);
  await turn();
  expect(got).toHaveLength(before);
  await (await desk()).post(`/console/webhooks/${id}/resume`, {});
  await turn();
  expect((await deliveries(id)).map(({ state }) => state)).toEqual(['done', 'done']);
  const log = await db.selectFrom('audit_log').select('action').where('subject', '=', `webhook:${id}`).execute();
  expect(log.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['openData.makeWebhook', 'openData.webhookPaused', 'openData.resumeWebhook']),
  );
});

test('columns and events are those that were chosen; what leaves a column is gone for it', async () => {
  const other = await db
    .insertInto('columns')
    .values({ authority_id: town.authorityId, slug: `c${now.getTime()}`, name: '别的栏目', kind: 'other', position: 9 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await register('/one', { columnId: String(town.columnId) });
  await register('/withdrawn', { events: 'withdrawn' });
  const id = await publish('在栏目里');
  await publish('在别处', { columnId: other.id });
  await publish('不在网站上', { channels: ['wechat'] });
  const moved = { document_id: id, staff_id: null, staff_name: '某人', remark: '', kind: 'published' };
  const { revision_id } = await db
    .selectFrom('documents')
    .select('revision_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('document_events')
    .values({ ...moved, revision_id, at: now })
    .execute();
  later(5);
  await db.updateTable('revisions').set({ column_id: town.columnId }).where('id', '=', revision_id!).execute();
  const revision = await db
    .selectFrom('revisions')
    .selectAll()
    .where('id', '=', revision_id!)
    .executeTakeFirstOrThrow();
  const { id: _, ...same } = revision;
  const next = await db
    .insertInto('revisions')
    .values({ ...same, number: 2, column_id: other.id })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.transaction().execute((tx) =>
    books.house.tell('document', tx, {
      ...{ kind: 'corrected', documentId: id, authorityId: town.authorityId, revisionId: next.id },
      ...{ channels: ['website'], at: now, was: 'approved' },
    }),
  );
  await turn();
  expect(told('/one').map(({ event }) => event)).toEqual(['published', 'withdrawn']);
  expect(told('/withdrawn')).toEqual([]);
});

test('the new secret signs when it is put to use, not before', async () => {
  const { id, secret } = await register('/hook');
  const fresh = load((await (await desk()).post(`/console/webhooks/${id}/renew-secret`, {})).body)('.once').text();
  expect(fresh).not.toBe(secret);
  const signedBy = () => {
    const { raw, headers } = got.at(-1)!;
    const is = (key: string) =>
      headers['x-gongkai-signature'] === `sha256=${createHmac('sha256', key).update(raw).digest('hex')}`;
    return is(secret) ? 'old' : is(fresh) ? 'new' : 'nobody';
  };
  await (await desk()).post(`/console/webhooks/${id}/test`, {});
  await turn();
  expect(signedBy()).toBe('old');
  await (await desk()).post(`/console/webhooks/${id}/use-secret`, {});
  await (await desk()).post(`/console/webhooks/${id}/test`, {});
  await turn();
  expect(signedBy()).toBe('new');
  expect(told('/hook').at(-1)).not.toHaveProperty('document');
  for (const path of ['/console/webhooks', `/console/webhooks/${id}`])
    expect((await (await desk()).get(path)).body).not.toMatch(/gks_/);
  const rows = JSON.stringify(await db.selectFrom('webhooks').selectAll().execute());
  const log = JSON.stringify(await db.selectFrom('audit_log').selectAll().execute());
  for (const one of [secret, fresh]) expect(rows + log).not.toContain(one);
});

test.each([
  [{ address: 'http://hook.city.example/in' }, 'http:// 只能用于机房列出的内网主机'],
  [{ address: 'https://10.3.0.8/in' }, '这个地址在本机或者内网'],
  [{ address: 'https://localhost/in' }, '这个地址在本机或者内网'],
  [{ address: 'https://[::1]/in' }, '这个地址在本机或者内网'],
  [{ address: 'https://2130706433@hook.city.example/' }, '不能带用户名和密码'],
  [{ address: 'ftp://hook.city.example/' }, '接收地址应以 https:// 开头'],
  [{ address: '' }, '请填写接收地址'],
  [{ name: '' }, '请填写给谁用'],
  [{ events: [] }, '请选择公开、更正、撤下中的一项或几项'],
  [{ events: 'test' }, '请选择公开、更正、撤下中的一项或几项'],
  [{ columnId: '999999' }, '没有这个栏目'],
  [{ site: 'town.example' }, '网址应以 https:// 或 http:// 开头'],
])('%o is refused with a sentence', async (more, sentence) => {
  const form = { name: '市网', address: `${base}/hook`, site: SITE, events, columnId: '', ...more };
  const reply = await (await desk()).post('/console/webhooks', form);
  expect(reply.statusCode).toBe(422);
  expect(reply.body).toContain(sentence);
});

test('a host that the machine room takes off its list again is not asked any more', async () => {
  const { id } = await register('/hook');
  await publish('关于道路的通知');
  await push({ ...books, config: readConfig({}), now });
  expect(got).toEqual([]);
  expect((await attempts(id))[0]).toMatchObject({
    status: null,
    said: expect.stringContaining('GONGKAI_INSIDE_HOSTS'),
  });
});

test('of a closed authority, of one that is paused or removed, nothing is sent', async () => {
  const { id } = await register('/hook');
  await publish('等着');
  const close = (closed_at: Date | null, closed_reason: string) =>
    db
      .updateTable('authorities')
      .set({ closed_at, closed_reason, is_primary: false })
      .where('id', '=', town.authorityId)
      .execute();
  await close(now, '撤并');
  await turn();
  expect(got).toEqual([]);
  await close(null, '');
  await db.updateTable('authorities').set({ is_primary: true }).where('id', '=', town.authorityId).execute();
  await (await desk()).post(`/console/webhooks/${id}/pause`, {});
  await turn();
  expect(got).toEqual([]);
  await (await desk()).post(`/console/webhooks/${id}/remove`, {});
  await publish('之后');
  await turn();
  expect(got).toEqual([]);
  expect((await (await desk()).get(`/console/webhooks/${id}`)).statusCode).toBe(404);
  expect(await deliveries(id)).toEqual([]);
});

test('another town’s administrator, and who is none, do not know of it', async () => {
  const { id } = await register('/hook');
  const there = await testTown(db, 'there');
  const other = new Client(app);
  await other.signIn((await there.person(null, 'systemAdmin')).login, there.password);
  const editor = new Client(app);
  await editor.signIn((await town.person('office', 'editor')).login, town.password);
  for (const one of [other, editor]) {
    expect((await one.get(`/console/webhooks/${id}`)).statusCode).toBe(404);
    for (const deed of ['test', 'pause', 'remove', 'renew-secret', 'use-secret', 'resend', 'resend/1'])
      expect([403, 404]).toContain((await one.post(`/console/webhooks/${id}/${deed}`, {})).statusCode);
  }
  expect(await deliveries(id)).toEqual([]);
});

test('after its time it is forgotten what was told', async () => {
  const { id } = await register('/hook');
  await publish('旧的');
  await turn();
  later(89 * 86_400);
  await forgetPushes({ db, now });
  expect(await deliveries(id)).toHaveLength(1);
  later(2 * 86_400);
  await forgetPushes({ db, now });
  expect(await deliveries(id)).toEqual([]);
  expect(await db.selectFrom('webhook_attempts').selectAll().execute()).toEqual([]);
});

test('how to check a signature stands on the page of the interface', async () => {
  const shown = load((await app.inject('/api')).body);
  expect(shown('#push').text()).toBe('推送');
  expect(shown('main').text()).toContain('X-Gongkai-Signature');
});

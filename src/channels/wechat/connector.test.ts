import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Client } from '../../../test/support/client.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../../test/support/publications.ts';
import { type TestTown, testTown } from '../../../test/support/town.ts';
import type { Account } from '../../../test/support/wechat/account.ts';
import { sign } from '../../../test/support/wechat/seal.ts';
import { type Trouble, WechatServer } from '../../../test/support/wechat/server.ts';
import { readConfig } from '../../platform/config.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';
import { CONNECTORS } from '../connectors/page.tsx';
import { deliveriesOf } from '../deliveries/store.ts';
import { transmit } from '../transmissions/turn.ts';
import { CALLBACK } from './callback-routes.ts';

// A notice from sign-off to the account: set up, sent, looked at on a phone, put out, corrected, taken down.
const books = await testDatabase(rooms);
const { db, house, files, sealer } = books;
const server = new WechatServer();
let now = new Date('2023-06-01T02:00:00Z');
server.now = () => now;
/** Sessions end where the clock leaps: whoever sits before the pages has one that stands. */
const begun = now;
const app = await buildServer({ ...books, now: () => begun });
let town: TestTown;
let [editor, administrator]: Client[] = [];
let account: Account;
const APPID = 'wx0000000000000001';
const SECRET = '0'.repeat(32);
const SITE = 'https://gongkai.example.gov.cn';

const move = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const turn = () => transmit({ db, files, sealer, now, config: readConfig({ GONGKAI_WECHAT_API: server.base }) });
/** Whatever waits for its time is done. */
async function later(seconds: number) {
  for (let passed = 0; passed < seconds; passed += 30) {
    move(30);
    await turn();
  }
}

beforeAll(async () => {
  await server.listen();
  account = server.account({ appid: APPID, secret: SECRET });
  town = await testTown(db);
  const signed = async (...roles: Parameters<TestTown['person']>) => {
    const client = new Client(app);
    await client.signIn((await town.person(...roles)).login, town.password);
    return client;
  };
  editor = await signed('office', 'editor');
  administrator = await signed('office', 'systemAdmin');
});
afterAll(() => server.close());
beforeEach(() => move(1));

const setUp = (more: Record<string, string> = {}) =>
  administrator!.post(
    `${CONNECTORS}/wechat`,
    { enabled: 'yes', appid: APPID, appSecret: SECRET, site: SITE, ...more },
    CONNECTORS,
  );

/** A document before the public that is to stand in the account. */
async function notice(title: string, html = `<p>${title}的正文。</p>`) {
  const id = await publicDocument(books, town, { title, html, at: begun.toISOString() });
  await tell(id, 'published');
  const delivery = async () => (await deliveriesOf(db, id)).find(({ channel }) => channel === 'wechat')!;
  return { id, delivery, deliveryId: (await delivery()).id };
}
async function tell(documentId: number, kind: 'published' | 'corrected') {
  const { revision_id } = await db
    .selectFrom('documents')
    .select('revision_id')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  await db.transaction().execute((tx) =>
    house.tell('document', tx, {
      ...{ kind, documentId, authorityId: town.authorityId, revisionId: revision_id! },
      // published where the pages' clock stands, corrected where the machine's is
      ...{ at: kind === 'published' ? begun : now, channels: ['website', 'wechat'], was: 'published' },
    }),
  );
}

async function send(...deliveries: { deliveryId: number }[]): Promise<string> {
  const chosen = deliveries.map(({ deliveryId }) => `${deliveryId}`);
  const places = Object.fromEntries(chosen.map((id, n) => [`place.${id}`, `${n + 1}`]));
  const sent = await editor!.post(
    '/console/transmissions/new',
    { connector: 'wechat', chosen, ...places },
    '/console/deliveries',
  );
  expect(sent.headers.location).toMatch(/^\/console\/transmissions\/\d+$/);
  return sent.headers.location as string;
}
const approve = (at: string) => editor!.post(`${at}/approve`, {}, at);
const shown = async (at: string) => load((await editor!.get(at)).body)('main').text();

test('set up by the administrator: the secret is sealed and never shown; another account needs its own', async () => {
  expect((await editor!.get(CONNECTORS)).statusCode).toBe(404);
  expect((await setUp({ appid: 'wx1' })).statusCode).toBe(422);
  expect((await setUp()).statusCode).toBe(303);
  const page = (await administrator!.get(CONNECTORS)).body;
  expect(page).toContain(APPID);
  expect(page).not.toContain(SECRET);
  const { sealed_secrets, settings } = await db
    .selectFrom('channel_connectors')
    .select(['sealed_secrets', 'settings'])
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(settings) + sealed_secrets!.toString('latin1')).not.toContain(SECRET);
  expect((await setUp({ appSecret: '' })).statusCode).toBe(303);
  const other = await setUp({ appid: 'wx0000000000000002', appSecret: '' });
  expect(other.statusCode).toBe(422);
  expect(other.body).toContain('账号已更改，请重新填写AppSecret');
});

test('two notices in one issue: laid out, looked at, put out, and their addresses are proof', async () => {
  const one = await notice('关于修路的通知', '<h2>一、范围</h2><p>正文<script>1</script></p>');
  const two = await notice('关于防汛的通知');
  const at = await send(two, one);
  await turn();
  expect(await shown(at)).toContain('请在手机的“公众平台助手”里看一遍');
  const [draft] = account.drafts.values();
  expect(draft!.articles.map(({ title }) => title)).toEqual(['关于防汛的通知', '关于修路的通知']);
  expect(draft!.articles[1]!.content).not.toMatch(/<script|class=|<style/);
  expect(draft!.articles[1]!.content_source_url).toContain(`${SITE}/documents/${one.id}#`);
  expect((await one.delivery()).state).toBe('sending');
  expect((await approve(at)).statusCode).toBe(303);
  await turn();
  expect((await one.delivery()).state).toBe('sent');
  await later(60);
  const { state, url, deliveredOn } = await one.delivery();
  expect([state, deliveredOn]).toEqual(['confirmed', '2023-06-01']);
  expect(url).toBe(account.published.at(-1)!.articles[1]!.url);
  expect(account.drafts.size).toBe(0);
  expect(await shown(at)).toContain('已完成');
});

test.each<[path: string, trouble: Trouble]>([
  ['stable_token', 'reset'],
  ['media/uploadimg', 'lost'],
  ['material/add_material', { http: 502 }],
  ['draft/add', 'lost'],
  ['draft/add', 'reset'],
  ['draft/add', 'cut'],
  ['freepublish/get', 'broken'],
  ['freepublish/submit', 45011],
])('%s goes wrong (%j): it is done in the end, and no article stands there twice', async (path, trouble) => {
  const before = account.published.length;
  const one = await notice(`关于${path}的通知${JSON.stringify(trouble)}`);
  const at = await send(one);
  server.trouble(path, trouble);
  await later(120);
  expect(await shown(at)).toContain('请在手机');
  await approve(at);
  await later(900);
  expect((await one.delivery()).state).toBe('confirmed');
  expect(account.published.length - before).toBe(1);
  expect(account.drafts.size).toBe(0);
});

/** A notice that a person has let go, and its page. */
async function approved(title: string) {
  const one = await notice(title);
  const at = await send(one);
  await turn();
  return { ...one, at, go: () => approve(at) };
}
/** How often publication was asked for with a token that holds. */
const submitted = () => server.asked.filter(({ path, code }) => path === 'freepublish/submit' && code !== 42001).length;
const there = (title: string) =>
  account.published.flatMap(({ articles }) => articles).filter((one) => one.title === title);

test.each<Trouble>(['reset', 'broken'])(
  'publication may not have been heard (%j): asked for once more only by a person',
  async (trouble) => {
    const title = `关于没有听到的通知${trouble}`;
    const one = await approved(title);
    const before = submitted();
    server.trouble('freepublish/submit', trouble);
    await one.go();
    await later(3_600);
    expect([submitted() - before, there(title).length, (await one.delivery()).state]).toEqual([1, 0, 'sent']);
    expect(await shown(one.at)).toMatch(/没有听到微信的答复.*草稿现在还在草稿箱里/s);
    expect((await editor!.post(`${one.at}/seen`, { seen: 'nothing' }, one.at)).statusCode).toBe(303);
    await later(120);
    expect([submitted() - before, there(title).length, (await one.delivery()).state]).toEqual([2, 1, 'confirmed']);
  },
);

test('busy is no silence: asked again where the draft is still there, and once more after that', async () => {
  const one = await approved('关于微信繁忙的通知');
  const before = submitted();
  server.trouble('freepublish/submit', -1);
  await one.go();
  await turn();
  expect([submitted() - before, await shown(one.at)]).toEqual([1, expect.stringContaining('微信系统繁忙')]);
  expect(await shown(one.at)).not.toContain('核对是否已经发布');
  server.trouble('freepublish/submit', -1);
  await later(10);
  await later(60);
  await later(120);
  expect([submitted() - before, there('关于微信繁忙的通知').length]).toEqual([3, 1]);
  expect((await one.delivery()).state).toBe('confirmed');
});

test.each([true, false])('a review of six hours, the answer heard: %s; one article stands there', async (heard) => {
  const title = `关于审核很久的通知${heard}`;
  const one = await approved(title);
  const before = submitted();
  server.lasts = 6 * 3_600_000;
  if (!heard) server.trouble('freepublish/submit', 'lost');
  await one.go();
  for (let hour = 0; hour < 24; hour += 1) {
    move(3_600);
    await turn();
  }
  server.lasts = undefined;
  expect([submitted() - before, there(title).length]).toEqual([1, 1]);
  const { state, url } = await one.delivery();
  expect([state, url]).toEqual(['confirmed', there(title)[0]!.url]);
});

test('never seen: after three days a person chooses, and nothing else asks for it again', async () => {
  const one = await approved('关于一直没有见到的通知');
  const before = submitted();
  server.trouble('freepublish/submit', 'reset');
  await one.go();
  for (let hour = 0; hour < 5 * 24; hour += 4) {
    move(4 * 3_600);
    await turn();
  }
  expect(await shown(one.at)).toMatch(/未能完成.*看到已发布，登记网址.*确实没有发布，重新发/s);
  expect((await one.delivery()).state).toBe('failed');
  const own = `/console/deliveries/${one.deliveryId}`;
  for (const deed of [`${one.at}/again`, `${own}/retry`]) await editor!.post(deed, {}, own);
  const again = { connector: 'wechat', chosen: String(one.deliveryId) };
  await editor!.post('/console/transmissions/new', again, '/console/deliveries');
  await later(120);
  expect([submitted() - before, (await one.delivery()).state]).toEqual([1, 'failed']);
  const seen = { seen: 'found', on: '2023-06-01', 'url.0': '网址' };
  expect((await editor!.post(`${one.at}/seen`, seen, one.at)).body).toContain(
    '请填写网址，以 https:// 或 http:// 开头',
  );
  const url = 'https://mp.weixin.example/s/abc';
  expect((await editor!.post(`${one.at}/seen`, { ...seen, on: '2999-01-01', 'url.0': url }, one.at)).statusCode).toBe(
    422,
  );
  expect((await editor!.post(`${one.at}/seen`, { ...seen, 'url.0': url }, one.at)).statusCode).toBe(303);
  await later(60);
  expect(await one.delivery()).toMatchObject({ state: 'confirmed', url, deliveredOn: '2023-06-01' });
  expect(submitted() - before).toBe(1);
  expect((await editor!.post(`${one.at}/seen`, { seen: 'nothing' }, one.at)).statusCode).not.toBe(303);
  account.drafts.clear();
});

test('an account without the right: it is said what to do by hand, and that it may be registered so', async () => {
  const one = await notice('关于没有权限的通知');
  account.given.certified = false;
  const at = await send(one);
  await turn();
  account.given.certified = true;
  expect(await shown(at)).toMatch(/没有使用这个接口的权限.*一键复制/s);
  expect((await one.delivery()).state).toBe('failed');
  expect(load((await editor!.get('/console/deliveries')).body)('main').text()).toContain('未能完成');
  expect((await editor!.post(`${at}/again`, {}, at)).statusCode).toBe(303);
  await turn();
  expect(await shown(at)).toContain('请在手机');
  expect((await editor!.post(`${at}/cancel`, {}, at)).statusCode).toBe(303);
  await turn();
  expect([(await one.delivery()).state, account.drafts.size]).toEqual(['planned', 0]);
});

test('not let through by the platform: the delivery says why', async () => {
  const one = await notice('关于审核的通知');
  const at = await send(one);
  await turn();
  account.ends.push(4);
  await approve(at);
  await later(60);
  expect((await one.delivery()).failure).toContain('没有通过微信的审核');
});

test('withdrawn: the machine deletes it there, one of an issue alone', async () => {
  const one = await notice('关于撤下的通知');
  const two = await notice('关于留下的通知');
  const at = await send(one, two);
  await turn();
  await approve(at);
  await later(60);
  await withdrawDocument(books, town, one.id, '内容有误', now);
  await later(60);
  const { state, followUp, note } = await one.delivery();
  expect([state, followUp]).toEqual(['confirmed', null]);
  expect(note).toContain('平台已撤下');
  expect(account.published.at(-1)!.articles.map(({ is_deleted }) => is_deleted ?? false)).toEqual([true, false]);
  expect((await two.delivery()).followUp).toBeNull();
});

test('an account that may not delete by the interface: a person is told to, and to register it', async () => {
  const one = await notice('关于只能手工删除的通知');
  const at = await send(one);
  await turn();
  await approve(at);
  await later(60);
  account.given.certified = false;
  await withdrawDocument(books, town, one.id, '内容有误', now);
  await turn();
  account.given.certified = true;
  const { followUp, failure } = await one.delivery();
  expect([followUp, failure]).toEqual([
    'takeDown',
    expect.stringContaining('请登录公众平台删除这篇文章，再登记已撤下'),
  ]);
  const waits = async () => load((await editor!.get('/console/deliveries')).body)('main').text();
  expect(await waits()).toContain('撤下：关于只能手工删除的通知');
  const own = `/console/deliveries/${one.deliveryId}`;
  expect((await editor!.post(`${own}/settle`, { settledOn: '2023-06-01' }, own)).statusCode).toBe(303);
  expect(await waits()).not.toContain('撤下：关于只能手工删除的通知');
});

test('what could not be sent waits for a person until it is registered by hand, and then no more', async () => {
  const one = await notice('关于由人补发的通知');
  account.given.certified = false;
  await send(one);
  await turn();
  account.given.certified = true;
  const waits = async () => load((await editor!.get('/console/deliveries')).body)('main').text();
  expect(await waits()).toContain('发布：关于由人补发的通知');
  const own = `/console/deliveries/${one.deliveryId}`;
  const proof = { deliveredOn: '2023-06-01', url: 'https://mp.weixin.example/s/by-hand', note: '' };
  expect((await editor!.post(`${own}/confirm`, proof, own)).statusCode).toBe(303);
  expect(await waits()).not.toContain('关于由人补发的通知');
});

test('out of use nothing is sent or asked, and the page says so; in use again it goes on', async () => {
  const one = await notice('关于停用的通知');
  const at = await send(one);
  expect((await setUp({ enabled: 'no' })).statusCode).toBe(303);
  const before = server.asked.length;
  await later(60);
  expect([server.asked.length - before, (await one.delivery()).state]).toEqual([0, 'sending']);
  expect(await shown(at)).toContain('这个接口没有启用');
  expect(load((await editor!.get('/console/deliveries')).body)('main').text()).not.toContain('交由平台发送');
  expect((await setUp()).statusCode).toBe(303);
  await later(60);
  expect(await shown(at)).toContain('请在手机');
  await editor!.post(`${at}/cancel`, {}, at);
  await turn();
});

test('in another account nothing is asked for that was begun in the one before; what stands there is left to a person', async () => {
  const [out, under, corrected] = [await notice('旧账号里的'), await notice('正在送的'), await notice('要更正的')];
  const first = await send(out, corrected);
  await turn();
  await approve(first);
  await later(60);
  const second = await send(under);
  const appid = 'wx0000000000000003';
  server.account({ appid, secret: SECRET });
  expect((await setUp({ appid })).statusCode).toBe(303);
  await later(60);
  expect((await under.delivery()).failure).toContain('账号已经更换');
  expect(await shown(second)).toContain('未能完成');
  await withdrawDocument(books, town, out.id, '有误', now);
  await tell(corrected.id, 'corrected');
  await later(60);
  expect([(await out.delivery()).followUp, (await corrected.delivery()).followUp]).toEqual(['takeDown', 'replace']);
  const page = `/console/deliveries/${corrected.deliveryId}`;
  const redone = await editor!.post(`${page}/redo`, {}, page);
  expect(redone.headers.location).toBe(page);
  expect((await editor!.get(page)).body).toContain('用原来的账号发布的');
  expect(server.asked.filter((one) => one.appid === appid)).toEqual([]);
  expect((await setUp()).statusCode).toBe(303);
});

test('corrected: by one click the new text goes out, and then the old one goes', async () => {
  const one = await notice('关于更正的通知');
  const first = await send(one);
  await turn();
  await approve(first);
  await later(60);
  const old = account.published.at(-1)!;
  await tell(one.id, 'corrected');
  expect((await one.delivery()).followUp).toBe('replace');
  const page = `/console/deliveries/${one.deliveryId}`;
  expect((await editor!.get(page)).body).toContain('由平台替换');
  const again = (await editor!.post(`${page}/redo`, {}, page)).headers.location as string;
  await turn();
  await approve(again);
  await later(120);
  const { followUp, url, state } = await one.delivery();
  expect([followUp, state]).toEqual([null, 'confirmed']);
  expect(url).toBe(account.published.at(-1)!.articles[0]!.url);
  expect(old.articles[0]!.is_deleted).toBe(true);
});

test('what WeChat tells, rightly signed, makes the machine ask at once; anything else is refused', async () => {
  const pushToken = 'token-of-the-town';
  expect((await setUp({ pushToken })).statusCode).toBe(303);
  const one = await notice('关于推送的通知');
  const at = await send(one);
  await turn();
  await approve(at);
  account.asksUnderWay = 9;
  await later(30);
  expect((await one.delivery()).state).toBe('sent');
  const publication = [...account.publications.values()].at(-1);
  const timestamp = String(begun.getTime() / 1000);
  const call = (token: string, publishId: string) =>
    app.inject({
      method: 'POST',
      url: `${CALLBACK}?signature=${sign(token, timestamp, 'n1')}&timestamp=${timestamp}&nonce=n1`,
      headers: { 'content-type': 'text/xml' },
      payload: `<xml><MsgType>event</MsgType><Event>PUBLISHJOBFINISH</Event><PublishEventInfo><publish_id>${publishId}</publish_id><publish_status>0</publish_status></PublishEventInfo></xml>`,
    });
  const due = () =>
    db
      .selectFrom('transmissions')
      .select('next_at')
      .where('id', '=', Number(at.split('/').pop()))
      .executeTakeFirstOrThrow();
  const before = (await due()).next_at;
  expect((await call('another', publication!.publishId)).statusCode).toBe(403);
  expect((await call(pushToken, '1')).body).toBe('success');
  expect((await due()).next_at).toEqual(before);
  expect((await call(pushToken, publication!.publishId)).body).toBe('success');
  expect((await due()).next_at).toEqual(begun);
  const echo = (token: string) =>
    app.inject(`${CALLBACK}?signature=${sign(token, timestamp, 'n1')}&timestamp=${timestamp}&nonce=n1&echostr=12345`);
  expect((await echo(pushToken)).body).toBe('12345');
  expect((await echo('another')).statusCode).toBe(403);
  account.asksUnderWay = 1;
  server.end(account, publication!, 0);
  await later(30);
  expect((await one.delivery()).state).toBe('confirmed');
});

test('nobody sends what is another office’s, another channel’s, or more than go together', async () => {
  const one = await notice('关于越权的通知');
  const other = new Client(app);
  await other.signIn((await town.person('village', 'editor')).login, town.password);
  const post = (client: Client, typed: Record<string, string | string[]>) =>
    client.post('/console/transmissions/new', typed, '/console/deliveries');
  const refused = await post(other, { connector: 'wechat', chosen: `${one.deliveryId}` });
  expect(refused.headers.location).toBe('/console/deliveries');
  const wrong: Record<string, string | string[]>[] = [
    { connector: 'other', chosen: `${one.deliveryId}` },
    { connector: 'wechat' },
    { connector: 'wechat', chosen: ['0', 'x'] },
  ];
  for (const typed of wrong) expect((await post(editor!, typed)).headers.location).toBe('/console/deliveries');
  expect((await one.delivery()).state).toBe('planned');
  expect((await other.get('/console/transmissions/1')).statusCode).toBe(200);
  expect((await other.post('/console/transmissions/1/cancel', {}, '/console')).statusCode).toBe(404);
});

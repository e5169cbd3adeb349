import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { type Trouble, WechatServer } from '../../../test/support/wechat/server.ts';
import { type Article, MOST_ARTICLES, wechatApi } from './api.ts';
import { PUBLISH_STATES, publishWords } from './publish-state.ts';

const server = new WechatServer();
await server.listen();
afterAll(() => server.close());

const PNG = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(100)]);
const JPG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(100)]);
const SECRET = 'a-secret-that-nobody-may-read';
let serial = 0;

/** A new account, and a client of it. */
function set(given: object = {}, more: { secret?: string; fetch?: typeof fetch } = {}) {
  const appid = `wx${String(++serial).padStart(16, '0')}`;
  const account = server.account({ appid, secret: SECRET, ...given });
  const api = wechatApi({ base: server.base, appid, secret: SECRET, now: () => server.now(), ...more });
  return { account, api, appid, count: (path: string) => server.count(path, appid) };
}

const article = (cover: string, more: Partial<Article> = {}): Article => ({
  ...{ title: '关于防汛的通告', author: '党政办', digest: '摘要', content: '<p>正文“全文”。</p>', cover },
  ...{ sourceUrl: 'https://town.example/documents/1' },
  ...more,
});

async function value<T>(asked: Promise<{ ok: true; value: T } | { ok: false; message: string }>): Promise<T> {
  const answer = await asked;
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

test('an article from its pictures to its address, and down again', async () => {
  const { api, account, count } = set();
  const url = await value(api.uploadPicture(JPG, '现场 1.jpg'));
  const cover = await value(api.addCover(PNG, 'cover.png'));
  expect(account.pictures.get(new URL(url).pathname)).toEqual(JPG);
  expect(account.material.get(cover)).toEqual(PNG);
  const content = `<p class="x">正文</p><img src="${url}"><img src="https://town.example/files/1.png">`;
  const mediaId = await value(api.addDraft([article(cover, { content }), article(cover, { title: '第二篇' })]));
  const [first, second] = await value(api.draft(mediaId));
  expect(first).toMatchObject({ title: '关于防汛的通告', sourceUrl: 'https://town.example/documents/1', cover });
  expect(first!.content).toBe(`<p>正文</p><img src="${url}">`); // what the platform takes away
  expect(second!.title).toBe('第二篇');
  const [newest] = await value(api.draftsNewest(5));
  expect(newest).toMatchObject({ mediaId, articles: [{ title: '关于防汛的通告', content: '' }, { title: '第二篇' }] });
  const publishId = await value(api.submit(mediaId));
  expect(await value(api.stateOf(publishId))).toEqual({ status: 'underWay', articleId: '', urls: [], failed: [] });
  const state = await value(api.stateOf(publishId));
  expect(state).toMatchObject({ status: 'done', failed: [] });
  expect(state.urls).toHaveLength(2);
  expect(await (await fetch(state.urls[1]!)).text()).toContain('第二篇');
  expect(await value(api.draftsNewest(5))).toEqual([]);
  expect(await api.draft(mediaId)).toMatchObject({ ok: false, code: 40007 });
  const [published] = await value(api.publishedSince(new Date(0)));
  expect(published).toMatchObject({
    articleId: state.articleId,
    articles: [{ url: state.urls[0], deleted: false }, {}],
  });
  await value(api.deletePublished(state.articleId, 2));
  expect((await value(api.stateOf(publishId))).status).toBe('done');
  await value(api.deletePublished(state.articleId));
  expect((await value(api.stateOf(publishId))).status).toBe('deleted');
  expect(await (await fetch(state.urls[0]!)).text()).toContain('已被发布者删除');
  expect(count('stable_token')).toEqual({ asked: 1, done: 1 });
});

test('text goes as it is: no sign shows as an escape', async () => {
  const { api, account } = set();
  const cover = await value(api.addCover(PNG, 'c.png'));
  const title = '“𠮷”镇\ud83d公告\u0007';
  const mediaId = await value(api.addDraft([article(cover, { title })]));
  expect(account.drafts.get(mediaId)!.articles[0]!.title).toBe('“𠮷”镇\ufffd公告');
});

test.each([
  [2, 'originality'],
  [3, 'failed'],
  [4, 'refused'],
])('a publication that ends as %i: %s, and stays a draft', async (end, status) => {
  const { api, account } = set();
  account.ends.push(end);
  account.asksUnderWay = 0;
  const mediaId = await value(api.addDraft([article(await value(api.addCover(PNG, 'c.png')))]));
  const publishId = await value(api.submit(mediaId));
  expect(await value(api.stateOf(publishId))).toEqual({ status, articleId: '', urls: [], failed: [1] });
  await value(api.draft(mediaId));
  await value(api.deleteDraft(mediaId));
  expect(await api.deleteDraft(mediaId)).toMatchObject({ ok: false, code: 40007, retry: 'never' });
});

test.each([
  [{ title: '一'.repeat(33) }, 45003],
  [{ author: '一'.repeat(17) }, 45110],
  [{ digest: '一'.repeat(129) }, 45004],
  [{ content: '' }, 44003],
  [{ content: '一'.repeat(20_000) }, 45002],
  [{ cover: 'none' }, 40007],
])('what is too long or missing is told: %#', async (more, code) => {
  const { api } = set();
  const cover = await value(api.addCover(PNG, 'c.png'));
  expect(await api.addDraft([article(cover, more)])).toMatchObject({ ok: false, code, retry: 'never', unheard: false });
});

test('more than eight, pictures too large or of another kind, are told', async () => {
  const { api } = set();
  const cover = await value(api.addCover(PNG, 'c.png'));
  const many = Array.from({ length: MOST_ARTICLES + 1 }, () => article(cover));
  expect(await api.addDraft(many)).toMatchObject({ code: 45008 });
  expect(await api.uploadPicture(Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]), 'a.png')).toMatchObject({
    code: 40009,
  });
  expect(await api.uploadPicture(Buffer.from('GIF89a'), 'a.gif')).toMatchObject({ code: 40005 });
});

test.each([
  [{ secret: 'another' }, 40125, 'account'],
  [{ frozen: true }, 40243, 'account'],
  [{ allowed: ['203.0.113.9'] }, 40164, 'account'],
  [{ certified: false }, 48001, 'byHand'],
  [{ daily: 0 }, 45009, 'tomorrow'],
])('an account that may not: %o is %i', async (given, code, retry) => {
  const fault = await set(given).api.draftsNewest(1);
  expect(fault).toMatchObject({ ok: false, code, retry });
  if (code === 40164) expect(!fault.ok && fault.message).toContain('服务器的地址 127.0.0.1 ');
});

test('an account that is not there: 40013', async () => {
  const api = wechatApi({ base: server.base, appid: 'wx-none', secret: SECRET, now: () => new Date() });
  expect(await api.draftsNewest(1)).toMatchObject({ ok: false, code: 40013, retry: 'account' });
});

test('two at once share one token, and it is kept until its last minute', async () => {
  const { api, count } = set();
  const start = Date.now();
  server.now = () => new Date(start);
  await Promise.all([1, 2, 3].map(() => value(api.draftsNewest(1))));
  expect(count('stable_token').asked).toBe(1);
  server.now = () => new Date(start + (7200 - 61) * 1000);
  await value(api.draftsNewest(1));
  expect(count('stable_token').asked).toBe(1);
  server.now = () => new Date(start + (7200 - 59) * 1000);
  await value(api.draftsNewest(1));
  expect(count('stable_token').asked).toBe(2);
  server.now = () => new Date();
});

test.each([40001, 40014, 42001, 41001])('a token that is refused (%i) is fetched anew once', async (code) => {
  const { api, count } = set();
  server.trouble('draft/batchget', code);
  await value(api.draftsNewest(1));
  expect(count('stable_token').asked).toBe(2);
  expect(count('draft/batchget')).toEqual({ asked: 2, done: 1 });
});

test('in the last five minutes of a token there are two, and both hold', async () => {
  const { account, appid } = set();
  const start = Date.now();
  server.now = () => new Date(start);
  const seen: string[] = [];
  const spy: typeof fetch = (url, init) => {
    seen.push(new URL(String(url)).searchParams.get('access_token') ?? '');
    return fetch(url, init);
  };
  const [early, late] = ['s1', 's2'].map(() =>
    wechatApi({ base: server.base, appid, secret: SECRET, now: () => server.now(), fetch: spy }),
  );
  await value(early!.draftsNewest(1));
  server.now = () => new Date(start + (7200 - 299) * 1000);
  expect(account.token(server.now().getTime() / 1000, false)).toMatchObject({ expires_in: 7200 }); // another system's
  await value(late!.draftsNewest(1)); // with the old one, which is kept
  server.now = () => new Date(start + (7200 - 30) * 1000);
  await value(early!.draftsNewest(1));
  server.now = () => new Date();
  const [first, second, third] = seen.filter(Boolean);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(account.tokens.map(({ token }) => token)).toEqual([first, third]);
});

test.each([53503, 53504, 53505])('a draft that a person must publish: %i, and it stays in the box', async (code) => {
  const { api, account } = set();
  const mediaId = await value(api.addDraft([article(await value(api.addCover(PNG, 'c.png')))]));
  account.submissionFault = code;
  expect(await api.submit(mediaId)).toMatchObject({ ok: false, code, retry: 'byHand', unheard: false });
  expect(account.publications.size).toBe(0);
  await value(api.draft(mediaId));
});

test('an article that the platform banned later', async () => {
  const { api, account } = set();
  const mediaId = await value(api.addDraft([article(await value(api.addCover(PNG, 'c.png')))]));
  const publishId = await value(api.submit(mediaId));
  const [one] = account.publications.values();
  server.end(account, one!, 0);
  server.end(account, one!, 6);
  expect(await value(api.stateOf(publishId))).toMatchObject({ status: 'banned' });
});

test('a token that another system ended is replaced, without forcing', async () => {
  const { api, account, count } = set();
  await value(api.draftsNewest(1));
  account.endTokens();
  await value(api.draftsNewest(1));
  expect(count('stable_token').asked).toBe(2);
});

test('only when the platform refuses what it has just given is it forced, once', async () => {
  const { api, count } = set();
  server.trouble('draft/batchget', 40001, 40001);
  await value(api.draftsNewest(1));
  expect(count('stable_token').asked).toBe(3);
  server.trouble('draft/batchget', 40001, 40001);
  expect(await api.draftsNewest(1)).toMatchObject({ ok: false, code: 40001, retry: 'account' });
  expect(count('stable_token').asked).toBe(4); // not forced again within two hours
});

test.each<[Trouble, string | number, boolean, boolean]>([
  // trouble      code          may have been done  was done
  ['reset', 'connection', true, false],
  ['lost', 'connection', true, true],
  ['cut', 'connection', true, true],
  ['broken', 'broken', true, true],
  ['huge', 'broken', true, true],
  ['redirect', 'redirect', false, false],
  [{ http: 502 }, 'http', true, false],
  [{ http: 429 }, 'http', true, false],
  [{ http: 404 }, 'broken', true, false],
  [-1, -1, true, false],
])('no answer to read (%o): later, and what was asked may have been done', async (trouble, code, unheard, done) => {
  const { api, count } = set();
  const cover = await value(api.addCover(PNG, 'c.png'));
  server.trouble('draft/add', trouble);
  expect(await api.addDraft([article(cover)])).toMatchObject({ ok: false, code, retry: 'later', unheard });
  expect(count('draft/add')).toEqual({ asked: 1, done: done ? 1 : 0 }); // never sent twice by the client
  expect(server.asked.some(({ path }) => path.includes('elsewhere'))).toBe(false);
});

test('an answer that is not whole within ten seconds is for later', async () => {
  const apis = [set().api, set().api];
  for (const api of apis) await value(api.draftsNewest(1));
  server.trouble('draft/batchget', { slow: 11_000 }, 'trickle');
  const start = Date.now();
  for (const fault of await Promise.all(apis.map((api) => api.draftsNewest(1))))
    expect(fault).toMatchObject({ code: 'timeout', retry: 'later', unheard: true });
  expect(Date.now() - start).toBeLessThan(10_900);
});

test('where nobody listens, nothing was sent', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const api = wechatApi({ base: `http://127.0.0.1:${port}`, appid: 'a', secret: SECRET, now: () => new Date() });
  const fault = await api.submit('m');
  expect(fault).toMatchObject({ code: 'connection', retry: 'later', unheard: false });
  expect(!fault.ok && fault.message).toContain('ECONNREFUSED');
});

test('secret and token stand in no message, whatever the answer repeats', async () => {
  const repeat: typeof fetch = async (url, init) => {
    const token = new URL(String(url)).searchParams.get('access_token');
    if (!token) return Response.json({ access_token: 'T0KEN-T0KEN', expires_in: 7200 });
    return Response.json({ errcode: 77777, errmsg: `${token} ${SECRET} ${typeof init?.body}` });
  };
  const { api } = set({}, { fetch: repeat });
  const fault = await api.draftsNewest(1);
  expect(!fault.ok && fault.message).toMatch(/^微信接口答复了错误 77777：… … string。请重试/);
});

test.each([[{}], [{ media_id: '' }], [{ media_id: { $gt: '' } }], [{ errcode: 'x' }]])(
  'an answer that lacks what was asked for is not taken for one: %o',
  async (answer) => {
    const { api } = set(
      {},
      {
        fetch: async (url) =>
          Response.json(String(url).includes('stable') ? { access_token: 'a', expires_in: 9 } : answer),
      },
    );
    expect(await api.addDraft([])).toMatchObject({ ok: false, code: 'broken', unheard: true });
  },
);

test('numbers of publications that are larger than those of JavaScript stay whole', async () => {
  const { api } = set(
    {},
    {
      fetch: async (url) =>
        String(url).includes('stable')
          ? Response.json({ access_token: 'a', expires_in: 7200 })
          : new Response('{"errcode":0,"publish_id": 9007199254740993123}'),
    },
  );
  expect(await api.submit('m')).toEqual({ ok: true, value: '9007199254740993123' });
});

test('of whatever did not end well a sentence says what to do', () => {
  const silent = PUBLISH_STATES.filter((status) => !publishWords[status]);
  expect(silent).toEqual(['done', 'underWay']);
});

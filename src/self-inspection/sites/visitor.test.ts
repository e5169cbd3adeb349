import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { factsOf } from '../visiting/facts.ts';
import { typeFault } from '../visiting/file-types.ts';
import { walk } from '../visiting/walk.ts';
import { toEnd, walkerOf } from '../visiting/walker.ts';
import { addressIn } from './address-form.ts';
import { visitorOf } from './visitor.ts';

// A site that is slow, gone, resets, turns round, has no end, or means harm: nothing waits for it and nothing breaks.
const asked: string[] = [];
const PAGE = '<!doctype html><html lang="zh-CN"><head><title>页面 - 测试镇</title></head><body><main><h1>页面</h1>';
const answers: Record<string, RequestListener> = {
  '/gone': (_, response) => response.writeHead(404).end('没有'),
  '/broken': (_, response) => response.writeHead(500).end(),
  '/resets': (request) => request.socket.destroy(),
  '/slow': () => {},
  '/drips': (_, response) => {
    const drip = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(drip));
  },
  '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
  '/away': (_, response) => response.writeHead(302, { location: 'http://192.168.0.1/' }).end(),
  '/on': (_, response) => response.writeHead(301, { location: '/' }).end(),
  '/huge': (_, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(100_000)));
    };
    response.on('drain', more);
    more();
  },
};
const site: Server = createServer((request, response) => {
  asked.push(request.url!);
  const answer = answers[request.url!];
  if (answer) return answer(request, response);
  const page = Number(/^\/pages\/(\d+)$/.exec(request.url!)?.[1] ?? 0);
  const links = Array.from({ length: 30 }, (_, n) => `<a href="/pages/${(page * 30 + n) % 10_000}">第 ${n} 页</a>`);
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`${PAGE}${links.join('')}</main></body></html>`);
});
let root = '';
beforeAll(async () => {
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready));
  root = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
});
/** @param within ms; a loaded machine takes its time over what answers at all */
const visitor = (within = 20_000) =>
  visitorOf({ root, host: undefined, may: (address) => address === '127.0.0.1' }, 0, within);
const NEVER_WHOLE = new Set(['/slow', '/drips']);

test.each([
  ['/', 200, ''],
  ['/on', 200, ''],
  ['/gone', 404, ''],
  ['/broken', 500, ''],
  ['/resets', null, '连接中断'],
  ['/slow', null, '15 秒内没有打开'],
  ['/drips', null, '15 秒内没有打开'],
  ['/round', null, '转来转去，没有打开'],
  ['/away', null, '转到了别的网站'],
])('%s is %s %s', async (path, status, why) => {
  const within = NEVER_WHOLE.has(path) ? 400 : undefined;
  expect(await visitor(within).visit(path)).toMatchObject({ status, why, closed: false });
});

test('of an answer without end only the beginning is read', async () => {
  const visited = await visitor().visit('/huge', 1_000);
  expect(visited).toMatchObject({ status: 200, cut: true });
  expect(visited.body.length).toBe(1_000);
});

test('an address within the own network is not asked', async () => {
  const inside = visitorOf({ root: 'http://192.168.0.1', host: undefined, may: () => false }, 0);
  expect(await inside.visit('/')).toMatchObject({ status: null, closed: true });
});

test.each([
  ['/documents/5#top', '/', '/documents/5'],
  ['../b?c=1', '/a/x', '/b?c=1'],
  ['https://other.example/a', '/', undefined],
  ['mailto:a@a.example', '/', undefined],
  ['http://[', '/', undefined],
])('%s on %s leads to %s', (href, from, path) => expect(visitor().pathOf(href, from)).toBe(path));

test('a site below a path is not left for the one above it', () => {
  const below = visitorOf({ root: 'https://city.example/u/town', host: undefined, may: () => true }, 0);
  expect(below.pathOf('/u/town/documents/1', '/')).toBe('/documents/1');
  expect(below.pathOf('/documents/1', '/')).toBeUndefined();
  expect(below.pathOf('/u/town2/x', '/')).toBeUndefined();
});

test('a site of 10,000 pages is looked at within bounds of number and time', async () => {
  asked.length = 0;
  const walker = walkerOf(visitor(), { pages: 20, within: 60_000, closely: 0 });
  const walked = await toEnd(walk(walker, { columns: [], again: [], today: '2024-06-14' }));
  expect(asked.length).toBeLessThanOrEqual(20);
  expect(walked.pages).toBe(asked.length);
  expect(walked.leftOut).toContain('已到每晚的页数或者时间上限');
  asked.length = 0;
  const late = walkerOf(visitor(), { pages: 10_000, within: 0, closely: 0 });
  await toEnd(walk(late, { columns: [], again: [], today: '2024-06-14' }));
  expect(asked.length).toBeLessThanOrEqual(1);
});

test.each<[string, string]>([
  ['nested without end', '<div>'.repeat(100_000)],
  ['never closed', '<a href="'.repeat(20_000)],
  ['no markup', '\u0000\u0001'.repeat(50_000)],
  ['a thousand metas of the same name', '<meta name="__proto__" content="x">'.repeat(1_000)],
])('hostile markup is read or given up at once: %s', (_, html) => {
  const begun = performance.now();
  expect(() => factsOf(Buffer.from(html))).not.toThrow();
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test('what a page shows and lacks is read from its code', () => {
  const facts = factsOf(
    Buffer.from(`<html lang="zh-CN"><head><title>办证 - 测试镇</title><meta name="viewport" content="width=device-width"></head>
    <body><main><h1>办证</h1><dl><div><dt>咨询电话</dt><dd>0000</dd></div><div><dt>监督电话</dt><dd></dd></div></dl>
    <section><h2>申请条件</h2><p>年满十八岁</p></section><section><h2>设定依据</h2></section>
    <time>2024-06-01</time><time>2024-13-01</time><img src="a.png"><input name="q"><label>词<input name="r"></label>
    <a href="/x"></a><section class="related"><ul><li><span class="tag">解读</span><a href="/documents/2">解读</a></li></ul></section>
    </main></body></html>`),
  )!;
  expect(facts.dates).toEqual(['2024-06-01']);
  expect(facts.elements).toEqual(['事项名称', '咨询电话', '申请条件']);
  expect(facts.barriers).toEqual(['1 张图片没有替代文字', '1 个输入框没有名称', '1 个链接或者按钮没有名称']);
  expect(facts.related).toEqual([{ how: '解读', href: '/documents/2', text: '解读' }]);
});

test.each([
  ['/files/a/表.pdf', '%PDF-1.7', 'application/pdf', undefined],
  ['/files/a/%E8%A1%A8.docx', 'PK\u0003\u0004', 'application/zip', undefined],
  ['/files/a/a.pdf', 'PK\u0003\u0004', 'application/pdf', '内容不是 .pdf 文件'],
  ['/files/a/a.pdf', '<html>', 'text/html; charset=utf-8', '下载到的是网页，不是文件'],
  ['/files/a/a.csv', '', 'text/csv', '文件是空的'],
  ['/files/a/a.csv', 'a,b', 'text/csv', undefined],
])('%s that begins %s: %s', (path, begin, type, fault) =>
  expect(typeFault(path, Buffer.from(begin), type)).toBe(fault),
);

test.each([
  ['', ''],
  [' https://www.town.example/ ', 'https://www.town.example'],
  ['http://10.0.0.8:8080/u/town/', 'http://10.0.0.8:8080/u/town'],
])('the address %s is kept as %s', (typed, kept) => expect(addressIn(typed)).toEqual({ ok: true, value: kept }));
test.each([
  'town.example',
  'ftp://a.example',
  'https://a:b@a.example',
  'https://a.example/?q=1',
  `https://a.example/${'a'.repeat(300)}`,
])('the address %s is refused at its field', (typed) =>
  expect(addressIn(typed)).toMatchObject({ ok: false, fields: { address: expect.any(String) } }),
);

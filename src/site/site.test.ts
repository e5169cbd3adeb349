import { beforeAll, describe, expect, test } from 'vitest';
import { Client } from '../../test/support/client.ts';
import { testDatabase } from '../../test/support/database.ts';
import { publicDocument, withdrawDocument } from '../../test/support/publications.ts';
import { type TestTown, testTown } from '../../test/support/town.ts';
import { PageCache } from '../platform/http/cache/page-cache.ts';
import { ownPath } from '../platform/http/own-path.ts';
import { rooms } from '../rooms.ts';
import { buildServer } from '../server.ts';

const { db, house, files, sealer } = await testDatabase(rooms);
const now = new Date('2024-01-15T02:00:00Z');
const pages = new PageCache();
const app = await buildServer({ db, house, files, sealer, now: () => now, pages });
const reader = new Client(app);
let town: TestTown;
let ids: { plain: number; nasty: number; gone: number; notHere: number };

beforeAll(async () => {
  town = await testTown(db);
  const other = await testTown(db, 'other');
  ids = {
    plain: await publicDocument({ db, house }, town, {
      title: '2023 年第四季度重大财务支出公开表',
      text: '现将支出情况公开。',
      html: '<h3>支出</h3><table><tbody><tr><td>1</td></tr></tbody></table>',
      articleItem: '20.7',
      documentNumber: '测镇发〔2023〕9号',
      keywords: ['财政', '支出'],
      formedOn: '2023-05-20',
      correctionNote: '第二项金额有误，已更正。',
    }),
    nasty: await publicDocument({ db, house }, town, { title: '<script>alert(1)</script>&"’', text: 'a < b & c' }),
    gone: await publicDocument({ db, house }, town, { title: '撤下的公告' }),
    notHere: await publicDocument({ db, house }, other, { title: '别处的公告' }),
  };
  await withdrawDocument({ db, house }, town, ids.gone, '涉及个人信息', now);
});

describe('pages', () => {
  test.each([
    '/',
    '/disclosure',
    '/disclosure/guide',
    '/disclosure/institution',
    '/disclosure/items',
    '/disclosure/items/20.7',
    '/disclosure/items/21.8',
    '/disclosure/reports',
    '/disclosure/application',
    '/disclosure/channels',
    '/documents',
    '/documents?year=2023&page=2',
    '/documents?page=abc&year=x',
    '/columns/tongzhi',
    '/columns/tongzhi?page=999',
    '/accessibility',
    '/search',
    '/search?q=%E6%94%AF%E5%87%BA&q=2&column=no&year=x&office=zz&sort=y&page=-1',
    '/search?q=%00%ff',
  ])('%s', async (path) => {
    const reply = await reader.get(path);
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toMatch(/<h1[ >]/);
    expect(reply.body).toContain('<meta name="SiteName" content="测试镇人民政府（csz）"/>');
    expect(reply.headers['set-cookie']).toBeUndefined();
  });
  test.each(['/nothere', '/documents/0', '/documents/999999', '/columns/none', '/disclosure/items/20.16'])(
    '%s is not there',
    async (path) => expect((await reader.get(path)).statusCode).toBe(404),
  );
});

describe('a document', () => {
  test('shows its index card, correction, table in a frame, and its meta tags', async () => {
    const { body } = await reader.get(`/documents/${ids.plain}`);
    for (const text of [
      '索引号',
      '测镇发〔2023〕9号',
      '2023 年 5 月 20 日',
      '财政　支出',
      '第二十条第（七）项',
      '第二项金额有误',
    ])
      expect(body).toContain(text);
    expect(body).toContain('<h2>支出</h2><div class="scroll" role="region" aria-label="表格 1" tabindex="0"><table>');
    for (const name of ['ColumnName', 'ArticleTitle', 'PubDate', 'ContentSource', 'Keywords', 'Author', 'Url'])
      expect(body).toMatch(new RegExp(`<meta name="${name}" content="[^"]+"`));
    expect(body).toContain('content="2023-06-01 10:00"');
  });
  test('of another authority does not exist here', async () => {
    expect((await reader.get(`/documents/${ids.notHere}`)).statusCode).toBe(404);
  });
  test('that was withdrawn is gone, with the reason, without its title', async () => {
    const reply = await reader.get(`/documents/${ids.gone}`);
    expect(reply.statusCode).toBe(410);
    expect(reply.body).toContain('涉及个人信息');
    expect(reply.body).not.toContain('撤下的公告');
  });
  test('holds no markup of its title anywhere', async () => {
    for (const path of [`/documents/${ids.nasty}`, '/', '/documents', '/search?q=alert', '/feed.xml'])
      expect((await reader.get(path)).body).not.toContain('<script>alert');
  });
});

describe('what programs read', () => {
  test('feeds hold what is shown and nothing withdrawn', async () => {
    for (const path of ['/feed.xml', '/columns/tongzhi/feed.xml']) {
      const { body, headers } = await reader.get(path);
      expect(headers['content-type']).toBe('application/xml; charset=utf-8');
      expect(body.match(/<entry>/g)).toHaveLength(2);
      expect(body).toContain('&lt;script&gt;');
    }
  });
  test('the site map leads to every document', async () => {
    const index = (await reader.get('/sitemap.xml')).body;
    expect(index).toContain('/sitemap-pages.xml</loc>');
    const path = /(\/sitemap-documents-1\.xml)</.exec(index)?.[1] ?? '';
    const map = (await reader.get(path)).body;
    expect(map).toContain(`/documents/${ids.plain}</loc>`);
    expect(map).not.toContain(`/documents/${ids.gone}<`);
    expect((await reader.get('/sitemap-documents-2.xml')).statusCode).toBe(404);
    expect((await reader.get('/robots.txt')).body).toContain('Disallow: /console');
  });
});

describe('preferences', () => {
  test('are kept in a cookie and change the page', async () => {
    const someone = new Client(app);
    const reply = await someone.get('/preferences?size=150&contrast=high&back=%2Fdocuments');
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/documents']);
    expect((await someone.get('/documents')).body).toContain('<html lang="zh-CN" class="size-150 contrast-high">');
  });
  test.each([
    ['/documents?page=2', '/documents?page=2'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/a\nb', '/'],
    [undefined, '/'],
  ])('back to %j leads to %s', (given, path) => expect(ownPath(given)).toBe(path));
  test('nonsense changes nothing', async () => {
    const someone = new Client(app);
    await someone.get('/preferences?size=900&contrast=x');
    expect(someone.cookies.get('view')).toBe('100-normal');
  });
});

test('whoever searches for annual reports is shown where they stand, though they are no documents', async () => {
  const asked = async (words: string) => (await app.inject({ url: `/search?q=${encodeURIComponent(words)}` })).body;
  for (const words of ['年报', '年度报告', '2023年信息公开工作报告'])
    expect(await asked(words), words).toContain('<a href="/disclosure/reports">政府信息公开年报</a>');
  expect(await asked('医保')).not.toContain('相关栏目');
});

describe('caching', () => {
  test('a reader who has the page already gets 304', async () => {
    const first = await reader.get('/documents');
    expect(first.headers['cache-control']).toBe('public, no-cache');
    const again = await reader.get('/documents', { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });
  test('kept pages are those drawn, and go with the next change', async () => {
    const origin = await app.listen({ port: 0, host: '127.0.0.1' });
    pages.listening(true);
    const drawn = await (await fetch(`${origin}/documents/${ids.plain}`)).text();
    const kept = await fetch(`${origin}/documents/${ids.plain}`, { headers: { 'accept-encoding': 'br' } });
    expect(await kept.text()).toBe(drawn);
    expect(kept.headers.get('content-encoding')).toBe('br');
    expect(kept.headers.get('content-security-policy')).toContain("default-src 'none'");
    await withdrawDocument({ db, house }, town, ids.plain, '测试', now);
    pages.drop(`document ${ids.plain}`);
    expect((await fetch(`${origin}/documents/${ids.plain}`)).status).toBe(410);
    await app.close();
  });
});

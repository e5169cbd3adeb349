import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '../../src/platform/roles.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { testDatabase } from '../support/database.ts';
import { publicDocument } from '../support/publications.ts';
import { testTown } from '../support/town.ts';

const now = new Date('2023-12-29T02:00:00Z');
const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => now });
const town = await testTown(books.db);
let browser: Browser;
let base: string;

beforeAll(async () => {
  base = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const title = '关于做好 2023 年冬季取暖安全检查和补贴发放工作的通知';
/** Everything that may stand in a body. */
const body = (picture: string) => `<h2>一、检查范围</h2>
<p>各村、社区对辖区内使用煤炉、电暖器取暖的住户逐户检查，重点检查烟道是否通畅、报警器是否有效，发现问题当场整改并登记。</p>
<p class="no-indent">检查人员不得收取任何费用。</p>
<h3>（一）住户</h3>
<ul><li>独居老人、残疾人家庭</li><li>出租房屋</li></ul>
<ol><li>填写检查登记表</li><li>十日内复查</li></ol>
<blockquote><p>发现一氧化碳中毒的，立即开窗通风并拨打急救电话。</p></blockquote>
<p class="align-center"><strong>补贴发放情况</strong></p>
<table><thead><tr><th>村（社区）</th><th>户数</th><th>金额（元）</th></tr></thead><tbody>
<tr><td>建设村</td><td>128</td><td>38,400.00</td></tr><tr><td>新兴村</td><td>96</td><td>28,800.00</td></tr>
<tr><td>合计</td><td>224</td><td>67,200.00</td></tr></tbody></table>
<p><img src="${picture}" alt="检查登记表样式"></p>
<p>详见<a href="https://example.org/">登记表说明</a>。</p><hr>
<p class="align-right">党政综合办公室</p><p class="align-right">2023 年 12 月 20 日</p>`;

async function write(editor: Client): Promise<number> {
  const made = await editor.post('/console/documents/new', { title, column_id: String(town.columnId) });
  const at = String(made.headers.location).replace(/\/edit$/, '');
  const files = (name: string, content: Buffer) => [{ field: 'files', name, content }];
  const { images } = (await editor.upload(`${at}/images`, {}, files('登记表.png', png), `${at}/edit`)).json();
  await editor.upload(`${at}/attachments`, {}, files('冬季取暖安全检查登记表.png', png), `${at}/edit`);
  const other = await publicDocument(books, town, { title: '冬季取暖补贴办法' });
  const saveCount = /name="save_count" value="(\d+)"/.exec((await editor.get(`${at}/edit`)).body)![1]!;
  const saved = await editor.post(`${at}/edit`, {
    save_count: saveCount,
    title,
    body_html: body(images[0].src),
    column_id: String(town.columnId),
    article_item: '20.13',
    formed_on: '2023-12-20',
    document_number: '测政发〔2023〕12 号',
    source: '党政综合办公室',
    keywords: '取暖；安全；补贴',
    relation_kind: 'interprets',
    relation_to: '冬季取暖补贴办法',
    channels: ['website', 'board'],
  });
  expect(saved.statusCode, saved.body).toBe(303);
  expect(other).toBeGreaterThan(0);
  return Number(/\d+$/.exec(at)![0]);
}

/** Where the article of a document stands: the public page, the preview, and what the reviewers have before them. */
type Places = Record<'public' | 'preview' | 'review', string>;

/** What of an element makes its look. */
const LOOK = `
  font-family font-size font-weight font-style line-height letter-spacing color background-color text-align text-indent
  text-decoration-line list-style-type white-space display vertical-align margin-top margin-right margin-bottom
  margin-left padding-top padding-right padding-bottom padding-left border-top border-right border-bottom border-left
  width order`
  .trim()
  .split(/\s+/);

/** Every element in the page's article with what makes its look, without the button that only the site's script shows. */
function look(page: Page): Promise<string[][]> {
  return page.evaluate((properties) => {
    const of = [...document.querySelectorAll('article.article *')];
    const drawn = of.filter((one) => !one.closest('[data-print]'));
    return drawn.map((one) => {
      const style = getComputedStyle(one);
      return properties.map((name) => `${one.tagName} ${name}: ${style.getPropertyValue(name)}`);
    });
  }, LOOK);
}

/** Type and alignment of the first of its kind in a body. */
function bodyLook(page: Page, element: string): Promise<string[]> {
  return page.evaluate(
    ([selector, ...properties]) => {
      const style = getComputedStyle(document.querySelector(`.article-body ${selector}`)!);
      return properties.map((name) => `${name}: ${style.getPropertyValue(name)}`);
    },
    [element, 'font-family', 'font-size', 'font-weight', 'line-height', 'text-align', 'text-indent', 'padding-left'],
  );
}

const articleIn = (html: string) => /<article class="article">.*<\/article>/s.exec(html)![0];
/** Links that would not work for the public, or not for staff. */
const sameLinks = (html: string) => html.replaceAll('"/console/files/', '"/files/');
/** What publication alone brings. */
const beforePublication = (html: string) =>
  sameLinks(html)
    .replace(/<dd>CSZ-[^<]+<\/dd>/, '<dd>公开时生成</dd>')
    .replace('<dt>发布日期</dt><dd>2023 年 12 月 29 日</dd>', '<dt>发布日期</dt><dd>公开时生成</dd>')
    .replace(/<time [^>]*>[^<]*<\/time>/, '公开时生成');

async function passAll(id: number, roles: readonly Role[]): Promise<{ reviewer: Page; review: string }> {
  const address = /reviews\/[\w/]+/;
  let reviewer!: Page;
  let review = '';
  for (const role of roles) {
    reviewer = await (await browser.newContext({ viewport: { width: 1366, height: 900 } })).newPage();
    await signIn(reviewer, base, await person(role), town.password);
    await reviewer.goto(`${base}/console/reviews`);
    await reviewer.getByText(title).click();
    await reviewer.waitForURL(address);
    review = reviewer.url();
    seen.push(articleIn(await (await reviewer.request.get(review)).text()));
    for (const box of await reviewer.locator('input[name=gates]').all()) await box.check();
    await reviewer.getByRole('button', { name: '通过' }).click();
    await reviewer.waitForURL(`${base}/console/reviews`);
  }
  const { state } = await books.db
    .selectFrom('documents')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(state).toBe('approved');
  return { reviewer, review };
}

const person = async (role: Role) => (await town.person('office', role)).login;
/** the article as each reviewer had it */
const seen: string[] = [];
const client = new Client(app);
let editor: string;
/** of the document in the console */
let at: string;
let page: Page;
let places: Places;

beforeAll(async () => {
  editor = await person('editor');
  await client.signIn(editor, town.password);
  const id = await write(client);
  at = `/console/documents/${id}`;
  await publishReviewed(id);
});

/** From submission to publication. */
async function publishReviewed(id: number): Promise<void> {
  seen.length = 0;
  seen.push(articleIn((await client.get(`${at}/preview`)).body));
  await client.post(`${at}/submit`, {}, at);
  const { reviewer, review } = await passAll(id, ['officeReviewer', 'secrecyReviewer', 'signer']);
  page = reviewer;
  const published = await client.post(`${at}/publish`, {}, `${at}/publish`);
  expect(published.headers.location).toBe(at);
  places = { public: `${base}/documents/${id}`, preview: `${base}${at}/preview`, review };
}

/** The same letters in all places. @returns the article as the public reads it */
async function expectOneText(): Promise<string> {
  const article = async (address: string) => articleIn(await (await page.request.get(address)).text());
  const shown = await article(places.public);
  for (const place of ['preview', 'review'] as const) expect(sameLinks(await article(places[place]))).toBe(shown);
  return shown;
}

async function expectOneLook(): Promise<void> {
  await page.goto(places.public);
  const site = await look(page);
  expect(site.length).toBeGreaterThan(80);
  for (const place of ['preview', 'review'] as const) {
    await page.goto(places[place]);
    const here = await look(page);
    expect(here.length, place).toBe(site.length);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), place).toBe(true);
    const other = here.flatMap((one, n) => one.filter((line, at) => line !== site[n]![at]));
    expect(other, place).toEqual([]);
  }
}

test('what the reviewers sign is what the public reads, to the letter', async () => {
  const shown = await expectOneText();
  for (const text of ['索引号', '发布机构', '主题词', '附件', '相关文件', '登记表说明']) expect(shown).toContain(text);
  expect(seen).toHaveLength(4);
  for (const before of seen) expect(sameLinks(before)).toBe(beforePublication(shown));
});

test.each([
  [1366, 'screen'],
  [390, 'screen'],
  [1366, 'print'],
] as const)('and it looks the same: %i px, %s', async (width, media) => {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ media });
  await expectOneLook();
  await page.emulateMedia({ media: null });
});

test('what is no longer in force says so everywhere', async () => {
  const typed = { validity: 'expired', on: '2023-12-29', reason: '已有新的通知' };
  await client.post(`${at}/validity`, typed, `${at}/validity`);
  const shown = await expectOneText();
  for (const text of ['本文件已失效', '自 2023 年 12 月 29 日起', '已有新的通知']) expect(shown).toContain(text);
  for (const width of [390, 1366]) {
    await page.setViewportSize({ width, height: 900 });
    await expectOneLook();
  }
});

test('it is written as it will look, and a correction is signed with its note', async () => {
  const context = await browser.newContext();
  const writer = await context.newPage();
  await signIn(writer, base, editor, town.password);
  await writer.goto(base + at);
  await writer.getByRole('button', { name: '更正' }).click();
  await writer.waitForSelector('.ProseMirror td');
  await page.goto(places.public);
  for (const element of ['h2', 'p', 'p.no-indent', 'li', 'blockquote', 'th', 'td', 'a'])
    expect([element, await bodyLook(writer, element)]).toEqual([element, await bodyLook(page, element)]);
  await writer.fill('[name=correction_note]', '登记表已更换。');
  await writer.getByRole('button', { name: '保存', exact: true }).click();
  await writer.waitForFunction(() => /已保存/.test(document.body.textContent));
  await context.close();
  await publishReviewed(Number(/\d+$/.exec(at)![0]));
  // which parts are Chinese is marked for who reads in another language
  const bare = (html: string) => html.replace(/<\/?span[^>]*>/g, '');
  expect(bare(await expectOneText())).toContain('<b>更正说明</b>（2023 年 12 月 29 日）：登记表已更换。');
  for (const before of seen) expect(bare(before)).toContain('<b>更正说明</b>：登记表已更换。');
  await expectOneLook();
});

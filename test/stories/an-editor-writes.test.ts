import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { documentById } from '../../src/publishing/document.ts';
import { revisionById } from '../../src/publishing/index.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { type TestBooks, testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

let books: TestBooks;
let town: TestTown;
let app: FastifyInstance;
let browser: Browser;
let base: string;
const axe = createRequire(import.meta.url).resolve('axe-core');
let login: string;
let page: Page;
let faults: string[] = [];

beforeAll(async () => {
  books = await testDatabase(rooms);
  town = await testTown(books.db);
  login = (await town.person('finance', 'editor')).login;
  app = await buildServer({
    db: books.db,
    house: books.house,
    files: books.files,
    sealer: books.sealer,
    now: () => new Date(),
  });
  base = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

beforeEach(async () => {
  page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await signIn(page, base, login, town.password);
  await page.goto(`${base}/console/documents/new`);
  await page.fill('[name=title]', '支出公开表');
  await page.selectOption('[name=column_id]', String(town.columnId));
  await page.click('main form .btn');
  await page.waitForSelector('.ProseMirror');
  return async () => {
    expect(faults).toEqual([]);
    await page.context().close();
  };
});

const state = (text: RegExp) =>
  page.waitForFunction(
    (pattern) => new RegExp(pattern).test(document.querySelector('#save-state')?.textContent ?? ''),
    text.source,
  );

async function stored() {
  const id = Number(/documents\/(\d+)/.exec(page.url())![1]);
  return (await revisionById(books.db, (await documentById(books.db, id))!.revisionId))!;
}

async function paste(html: string) {
  await page.click('.ProseMirror');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/html', text);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('.ProseMirror')!.dispatchEvent(event);
  }, html);
}

test('what is pasted from Word is cleaned, saved by itself, and goes on to the document', async () => {
  await paste(`<html><head><style>p.MsoNormal{mso-x:1}</style></head><body><!--StartFragment-->
    <p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22pt'>通知<o:p></o:p></span></b></p>
    <p class=MsoNormal style='text-indent:32pt'><span lang=EN-US>各村：</span></p>
    <table><tr><th>项目</th><th>金额</th></tr><tr><td>办公费</td><td>120</td></tr></table><!--EndFragment--></body></html>`);
  await state(/已保存/);
  const { bodyHtml, bodyText } = await stored();
  expect(bodyHtml).toContain('<p class="align-center"><strong>通知</strong></p>');
  expect(bodyHtml).toContain('<p class="indent">各村：</p>');
  expect(bodyText).toContain('办公费\t120');
  await page.click('button[value=document]');
  await page.waitForURL(/documents\/\d+$/);
  expect(await page.textContent('main')).toContain('送审前还需补充');
});

test('by keyboard alone: heading, bold, alignment; one stop of Tab for the toolbar', async () => {
  await page.focus('.ProseMirror');
  await page.keyboard.type('标题');
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('.ProseMirror h2');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('粗');
  await state(/已保存/);
  expect((await stored()).bodyHtml).toBe('<h2>标题<strong>粗</strong></h2>');
  expect(await page.$$eval('#toolbar [tabindex="0"]', (all) => all.length)).toBe(1);
});

test('the network drops: it says so, keeps the text on this machine, and saves when it is back', async () => {
  await page.context().setOffline(true);
  await page.fill('[name=summary]', '断网时写的');
  await state(/连不上服务器.*已存在本机/);
  expect((await stored()).summary).toBe('');
  await page.context().setOffline(false);
  await state(/已保存/);
  expect((await stored()).summary).toBe('断网时写的');
});

test('the session ends: sign in elsewhere, and it goes on by itself', async () => {
  await books.db.deleteFrom('sessions').execute();
  await page.fill('[name=summary]', '过期时写的');
  await state(/登录已过期/);
  const [other] = await Promise.all([page.waitForEvent('popup'), page.click('#save-state a')]);
  await signIn(other, base, login, town.password);
  await other.close();
  await page.bringToFront();
  await state(/已保存/);
  expect((await stored()).summary).toBe('过期时写的');
});

test('the window is closed before the server heard of it: the text is offered when it is opened again', async () => {
  await page.context().setOffline(true);
  await page.fill('[name=title]', '没来得及保存的标题');
  await page.focus('.ProseMirror');
  await page.keyboard.type('没来得及保存的正文');
  await state(/连不上/);
  const address = page.url();
  const context = page.context();
  // a window that closes tries once more, and a browser lets that through when it forgets to be offline
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError('offline'));
  });
  await page.close();
  await context.setOffline(false);
  page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('.ProseMirror');
  expect((await stored()).title).not.toBe('没来得及保存的标题');
  await page.click('#recovered >> text=恢复');
  expect(await page.inputValue('[name=title]')).toBe('没来得及保存的标题');
  await state(/已保存/);
  expect(await stored()).toMatchObject({ title: '没来得及保存的标题', bodyText: '没来得及保存的正文' });
});

test('two windows on one draft: the second sees the other text and decides', async () => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForSelector('.ProseMirror');
  await page.fill('[name=title]', '甲的标题');
  await state(/已保存/);
  await other.fill('[name=title]', '乙的标题');
  await other.waitForSelector('#recovered:not([hidden]) >> text=甲的标题');
  expect(await other.textContent('#recovered'), 'the other person is oneself').toContain('您在另一个窗口');
  expect((await stored()).title).toBe('甲的标题');
  await other.click('text=按所选保存');
  await other.waitForFunction(() => /已保存/.test(document.querySelector('#save-state')?.textContent ?? ''));
  expect((await stored()).title).toBe('乙的标题');
});

test('two windows: what only one of them changed is kept, whatever field it is', async () => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForSelector('.ProseMirror');
  await page.fill('[name=summary]', '甲写的摘要');
  await page.fill('[name=keywords]', '停水');
  await page.check('[name=channels][value=board]');
  await state(/已保存/);
  await other.click('.ProseMirror');
  await other.keyboard.type('乙写的正文');
  await other.fill('[name=source]', '乙写的来源');
  await other.waitForSelector('#recovered:not([hidden]) >> text=摘要、关键词、在哪里公开');
  await other.waitForFunction(() => /已保存/.test(document.querySelector('#save-state')?.textContent ?? ''));
  expect(await stored()).toMatchObject({
    summary: '甲写的摘要',
    keywords: ['停水'],
    channels: expect.arrayContaining(['board']),
    source: '乙写的来源',
    bodyText: '乙写的正文',
  });
  expect(await other.inputValue('[name=summary]')).toBe('甲写的摘要');
});

test('both windows changed the summary: one is chosen, and nothing else is touched', async () => {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.waitForSelector('.ProseMirror');
  await page.fill('[name=summary]', '甲写的摘要');
  await state(/已保存/);
  await other.fill('[name=summary]', '乙写的摘要');
  await other.waitForSelector('#recovered:not([hidden]) >> text=甲写的摘要');
  await other.check('#recovered label:has-text("另一个窗口的") input');
  await other.click('text=按所选保存');
  await other.waitForFunction(() => /已保存/.test(document.querySelector('#save-state')?.textContent ?? ''));
  expect((await stored()).summary).toBe('甲写的摘要');
});

test('a file that was chosen and not uploaded goes along with the save; one that cannot go says why', async () => {
  const files = (name: string, content: Buffer) => ({ name, mimeType: '', buffer: content });
  const editing = page.url();
  await page.setInputFiles('#f-files', files('空.pdf', Buffer.alloc(0)));
  await page.click('#attachments .btn');
  await page.waitForSelector('#attachments .error >> text=“空.pdf”是空文件');
  await expect.poll(() => page.url(), { timeout: 10_000 }).toBe(editing); // its script puts its own address back
  await page.setInputFiles('#f-files', files('假.pdf', Buffer.from('<html>')));
  await page.click('button[value=document]');
  await state(/附件没有上传，文稿已保存：“假.pdf”的内容不是/);
  expect(page.url()).toBe(editing);
  await page.setInputFiles('#f-files', files('说明.txt', Buffer.from('说明')));
  await page.click('button[value=document]');
  await page.waitForURL(/documents\/\d+$/);
  const id = Number(/documents\/(\d+)/.exec(page.url())![1]);
  const { attachments } = (await revisionById(books.db, (await documentById(books.db, id))!.revisionId))!;
  expect(attachments.map(({ name }) => name)).toEqual(['说明.txt']);
});

test('a picture is put in, a file attached and removed; nothing unsaved is lost on the way', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  await page.setInputFiles('#picture', { name: '图.png', mimeType: 'image/png', buffer: png });
  await page.waitForSelector('.ProseMirror img');
  await page.fill('[name=summary]', '上传前一刻');
  await page.setInputFiles('#f-files', { name: '附表.png', mimeType: 'image/png', buffer: png });
  await page.click('#attachments .btn');
  await page.waitForURL(/#attachments/);
  expect(await stored()).toMatchObject({ summary: '上传前一刻', attachments: [{ name: '附表.png' }] });
  expect((await stored()).bodyHtml).toMatch(/<img src="\/files\/[0-9a-f]{64}\//);
  await page.waitForSelector('.ProseMirror');
  await page.click('.file-list button');
  await page.waitForFunction(() => !document.querySelector('.file-list'));
  expect((await stored()).attachments).toEqual([]);
});

test('no barrier that axe knows of, on a desk or a phone', async () => {
  await paste('<h2>标题</h2><table><tr><th>项目</th></tr><tr><td>办公费</td></tr></table>');
  await state(/已保存/);
  const editing = page.url();
  const document = editing.replace('/edit', '');
  for (const width of [1366, 390])
    for (const address of [
      `${base}/console/documents`,
      `${base}/console/documents/new`,
      editing,
      document,
      `${document}/preview`,
      `${document}/discard`,
    ]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      // By the browser's own door: the page's content policy lets no script in.
      const session = await page.context().newCDPSession(page);
      await session.send('Runtime.evaluate', { expression: await readFile(axe, 'utf8') });
      const found = await page.evaluate(async () => {
        const run = (
          window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
        ).axe;
        return (await run.run()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
        );
      });
      expect(found, `${address} at ${width}`).toEqual([]);
      expect(await page.evaluate(() => window.document.documentElement.scrollWidth), address).toBeLessThanOrEqual(
        width,
      );
    }
});

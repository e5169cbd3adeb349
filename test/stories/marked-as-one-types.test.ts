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

// What the automatic checks find is marked while a person types, and mended with one key.
let books: TestBooks;
let town: TestTown;
let app: FastifyInstance;
let browser: Browser;
let base: string;
let login: string;
let page: Page;
let faults: string[] = [];
const axe = createRequire(import.meta.url).resolve('axe-core');
const WIDE = '００００００１９９００１０１００１８';
const MASKED = '000000********0018';
const WRONG = ['布', '署'].join('');

beforeAll(async () => {
  books = await testDatabase(rooms);
  town = await testTown(books.db);
  login = (await town.person('finance', 'editor')).login;
  app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
  base = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

beforeEach(async () => {
  page = await (await browser.newContext({ locale: 'zh-CN', viewport: { width: 1366, height: 768 } })).newPage();
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await signIn(page, base, login, town.password);
  await page.goto(`${base}/console/documents/new`);
  await page.fill('[name=title]', '关于发放补贴的公示');
  await page.selectOption('[name=column_id]', String(town.columnId));
  await page.click('main form .btn');
  await page.waitForSelector('.ProseMirror');
  return async () => {
    expect(faults).toEqual([]);
    await page.context().close();
  };
});

const marks = (weight: string) => page.locator(`.ProseMirror .found.${weight}`);
const state = (words: string | RegExp) =>
  expect.poll(() => page.textContent('#checking-state'), { timeout: 10_000 }).toMatch(words);
const mended = (id: number) =>
  books.db.selectFrom('draft_mends').select(['check_id', 'n']).where('document_id', '=', id).orderBy('id').execute();
const body = () => page.locator('.ProseMirror p').allTextContents();

test('a full-width identity number is marked, mended with one key, taken back, mended again, and submitted', async () => {
  await page.click('.ProseMirror');
  await page.keyboard.type(`户主王演示，身份证号${WIDE}，补贴200元。`);
  await marks('block').waitFor();
  expect(await marks('block').allTextContents()).toEqual([WIDE]);
  await state('发现 1 处：须修改 1 处');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('ProseMirror');

  await page.keyboard.press('F8');
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(WIDE);
  expect(await page.textContent('#finding-note')).toContain(`须修改：含居民身份证号码，请隐去改为“${MASKED}”`);
  await page.keyboard.press('Alt+Enter');
  expect(await body()).toEqual([`户主王演示，身份证号${MASKED}，补贴200元。`]);
  expect(await marks('block').count()).toBe(0);
  await page.keyboard.press('Control+z');
  expect((await body())[0]).toContain(WIDE);
  await marks('block').waitFor();
  await page.click('#checking-list .btn');
  expect((await body())[0]).toContain(MASKED);
  await state('没有发现需要修改或者核对的地方');

  await page.selectOption('[name=article_item]', '20.15');
  await page.fill('[name=formed_on]', '2024-01-05');
  await page.click('button[value=document]:visible');
  await page.waitForURL(/documents\/\d+$/);
  await page.getByRole('button', { name: '提交审核' }).click();
  await page.waitForLoadState();
  const id = Number(/documents\/(\d+)/.exec(page.url())![1]);
  const kept = (await documentById(books.db, id))!;
  expect(kept.state).toBe('inReview');
  expect((await revisionById(books.db, kept.revisionId))!.bodyText).toContain(MASKED);
  // what was taken back and mended again was mended once
  expect(await mended(id)).toEqual([{ check_id: 'pii.resident-id', n: 1 }]);
});

test('a reviewer goes from mark to mark by key, and from the text to what is said of it', async () => {
  await page.fill('[name=summary]', '联系人手机 19900000000。');
  await page.click('.ProseMirror');
  await page.keyboard.type(`一段。会议${WRONG}了工作。`);
  await page.selectOption('[name=article_item]', '20.15');
  await page.fill('[name=formed_on]', '2024-01-05');
  await page.click('button[value=document]:visible');
  await page.waitForURL(/documents\/\d+$/);
  const id = /documents\/(\d+)/.exec(page.url())![1];
  await page.goto(`${page.url()}/submit`);
  await page.check('[name=publicConfirmed]');
  await page.getByRole('button', { name: '提交审核' }).click();
  const reviewer = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(reviewer, base, (await town.person('finance', 'officeReviewer')).login, town.password);
  await reviewer.goto(`${base}/console/reviews/document/${id}`);
  const focused = () => reviewer.evaluate(() => document.activeElement!.getAttribute('aria-label'));
  await reviewer.keyboard.press('F8');
  expect(await focused()).toBe('第 1 处：错别字和易混词');
  await reviewer.keyboard.press('F8');
  expect(await focused()).toBe('第 2 处：手机号码');
  await reviewer.keyboard.press('F8');
  expect(await focused()).toBe('第 1 处：错别字和易混词');
  await reviewer.keyboard.press('Shift+F8');
  expect(await focused()).toBe('第 2 处：手机号码');
  await reviewer.keyboard.press('Enter');
  expect(await reviewer.evaluate('document.querySelector(":target").textContent')).toContain('摘要');
  const source = await readFile(axe, 'utf8');
  for (const width of [1366, 683, 390]) {
    await reviewer.setViewportSize({ width, height: 768 });
    const found = await reviewer.evaluate(
      `${source}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
    );
    expect([width, found]).toEqual([width, []]);
  }
  await reviewer.context().close();
});

test('marks go with their words, and go away when these are changed', async () => {
  await page.click('.ProseMirror');
  await page.keyboard.type(`会议${WRONG}了工作。`);
  await marks('hint').waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.type('本周');
  expect(await marks('hint').allTextContents()).toEqual([WRONG]);
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('好');
  expect(await marks('hint').count()).toBe(0);
  await state('没有发现');
});

test('what is found in a field is said there; all of a kind is mended at once; F8 goes round the page', async () => {
  await page.fill('[name=summary]', '联系人手机 19900000000。');
  await page.click('.ProseMirror');
  await page.keyboard.type(`${WRONG}。`);
  await page.keyboard.press('Enter');
  await page.keyboard.type(`再${WRONG}。`);
  await state('发现 3 处：须核对 1 处、提示 2 处');
  const told = (await page.getAttribute('#f-summary', 'aria-describedby'))!.split(' ');
  expect(told).toEqual(['f-summary-help', 'f-summary-found']);
  expect(await page.textContent('#f-summary-found')).toContain('须核对：含手机号码');

  await page.keyboard.press('F8');
  const selected = () =>
    page.evaluate(() => {
      const input = document.activeElement as HTMLTextAreaElement;
      return input.value?.slice(input.selectionStart, input.selectionEnd) ?? getSelection()!.toString();
    });
  expect(await selected()).toBe('19900000000');
  await page.keyboard.press('Shift+F8');
  expect(await selected()).toBe(WRONG);

  await page.getByRole('button', { name: /^全部改正/ }).click();
  expect(await body()).toEqual(['部署。', '再部署。']);
  await page.keyboard.press('Control+z');
  expect(await body()).toEqual([`${WRONG}。`, `再${WRONG}。`]);
  await page.locator('#f-summary-found .btn').click();
  expect(await page.inputValue('[name=summary]')).toBe('联系人手机 199****0000。');
  await page.keyboard.press('Control+z');
  expect(await page.inputValue('[name=summary]')).toBe('联系人手机 19900000000。');
  // all was taken back and counts no more; one is mended for good
  const counted = () => expect.poll(() => page.inputValue('[name=mended]'), { timeout: 10_000 });
  await counted().toMatch(/^[0-9a-f]{16}$/);
  await page.locator('#checking-list .btn').last().click();
  await counted().toMatch(/^[0-9a-f]{16} lang\.confusable:1$/);
});

test('what is pasted from Word is looked into; a cell, a link, what is typed in a list', async () => {
  await page.click('.ProseMirror');
  await page.evaluate((number) => {
    const data = new DataTransfer();
    data.setData(
      'text/html',
      `<p class=MsoNormal>${number}</p><table><tr><td>姓名</td><td>手机</td></tr><tr><td>王演示</td><td>19900000000</td></tr></table><p><a href="mailto:a@example.com">来信</a></p>`,
    );
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('.ProseMirror')!.dispatchEvent(event);
  }, WIDE);
  await state('发现 3 处：须修改 1 处、须核对 2 处');
  expect(await marks('warn').allTextContents()).toEqual(['19900000000', '来信']);
  const places = await page.locator('#checking-list .go').allTextContents();
  expect(places).toEqual([
    `须修改 正文第 1 段${WIDE}`,
    '须核对 正文第 3 段19900000000',
    '须核对 正文的链接或图片a@example.com',
  ]);
  // as it is told when it is submitted
  await page.click('button[value=document]:visible');
  await page.waitForURL(/documents\/\d+$/);
  await page.goto(`${page.url()}/submit`);
  expect(await page.locator('.findings li b').allTextContents()).toEqual([
    '正文第 1 段',
    '正文第 3 段',
    '正文的链接或图片',
  ]);
});

test('while the server cannot be asked it says so, and nothing is lost or held up', async () => {
  await page.route('**/findings', (route) => route.abort());
  await page.click('.ProseMirror');
  await page.keyboard.type(`身份证号${WIDE}`);
  await state('自动检查暂时连不上，保存和送审时仍会检查');
  await expect.poll(() => page.textContent('#save-state'), { timeout: 10_000 }).toMatch(/已保存/);
  await page.unroute('**/findings');
  await page.keyboard.type('。');
  await state('发现 1 处');
});

test('a very long text does not hang: how much of it is looked into is said', async () => {
  const lines = Array.from(
    { length: 20_000 },
    (_, n) => `<p>第${n}行，${WRONG}工作，各村、各单位按照要求抓好落实。${'文字'.repeat(30)}</p>`,
  );
  await page.evaluate((html) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('.ProseMirror')!.dispatchEvent(event);
  }, lines.join(''));
  await expect.poll(() => page.textContent('#checking-bounds'), { timeout: 60_000 }).toMatch(/只检查前 200,000 字/);
  await expect.poll(() => page.textContent('#checking-bounds'), { timeout: 60_000 }).toMatch(/没有标出/);
  expect(await page.locator('.ProseMirror .found').count()).toBe(500);
  expect(await page.locator('#checking-list li').count()).toBe(100);
});

test('no barrier that axe knows of, wide, narrow, and twice as large', async () => {
  await page.fill('[name=summary]', '联系人手机 19900000000。');
  await page.click('.ProseMirror');
  await page.keyboard.type(`身份证号${WIDE}，${WRONG}。`);
  await state('发现 3 处');
  await page.keyboard.press('F8');
  await page.keyboard.press('F8');
  await page.waitForSelector('#finding-note:visible');
  const source = await readFile(axe, 'utf8');
  for (const width of [1366, 683, 390]) {
    await page.setViewportSize({ width, height: 768 });
    await page.keyboard.press('Shift+F8');
    await page.keyboard.press('F8');
    const found = await page.evaluate(
      `${source}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
    );
    expect([width, found]).toEqual([width, []]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }
});

test('without scripts: what was found stands on the page after saving, and a button mends it', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1366, height: 768 } });
  const plain = await context.newPage();
  await plain.goto(`${base}/console/sign-in`);
  await plain.fill('[name=login]', login);
  await plain.fill('[name=password]', town.password);
  await plain.click('button[type=submit]');
  await plain.goto(page.url());
  await plain.fill('[name=body_html]', `第一段。\n身份证号${WIDE}，${WRONG}。`);
  await plain.fill('[name=keywords]', '补贴，19900000000');
  await plain.getByRole('button', { name: '保存', exact: true }).click();
  expect(await plain.textContent('#checking-state')).toBe('发现 3 处：须修改 1 处、须核对 1 处、提示 1 处');
  await plain.fill('[name=summary]', '还没有保存的摘要');
  await plain.getByRole('button', { name: `改为“${MASKED}”` }).click();
  expect(await plain.inputValue('[name=body_html]')).toBe(`第一段。\n身份证号${MASKED}，${WRONG}。`);
  expect(await plain.inputValue('[name=summary]')).toBe('还没有保存的摘要');
  await plain.getByRole('button', { name: '改为“199****0000”' }).click();
  expect(await plain.inputValue('[name=keywords]')).toBe('补贴，199****0000');
  await plain.focus('[name=title]');
  await plain.keyboard.press('Enter');
  expect(await plain.textContent('main')).toContain(WRONG); // Enter saves, and mends nothing
  await context.close();
});

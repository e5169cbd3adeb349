import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

// An editor without scripts: what the automatic checks find is shown in its place, and nothing passes unconfirmed.
const books = await testDatabase(rooms);
const now = new Date('2023-06-01T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let browser: Browser;
let base: string;
let town: TestTown;

beforeAll(async () => {
  town = await testTown(books.db);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

async function editor(): Promise<Page> {
  const { login } = await town.person('office', 'editor');
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${base}/console/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', town.password);
  await page.click('button[type=submit]');
  return page;
}

async function write(page: Page, title: string, body: string): Promise<void> {
  await page.goto(`${base}/console/documents/new`);
  await page.fill('[name=title]', title);
  await page.selectOption('[name=column_id]', { label: '通知公告' });
  await page.getByRole('button', { name: '开始编写' }).click();
  await page.fill('[name=body_html]', body);
  await page.selectOption('[name=article_item]', '20.15');
  await page.fill('[name=formed_on]', '2023-05-30');
  await page.getByRole('button', { name: '保存', exact: true }).first().click();
  await page.goto(/^.*\/documents\/\d+/.exec(page.url())![0]);
}

test('numbers at which persons are reached are shown in their place and pass only when confirmed', async () => {
  const page = await editor();
  await write(page, '临时救助名单公示', '第一段没有号码。\n联系人电话 19900000000，邮箱 a@example.com。');
  await page.getByRole('link', { name: '核对并提交审核' }).click();
  expect(await page.textContent('main')).toContain('正文第 2 段');
  expect(await page.locator('.findings mark').allTextContents()).toContain('19900000000');

  await page.getByRole('button', { name: '提交审核' }).click();
  expect(await page.textContent('.summary')).toContain('请逐处核对');

  for (const box of await page.locator('[name=publicConfirmed]').all()) await box.check();
  await page.getByRole('button', { name: '提交审核' }).click();
  expect(await page.textContent('.notice')).toContain('已提交审核');
  expect(await page.textContent('.history')).toContain('已逐处核对确认');
});

test('a number of an identity card cannot be confirmed away, wherever it stands', async () => {
  const page = await editor();
  await write(page, '公示', '名单如下。\n张某，000000199001010018');
  await page.getByRole('link', { name: '核对并提交审核' }).click();
  expect(await page.textContent('main')).toContain('请隐去后再送审');
  expect(await page.getByRole('button', { name: '提交审核' }).count()).toBe(0);
});

test('a mark of a classified paper cannot be confirmed away', async () => {
  const page = await editor();
  await write(page, '关于某事的通知', '机密★10年\n各科室：');
  await page.getByRole('link', { name: '核对并提交审核' }).click();
  expect(await page.textContent('main')).toContain('不能送审');
  expect(await page.getByRole('button', { name: '提交审核' }).count()).toBe(0);
});

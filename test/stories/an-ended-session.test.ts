import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { person } from '../support/applicants.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

// A telephone rings while an application is being entered; when the officer sends it, their session is over.
const books = await testDatabase(rooms);
let now = new Date('2023-09-25T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let town: TestTown;
let browser: Browser;
let base: string;

beforeAll(async () => {
  town = await testTown(books.db);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

async function typeIn(page: Page): Promise<void> {
  await page.goto(`${base}/console/applications/new`);
  await page.getByLabel('邮寄（签收）').check();
  await page.selectOption('[name=documentType]', 'identityCard');
  for (const name of ['name', 'documentNumber', 'telephone'] as const) await page.fill(`[name=${name}]`, person[name]);
  await page.fill('[name=address]', '演示路 1 号');
  await page.fill('[name=description]', '建设村 2023 年低保名单\n公示照片');
}

test.each([
  ['without scripts', false],
  ['with them', true],
])('what was typed is there again after signing in, %s, and is sent once', async (_how, javaScriptEnabled) => {
  const { login } = await town.person('office', 'caseOfficer');
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signIn(page, base, login, town.password);
  await typeIn(page);
  now = new Date(now.getTime() + 40 * 60_000);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL(/\/console\/sign-in/);
  expect(await page.textContent('main')).toContain('登录后回到刚才的页面');
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', town.password);
  await page.click('.sign-in form button');
  await page.waitForURL(/\/console\/applications\/new\?kept=\d+/);
  expect(await page.textContent('.notice')).toContain('还没有提交');
  expect(await page.inputValue('[name=description]')).toBe('建设村 2023 年低保名单\n公示照片');
  expect(await page.inputValue('[name=name]')).toBe(person.name);
  expect(await page.isChecked('[name=channel][value=registeredPost]')).toBe(true);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL(/\/console\/applications\/\d+/);
  expect(await page.textContent('main')).toContain('低保名单');
  const count = await books.db.selectFrom('applications').select('id').execute();
  expect(count).toHaveLength(javaScriptEnabled ? 2 : 1);
  expect(await books.db.selectFrom('kept_forms').select('id').execute()).toEqual([]);
  await page.goBack();
  expect(await page.textContent('body')).not.toContain('ERR_CACHE_MISS');
});

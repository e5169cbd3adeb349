import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { ledgersOf } from '../support/ledgers.ts';
import { type TestTown, testTown } from '../support/town.ts';

const books = await testDatabase(rooms);
let now = new Date('2024-03-04T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const day = (date: string) => {
  now = new Date(`${date}T02:00:00Z`);
};
let browser: Browser;
let base: string;
let town: TestTown;

beforeAll(async () => {
  town = await testTown(books.db);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

/** Nothing for axe-core to find, and nothing wider than the window: on a desk and on a phone. */
async function sound(page: Page, name: string) {
  for (const [width, height] of [
    [390, 844],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    const found = await page.evaluate(
      `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
    );
    expect([name, found]).toEqual([name, []]);
    expect([name, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([name, true]);
  }
}

/** Signs in anew: a session does not live from one day to the next. */
async function signIn(page: Page, login: string) {
  await page.context().clearCookies();
  await page.goto(`${base}/console/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', town.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${base}/console`);
}

test('a refusal goes to reconsideration and to court: each limit is met, and table four counts both', async () => {
  const officer = await town.person('office', 'caseOfficer');
  await ledgersOf(books.db, town).application('person', '2024-01-08', 'refused.process', '2024-02-01');
  const { id: application, number } = await books.db
    .selectFrom('applications')
    .select(['id', 'number'])
    .executeTakeFirstOrThrow();
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();

  // 3 月 4 日: the copy comes from the organ of reconsideration
  await signIn(page, officer.login);
  await page.goto(`${base}/console/remedies/new?application=${application}`);
  await sound(page, 'new case');
  await page.fill('[name=body]', '演示市人民政府');
  await page.fill('[name=caseNumber]', '演府复〔2024〕6 号');
  await page.fill('[name=filedOn]', '2024-03-01');
  await page.fill('[name=servedOn]', '2024-03-04');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL(/remedies\/\d+$/);
  const reconsideration = page.url();
  expect(await page.textContent('main')).toContain('2024-03-18');
  await sound(page, 'case to be answered');

  // 3 月 13 日: three working days are left, and the workbench says so
  day('2024-03-13');
  await signIn(page, officer.login);
  expect(await page.textContent('main')).toContain('还有 3 个工作日');
  await sound(page, 'workbench');
  await page.goto(`${base}/console/notices`);
  await sound(page, 'alerts');
  await page.getByRole('link', { name: '行政复议 演府复〔2024〕6 号' }).click();
  await page.fill('[name=answeredOn]', '2024-03-13');
  await page.getByRole('button', { name: '登记已提交' }).click();
  await page.waitForURL(reconsideration);
  expect(await page.textContent('main')).toContain('按期');

  // 4 月 12 日: maintained
  day('2024-04-15');
  await signIn(page, officer.login);
  await page.goto(reconsideration);
  await page.selectOption('[name=outcome]', 'reconsideration.maintained');
  await page.fill('[name=concludedOn]', '2024-04-12');
  await page.fill('[name=decisionReceivedOn]', '2024-04-15');
  await page.getByRole('button', { name: '登记审结' }).click();
  await page.waitForURL(reconsideration);
  expect(await page.textContent('main')).toContain('结果维持');
  await sound(page, 'case that ended');

  // 5 月: the applicant sues
  day('2024-05-08');
  await signIn(page, officer.login);
  await page.goto(reconsideration);
  await page.getByRole('link', { name: '登记复议后的诉讼' }).click();
  expect(await page.inputValue('[name=application]')).toBe(number);
  await page.fill('[name=body]', '演示区人民法院');
  await page.fill('[name=filedOn]', '2024-04-29');
  await page.fill('[name=servedOn]', '2024-05-07');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL((url) => /remedies\/\d+$/.test(url.pathname) && url.href !== reconsideration);
  const suit = page.url();
  expect(await page.textContent('main')).toContain('2024-05-22');

  // 8 月: the court revokes the reply and sets a term
  day('2024-08-20');
  await signIn(page, officer.login);
  await page.goto(suit);
  await page.locator('summary', { hasText: '登记审结' }).press('Enter');
  await page.selectOption('[name=outcome]', 'suit.revoked');
  await page.fill('[name=concludedOn]', '2024-08-16');
  await page.fill('[name=redoBy]', '2024-09-13');
  await page.getByRole('button', { name: '登记审结' }).click();
  await page.waitForURL(suit);
  expect(await page.textContent('main')).toContain('重新答复或者履行');
  await sound(page, 'case to be done anew');

  // the figures of the year are doors to the two cases
  await page.goto(`${base}/console/remedies?year=2024`);
  await sound(page, 'list');
  await page.getByRole('link', { name: '行政复议 结果维持 1 件' }).click();
  expect(await page.locator('tbody th a').allTextContents()).toEqual([`不服 ${number} 答复申请行政复议`]);
  await page.getByRole('link', { name: '复议后起诉 结果纠正 1 件' }).click();
  expect(await page.locator('tbody th a').allTextContents()).toEqual([`不服 ${number} 答复经行政复议后提起行政诉讼`]);
  await page.context().close();
});

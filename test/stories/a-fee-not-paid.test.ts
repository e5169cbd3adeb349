import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { person } from '../support/applicants.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

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

/** Another day: whoever comes to their desk signs in anew. */
async function as(login: string, day: string): Promise<Page> {
  now = new Date(`${day}T02:00:00Z`);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, base, login, town.password);
  return page;
}

test('a thousand pages are asked for; the fee is not paid; the application ends and is counted as such', async () => {
  const { login } = await town.person('office', 'caseOfficer');
  const head = await town.person('office', 'disclosureHead');
  let page = await as(login, '2023-09-25');
  await page.goto(`${base}/console/applications/new`);
  await page.getByLabel('邮寄（签收）').check();
  await page.locator('#receipt-day .why', { hasText: '签收之日' }).waitFor();
  expect(await page.textContent('#receipt-day')).toContain('2023年10月27日前答复');
  for (const name of ['name', 'documentNumber', 'telephone'] as const) await page.fill(`[name=${name}]`, person[name]);
  await page.fill('[name=description]', '2018 年以来全部财务凭证的复印件，约一千页');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const address = page.url();

  page = await as(login, '2023-10-09');
  await page.goto(`${address}?step=fee#steps`);
  await page.selectOption('[name=basis]', 'volume');
  await page.fill('[name=quantity]', '1000');
  await page.getByRole('button', { name: '收费通知', exact: true }).click();
  expect(await page.textContent('.summary')).toContain('{{缴费方式}}');
  expect(await page.inputValue('[name=quantity]')).toBe('1000');
  await page.fill('[name=payment]', '凭缴款码 0000 0000 向代收银行缴纳');
  await page.getByRole('button', { name: '收费通知', exact: true }).click();
  // 70 pages at 10 yuan, 100 at 20, 800 at 40
  expect(await page.textContent('main')).toContain('34700 元');
  await page.locator('.paper-list').getByRole('link', { name: '收费通知' }).click();
  expect(await page.textContent('.sheet')).toContain('缴费方式：凭缴款码 0000 0000 向代收银行缴纳。');

  page = await as(login, '2023-10-11');
  await page.goto(`${address}?step=fee-received#steps`);
  await page.getByRole('button', { name: '申请人收到收费通知', exact: true }).click();
  expect(await page.textContent('.beside .big')).toContain('等待缴费，2023-11-08 前');

  page = await as(login, '2023-11-08');
  await page.goto(address);
  await page.getByText(/现在不能办理的 \d+ 项及原因/).click();
  expect(await page.locator('.reasons').last().textContent()).toContain('申请人可以缴费到 2023-11-08');

  page = await as(login, '2023-11-09');
  await page.goto(`${address}?step=lapse#steps`);
  await page.getByRole('button', { name: '视为放弃申请', exact: true }).click();
  expect(await page.textContent('.head .tag')).toBe('已办结');
  await page.locator('.paper-list').getByRole('link', { name: '不再处理告知书' }).click();
  expect(await page.textContent('.sheet')).toContain('未在收到通知次日起20个工作日内缴纳信息处理费');
  await page.goto(`${base}/console/applications/all?reply=feeOverdue`);
  expect(await page.locator('tbody tr').count()).toBe(1);

  page = await as(head.login, '2024-01-08');
  await page.goto(`${base}/console/annual-report/2023`);
  const cell = page.locator('a[href*="other.feeOverdue"]').first();
  expect((await cell.textContent())?.trim()).toBe('1');
  await cell.click();
  expect(await page.textContent('main')).toContain('全部财务凭证的复印件');
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

const HOME = '/disclosure/application';
const books = await testDatabase(rooms);
let now = new Date('2023-09-25T01:00:00Z');
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

async function as(login: string, day: string): Promise<Page> {
  now = new Date(`${day}T02:00:00Z`);
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(page, base, login, town.password);
  return page;
}

test('an applicant finds the paper at a neighbour’s and withdraws; the office sees it, the case ends, table three counts it', async () => {
  const officer = await town.person('office', 'caseOfficer');
  const head = await town.person('office', 'disclosureHead');

  // 9 月 25 日: asked for on a phone
  const citizen = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await citizen.goto(`${base}${HOME}/new?as=person`);
  await citizen.getByLabel('姓名').first().fill('钱演示');
  await citizen.getByLabel('证件号码').first().fill('000000199001010018');
  await citizen.getByLabel('联系电话').first().fill('19900000002');
  await citizen.getByLabel('所需信息的名称或内容').fill('建设村灌渠维修合同');
  await citizen.getByLabel('电子文本').check();
  await citizen.getByLabel('在本网站下载').check();
  await citizen.getByRole('button', { name: '下一步' }).click();
  await citizen.getByRole('heading', { name: '核对申请内容' }).waitFor();
  now = new Date(now.getTime() + 60_000);
  await citizen.getByRole('button', { name: '确认提交' }).click();
  await citizen.waitForURL(`**${HOME}/acknowledgement`);
  const number = (await citizen.locator('.codes dd').first().textContent())!;
  const code = (await citizen.locator('.codes .code').textContent())!;

  // the office telephones and confirms: the clock runs
  let page = await as(officer.login, '2023-09-25');
  await page
    .locator('main')
    .getByRole('link', { name: /灌渠维修合同/ })
    .first() // it waits, and its limit is near
    .click();
  const address = page.url().split('?')[0]!;
  await page.locator('.verbs').getByRole('link', { name: '双方确认收到' }).click();
  await page.getByRole('button', { name: '双方确认收到', exact: true }).click();
  expect(await page.textContent('.clock .big')).toContain('2023年10月27日前答复');

  // 9 月 28 日: no longer needed
  now = new Date('2023-09-28T02:00:00Z');
  await citizen.goto(`${base}${HOME}/track`);
  await citizen.fill('[name=number]', number);
  await citizen.fill('[name=code]', code);
  await citizen.click('main button[type=submit]');
  await citizen.getByRole('link', { name: '撤回申请' }).click();
  await citizen.getByText('撤回后本机关不再办理，不能恢复').waitFor();
  await citizen.fill('[name=note]', '邻居家里有一份');
  await citizen.getByRole('button', { name: '确认撤回' }).click();
  await citizen.getByText('您撤回了申请').waitFor();
  await citizen.getByText(/已于 2023\s*年\s*9\s*月\s*28\s*日办结：申请人撤回申请/).waitFor();
  expect(await citizen.getByRole('link', { name: '撤回申请' }).count()).toBe(0);
  await citizen.goto(`${base}${HOME}/mine/withdraw`); // an old page asks once more: nothing happens twice
  expect(new URL(citizen.url()).pathname).toBe(`${HOME}/mine`);

  // the office reads it at the desk, with the reason; nothing more can be done but to archive
  page = await as(officer.login, '2023-09-28');
  expect(await page.textContent('main')).toContain('申请人已撤回');
  await page
    .locator('main')
    .getByRole('link', { name: /灌渠维修合同/ })
    .click();
  expect(await page.textContent('.head .tag')).toBe('已办结');
  expect(await page.textContent('main')).toContain('邻居家里有一份');
  expect(await page.locator('.verbs').getByRole('link', { name: '延期' }).count()).toBe(0);
  expect(await page.locator('.verbs').getByRole('link', { name: '送达' }).count()).toBe(0);
  await page.locator('.verbs').getByRole('link', { name: '归档' }).click();
  await page.getByRole('button', { name: '归档', exact: true }).click();
  expect(await page.textContent('.head .tag')).toBe('已归档');
  await page.goto(`${base}/console`);
  expect(await page.textContent('main')).not.toContain('灌渠维修合同');

  // the year: 三（六）3. 其他, of a natural person; nothing is carried over
  page = await as(head.login, '2024-01-08');
  await page.goto(`${base}/console/annual-report/2023`);
  const cell = page.locator('a[href*="other.other"]').first();
  expect((await cell.textContent())?.trim()).toBe('1');
  for (const empty of ['carriedOut', 'other.correctionOverdue', 'other.feeOverdue'])
    expect(await page.locator(`a[href*="${empty}"]`, { hasText: /[1-9]/ }).count(), empty).toBe(0);
  await cell.click();
  expect(await page.textContent('main')).toContain(number);
  expect(await page.textContent('main')).toContain('灌渠维修合同');
  expect(address).toMatch(/\/console\/applications\/\d+$/);
});

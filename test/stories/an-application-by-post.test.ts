import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { company } from '../support/applicants.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

const books = await testDatabase(rooms);
let now = new Date('2023-09-25T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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
  const page = await (await browser.newContext()).newPage();
  await page.setViewportSize({ width: 1366, height: 768 });
  await signIn(page, base, login, town.password);
  return page;
}

/** What axe-core has against a page, wide and narrow; and whether it is wider than a phone. */
async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: 844 });
    found.push(
      ...((await page.evaluate(
        `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
      )) as string[]),
    );
    if (!(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))) found.push(`wider than ${width}`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  return found;
}

test('a company writes by registered post; a third party is asked; the answer is signed and sent', async () => {
  const { login } = await town.person('office', 'caseOfficer');
  const head = await town.person('office', 'disclosureHead');
  let page = await as(login, '2023-09-25');
  await page.getByRole('link', { name: '依申请公开' }).click();
  await page.getByRole('link', { name: '登记申请' }).click();
  expect(await faults(page)).toEqual([]);
  await page.getByLabel('邮寄（签收）').check();
  await page.selectOption('[name=kind]', 'business');
  await page.selectOption('[name=documentType]', 'creditCode');
  for (const name of ['name', 'documentNumber', 'representative', 'telephone', 'address'] as const)
    await page.fill(`[name=${name}]`, company[name]);
  await page.fill('[name=description]', '建设村 2023 年机动地发包合同文本及收支明细');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  const address = page.url();
  expect(await page.textContent('.clock .big')).toBe('2023年10月27日前答复，还有 20 个工作日');
  expect(await page.textContent('.personal')).toContain(company.name);
  expect(await page.textContent('main')).not.toContain(company.documentNumber);

  page = await as(login, '2023-10-10');
  await page.goto(address);
  await page.locator('.verbs').getByRole('link', { name: '征求第三方意见' }).click();
  await page.fill('[name=whom]', '承包户甲');
  await page.fill('[name=text]', '合同涉及您的经营信息，是否同意公开？');
  await page.getByRole('button', { name: '征求第三方意见', exact: true }).click();
  expect(await page.textContent('main')).toContain('不计入答复期限');

  page = await as(login, '2023-10-13');
  await page.goto(address);
  await page.locator('.verbs').getByRole('link', { name: '收到第三方意见' }).click();
  await page.selectOption('[name=answer]', 'consent');
  await page.getByRole('button', { name: '收到第三方意见', exact: true }).click();
  expect(await page.textContent('.clock .big')).toContain('2023年11月1日前答复');
  expect(await page.locator('.cal .pause').count()).toBe(3);
  expect(await faults(page)).toEqual([]);

  await page.getByRole('link', { name: '拟写答复' }).click();
  await page.selectOption('[name=reply]', 'granted');
  await page.fill('[name=body]', '您申请公开的合同文本及收支明细，现予公开，随函附上。');
  await page.getByRole('button', { name: '保存答复稿' }).click();
  expect(await faults(page)).toEqual([]);

  page = await as(head.login, '2023-10-16');
  await page.goto(`${base}/console`);
  await page.getByRole('link', { name: /机动地发包合同/ }).click();
  await page.getByRole('button', { name: '签发答复' }).click();
  expect(await page.textContent('.notice')).toMatch(/文号 测试镇依申请公开〔2023〕\d+号/);

  page = await as(login, '2023-10-17');
  await page.goto(address);
  await page.locator('.acts').getByRole('link', { name: '送达' }).click();
  await page.fill('[name=proof]', '挂号信 XA00000000000');
  await page.getByRole('button', { name: '送达', exact: true }).click();
  await page.locator('.verbs').getByRole('link', { name: '归档' }).click();
  await page.getByRole('button', { name: '归档', exact: true }).click();
  expect(await page.textContent('.head .tag')).toBe('已归档');

  for (const path of ['/console/applications', '/console/applications/all']) {
    await page.goto(`${base}${path}`);
    expect(await faults(page)).toEqual([]);
  }
});

import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { testTown } from '../support/town.ts';

// 督办单: the city asks for something to be mended, the town's head answers on a phone with a picture, the city sends it
// back, and finds the second answer good.
const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2024-03-04T02:00:00Z') });
const city = await testTown(books.db, 'shi');
const town = await testTown(books.db, 'zhen');
let browser: Browser;
let base: string;

beforeAll(async () => {
  await books.db
    .updateTable('authorities')
    .set({ parent_id: city.authorityId })
    .where('id', '=', town.authorityId)
    .execute();
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  return () => closeServer(app);
});

async function at(login: string, password: string, width: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();
  await signIn(page, base, login, password);
  return page;
}
const noticeOf = (page: Page) => page.textContent('.notice');

test('from the city to the town and back, twice', async () => {
  const office = await at((await city.person('office', 'cityOffice')).login, city.password, 1366);
  const head = await at((await town.person('office', 'disclosureHead')).login, town.password, 390);

  await office.locator('nav summary', { hasText: '监督保障' }).click();
  await office.locator('nav').getByRole('link', { name: '督办单', exact: true }).click();
  expect(await axeFaults(office)).toEqual([]);
  await office.getByRole('link', { name: '下达督办单' }).click();
  await office.getByLabel('测试镇人民政府（zhen）').check();
  await office.selectOption('[name=ground]', { label: '栏目不更新或者空白' });
  await office.fill('[name=subject]', '三个栏目半年没有更新');
  await office.fill('[name=why]', '2 月 26 日检查：规划计划等三个栏目。');
  await office.getByRole('button', { name: '下达' }).click();
  // what is missing is told, and nothing that was typed is lost
  expect(await office.textContent('.summary')).toContain('请填写整改要求');
  expect(await office.inputValue('[name=subject]')).toBe('三个栏目半年没有更新');
  expect(await office.inputValue('[name=dueOn]')).toBe('2024-03-18');
  await office.fill('[name=demand]', '逐个补齐。');
  await office.getByRole('button', { name: '下达' }).click();
  expect(await noticeOf(office)).toContain('督办单已下达');
  const address = office.url();

  await head.goto(`${base}/console`);
  await head.getByRole('link', { name: '三个栏目半年没有更新' }).click();
  expect(await axeFaults(head)).toEqual([]);
  await head.fill('[name=said]', '已补齐两个栏目。');
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await head.setInputFiles('[name=evidence]', {
    ...{ name: '截图.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') },
  });
  await head.getByRole('button', { name: '提交反馈' }).click();
  expect(await noticeOf(head)).toContain('等待验收');

  await office.goto(address);
  expect(await axeFaults(office)).toEqual([]);
  expect(await office.getByRole('link', { name: '截图.png' }).count()).toBe(1);
  await office.locator('#return').getByLabel('退回的理由').fill('还差一个栏目。');
  await office.getByRole('button', { name: '退回重办' }).click();
  expect(await noticeOf(office)).toContain('已退回重办');

  await head.reload();
  expect(await head.textContent('main')).toContain('还差一个栏目。');
  await head.fill('[name=said]', '三个栏目都已补齐。');
  await head.getByRole('button', { name: '提交反馈' }).click();
  await office.goto(address);
  await office.getByRole('button', { name: '合格，办结' }).click();
  expect(await noticeOf(office)).toContain('已验收办结');
  await head.goto(`${base}/console`);
  expect(await head.textContent('main')).not.toContain('三个栏目半年没有更新');
  await head.goto(address);
  expect(await head.textContent('.states')).toBe('已办结');
});

import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { testTown } from '../support/town.ts';

// A question that comes by telephone: noted at the desk, answered by the office, read by another, sent, and made public
// without the person who asked; then found by somebody with a phone of their own.
const books = await testDatabase(rooms);
let now = new Date('2024-03-04T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const town = await testTown(books.db);
let browser: Browser;
let base: string;

beforeAll(async () => {
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  return () => closeServer(app);
});

/** A window of somebody who is signed in. */
async function at(login: string, address: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(page, base, login, town.password);
  await page.goto(`${base}${address}`);
  return page;
}

test('asked by telephone, answered, and read by everybody without the name', async () => {
  const officer = await town.person('office', 'caseOfficer');
  const editor = await town.person('finance', 'editor');
  const reviewer = await town.person('finance', 'officeReviewer');
  const head = await town.person('office', 'disclosureHead');

  // 登记留言, and to the office that knows
  const desk = await at(officer.login, '/console/messages');
  await desk.getByRole('link', { name: '登记留言' }).click();
  expect(await axeFaults(desk)).toEqual([]);
  await desk.getByLabel('电话', { exact: true }).check();
  await desk.getByLabel('咨询', { exact: true }).check();
  await desk.fill('[name=subject]', '取暖补贴哪天发');
  await desk.fill('[name=text]', '我叫张演示，住建设村。今年的取暖补贴哪天发？请打 199-0000-0000。');
  await desk.fill('[name=name]', '张演示');
  await desk.fill('[name=telephone]', '199-0000-0000');
  await desk.getByLabel('要求电话答复').check();
  await desk.getByLabel('已问过本人，同意公开问题和答复').check();
  await desk.getByRole('button', { name: '登记', exact: true }).click();
  await desk.waitForURL(/messages\/\d+$/);
  expect(await desk.textContent('.notice')).toMatch(/编号 .+，查询码 \S+，只显示这一次/);
  expect(await desk.textContent('.head')).toMatch(/电话（.+登记）/);
  expect(await desk.textContent('main')).not.toContain('199-0000-0000');
  expect(await axeFaults(desk)).toEqual([]);
  const address = new URL(desk.url()).pathname;
  await desk.selectOption('[name=office]', String(town.offices.finance));
  await desk.getByRole('button', { name: '交办', exact: true }).click();
  expect(await desk.textContent('.notice')).toContain('已交办');

  // answered by who knows, read by somebody else
  const writer = await at(editor.login, address);
  await writer.fill('[name=body]', '今年的取暖补贴 3 月 15 日前发到社保卡上。');
  await writer.getByRole('button', { name: '送审' }).click();
  expect(await writer.textContent('.notice')).toContain('已送审');
  now = new Date('2024-03-05T02:00:00Z');
  const reader = await at(reviewer.login, `/console/reviews/messageAnswer/${/\d+$/.exec(address)![0]}`);
  expect(await reader.textContent('main')).not.toContain('199-0000-0000');
  for (const box of await reader.locator('input[name=gates]').all()) await box.check();
  await reader.getByRole('button', { name: '通过' }).click();
  expect(await reader.textContent('.notice')).toContain('答复已发给留言人');

  // the words for everybody are refused while the person stands in them
  const public_ = await at(head.login, address);
  expect(await public_.textContent('main')).toContain('首次答复，用时 1 个工作日，按期');
  await public_.selectOption('[name=theme]', { label: '社保救助' });
  await public_.fill('[name=question]', '我叫张演示，住建设村。今年的取暖补贴哪天发？');
  await public_.getByRole('button', { name: '公开', exact: true }).click();
  expect(await public_.textContent('.summary')).toContain('里面有留言人的姓名');
  expect(await axeFaults(public_)).toEqual([]);
  await public_.fill('[name=question]', '今年的取暖补贴哪天发？');
  await public_.getByRole('button', { name: '公开', exact: true }).click();
  expect(await public_.textContent('.notice')).toContain('已公开');

  // and anybody finds it
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(`${base}/engagement/answers`);
  await phone.fill('[name=q]', '取暖补贴');
  await phone.getByRole('button', { name: '查找' }).click();
  expect(await axeFaults(phone)).toEqual([]);
  expect(await phone.textContent('.counts')).toMatch(/收到留言\s*1/);
  expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await phone.getByRole('link', { name: '取暖补贴哪天发' }).click();
  const shown = await phone.textContent('main');
  expect(shown).toContain('3 月 15 日前发到社保卡上');
  expect(shown).not.toMatch(/张|199|建设村/);
  expect(await axeFaults(phone)).toEqual([]);
  expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});

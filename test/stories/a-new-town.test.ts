import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpKeyOf } from '../../src/organizations/index.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { codeOn } from '../support/client.ts';
import { testDatabase } from '../support/database.ts';

// Empty books, a browser without scripts: from the set-up page to the first document of a new town.
const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date() });
let browser: Browser;
let base: string;
const once = new Map<string, string>();

beforeAll(async () => {
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

async function fresh(): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

/** First sign-in with the one-time password: an administrator binds an authenticator, everybody sets a password. */
async function signIn(login: string): Promise<Page> {
  const page = await fresh();
  await page.goto(`${base}/console/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', once.get(login)!);
  await page.click('.sign-in form button');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  if (page.url().includes('second-factor')) {
    await page.fill('[name=code]', codeOn(await page.content(), new Date()));
    await page.click('.sign-in form button');
    await page.waitForURL((url) => !url.pathname.includes('second-factor'));
  }
  await page.fill('[name=old]', once.get(login)!);
  for (const name of ['fresh', 'again']) await page.fill(`[name=${name}]`, 'New-town-2026');
  await page.getByRole('button', { name: '保存新密码' }).click();
  await page.waitForURL(`${base}/console`);
  return page;
}

test('a wrong key keeps what was typed; the right one makes the town and shows three passwords once', async () => {
  const page = await fresh();
  await page.goto(`${base}/console/set-up`);
  const typed = {
    key: 'wrong',
    name: '测试市测试镇人民政府',
    shortName: '测试镇',
    code: 'csz',
    officeName: '党政综合办公室',
    name0: '系统员',
    login0: 'sys',
    name1: '安全员',
    login1: 'sec-admin',
    name2: '审计员',
    login2: 'aud',
  };
  for (const [name, value] of Object.entries(typed)) await page.fill(`[name=${name}]`, value);
  await page.getByRole('button', { name: '完成设置' }).click();
  expect(await page.textContent('.summary')).toContain('设置口令不正确');
  expect(await page.inputValue('[name=officeName]')).toBe('党政综合办公室');
  await page.fill('[name=key]', setUpKeyOf(books.sealer));
  await page.getByRole('button', { name: '完成设置' }).click();
  const passwords = await page.locator('.once').allTextContents();
  expect(passwords).toHaveLength(3);
  for (const [n, login] of ['sys', 'sec-admin', 'aud'].entries()) once.set(login, passwords[n]!);
  // closed too early, it shows them again to whoever has the key, until they are used
  await page.goto(`${base}/console`);
  expect(await page.textContent('h1')).toContain('登录');
  await page.goto(`${base}/console/set-up`);
  await page.fill('[name=key]', setUpKeyOf(books.sealer));
  await page.getByRole('button', { name: '再次显示一次性密码' }).click();
  expect(await page.locator('.once').allTextContents()).toEqual(passwords);
});

test('the administrators make an editor, who begins the first document in a column that is there', async () => {
  const system = await signIn('sys');
  await system.goto(`${base}/console/staff`);
  await system.fill('[name=name]', '撰稿人');
  await system.fill('[name=login]', 'writer');
  await system.selectOption('[name=officeId]', { label: '党政综合办公室' });
  await system.getByRole('button', { name: '新增' }).click();
  once.set('writer', (await system.textContent('.once'))!);

  const security = await signIn('sec-admin');
  await security.goto(`${base}/console/staff`);
  await security.getByRole('link', { name: '撰稿人' }).click();
  await security.check('[name=roles][value=editor]');
  await security.getByRole('button', { name: '保存权限' }).click();

  const editor = await signIn('writer');
  await editor.goto(`${base}/console/documents/new`);
  await editor.fill('[name=title]', '测试镇第一份通知');
  await editor.selectOption('[name=column_id]', { label: '通知公告' });
  await editor.getByRole('button', { name: '开始编写' }).click();
  expect(await editor.inputValue('[name=title]')).toBe('测试镇第一份通知');
  const site = await fresh();
  await site.goto(base);
  expect(await site.textContent('body')).toContain('测试市测试镇人民政府');
});

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUpKeyOf } from '../../src/organizations/index.ts';
import { dayOf } from '../../src/platform/dates.ts';
import { excel } from '../../src/platform/excel.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { codeOn } from '../support/client.ts';
import { testDatabase } from '../support/database.ts';

// Empty books, a browser without scripts: from the set-up page to the first document that was signed and is public.
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

const gates = ['language', 'norms', 'politics'];
let people: Record<'head' | 'writer' | 'secrecy' | 'signer', Page>;

test('the staff comes from one list, and its roles with one click', async () => {
  const system = await signIn('sys');
  expect(await system.textContent('#first-steps')).toContain('登记人员、科室、村和社区');
  await follow(system, system.getByRole('link', { name: '由您办理' }).first());
  const content = await listOf([
    ['姓名', '所属科室', '权限', '联系电话'],
    ['何主任', '党政综合办公室', '政府信息公开工作机构负责人、科室负责人', '0000-6600001'],
    ['沈干事', '党政综合办公室', '信息编辑、依申请公开经办人', ''],
    ['顾保密', '党政综合办公室', '保密审查员', ''],
    ['江志远', '', '分管领导', ''],
  ]);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await system.setInputFiles('[name=file]', { name: '人员.xlsx', mimeType, buffer: content });
  await follow(system, system.getByRole('button', { name: '导入' }));
  for (const row of await system.locator('tbody tr').all()) {
    const [login, password] = await row.locator('td').allTextContents();
    once.set(login!, password!);
  }
  expect([...once.keys()].slice(3)).toEqual(['hezhuren', 'shenganshi', 'gubaomi', 'jiangzhiyuan']);

  const before = await signIn('hezhuren');
  expect(await before.textContent('.warning')).toContain(
    '您的账号还没有权限，现在不能办理，请联系安全管理员（安全员）授权',
  );
  const security = await signIn('sec-admin');
  await security.goto(`${base}/console/staff`);
  await follow(security, security.getByRole('button', { name: '按勾选授权' }));
  expect(await security.textContent('.notice')).toContain('已授权 4 人');
});

test('the head says who the authority is; signed, the site opens', async () => {
  const site = await fresh();
  expect((await site.goto(base))!.status()).toBe(503);
  expect(await site.textContent('body')).toContain('正在建设');
  people = {
    head: await signInAgain('hezhuren'),
    writer: await signIn('shenganshi'),
    secrecy: await signIn('gubaomi'),
    signer: await signIn('jiangzhiyuan'),
  };
  const { head, secrecy, signer } = people;
  await head.goto(`${base}/console/authority`);
  const typed = {
    office: '测试镇党政综合办公室',
    address: '测试镇中心路 8 号',
    hours: '工作日 8:30 至 17:00',
    telephone: '0000-6600001',
    email: 'gongkai@example.cn',
    functions: '办理社会救助。',
    leaders: '江志远，镇长，主持全面工作',
  };
  for (const [name, value] of Object.entries(typed)) await head.fill(`[name=${name}]`, value);
  await follow(head, head.getByRole('button', { name: '保存并送审' }));
  expect(await head.textContent('.notice')).toContain('已送审');
  await passes(secrecy, ['secrecy']);
  await passes(signer, gates);
  expect((await site.goto(`${base}/disclosure/guide`))!.status()).toBe(200);
  for (const text of ['测试镇中心路 8 号', '0000-6600001']) expect(await site.textContent('main')).toContain(text);
});

test('the first document goes through the chain and is public; the list of first steps is gone', async () => {
  const { head, writer, secrecy, signer } = people;
  await writer.goto(`${base}/console`);
  expect(await writer.textContent('#first-steps')).toContain('公开第一件信息');
  await writer.goto(`${base}/console/documents/new`);
  await writer.fill('[name=title]', '测试镇第一份通知');
  await writer.selectOption('[name=column_id]', { label: '通知公告' });
  await follow(writer, writer.getByRole('button', { name: '开始编写' }));
  await writer.fill('[name=body_html]', '自明日起办理医保参保登记。');
  await writer.fill('[name=formed_on]', dayOf(new Date()));
  await writer.selectOption('[name=article_item]', '20.11');
  await follow(writer, writer.getByRole('button', { name: '保存，去送审' }));
  await follow(writer, writer.getByRole('button', { name: '提交审核' }));
  await passes(head, gates);
  await passes(secrecy, ['secrecy']);
  await passes(signer, gates);
  await writer.goto(`${base}/console/documents`);
  await follow(writer, writer.getByRole('link', { name: '测试镇第一份通知' }).first());
  await follow(writer, writer.locator('main a[href$="/publish"]').first());
  await follow(writer, writer.locator('form[action$="/publish"] button').first());
  const site = await fresh();
  await site.goto(base);
  expect(await site.textContent('main')).toContain('测试镇第一份通知');
  await head.goto(`${base}/console`);
  expect(await head.locator('#first-steps').count()).toBe(0);
});

/** A workbook as an office fills it in. */
async function listOf(rows: string[][]): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  const sheet = book.addWorksheet('人员');
  for (const row of rows) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Takes the step that waits for this person, from their workbench. */
async function passes(page: Page, checks: string[]): Promise<void> {
  await page.goto(`${base}/console/reviews`);
  await follow(page, page.locator('main table a').first());
  for (const check of checks) await page.check(`[name=gates][value=${check}]`);
  await follow(page, page.getByRole('button', { name: /通过/ }).first());
}

/** With the password that they set at first. */
async function signInAgain(login: string): Promise<Page> {
  const page = await fresh();
  await page.goto(`${base}/console/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', 'New-town-2026');
  await page.click('.sign-in form button');
  await page.waitForURL(`${base}/console`);
  return page;
}

/** Clicks and waits for the page that it leads to. */
async function follow(page: Page, what: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), what.click()]);
}

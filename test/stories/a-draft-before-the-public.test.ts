import { load } from 'cheerio';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

// A draft rule from its desk to 采纳情况: an editor puts it before the public, somebody comments on a paragraph by telephone
// width, and reads what became of it.
const books = await testDatabase(rooms);
let now = new Date('2024-03-04T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let browser: Browser;
let base: string;
let town: TestTown;
const logins = new Map<string, string>();

beforeAll(async () => {
  town = await testTown(books.db);
  const people = {
    editor: await town.person('office', 'editor'),
    reviewer: await town.person('office', 'officeReviewer'),
    secrecy: await town.person('office', 'secrecyReviewer'),
    signer: await town.person(null, 'signer'),
  };
  for (const [key, { login }] of Object.entries(people)) logins.set(key, login);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

async function signedIn(): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${base}/console/sign-in`);
  await page.fill('[name=login]', logins.get('editor')!);
  await page.fill('[name=password]', town.password);
  await page.click('button[type=submit]');
  return page;
}

/** The three of the chain read it and let it pass. */
async function passed(path: string): Promise<void> {
  for (const [key, gates] of [
    ['reviewer', ['language', 'norms', 'politics']],
    ['secrecy', ['secrecy']],
    ['signer', ['language', 'norms', 'politics']],
  ] as const) {
    const client = new Client(app);
    await client.signIn(logins.get(key)!, town.password);
    const $ = load((await client.get(path)).body);
    const [contentHash, step] = ['contentHash', 'step'].map((name) => String($(`[name=${name}]`).val()));
    const verdict = { verdict: 'passed', gates: [...gates], contentHash: contentHash!, step: step! };
    expect((await client.post(path, verdict, path)).statusCode).toBe(303);
  }
}

test('a draft, a comment on its second paragraph, and what was adopted', async () => {
  const editor = await signedIn();
  await editor.goto(`${base}/console/consultations`);
  await editor.fill('[name=title]', '《停车管理办法（征求意见稿）》公开征求意见');
  await editor.getByRole('button', { name: '开始填写' }).click();
  await editor.selectOption('[name=kind]', { label: '行政规范性文件' });
  await editor.fill('[name=why]', '为规范停车秩序，起草本办法。');
  await editor.fill('[name=text]', '第一条 按划线停车。\n第二条 占用消防通道的，予以拖离。');
  await editor.fill('[name=days]', '30');
  await editor.fill('[name=contact]', '0000-6600001');
  await editor.getByRole('button', { name: '保存并送审' }).click();
  expect(await editor.textContent('.notice')).toContain('已送审');
  const id = /consultations\/(\d+)/.exec(editor.url())![1]!;
  await passed(`/console/reviews/consultation/${id}`);

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${base}/consultations`);
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: '停车管理办法' }).click();
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await page.getByRole('link', { name: '对第 2 段提意见' }).click();
  expect(await page.locator('[name=paragraph]').inputValue()).toBe('2');
  await page.fill('[name=text]', '拖离前应当先通知车主。');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '下一步：核对' }).click();
  now = new Date(now.getTime() + 5_000);
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.waitForURL(/\/sent$/);
  const code = (await page.textContent('.code'))!;
  expect(await axeFaults(page)).toEqual([]);
  await context.clearCookies();

  await editor.goto(`${base}/console/consultations/${id}/comments`);
  await editor.getByRole('button', { name: '公开', exact: true }).click();
  await page.goto(`${base}/consultations/${id}`);
  expect(await page.textContent('.comments')).toContain('拖离前应当先通知车主。');

  now = new Date('2024-04-08T02:00:00Z');
  const later = await signedIn();
  await later.goto(`${base}/console/consultations/${id}/results`);
  await later.locator('[name=comments]').check();
  await later.fill('#f-place-summary', '拖离前先通知');
  await later.getByRole('button', { name: '归类' }).click();
  await later.locator('[name=verdict][value=adopted]').check();
  await later.fill('[name=reason]', '第二条增加“先行通知”。');
  await later.getByRole('button', { name: '保存', exact: true }).click();
  await later.fill('[name=preface]', '收到意见 1 条，已研究。');
  await later.getByRole('button', { name: '送审' }).click();
  expect(await later.textContent('.notice')).toContain('已送审');
  await passed(`/console/reviews/consultationResults/${id}`);

  await page.goto(`${base}/consultations/track`);
  await page.fill('[name=code]', code);
  await page.getByRole('button', { name: '查询' }).click();
  expect(await page.textContent('main')).toContain('第二条增加“先行通知”。');
  expect(await axeFaults(page)).toEqual([]);
  await page.goto(`${base}/consultations/${id}`);
  expect(await page.textContent('.results')).toMatch(/拖离前先通知.*采纳/s);
  expect(await axeFaults(page)).toEqual([]);
});

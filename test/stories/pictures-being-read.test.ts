import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { testDatabase } from '../support/database.ts';
import { drafted } from '../support/drafted.ts';
import { pdfOf } from '../support/reports/hostile-files.ts';
import { type TestTown, testTown } from '../support/town.ts';

// An editor waits before submission while pictures of an attachment are read: the results come by themselves, and nothing that
// was ticked is lost; without scripts a link shows them.
const books = await testDatabase(rooms);
const { db } = books;
const app = await buildServer({ ...books, now: () => new Date('2024-01-10T02:00:00Z') });
const MOBILE = '19900000000';
let browser: Browser;
let base: string;
let town: TestTown;
let login = '';
let at = '';

beforeAll(async () => {
  town = await testTown(db);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  ({ login } = await town.person('finance', 'editor'));
  const author = new Client(app);
  await author.signIn(login, town.password);
  const scan = Buffer.from(pdfOf([new TextEncoder().encode('0 0 m 9 9 l S')]));
  at = await drafted(author, town.columnId, { files: { '名单.txt': `联系 李演示 ${MOBILE}`, '扫描.pdf': scan } });
  await author.get(`${at}/submit`);
  await beingRead();
});
afterAll(() => closeServer(app));

/** Something reads the scan, and has told so just now. */
async function beingRead(): Promise<void> {
  const file = await db.selectFrom('file_checks').selectAll().where('ending', '=', '.pdf').executeTakeFirstOrThrow();
  const findings = JSON.stringify(file.findings.map((one) => ({ ...one, picture: true })));
  await db.updateTable('file_checks').set({ findings }).where('ending', '=', '.pdf').execute();
  await db
    .insertInto('file_recognitions')
    .values({ file_hash: file.file_hash, ending: '.pdf', pictures: 1, later: false, told_at: new Date() } as never)
    .onConflict((oc) => oc.columns(['file_hash', 'ending']).doUpdateSet({ told_at: new Date() }))
    .execute();
}

async function isRead(): Promise<void> {
  await db.updateTable('file_checks').set({ findings: '[]' }).where('ending', '=', '.pdf').execute();
  await db.deleteFrom('file_recognitions').execute();
}

async function opened(javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await page.goto(`${base}/console/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', town.password);
  await page.click('button[type=submit]');
  await page.goto(`${base}${at}/submit`);
  return page;
}

test('what is read is shown without loading the page again, and what was ticked stays', async () => {
  const still = await opened(false);
  expect(await still.textContent('[data-awaited]')).toContain('刷新页面可看识别结果');

  const page = await opened(true);
  expect(await page.textContent('[data-awaited]')).toBe('正在识别图片里的文字，识别完自动列出结果。');
  expect(await page.textContent('.findings')).toContain('正在识别图片中的文字');
  const box = page.getByRole('checkbox', { name: MOBILE });
  await box.check();
  await isRead();
  await expect.poll(() => page.textContent('[data-awaited]'), { timeout: 20_000 }).toContain('已识别完');
  expect(await page.textContent('.findings')).not.toContain('正在识别');
  expect(await box.isChecked()).toBe(true);
  await still.getByRole('link', { name: '刷新页面可看识别结果' }).click();
  expect(await still.locator('[data-awaited]').count()).toBe(0);
  await page.getByRole('button', { name: '提交审核' }).click();
  expect(await page.textContent('.notice')).toContain('已提交审核');
});

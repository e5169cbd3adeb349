import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../src/organizations/index.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { demoDatabase, SMALL_DEMO } from '../support/demo-database.ts';
import { fileInZip } from '../support/unzip.ts';

// Somebody who reads Russian looks for a matter at home and at the kiosk of the hall.
const books = await demoDatabase(SMALL_DEMO);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const app = await buildServer({ ...books, now: () => SMALL_DEMO });
let browser: Browser;
let base: string;
const password = 'Story-only-2023';

beforeAll(async () => {
  await books.db
    .updateTable('staff')
    .set({ password_hash: await hashPassword(password), must_change_password: false })
    .where('login', '=', 'head')
    .execute();
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
}, 120_000);
afterAll(() => closeServer(app));

/** Nothing for axe-core to find and nothing wider than the window. */
async function expectSound(page: Page, path: string): Promise<void> {
  await page.goto(base + path);
  const faults = await page.evaluate(
    `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
  );
  expect(faults, path).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider, path).toBeLessThanOrEqual(0);
}

test.each(['', '/en', '/ru'])(
  'guides and windows below “%s” are sound, wide and narrow, without scripts too',
  async (of) => {
    for (const [width, height] of [
      [1366, 768],
      [390, 844],
    ] as const) {
      const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
      for (const path of ['/', '/guides', '/guides/1', '/guides/6', '/windows', '/disclosure/application/new'])
        await expectSound(page, of + path);
      await page.context().close();
    }
  },
  120_000,
);

test('the form of a guide is downloaded, from a page in another language too', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (const of of ['', '/ru']) {
    await page.goto(`${base}${of}/guides/1`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '临时救助申请书（样表）.docx' }).click(),
    ]);
    const file = readFileSync(await download.path());
    expect(await fileInZip(file, 'word/document.xml')).toContain('申请人姓名');
    expect(await fileInZip(file, 'word/header1.xml')).toContain('演示数据');
  }
}, 60_000);

test('a page leads to itself in another language, and its links stay there', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${base}/guides/1`);
  await page.getByRole('link', { name: 'Русский' }).click();
  expect(page.url()).toBe(`${base}/ru/guides/1`);
  expect(await page.locator('h1').textContent()).toBe('Временная помощь (демонстрация)');
  await page.getByRole('link', { name: 'Окно 1', exact: true }).first().click();
  expect(page.url()).toBe(`${base}/ru/windows#window-1`);
  await page.getByRole('link', { name: '中文' }).click();
  expect(new URL(page.url()).pathname).toBe('/windows');
});

test('what scripts say while a request is filled in is Russian, and what nobody translated says it is Chinese', async () => {
  const page = await (await browser.newContext({ locale: 'ru' })).newPage();
  await page.goto(`${base}/ru/disclosure/application/new`);
  await page.fill('[name=name]', 'Иван');
  await page.getByText(/^Сохранено на этом устройстве \(\d\d:\d\d\); номер/).waitFor();
  await page.fill('[name=subject]', '低保公示');
  await page.getByText('Возможно, вы ищете это').waitFor();
  expect(await page.locator('#alike a').first().getAttribute('lang')).toBe('zh-CN');
  const files = page.locator('[data-files]', { has: page.locator('[name=files]') });
  await files.locator('input[type=file]').setInputFiles([
    { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no pdf') },
    { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.alloc(2_400, 'a ') },
    { name: 'c.txt.exe', mimeType: 'text/plain', buffer: Buffer.from('text') },
  ]);
  const lines = files.locator('ul.kept li > span');
  await expect
    .poll(() => lines.allTextContents())
    .toEqual([
      'Содержимое файла «a.pdf» нельзя загрузить: файл повреждён или переименован, выберите другой',
      'b.txt 2 КБ, принято',
      expect.stringMatching(/^(?:Содержимое файла )?«c\.txt\.exe»/),
    ]);
  expect(await files.getByRole('button', { name: 'Убрать b.txt' }).textContent()).toBe('Убрать');
  expect(await page.locator('ul.kept [lang]').count()).toBe(0);
  await page.locator('#saved button').click();
  await page.getByText('Удалено. При вводе сохранится снова.').waitFor();
  await page.evaluate("document.querySelector('#saved').dataset.sayCleared = '没有译文'");
  await page.locator('#saved button').click();
  expect(await page.locator('#saved p[lang=zh-CN]').textContent()).toBe('没有译文');
}, 60_000);

test('at the kiosk a language is chosen, typed in, and gone when the use ends', async () => {
  const kiosk = await (await browser.newContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true })).newPage();
  const head = await (await browser.newContext()).newPage();
  await head.goto(`${base}/console/sign-in`);
  await head.fill('[name=login]', 'head');
  await head.fill('[name=password]', password);
  await head.click('button[type=submit]');
  await head.waitForURL(`${base}/console`);
  await kiosk.goto(`${base}/kiosk`);
  await head.goto(`${base}/console/terminals`);
  await head.fill('[name=code]', (await kiosk.locator('#waiting .big').textContent())!);
  await head.fill('[name=name]', 'border');
  await head.fill('[name=place]', '便民服务大厅');
  await head.getByRole('button', { name: '登记', exact: true }).click();
  await kiosk.waitForURL(`${base}/kiosk/border`);
  await kiosk.getByRole('link', { name: 'Русский' }).tap();
  await kiosk.waitForURL(`${base}/ru/kiosk/border`);
  for (const [width, height] of [
    [1080, 1920],
    [1920, 1080],
  ] as const) {
    await kiosk.setViewportSize({ width, height });
    for (const path of ['', '/guides', '/guides/1', '/windows', '/search'])
      await expectSound(kiosk, `/ru/kiosk/border${path}`);
  }
  await kiosk.locator('#q').tap();
  for (const letter of 'мир') await kiosk.locator('#keys .key', { hasText: new RegExp(`^${letter}$`) }).tap();
  expect(await kiosk.inputValue('#q')).toBe('мир');
  await kiosk.locator('#end button').tap();
  await kiosk.waitForURL(`${base}/kiosk/border/`);
  expect(await kiosk.locator('html').getAttribute('lang')).toBe('zh-CN');
}, 120_000);

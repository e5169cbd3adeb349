import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { checkSeed } from '../support/reports/check.ts';
import { MEDIA } from '../support/reports/variants.ts';
import { testTown } from '../support/town.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date() });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pictures = process.env.STORY_PICTURES;
let browser: Browser;
let base: string;
let page: Page;

beforeAll(async () => {
  const town = await testTown(books.db);
  const { login } = await town.person(null, 'cityOffice');
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(page, base, login, town.password);
});
afterAll(() => closeServer(app));

async function look(name: string): Promise<void> {
  const found = await page.evaluate(
    `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
  );
  expect(found).toEqual([]);
  if (!pictures) return;
  await page.screenshot({ path: `${pictures}/${name}.png` });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${pictures}/${name}-phone.png` });
  await page.setViewportSize({ width: 1366, height: 768 });
}

test('the city’s office has a pile of reports examined and follows a finding to its cell', async () => {
  await page.click('nav summary:has-text("年报工作")');
  await page.click('nav >> text=年报体检');
  await look('upload');

  const files = [];
  for (let seed = 0; seed < 30; seed += 1) {
    const { bytes, variant } = await checkSeed(seed, seed % 6 === 5 ? 'remediesDoNotAddUp' : undefined);
    files.push({ name: `第${seed + 1}份.${MEDIA.includes(variant.medium) ? variant.medium : ''}`, buffer: bytes });
  }
  await page.setInputFiles(
    '#f-files',
    files.map(({ name, buffer }) => ({ name, buffer, mimeType: 'application/octet-stream' })),
  );
  await page.click('text=开始体检');
  await page.waitForSelector('text=体检结果');
  expect(await page.locator('main tbody tr').count()).toBe(30);
  expect(await page.locator('.tag.late').count()).toBe(5);
  await look('batch');

  await page.click('main tbody tr:nth-child(6) a');
  expect(await page.locator('main .findings').first().textContent()).toContain('表四');
  await look('report');
  await page.click('main .findings a');
  expect(new URL(page.url()).hash).toMatch(/^#cell-four\./);
  await look('cell');
  await page.click('td.faulty a');
  expect(new URL(page.url()).hash).toMatch(/^#read-four\./);
  await look('origin');
});

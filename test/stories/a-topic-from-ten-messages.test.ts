import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendMessage, writerOf } from '../../src/engagement/receive.ts';
import { unwrap } from '../../src/platform/outcome.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { detectTopics } from '../../src/topics/index.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { publicDocument } from '../support/publications.ts';
import { type TestTown, testTown } from '../support/town.ts';

// Ten people ask the same; the head sees it, the office answers, and everybody reads what was said when.
const books = await testDatabase(rooms);
const { db, house, sealer } = books;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const now = new Date('2024-06-14T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
let browser: Browser;
let base: string;
let town: TestTown;

beforeAll(async () => {
  town = await testTown(db);
  await publicDocument(books, town, { title: '生活垃圾清运时间', at: '2024-05-06T02:00:00Z' });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
}, 60_000);
afterAll(() => closeServer(app));

/** Nothing for axe-core to find and nothing wider than the window. */
async function expectSound(page: Page): Promise<void> {
  const faults = await page.evaluate(
    `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
  );
  expect(faults, page.url()).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider, page.url()).toBeLessThanOrEqual(0);
}

const opened = async (login: string, width = 1366) => {
  const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width, height: 800 } });
  const page = await context.newPage();
  await signIn(page, base, login, town.password);
  return page;
};

test('from ten messages to a publication', async () => {
  const ask = ['垃圾什么时候清运', '幸福路垃圾没人清运', '请问几天清运一次垃圾'];
  for (let n = 0; n < 10; n++) {
    const subject = ask[n % 3]!;
    const sender = { name: `演示甲${'一二三四五六七八九十'[n]}`, telephone: `1990000000${n}`, email: '' };
    const given = { sort: 'consultation', subject, sender, wantsPublic: false, byTelephone: false, page: '' } as const;
    const caller = { db, house, sealer, who: writerOf(town.authorityId), now };
    unwrap(await sendMessage(caller, { ...given, written: { text: subject, selection: '' } }));
  }
  await detectTopics({ db, house, now });
  const [head, reviewer, secrecy, signer] = await Promise.all([
    town.person('office', 'disclosureHead'),
    town.person('finance', 'officeReviewer'),
    town.person('office', 'secrecyReviewer'),
    town.person(null, 'signer'),
  ]);

  const page = await opened(head.login);
  await page.getByRole('link', { name: /近期问得多/ }).click();
  expect(await page.locator('#records tfoot td').textContent()).toBe('10');
  await expectSound(page);
  await page.selectOption('[name=office]', String(town.offices.finance));
  await page.getByRole('button', { name: '热点回应' }).click();
  expect(await page.locator('[name=question]').inputValue()).toContain('生活垃圾清运时间');
  await page.fill('[name=title]', '小区垃圾清运');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.fill('[name=on]', '2024-06-13');
  await page.selectOption('[name=kind]', 'speech');
  await page.fill('[name=text]', '从下周一起，每天上午 7 时前清运一次。');
  await page.fill('[name=who]', '副镇长 演示');
  await page.getByRole('button', { name: '添加' }).click();
  await page.locator('.todo').getByText('每天上午 7 时前').waitFor();
  await expectSound(page);
  await page.getByRole('button', { name: '送审' }).click();
  const id = page.url().split('/').pop();

  for (const { login } of [reviewer, secrecy, signer]) {
    const own = await opened(login);
    await own.goto(`${base}/console/reviews/topic/${id}`);
    for (const gate of await own.locator('[name=gates]').all()) await gate.check();
    await own.getByRole('button', { name: '通过' }).click();
    await own.waitForURL((url) => !url.pathname.endsWith(`/topic/${id}`));
    await own.context().close();
  }

  for (const width of [1366, 390]) {
    const context = await browser.newContext({ javaScriptEnabled: true, viewport: { width, height: 800 } });
    const reader = await context.newPage();
    await reader.goto(`${base}/topics`);
    await expectSound(reader);
    await reader.getByRole('link', { name: '小区垃圾清运' }).click();
    expect(await reader.locator('.timeline').textContent()).toContain('每天上午 7 时前清运一次');
    expect(await reader.locator('main').textContent()).toContain('进行中');
    await expectSound(reader);
    await context.close();
  }
  await page.goto(`${base}/console/topics`);
  await expectSound(page);
  await page.getByText('处理过的').waitFor();
}, 120_000);

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { ledgersOf } from '../support/ledgers.ts';
import { type TestTown, testTown } from '../support/town.ts';
import { wordReport } from '../support/worded.ts';

const books = await testDatabase(rooms);
let now = new Date('2024-01-08T02:00:00Z');
const app = await buildServer({ ...books, now: () => now });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const year = '/console/annual-report/2023';
const shown = '/disclosure/reports/2023';
let town: TestTown;
let ledgers: ReturnType<typeof ledgersOf>;
let browser: Browser;
let base: string;

beforeAll(async () => {
  town = await testTown(books.db);
  ledgers = ledgersOf(books.db, town);
  await ledgers.deliveries('website', 12, '2022-06-06');
  await ledgers.deliveries('website', 30, '2023-03-03');
  await ledgers.deliveries('wechat', 70, '2023-04-04');
  await ledgers.application('person', '2023-05-05', 'granted', '2023-05-20');
  await ledgers.application('business', '2023-12-28');
  await wordReport(books.db, town.authorityId, 2023);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

async function as(...person: Parameters<TestTown['person']>): Promise<Page> {
  const { login } = await town.person(...person);
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(page, base, login, town.password);
  return page;
}

/** What axe-core has against a page at a desk and in the hand, and whether it fits. */
async function sound(page: Page, path: string): Promise<void> {
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 768 });
    await page.goto(base + path);
    expect(await page.evaluate('[...document.images].filter((image) => image.naturalWidth === 0).length')).toBe(0);
    const found = await page.evaluate(
      `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
    );
    expect([path, width, found]).toEqual([path, width, []]);
    expect([path, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([path, true]);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

/** Three people who had no hand in it let the report pass. */
async function wholeChain(editor: Page): Promise<void> {
  await editor.goto(base + year);
  await editor.getByRole('button', { name: '送审', exact: true }).click();
  for (const [office, role] of [
    ['office', 'officeReviewer'],
    ['office', 'secrecyReviewer'],
    [null, 'signer'],
  ] as const) {
    const reviewer = await as(office, role);
    await reviewer.goto(base + year);
    for (const box of await reviewer.locator('#sign-off input[name=gates]').all()) await box.check();
    await reviewer.locator('#sign-off button[value=passed]').click();
    await reviewer.getByText(/已通过，转入下一环节|已签发，可以发布/).waitFor();
    await reviewer.context().close();
  }
}

test('from the workspace to the published report, and to its correction', async () => {
  const editor = await as('office', 'editor');
  await editor.goto(base + year);
  expect(await editor.textContent('#progress')).toContain('距 2024-01-31 还有 23 天');

  // part five: a problem the books show is taken over, a figure is inserted by the keyboard and cannot be typed into
  await editor.locator('#progress').getByText('五、存在的主要问题及改进情况').click();
  await editor.locator('#suggestions').getByRole('button', { name: '加入文字' }).first().click();
  const text = editor.locator('.chip-editor [role=textbox]');
  await text.click();
  await editor.keyboard.press('Control+End');
  await editor.keyboard.type('全年共公开 ');
  await editor.keyboard.press('Control+/');
  await editor.keyboard.type('全年公开总数');
  await editor.keyboard.press('Enter');
  await editor.keyboard.type(' 条，其中网站 {{channels.website}} 条。');
  expect((await text.locator('.chip').allTextContents()).slice(-2)).toEqual(['100', '30']);
  expect(await editor.textContent('#preview')).toContain('全年共公开 100 条，其中网站 30 条。');
  expect(await editor.inputValue('#f-text')).toContain(
    '全年共公开 {{channels.total}} 条，其中网站 {{channels.website}} 条。',
  );
  await editor.keyboard.press('Backspace');
  await editor.keyboard.type('。');
  await editor.getByRole('button', { name: '保存', exact: true }).click();
  await editor.waitForURL(base + year);

  await wholeChain(editor);
  const head = await as('office', 'disclosureHead');
  await head.goto(base + year);
  await head.getByRole('button', { name: '发布报告' }).click();
  await head.getByText('网站上的报告以发布时的内容为准').waitFor();
  const citizen = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await citizen.goto(base + shown);
  expect(await citizen.textContent('main')).toContain('全年共公开 100 条，其中网站 30 条。');

  // a mistake is found later
  now = new Date('2024-03-04T02:00:00Z');
  await ledgers.application('person', '2023-07-07', 'granted', '2023-07-17');
  const later = await as('office', 'disclosureHead');
  await later.goto(base + year);
  expect(await later.textContent('.warning')).toContain('报告发布后台账有变动');
  await later.getByText('发现差错，更正报告').click();
  await later.fill('[name=reason]', '漏登一件申请');
  await later.getByRole('button', { name: '开始更正' }).click();
  const again = await as('office', 'editor');
  await wholeChain(again);
  await later.goto(base + year);
  await later.getByRole('button', { name: '发布更正后的报告' }).click();
  await later.getByText('漏登一件申请').waitFor();
  await citizen.goto(base + shown);
  expect(await citizen.textContent('.notice')).toContain('更正原因：漏登一件申请');
  await citizen.getByText('查看第 1 版').click();
  expect(await citizen.textContent('.warning')).toContain('仅供查考');
});

test('the pages are sound at a desk and in the hand', async () => {
  const head = await as('office', 'disclosureHead');
  for (const path of [
    year,
    '/console/annual-report/2024',
    '/console/annual-report/2024/parts/problems',
    '/console/annual-report/2024/parts/publishing',
    '/console/annual-report/2024/acts',
    '/console/annual-report/2024/cells/three.carriedIn.business',
    `${year}/trends`,
    shown,
    `${shown}/versions/1`,
  ])
    await sound(head, path);
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../src/organizations/index.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { codeOn } from '../support/client.ts';
import { demoDatabase, SMALL_DEMO } from '../support/demo-database.ts';

const books = await demoDatabase(SMALL_DEMO);
const then = Number(SMALL_DEMO) - Date.now();
const now = () => new Date(Date.now() + then);
const app = await buildServer({ ...books, now });
const password = 'Story-only-2023';
let browser: Browser;
let base: string;

beforeAll(async () => {
  await books.db
    .updateTable('staff')
    .set({ password_hash: await hashPassword(password), must_change_password: false })
    .execute();
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

async function as(login: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${base}/console/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  if (page.url().includes('second-factor')) {
    await page.fill('[name=code]', codeOn(await page.content(), now()));
    await page.click('button[type=submit]');
  }
  await page.waitForURL(`${base}/console`);
  return page;
}

/** Nothing for axe-core to find and nothing wider than the window, on a desk and on a phone. */
async function expectNoBarrier(page: Page, path: string): Promise<void> {
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect((await page.goto(base + path))!.status()).toBe(200);
    expect([path, width, await axeFaults(page)]).toEqual([path, width, []]);
    expect([path, await page.evaluate('document.documentElement.scrollWidth <= innerWidth')]).toEqual([path, true]);
  }
}

test('an editor writes, three people let it pass, and a citizen reads it', async () => {
  const editor = await as('editor5');
  await editor.goto(`${base}/console/documents`);
  await editor.getByText('关于开展冬季取暖安全检查的通知').click();
  await editor.waitForURL(/documents\/\d+/);
  const address = editor.url();
  const id = /documents\/(\d+)/.exec(address)![1];
  await editor.getByRole('button', { name: /提交审核/ }).click();
  for (const [login, boxes] of [
    ['reviewer5', 3],
    ['secrecy', 1],
    ['signer', 3],
  ] as const) {
    const reviewer = await as(login);
    await reviewer.goto(`${base}/console/reviews`);
    await reviewer.getByText('关于开展冬季取暖安全检查的通知').click();
    await reviewer.waitForURL(/reviews\/document\/\d+/);
    expect(await axeFaults(reviewer)).toEqual([]);
    const gates = reviewer.locator('input[name=gates]');
    expect(await gates.count()).toBe(boxes);
    for (const box of await gates.all()) await box.check();
    await reviewer.getByRole('button', { name: '通过' }).click();
    await reviewer.waitForURL(`${base}/console/reviews`);
    await reviewer.context().close();
  }
  await editor.goto(address);
  await editor.getByRole('link', { name: '公开', exact: true }).click();
  await editor.locator('main form button.btn').first().click();
  await expect.poll(async () => (await fetch(`${base}/documents/${id}`)).status, { timeout: 15_000 }).toBe(200);
  const citizen = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await citizen.goto(`${base}/documents/${id}`);
  expect(await citizen.textContent('h1')).toContain('冬季取暖安全检查');
});

test.each([
  ['home', '/'],
  ['a list', '/columns/caizheng'],
  ['search', '/search?q=%E5%8C%BB%E7%96%97'],
  ['the annual report', '/disclosure/reports/2023'],
  ['the items of the law', '/disclosure/items'],
  ['a year by channel', '/disclosure/channels?year=2023'],
  ['how to apply', '/disclosure/application'],
  ['the form', '/disclosure/application/new?as=person'],
])('axe finds nothing on %s, wide and narrow', async (_name, path) => {
  const page = await (await browser.newContext()).newPage();
  await expectNoBarrier(page, path);
  await page.context().close();
});

test.each([
  ['editor1', ['', '/documents', '/documents/new', '/ledger?year=2023', '/annual-report/2023']],
  ['head', ['/columns', '/reviews/chain', '/paper-wordings', '/calendar', '/ledger/import', '/notices']],
  ['sysadmin', ['', '/account', '/staff', '/offices', '/authorities', '/mail']],
  ['secadmin', ['/administrators']],
  ['auditor', ['/audit-log', '/failed-sign-ins']],
  ['city', ['', '/region', '/examine']],
])('axe finds nothing on the pages of %s, wide and narrow', async (login, paths) => {
  const page = await as(login);
  for (const path of paths) await expectNoBarrier(page, `/console${path}`);
  await page.context().close();
});

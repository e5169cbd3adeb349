import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveriesOf } from '../../src/channels/index.ts';
import { listenToBooks } from '../../src/platform/http/cache/books-listener.ts';
import { PageCache } from '../../src/platform/http/cache/page-cache.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { person } from '../support/applicants.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { publicDocument, withdrawDocument } from '../support/publications.ts';
import { spell, terminalWindow } from '../support/terminal-window.ts';
import { type TestTown, testTown } from '../support/town.ts';

const books = await testDatabase(rooms);
const pages = new PageCache();
/** ms that the program's clock is before the machine's */
let later = 0;
const app = await buildServer({ ...books, pages, now: () => new Date(Date.now() + later) });
const stop = listenToBooks(books.url, pages);
let town: TestTown;
let browser: Browser;
let base: string;
let head: Page;
let notice: number;

beforeAll(async () => {
  town = await testTown(books.db);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  head = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(head, base, (await town.person('office', 'disclosureHead')).login, town.password);
  notice = await publicDocument(books, town, {
    title: '关于春季低保申请的通知',
    html: '<p>低保申请自三月一日起受理，请到便民服务大厅办理，也可以看<a href="https://example.org/dibao">说明</a>。</p>',
    text: '低保申请自三月一日起受理，请到便民服务大厅办理。',
    channels: ['website', 'kiosk'],
    at: new Date().toISOString(),
  });
});
afterAll(async () => {
  await stop();
  await closeServer(app);
});

const kiosk = (name: string, width: number, height: number) =>
  terminalWindow(browser, head, { kind: 'kiosk', name, width, height });

/** All links and forms of a page stay below the kiosk. */
async function expectNoWayOut(page: Page, name: string): Promise<void> {
  const ways = await page.evaluate(
    `[...document.querySelectorAll('a[href], form[action], iframe[src]')].map((node) => node.getAttribute('href') ?? node.getAttribute('action') ?? node.getAttribute('src'))`,
  );
  for (const way of ways as string[]) expect(way).toMatch(new RegExp(`^(?:#|/kiosk/${name}(?:[/?#]|$))`));
  expect(await page.locator('input[type=file], [target], [download]').count()).toBe(0);
}

const count = async (kind: string) =>
  (
    await books.db
      .selectFrom('terminal_uses')
      .select('count')
      .where('kind', '=', kind as 'filed')
      .executeTakeFirst()
  )?.count ?? 0;

test('at a kiosk one searches by pinyin, reads, prints, calls, applies; who goes away leaves nothing', async () => {
  const page = await kiosk('hall', 1920, 1080);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  // what was signed off for kiosks is there, and counts as that
  await expect
    .poll(async () => (await deliveriesOf(books.db, notice)).find(({ channel }) => channel === 'kiosk')!.state)
    .toBe('confirmed');
  await page.waitForTimeout(5_000); // it is shown anew by that
  expect(await axeFaults(page)).toEqual([]);
  await expectNoWayOut(page, 'hall');
  // search by touching letters
  await page.getByRole('link', { name: '搜索' }).tap();
  await page.locator('#q').tap();
  await spell(page, 'dibao');
  await page.locator('#keys .word', { hasText: /^低保$/ }).tap();
  expect(await page.inputValue('#q')).toBe('低保');
  await page.getByRole('button', { name: '完成' }).tap();
  await page.getByRole('button', { name: '搜索' }).tap();
  await page.getByText('搜索“低保”：1 条').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: /春季低保申请/ }).tap();
  await page.getByText('打印共 1 页').waitFor();
  expect(await page.getByRole('img', { name: '二维码：用手机看“说明”' }).count()).toBe(1);
  await expectNoWayOut(page, 'hall');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '打印' }).tap();
  await page.getByText('请在出纸口取走').waitFor();
  expect([await count('printed'), await count('page')]).toEqual([1, 1]);

  // help is called, seen at the desk, and answered by a click
  await page.getByRole('button', { name: '呼叫工作人员' }).tap();
  await page.getByText('已呼叫工作人员').waitFor();
  await head.goto(`${base}/console`);
  await head.getByRole('link', { name: '便民服务大厅有人呼叫协助' }).click();
  await head.getByRole('button', { name: '我去协助' }).click();
  await head.getByText('已登记由您协助').waitFor();
  expect(await head.locator('#calls .todo li').count()).toBe(0);

  // an application, in the house's own form
  await page.getByRole('link', { name: '申请公开' }).tap();
  await page.locator('[name=name]').first().fill(person.name);
  await page.locator('[name=documentNumber]').fill(person.documentNumber);
  await page.locator('[name=telephone]').first().tap();
  await spell(page, '19900000002');
  expect(await page.locator('[name=telephone]').first().inputValue()).toBe('19900000002');
  await page.getByRole('button', { name: '完成' }).tap();
  await page.getByLabel('所需信息的名称或内容').fill('建设村灌渠维修合同');
  await page.getByLabel('纸质').check();
  await page.getByLabel('当面领取').check();
  await expectNoWayOut(page, 'hall');
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '下一步' }).tap();
  await page.getByRole('heading', { name: '核对申请内容' }).waitFor();
  await expectNoWayOut(page, 'hall');
  later = 60_000; // who reads it through takes a while
  await page.getByRole('button', { name: '确认提交' }).tap();
  await page.waitForURL('**/acknowledgement');
  await page.getByText('查询码').first().waitFor();
  await expectNoWayOut(page, 'hall');
  expect(await count('filed')).toBe(1);

  // a minute without a touch: it is asked, then everything is gone
  await page.evaluate(`localStorage.setItem('left', 'behind'); sessionStorage.setItem('left', 'behind')`);
  await page.clock.install();
  await page.goto(`${base}/kiosk/hall/disclosure/application/mine`);
  await page.getByRole('heading', { name: '建设村灌渠维修合同' }).waitFor();
  await page.clock.runFor(61_000);
  await page.getByRole('alertdialog', { name: '您还在使用吗？' }).waitFor();
  await page.getByRole('button', { name: '继续使用' }).tap();
  expect(await page.locator('#still').isHidden()).toBe(true);
  await page.clock.runFor(82_000);
  await page.waitForURL(/\/kiosk\/hall\/?$/);
  expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['device-kiosk']);
  expect(await page.getByRole('button', { name: '结束使用' }).count()).toBe(0);
  await page.goBack().catch(() => undefined);
  expect(await page.content()).not.toContain('灌渠');
  await page.goto(`${base}/kiosk/hall/disclosure/application/mine`);
  expect(page.url()).toBe(`${base}/kiosk/hall/disclosure/application/track`);
  expect(problems).toEqual([]);
}, 240_000);

test('a kiosk on its side; a notice that is withdrawn leaves it at once; shut out it shows a code', async () => {
  const page = await kiosk('door', 1080, 1920);
  expect(await axeFaults(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  await page.goto(`${base}/kiosk/door/documents/${notice}`);
  await page.getByRole('heading', { name: /春季低保申请/ }).waitFor();
  await page.waitForTimeout(1_500);
  await withdrawDocument(books, town, notice, '有误', new Date());
  await page.waitForURL(`${base}/kiosk/door`, { timeout: 15_000 }); // told, not asked for
  await expect
    .poll(async () => (await deliveriesOf(books.db, notice)).find(({ channel }) => channel === 'kiosk')!.followUp, {
      timeout: 40_000,
    })
    .toBe(null);
  expect((await page.goto(`${base}/kiosk/door/documents/${notice}`))!.status()).toBe(404);
  await expectNoWayOut(page, 'door');
  expect((await page.goto(`${base}/kiosk/door/console`))!.status()).toBe(404);
  await expectNoWayOut(page, 'door');
  await head.goto(`${base}/console/terminals`);
  await head.getByRole('row', { name: /door/ }).getByRole('link').click();
  await head.getByRole('button', { name: '停用这台终端' }).click();
  await page.locator('#waiting').waitFor({ timeout: 40_000 });
}, 120_000);

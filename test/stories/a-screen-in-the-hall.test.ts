import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveriesOf } from '../../src/channels/index.ts';
import { listenToBooks } from '../../src/platform/http/cache/books-listener.ts';
import { PageCache } from '../../src/platform/http/cache/page-cache.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { correctDocument, publicDocument, withdrawDocument } from '../support/publications.ts';
import { terminalWindow } from '../support/terminal-window.ts';
import { type TestTown, testTown } from '../support/town.ts';

/** Told on a line that stands open: nothing here asks again by itself. */
const AT_ONCE = { timeout: 15_000 };
const books = await testDatabase(rooms);
const pages = new PageCache();
const build = () => buildServer({ ...books, pages, now: () => new Date() });
let app = await build();
const stop = listenToBooks(books.url, pages);
let town: TestTown;
let browser: Browser;
let base: string;
let head: Page;

beforeAll(async () => {
  town = await testTown(books.db);
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  head = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await signIn(head, base, (await town.person('office', 'disclosureHead')).login, town.password);
});
afterAll(async () => {
  await stop();
  await closeServer(app);
});

const onScreens = (title: string, text: string) =>
  publicDocument(books, town, {
    title,
    html: text
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join(''),
    channels: ['website', 'screen'],
    at: new Date().toISOString(),
  });
const delivery = async (id: number) => (await deliveriesOf(books.db, id)).find(({ channel }) => channel === 'screen')!;
const shown = (page: Page) => page.locator('#stage h1');

const screen = (name: string, width: number, height: number) =>
  terminalWindow(browser, head, { kind: 'screen', name, width, height });

test('a screen is signed in, shows what was signed off, hears at once, goes on alone, and comes back', async () => {
  const long = `${'各村民小组：灌溉渠自三月二十日起分段检修，期间轮流供水，请提前安排春耕用水。'.repeat(30)}\n${'检修顺序由村民委员会公布。'.repeat(20)}`;
  const notice = await onScreens('关于灌溉渠检修期间轮流供水的通知', long);
  const wide = await screen('hall', 1920, 1080);
  await shown(wide).filter({ hasText: '灌溉渠检修' }).waitFor();
  await expect.poll(() => wide.locator('#page').textContent(), { timeout: 10_000 }).toMatch(/^第 1 页，共 [2-9] 页$/);
  expect(await wide.locator('#clock').textContent()).toMatch(/^\d{4}-\d\d-\d\d　星期[一二三四五六日]　\d\d:\d\d$/);
  expect(await axeFaults(wide)).toEqual([]);
  const tall = await screen('door', 1080, 1920);
  await shown(tall).filter({ hasText: '灌溉渠检修' }).waitFor();
  expect(await axeFaults(tall)).toEqual([]);

  // an urgent notice on both at once, and gone as fast
  await head.goto(`${base}/console/terminals/playlist`);
  await head.fill('[name=urgentTitle]', '大风蓝色预警');
  await head.fill('[name=urgentBody]', '今天夜间有七级以上大风，请加固大棚，不要在广告牌下停留。');
  const urgent = [wide, tall].map((page) => shown(page).filter({ hasText: '大风蓝色预警' }).waitFor(AT_ONCE));
  await head.getByRole('button', { name: '立即显示' }).click();
  await Promise.all(urgent);
  expect(await axeFaults(wide)).toEqual([]);
  await head.getByRole('button', { name: '结束显示' }).click();
  await shown(wide).filter({ hasText: '灌溉渠检修' }).waitFor(AT_ONCE);

  // a correction replaces the old text, a withdrawal takes it off, at once
  await correctDocument(books, town, notice, {
    text: '改为三月二十五日。',
    at: new Date(),
    channels: ['website', 'screen'],
  });
  await wide.locator('#stage', { hasText: '改为三月二十五日' }).waitFor(AT_ONCE);

  // the server is away: what was there last goes on, also after a reload, and says so
  await wide.waitForFunction('navigator.serviceWorker.controller !== null');
  await wide.waitForTimeout(1_000); // what is kept is written
  const { port } = new URL(base);
  await closeServer(app);
  await wide.reload();
  await wide.locator('#stage', { hasText: '改为三月二十五日' }).waitFor({ timeout: 20_000 });
  await wide.locator('#offline').waitFor();
  await tall.locator('#stage', { hasText: '改为三月二十五日' }).waitFor();

  // back: by itself, with what happened meanwhile
  await withdrawDocument(books, town, notice, '有误', new Date());
  app = await build();
  await app.listen({ port: Number(port), host: '127.0.0.1' });
  await wide.locator('#stage', { hasText: '改为三月二十五日' }).waitFor({ state: 'detached', timeout: 70_000 });
  await wide.locator('#offline').waitFor({ state: 'hidden', timeout: 40_000 });
  expect(await shown(wide).textContent()).not.toContain('灌溉渠');
  expect((await delivery(notice)).state).toBe('removed'); // nobody had seen it to its end

  // a short one is seen to its end: the delivery has its proof; withdrawn, both screens are rid of it and it is settled
  const short = await onScreens('关于集市改期的通知', '本周集市改在周日。');
  await shown(wide).filter({ hasText: '集市改期' }).waitFor({ timeout: 60_000 });
  await expect.poll(async () => (await delivery(short)).state, { timeout: 90_000 }).toBe('confirmed');
  await withdrawDocument(books, town, short, '有误', new Date());
  await wide.locator('#stage', { hasText: '集市改期' }).waitFor({ state: 'detached', ...AT_ONCE });
  await expect.poll(async () => (await delivery(short)).followUp, { timeout: 70_000 }).toBe(null);

  // shut out: it shows a code and keeps nothing
  await head.goto(`${base}/console/terminals`);
  await head.getByRole('row', { name: /hall/ }).getByRole('link').click();
  await head.getByRole('button', { name: '停用这台终端' }).click();
  await wide.locator('#waiting').waitFor(AT_ONCE);
  await expect.poll(() => wide.evaluate('caches.keys()')).toEqual([]);
}, 400_000);

test('a thousand turns with the clock run fast leave no more behind than some', async () => {
  await onScreens('关于第一件事的通知', '第一件事。'.repeat(10));
  await onScreens('关于第二件事的通知', '第二件事。'.repeat(60));
  const page = await screen('week', 1920, 1080);
  await shown(page).waitFor();
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
    const nodes = (await page.evaluate('document.querySelectorAll("*").length')) as number;
    return { usedSize, nodes };
  };
  await page.clock.install();
  await page.reload();
  // the page itself has a heading; it turns once it was told what there is
  await page.locator('#stage noscript').waitFor({ state: 'detached' });
  await page.clock.runFor(10 * 60_000);
  const before = await heap();
  let turns = 0;
  await page.exposeFunction('turned', () => {
    turns += 1;
  });
  await page.evaluate(
    `new MutationObserver(() => turned()).observe(document.querySelector('#stage'), { childList: true })`,
  );
  for (let hour = 0; hour < 12; hour += 1) await page.clock.runFor(3_600_000);
  const after = await heap();
  expect(turns).toBeGreaterThan(1_000);
  expect(after.usedSize - before.usedSize).toBeLessThan(2_000_000);
  expect(after.nodes).toBeLessThan(before.nodes + 200);
}, 400_000);

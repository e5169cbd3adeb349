import type { FastifyInstance } from 'fastify';
import type { BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveriesOf } from '../../src/channels/index.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { publicDocument, withdrawDocument } from '../support/publications.ts';
import { type TestTown, testTown } from '../support/town.ts';

// A village's contact with a phone of 390 pixels, before boards where there is no network.
const books = await testDatabase(rooms);
const { db } = books;
const PHONE = { width: 390, height: 844 };
let app: FastifyInstance;
let base: string;
let town: TestTown;
let context: BrowserContext;
let page: Page;
let login: string;
const faults: string[] = [];
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

const titled = new Map<string, number>();
/** A notice of the village, signed off so many days ago. */
async function notice(title: string, days: number) {
  const at = ago(days).toISOString();
  const channels = ['website', 'board'] as const;
  titled.set(
    title,
    await publicDocument(books, town, { title, officeId: town.offices.village, at, channels: [...channels] }),
  );
}
const stateOf = async (title: string) =>
  (await deliveriesOf(db, titled.get(title)!)).find(({ channel }) => channel === 'board')!.state;
const events = () => db.selectFrom('posting_events').select(['what', 'photo_hash as photo']).orderBy('id').execute();

beforeAll(async () => {
  town = await testTown(db);
  app = await buildServer({ ...books, now: () => new Date() });
  base = await app.listen({ host: '127.0.0.1', port: 0 });
  const facility = await db
    .insertInto('public_facilities')
    .values({
      ...{ authority_id: town.authorityId, kind: 'board', name: '建设村公开栏', place: '村委会院内', count: 1 },
      ...{ since: '2020-01-01', recorded_by: '测试', recorded_at: new Date() },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('posting_places').values({ facility_id: facility.id, office_id: town.offices.village }).execute();
  await notice('昨天签发的公示', 1);
  await notice('早该贴的公示', 12);
  await notice('马上要撤的公示', 2);
  const browser = await testBrowser();
  context = await browser.newContext({ locale: 'zh-CN', viewport: PHONE, hasTouch: true });
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  login = (await town.person('village', 'contact')).login;
});
afterAll(() => closeServer(app));

async function signIn(to = page) {
  await to.goto(`${base}/console/sign-in`);
  await to.fill('[name=login]', login);
  await to.fill('[name=password]', town.password);
  await to.click('button[type=submit]');
  await to.waitForURL(`${base}/console/today`);
}
const photo = async (shade: number) => ({
  name: 'IMG.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 2400, height: 1800, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .jpeg()
    .toBuffer(),
});
const shoot = async (shade: number) => {
  await page.setInputFiles('[name=photo]', await photo(shade));
  await page.waitForSelector('.shoot img');
};
const picture = async (name: string) =>
  process.env.KEEP && (await page.screenshot({ path: `${process.env.KEEP}/${name}.png`, fullPage: true }));
/** The page keeps those tasks, so many, that it lists, for when there is no network. */
const keptTasks = (count: number) =>
  expect
    .poll(
      () =>
        page.evaluate(`caches.open('gongkai-today').then((c) => c.keys()).then((keys) => {
        const kept = keys.map(({ url }) => new URL(url).pathname).filter((path) => /today\\/\\d+$/.test(path));
        const listed = [...document.querySelectorAll('[data-task] a')].map(({ pathname }) => pathname);
        return listed.length === ${count} && kept.sort().join() === listed.sort().join();
      })`),
      { timeout: 20_000 },
    )
    .toBe(true);
const listed = async () => (await page.locator('.tasks b').allTextContents()).map((text) => text.trim());

test('the day begins with what is to be done, what is late first and said so', async () => {
  await signIn();
  const all = await listed();
  expect(all[0]).toBe('早该贴的公示');
  expect(all).toHaveLength(3);
  expect(await page.locator('.tasks li').first().textContent()).toMatch(/逾期 \d+ 天/);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
  await picture('today');
  expect(await axeFaults(page)).toEqual([]);
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
});

test('photo, confirm: two taps, and it is done', async () => {
  await page.click('text=马上要撤的公示');
  await picture('task');
  expect(await axeFaults(page)).toEqual([]);
  await page.click('#confirm button');
  await page.waitForSelector('text=请先拍一张照片');
  const at = page.url();
  const name = 'photo.jpg';
  await page.setInputFiles('[name=photo]', { name, mimeType: 'image/jpeg', buffer: Buffer.from('no picture') });
  await page.waitForSelector('.shoot img');
  await page.click('#confirm button');
  await page.waitForSelector('text=没有收下');
  await page.goto(at);
  await shoot(10);
  await page.click('#confirm button');
  await page.waitForURL(`${base}/console/today`);
  await expect.poll(listed).toEqual(['早该贴的公示', '昨天签发的公示']);
  expect(await stateOf('马上要撤的公示')).toBe('confirmed');
  expect(await page.locator('[data-kept]').isVisible()).toBe(false); // what was not taken before is over
});

test('a browser that is closed between photo and confirmation loses nothing', async () => {
  await page.click('text=早该贴的公示');
  await shoot(20);
  const at = page.url();
  await page.close();
  page = await context.newPage();
  await page.goto(at);
  await page.waitForSelector('.shoot img');
  await picture('shot');
});

test('without a network it is kept on the phone, and the page comes up again', async () => {
  await page.goto(`${base}/console/today`);
  await keptTasks(2);
  await context.setOffline(true);
  await page.click('text=早该贴的公示');
  await page.waitForSelector('.shoot img');
  await page.click('#confirm button');
  await page.waitForURL(`${base}/console/today`);
  await page.waitForSelector('text=1 项等网络恢复后自动送出');
  await page.click('text=昨天签发的公示');
  await shoot(30);
  await page.click('#confirm button');
  await page.waitForSelector('text=2 项等网络恢复后自动送出');
  await page.reload();
  await page.waitForSelector('text=2 项等网络恢复后自动送出');
  await picture('offline');
  expect(await events()).toHaveLength(1);
});

test('back: it is sent by itself, once; what another did meanwhile is told with its reason, and not lost', async () => {
  const { id } = await db
    .selectFrom('postings as p')
    .innerJoin('deliveries as d', 'd.id', 'p.delivery_id')
    .select('p.id')
    .where('d.title', '=', '昨天签发的公示')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('postings')
    .set({ state: 'up', due_on: null, posted_on: ago(0).toISOString().slice(0, 10), posted_by: '他人' })
    .where('id', '=', id)
    .execute();
  await context.setOffline(false);
  await page.waitForSelector('text=没有收下');
  expect(await page.locator('[data-kept]').textContent()).toContain('已经由他人办理');
  await picture('refused');
  expect(await stateOf('早该贴的公示')).toBe('confirmed');
  expect((await events()).map(({ what }) => what)).toEqual(['post', 'post']);
  await page.click('text=不要了');
  await page.waitForSelector('[data-kept]', { state: 'hidden' });
  expect(await listed()).toEqual([]);
});

test('a phone that is taken out again sends at once, whatever it heard of the network', async () => {
  await notice('锁屏时网络回来的公示', 1);
  await page.close(); // its own timers would send too
  page = await context.newPage();
  await page.addInitScript(`addEventListener('online', (event) => event.stopImmediatePropagation())`);
  await page.goto(`${base}/console/today`);
  await keptTasks(1);
  await context.setOffline(true);
  await page.click('text=锁屏时网络回来的公示');
  await shoot(35);
  await page.click('#confirm button');
  await page.waitForSelector('text=1 项等网络恢复后自动送出');
  await context.setOffline(false);
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  await expect.poll(async () => (await events()).length, { timeout: 15_000 }).toBe(3);
  await page.waitForSelector('text=都办完了'); // it loads itself anew: a page that is closed meanwhile never says that it is
  await page.close();
  page = await context.newPage();
  await page.goto(`${base}/console/today`);
  await keptTasks(0);
});

test('of two pages that are open, the older one drops nothing that the newer one keeps', async () => {
  const older = await context.newPage();
  await older.addInitScript(`{
    const { register } = ServiceWorkerContainer.prototype;
    const goes = new Promise((resolve) => { globalThis.letGo = resolve; });
    ServiceWorkerContainer.prototype.register = async function (...given) {
      await goes;
      globalThis.registered = true;
      return register.apply(this, given);
    };
  }`);
  await older.goto(`${base}/console/today`);
  await notice('两个页面都开着时来的公示', 1);
  await page.reload();
  await keptTasks(1);
  await older.evaluate('letGo()');
  await older.waitForFunction('globalThis.registered');
  await older.waitForTimeout(500);
  await keptTasks(1);
  await older.close();
  await context.setOffline(true);
  await page.click('text=两个页面都开着时来的公示');
  await shoot(36);
  await page.click('#confirm button');
  await page.waitForSelector('text=1 项等网络恢复后自动送出');
  await context.setOffline(false);
  await page.waitForSelector('text=都办完了');
  await keptTasks(0);
});

test('withdrawn: it stands first, and what was not sent is said before one leaves a shared phone', async () => {
  await withdrawDocument(books, town, titled.get('马上要撤的公示')!, '内容有误', new Date());
  await page.reload();
  expect(await page.locator('.tasks li').first().textContent()).toContain('马上办');
  await keptTasks(1);
  await context.setOffline(true);
  await page.click('text=马上要撤的公示');
  await shoot(40);
  await page.click('#confirm button');
  await page.waitForSelector('text=1 项等网络恢复后自动送出');
  let asked = '';
  page.once('dialog', async (dialog) => {
    asked = dialog.message();
    await dialog.dismiss();
  });
  await page.click('text=退出');
  await expect.poll(() => asked).toContain('撤下“马上要撤的公示”');
  expect(page.url()).toBe(`${base}/console/today`);
  await context.setOffline(false);
  await page.waitForSelector('text=都办完了');
  await page.click('text=退出');
  await page.waitForURL(`${base}/console/sign-in`);
  expect(await page.evaluate(`caches.has('gongkai-today')`)).toBe(false);
  expect(
    await page.evaluate(`navigator.serviceWorker.getRegistrations().then((all) => all.length)`),
    'nothing answers in the place of the server any more',
  ).toBe(0);
  expect(faults).toEqual([]);
});

test('without scripts the forms do', async () => {
  await notice('没有脚本也能贴的公示', 0);
  const plain = await (await testBrowser()).newContext({ javaScriptEnabled: false, viewport: PHONE });
  page = await plain.newPage();
  await signIn();
  await page.click('text=没有脚本也能贴的公示');
  await page.click('#confirm button');
  await page.waitForSelector('text=请拍一张公开栏的照片');
  await page.setInputFiles('[name=photo]', await photo(50));
  await page.click('#confirm button');
  await page.waitForSelector('text=已登记');
  expect(await stateOf('没有脚本也能贴的公示')).toBe('confirmed');
});

import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countDeliveries, deliveriesOf, keepConnector } from '../../src/channels/index.ts';
import { transmit } from '../../src/channels/transmissions/turn.ts';
import { type Channel, channels } from '../../src/law/index.ts';
import { readConfig } from '../../src/platform/config.ts';
import { dayOf } from '../../src/platform/dates.ts';
import { listenToBooks } from '../../src/platform/http/cache/books-listener.ts';
import { PageCache } from '../../src/platform/http/cache/page-cache.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { testDatabase } from '../support/database.ts';
import { drafted, submitted } from '../support/drafted.ts';
import { correctDocument, publicDocument } from '../support/publications.ts';
import { spell, terminalWindow } from '../support/terminal-window.ts';
import { type TestTown, testTown } from '../support/town.ts';
import type { Account } from '../support/wechat/account.ts';
import { WechatServer } from '../support/wechat/server.ts';

// One sign-off, and a notice goes to all eight channels: by the machine where there is one, by two taps where not.
const books = await testDatabase(rooms);
const { db, files, sealer } = books;
const pages = new PageCache();
/** ms that the town's clock is before the machine's */
let later = 0;
const now = () => new Date(Date.now() + later);
const app = await buildServer({ ...books, pages, now });
const stop = listenToBooks(books.url, pages);
const wechat = new WechatServer();
wechat.now = now;
const GIVEN = { appid: 'wx0000000000000001', secret: '0'.repeat(32) };
const TITLE = '关于冬季清雪保畅通的通知';
let account: Account;
let town: TestTown;
let browser: Browser;
let base: string;
let [editor, head, phone, screen, kiosk]: Page[] = [];
let author: Client;
let notice: number;

/** Whatever the machine has to do within some minutes. */
async function machine(minutes = 3): Promise<void> {
  const config = readConfig({ GONGKAI_WECHAT_API: wechat.base });
  for (let passed = 0; passed < minutes * 60_000; passed += 20_000) {
    await transmit({ db, files, sealer, config, now: now() });
    later += 20_000;
  }
}

beforeAll(async () => {
  await wechat.listen();
  account = wechat.account(GIVEN);
  town = await testTown(db);
  const { authorityId } = town;
  const sealed = sealer.seal({ appSecret: GIVEN.secret }, `connector:${authorityId}:wechat`);
  const settings = { appid: GIVEN.appid, site: 'https://gongkai.example' };
  const set = { authorityId, connector: 'wechat', enabled: true, settings, sealed };
  await db.transaction().execute((tx) => keepConnector(tx, set, '管理员', now()));
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  author = new Client(app);
  const writes = await town.person('office', 'editor');
  await author.signIn(writes.login, town.password);
  editor = await window(writes);
  head = await window(await town.person('office', 'disclosureHead'));
  const contact = await town.person('village', 'contact');
  for (const kind of ['board', 'serviceBoard', 'groups'] as const) {
    const facility = { authority_id: authorityId, kind, name: `建设村${kind}`, place: '村委会院内', count: 1 };
    const { id } = await db
      .insertInto('public_facilities')
      .values({ ...facility, since: '2020-01-01', recorded_by: '测试', recorded_at: now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    const place = { facility_id: id, office_id: town.offices.village, contact_id: contact.id, serves_all: true };
    await db.insertInto('posting_places').values(place).execute();
  }
  phone = await window(contact, { width: 390, height: 844 });
});
afterAll(async () => {
  await stop();
  await closeServer(app);
  await wechat.close();
});

async function window(who: { login: string }, viewport = { width: 1366, height: 768 }): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage();
  if (viewport.width > 500) await signIn(page, base, who.login, town.password);
  else {
    await page.goto(`${base}/console/sign-in`);
    await page.fill('[name=login]', who.login);
    await page.fill('[name=password]', town.password);
    await page.click('button[type=submit]');
    await page.waitForURL(`${base}/console/today`);
  }
  return page;
}

const deliveries = async () => (await deliveriesOf(db, notice)).map((one) => [one.channel, one] as const);
const delivery = async (channel: Channel, of = notice) =>
  (await deliveriesOf(db, of)).find((one) => one.channel === channel)!;
const followUps = async () =>
  (await deliveries()).flatMap(([channel, { followUp }]) => (followUp ? [channel] : [])).sort();
const year = () => Number(dayOf(now()).slice(0, 4));

/** The contact does every task of the day: photo where it is a board, and done. @returns how many */
async function doTasks(): Promise<number> {
  const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#654' } })
    .jpeg()
    .toBuffer();
  await phone!.goto(`${base}/console/today`);
  const all = await phone!.locator('.tasks a').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const href of all) {
    await phone!.goto(base + href);
    if (await phone!.locator('[name=photo]').count()) {
      await phone!.setInputFiles('[name=photo]', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
      await phone!.waitForSelector('.shoot img');
    }
    await phone!.click('#confirm button');
    await phone!.waitForURL(`${base}/console/today`);
  }
  return all.length;
}

/** The page's own clock runs fast: it shows everything to its end and reports. */
async function timePasses(page: Page, ms = 70_000): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5_000) await page.clock.runFor(5_000);
}

/** The playlist turns until a slide says this. */
const comesAround = (page: Page, words: string) =>
  expect
    .poll(
      async () => {
        await page.clock.runFor(5_000);
        return page.locator('#stage').textContent();
      },
      { timeout: 30_000 },
    )
    .toContain(words);

/** Ticks what is to be sent, sends it, looks at the draft and lets it go out. */
async function sendToAccount(id: number): Promise<void> {
  await editor!.goto(`${base}/console/deliveries`);
  await editor!.check(`[name=chosen][value="${(await delivery('wechat', id)).id}"]`);
  await editor!.getByRole('button', { name: '交由平台发送' }).click();
  await editor!.getByText('已交由平台发送').waitFor();
}
async function lookAndApprove(): Promise<void> {
  await machine(1);
  await editor!.reload();
  await editor!.getByText('请在手机的“公众平台助手”里看一遍').first().waitFor();
  await editor!.getByRole('button', { name: '确认发布' }).click();
  await machine();
}

/** One by one where nobody but a person can. */
async function byHand(channel: Channel, button: string, fields: Record<string, string>, of = notice): Promise<void> {
  await editor!.goto(`${base}/console/deliveries/${(await delivery(channel, of)).id}`);
  for (const [name, value] of Object.entries(fields)) await editor!.fill(`[name=${name}]`, value);
  await editor!.getByRole('button', { name: button, exact: true }).click();
}

test('signed off once, it comes to all eight channels, and each counts once', async () => {
  const [row] = [await drafted(author, town.columnId, { fields: { title: TITLE, channels: [...channels] } })];
  await submitted(author, row!);
  notice = Number(row!.split('/').pop());
  for (const role of ['officeReviewer', 'secrecyReviewer', 'signer'] as const) {
    const reviewer = await window(await town.person('office', role));
    await reviewer.goto(`${base}/console/reviews`);
    await reviewer.getByText(TITLE).click();
    for (const gate of await reviewer.locator('input[name=gates]').all()) await gate.check();
    await reviewer.getByRole('button', { name: '通过' }).click();
    await reviewer.waitForURL(`${base}/console/reviews`);
    await reviewer.context().close();
  }
  screen = await terminalWindow(browser, head!, { kind: 'screen', name: 'hall', width: 1920, height: 1080 });
  kiosk = await terminalWindow(browser, head!, { kind: 'kiosk', name: 'door', width: 1920, height: 1080 });
  await editor!.goto(`${base}/console/documents/${notice}/publish`);
  await editor!.locator('main form button.btn').first().click();
  await expect.poll(async () => (await fetch(`${base}/documents/${notice}`)).status).toBe(200);
  expect((await deliveries()).map(([channel]) => channel).sort()).toEqual([...channels].sort());

  await sendToAccount(notice);
  await lookAndApprove();
  const { url } = await delivery('wechat');
  expect(await (await fetch(url)).text()).toContain(TITLE);

  expect(await doTasks()).toBe(3);

  await screen.locator('#stage h1', { hasText: '冬季清雪' }).waitFor();
  await screen.clock.install();
  await screen.reload();
  await screen.locator('#stage h1', { hasText: '冬季清雪' }).waitFor();
  await timePasses(screen);
  await kiosk.goto(`${base}/kiosk/door`);
  await kiosk.getByRole('link', { name: '搜索' }).tap();
  await kiosk.locator('#q').tap();
  await spell(kiosk, 'dongji');
  await kiosk.locator('#keys .word', { hasText: /^冬季$/ }).tap();
  await kiosk.getByRole('button', { name: '完成' }).tap();
  await kiosk.getByRole('button', { name: '搜索' }).tap();
  await kiosk.getByRole('link', { name: TITLE }).tap();
  await kiosk.getByRole('heading', { name: TITLE }).waitFor();
  await kiosk.goto(`${base}/kiosk/door`);

  await byHand('other', '确认已发布', { url: 'https://city.example/notices/1' });
  await expect
    .poll(
      async () => (await deliveries()).filter(([, { state }]) => state !== 'confirmed').map(([channel]) => channel),
      {
        timeout: 20_000,
      },
    )
    .toEqual([]);

  await head!.goto(`${base}/console/channel-desk`);
  const cells = head!.getByRole('row', { name: new RegExp(TITLE) }).locator('td');
  expect(await cells.locator('.tag').allTextContents()).toEqual(channels.map(() => '已公开'));
  await head!.goto(`${base}/console/ledger?year=${year()}&words=${encodeURIComponent('清雪')}`);
  expect(await head!.locator('main table tbody tr').count()).toBe(channels.length);
  expect(await countDeliveries(db, town.authorityId, year())).toEqual(
    Object.fromEntries(channels.map((channel) => [channel, 1])),
  );
});

test('corrected, the new text comes to all of them, and no figure changes', async () => {
  const given = { text: '清雪时间改为每日六时起。', at: now(), channels: [...channels] };
  await correctDocument(books, town, notice, given);
  expect((await followUps()).sort()).toEqual(channels.filter((channel) => channel !== 'website').sort());
  await byHand('wechat', '由平台替换', {});
  await editor!.getByText('已交由平台办理').waitFor();
  await lookAndApprove();
  const live = account.published.flatMap(({ articles }) => articles).filter(({ is_deleted }) => !is_deleted);
  expect(live.map(({ content }) => content.includes('六时起'))).toEqual([true]);
  expect((await delivery('wechat')).url).toBe(live[0]!.url);
  expect(await doTasks()).toBe(3);
  await comesAround(screen!, '六时起');
  await timePasses(screen!);
  await byHand('other', '登记已替换', {});
  await expect.poll(followUps, { timeout: 40_000 }).toEqual([]);
  expect(await countDeliveries(db, town.authorityId, year())).toEqual(
    Object.fromEntries(channels.map((channel) => [channel, 1])),
  );
});

test('withdrawn everywhere by one click: the machine does its part, and what a person must do is listed until it is done', async () => {
  await head!.goto(`${base}/console/channel-desk`);
  await head!.getByLabel(`勾选“${TITLE}”`).check();
  await head!.getByLabel('全部撤下').check();
  await head!.fill('[name=why]', '清雪安排取消');
  await head!.getByRole('button', { name: '办理勾选的信息' }).click();
  await expect.poll(async () => (await fetch(`${base}/documents/${notice}`)).status).toBe(410);
  await machine();
  await screen!.locator('#stage h1', { hasText: '冬季清雪' }).waitFor({ state: 'detached' });
  await timePasses(screen!);
  await expect.poll(followUps, { timeout: 40_000 }).toEqual(['board', 'groups', 'other', 'serviceBoard']);
  expect(account.published.flatMap(({ articles }) => articles).filter(({ is_deleted }) => !is_deleted)).toEqual([]);
  await head!.goto(`${base}/console/channel-desk`);
  await head!.getByRole('link', { name: '4 处已撤下的信息还在外面' }).waitFor();
  expect(await doTasks()).toBe(3);
  await head!.reload();
  await head!.getByRole('link', { name: '1 处已撤下的信息还在外面' }).waitFor();
  await byHand('other', '登记已撤下', {});
  await head!.reload();
  expect(await head!.getByText('还在外面').count()).toBe(0);
  expect(await followUps()).toEqual([]);
});

test('an account that refuses says what to do; without the right to it, it is copied by hand and told by its address', async () => {
  const title = '关于公众号出错的通知';
  const at = now().toISOString();
  const id = await publicDocument(books, town, { title, channels: ['website', 'wechat'], at });
  account.given.allowed = ['192.0.2.1'];
  await sendToAccount(id);
  await machine(1);
  await editor!.reload();
  expect(await editor!.textContent('main')).toMatch(/服务器的地址 \S+ 不在公众号的 IP 白名单里：请公众号管理员/);
  delete account.given.allowed;
  account.given.certified = false;
  await machine(); // it is tried again by itself
  await editor!.reload();
  expect(await editor!.textContent('main')).toMatch(/没有使用这个接口的权限.*（48001）/s);
  expect((await delivery('wechat', id)).state).toBe('failed');
  await editor!.goto(`${base}/console/deliveries/${(await delivery('wechat', id)).id}`);
  await editor!.getByRole('link', { name: '复制排好的文章' }).click();
  await editor!.getByRole('heading', { name: '复制排好的文章' }).waitFor();
  await editor!.getByRole('button', { name: '复制正文' }).click();
  await editor!.locator('[data-copied]', { hasText: '已复制' }).waitFor();
  await editor!.getByRole('link', { name: '去登记网址' }).click();
  await byHand('wechat', '确认已发布', { url: 'https://weixin.example/s/by-hand' }, id);
  await editor!.getByText('已登记').first().waitFor();
  expect(await delivery('wechat', id)).toMatchObject({ state: 'confirmed', url: 'https://weixin.example/s/by-hand' });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendMails } from '../../src/mail/index.ts';
import type { JobContext } from '../../src/platform/room.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { MailServer, wordsOf } from '../support/mail-server.ts';
import { publicDocument } from '../support/publications.ts';
import { type TestTown, testTown } from '../support/town.ts';

// An old man wants to hear of what his village is told, by mail, and after a while no more.
const books = await testDatabase(rooms);
let now = new Date('2024-03-04T01:00:00Z'); // a Monday, 9:00 in China
const app = await buildServer({ ...books, now: () => now });
const server = new MailServer();
let town: TestTown;
let browser: Browser;
let base: string;

beforeAll(async () => {
  await server.listen();
  town = await testTown(books.db);
  await publicDocument(books, town, { title: '关于春耕用水的通知', at: '2024-03-01T02:00:00Z' });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
  const { settings } = server;
  await books.db
    .insertInto('mail_settings')
    .values({
      ...{
        enabled: true,
        host: settings.host,
        port: settings.port,
        security: 'none',
        login: '',
        sender: settings.sender,
      },
      ...{ site_address: base, updated_by: '系统管理员', updated_at: now },
    })
    .execute();
});
afterAll(async () => {
  await closeServer(app);
  await server.close();
});

/** What the program does by itself. @returns the newest mail's link to this page */
async function mailed(path: string): Promise<string> {
  const job = { ...books, now } as unknown as JobContext;
  const digests = books.house.rooms.flatMap(({ jobs }) => jobs).find(({ name }) => name === 'sendDigests');
  await digests!.run(job);
  await sendMails(job);
  return new RegExp(`http://\\S+${path}\\?code=\\S+`).exec(wordsOf(server.mails.at(-1)!))![0];
}

/** Nothing is in the way of who hears or enlarges the page, at either width. */
async function sound(page: Page): Promise<void> {
  for (const [width, height] of [
    [390, 844],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await axeFaults(page), page.url()).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), page.url()).toBe(true);
  }
}

test('from a column to a mail, and out again', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${base}/columns/tongzhi`);
  await page.getByRole('link', { name: '订阅本栏目' }).click();
  expect(await page.textContent('.chosen')).toContain('通知公告');
  await sound(page);
  await page.getByLabel('电子邮箱').fill('grandfather@example.com');
  now = new Date(now.getTime() + 10_000); // he types slowly
  await page.getByRole('button', { name: '订阅', exact: true }).click();
  await page.getByRole('heading', { name: '请查收邮件' }).waitFor();
  await sound(page);

  await page.goto(await mailed('/subscribe/confirm'));
  await sound(page);
  await page.getByRole('button', { name: '确认订阅' }).click();
  await page.getByRole('heading', { name: '我的订阅' }).waitFor();
  await sound(page);
  await page.goto(`${base}/subscribe`);
  await page.getByText('各栏目').click();
  await sound(page);

  await publicDocument(books, town, { title: '关于停水的通知', at: now.toISOString() });
  now = new Date('2024-03-05T00:30:00Z');
  const own = await mailed('/subscribe/mine');
  const mail = wordsOf(server.mails.at(-1)!);
  expect(mail).toContain('关于停水的通知');
  expect(mail).not.toContain('春耕');
  await page.goto(/http:\S+documents\S+/.exec(mail)![0]);
  expect(await page.textContent('h1')).toBe('关于停水的通知');

  await page.goto(own);
  await page.getByRole('link', { name: '停止全部订阅' }).click();
  await sound(page);
  await page.getByRole('button', { name: '停止全部订阅' }).click();
  await page.getByRole('heading', { name: '已经停止订阅' }).waitFor();
  expect(await books.db.selectFrom('subscribers').selectAll().execute()).toEqual([]);

  const head = await town.person('office', 'disclosureHead');
  await signIn(page, base, head.login, town.password);
  await page.goto(`${base}/console/subscriptions`);
  await sound(page);
});

import type { FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliveriesOf } from '../../src/channels/index.ts';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { publicDocument } from '../support/publications.ts';
import { testTown } from '../support/town.ts';

// An account without the right to the interface: the laid-out article is copied, pasted elsewhere, and its address confirmed.
let app: FastifyInstance;
let page: Page;
let base: string;
let delivery: () => Promise<{ id: number; state: string; url: string }>;
const faults: string[] = [];

beforeAll(async () => {
  const books = await testDatabase(rooms);
  const { db, house } = books;
  const town = await testTown(db);
  const now = new Date();
  app = await buildServer({ ...books, now: () => new Date() });
  base = await app.listen({ host: '127.0.0.1', port: 0 });
  const html =
    '<h2>一、范围</h2><p>全镇。</p><table><tbody><tr><td>村</td><td>户数</td></tr><tr><td>东村</td><td>12</td></tr></tbody></table>';
  const id = await publicDocument(books, town, { title: '关于修路的通知', html, at: now.toISOString() });
  const { revision_id } = await db
    .selectFrom('documents')
    .select('revision_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const change = {
    kind: 'published',
    documentId: id,
    authorityId: town.authorityId,
    revisionId: revision_id!,
  } as const;
  await db
    .transaction()
    .execute((tx) => house.tell('document', tx, { ...change, channels: ['wechat'], at: now, was: 'published' }));
  delivery = async () => (await deliveriesOf(db, id)).find(({ channel }) => channel === 'wechat')!;
  page = await (await (await testBrowser()).newContext({ locale: 'zh-CN' })).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await signIn(page, base, (await town.person('office', 'editor')).login, town.password);
});
afterAll(() => closeServer(app));

test('copied with its styles, pasted into another editor, and confirmed by its address', async () => {
  const { id } = await delivery();
  await page.goto(`${base}/console/deliveries/${id}`);
  await page.click('text=复制排好的文章');
  expect(await page.$eval('[data-article] h2, [data-article] p', (one) => getComputedStyle(one).fontWeight)).toBe(
    '700',
  );
  await page.click('text=复制正文');
  await page.waitForSelector('[data-copied]:has-text("已复制")');
  const other = await page.context().newPage();
  await other.goto('about:blank');
  await other.setContent('<div contenteditable="true" id="there"></div>');
  await other.click('#there');
  await other.keyboard.press('Control+v');
  const there = await other.$eval('#there', (one) => one.innerHTML);
  expect(there).toContain('东村');
  expect(there).toMatch(/style="[^"]*text-indent:\s*2em/);
  expect(there).toMatch(/<td style="[^"]*border:\s*1px solid/);
  expect(there).not.toMatch(/ class=| id=/);
  await other.close();
  await page.click('text=去登记网址');
  await page.fill('[name=url]', 'https://mp.weixin.qq.com/s/example');
  await page.click('text=确认已发布');
  await page.waitForSelector('text=已登记发布');
  expect(await delivery()).toMatchObject({ state: 'confirmed', url: 'https://mp.weixin.qq.com/s/example' });
  expect(faults).toEqual([]);
});

import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { inspectSites } from '../../src/self-inspection/nights/run.ts';
import { probeSites } from '../../src/self-inspection/probing/probe.ts';
import { buildServer } from '../../src/server.ts';
import { axeFaults } from '../support/axe.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { publicDocument } from '../support/publications.ts';
import { type TestTown, testTown } from '../support/town.ts';

// The first page was not updated for two weeks; the night sees it, the head is told, something is published, the machine
// looks again and closes it.
const books = await testDatabase(rooms);
const { db, house } = books;
let now = new Date('2024-06-14T03:20:00+08:00');
const app = await buildServer({ ...books, now: () => now });
let base = '';
let town: TestTown;
afterAll(() => closeServer(app));

beforeAll(async () => {
  town = await testTown(db);
  await db
    .updateTable('authorities')
    .set({ opened_at: new Date('2020-01-01T02:00:00Z') })
    .execute();
  await publicDocument(books, town, { title: '关于春耕的通知', at: '2024-05-06T02:00:00Z' });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});

const sound = async (page: Page) => {
  for (const width of [1366, 390]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await axeFaults(page), `${page.url()} at ${width}`).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider, `${page.url()} at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1366, height: 800 });
};

test('found at night, told in the morning, mended, looked at again, closed', async () => {
  const { port } = app.server.address() as AddressInfo;
  const config = { port, host: '127.0.0.1', insideHosts: [] } as never;
  await probeSites({ db, config, now });
  await inspectSites({ db, house, config, now }, { pages: 60, within: 60_000, pause: 0, closely: 2 });

  now = new Date('2024-06-14T08:40:00+08:00');
  const head = await town.person('office', 'disclosureHead');
  const page = await (await (await testBrowser()).newContext({ viewport: { width: 1366, height: 800 } })).newPage();
  await signIn(page, base, head.login, town.password);
  await page.getByRole('link', { name: '首页不更新：首页' }).first().click();
  expect(await page.textContent('main')).toContain('首页上最新的是 2024-05-06');
  expect(await page.textContent('main')).toContain('2024-06-17 前');
  await sound(page);
  const finding = page.url();
  await page.getByRole('button', { name: '重新检查' }).click();
  expect(await page.textContent('main')).toContain('复查仍不合格');
  await page.getByRole('button', { name: '我来处理' }).click();
  expect(await page.textContent('main')).toContain(`${head.name}处理中`);
  expect(await page.getByRole('link', { name: '去整改' }).getAttribute('href')).toBe('/console/documents/new');

  await publicDocument(books, town, { title: '关于防汛的通知', at: now.toISOString() });
  await page.goto(finding);
  await page.getByRole('button', { name: '重新检查' }).click();
  expect(await page.textContent('main')).toContain('复查合格：首页上最新的是 2024-06-14');
  expect(await page.getByRole('button', { name: '重新检查' }).count()).toBe(0);

  await page.goto(`${base}/console`);
  expect(await page.textContent('main')).not.toContain('首页不更新');
  await page.goto(`${base}/console/self-inspection?state=mended`);
  expect(await page.locator('#findings tbody').textContent()).toMatch(/首页.*2024-06-14 08:40 复查合格/s);
  await sound(page);
  await page.getByRole('link', { name: '首页不更新' }).first().click();
  await sound(page);
});

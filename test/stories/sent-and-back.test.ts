import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, signIn, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { type TestTown, testTown } from '../support/town.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2026-03-02T02:00:00Z') });
let town: TestTown;
let browser: Browser;
let base: string;

beforeAll(async () => {
  town = await testTown(books.db, 'back');
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await testBrowser();
});
afterAll(() => closeServer(app));

test('after a form that was refused, Back and reload lead to the form, and what is sent twice counts once', async () => {
  const editor = await town.person('office', 'editor');
  const page = await browser.newPage();
  await signIn(page, base, editor.login, town.password);
  const form = `${base}/console/documents/new`;
  await page.goto(form);
  await page.fill('[name=title]', '返回');
  await page.locator('form[action="/console/documents/new"] button[type=submit]').click();
  await page.waitForSelector('[role=alert]');
  expect(page.url()).toBe(form);

  await page.selectOption('[name=column_id]', String(town.columnId));
  // twice, as an impatient hand does
  await page.locator('form[action="/console/documents/new"] button[type=submit]').dblclick();
  await page.waitForURL(/documents\/\d+\/edit$/);
  const drafts = await books.db.selectFrom('revisions').select('id').where('title', '=', '返回').execute();
  expect(drafts).toHaveLength(1);

  await page.goBack();
  expect(page.url()).toBe(form);
  const answer = await page.reload();
  expect(answer?.request().method()).toBe('GET');
  expect(await page.inputValue('[name=title]')).toBe('');
});

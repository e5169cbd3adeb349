import type { Page } from 'playwright-core';
import { afterAll } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { person } from './applicants.ts';
import { closeServer, signIn, testBrowser } from './browser.ts';
import { type TestBooks, testDatabase } from './database.ts';
import { type TestTown, testTown } from './town.ts';

/** A window of somebody's own on a day, at an address or the workbench: no session lives to the next day. */
type Desk = (who: { login: string }, day: string, address?: string) => Promise<Page>;

/** A town whose program runs, and windows of its people; all closed with the test file. */
export async function townDesk(): Promise<{ books: TestBooks; town: TestTown; as: Desk }> {
  const books = await testDatabase(rooms);
  let now = new Date();
  const app = await buildServer({ ...books, now: () => now });
  afterAll(() => closeServer(app));
  const town = await testTown(books.db);
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await testBrowser();
  const as: Desk = async (who, day, address) => {
    now = new Date(`${day}T02:00:00Z`);
    const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
    await signIn(page, base, who.login, town.password);
    if (address) await page.goto(address);
    return page;
  };
  return { books, town, as };
}

/** Registers an application that came by post. @returns the address of its page */
export async function registerByPost(page: Page, arrived: string, description: string): Promise<string> {
  await page.goto(new URL('/console/applications/new', page.url()).href);
  await page.getByLabel('邮寄（签收）').check();
  await page.fill('[name=arrived]', arrived);
  for (const name of ['name', 'documentNumber', 'telephone', 'email'] as const)
    await page.fill(`[name=${name}]`, person[name]);
  await page.fill('[name=description]', description);
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL(/applications\/\d+$/);
  return page.url();
}

/** Takes a step of an application by its form; `fields` by name. */
export async function takeStep(page: Page, step: string, fields: Record<string, string> = {}): Promise<void> {
  await page.locator('#steps .verbs').getByRole('link', { name: step, exact: true }).click();
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`#steps [name=${name}]`);
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await page.locator('#steps').getByRole('button', { name: step, exact: true }).click();
}

/** What an application's page says of its limit. */
export const clockOf = (page: Page): Promise<string | null> => page.textContent('.clock .big');

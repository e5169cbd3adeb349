import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser: the system's Chromium where there is one, else the one that comes with npm. Closed with the test file. */
export async function testBrowser(): Promise<Browser> {
  const own = system.find((path) => existsSync(path));
  const browser = await chromium.launch({
    executablePath: own ?? (await sparticuz.executablePath()),
    // not sparticuz's own arguments: one process for all pages ends with the first context that is closed
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
  afterAll(() => browser.close());
  return browser;
}

/** Signs in on the page, as somebody without a second factor does, and waits for the workbench. */
export async function signIn(page: Page, base: string, login: string, password: string): Promise<void> {
  await page.goto(`${base}/console/sign-in`);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL(`${base}/console`);
}

/** Closes the server with the connections that a browser keeps open. */
export async function closeServer(app: FastifyInstance): Promise<void> {
  const closed = app.close();
  app.server.closeAllConnections();
  await closed;
}

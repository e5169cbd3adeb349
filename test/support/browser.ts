import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
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

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
    args: own ? ['--no-sandbox'] : sparticuz.args,
  });
  afterAll(() => browser.close());
  return browser;
}

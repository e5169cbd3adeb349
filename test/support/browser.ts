import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll } from 'vitest';

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Fonts of the machine and a Chinese one that comes with npm: pages and their PDF look alike wherever tests run. */
function withFonts(): string {
  const folder = join(tmpdir(), 'gongkai-test-fonts');
  const faces = join(process.cwd(), 'node_modules', '@expo-google-fonts');
  const dirs = ['noto-sans-sc/400Regular', 'noto-sans-sc/700Bold', 'noto-serif-sc/700Bold'];
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  const own = `${file}.${process.pid}`; // several browsers begin at once
  writeFileSync(
    own,
    `<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${dirs
      .map((dir) => `<dir>${join(faces, dir)}</dir>`)
      .join('')}<cachedir>${folder}</cachedir></fontconfig>`,
  );
  renameSync(own, file);
  return file;
}

/** A browser: the system's Chromium where there is one, else the one that comes with npm. Closed with the test file. */
export async function testBrowser(): Promise<Browser> {
  const own = system.find((path) => existsSync(path));
  const browser = await chromium.launch({
    executablePath: own ?? (await sparticuz.executablePath()),
    // not sparticuz's own arguments: one process for all pages ends with the first context that is closed
    env: { ...process.env, FONTCONFIG_FILE: withFonts() },
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

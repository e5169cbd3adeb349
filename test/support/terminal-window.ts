import type { Browser, Page } from 'playwright-core';

interface Given {
  kind: 'screen' | 'kiosk';
  /** the last part of its address */
  name: string;
  width: number;
  height: number;
}

/** The browser of a screen or kiosk, signed in by the code that it shows.
 *  @param keeper a window of who keeps the devices, signed in */
export async function terminalWindow(browser: Browser, keeper: Page, { kind, name, width, height }: Given) {
  const { origin } = new URL(keeper.url());
  const viewport = { width, height };
  const context = await browser.newContext({ viewport, hasTouch: kind === 'kiosk', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${origin}/${kind}`);
  const code = (await page.locator('#waiting .big').textContent())!;
  await keeper.goto(`${origin}/console/terminals`);
  await keeper.fill('[name=code]', code.toLowerCase());
  await keeper.fill('[name=name]', name);
  await keeper.fill('[name=place]', '便民服务大厅');
  await keeper.getByLabel(width > height ? '横屏' : '竖屏').check();
  await keeper.getByRole('button', { name: '登记', exact: true }).click();
  await page.waitForURL(`${origin}/${kind}/${name}`);
  return page;
}

/** Touches keys of a kiosk one after the other. */
export async function spell(page: Page, letters: string): Promise<void> {
  for (const letter of letters) await page.locator('#keys .key', { hasText: new RegExp(`^${letter}$`) }).tap();
}

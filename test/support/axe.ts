import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core has against a page: rule and where it first found it. */
export async function axeFaults(page: Page): Promise<string[]> {
  // evaluated through the debugger, which the page's policy does not bind
  const found = await page.evaluate(
    `${axe}; axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].target.join(' ')))`,
  );
  return found as string[];
}

import type { Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rooms } from '../../src/rooms.ts';
import { buildServer } from '../../src/server.ts';
import { closeServer, testBrowser } from '../support/browser.ts';
import { testDatabase } from '../support/database.ts';
import { publicDocument } from '../support/publications.ts';
import { testTown } from '../support/town.ts';

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2023-12-29T02:00:00Z') });
const town = await testTown(books.db);
const address = `https://example.org/${'very-long-segment'.repeat(12)}`;
let page: Page;
let base: string;

beforeAll(async () => {
  base = await app.listen({ host: '127.0.0.1', port: 0 });
  page = await (await (await testBrowser()).newContext()).newPage();
});
afterAll(() => closeServer(app));

const paragraph = '各村、社区对辖区内使用煤炉、电暖器取暖的住户逐户检查，发现问题当场整改并登记。';
const row = (tag: string, cells: string[]) => `<tr>${cells.map((one) => `<${tag}>${one}</${tag}>`).join('')}</tr>`;
const table = (columns: number) => {
  const numbers = Array.from({ length: columns }, (_, n) => n + 1);
  const rows = Array.from({ length: 12 }, () =>
    row(
      'td',
      numbers.map((n) => `${n},234.00`),
    ),
  ).join('');
  return `<table><tbody>${row(
    'th',
    numbers.map((n) => `支出项目${n}末`),
  )}${rows}</tbody></table>`;
};

/** What stands wider than the screen, outside a frame of its own. */
const escaping = () =>
  page.evaluate(() => {
    const wide = [...document.querySelectorAll('main *')].filter(
      (one) => !one.closest('.scroll') && one.getBoundingClientRect().right > innerWidth + 1,
    );
    return [document.documentElement.scrollWidth - innerWidth, ...wide.map((one) => one.tagName)];
  });

test.each([
  ['five columns', table(5), 5],
  ['eight columns', table(8), 8],
  ['thirteen columns', table(13), 13],
  ['twenty columns', table(20), 20],
  ['a long address', `<p>${address}</p>`, 0],
  [
    'a long address as a link, in a table too',
    `<p><a href="${address}">${address}</a></p><table><tbody>${row('td', [address, '2'])}</tbody></table>`,
    2,
  ],
  ['a long word in a heading and a list', `<h2>${'W'.repeat(120)}</h2><ul><li>${'w'.repeat(120)}</li></ul>`, 0],
])('%s: nothing is pushed off a phone, and on paper it stands whole', async (title, html, columns) => {
  const id = await publicDocument(books, town, { title, html: `<p>${paragraph}</p>${html}<p>${paragraph}</p>` });
  await page.goto(`${base}/documents/${id}`);
  for (const width of [1366, 390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await escaping(), `${width}`).toEqual([0]);
  }
  if (columns > 5)
    expect(
      await page.$eval('.scroll', (frame) => frame.scrollWidth > frame.clientWidth),
      'a wide table scrolls in its frame',
    ).toBe(true);

  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  let found = '';
  for (let n = 1; n <= pdf.numPages; n++) {
    const sheet = await pdf.getPage(n);
    const [, , right = 0] = sheet.view;
    for (const item of (await sheet.getTextContent()).items) {
      if (!('str' in item) || !item.str.trim()) continue;
      found += item.str;
      expect(item.transform[4] + item.width, `“${item.str}” on sheet ${n}`).toBeLessThanOrEqual(right - 20);
    }
  }
  for (const shown of [`${columns || ''}`, paragraph.slice(0, 8)]) expect(found.replace(/\s/g, '')).toContain(shown);
});

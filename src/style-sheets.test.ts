import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Client } from '../test/support/client.ts';
import { testDatabase } from '../test/support/database.ts';
import { publicDocument } from '../test/support/publications.ts';
import { testTown } from '../test/support/town.ts';
import { assetFolder } from './platform/assets.ts';
import { rooms } from './rooms.ts';
import { buildServer } from './server.ts';

/** Bytes of all style sheets of a page together, before compression: a slow line and an old phone notice more. */
const LIMIT = { site: 20 * 1024, console: 40 * 1024 };

const books = await testDatabase(rooms);
const app = await buildServer({ ...books, now: () => new Date('2024-01-15T02:00:00Z') });
const town = await testTown(books.db);
const document = await publicDocument(books, town, { title: '关于样式的通知' });

const size = (name: string) => statSync(join(assetFolder, name)).size;
const sheetsOf = (page: string) =>
  [...page.matchAll(/<link rel="stylesheet" href="\/assets\/([^"]+)"/g)].map(([, name]) => name!);

test.each([
  '/',
  '/documents',
  `/documents/${document}`,
  '/disclosure/guide',
  '/search?q=%E9%80%9A%E7%9F%A5',
  '/disclosure/application',
  '/disclosure/application/new?as=person',
  '/disclosure/application/track',
  '/nothing-here',
])('the site’s page %s keeps to its budget of style', async (path) => {
  const sheets = sheetsOf((await new Client(app).get(path)).body);
  expect(sheets).not.toEqual([]);
  expect(sheets.reduce((sum, name) => sum + size(name), 0)).toBeLessThanOrEqual(LIMIT.site);
});

test('so does any other page of the site, with the shell’s sheet and one of its own, and the console', () => {
  const built = JSON.parse(readFileSync(join(assetFolder, '..', 'assets.json'), 'utf8')) as Record<string, string>;
  const { 'site/site.css': site, 'console/console.css': console, ...others } = built;
  for (const [name, file] of Object.entries(others).filter(([sheet]) => sheet.endsWith('.css')))
    expect(size(site!) + size(file), name).toBeLessThanOrEqual(LIMIT.site);
  expect(size(console!)).toBeLessThanOrEqual(LIMIT.console);
});

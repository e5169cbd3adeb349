import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoDatabase } from '../../test/support/demo-database.ts';
import { statements } from '../../test/support/statements.ts';
import { createApp } from '../platform/http/app.ts';
import { PageCache } from '../platform/http/cache/page-cache.ts';
import { rooms } from '../rooms.ts';
import { publicSite } from './index.tsx';

// Every public page of the demonstration, with the tables it reads: what a kept page shows is told when it changes.
const now = () => new Date('2023-12-29T03:00:00Z');
const books = await demoDatabase(now());
const { db } = books;
const pages = new PageCache();
const sent = statements();
const routes: string[] = [];
let app: FastifyInstance;

/** Tables that kept pages read and of whose changes nothing is told, with the reason. */
const untold: Record<string, string> = {
  revisions: 'what is public is sealed and never changes; which revision it is stands in publications',
  revision_attachments: 'belongs to a sealed revision',
  revision_images: 'belongs to a sealed revision',
  revision_relations: 'belongs to a sealed revision',
  files: 'stands under the hash of its content',
  search_entries: 'written in the transaction that changes publications',
  search_texts: 'written in the transaction that changes publications',
  search_passages: 'written before search_files says that it was read',
  search_words: 'written in the transaction that changes publications',
  annual_reports: 'the public sees of it what is kept as a version, in the same transaction',
  region_reports: 'the public sees of it what is kept as a version, in the same transaction',
  staff: 'who set the terms of receipt is read with them and shown to nobody',
};

beforeAll(async () => {
  app = await createApp({ ...books, now, pages }, false);
  app.addHook('onRoute', ({ method, url }) => {
    if ([method].flat().includes('GET')) routes.push(url);
  });
  await app.register(publicSite);
  await app.ready();
});
afterAll(() => app.close());

/** An address of each kind, with what stands in the demonstration. */
async function addresses(): Promise<Map<string, string[]>> {
  const one = async (text: string) => (await sql.raw<{ one: string }>(text).execute(db)).rows[0]?.one ?? '1';
  const params: Record<string, string> = {
    id: await one('select document_id as one from publications where on_site and withdrawn_at is null limit 1'),
    slug: await one('select c.slug as one from columns c join publications p on p.column_id = c.id limit 1'),
    year: await one('select year as one from report_versions limit 1'),
    hash: await one('select file_hash as one from revision_attachments limit 1'),
    name: encodeURIComponent(await one('select name as one from revision_attachments limit 1')),
    item: '20.1',
    number: '1',
    part: '1',
  };
  const filled = (url: string) => url.replace(/:([a-z]+)/g, (_, name) => params[name] ?? '1');
  const asked = ['', '?page=2&year=2023', '?q=%E5%85%AC%E5%91%8A', '?q=%E5%B9%B4%E6%8A%A5%E5%91%8A'];
  return new Map(routes.map((route) => [route, asked.map((question) => filled(route) + question)]));
}

const tablesIn = (texts: string[]) =>
  new Set(texts.flatMap((text) => [...text.matchAll(/\b(?:from|join)\s+"?([a-z_]+)"?/g)].map(([, name]) => name!)));

test('of every table that a kept page reads it is told when it changes, or said why not', async () => {
  const { rows: all } = await sql<{ name: string; told: boolean }>`
    select relname as name, exists (select from pg_trigger where tgrelid = c.oid and tgname = 'tell_update') as told
    from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(db);
  const told = new Map(all.map((row) => [row.name, row.told]));
  const missing = new Set<string>();
  const seen = new Set<string>();
  let kept = 0;
  for (const [route, urls] of await addresses())
    for (const url of urls) {
      pages.listening(true);
      sent.since();
      const reply = await app.inject(url);
      const tables = [...tablesIn(sent.since())].filter((name) => told.has(name));
      if (reply.statusCode !== 200 || reply.headers['cache-control'] !== 'public, no-cache') continue;
      kept += 1;
      for (const name of tables) {
        seen.add(name);
        if (!told.get(name) && !untold[name]) missing.add(`${name} (${route})`);
      }
    }
  expect([...missing]).toEqual([]);
  expect(kept).toBeGreaterThan(60);
  for (const name of ['publications', 'columns', 'offices', 'authorities', 'deliveries', 'report_versions'])
    expect(seen, name).toContain(name);
  for (const name of Object.keys(untold)) expect(told.get(name), name).toBe(false);
});

test('what links and forms of public pages ask by is among what their rooms say they answer to', async () => {
  const known = new Set(rooms.flatMap(({ publicSide }) => publicSide.parameters ?? []));
  const unknown = new Set<string>();
  for (const urls of (await addresses()).values())
    for (const url of urls) {
      const { body, headers } = await app.inject(url);
      if (!String(headers['content-type']).startsWith('text/html')) continue;
      for (const [, query] of body.matchAll(/href="\/(?!console)[^"?]*\?([^"#]+)"/g))
        for (const name of new URLSearchParams(query!.replaceAll('&amp;', '&')).keys())
          if (!known.has(name)) unknown.add(`${name} (link, ${url})`);
      for (const [, form] of body.matchAll(/<form(?![^>]*method="post")[^>]*>(.*?)<\/form>/gs))
        for (const [, name] of form!.matchAll(/<(?:input|select|button)[^>]* name="([^"]+)"/g))
          if (!known.has(name!)) unknown.add(`${name} (form, ${url})`);
    }
  expect([...unknown]).toEqual([]);
});

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { listenToBooks } from './books-listener.ts';
import { type CachedPage, cacheKey, PageCache } from './page-cache.ts';

const page = (size: number): CachedPage => ({ body: Buffer.alloc(size, 'a'), etag: 'W/"x"', headers: [], encoded: {} });

function openCache(limit?: number): PageCache {
  const cache = new PageCache(limit);
  cache.listening(true);
  return cache;
}

describe('what is kept', () => {
  test('a page drawn before a change of the books is not kept', () => {
    const cache = openCache();
    const before = cache.generation;
    cache.drop();
    cache.put('a', page(10), before);
    expect(cache.get('a')).toBeUndefined();
    cache.put('a', page(10), cache.generation);
    expect(cache.get('a')).toBeDefined();
    cache.drop();
    expect(cache.get('a')).toBeUndefined();
  });
  test('nothing while changes are not heard of', () => {
    const cache = openCache();
    cache.put('a', page(10), cache.generation);
    cache.listening(false);
    expect(cache.get('a')).toBeUndefined();
    cache.put('a', page(10), cache.generation);
    expect(cache.get('a')).toBeUndefined();
  });
  test('the least used goes when the bytes are full', () => {
    const cache = openCache(10_000);
    for (const key of ['a', 'b']) cache.put(key, page(3_000), cache.generation);
    cache.get('a');
    cache.put('c', page(3_000), cache.generation);
    expect([cache.get('a'), cache.get('b'), cache.get('c')].map(Boolean)).toEqual([true, false, true]);
  });
  test('a page that was also kept encoded takes the place of another', () => {
    const cache = openCache(10_000);
    const noise = { ...page(0), body: randomBytes(3_000) }; // cannot be compressed
    cache.put('a', page(3_000), cache.generation);
    cache.put('b', noise, cache.generation);
    cache.encoded(noise, 'br');
    expect([cache.get('a'), cache.get('b')].map(Boolean)).toEqual([false, true]);
  });
});

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['', undefined],
])('encoding for %j: %s, made once', (accepts, encoding) => {
  const cache = openCache();
  const kept = page(20_000);
  const sent = cache.encoded(kept, accepts);
  const at = sent.headers.indexOf('content-encoding');
  expect(at < 0 ? undefined : sent.headers[at + 1]).toBe(encoding);
  expect(sent.headers[sent.headers.indexOf('content-length') + 1]).toBe(String(sent.body.length));
  expect(cache.encoded(kept, accepts).body).toBe(sent.body);
});

describe('readers who share a page', () => {
  const key = (headers: Record<string, string>, method = 'GET') =>
    cacheKey({ method, url: '/documents/1', headers: { host: 'a.example', ...headers } } as never);
  test.each([
    ['no cookie and a foreign one', {}, { cookie: 'other=1' }, true],
    ['larger type', {}, { cookie: 'view=125-normal' }, false],
    ['another host', {}, { host: 'b.example' }, false],
    ['another scheme', {}, { 'x-forwarded-proto': 'https' }, false],
  ])('%s', (_, one, other, same) => expect(key(one) === key(other)).toBe(same));
  test('a waiting notice and anything but GET are never shared', () => {
    expect(key({ cookie: 'a=1; notice=x' })).toBeUndefined();
    expect(key({}, 'POST')).toBeUndefined();
  });
});

describe('hearing of changes', async () => {
  const { db, url } = await testDatabase();
  const cache = new PageCache();
  let stop: () => Promise<void>;
  beforeAll(() => {
    stop = listenToBooks(url, cache);
  });
  afterAll(() => stop());
  const listening = () => vi.waitFor(() => expect(cache.isOpen).toBe(true), 10_000);

  test('a change empties the cache', async () => {
    await listening();
    cache.put('a', page(10), cache.generation);
    await sql`select pg_notify('books', 'test')`.execute(db);
    await vi.waitFor(() => expect(cache.get('a')).toBeUndefined());
  });
  test('a lost connection closes it until it is back', async () => {
    await listening();
    const before = cache.generation;
    cache.put('a', page(10), before);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'gongkai-listener' and datname = current_database()`.execute(db);
    await vi.waitFor(() => expect(cache.generation).toBeGreaterThan(before));
    expect(cache.get('a')).toBeUndefined();
    await listening();
  });
});

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import { listenToBooks } from './books-listener.ts';
import { Changes } from './changes.ts';
import { type CachedPage, encoded } from './encoded-page.ts';
import { PageCache } from './page-cache.ts';

const page = (size: number, ...tags: string[]): CachedPage => ({
  body: Buffer.alloc(size, 'a'),
  etag: 'W/"x"',
  headers: [],
  tags,
  encoded: {},
});

function openCache(limits?: ConstructorParameters<typeof PageCache>[0]): PageCache {
  const cache = new PageCache(limits);
  cache.listening(true);
  return cache;
}

const keep = (cache: PageCache, key: string, kept: CachedPage, aside = false) =>
  cache.put(key, kept, cache.changes.now, aside);

describe('what is kept', () => {
  test('of what changed nothing, of all else everything', () => {
    const cache = openCache();
    keep(cache, 'a', page(10, 'site 1', 'document 1', 'document 2'));
    keep(cache, 'b', page(10, 'site 1', 'document 2', 'document 3'));
    keep(cache, 'list', page(10, 'site 1', 'lists 1'), true);
    keep(cache, 'other', page(10, 'site 2', 'lists 2'));
    const there = () => ['a', 'b', 'list', 'other'].filter((key) => cache.get(key)).join(' ');
    for (const [told, left] of [
      ['document 9', 'a b list other'],
      ['document 1', 'b list other'],
      ['lists 1', 'b other'],
      ['site 2', 'b'],
      ['site 1', ''],
    ] as const) {
      cache.drop(told);
      expect(there(), told).toBe(left);
    }
  });
  test('no page of which something changed while it was drawn', () => {
    const cache = openCache();
    const since = cache.changes.now;
    cache.drop('document 1');
    cache.put('a', page(10, 'document 1'), since, false);
    cache.put('b', page(10, 'document 2'), since, false);
    expect([cache.get('a'), cache.get('b')].map(Boolean)).toEqual([false, true]);
    keep(cache, 'a', page(10, 'document 1'));
    expect(cache.get('a')).toBeDefined();
  });
  test('nothing while changes are not heard of, and nothing from before once they are again', () => {
    const cache = openCache({ staleMs: 0 });
    keep(cache, 'a', page(10));
    const since = cache.changes.now;
    cache.listening(false);
    expect(cache.get('a')).toBeUndefined();
    keep(cache, 'b', page(10));
    cache.listening(true);
    cache.put('c', page(10), since, false);
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([undefined, undefined, undefined]);
  });
  test('the least used goes when the bytes are full', () => {
    const cache = openCache({ bytes: 12_000 });
    for (const key of ['a', 'b']) keep(cache, key, page(3_000));
    cache.get('a');
    keep(cache, 'c', page(3_000));
    expect([cache.get('a'), cache.get('b'), cache.get('c')].map(Boolean)).toEqual([true, false, true]);
  });
  test('addresses that anybody may invent push no other page out', () => {
    const cache = openCache({ bytes: 20_000 });
    keep(cache, 'a', page(3_000));
    for (let n = 0; n < 100; n++) keep(cache, `a?${n}`, page(3_000), true);
    expect(['a', 'a?98', 'a?99'].map((key) => Boolean(cache.get(key)))).toEqual([true, false, true]);
  });
  test('a page that was also kept encoded takes the place of another, and still goes with what it shows', () => {
    const cache = openCache({ bytes: 40_000 / 3 });
    const noise = { ...page(0, 'document 1'), body: randomBytes(3_000) }; // cannot be compressed
    keep(cache, 'a', page(3_000));
    keep(cache, 'b', noise);
    encoded(noise, 'br', () => cache.weigh('b', noise));
    expect([cache.get('a'), cache.get('b')].map(Boolean)).toEqual([false, true]);
    cache.drop('document 1');
    expect(cache.get('b')).toBeUndefined();
  });
});

test('what was told is remembered within bounds: of what is forgotten nothing is taken to hold', () => {
  const changes = new Changes();
  const since = changes.now;
  expect(changes.hold(['a'], since)).toBe(true);
  for (let n = 0; n <= 10_000; n++) changes.tell(`document ${n}`);
  expect(changes.hold(['a'], since)).toBe(false);
  expect(changes.hold(['a'], changes.now - 1_000)).toBe(true);
  expect(changes.hold(['document 9999'], changes.now - 1_000)).toBe(false);
});

describe('pages known before, while the books cannot be reached', () => {
  test('are there for a time, with their age', () => {
    vi.useFakeTimers();
    const cache = openCache({ staleMs: 60_000 });
    keep(cache, 'a', page(10, 'document 1'));
    keep(cache, 'gone', page(10, 'document 2'));
    vi.advanceTimersByTime(30_000);
    cache.heard();
    cache.drop('document 2');
    expect(cache.lastKnown('a')).toBeUndefined();
    cache.listening(false);
    vi.advanceTimersByTime(59_500);
    expect(cache.lastKnown('a')).toMatchObject({ age: 60 });
    expect(cache.lastKnown('gone')).toBeUndefined();
    vi.advanceTimersByTime(1_000);
    expect(cache.lastKnown('a')).toBeUndefined();
    vi.useRealTimers();
  });
  test('never, where that is the setting', () => {
    const cache = openCache({ staleMs: 0 });
    keep(cache, 'a', page(10));
    vi.useFakeTimers();
    vi.advanceTimersByTime(5);
    cache.listening(false);
    expect(cache.lastKnown('a')).toBeUndefined();
    vi.useRealTimers();
  });
});

test('a page that says what holds today is gone tomorrow', () => {
  vi.useFakeTimers({ now: new Date('2024-01-15T15:59:58Z') });
  const cache = openCache();
  keep(cache, 'a', page(10));
  vi.advanceTimersByTime(1_000);
  expect(cache.get('a')).toBeDefined();
  vi.advanceTimersByTime(2_000);
  expect(cache.get('a')).toBeUndefined();
  vi.useRealTimers();
});

describe('values that pages are drawn with', () => {
  const reader = () => {
    const asked = { times: 0 };
    return { asked, read: async () => ++asked.times };
  };
  test('are read once until they change, for all who ask meanwhile', async () => {
    const cache = openCache();
    const { asked, read } = reader();
    const ask = () => cache.value('columns', ['site 1'], read);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    cache.drop('site 2');
    expect(await ask()).toBe(1);
    cache.drop('site 1');
    expect(await ask()).toBe(2);
    cache.listening(false);
    await ask();
    await ask();
    expect(asked.times).toBe(4);
  });
  test('are not those of a reading that a change has overtaken', async () => {
    const cache = openCache();
    let answer = (_value: string) => {};
    const first = cache.value('columns', ['site 1'], () => new Promise<string>((resolve) => (answer = resolve)));
    cache.drop('site 1');
    const second = cache.value('columns', ['site 1'], async () => 'new');
    answer('old');
    expect([await first, await second]).toEqual(['old', 'new']);
    expect(await cache.value('columns', ['site 1'], async () => 'read again')).toBe('new');
  });
  test('that could not be read are asked for again', async () => {
    const cache = openCache();
    const value = cache.value('columns', [], () => Promise.reject(new Error('no')));
    await expect(value).rejects.toThrow('no');
    expect(await cache.value('columns', [], async () => 1)).toBe(1);
  });
});

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['', undefined],
  [undefined, undefined],
])('encoding for %j: %s, made once', (accepts, encoding) => {
  const kept = page(20_000);
  const sent = encoded(kept, accepts);
  const at = sent.headers.indexOf('content-encoding');
  expect(at < 0 ? undefined : sent.headers[at + 1]).toBe(encoding);
  expect(sent.headers[sent.headers.indexOf('content-length') + 1]).toBe(String(sent.body.length));
  expect(encoded(kept, accepts).body).toBe(sent.body);
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

  test('what is told is dropped', async () => {
    await listening();
    keep(cache, 'a', page(10, 'site 1'));
    keep(cache, 'b', page(10, 'site 2'));
    await sql`select pg_notify('books', 'site 1')`.execute(db);
    await vi.waitFor(() => expect(cache.get('a')).toBeUndefined());
    expect(cache.get('b')).toBeDefined();
  });
  test('a lost connection closes it until it is back', async () => {
    await listening();
    const before = cache.changes.now;
    keep(cache, 'a', page(10));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'gongkai-listener' and datname = current_database()`.execute(db);
    await vi.waitFor(() => expect(cache.changes.now).toBeGreaterThan(before));
    expect(cache.get('a')).toBeUndefined();
    await listening();
  });
});

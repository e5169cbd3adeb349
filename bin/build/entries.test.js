import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { entryPoints, migrationFiles, refuseUnknown, roomEntries } from './entries.js';

const src = mkdtempSync(join(tmpdir(), 'gongkai-entries-'));
afterEach(() => rmSync(src, { recursive: true, force: true }));

function rooms(...files) {
  for (const file of files) {
    mkdirSync(dirname(join(src, file)), { recursive: true });
    writeFileSync(join(src, file), '');
  }
  return roomEntries(src);
}

test('files of the same name in two rooms keep apart', () => {
  const found = rooms(
    'a/islands/list.ts',
    'b/islands/list.tsx',
    'a/list.css',
    'b/workers/list.ts',
    'b/islands/list.test.ts',
  );
  expect(found).toEqual({
    styles: { 'a/list.css': join(src, 'a/list.css') },
    islands: { 'a/list.js': join(src, 'a/islands/list.ts'), 'b/list.js': join(src, 'b/islands/list.tsx') },
    workers: { 'b/list.js': join(src, 'b/workers/list.ts') },
  });
  expect(entryPoints(found.islands).map(({ out }) => out)).toEqual(['a/list', 'b/list']);
});

test('two files that would be built under one name are refused', () => {
  expect(() => rooms('a/islands/list.ts', 'a/islands/list.tsx')).toThrow(/list\.ts and .*list\.tsx .* a\/list\.js/);
});

test('a name in the program that no room has is refused', () => {
  const entries = rooms('a/islands/list.ts', 'a/site.css');
  const say = (text) => () => refuseUnknown(entries, { 'src/a/routes.ts': text });
  expect(say("page({ scripts: ['a/list.js'], styles: ['a/site.css'] }); import('../a/other.js')")).not.toThrow();
  expect(say("page({ scripts: ['a/lsit.js'] })")).toThrow('src/a/routes.ts speaks of a/lsit.js');
  expect(say('asset("a/print.css")')).toThrow('a/print.css');
});

test('migrations are collected by their numbers; one that stands twice is refused', () => {
  rooms('a/migrations/0010-a.sql', 'b/migrations/0002-b.sql', 'b/index.ts');
  expect(Object.keys(migrationFiles(src)).sort()).toEqual(['0002-b.sql', '0010-a.sql']);
  rooms('b/migrations/0010-other.sql');
  expect(() => migrationFiles(src)).toThrow(/0010-a\.sql and .*0010-other\.sql have the same number/);
  rmSync(join(src, 'b/migrations/0010-other.sql'));
  rooms('b/migrations/11-short.sql');
  expect(() => migrationFiles(src)).toThrow('11-short.sql is not named like');
});

test('no number of ours stands twice', () => {
  expect(() => migrationFiles(join(process.cwd(), 'src'))).not.toThrow();
});

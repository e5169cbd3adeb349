import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { consoleSheet, entryPoints, refuseDifferent, refuseUnknown, refuseUnused, scripts, sheets } from './entries.js';
import { migrationFiles } from './migrations.js';

const src = mkdtempSync(join(tmpdir(), 'gongkai-entries-'));
afterEach(() => rmSync(src, { recursive: true, force: true }));

function put(...files) {
  for (const file of files) {
    mkdirSync(dirname(join(src, file)), { recursive: true });
    writeFileSync(join(src, file), '');
  }
}

const told = (assets) => ({ styles: [], consoleStyles: [], islands: [], workers: [], ...assets });

test('files of the same name in two rooms keep apart', () => {
  put('a/islands/list.ts', 'b/islands/list.tsx', 'b/workers/list.ts', 'b/islands/list.test.ts');
  const found = scripts(src);
  expect(found).toEqual({
    islands: { 'a/list.js': join(src, 'a/islands/list.ts'), 'b/list.js': join(src, 'b/islands/list.tsx') },
    workers: { 'b/list.js': join(src, 'b/workers/list.ts') },
  });
  expect(entryPoints(found.islands).map(({ out }) => out)).toEqual(['a/list', 'b/list']);
});

test('two files that would be built under one name are refused', () => {
  put('a/islands/list.ts', 'a/islands/list.tsx');
  expect(() => scripts(src)).toThrow(/list\.ts and .*list\.tsx .* a\/list\.js/);
});

test('what a manifest names must be there, and what is there must be named', () => {
  put('a/islands/list.ts', 'b/workers/read.ts', 'a/list.css', 'a/pages/more.css', 'b/desk.css');
  const found = scripts(src);
  const a = told({ islands: ['list'], styles: ['list.css', 'pages/more.css'] });
  const b = told({ workers: ['read'], consoleStyles: ['desk.css'] });
  expect(() => refuseDifferent({ a, b }, found)).not.toThrow();
  expect(() => refuseDifferent({ a, b: told({}) }, found)).toThrow(/no manifest names .*b\/workers\/read\.ts/);
  expect(() => refuseDifferent({ a, b: told({ workers: ['read', 'write'] }) }, found)).toThrow('names b/write.js');
  expect(() => refuseDifferent({ a: told({}), b: told({ ...b, islands: ['list'] }) }, found)).toThrow('b/list.js');

  expect(sheets(src, { a, b })).toEqual({
    'a/list.css': join(src, 'a/list.css'),
    'a/pages/more.css': join(src, 'a/pages/more.css'),
  });
  expect(() => sheets(src, { a: told({ styles: ['none.css'] }) })).toThrow('names a/none.css, which is not there');
  expect(consoleSheet(src, { a, b }, join(src, '..', 'dist'))).toMatch(/^@import "\.\.\/.*\/b\/desk\.css";\n$/);
  expect(() => consoleSheet(src, { b: told({ consoleStyles: ['none.css'] }) }, src)).toThrow('b/none.css');
  const used = ['a/list.css', 'a/pages/more.css', 'b/desk.css'].map((path) => join(src, path));
  expect(() => refuseUnused(src, used)).not.toThrow();
  expect(() => refuseUnused(src, used.slice(1))).toThrow(/no manifest names .*a\/list\.css/);
});

test('a name in the program that no room has is refused', () => {
  const say = (text) => () => refuseUnknown(['a/list.js', 'a/site.css', 'a/pages/x.css'], { 'src/a/routes.ts': text });
  expect(say("page({ scripts: ['a/list.js'], styles: ['a/pages/x.css'] }); import('../a/other.js')")).not.toThrow();
  expect(say("page({ scripts: ['a/lsit.js'] })")).toThrow('src/a/routes.ts speaks of a/lsit.js');
  expect(say('asset("a/pages/print.css")')).toThrow('a/pages/print.css');
});

test('migrations are collected by their numbers; one that stands twice is refused', () => {
  put('a/migrations/0010-a.sql', 'b/migrations/0002-b.sql', 'b/index.ts');
  expect(Object.keys(migrationFiles(src)).sort()).toEqual(['0002-b.sql', '0010-a.sql']);
  put('b/migrations/0010-other.sql');
  expect(() => migrationFiles(src)).toThrow(/0010-a\.sql and .*0010-other\.sql have the same number/);
  rmSync(join(src, 'b/migrations/0010-other.sql'));
  put('b/migrations/11-short.sql');
  expect(() => migrationFiles(src)).toThrow('11-short.sql is not named like');
});

test('no number of ours stands twice', () => {
  expect(() => migrationFiles(join(process.cwd(), 'src'))).not.toThrow();
});

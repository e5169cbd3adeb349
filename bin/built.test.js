import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { isBuilt } from './built.js';

const root = mkdtempSync(join(tmpdir(), 'gongkai-built-'));
afterAll(() => rmSync(root, { recursive: true }));
const made = ['src', 'package-lock.json'];
/** seconds */
const BUILT = 1_700_000_000;
const at = (path, seconds) => utimesSync(join(root, path), seconds, seconds);

beforeEach(() => {
  mkdirSync(join(root, 'src', 'room'), { recursive: true });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist', 'built'), String(BUILT * 1000));
  for (const file of ['src/room/a.ts', 'package-lock.json']) writeFileSync(join(root, file), '');
  for (const path of ['src/room/a.ts', 'src/room', 'src', 'package-lock.json']) at(path, BUILT - 1);
});

test('what is older than the build is in it', () => {
  expect(isBuilt(root, made)).toBe(true);
});

test.each(['src/room/a.ts', 'package-lock.json'])('%s was changed since', (file) => {
  at(file, BUILT + 1);
  expect(isBuilt(root, made)).toBe(false);
});

test('a file was taken away since', () => {
  rmSync(join(root, 'src', 'room', 'a.ts'));
  expect(isBuilt(root, made)).toBe(false);
});

test('nothing was built yet', () => {
  rmSync(join(root, 'dist'), { recursive: true });
  expect(isBuilt(root, made)).toBe(false);
});

import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { SettingRefusal } from './outcome.ts';

test.each([
  'abc',
  'postgres://',
  'postgres://u:secret@127.0.0.1:port/x',
  'http://127.0.0.1:5432/x',
  'postgres://u:sec#ret@127.0.0.1/x',
])('DATABASE_URL=%s is refused without repeating it', (url) => {
  expect(() => readConfig({ DATABASE_URL: url })).toThrow(SettingRefusal);
  expect(() => readConfig({ DATABASE_URL: url })).toThrow(/^DATABASE_URL 的写法不对(?!.*sec)/);
});

test.each([
  'postgres://u:p@127.0.0.1:5432/x',
  'postgresql://u:p%23@db.internal/x?sslmode=require',
  'postgres:///x?host=/var/run/postgresql',
])('DATABASE_URL=%s is taken as it is', (url) => expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url));

test.each(['abc', '70000', '-1', '1.5', ' 80'])('PORT=%s is refused', (port) =>
  expect(() => readConfig({ PORT: port })).toThrow(SettingRefusal),
);

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { testTown } from '../../../test/support/town.ts';
import { FailureError } from '../outcome.ts';
import { openSealer } from './sealing.ts';

const { db } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'gongkai-keys-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'sealing.keys');

test('the key file is made once, readable by its owner alone, and opens what it sealed', async () => {
  const sealed = (await openSealer(db, path)).seal({ name: '张演示' }, 'application:1');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const again = await openSealer(db, path);
  expect(again.open(sealed, 'application:1')).toEqual({ name: '张演示' });
  expect(() => again.open(sealed, 'application:2')).toThrow();
  expect(sealed.includes(Buffer.from('张演示'))).toBe(false);
});

test('without the key of these books nothing is opened or sealed and no new key is made; with it all is well again', async () => {
  const { person } = await testTown(db);
  const { id } = await person('office', 'systemAdmin');
  const sealed_totp = (await openSealer(db, path)).seal('secret', `staff:${id}`);
  await db.updateTable('staff').set({ sealed_totp }).where('id', '=', id).execute();

  const nowhere = join(folder, 'elsewhere', 'sealing.keys');
  const lost = await openSealer(db, nowhere);
  expect(lost.problem).toContain(nowhere);
  for (const use of [
    () => lost.open(sealed_totp, `staff:${id}`),
    () => lost.seal('x', 'y'),
    () => lost.lookup('x', 'y'),
  ])
    expect(use).toThrow(FailureError);
  expect(() => statSync(nowhere)).toThrow();

  const other = join(folder, 'other.keys');
  await db.updateTable('staff').set({ sealed_totp: null }).where('id', '=', id).execute();
  await openSealer(db, other);
  await openSealer(db, path);
  await db.updateTable('staff').set({ sealed_totp }).where('id', '=', id).execute();
  expect((await openSealer(db, other)).problem).toContain('不是这套数据的密钥');

  const back = await openSealer(db, path);
  expect(back.problem).toBeUndefined();
  expect(back.open(sealed_totp, `staff:${id}`)).toBe('secret');
});

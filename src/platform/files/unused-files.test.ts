import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { ledgersOf } from '../../../test/support/ledgers.ts';
import { testTown } from '../../../test/support/town.ts';
import { removeLeftOver } from './unused-files.ts';

const { db, files } = await testDatabase();

test('a row that nothing refers to goes after a day with its bytes; one that is named, or new, stays', async () => {
  const town = await testTown(db);
  const hours = (n: number) => new Date(Date.now() + n * 3_600_000);
  const brought = async (text: string, at: Date) => {
    const { hash, size } = (await files.keep(Readable.from([Buffer.from(text)])))!;
    await db.insertInto('files').values({ hash, size, media_type: 'text/plain', created_at: at }).execute();
    return hash;
  };
  const left = await brought('a form that failed', hours(-1));
  const named = await brought('evidence', hours(-1));
  const fresh = await brought('a form under way', hours(20));
  await ledgersOf(db, town).deliveries('board', 1, '2023-12-01');
  const { id } = await db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('delivery_proofs')
    .values({ delivery_id: id, position: 0, file_hash: named, name: '照片.jpg' })
    .execute();
  const kept = async () => (await db.selectFrom('files').select('hash').execute()).map(({ hash }) => hash).sort();

  expect(await removeLeftOver(db, files, hours(20))).toBe(0);
  expect(await removeLeftOver(db, files, hours(30))).toBe(1);
  expect(await kept()).toEqual([named, fresh].sort());
  const onDisk: string[] = [];
  for await (const shelf of files.shelves()) onDisk.push(...shelf);
  expect(onDisk).not.toContain(left);
  expect(onDisk).toEqual(expect.arrayContaining([named, fresh]));
});

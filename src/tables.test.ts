import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testDatabase } from '../test/support/database.ts';
import { tablesPicture } from '../test/support/tables-picture.ts';
import { root } from './platform/root.ts';

test('docs/tables.md shows the tables as the migrations make them (`npm run tables` draws it anew)', async () => {
  const { db } = await testDatabase();
  const picture = await tablesPicture(db, join(root, 'src'));
  await expect(picture).toMatchFileSnapshot(join(root, 'docs', 'tables.md'));
});

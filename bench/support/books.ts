import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Books, openBooks } from '../../src/platform/books.ts';

/** Runs the measurement on empty books of its own, which go afterwards. */
export async function onEmptyBooks(measure: (books: Books) => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  await chmod(data, 0o755);
  const books = await openBooks({ data, databaseUrl: undefined, sealingKeys: `${data}/sealing.keys` });
  try {
    await measure(books);
  } finally {
    await books.close();
    await rm(data, { recursive: true, force: true });
  }
}

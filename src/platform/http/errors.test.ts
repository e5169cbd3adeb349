import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { testTown } from '../../../test/support/town.ts';
import { rooms } from '../../rooms.ts';
import { buildServer } from '../../server.ts';

const books = await testDatabase(rooms);
await testTown(books.db);
const app = await buildServer({ ...books, now: () => new Date('2024-01-15T02:00:00Z') });
app.get('/breaks/:code', (request) => {
  throw Object.assign(new Error('no'), { code: (request.params as { code: string }).code });
});

test.each([
  ['53100', 507, '磁盘空间已满', 'the database cannot extend a file'],
  ['ENOSPC', 507, '磁盘空间已满', 'an upload cannot be written'],
  ['57P01', 503, '请稍后再试', 'the database restarts'],
  ['XX000', 500, '问题已经记录', 'anything else'],
])('a request that fails with %s is answered by %i and a sentence that says %s: %s', async (code, status, sentence) => {
  const reply = await app.inject(`/breaks/${code}`);
  expect(reply.statusCode).toBe(status);
  expect(reply.body).toContain(sentence);
  const json = await app.inject({ url: `/breaks/${code}`, headers: { accept: 'application/json' } });
  expect(json.json().message).toContain(sentence);
});

import { expect, test } from 'vitest';
import { beside } from './index.ts';

const long = 'x'.repeat(20_000);
const work = { length: (text: string) => text.length };

test('short text is worked on at once, without a thread', async () => {
  const run = beside('platform/none.js', work);
  expect(await run('length', 3, 'abc')).toEqual({ ok: true, value: 3 });
});

test('a thread that cannot start is an error of the program, and the next one is tried anew', async () => {
  const run = beside('platform/none.js', work);
  await expect(run('length', long.length, long)).rejects.toThrow('none.js');
  await expect(run('length', long.length, long)).rejects.toThrow('none.js');
});

test('more than may wait is refused with a sentence that says what to do', async () => {
  const run = beside('platform/none.js', work);
  for (let n = 0; n < 51; n++) run('length', long.length, long).catch(() => undefined);
  const refused = await run('length', long.length, long);
  expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('过半分钟再试') });
});

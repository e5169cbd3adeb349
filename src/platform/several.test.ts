import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { severalAtOnce } from './several.ts';

interface One {
  name: string;
  ms: number;
  /** waits from then on */
  from?: number;
}

/** Works for all of them. @returns what was begun when, ms, and how many were worked for at most */
async function serve(all: readonly One[], { atOnce = 3, turnMs = 5_000 } = {}) {
  const begun = performance.now();
  const begins = new Map<string, number>();
  const waiting = new Set(all);
  let [now, most] = [0, 0];
  await severalAtOnce({
    ...{ atOnce, turnMs },
    take: async (free, elapsed) => {
      const next = [...waiting].filter(({ from = 0 }) => from <= elapsed).slice(0, free);
      for (const one of next) waiting.delete(one);
      return next;
    },
    work: async ({ name, ms }) => {
      begins.set(name, performance.now() - begun);
      now += 1;
      most = Math.max(most, now);
      await setTimeout(ms);
      now -= 1;
      if (name.startsWith('bad')) throw new Error(name);
    },
  });
  return { begins, most, left: waiting.size, took: performance.now() - begun };
}

test('so many are worked for at once, and no more', async () => {
  const all = Array.from({ length: 10 }, (_, n) => ({ name: String(n), ms: 20 }));
  const { begins, most, left } = await serve(all);
  expect([begins.size, most, left]).toEqual([10, 3, 0]);
});

test('who comes while somebody slow is worked for does not wait for them', async () => {
  const { begins } = await serve([
    { name: 'slow', ms: 2_000 },
    { name: 'quick', ms: 5, from: 300 },
  ]);
  expect(begins.get('quick')).toBeLessThan(1_200);
});

test('what ends while it is looked who is next frees who was passed over in that look', async () => {
  const waiting = ['first', 'second', 'third'];
  let held = false;
  const begun = performance.now();
  await severalAtOnce({
    ...{ atOnce: 2, turnMs: 5_000 },
    take: async () => {
      const next = held ? [] : waiting.splice(0, 1).map((name) => ({ name }));
      await setTimeout(20); // longer than the work for the one before
      return next;
    },
    work: async () => {
      held = true;
      await setTimeout(5);
      held = false;
    },
  });
  expect(waiting).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(240); // no pause of looking again
});

test('where nobody waits the turn ends at once', async () => {
  expect((await serve([])).took).toBeLessThan(200);
});

test('after the turn nothing is begun, and what was begun is ended', async () => {
  const { begins, left, took } = await serve(
    [
      { name: 'slow', ms: 900 },
      { name: 'late', ms: 5, from: 500 },
    ],
    { turnMs: 400 },
  );
  expect([...begins.keys()]).toEqual(['slow']);
  expect(left).toBe(1);
  expect(took).toBeGreaterThan(800);
});

test('a fault is told when the others have ended', async () => {
  const begun = performance.now();
  const all = [
    { name: 'bad', ms: 5 },
    { name: 'other', ms: 500 },
  ];
  await expect(serve(all)).rejects.toThrow('bad');
  expect(performance.now() - begun).toBeGreaterThan(450);
});

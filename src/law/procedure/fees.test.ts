import { expect, test } from 'vitest';
import { byItem, byItemAdded, itemsOfMonth, type MonthsApplication } from './fees.ts';

const earlier = (items?: number): MonthsApplication => ({ earlier: true, items });
const later = (items?: number): MonthsApplication => ({ earlier: false, items });

test.each([
  // others of the month, items of this one, yuan
  [[], 15, 500],
  [[earlier(15)], 10, 1_000],
  [[earlier(15), earlier(10)], 10, 1_500],
  [Array.from({ length: 10 }, () => earlier()), 1, 100],
  [Array.from({ length: 9 }, () => earlier()), 1, 0],
  [[earlier(), earlier(15)], 10, 1_000],
  [[later()], 10, 0],
  [[later(15)], 10, 900], // one of the ten was reckoned with when the fifteen were charged
])('others %j, then %i items: %i yuan', (others, items, yuan) => {
  const { before, reckoned } = itemsOfMonth(others);
  expect(byItemAdded(before, items - reckoned)).toBe(yuan);
});

test('in whatever order they are charged, the month comes to what its items come to together', () => {
  const received = [1, 15, 10, 1, 22, 3];
  const total = received.reduce((sum, items) => sum + items, 0);
  for (const order of [
    [0, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 0],
  ]) {
    const charged: (number | undefined)[] = received.map(() => undefined);
    let yuan = 0;
    for (const n of order) {
      const others = received.flatMap((_, other) =>
        other === n ? [] : [{ earlier: other < n, items: charged[other] }],
      );
      const { before, reckoned } = itemsOfMonth(others);
      yuan += byItemAdded(before, received[n]! - reckoned);
      charged[n] = received[n];
    }
    expect([order, yuan <= byItem(total)]).toEqual([order, true]);
  }
});

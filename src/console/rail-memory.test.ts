import { beforeEach, expect, test } from 'vitest';
import type { Asked, House, Place } from '../platform/room.ts';
import { hasActed, saidWaiting } from '../platform/waiting.ts';
import { bellFor, railFor } from './rail.ts';

const MINUTE = 60_000;
let asks: string[] = [];
let clock = Date.UTC(2026, 10, 30);
let house: House;

const place = (path: string, of: Partial<Place> = {}): Place => ({
  ...{ label: path, path, roles: 'everybody' },
  waiting: async () => {
    asks.push(path);
    return 3;
  },
  ...of,
});
const roomOf = (...places: Place[]) => [{ places }] as unknown as House['rooms'];
const asked = (id = 1) => ({ house, who: { id, roles: [] }, now: new Date(clock) }) as unknown as Asked;
const failed: unknown[] = [];
const view = (path: string, counts = true) => ({ path, counts, failed: (error: unknown) => failed.push(error) });

/** Which rooms are asked when a page is drawn, and what the rail says of these places. */
async function drawn(path: string, id = 1, counts = true): Promise<[string[], unknown[]]> {
  asks = [];
  const rail = await railFor(asked(id), view(path, counts));
  return [asks.sort(), rail.slice(1).map(({ waiting }) => waiting)];
}

beforeEach(() => {
  house = { rooms: roomOf(place('/console/a'), place('/console/b'), place('/console/bell', { bell: true })) } as House;
});

test('a number is asked for once in half a minute, and when the clock was set back', async () => {
  const all = ['/console/a', '/console/b', '/console/bell'];
  expect(await drawn('/console/else')).toEqual([all, [3, 3, 3]]);
  clock += MINUTE / 2 - 1;
  expect(await drawn('/console/else')).toEqual([[], [3, 3, 3]]);
  clock += 1;
  expect((await drawn('/console/else'))[0]).toEqual(all);
  clock -= MINUTE;
  expect((await drawn('/console/else'))[0]).toEqual(all);
});

test.each([
  ['/console/a', ['/console/a']],
  ['/console/a/5/edit', ['/console/a']],
  ['/console/ab', []],
  ['/console/bell', []],
  ['/console', ['/console/a', '/console/b']],
])('at %s these are asked anew', async (path, anew) => {
  await drawn('/console/else');
  expect((await drawn(path))[0]).toEqual(anew);
});

test('who acts is told anew, others are not; each has numbers of their own', async () => {
  await drawn('/console/else', 1);
  expect((await drawn('/console/else', 2))[0]).toHaveLength(3);
  hasActed(house, 1);
  expect((await drawn('/console/else', 2))[0]).toEqual([]);
  expect((await drawn('/console/else', 1))[0]).toHaveLength(3);
});

test('what was asked before somebody acted is not kept after it', async () => {
  let answer: (count: number) => void = () => {};
  const slow = place('/console/slow', { waiting: () => new Promise((done) => (answer = done)) });
  house = { rooms: roomOf(slow) } as House;
  const before = railFor(asked(), view('/console/else'));
  hasActed(house, 1);
  answer(7);
  expect((await before)[1]!.waiting).toBe(7);
  const after = railFor(asked(), view('/console/else'));
  answer(6);
  expect((await after)[1]!.waiting).toBe(6);
});

test('a page that knows the number of its place says it', async () => {
  await drawn('/console/else');
  saidWaiting(asked(), '/console/bell', 9);
  asks = [];
  expect((await bellFor(asked(), view('/console/today')))?.waiting).toBe(9);
  expect(asks).toEqual([]);
});

test('nothing is asked for a page that says that something is not there', async () =>
  expect(await drawn('/console/a', 1, false)).toEqual([[], [0, 0, 0]]));

test('a room that cannot say it takes down nobody else, and is asked again', async () => {
  const broken = place('/console/broken', { waiting: () => Promise.reject(new Error('broken')) });
  house = { rooms: roomOf(place('/console/a'), broken) } as House;
  expect((await drawn('/console/else'))[1]).toEqual([3, undefined]);
  expect(failed).toHaveLength(1);
  await drawn('/console/else');
  expect(failed).toHaveLength(2);
});

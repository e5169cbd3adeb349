import { expect, test } from 'vitest';
import type { PlaceGroup } from '../platform/room.ts';
import { type RailEntry, railLines } from './rail.ts';

const place = (label: string, waiting = 0, of: { group?: PlaceGroup; settings?: true } = {}): RailEntry => ({
  ...{ label, path: `/console/${label}`, waiting },
  ...of,
});
const alone = (count: number) => Array.from({ length: count }, (_, n) => place(`p${n}`));
const shown = (rail: RailEntry[]) =>
  railLines(rail).map((line) =>
    'entries' in line
      ? `${line.label} ${line.waiting} [${line.entries.map(({ label }) => label).join(' ')}]`
      : line.label,
  );

test('who has few places sees each, what is set up last', () => {
  const set = place('s', 0, { settings: true });
  const rail = [set, ...alone(9), place('a', 1, { group: 'channels' }), place('b', 2, { group: 'channels' })];
  expect(shown(rail)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'a', 'b', 's']);
});

test('who has many finds groups with the sum of what waits, where their first place would stand', () => {
  const rail = [
    place('s1', 0, { settings: true }),
    place('desk'),
    place('a', 1, { group: 'channels' }),
    place('between'),
    place('b', 2, { group: 'channels' }),
    place('only', 4, { group: 'management' }),
    place('s2', 3, { settings: true }),
    ...alone(6),
  ];
  expect(shown(rail)).toEqual([
    ...['desk', '公开平台 3 [a b]', 'between', 'only'],
    ...['p0', 'p1', 'p2', 'p3', 'p4', 'p5', '设置 3 [s1 s2]'],
  ]);
});

import { expect, test } from 'vitest';
import { mayBe, quantityAt } from './quantities.ts';

test.each<[text: string, value: number | undefined, unit: string, fits: number[], fitsNot: number[]]>([
  ['713件', 713, '件', [713], [712, 714]],
  ['12.5%', 12.5, '%', [12.5], [13]],
  ['1.4万件', 14000, '件', [13500, 14069, 14500], [13499, 14501]],
  ['1.41万件', 14100, '件', [14069], [14000, 14200]],
  ['5万件', 50000, '件', [51764], [56000]],
  ['7730.28万元', 77302800, '元', [77302800], [77303000]],
  ['700余件', 700, '件', [713], [699, 841]],
  ['700多件', 700, '件', [713], [699]],
  ['700件左右', 700, '件', [713, 690], [800]],
  ['十二件', 12, '件', [12], [11]],
  ['二百零五件', 205, '件', [205], [25]],
  ['一千二百三十件', 1230, '件', [1230], []],
  ['两件', 2, '件', [2], []],
  ['零件', 0, '件', [0], []],
  ['一万三千件', 13000, '件', [13000], []],
  ['二三件', undefined, '', [], []],
  ['公开', undefined, '', [], []],
])('%s', (text, value, unit, fits, fitsNot) => {
  const quantity = quantityAt(text, 0, '');
  expect(quantity?.value).toBe(value);
  if (!quantity) return;
  expect(quantity.unit).toBe(unit);
  expect(fits.filter((figure) => !mayBe(quantity, figure))).toEqual([]);
  expect(fitsNot.filter((figure) => mayBe(quantity, figure))).toEqual([]);
});

test.each<[before: string, fits: number[], fitsNot: number[]]>([
  ['约', [650, 713, 760], [600, 800]],
  ['超过', [700, 713], [699]],
  ['不足', [690], [701, 500]],
])('%s 700 件', (before, fits, fitsNot) => {
  const quantity = quantityAt('700件', 0, before)!;
  expect(fits.filter((figure) => !mayBe(quantity, figure))).toEqual([]);
  expect(fitsNot.filter((figure) => mayBe(quantity, figure))).toEqual([]);
});

test.each(['第一件', '每一件', '逐一件'])('%s counts nothing', (text) =>
  expect(quantityAt(text, 1, '')).toBeUndefined(),
);

import { expect, test } from 'vitest';
import { articleInWords, chapterOf, REGULATION } from './articles.ts';

test.each([
  [1, '第一条', '总则'],
  [9, '第九条', '总则'],
  [10, '第十条', '公开的主体和范围'],
  [18, '第十八条', '公开的主体和范围'],
  [19, '第十九条', '主动公开'],
  [20, '第二十条', '主动公开'],
  [26, '第二十六条', '主动公开'],
  [27, '第二十七条', '依申请公开'],
  [45, '第四十五条', '依申请公开'],
  [46, '第四十六条', '监督和保障'],
  [53, '第五十三条', '监督和保障'],
  [54, '第五十四条', '附则'],
  [56, '第五十六条', '附则'],
])('article %i is %s, of %s', (number, name, chapter) => {
  expect([articleInWords(number), chapterOf(number)]).toEqual([name, chapter]);
});

test('there are 56 articles, each told once', () => {
  expect(REGULATION).toHaveLength(56);
  expect(new Set(REGULATION.map(({ about }) => about)).size).toBe(56);
});

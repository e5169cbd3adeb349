import { expect, test } from 'vitest';
import { auditReport } from './index.ts';

const old = { title: '一、总体情况', text: '2022年，我镇开展培训3次。健全工作机制。' };
const text = (words: string) => [{ title: '一、总体情况', text: words }];
const found = (words: string) =>
  auditReport({ year: 2023, tables: {}, sections: text(words), previousSections: [old] }).filter(
    ({ rule }) => rule === 'N-TEXT',
  );

test.each([
  ['2022年，我镇开展培训3次。', 1, 'last year’s sentence, still of last year'],
  ['2023年，我镇开展培训3次。', 0, 'this year’s'],
  ['健全工作机制。', 0, 'repeated, but of no year'],
  ['2022年，我镇开展培训5次。', 0, 'of last year on purpose: it did not stand in last year’s report'],
])('%s: %i (%s)', (words, count) => expect(found(words)).toHaveLength(count));

test.each([
  ['绥芬河市甲镇人民政府', '甲镇人民政府', 0, 'with its city'],
  ['甲镇人民政府', '甲镇人民政府办公室', 0, 'by its office'],
  ['甲街道', '甲街道办事处', 0, 'in short'],
  ['甲镇人民政府', '乙镇人民政府', 1, 'another town'],
])('title %s, signed %s: %i (%s)', (authority, signatory, count) => {
  const names = auditReport({ tables: {}, authority: { name: authority }, signatory }).filter(
    ({ where }) => where === 'signatory',
  );
  expect(names).toHaveLength(count);
});

import { expect, test } from 'vitest';
import { auditReport } from '../index.ts';

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

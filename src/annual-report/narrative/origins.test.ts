import { expect, test } from 'vitest';
import { stretches } from './origins.ts';

const known = [
  { text: '共公开 {{channels.total}} 条。', href: '/ledger' },
  { text: '共公开 {{channels.total}} 条。比上年多。', href: '/both' },
  { text: '超期 {{publishing.late}} 条', href: '/late' },
  { text: '逐条提醒' },
];

test.each<[line: string, expected: (string | undefined)[][], why: string]>([
  ['一句自己写的话。', [['author', '一句自己写的话。', undefined]], 'nothing known'],
  ['共公开 {{channels.total}} 条。', [['books', '共公开 {{channels.total}} 条。', '/ledger']], 'known'],
  [
    '我镇高度重视。共公开 {{channels.total}} 条。群众满意。',
    [
      ['author', '我镇高度重视。', undefined],
      ['books', '共公开 {{channels.total}} 条。', '/ledger'],
      ['author', '群众满意。', undefined],
    ],
    'between two of the author’s',
  ],
  [
    '共公开 {{channels.total}} 条。比上年多。',
    [['books', '共公开 {{channels.total}} 条。比上年多。', '/both']],
    'the longer one is looked for first',
  ],
  ['共公开 3000 条。', [['author', '共公开 3000 条。', undefined]], 'a typed number is no live figure'],
  [
    '存在的主要问题：一是超期 {{publishing.late}} 条；二是人手不够。',
    [
      ['form', '存在的主要问题：一是', undefined],
      ['books', '超期 {{publishing.late}} 条', '/late'],
      ['author', '；二是人手不够。', undefined],
    ],
    'headings and numbers are nobody’s',
  ],
  [
    '改进情况：逐条提醒。',
    [
      ['form', '改进情况：', undefined],
      ['books', '逐条提醒', undefined],
      ['form', '。', undefined],
    ],
    'a stop is nobody’s',
  ],
  ['', [], 'an empty line'],
])('%s (%#)', (line, expected) => {
  expect(stretches(line, known).map(({ from, text, href }) => [from, text, href])).toEqual(expected);
});

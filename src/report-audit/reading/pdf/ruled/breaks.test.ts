import { expect, test } from 'vitest';
import { mendBreak } from './breaks.ts';

const cells = (rows: string[][]) =>
  rows.flatMap((row, r) =>
    row.map((text, column) => ({ row: r, column, rowSpan: 1, colSpan: 1, text, page: r < 2 ? 1 : 2 })),
  );
const rowsOf = (read: ReturnType<typeof mendBreak>) => {
  const rows: string[][] = [];
  for (const { row, text } of read) rows[row] = [...(rows[row] ?? []), text];
  return rows;
};

test.each<[string, string[], string[], string[][]]>([
  [
    'a label that begins anew with 第三方 is the rest of one',
    ['4.保护', '5', '1'],
    ['第三方合法权益', '', ''],
    [['4.保护\n第三方合法权益', '5', '1']],
  ],
  [
    'figures go over with the rest of the label',
    ['5.属于三类内部', '', ''],
    ['事务信息', '6', '0'],
    [['5.属于三类内部\n事务信息', '6', '0']],
  ],
  [
    '第二十条 begins a row of its own',
    ['信息内容', '3', '1'],
    ['第二十条第（五）项', '', ''],
    [
      ['信息内容', '3', '1'],
      ['第二十条第（五）项', '', ''],
    ],
  ],
  [
    'a number does',
    ['3.危及', '1', '2'],
    ['4.保护第三方合法权益', '', ''],
    [
      ['3.危及', '1', '2'],
      ['4.保护第三方合法权益', '', ''],
    ],
  ],
])('at the end of a page: %s', (_, upper, lower, mended) => {
  expect(rowsOf(mendBreak(cells([['甲', '1', '2'], upper, lower, ['乙', '3', '4']]), 2))).toEqual([
    ['甲', '1', '2'],
    ...mended,
    ['乙', '3', '4'],
  ]);
});

test.each<[string, string, string[]]>([
  ['the rest of a label', '访举报投诉类申请', ['1.信\n访举报投诉类申请', '2', '2']],
  ['a label of its own', '1.信访举报投诉类申请', ['1.信', '2', '2']],
])('the name of a group stands below the page’s end, beside %s', (_, label, first) => {
  const cell = (row: number, column: number, text: string, rowSpan = 1) => ({
    row,
    column,
    rowSpan,
    colSpan: 1,
    text,
    page: row + 1,
  });
  const upper = [cell(0, 0, ''), ...['1.信', '2', '2'].map((text, n) => cell(0, n + 1, text))];
  const lower = [
    cell(1, 0, '（五）不予处理', 2),
    ...[label, '', ''].map((text, n) => cell(1, n + 1, text)),
    ...['2.重复申请', '2', '2'].map((text, n) => cell(2, n + 1, text)),
  ];
  const mended = mendBreak([...upper, ...lower], 1);
  expect(mended.filter(({ row, column }) => row === 0 && column > 0).map(({ text }) => text)).toEqual(first);
  expect(mended.find(({ text }) => text === '（五）不予处理')).toMatchObject({
    column: 0,
    rowSpan: first[0] === '1.信' ? 3 : 2,
  });
});

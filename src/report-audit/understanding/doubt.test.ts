import { describe, expect, test } from 'vitest';
import { typesetPdf, typesetTable } from '../../../test/support/typeset.ts';
import { readReport } from '../audit.ts';
import { LIMITS } from '../reading/blocks.ts';
import { readPdf } from '../reading/pdf/index.ts';
import { doubtsOf } from '../reading/pdf/loose/columns.ts';

/** Rows of the first table: a cell that is not sure is marked. */
const rowsOf = async (source: string) =>
  (await readPdf(typesetPdf(source), LIMITS)).flatMap((block) =>
    block.kind === 'table'
      ? [block.rows.map((row) => row.map(({ text, doubt }) => text.replace(/\s/g, '') + (doubt ? '?' : '')))]
      : [],
  )[0];

describe('figures that the end of a page broke in two', () => {
  const cut = (columns: string) =>
    [
      [
        ['维持', '纠正', '总计'],
        ['1', '0', '1'],
      ],
      [['0', '', '4']],
    ]
      .map((rows) => typesetTable(rows, columns))
      .join('#pagebreak()\n');

  test('where the cells have no room for another digit they are one figure', async () => {
    expect(await rowsOf(cut('(0.7cm,) * 3'))).toEqual([
      ['维持', '纠正', '总计'],
      ['10', '0', '14'],
    ]);
  });

  test('where they have, neither row is read', async () => {
    expect(await rowsOf(cut('(3cm,) * 3'))).toEqual([
      ['维持', '纠正', '总计'],
      ['1?', '0?', '1?'],
      ['0?', '?', '4?'],
    ]);
  });

  test('a row of figures below that of table four, in any file: unread, and no finding', async () => {
    const heads = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
    const text = [
      [...heads, ...heads, ...heads],
      Array.from({ length: 15 }, (_, n) => (n % 5 === 4 ? '1' : '0')),
      Array.from({ length: 15 }, (_, n) => (n % 5 === 4 ? '4' : '')),
    ];
    const read = await readReport(Buffer.from(text.map((row) => row.join('\t')).join('\n')));
    expect(read.tables.four).toBeUndefined();
    expect(read.unread).toContainEqual(expect.objectContaining({ what: '表四', why: expect.stringContaining('两行') }));
  });
});

describe('tables whose lines nobody drew', () => {
  const part = (text: string, x0: number, base = 0) => ({ glyphs: [], text, x0, x1: x0 + 6, base, size: 10 });
  const columns = [0, 50, 100].map((x0) => ({ x0, x1: x0 + 6 }));

  test.each([
    ['each under its column', [part('1', 0), part('2', 50), part('3', 100)], ''],
    ['a little out of line', [part('1', 8), part('2', 44), part('3', 112)], ''],
    ['between the first and the second', [part('1', 25), part('3', 100)], '01'],
    ['two in one column', [part('1', 0), part('2', 46), part('2', 53), part('3', 100)], '1'],
    ['a figure broken over two lines', [part('1', 0), part('2', 100), part('0', 100, 9)], ''],
    ['two lines, one figure aside', [part('1', 0), part('7', 94, 0), part('0', 104, 9)], '2'],
  ])('%s', (_, parts, doubtful) => {
    const doubts = doubtsOf(parts, columns).flatMap((doubt, at) => (doubt ? [at] : []));
    expect(doubts.join('')).toBe(doubtful);
  });

  test('a figure broken over two lines at the edge of the table is whole', async () => {
    const rows = [
      ['甲', '乙', '丙', '丁', '戊', '总计'],
      ['0', '0', '3', '0', '0', '1\n9'],
    ];
    expect((await rowsOf(typesetTable(rows, '(2cm,) * 6', 'stroke: none, inset: 3pt')))?.at(-1)).toEqual([
      '0',
      '0',
      '3',
      '0',
      '0',
      '19',
    ]);
  });

  test('a row beside which no figure was read is unread, never blank', async () => {
    const rows = [
      ['', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'],
      ['一、本年新收政府信息公开申请数量', '1', '0', '0', '0', '0', '0', '1'],
      ['二、上年结转政府信息公开申请数量', '0', '', '0', '0', '0', '0', '0'],
      ['（一）予以公开', '', '', '', '', '', '', ''],
      ['（七）总计', '1', '0', '0', '0', '0', '0', '1'],
    ];
    const read = await readReport(typesetPdf(typesetTable(rows, '(4cm,) + (1.6cm,) * 7', 'stroke: none')));
    expect(read.tables.three?.granted ?? {}).toEqual({});
    expect(read.unread.map(({ what }) => what)).toContain('表三“（一）予以公开”行');
    expect(read.tables.three?.carriedIn?.business).toBeNull();
  });
});

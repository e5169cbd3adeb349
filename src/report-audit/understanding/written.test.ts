import { expect, test } from 'vitest';
import { typesetPdf } from '../../../test/support/typeset.ts';
import { LIMITS } from '../reading/blocks.ts';
import { readBlocks } from '../reading/read.ts';
import { labelOf, readCount } from './figure.ts';
import { columnOfLabel, rowOfLabel } from './labels.ts';

test.each<[string, number | undefined]>([
  ['13612¹', 13612],
  ['13612①', 13612],
  ['13612※', 13612],
  ['1,234〔1〕', 1234],
  ['56［注2］', 56],
  ['56注1', 56],
  ['３４³', 34],
  ['22（其中修订16件）', 22],
  ['22件（含废止3件）', 22],
  ['0（较上年减少2件）', 0],
  // two figures, of which none is sure
  ['5（3）', undefined],
  ['5/3', undefined],
  ['约5', undefined],
  ['\ufffd', undefined],
  ['1\ufffd', undefined],
  ['22（16）件', undefined],
])('the figure %s is %s', (text, value) => {
  expect(readCount(text).value).toBe(value);
});

test.each([
  ['规章（设区的市、自治州人民政府应提供相关数据）', '规章'],
  ['行政许可（件）', '行政许可'],
  ['行政许可①', '行政许可'],
  ['行政处罚〔注1〕（件）', '行政处罚'],
  ['行政事业性收费 (单位：万元) [2]', '行政事业性收费'],
  ['（一）予以公开', '一予以公开'],
])('the label %s is %s', (text, words) => {
  expect(labelOf(text)).toBe(words);
});

test.each([
  ['（一）予以公开（件）', 'granted'],
  ['（六）其他处理 3.其他②', 'other.other'],
  ['2.重复申请（同一申请人）', 'notProcessed.repeated'],
  ['（七）总计（件）', 'total'],
])('the row %s is %s', (text, id) => {
  expect(rowOfLabel(text.replace('（六）其他处理 ', ''))?.id).toBe(id);
});

test.each([
  ['自然人（人）', 'person'],
  ['总计¹', 'total'],
  ['社会公益', 'charity'],
])('the column %s is %s', (text, column) => {
  expect(columnOfLabel(text)).toBe(column);
});

const figureIn = async (bytes: Uint8Array) => {
  const blocks = await readBlocks(bytes, LIMITS);
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []));
  return cells.map(({ text }) => readCount(text).value).filter((value) => typeof value === 'number');
};

test('a raised digit behind a figure is a note, in a page and in a PDF', async () => {
  const page =
    '<table><tr><td>新收</td><td>13612<sup>1</sup></td><td>7<span style="vertical-align:super">2</span></td></tr></table>';
  expect(await figureIn(new TextEncoder().encode(`<html><body>${page}</body></html>`))).toEqual([13612, 7]);
  const raisedBy = (how: string) => `#table(columns: (3cm, 4cm, 3cm), stroke: 0.5pt, [新收], [13612${how}], [70])`;
  for (const how of [
    '#super(typographic: false)[1]',
    '#text(size: 6pt, baseline: -4pt)[1]',
    '#text(size: 6pt, baseline: -4pt)[a]',
  ])
    expect(await figureIn(typesetPdf(raisedBy(how)))).toEqual([13612, 70]);
});

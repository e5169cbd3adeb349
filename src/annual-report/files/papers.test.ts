import { load } from 'cheerio';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { reportWithEveryCell } from '../../../test/support/report.ts';
import { fileInZip } from '../../../test/support/unzip.ts';
import { type AnnualReport, cellPaths, SECTION_TITLES, valueAt } from '../../law/index.ts';
import { unwrap } from '../../platform/outcome.ts';
import { paperLines } from '../../platform/papers/index.ts';
import { reportHtml } from './html.tsx';
import { reportDocx, reportPaper, reportPdf } from './paper.ts';

const report: AnnualReport = {
  ...reportWithEveryCell(),
  sections: SECTION_TITLES.map((title, n) => ({
    title,
    text: n === 0 ? '开头 <b>&。\n（一）主动公开政府信息情况\n正文。' : n < 4 ? '' : '无。',
  })),
};

interface GridCell {
  text: string;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** The cells of a table of the Word file on its grid, vertical merges joined. */
function wordGrid(xml: string, at: number): GridCell[] {
  const $ = load(xml, { xml: true });
  const cells: GridCell[] = [];
  $('w\\:tbl')
    .eq(at)
    .find('w\\:tr')
    .each((row, tr) => {
      let column = 0;
      $(tr)
        .children('w\\:tc')
        .each((_n, tc) => {
          const columns = Number($(tc).find('w\\:gridSpan').attr('w:val') ?? 1);
          const merge = $(tc).find('w\\:vMerge');
          const goesOn = merge.length > 0 && merge.attr('w:val') !== 'restart';
          const above = goesOn && cells.find((one) => one.column === column && one.row + one.rows === row);
          if (above) above.rows += 1;
          else cells.push({ text: $(tc).find('w\\:t').text(), row, column, rows: 1, columns });
          column += columns;
        });
    });
  return cells;
}

/** The cells of a table of an HTML page on its grid. */
function htmlGrid(html: string, at: number): GridCell[] {
  const $ = load(html);
  const taken = new Set<string>();
  const cells: GridCell[] = [];
  $('table')
    .eq(at)
    .find('tr')
    .each((row, tr) => {
      let column = 0;
      $(tr)
        .children()
        .each((_n, cell) => {
          while (taken.has(`${row},${column}`)) column += 1;
          const [rows, columns] = [Number($(cell).attr('rowspan') ?? 1), Number($(cell).attr('colspan') ?? 1)];
          for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) taken.add(`${row + r},${column + c}`);
          cells.push({ text: $(cell).text(), row, column, rows, columns });
        });
    });
  return cells;
}

const document = await fileInZip(await reportDocx(report), 'word/document.xml');
const html = reportHtml(report);
const places = (cells: GridCell[]) =>
  cells.map(({ text, row, column, rows, columns }) => `${row},${column} ${rows}×${columns} ${text}`).sort();

test.each([
  ['two', 0, 4],
  ['three', 1, 10],
  ['four', 2, 15],
] as const)('table %s: Word and HTML merge the same cells, and no place is left open', (_name, at, width) => {
  const word = wordGrid(document, at);
  expect(places(word)).toEqual(places(htmlGrid(html, at)));
  const height = Math.max(...word.map(({ row, rows }) => row + rows));
  expect(word.reduce((area, { rows, columns }) => area + rows * columns, 0)).toBe(width * height);
});

test('every figure of the JSON stands once in its table, in HTML and Word', () => {
  const figures = (table: string) =>
    cellPaths.filter((path) => path.startsWith(table)).map((path) => String(valueAt(report.tables, path)));
  for (const [table, at] of [
    ['two', 0],
    ['three', 1],
    ['four', 2],
  ] as const)
    for (const cells of [wordGrid(document, at), htmlGrid(html, at)])
      expect(cells.map(({ text }) => text).filter((text) => /^[\d.]+$/.test(text))).toEqual(figures(table));
});

test('the merged cells of the official form', () => {
  const three = wordGrid(document, 1);
  const spanOf = (text: string) => {
    const found = three.find((cell) => cell.text.startsWith(text));
    return found && [found.rows, found.columns];
  };
  expect(spanOf('（本列数据的勾稽关系为')).toEqual([3, 3]);
  expect(spanOf('申请人情况')).toEqual([1, 7]);
  expect(spanOf('自然人')).toEqual([2, 1]);
  expect(spanOf('法人或其他组织')).toEqual([1, 5]);
  expect(spanOf('一、本年新收')).toEqual([1, 3]);
  expect(spanOf('三、本年度办理结果')).toEqual([22, 1]);
  expect(spanOf('（三）不予公开')).toEqual([8, 1]);
  expect(spanOf('（四）无法提供')).toEqual([3, 1]);
  expect(spanOf('（五）不予处理')).toEqual([5, 1]);
  expect(spanOf('（六）其他处理')).toEqual([3, 1]);
  expect(spanOf('（七）总计')).toEqual([1, 2]);
  expect(spanOf('四、结转下年度')).toEqual([1, 3]);
  const heads = wordGrid(document, 2).slice(0, 4);
  expect(places(heads)).toEqual([
    '0,0 2×5 行政复议',
    '0,5 1×10 行政诉讼',
    '1,10 1×5 复议后起诉',
    '1,5 1×5 未经复议直接起诉',
  ]);
});

test('the Word file is an official paper: parts in order, type area, faces, page numbers', async () => {
  const file = await reportDocx(report);
  const $ = load(document, { xml: true });
  const lines = $('w\\:body > w\\:p')
    .toArray()
    .map((p) => $(p).find('w\\:t').text())
    .filter(Boolean);
  expect(lines.slice(0, 7)).toEqual([
    '测试市测试镇人民政府',
    '2023年政府信息公开工作年度报告',
    '2024 年 1 月 12 日',
    '一、总体情况',
    '开头 <b>&。',
    '（一）主动公开政府信息情况',
    '正文。',
  ]);
  expect(lines.filter((line) => (SECTION_TITLES as readonly string[]).includes(line))).toEqual([...SECTION_TITLES]);
  expect(lines.slice(-2)).toEqual(['测试市测试镇人民政府', '2024 年 1 月 12 日']);
  expect($('w\\:pgSz').attr()).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
  expect($('w\\:pgMar').attr()).toMatchObject({ 'w:top': '2098', 'w:left': '1587' });
  for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312', '宋体']) expect(document).toContain(face);
  expect(await fileInZip(file, 'word/fontTable.xml')).toContain('仿宋,FangSong');
  expect(await fileInZip(file, 'word/footer1.xml')).toContain('PAGE');
});

test('the HTML file needs nothing else and escapes what was typed', () => {
  expect(html).toContain('开头 &lt;b>&amp;。');
  expect(html).not.toMatch(/<script|<link|src=|href=/);
});

test('the PDF says the same: every line, every figure; table three on one page where it fits', async () => {
  const pdf = await getDocumentProxy(new Uint8Array(unwrap(await reportPdf(report))));
  const { text } = await extractText(pdf, { mergePages: false });
  const pages = text.map((page) => page.replace(/\s+/g, ''));
  const lines = paperLines(reportPaper(report)).map((line) => line.replace(/\s+/g, ''));
  for (const line of lines) expect(pages.join('')).toContain(line);
  expect([...pages.join('').replace(/—\d+—/g, '')].sort()).toEqual([...lines.join('')].sort());
  const three = cellPaths
    .filter((path) => path.startsWith('three'))
    .map((path) => String(valueAt(report.tables, path)));
  expect(pages.filter((page) => three.every((figure) => page.includes(figure)))).toHaveLength(1);
});

import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { wordFile } from '../../../test/support/checks/office.ts';
import { findingsIn } from '../findings.ts';
import { insideOf } from './index.ts';

// A name belongs to every row that its cell goes over, a head to every column; in files of all kinds.
const ROWS = { head: ['姓名', '健康状况', '', '金额'], finer: ['', '病种', '残疾等级', ''] };
const DATA = [
  ['王演示', '高血压', '二级', '300'],
  ['', '糖尿病', '无', '200'],
  ['李**', '肺结核', '', '100'],
];
const EXPECTED = ['高血压', '二级', '糖尿病'];

async function sheet(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const one = book.addWorksheet('名单');
  one.addRows([ROWS.head, ROWS.finer, ...DATA]);
  for (const merged of ['A1:A2', 'B1:C1', 'D1:D2', 'A3:A4']) one.mergeCells(merged);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function word(): Buffer {
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${text && `<w:r><w:t>${text}</w:t></w:r>`}</w:p></w:tc>`;
  const [begins, goesOn, wide] = ['<w:vMerge w:val="restart"/>', '<w:vMerge/>', '<w:gridSpan w:val="2"/>'];
  const rows = [
    cell('姓名', begins) + cell('健康状况', wide) + cell('金额', begins),
    cell('', goesOn) + cell('病种') + cell('残疾等级') + cell('', goesOn),
    ...DATA.map((row, n) => row.map((text, column) => cell(text, column ? '' : n === 1 ? goesOn : begins)).join('')),
  ];
  return wordFile(`<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`);
}

function page(): Buffer {
  const rows = [
    '<th rowspan="2">姓名</th><th colspan="2">健康状况</th><th rowspan="2">金额</th>',
    '<th>病种</th><th>残疾等级</th>',
    '<td rowspan="2">王演示</td><td>高血压</td><td>二级</td><td>300</td>',
    '<td>糖尿病</td><td>无</td><td>200</td>',
    '<td>李**</td><td>肺结核</td><td></td><td>100</td>',
  ];
  return Buffer.from(`<html><body><table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table></body></html>`);
}

test.each<[string, () => Buffer | Promise<Buffer>]>([
  ['名单.xlsx', sheet],
  ['名单.docx', word],
  ['名单.html', page],
])('%s', async (name, file) => {
  const found = findingsIn(await insideOf(await file(), name));
  expect(found.filter(({ check }) => check === 'pii.health').map(({ text }) => text)).toEqual(EXPECTED);
});

test('a cell amid the row that goes over the next moves what stands beside it', async () => {
  const rows = [
    '<th>序号</th><th>姓名</th><th>身份证号</th><th>项目编号</th>',
    '<td>1</td><td rowspan="2">王演示</td><td>000000199001010018</td><td>230000198503120019</td>',
    '<td>2</td><td>000000198503120028</td><td>230000198503120019</td>',
  ];
  const html = `<html><body><table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table></body></html>`;
  const found = findingsIn(await insideOf(Buffer.from(html), '名单.html'));
  expect(found.map(({ check, place }) => `${check} ${place}`)).toEqual([
    'pii.resident-id 表 1 第 2 行第 3 列',
    'pii.resident-id 表 1 第 3 行第 3 列',
  ]);
});

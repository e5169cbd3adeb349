import type ExcelJS from 'exceljs';
import { channelNames, channels, DISCLOSURE_ITEMS } from '../../law/index.ts';
import { excel } from '../../platform/excel.ts';
import { itemName, type Lists } from '../lists.ts';
import { fieldNames, headerNames } from './headers.ts';

const widths: Record<(typeof fieldNames)[number], number> = {
  title: 50,
  date: 14,
  channel: 16,
  office: 20,
  column: 20,
  item: 34,
  formed: 14,
  url: 36,
  note: 30,
};
const must = ['title', 'date', 'channel'];
const ROWS = 20_000;

const notes = [
  ['怎样填写', ''],
  ['信息标题', '必填。一条信息在一个渠道公开一次，填一行；同一信息在三个渠道公开，填三行。'],
  ['公开日期', '必填。实际公开的日期，如 2023-09-25，须在所选年度之内。'],
  ['公开渠道', '必填。从下拉列表选择；也认得“微信”“大屏”“网站”等常见写法。'],
  ['科室', '从下拉列表选择；留空时归入上传时所选的科室。'],
  ['栏目', '可留空。从下拉列表选择。'],
  ['条例事项', '可留空。《政府信息公开条例》第二十条、第二十一条所列事项，从下拉列表选择，或写“20.7”。'],
  ['成文日期', '可留空。填写后可以核对是否在 20 个工作日内公开（条例第二十六条）。'],
  ['链接', '可留空。以 http:// 或 https:// 开头。'],
  ['备注', '可留空。'],
  ['', ''],
  [
    '怎样上传',
    '保存为 .xlsx 或 .csv，不超过 20 MB、10 万行。上传后先检查，有一处错误就整份不导入，并逐格列出怎样修改。',
  ],
  ['多张工作表', '每月一张工作表也可以，每张都要有表头；合计、填表人等行会跳过。'],
  ['重复上传', '同一行再次上传不会重复计数。'],
];

/** An empty ledger to be filled in: header row, lists to choose from, and a sheet that says how. */
export async function templateOf(lists: Lists): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  const sheet = book.addWorksheet('主动公开台账', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = fieldNames.map((field) => ({ header: headerNames[field][0]!, width: widths[field] }));
  const head = sheet.getRow(1);
  head.font = { bold: true };
  fieldNames.forEach((field, at) => {
    if (must.includes(field))
      head.getCell(at + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFBEFEE' } };
  });
  for (const field of ['date', 'formed'] as const) sheet.getColumn(fieldNames.indexOf(field) + 1).numFmt = 'yyyy-mm-dd';
  const guide = book.addWorksheet('填写说明');
  guide.columns = [{ width: 14 }, { width: 90 }];
  for (const line of notes) guide.addRow(line);
  guide.getColumn(2).alignment = { wrapText: true, vertical: 'top' };
  guide.getRow(1).font = { bold: true };
  const choices = book.addWorksheet('选项', { state: 'hidden' });
  offer(
    'channel',
    channels.map((channel) => channelNames[channel]),
  );
  offer(
    'office',
    lists.offices.map(({ name }) => name),
  );
  offer(
    'column',
    lists.columns.map(({ name }) => name),
  );
  offer(
    'item',
    DISCLOSURE_ITEMS.map(({ id }) => itemName(id)),
  );
  return Buffer.from(await book.xlsx.writeBuffer());

  function offer(field: (typeof fieldNames)[number], names: string[]): void {
    if (!names.length) return;
    const at = fieldNames.indexOf(field) + 1;
    const from = choices.getColumn(at);
    from.values = names;
    const source = `'选项'!$${from.letter}$1:$${from.letter}$${names.length}`;
    const letter = sheet.getColumn(at).letter;
    // one rule for the column; the library's types know only rules of single cells
    const { dataValidations } = sheet as unknown as {
      dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void };
    };
    dataValidations.add(`${letter}2:${letter}${ROWS}`, { type: 'list', allowBlank: true, formulae: [source] });
  }
}

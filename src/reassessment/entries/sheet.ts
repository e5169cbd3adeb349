import type ExcelJS from 'exceljs';
import { isCountable, WITHHELD_GROUNDS, withheldGrounds } from '../../law/index.ts';
import { excel, workbookIn } from '../../platform/excel.ts';
import { cleanText } from '../../platform/http/form.ts';
import { Unreadable } from '../../platform/reading/index.ts';
import type { EntryInput } from './actions.ts';

const HEADS = [
  ['title', '名称', 40],
  ['number', '文号或者编号', 24],
  ['ground', '不公开的理由', 24],
  ['withheldOn', '不公开的日期', 16],
  ['secretUntil', '保密期限至', 16],
  ['office', '科室', 20],
  ['remark', '说明', 40],
] as const;
type HeadKey = (typeof HEADS)[number][0];

/** The form to fill in: heads, and on a second sheet what may be chosen. */
export async function blankSheet(offices: readonly string[]): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  const sheet = book.addWorksheet('没有公开的信息', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = HEADS.map(([key, header, width]) => ({ key, header, width }));
  sheet.getRow(1).font = { bold: true };
  for (const key of ['withheldOn', 'secretUntil', 'number']) sheet.getColumn(key).numFmt = '@';
  const said = book.addWorksheet('填写说明');
  said.getColumn(1).width = 100;
  said.addRows([
    ['一行一项。名称、不公开的理由、不公开的日期、科室必填；日期写作 2025-03-10。'],
    ['名称不写涉密内容和个人信息，可以用代称；涉密的只在这里登记编号和期限。'],
    [`不公开的理由：${withheldGrounds.map((one) => WITHHELD_GROUNDS[one].label).join('、')}。`],
    [`科室：${offices.join('、')}。`],
    ['保密期限至：只有国家秘密填写。'],
  ]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A row of a sheet and what it would do. */
export interface PlannedEntry {
  /** in the sheet, from 1 */
  row: number;
  name: string;
  /** undefined: it is not entered, and why */
  entry: EntryInput | undefined;
  faults: string[];
}

const LIMITS = {
  unpacked: 20 * 1024 * 1024,
  parts: 200,
  tooBig: '文件过大，请删去图片和无关的工作表后再上传',
  broken: '文件已损坏，无法打开，请在 Excel 或 WPS 中重新保存后再上传',
};
/** Rows at most. */
const MOST = 500;

/** Reads every row. @param offices that are open @throws Unreadable with a sentence for whoever sent it */
export async function entriesOnSheet(
  path: string,
  offices: readonly { id: number; name: string }[],
): Promise<PlannedEntry[]> {
  const book = await workbookIn(path, LIMITS);
  const sheet = book.worksheets.find((one) => headsOf(one).has('title'));
  if (!sheet) throw new Unreadable('没有找到表头“名称”，请用下载的表填写');
  if (sheet.rowCount > MOST + 1) throw new Unreadable(`一次最多导入 ${MOST} 行，请分几次导入`);
  const heads = headsOf(sheet);
  const rows: PlannedEntry[] = [];
  for (let n = 2; n <= sheet.rowCount; n++) {
    const cell = (key: HeadKey) => (heads.has(key) ? textOf(sheet.getRow(n).getCell(heads.get(key)!)) : '');
    if (HEADS.some(([key]) => cell(key))) rows.push(planned(n, cell, offices));
  }
  return rows;
}

function planned(
  row: number,
  cell: (key: HeadKey) => string,
  offices: readonly { id: number; name: string }[],
): PlannedEntry {
  const faults: string[] = [];
  const text = (key: HeadKey, label: string, most: number): string => {
    if ([...cell(key)].length > most) faults.push(`${label}超过 ${most} 个字`);
    return cell(key);
  };
  const title = text('title', '名称', 200);
  if (!title) faults.push('没有填名称');
  const ground = withheldGrounds.find((one) => WITHHELD_GROUNDS[one].label === cell('ground'));
  if (!ground) faults.push(`不公开的理由“${cell('ground').slice(0, 20)}”没有看懂，请填“填写说明”里列出的`);
  const withheldOn = dayOn(cell('withheldOn'));
  if (!withheldOn) faults.push(`不公开的日期“${cell('withheldOn').slice(0, 20)}”没有看懂，请写作 2025-03-10`);
  const secretUntil = dayOn(cell('secretUntil')) ?? null;
  if (cell('secretUntil') && !secretUntil) faults.push('保密期限没有看懂，请写作 2035-03-09');
  const office = offices.find(({ name }) => name === cell('office'));
  if (!office) faults.push(`没有“${cell('office').slice(0, 20)}”这个科室`);
  const [number, remark] = [text('number', '文号', 80), text('remark', '说明', 1000)];
  if (faults.length || !ground || !withheldOn || !office) return { row, name: title, entry: undefined, faults };
  const entry = { title, number, ground, withheldOn, secretUntil, officeId: office.id, remark };
  return { row, name: title, entry, faults };
}

/** 2025-03-10, 2025/3/10, 2025.3.10, 2025年3月10日 */
function dayOn(text: string): string | undefined {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (!found) return undefined;
  const day = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
  return isCountable(day) ? day : undefined;
}

function headsOf(sheet: ExcelJS.Worksheet): Map<HeadKey, number> {
  const found = new Map<HeadKey, number>();
  for (let column = 1; column <= Math.min(30, sheet.columnCount); column++) {
    const head = HEADS.find(([, label]) => label === textOf(sheet.getRow(1).getCell(column)));
    if (head && !found.has(head[0])) found.set(head[0], column);
  }
  return found;
}

/** What a cell shows: of a formula its result, of a link its text. */
function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'object' && value !== null && 'error' in value) return '';
  return cleanText(String(cell.text ?? ''))
    .replace(/\s+/g, ' ')
    .trim();
}

import type ExcelJS from 'exceljs';
import { FREQUENCIES, termInWords } from '../../law/index.ts';
import { excel, workbookIn } from '../../platform/excel.ts';
import { cleanText } from '../../platform/http/form.ts';
import { Unreadable } from '../../platform/reading/index.ts';
import { MANNERS } from '../words.ts';
import { audienceInWords, subjectInWords, tiersInWords, timeInWords } from './content.ts';
import type { Obligation } from './store.ts';

/** The ten columns of 国办发〔2019〕54号 (the second in its two levels), and ours, by which dues are made. */
const HEADS = [
  ['serial', '序号', 6],
  ['level1', '一级事项', 16],
  ['level2', '二级事项', 20],
  ['elements', '公开内容（要素）', 40],
  ['basis', '公开依据', 36],
  ['time', '公开时限', 30],
  ['subject', '公开主体', 22],
  ['channels', '公开渠道和载体', 26],
  ['audience', '公开对象', 14],
  ['manner', '公开方式', 12],
  ['tiers', '公开层级', 12],
  ['frequency', '周期', 14],
  ['term', '期限', 22],
  ['column', '栏目', 16],
  ['item', '条例事项', 10],
  ['words', '标题中的词', 22],
  ['id', '编号', 8],
] as const;
type HeadKey = (typeof HEADS)[number][0];

interface Names {
  offices: readonly { id: number; name: string }[];
  columns: readonly { id: number; name: string }[];
  authority: string;
}

/** The catalogue as a workbook that the import reads again. What ended is left out. */
export async function catalogueSheet(obligations: readonly Obligation[], names: Names): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  const sheet = book.addWorksheet('公开事项目录', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = HEADS.map(([key, header, width]) => ({ key, header, width }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).alignment = { wrapText: true, vertical: 'middle' };
  const shown = obligations.filter(({ ended }) => !ended);
  for (const [n, { id, content }] of shown.entries()) {
    const row = sheet.addRow({
      ...{ serial: n + 1, level1: content.level1, level2: content.level2, elements: content.elements, id },
      ...{ basis: content.basis, time: timeInWords(content), channels: content.channels },
      subject: subjectInWords(content.subject, names.offices, names.authority),
      audience: audienceInWords(content),
      manner: MANNERS[content.manner],
      tiers: tiersInWords(content.tiers),
      frequency: FREQUENCIES[content.frequency],
      term: termInWords(content.frequency, content.term),
      column: names.columns.find((one) => one.id === content.columnId)?.name ?? '',
      item: content.item ?? '',
      words: content.words.join('、'),
    });
    row.alignment = { wrapText: true, vertical: 'top' };
  }
  sheet.getColumn('item').numFmt = '@';
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A row of a sheet, as its cells stand. */
export interface SheetRow {
  /** in the sheet, from 1 */
  row: number;
  cells: Partial<Record<HeadKey, string>>;
}

const LIMITS = {
  unpacked: 40 * 1024 * 1024,
  parts: 500,
  tooBig: '文件过大，不像一份公开事项目录，请删去图片和无关的工作表后再上传',
  broken: '文件已损坏，无法打开，请在 Excel 或 WPS 中重新保存后再上传',
};
/** Rows at most. */
const MOST = 1_000;

/** Rows of a catalogue: ours, or the standard's with its head in two rows and its marks (√). Rows without anything are left
 *  out. @throws Unreadable with a sentence for whoever sent it */
export async function catalogueRows(path: string): Promise<SheetRow[]> {
  const book = await workbookIn(path, LIMITS);
  const found = book.worksheets.map((sheet) => ({ sheet, at: headsOf(sheet) })).find(({ at }) => at);
  if (!found?.at) throw new Unreadable('没有找到表头“公开内容（要素）”，请用导出的目录或者标准目录的格式填写');
  const { sheet, at } = found;
  if (sheet.rowCount - at.row > MOST) throw new Unreadable(`一次最多导入 ${MOST} 行，请分几次导入`);
  const rows: SheetRow[] = [];
  for (let n = at.row + 1; n <= sheet.rowCount; n++) {
    const cells: SheetRow['cells'] = {};
    for (const { column, key, mark } of at.columns) {
      const text = textOf(sheet.getRow(n).getCell(column));
      if (!text) continue;
      if (mark === undefined) cells[key] = text;
      else if (isMarked(text)) cells[key] = [cells[key], mark].filter(Boolean).join('、');
    }
    if (['level1', 'level2', 'elements'].some((key) => cells[key as HeadKey])) rows.push({ row: n, cells });
  }
  return rows;
}

const isMarked = (text: string) => !/^(×|✗|□|否|无|-|—)$/.test(text);

interface Head {
  column: number;
  key: HeadKey;
  /** of a column that is only marked: what the mark says */
  mark?: string;
}

const MARKS: Record<string, [HeadKey, string]> = {
  全社会: ['audience', '全社会'],
  特定群体: ['audience', '特定群体'],
  主动: ['manner', '主动公开'],
  主动公开: ['manner', '主动公开'],
  依申请: ['manner', '依申请公开'],
  依申请公开: ['manner', '依申请公开'],
  县级: ['tiers', '县级'],
  县: ['tiers', '县级'],
  乡级: ['tiers', '乡级'],
  乡: ['tiers', '乡级'],
  乡镇级: ['tiers', '乡级'],
};

/** In which row the head ends, and which column is which. */
function headsOf(sheet: ExcelJS.Worksheet): { row: number; columns: Head[] } | undefined {
  for (let n = 1; n <= Math.min(10, sheet.rowCount); n++) {
    const plain = (row: number, column: number) => textOf(sheet.getRow(row).getCell(column)).replace(/\s/g, '');
    const width = Math.min(60, sheet.columnCount);
    const keyAt = (row: number, column: number): Head | undefined => {
      const text = plain(row, column).replace(/[()（）]/g, '');
      const head = HEADS.find(([, label]) => text === label.replace(/[()（）]/g, ''));
      if (head) return { column, key: head[0] };
      if (text.startsWith('公开内容')) return { column, key: 'elements' };
      if (text.startsWith('公开渠道')) return { column, key: 'channels' };
      const mark = MARKS[text];
      return mark && { column, key: mark[0], mark: mark[1] };
    };
    const all = Array.from({ length: width }, (_, at) => at + 1);
    const own = all.flatMap((column) => keyAt(n, column) ?? []);
    if (!own.some(({ key }) => key === 'elements')) continue;
    const below = all.flatMap((column) => keyAt(n + 1, column) ?? []);
    // a row of the catalogue itself may say '全社会'; only a head has both of a pair
    const two = below.some(({ key, mark }, at) =>
      mark === undefined ? key === 'level1' : below.findIndex((one) => one.key === key) !== at,
    );
    const columns = new Map(own.map((head) => [head.column, head]));
    if (two) for (const head of below) columns.set(head.column, head);
    return { row: two ? n + 1 : n, columns: [...columns.values()] };
  }
  return undefined;
}

/** What a cell shows: of a formula its result, of a link its text; of merged cells what stands in the first. */
function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object' && value !== null && 'error' in value) return '';
  return cleanText(String(cell.text ?? ''))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

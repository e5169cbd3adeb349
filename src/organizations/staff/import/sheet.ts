import type ExcelJS from 'exceljs';
import { excel, workbookIn } from '../../../platform/excel.ts';
import { cleanText } from '../../../platform/http/form.ts';
import { Unreadable } from '../../../platform/reading/index.ts';
import { roles } from '../../../platform/roles.ts';
import type { StaffRow } from './check.ts';
import { askable, smallTown } from './posts.ts';

const HEADS = [
  ['name', '姓名', 14],
  ['office', '所属科室', 22],
  ['roles', '权限', 44],
  ['telephone', '联系电话', 18],
  ['login', '登录名', 18],
  ['post', '岗位（仅供参考）', 28],
] as const;

const NOTES = [
  ['怎样填写', ''],
  ['姓名', '必填。一人一行。把“岗位”一列对照的人填上名字，没有的岗位删去整行，不够的添行。'],
  ['所属科室', '编辑、科室负责人、村（社区）联系人必填。没有的科室、村、社区自动新增。'],
  ['权限', `可以写几项，用顿号分开：${askable.map((role) => roles[role]).join('、')}。由安全管理员核对后生效。`],
  ['兼任', '一人可以兼几项；但自己写的不能自己审，同一件信息的两个审核环节不能由同一人办理。'],
  ['村、社区', '村、社区的文稿由本村、本社区的科室负责人初审；没有的，可在“审核环节设置”中选用不分科室的模板。'],
  ['登录名', '可留空，按姓名的拼音生成。'],
  ['三员', '系统、安全、审计管理员不在此表，设置时已经指定。'],
] as const;

/** The list to be filled in: the posts of a small town with their roles. */
export async function staffTemplate(): Promise<Buffer> {
  const book = new (await excel()).Workbook();
  const sheet = book.addWorksheet('人员', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = HEADS.map(([key, header, width]) => ({ key, header, width }));
  sheet.getRow(1).font = { bold: true };
  for (const { office, post, roles: held } of smallTown)
    sheet.addRow({ office, post, roles: held.map((role) => roles[role]).join('、') });
  sheet.getColumn('telephone').numFmt = '@';
  const notes = book.addWorksheet('填写说明');
  notes.columns = [{ width: 14 }, { width: 90 }];
  for (const line of NOTES) notes.addRow([...line]);
  notes.getColumn(2).alignment = { wrapText: true, vertical: 'top' };
  return Buffer.from(await book.xlsx.writeBuffer());
}

const LIMITS = {
  unpacked: 20 * 1024 * 1024,
  parts: 500,
  tooBig: '文件过大，不像一份人员名单，请删去图片和无关的工作表后再上传',
  broken: '文件已损坏，无法打开，请在 Excel 或 WPS 中重新保存后再上传',
};

/** Rows of a list of staff; those without a name and without anything else are left out, and posts that nobody was
 *  written to. @throws Unreadable with a sentence for whoever sent it */
export async function staffRows(path: string): Promise<StaffRow[]> {
  const book = await workbookIn(path, LIMITS);
  const sheet = book.worksheets.find(({ name }) => name.includes('人员')) ?? book.worksheets[0];
  if (!sheet) throw new Unreadable('工作簿里没有可读的工作表，请检查后再上传');
  const at = headsOf(sheet);
  const rows: StaffRow[] = [];
  for (let n = at.row + 1; n <= Math.min(sheet.rowCount, 2_000); n++) {
    const cell = (key: string) => {
      const column = at.columns.get(key);
      return column ? textOf(sheet.getRow(n).getCell(column)) : '';
    };
    const row = { row: n, name: cell('name'), login: cell('login'), office: cell('office') };
    const more = { telephone: cell('telephone'), roles: cell('roles') };
    if (row.name || row.login || more.telephone) rows.push({ ...row, ...more });
  }
  return rows;
}

/** Where the head row is, and which column is which. @throws Unreadable where there is none */
function headsOf(sheet: ExcelJS.Worksheet): { row: number; columns: Map<string, number> } {
  for (let n = 1; n <= Math.min(10, sheet.rowCount); n++) {
    const columns = new Map<string, number>();
    sheet.getRow(n).eachCell((cell, column) => {
      const text = textOf(cell).replace(/\s/g, '');
      const head = HEADS.find(([, label]) => text === label || (label.length > 2 && text.startsWith(label)));
      const key =
        head?.[0] ?? { 科室: 'office', 部门: 'office', 电话: 'telephone', 手机: 'telephone', 角色: 'roles' }[text];
      if (key && !columns.has(key)) columns.set(key, column);
    });
    if (columns.has('name')) return { row: n, columns };
  }
  throw new Unreadable('没有找到表头“姓名”，请用这里的模板填写');
}

/** What a cell shows: of a formula its result, of a link its text. */
function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object' && value !== null && 'error' in value) return '';
  return cleanText(String(cell.text ?? ''))
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();
}

import { sheetsIn, type Zip } from '../../../platform/reading/index.ts';
import { says } from './office-file.ts';
import type { Unread } from './row.ts';
import { Unreadable } from './unreadable.ts';

const MOST_SHEETS = 1000;
/** Characters of a sheet's name that are shown. */
const LONGEST_NAME = 40;

export interface Workbook {
  /** the visible sheets of cells, in the workbook's order, with the parts that hold them */
  sheets: { name: string; part: string }[];
  /** sheets that nobody reads in a ledger, with why */
  unread: Unread[];
  /** days between the file's day 0 and 1899-12-30: 1462 in files of old Macintosh programs */
  epoch: number;
}

/** Finds the sheets to be read. @throws Unreadable where there is none */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  if (zip.names.some((name) => /vbaProject\.bin$|macrosheets\//i.test(name)))
    throw new Unreadable('文件含有宏，为安全起见不能导入，请另存为“Excel 工作簿（.xlsx）”后再上传');
  if (!['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].every((part) => zip.names.includes(part)))
    throw new Unreadable(otherZip(zip));
  const { sheets, epoch } = await sheetsIn(zip, says, MOST_SHEETS);
  const book: Workbook = { sheets: [], unread: [], epoch };
  for (const { name: whole, hidden, type, part } of sheets) {
    const name = whole.slice(0, LONGEST_NAME);
    if (hidden) book.unread.push({ name, why: '是隐藏的工作表' });
    else if (/chartsheet/i.test(type || (part ?? ''))) book.unread.push({ name, why: '是图表，不是表格' });
    else if (/dialogsheet/i.test(type || (part ?? ''))) book.unread.push({ name, why: '是对话框，不是表格' });
    else if (part) book.sheets.push({ name, part });
  }
  if (!book.sheets.length) throw new Unreadable('工作簿里没有可读的工作表，请检查后再上传');
  if (book.sheets.some((sheet) => !zip.names.includes(sheet.part)))
    throw new Unreadable('文件已损坏，无法打开，请在 Excel 或 WPS 中重新保存后再上传');
  return book;
}

/** What a zip is that is no workbook of this format, and what to do. */
function otherZip({ names }: Zip): string {
  const has = (start: string) => names.some((name) => name.startsWith(start));
  const mend = '请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”后再上传';
  if (has('xl/workbook.bin')) return `这是二进制工作簿（.xlsb），${mend}`;
  if (has('content.xml') && has('mimetype')) return `这是 OpenDocument 文件（.ods 等），${mend}`;
  if (has('word/')) return '这是 Word 文档，不是表格，请把其中的表格粘贴到 Excel，保存为 .xlsx 后再上传';
  if (has('ppt/')) return '这是演示文稿，不是表格，请上传 .xlsx 或 .csv 文件';
  return '这是压缩包，不是 Excel 工作簿，请解压后上传其中的 .xlsx 或 .csv 文件';
}

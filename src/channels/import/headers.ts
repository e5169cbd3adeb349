import { type SheetRow, textOf } from './reading/row.ts';

/** Columns of a ledger, by what they hold. */
export type FieldName = 'title' | 'date' | 'channel' | 'office' | 'column' | 'item' | 'formed' | 'url' | 'note';

/** First the name that the template uses; then what offices write. */
export const headerNames: Record<FieldName, readonly string[]> = {
  title: ['信息标题', '标题', '信息名称', '公开信息标题', '文件标题', '文章标题', '名称', '题目', '公开内容'],
  date: ['公开日期', '发布日期', '公开时间', '发布时间', '公布日期', '公布时间', '发文日期', '上传日期', '日期'],
  channel: [
    '公开渠道',
    '发布渠道',
    '渠道',
    '公开平台',
    '发布平台',
    '平台',
    '公开方式',
    '发布方式',
    '公开载体',
    '公开形式',
  ],
  office: [
    '科室',
    '责任科室',
    '公开科室',
    '发布科室',
    '责任单位',
    '公开单位',
    '发布单位',
    '部门',
    '责任部门',
    '单位',
    '科室（村、社区）',
  ],
  column: ['栏目', '公开栏目', '所属栏目', '栏目名称', '发布栏目', '类别', '信息类别'],
  item: ['条例事项', '条例事项编号', '公开事项', '法定公开事项', '条例条款', '公开依据'],
  formed: ['成文日期', '成文时间', '形成日期', '印发日期', '信息形成日期', '生成日期'],
  url: ['链接', '网址', '链接地址', '信息链接', '公开链接', '网页地址', 'url', 'link'],
  note: ['备注', '说明', '备注说明'],
};

export const fieldNames = Object.keys(headerNames) as FieldName[];
const must: readonly FieldName[] = ['title', 'date', 'channel'];
/** A heading or two may stand above the header row. */
export const HEADER_WITHIN = 10;

/** Text as it is compared: full-width signs made half-width, no spaces, no marks that say 必填. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*:]|\(必填\)|\(选填\)/g, '')
    .toLowerCase();
}

const meaning = new Map(fieldNames.flatMap((field) => headerNames[field].map((name) => [plain(name), field] as const)));

export interface Header {
  /** number of the header's row */
  row: number;
  /** position of each column found */
  at: Partial<Record<FieldName, number>>;
  /** headers that mean nothing here; their columns are left out */
  ignored: string[];
}

/** The header row, if this row is one: it names at least title and date. The first of two columns with one meaning counts. */
export function headerIn(row: SheetRow): Header | undefined {
  const header: Header = { row: row.number, at: {}, ignored: [] };
  row.cells.forEach((cell, position) => {
    const name = textOf(cell).trim();
    const field = meaning.get(plain(name));
    if (field && header.at[field] === undefined) header.at[field] = position;
    else if (name) header.ignored.push(name.slice(0, 40));
  });
  return header.at.title !== undefined && header.at.date !== undefined ? header : undefined;
}

/** Headers that are needed and not there, as the template names them. */
export function missingFrom(header: Header): string[] {
  return must.filter((field) => header.at[field] === undefined).map((field) => headerNames[field][0]!);
}

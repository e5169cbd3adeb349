import { createHash } from 'node:crypto';
import { type Channel, channelNames, channels } from '../../law/index.ts';
import { isWebAddress } from '../deliveries/forms.ts';
import type { Fault } from '../tables.ts';
import { dayIn } from './dates.ts';
import { type FieldName, type Header, headerNames, plain } from './headers.ts';
import { channelIn, itemIn } from './named.ts';
import { addressOf, type Cell, type SheetRow, textOf } from './reading/row.ts';

/** A row that may enter the ledger. */
export interface GoodRow {
  number: number;
  title: string;
  deliveredOn: string;
  channel: Channel;
  officeId: number;
  columnId: number | null;
  articleItem: string | null;
  formedOn: string | null;
  url: string;
  note: string;
  /** identity of the row: the same row twice is one delivery */
  key: string;
}

/** What rows are checked against. */
export interface Rules {
  authorityId: number;
  year: number;
  today: string;
  /** for rows that name no office */
  officeId: number | null;
  /** offices the person may import for, by name */
  office: (name: string) => number | undefined;
  /** offices that exist, but are not theirs */
  foreign: (name: string) => boolean;
  officeNames: string[];
  column: (name: string) => number | undefined;
}

const TITLE = 300;
const NOTE = 500;

/** Which delivery a row speaks of. Spaces, full-width forms and case of the title do not matter. */
function likenessOf(authorityId: number, channel: string, deliveredOn: string, title: string): string {
  return createHash('sha256')
    .update([authorityId, channel, deliveredOn, plain(title)].join('\u0000'))
    .digest('base64url');
}

/** Checks one row of the table. @returns the row, or everything that is wrong in it */
export function checkRow(row: SheetRow, header: Header, rules: Rules): { good: GoodRow } | { faults: Fault[] } {
  const faults: Fault[] = [];
  const cellOf = (field: FieldName): Cell | undefined => {
    const position = header.at[field];
    return position === undefined ? undefined : row.cells[position];
  };
  const fault = (field: FieldName, problem: string, remedy: string) => {
    const column = header.at[field] ?? null;
    const at = column === null ? `第 ${row.number} 行` : addressOf(column, row.number);
    faults.push({ at, row: row.number, column, found: textOf(cellOf(field)).slice(0, 100), problem, remedy });
  };
  const text = (field: FieldName, most: number): string => {
    const cell = cellOf(field);
    const label = headerNames[field][0]!;
    if (cell?.kind === 'error') fault(field, `${label}是没有结果的公式或错误值`, '请改成普通文字');
    const found = cell?.kind === 'error' ? '' : clean(textOf(cell));
    if (found.length > most) fault(field, `${label}有 ${found.length} 个字`, `请缩短到 ${most} 个字以内`);
    return found;
  };

  const title = text('title', TITLE);
  if (!title && !brokenCell(cellOf('title'))) fault('title', '缺少信息标题', '请填写标题；整行不要的请删除该行');

  const deliveredOn = day('date', true);
  if (deliveredOn && deliveredOn > rules.today) fault('date', '公开日期在今天之后', '请改成实际公开的日期');
  else if (deliveredOn && Number(deliveredOn.slice(0, 4)) !== rules.year)
    fault('date', `不是 ${rules.year} 年的日期`, `请改正年份，或把这一行移到 ${deliveredOn.slice(0, 4)} 年的台账`);

  const formedOn = day('formed', false);
  if (formedOn && deliveredOn && formedOn > deliveredOn)
    fault('formed', '成文日期晚于公开日期', '请核对两个日期，改正写错的一个');

  const channelText = text('channel', 100);
  const channel = channelIn(channelText);
  if (!channelText && !brokenCell(cellOf('channel')))
    fault('channel', '缺少公开渠道', `请填写：${list(channels.map((one) => channelNames[one]))}`);
  else if (channelText && !channel)
    fault('channel', '没有这个公开渠道', `请改成：${list(channels.map((one) => channelNames[one]))}`);

  const officeText = text('office', 100);
  const officeId = officeText ? rules.office(officeText) : (rules.officeId ?? undefined);
  if (!officeId && officeText)
    fault(
      'office',
      rules.foreign(officeText) ? '不是您所在的科室' : '没有这个科室',
      `请改成：${list(rules.officeNames)}`,
    );
  else if (!officeId && !brokenCell(cellOf('office')))
    fault('office', '缺少科室', '请填写科室，或在上传时选择“未写科室的归入”');

  const columnText = text('column', 100);
  const columnId = columnText ? rules.column(columnText) : null;
  if (columnId === undefined) fault('column', '没有这个栏目', '请改成平台已有的栏目名称，或留空');

  const itemText = text('item', 300);
  const articleItem = itemText ? itemIn(itemText) : null;
  if (articleItem === undefined)
    fault('item', '不是条例第二十条、第二十一条列出的事项', '请改成如“第二十条第（七）项”或“20.7”，或留空');

  const url = text('url', 1000);
  if (url && !isWebAddress(url) && !/^\/(?!\/)/.test(url))
    fault('url', '不是网址', '请改成以 http:// 或 https:// 开头的网址，或留空');
  const note = text('note', NOTE);

  if (faults.length) return { faults };
  const likeness = likenessOf(rules.authorityId, channel!, deliveredOn!, title);
  return {
    good: {
      number: row.number,
      title,
      deliveredOn: deliveredOn!,
      channel: channel!,
      officeId: officeId!,
      columnId: columnId ?? null,
      articleItem: articleItem ?? null,
      formedOn,
      url,
      note,
      key: url ? createHash('sha256').update(`${likeness} ${url}`).digest('base64url') : likeness,
    },
  };

  function day(field: 'date' | 'formed', required: boolean): string | null {
    const cell = cellOf(field);
    const label = headerNames[field][0]!;
    if (!cell) {
      if (required) fault(field, `缺少${label}`, '请填写，如 2023-09-25');
      return null;
    }
    const found = dayIn(cell);
    if (!found) fault(field, `${label}不是日期或这一天不存在`, '请改成年、月、日齐全的日期，如 2023-09-25');
    return found ?? null;
  }
}

function brokenCell(cell: Cell | undefined): boolean {
  return cell?.kind === 'error';
}

/** One line, without what a keyboard does not make. */
function clean(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u001f\u007f\u200b\ufeff]+/g, ' ')
      .toWellFormed()
      .trim()
  );
}

function list(names: string[]): string {
  const most = 12;
  return names.length > most ? `${names.slice(0, most).join('、')} 等` : names.join('、');
}

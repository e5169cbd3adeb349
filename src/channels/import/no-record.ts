import type { NoRecord } from '../tables.ts';
import { dayIn } from './dates.ts';
import { type Header, headerIn } from './headers.ts';
import { channelIn } from './named.ts';
import { type SheetRow, textOf } from './reading/row.ts';

/** As the page counts them. */
export const noRecordNames: Record<NoRecord, string> = {
  total: '合计行',
  signature: '填表、审核等落款行',
  header: '重复的表头',
  note: '表中的注',
  caption: '分段标题',
  blank: '没有内容的行',
  merged: '与上一行合并的行',
};

/** '填表人' also as '填 表 人'. */
const spaced = (words: string) =>
  words
    .split('|')
    .map((word) => [...word].join('\\s*'))
    .join('|');

const PERIOD =
  '(?:\\d{0,4}年?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月份?|第?[一二三四1-4]季度|[上下]半年|\\d{4}年度?|[本全当][月季年页周]度?)?';
const TOTAL = new RegExp(
  `^${PERIOD}(?:${spaced('合计|小计|总计|共计|累计|总数|总合计|合计数')})(?:\\([^)]{0,12}\\))?[\\s:]*(?:共?\\s*[\\d,.]*\\s*[条项件篇个次]?)(?:信息)?[。.]?(?:[,;].*)?$`,
);
/** '共 35 条', and of an office or a channel: '财政所小计'. */
const COUNTED = /^共\s*\d+\s*[条项件篇个次]|^.{1,14}(?:小计|合计|总计)$/;
const SIGNED = spaced(
  '填表人|填报人|制表人|制表|审核人|审核|审批人|复核人|复核|校对|校核人|核对人|经办人|负责人|单位负责人|科室负责人|主要负责人|分管领导|主管领导|领导签字|签字|签名|盖章|单位盖章|联系人|联系电话|填表日期|填报日期|制表日期|审核日期|上报日期|填表时间|填报时间|制表时间|审核时间|填报单位|填表单位|编制单位|制表单位|报送单位',
);
const SIGNATURE = new RegExp(`^(?:${SIGNED})(?:\\([^)]{0,12}\\))?(?:\\s*:|\\s|$)`);
const DATED = /^(?:日\s*期|时\s*间)\s*:/;
const NOTE = new RegExp(`^(?:${spaced('备注|说明|附注|填表说明|填报说明|注')})\\s*\\d*\\s*[:、.]`);

/** Says of rows, from the top down, which are no records, and of what kind. What has a day and a channel, one of them
 *  its own, or a channel and a title, is a record whatever its words begin with; what merely lacks something is one with a fault. */
export function noRecords(): (row: SheetRow, header: Header) => NoRecord | undefined {
  let noted = false;
  return (row, header) => {
    const kind = kindOf(row, header, noted);
    noted = kind === 'note' || kind === 'signature' || (noted && kind !== undefined);
    return kind;
  };
}

function kindOf(row: SheetRow, header: Header, noted: boolean): NoRecord | undefined {
  const filled = new Set(row.filled);
  const own = row.cells.flatMap((cell, at) => (cell && !filled.has(at) ? [at] : []));
  const meant = new Set(Object.values(header.at));
  const said = (at: number) => textOf(row.cells[at]).normalize('NFKC').trim();
  const { title = -1, date = -1, channel = -1 } = header.at;
  const [day, through] = [row.cells[date], channelIn(textOf(row.cells[channel]))];
  if (day && dayIn(day) && through && !(filled.has(date) && filled.has(channel))) return undefined;
  if (through && own.includes(channel) && own.includes(title) && !TOTAL.test(said(title))) return undefined;
  if (headerIn(row)) return 'header';
  // a word that makes it none stands in front: in the first cell, or where the title would be
  const front = [own[0], own.find((at) => at === title)].flatMap((at) => (at === undefined ? [] : [said(at)]));
  if (front.some((text) => TOTAL.test(text) || COUNTED.test(text))) return 'total';
  if (front.some((text) => SIGNATURE.test(text) || DATED.test(text))) return 'signature';
  if (front.some((text) => NOTE.test(text))) return 'note';
  const wide = row.across?.some(
    ([from, to]) => from === own[0] && [...meant].filter((at) => at >= from && at <= to).length > 1,
  );
  if (wide && own.length === 1) return 'caption';
  if (!own.some((at) => meant.has(at))) return own.some((at) => !/^[\d.、]*$/.test(said(at))) ? 'note' : 'blank';
  if (
    (['title', 'date', 'channel'] as const).every((field) => filled.has(header.at[field]!)) &&
    !own.includes(header.at.url!)
  )
    return 'merged';
  return noted && own.length === 1 && own[0] !== date ? 'note' : undefined;
}

import { Temporal } from 'temporal-polyfill';
import type { Arrangement } from './arrangements.ts';
import type { NamedDate } from './holidays.ts';

/** One break of a year's arrangement, as the State Council's notice tells it. Dates are 'YYYY-MM-DD'. */
export interface Break {
  name: string;
  from: string;
  /** last day off */
  to: string;
  /** make-up days worked for it */
  workdays: string[];
}

export interface NoticeRead {
  /** the year the text names for itself */
  year?: number;
  /** 发文字号 when the text has one */
  source?: string;
  breaks: Break[];
  /** what could not be read or contradicts itself, in Chinese */
  problems: string[];
}

/** The longest break that is believed; the longest so far had eight days, 2020's nine and more by special order. */
const LONGEST_BREAK = 20;
const WEEKDAYS = '一二三四五六日';

/** A day as people write it ('1月4日', '2027年1月4日', '2027-1-4', '2027/01/04') → 'YYYY-MM-DD'; undefined: no day.
 *  @param year for a day written without one */
export function dayIn(text: string, year: number): string | undefined {
  const found =
    /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日?$/.exec(text.trim()) ??
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text.trim());
  return found ? existing(Number(found[1] ?? year), Number(found[2]), Number(found[3])) : undefined;
}

function existing(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

function daysFrom(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const length = Math.min(first.until(to).days, LONGEST_BREAK);
  return Array.from({ length: length + 1 }, (_, n) => first.add({ days: n }).toString());
}

/** The breaks as an arrangement, day by day. Check it with arrangementProblems. */
export function arrangementFrom(year: number, breaks: readonly Break[]): Arrangement {
  const named = (dates: string[], name: string): NamedDate[] => dates.map((date) => ({ date, name }));
  return {
    year,
    holidays: breaks.flatMap(({ name, from, to }) => named(daysFrom(from, to), name)),
    workdays: breaks.flatMap(({ name, workdays }) => named(workdays, name)),
  };
}

/** What is wrong with the breaks themselves, in Chinese. */
export function breakProblems(breaks: readonly Break[]): string[] {
  return breaks.flatMap(({ name, from, to }) => {
    if (to < from) return [`${name}：放假的最后一天早于第一天`];
    if (Temporal.PlainDate.from(from).until(to).days >= LONGEST_BREAK)
      return [`${name}：一次放假不应超过 ${LONGEST_BREAK} 天`];
    return [];
  });
}

function plain(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
    .replace(/:/g, '：')
    .replace(/;/g, '；')
    .replace(/[^\S\n]/g, '');
}

interface Told {
  date: string | undefined;
  /** as written */
  text: string;
  /** 1–7 when the weekday stands beside it */
  weekday: number | undefined;
}

/** The days of a clause; a month or year once said goes on ('5月1日至5日'), a December of 元旦 is the year before. */
function daysToldIn(clause: string, year: number, newYear: boolean): Told[] {
  const told: Told[] = [];
  let month = 0;
  let inYear: number | undefined;
  for (const [text, y, m, d, aside = ''] of clause.matchAll(
    /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^）]*)）)?/g,
  )) {
    const next = m ? Number(m) : month;
    if (y) inYear = Number(y);
    else if (inYear !== undefined && next < month) inYear += 1;
    month = next;
    const weekday =
      WEEKDAYS.indexOf(/(?:周|星期)([一二三四五六日天])/.exec(aside)?.[1]?.replace('天', '日') ?? '无') + 1;
    const at = inYear ?? (newYear && month === 12 ? year - 1 : year);
    told.push({ date: existing(at, month, Number(d)), text, weekday: weekday || undefined });
  }
  return told;
}

function wrongDays(name: string, days: readonly Told[]): string[] {
  return days.flatMap(({ date, text, weekday }) => {
    if (!date) return [`${name}：没有“${text}”这一天`];
    const real = Temporal.PlainDate.from(date).dayOfWeek;
    return weekday && weekday !== real ? [`${name}：${date} 是星期${WEEKDAYS[real - 1]}，与“${text}”不符`] : [];
  });
}

/** One numbered item: '1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。' */
function readItem(name: string, body: string, year: number): { found?: Break; problems: string[] } {
  const newYear = name.includes('元旦');
  const clauses = body.split(/[。；\n]|，(?![^（]*）)/).filter((clause) => !clause.includes('鼓励'));
  const off = clauses.find((clause) => clause.includes('放假') && /\d日/.test(clause));
  if (!off) return { problems: [`${name}：没有读到放假的日期`] };
  const days = daysToldIn(off, year, newYear);
  const worked = clauses
    .filter((clause) => clause.includes('上班'))
    .flatMap((clause) => daysToldIn(clause, year, newYear));
  const problems = wrongDays(name, [...days, ...worked]);
  if (problems.length) return { problems };
  const from = days[0]!.date!;
  const to = /日(?:（[^）]{0,20}）)?(?:至|到|—|-|～|~)/.test(off) ? days.at(-1)!.date! : from;
  const length = Temporal.PlainDate.from(from).until(to).days + 1;
  const said = /(?:共|放假)(\d+)天/.exec(clauses.join('，'))?.[1];
  if (said && Number(said) !== length) problems.push(`${name}：写明共 ${said} 天，而 ${from} 至 ${to} 是 ${length} 天`);
  return { found: { name, from, to, workdays: worked.map(({ date }) => date!) }, problems };
}

function readTable(text: string, year: number): Pick<NoticeRead, 'breaks' | 'problems'> {
  const breaks: Break[] = [];
  const problems: string[] = [];
  for (const line of text.split('\n').filter((row) => row.trim())) {
    const [name = '', from = '', to = '', ...worked] = line
      .split(/[,，\t]/)
      .map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const days = worked.flatMap((cell) => cell.split(/[、;；\s]+/)).filter(Boolean);
    const [first, last, ...extra] = [from, to || from, ...days].map((day) => dayIn(day, year));
    if (!first && breaks.length === 0 && /名|节|name/i.test(name)) continue; // the heading
    if (!name || !first || !last || extra.includes(undefined)) problems.push(`这一行没有读懂：${line.trim()}`);
    else breaks.push({ name, from: first, to: last, workdays: extra as string[] });
  }
  return { breaks, problems };
}

/** No notice of a year is nearly as long, in characters; reading takes more than in proportion. */
const LONGEST = 20_000;

/**
 * Reads the State Council's yearly notice (部分节假日安排的通知) as pasted, or rows “名称,开始,结束,上班日” of a table.
 * Weekdays and numbers of days that the text states are checked against the dates.
 * @param year for days that are written without one; the text's own year goes first
 */
export function readArrangement(text: string, year: number): NoticeRead {
  if (text.length > LONGEST)
    return { breaks: [], problems: [`粘贴的文字超过 ${LONGEST} 字，不像是放假安排的通知，请只粘贴通知正文`] };
  const clean = plain(text);
  const own = /(\d{4})年(?:部分)?节假日/.exec(clean)?.[1];
  const source = /国办发明电[〔（[]\d{4}[〕）\]]\d+号/
    .exec(clean)?.[0]
    .replace(/[（[]/, '〔')
    .replace(/[）\]]/, '〕');
  const about = own ? Number(own) : year;
  const head = { ...(own && { year: about }), ...(source && { source }) };
  const items = [
    ...clean.matchAll(
      /(?:^|[\n。])(?:[一二三四五六七八九十]+、|\d+[、.．])?([^\n。：，、\d]{2,8}(?:、[^\n。：，\d]{2,8})?)：(?=[^\n]*放假)/g,
    ),
  ];
  if (items.length === 0) {
    const table = readTable(text.replace(/\r\n?/g, '\n'), about);
    if (table.breaks.length) return { ...head, ...table };
    return {
      ...head,
      breaks: [],
      problems: ['没有读到放假安排，请粘贴通知中“一、元旦：……”这样的各条，或直接填写下面的表格'],
    };
  }
  const read = items.map((item, n) =>
    readItem(item[1]!, clean.slice(item.index + item[0].length, items[n + 1]?.index ?? clean.length), about),
  );
  return {
    ...head,
    breaks: read.flatMap(({ found }) => found ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

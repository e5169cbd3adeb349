import { z } from 'zod';
import { type Break, dayIn, FIRST_YEAR, LAST_YEAR, readArrangement } from '../../law/index.ts';
import { field, type Typed } from '../../platform/http/form.ts';

/** The holidays of a year, one row of the form each; rows may stay empty, when two are arranged together. */
const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const;
/** Three more than there are, for holidays that are decreed besides. */
export const ROWS = HOLIDAYS.length + 3;

export const headForm = z.object({
  year: z
    .string('请填写年份')
    .regex(/^20\d\d$/, `年份应在 ${FIRST_YEAR} 至 ${LAST_YEAR} 之间`)
    .transform(Number)
    .refine((year) => year >= FIRST_YEAR && year <= LAST_YEAR, `年份应在 ${FIRST_YEAR} 至 ${LAST_YEAR} 之间`),
  source: field.required('通知的发文字号', 100),
});

const text = (typed: Typed, name: string) => (typeof typed[name] === 'string' ? typed[name].trim() : '');

/** The rows as typed. A row without dates is left out. @returns the breaks, and what is wrong by the field's name */
export function breaksIn(typed: Typed, year: number): { breaks: Break[]; fields: Record<string, string> } {
  const breaks: Break[] = [];
  const fields: Record<string, string> = {};
  for (let row = 0; row < ROWS; row += 1) {
    const [name, from, to, worked] = ['name', 'from', 'to', 'worked'].map((part) => text(typed, `${part}${row}`));
    if (!from && !to && !worked) continue;
    const first = dayIn(from!, year);
    const last = dayIn(to || from!, year);
    const days = worked!
      .split(/[、,，;；\s]+/)
      .filter(Boolean)
      .map((day) => dayIn(day, year));
    if (!name) fields[`name${row}`] = '请填写节日名称';
    if (!first) fields[`from${row}`] = `${name}：请填写放假的第一天`;
    if (!last) fields[`to${row}`] = `${name}：放假的最后一天不存在`;
    if (days.includes(undefined)) fields[`worked${row}`] = `${name}：调休上班日应写作 1月4日 或 2027-01-04`;
    if (name && first && last && !days.includes(undefined))
      breaks.push({ name, from: first, to: last, workdays: days as string[] });
  }
  return { breaks, fields };
}

/** Breaks as the form's fields. */
export function typedFrom(breaks: readonly Break[]): Typed {
  const typed: Typed = {};
  breaks.slice(0, ROWS).forEach(({ name, from, to, workdays }, row) => {
    Object.assign(typed, { [`name${row}`]: name, [`from${row}`]: from, [`to${row}`]: to });
    typed[`worked${row}`] = workdays.join('、');
  });
  for (let row = breaks.length; row < ROWS; row += 1)
    for (const part of ['name', 'from', 'to', 'worked']) typed[`${part}${row}`] = '';
  return typed;
}

/** The empty form of a year: the holidays' names. */
export function blank(year: number): Typed {
  return { year: String(year), ...Object.fromEntries(HOLIDAYS.map((name, row) => [`name${row}`, name])) };
}

/** What was pasted, put into the rows. */
export function readPasted(typed: Typed): { typed: Typed; problems: string[] } {
  const year = Number(/^20\d\d$/.exec(text(typed, 'year'))?.[0] ?? 0);
  const read = readArrangement(text(typed, 'notice'), year || FIRST_YEAR);
  if (!year && !read.year) return { typed, problems: ['请先填写年份：粘贴的文字里没有写明是哪一年'] };
  if (read.breaks.length > ROWS)
    return { typed, problems: [`读到 ${read.breaks.length} 个假期，超过一年的 ${ROWS} 个`] };
  return {
    typed: {
      ...typed,
      ...(read.breaks.length && typedFrom(read.breaks)),
      year: String(read.year ?? year),
      source: read.source ?? text(typed, 'source'),
    },
    problems: read.problems,
  };
}

import { countReplyTimes, type ReplyTime } from '../../applications/index.ts';
import { countLate, ledgerHref } from '../../channels/index.ts';
import { cellPaths, channelNames, channels, type Tables, valueAt } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { reportFigures } from '../figures/figures.ts';
import { groupTotal, replyGroups, rowsOfGroup } from '../figures/reply-groups.ts';
import { cellHref, replyTimeHref, yearHref } from '../links.ts';
import { totalOf } from '../narrative/sums.ts';
import { reportRow } from '../store.ts';

/** Years that stand side by side. */
const SPAN = 5;

/** One line of a trend: a figure for each year, with the address of the records behind it. */
export interface Line {
  name: string;
  /** null: a year without books and without a published report, of which nothing is known */
  values: (number | null)[];
  href(year: number): string;
}

export interface Trend {
  id: 'channels' | 'replies' | 'timeliness' | 'handling';
  title: string;
  unit: string;
  /** what the lines add up to, when that says something */
  total: (number | null)[] | undefined;
  lines: Line[];
}

export interface Trends {
  /** the year that was asked for */
  until: number;
  /** five, or the only one of which anything is known */
  years: number[];
  /** those of which nothing is known */
  unknown: number[];
  trends: Trend[];
}

interface YearFigures {
  year: number;
  channels: Record<string, number>;
  tables: Tables;
  late: number;
  replyTimes: Record<ReplyTime, number>;
  /** a report was published, or the books hold anything */
  known: boolean;
}

/** Five years side by side, the last one `until`: as published where a report was, else as the books count. A single year
 *  of which anything is known stands alone. */
export async function trendsOf(db: Db, authorityId: number, until: number): Promise<Trends> {
  const span = Array.from({ length: SPAN }, (_, n) => until - SPAN + 1 + n);
  const all = await Promise.all(span.map((year) => figuresOf(db, authorityId, year)));
  const known = all.filter((one) => one.known);
  const figures = known.length === 1 ? known : all;
  const values = (of: (one: YearFigures) => number) => figures.map((one) => (one.known ? of(one) : null));
  return {
    until,
    years: figures.map(({ year }) => year),
    unknown: figures.filter(({ known }) => !known).map(({ year }) => year),
    trends: [
      {
        id: 'channels',
        title: '主动公开，按渠道',
        unit: '条',
        total: values((one) => totalOf(one.channels)),
        lines: channels
          .map((channel) => ({
            name: channelNames[channel],
            values: values((one) => one.channels[channel] ?? 0),
            href: (year: number) => ledgerHref({ year, channel }),
          }))
          .filter((line) => line.values.some(Boolean)),
      },
      {
        id: 'replies',
        title: '依申请公开，按办理结果',
        unit: '件',
        total: values((one) => one.tables.three.total.total),
        lines: replyGroups.map(([group, name]) => ({
          name,
          values: values(({ tables }) => groupTotal(tables, group)),
          href: (year: number) =>
            rowsOfGroup(group).length === 1 ? cellHref(year, `three.${group}.total`) : `${yearHref(year)}#part-3`,
        })),
      },
      {
        id: 'timeliness',
        title: '超过 20 个工作日才公开的信息',
        unit: '条',
        total: undefined,
        lines: [
          {
            name: '超期公开',
            values: values(({ late }) => late),
            href: (year: number) => ledgerHref({ year, state: 'late' }),
          },
        ],
      },
      {
        id: 'handling',
        title: '依申请公开，办理时效',
        unit: '件',
        total: undefined,
        lines: (['late', 'extended'] as const).map((replyTime) => ({
          name: replyTime === 'late' ? '超期答复' : '延期答复',
          values: values((one) => one.replyTimes[replyTime]),
          href: (year: number) => replyTimeHref(year, replyTime),
        })),
      },
    ],
  };
}

async function figuresOf(db: Db, authorityId: number, year: number): Promise<YearFigures> {
  const [row, late, replyTimes] = await Promise.all([
    reportRow(db, authorityId, year),
    countLate(db, authorityId, year),
    countReplyTimes(db, authorityId, year),
  ]);
  const { channels: counts, tables } = row?.snapshot ?? (await reportFigures(db, authorityId, year));
  const anything = totalOf(counts) > 0 || cellPaths.some((path) => Number(valueAt(tables, path)) > 0);
  return { year, channels: counts, tables, late, replyTimes, known: Boolean(row?.snapshot) || anything };
}

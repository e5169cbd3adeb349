import {
  type AmountLine,
  APPLICANT_KIND_IDS,
  type Column,
  type CountLine,
  type DocumentFigure,
  type DocumentsLine,
  REPLY_ROW_IDS,
  type RemedyBlock,
  type RemedyResult,
  type Row,
} from './format.ts';
import { REPLY_ROWS_2019 } from './format-2019.ts';
import type { Finding, Section } from './report.ts';

/** A figure as read: null for a blank cell, left out when it could not be read (then no rule speaks of it). */
export type Figure = number | null | undefined;
type FiguresOf<Key extends string> = { [key in Key]?: Figure };
type TwoRead = { [line in DocumentsLine]?: FiguresOf<DocumentFigure> } & FiguresOf<CountLine> & {
    [line in AmountLine]?: string | number | null;
  };

/** Tables as read from a report: those of an AnnualReport fit, and so do partial ones and those of the 2019 format. */
export interface TablesRead {
  two?: TwoRead;
  three?: { [row in Row | 'other']?: FiguresOf<Column> };
  four?: { [block in RemedyBlock]?: FiguresOf<RemedyResult | 'total'> };
}

/** What auditReport examines. Rules for which something is left out do not speak. */
export interface ReportRead {
  format?: '2019' | '2021';
  /** the year of the data */
  year?: number;
  title?: string;
  /** date of signing, 2024-01-12 or 2024年1月12日 */
  date?: string | null;
  /** YYYY-MM-DD: when it went out, where that is known; by it lateness is judged */
  publishedOn?: string;
  /** last day to be dated; 31 January of the next year when left out */
  dueBy?: string;
  tables: TablesRead;
  /** rows and tables that the paper is known not to have, by path: 'two.rules', 'three.partial', 'four' */
  missing?: readonly string[];
  /** last year's report or its tables */
  previous?: TablesRead | { tables: TablesRead } | null;
  sections?: readonly Section[];
  /** last year's words, to find sentences left over from them */
  previousSections?: readonly Section[];
  /** what stands between the title and part one */
  preface?: string;
  /** whose report it should be, of which year, where the reader knows */
  expected?: { authority?: string; year?: number };
  /** who reports, by the title, and who signed */
  authority?: { name: string };
  signatory?: string;
  /** the ledger's publications of the year by channel */
  channels?: Record<string, number>;
}

export type Rule = (report: ReportRead) => Finding[];

/** Last year's tables, however they were given. */
export function previousTables({ previous }: ReportRead): TablesRead | null {
  if (!previous) return null;
  return 'tables' in previous ? previous.tables : previous;
}

export const isCount = (figure: unknown): figure is number =>
  typeof figure === 'number' && Number.isInteger(figure) && figure >= 0;

/** Whether a cell was read and nothing stands in it. */
export const isBlank = (figure: unknown): boolean => figure === null || figure === '';

/** A figure as sums take it: a blank counts as 0, as those mean it who leave it. */
export const counted = (figure: unknown): unknown => (isBlank(figure) ? 0 : figure);

/** The sum of figures, blanks as 0, or null when one of them is not a count or was not read. */
export function sum(figures: readonly unknown[]): number | null {
  const all = figures.map(counted);
  return all.every(isCount) ? all.reduce((total, figure) => total + figure, 0) : null;
}

/** The outcome rows that a table has: those of 2021, or of 2019 where (六) is one row. */
export function outcomeRows(three: NonNullable<TablesRead['three']>): readonly (Row | 'other')[] {
  return three.other && !three['other.other'] ? REPLY_ROWS_2019 : REPLY_ROW_IDS;
}

type Three = NonNullable<TablesRead['three']>;

/** A cell of table three as other sums take it: of a blank total what it should be. */
export function countedIn(three: Three, row: Row | 'other', column: Column): unknown {
  const written = three[row]?.[column];
  if (!isBlank(written)) return written;
  if (row === 'total') return sum(outcomeRows(three).map((one) => countedIn(three, one, column)));
  return column === 'total' ? sum(APPLICANT_KIND_IDS.map((kind) => three[row]?.[kind])) : 0;
}

/** Sum of the rows whose ids begin with a group, in the total column. */
export function groupTotal(tables: TablesRead, group: string): number | null {
  const { three } = tables;
  if (!three) return null;
  const rows = outcomeRows(three).filter((row) => row === group || row.startsWith(`${group}.`));
  return sum(rows.map((row) => countedIn(three, row, 'total')));
}

import {
  type AmountLine,
  COLUMNS,
  type Column,
  type CountLine,
  type DocumentFigure,
  type DocumentsLine,
  REMEDY_BLOCK_IDS,
  type RemedyBlock,
  type RemedyResult,
  ROWS,
  type Row,
  TWO_LINES,
} from './format.ts';

export type Counts = Record<Column, number>;
export type RemedyCounts = Record<RemedyResult | 'total', number>;

export type DocumentBalance = Record<DocumentFigure, number>;

/** Table two by line; an amount is 万元, a decimal as text: '0', '7730.28' */
export type TableTwo = Record<DocumentsLine, DocumentBalance> & Record<CountLine, number> & Record<AmountLine, string>;

export interface Tables {
  two: TableTwo;
  three: Record<Row, Counts>;
  four: Record<RemedyBlock, RemedyCounts>;
}

export interface Section {
  title: string;
  text: string;
}

/** What a rule found: where (path in the report's JSON), what it should be, what stands there, in plain Chinese. */
export interface Finding {
  rule: string;
  where: string;
  expected: number | string | null;
  found: number | string | null;
  message: string;
  /** where it is about several cells, or a figure of the text was held against some: all of them, by path */
  cells?: readonly string[];
}

/** A counted figure that was put right by hand: what the books count, what is reported, why, by whom and when. */
export interface FigureCorrection {
  /** the cell, by its path in the report's JSON */
  path: string;
  counted: number;
  corrected: number;
  reason: string;
  /** name of the member of staff; in public and in files the authority's */
  by: string;
  /** YYYY-MM-DD */
  on: string;
}

/** The annual report as JSON: the same shape from the books, from the command line and from a report that was read. */
export interface AnnualReport {
  format: '2021';
  /** `demo`: of demonstration data, which is said wherever the report is shown */
  authority: { code: string; name: string; demo?: true };
  year: number;
  /** title of the paper and date of signing (YYYY-MM-DD), when it has them */
  title?: string;
  date?: string | null;
  /** YYYY-MM-DD: when it went out first, where that is known */
  publishedOn?: string;
  tables: Tables;
  findings: Finding[];
  /** publications of the year by channel */
  channels: Record<string, number>;
  sections: Section[];
  /** the superior authority that sent it up for one without an account; left out: it came from the authority itself */
  filedBy?: string;
  /** figures put right by hand; left out by reports that know of none */
  corrections?: FigureCorrection[];
}

const noneOf = {
  documents: (): DocumentBalance => ({ issued: 0, repealed: 0, effective: 0 }),
  count: () => 0,
  amount: () => '0',
};
const noCounts = (): Counts => Object.fromEntries(COLUMNS.map((column) => [column, 0])) as Counts;
const noRemedies = (): RemedyCounts => ({ upheld: 0, corrected: 0, otherResult: 0, pending: 0, total: 0 });

/** Tables full of zeros, to count into. */
export function emptyTables(): Tables {
  return {
    two: Object.fromEntries(TWO_LINES.map(({ id, kind }) => [id, noneOf[kind]()])) as TableTwo,
    three: Object.fromEntries(ROWS.map((row) => [row, noCounts()])) as Record<Row, Counts>,
    four: Object.fromEntries(REMEDY_BLOCK_IDS.map((block) => [block, noRemedies()])) as Record<
      RemedyBlock,
      RemedyCounts
    >,
  };
}

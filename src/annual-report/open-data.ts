import { csvField } from '../channels/index.ts';
import type { AnnualReport } from '../law/index.ts';
import { cellPaths, valueAt } from './cells.ts';
import { cellTitle } from './words.ts';

/** The three tables as one long CSV, a line for each cell: UTF-8 with its mark, which Excel reads rightly. */
export function tablesCsv(report: AnnualReport): string {
  const { code, name } = report.authority;
  const lines = cellPaths.map((path) =>
    [code, name, report.year, path, cellTitle(path), valueAt(report.tables, path)]
      .map((value) => csvField(String(value)))
      .join(','),
  );
  return `\ufeff机关代码,机关名称,年度,单元格,含义,数值\r\n${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** The three tables with what they are of, in the shape of the report's JSON. */
export function tablesJson({ format, authority, year, title, date, tables }: AnnualReport): string {
  return `${JSON.stringify({ format, authority, year, title, date, tables }, null, 1)}\n`;
}

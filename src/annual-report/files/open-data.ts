import { csvField } from '../../channels/index.ts';
import { type AnnualReport, cellPaths, cellTitle, valueAt } from '../../law/index.ts';

/** The three tables as one long CSV, a line for each cell: UTF-8 with its mark, which Excel reads rightly. What was put
 *  right by hand has the ledger's own figure and the reason at the end of its line. */
export function tablesCsv(report: AnnualReport): string {
  const { code, name } = report.authority;
  const lines = cellPaths.map((path) => {
    const correction = report.corrections?.find((one) => one.path === path);
    const note = correction ? [correction.counted, correction.reason] : ['', ''];
    return [code, name, report.year, path, cellTitle(path), valueAt(report.tables, path), ...note]
      .map((value) => csvField(String(value)))
      .join(',');
  });
  return `\ufeff机关代码,机关名称,年度,单元格,含义,数值,台账统计,更正原因\r\n${lines.map((line) => `${line}\r\n`).join('')}`;
}

/** The three tables with what they are of, in the shape of the report's JSON. */
export function tablesJson({ format, authority, year, title, date, tables, corrections = [] }: AnnualReport): string {
  const corrected = corrections.length > 0 && { corrections };
  return `${JSON.stringify({ format, authority, year, title, date, tables, ...corrected }, null, 1)}\n`;
}

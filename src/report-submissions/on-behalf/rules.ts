import { type AnnualReport, cellPaths, emptyTables, putValue, TABLE_TWO } from '../../law/index.ts';
import { conflict, type Failure, invalid } from '../../platform/outcome.ts';
import type { Filable } from '../../report-audit/index.ts';

/** Heads within table two, which stand alone in a row of a workbook as a paragraph does. */
const HEADS: readonly string[] = TABLE_TWO.map(({ title }) => title);
const withoutHeads = (text: string) =>
  text
    .split('\n')
    .filter((line) => !HEADS.includes(line.replace(/\s/g, '')))
    .join('\n');

const SIXTH = 'three.other.person';

/** Whether a report that was read from a file can be sent up for its authority: all that the sums need is there. */
export function fileFault({ report, open, missing, unconfirmed, original }: Filable): Failure | undefined {
  if (!original) return conflict('没有留存报告原件，请重新上传体检，并选“留存原件”');
  if (report.format !== '2021' || report.cells[SIXTH])
    return invalid('报告不是 2021 年格式的，各格与汇总表不能对应，请机关按 2021 年格式重新编制');
  if (report.year === null) return invalid('没有读出报告的年度，请机关写明后重新提供');
  if (missing.length > 0) return invalid('报告的表格缺少行，请先退给机关补正，问题见体检结果');
  if (open > 0) return invalid(`还有 ${open} 格没有读出，请先对照原文填入`);
  if (unconfirmed) return invalid('数字是从扫描件识别的，请先在体检结果中对照原件核对');
  if (report.sections.length === 0) return invalid('没有读出报告的文字部分，请机关提供可以读取文字的文件');
  return undefined;
}

/** The report as it is sent up: what was read and typed in; blanks are zeros. What it says of channels no table tells.
 *  @param report one without a fault @param filedBy who sends it up */
export function reportOf(
  { report }: Pick<Filable, 'report'>,
  authority: AnnualReport['authority'],
  filedBy: string,
): AnnualReport {
  const tables = emptyTables();
  for (const path of cellPaths) {
    const value = report.cells[path]?.value;
    if (value !== null && value !== undefined) putValue(tables, path, value);
  }
  return {
    format: '2021',
    authority: { code: authority.code, name: authority.name },
    year: report.year!,
    ...(report.title !== null && { title: report.title }),
    date: report.date,
    tables,
    findings: report.findings.map(({ place, ...finding }) => finding),
    channels: {},
    sections: report.sections.map(({ title, text }) => ({ title, text: withoutHeads(text) })),
    filedBy,
  };
}

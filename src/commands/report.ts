import { writeFile } from 'node:fs/promises';
import { compileReport, forPublic, reportDocx, reportHtml, reportPdf, reportXlsx } from '../annual-report/index.ts';
import type { AnnualReport } from '../law/index.ts';
import { authorityByCode, authorityOfHost } from '../organizations/index.ts';
import { openBooks } from '../platform/books.ts';
import { readConfig } from '../platform/config.ts';
import { Refusal } from '../platform/outcome.ts';
import { optionsOf, UsageError } from './options.ts';

const makers: Record<string, (report: AnnualReport) => string | Buffer | Promise<Buffer>> = {
  json: (report) => `${JSON.stringify(report, null, 1)}\n`,
  html: reportHtml,
  docx: reportDocx,
  pdf: async (report) => {
    const pdf = await reportPdf(report);
    if (!pdf.ok) throw new Refusal(pdf.message);
    return pdf.value;
  },
  xlsx: reportXlsx,
};
const forFiles = ['docx', 'pdf', 'xlsx'];

/** `gongkai report --year Y [--authority CODE] --format json|html|docx|pdf|xlsx [-o FILE]` */
export async function report(args: string[]): Promise<number> {
  const { values } = optionsOf(args, {
    year: { type: 'string' },
    authority: { type: 'string' },
    format: { type: 'string', default: 'json' },
    output: { type: 'string', short: 'o' },
  });
  if (!values.year || !/^20\d\d$/.test(values.year)) throw new UsageError('请用 --year 给出四位年份，如 --year 2023');
  const make = Object.hasOwn(makers, values.format) ? makers[values.format] : undefined;
  if (!make) throw new UsageError('--format 只能是 json、html、docx、pdf 或 xlsx');
  if (forFiles.includes(values.format) && !values.output && process.stdout.isTTY)
    throw new UsageError('Word、PDF、Excel 文件不能显示在终端上，请用 -o 指定文件');
  const books = await openBooks(readConfig(process.env));
  try {
    const authority = values.authority
      ? await authorityByCode(books.db, values.authority)
      : await authorityOfHost(books.db, '');
    if (!authority)
      throw new Refusal(values.authority ? `没有代码为“${values.authority}”的机关` : '平台尚未完成初始设置');
    const { report: compiled } = await compileReport(books.db, authority, Number(values.year));
    const bytes = await make(forPublic(compiled));
    if (values.output)
      await writeFile(values.output, bytes).catch((error: Error) =>
        Promise.reject(new Refusal(`无法写入 ${values.output}：${error.message}`)),
      );
    else await new Promise((resolve) => process.stdout.write(bytes, resolve));
    return 0;
  } finally {
    await books.close();
  }
}

import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readConfig } from '../platform/config.ts';
import { Refusal } from '../platform/outcome.ts';
import { partsFolder, partsIn } from '../platform/scans/parts/index.ts';
import {
  type AuditedFile,
  auditFiles,
  countVerdicts,
  type GivenFile,
  percent,
  type Scans,
  summaryXlsx,
  VERDICTS,
  verdictOf,
  withEntries,
} from '../report-audit/index.ts';
import { optionsOf, UsageError } from './options.ts';

/** `gongkai audit FILE… [--previous FILE]… [--year Y] [--authority NAME] [--json] [-o FILE.xlsx]`: no database.
 *  @returns the exit: 0 every file was read whole and nothing was found, 1 something was found, 3 nothing was found but not
 *  all could be read (a cell, a picture, a file, one of last year's), 2 wrong arguments */
export async function audit(
  args: string[],
  print: (text: string) => void = (text) => process.stdout.write(text),
  complain: (text: string) => void = (text) => process.stderr.write(text),
): Promise<number> {
  const options = {
    previous: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    year: { type: 'string' },
    authority: { type: 'string' },
    output: { type: 'string', short: 'o' },
  } as const;
  const { values, positionals } = optionsOf(args, options, 'some');
  if (values.output !== undefined && !values.output.endsWith('.xlsx'))
    throw new UsageError('汇总表是 Excel 文件，-o 后的文件名应以 .xlsx 结尾');
  if (values.year !== undefined && !/^20\d\d$/.test(values.year)) throw new UsageError('--year 后应为四位年份');
  const expected = {
    ...(values.year !== undefined && { year: Number(values.year) }),
    ...(values.authority !== undefined && { authority: values.authority }),
  };
  const previous = values.previous ?? [];
  for (const path of previous) await existing(path);
  if (positionals.length === 1) await existing(positionals[0]!);
  const given = await withEntries(positionals.map(fileAt));
  const before = await withEntries(previous.map(fileAt));
  for (const note of [...given.notes, ...before.notes]) complain(`${note}\n`);
  const scans = await scansBy(complain);
  const { reports, previousErrors } = await auditFiles(given.files, {
    previous: before.files,
    expected,
    ...(scans && { scans }),
  });
  for (const { file, error } of previousErrors) complain(`上一年度报告 ${file}：${error}\n`);
  if (values.json) {
    const all = reports.map((one) =>
      'error' in one ? { file: one.file, error: one.error } : { file: one.file, ...one.report },
    );
    print(`${JSON.stringify(all.length === 1 ? all[0] : all, null, 1)}\n`);
  } else for (const one of reports) print(textOf(one));
  for (const one of reports) if ('error' in one) complain(`${one.file}：${one.error}\n`);
  if (!values.json && reports.length > 1) print(tableOf(reports));
  if (values.output !== undefined) await save(values.output, await summaryXlsx(reports));
  const verdicts = reports.map(verdictOf);
  if (verdicts.includes('wrong')) return 1;
  return verdicts.includes('incomplete') || previousErrors.length > 0 ? 3 : 0;
}

/** Scans are read where an office has added what reads them (`gongkai ocr install`). */
async function scansBy(complain: (text: string) => void): Promise<Scans | undefined> {
  const parts = partsFolder(readConfig(process.env).data);
  if ((await partsIn(parts)) === 'none') return undefined;
  const tell = (file: string, done: number, pages: number) => {
    if (done < pages) complain(`${file}：正在识别第 ${done + 1} 页扫描图片，共 ${pages} 页\n`);
  };
  return { parts, tell };
}

async function existing(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new UsageError(`没有“${path}”这个文件`);
}

const fileAt = (path: string): GivenFile => ({ name: basename(path), bytes: () => readFile(path) });

const save = (path: string, bytes: Buffer) =>
  writeFile(path, bytes).catch((error: Error) => Promise.reject(new Refusal(`无法写入 ${path}：${error.message}`)));

function textOf(one: AuditedFile): string {
  if ('error' in one) return '';
  const { file, report } = one;
  const lines = [
    `${file}：${report.authority.name || '机关名称未读出'} ${report.year ?? '年度未读出'}`,
    `  ${VERDICTS[report.verdict]}：读出把握 ${percent(report.confidence)}，发现 ${report.findings.length} 处问题，${report.unread.length} 处未读出`,
    ...report.findings.map(({ rule, message, place }) => `  ${rule}  ${message}${place && `（${place}）`}`),
    ...report.unread.map(({ what, why, place }) => `  未读出  ${what}：${why}${place && `（${place}）`}`),
    ...report.hints.map(
      ({ message, place, doubt }) =>
        `  ${doubt ? '须核对' : '提示'}  ${message}${place && `（${place}）`}${doubt ? `。${doubt}` : ''}`,
    ),
    ...report.notes.map((note) => `  提示  ${note}`),
    ...(report.scan ? [`  提示  ${report.scan.pages} 页是扫描图片，数字和文字由程序识别，请对照原件`] : []),
  ];
  return `${lines.join('\n')}\n\n`;
}

/** One line for each file. */
function tableOf(reports: readonly AuditedFile[]): string {
  const lines = reports.map((one) =>
    'error' in one
      ? `${one.file}\t无法读取`
      : [
          one.file,
          VERDICTS[one.report.verdict],
          one.report.year ?? '—',
          `问题 ${one.report.findings.length}`,
          `未读出 ${one.report.unread.length}`,
          percent(one.report.confidence),
        ].join('\t'),
  );
  const counts = countVerdicts(reports).map(({ label, count }) => `${label} ${count} 份`);
  return `${lines.join('\n')}\n共 ${reports.length} 份：${counts.join('，')}\n`;
}

import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { gbk } from '../../test/support/gbk.ts';
import { checkSeed } from '../../test/support/reports/check.ts';
import { pageFour } from '../../test/support/scans/page-four.ts';
import { layParts } from '../../test/support/scans/parts.ts';
import { scanned } from '../../test/support/scans/scan.ts';
import { zipOf } from '../../test/support/zip.ts';
import { partsFolder } from '../platform/scans/parts/index.ts';
import { audit } from './audit.ts';
import { UsageError } from './options.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const layout = { medium: 'page', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-audit-'));
  await writeFile(at('甲镇.html'), (await checkSeed(21, undefined, layout)).bytes);
  const faulty = await checkSeed(22, 'remediesDoNotAddUp', { ...layout, medium: 'docx' });
  await writeFile(at('乙镇.docx'), faulty.bytes);
  await writeFile(at('图片.png'), Buffer.from('89504e470d0a1a0a0000', 'hex'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command. @returns its exit, what it printed and what it complained of */
async function run(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const print = (text: string) => {
    out += text;
  };
  const complain = (text: string) => {
    err += text;
  };
  return { exit: await audit(args, print, complain), out, err };
}

test('a report without fault: exit 0, and what was read of it', async () => {
  const { exit, out, err } = await run(at('甲镇.html'));
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  expect(out).toMatch(/^甲镇\.html：\S+ 20\d\d\n {2}没有问题：读出把握 [\d.]+%，发现 0 处问题，0 处未读出\n/);
});

test('a report with a fault: exit 1, the rule named, and its place in the file', async () => {
  const { exit, out } = await run(at('乙镇.docx'));
  expect(exit).toBe(1);
  expect(out).toContain('发现 1 处问题');
  expect(out).toMatch(/ {2}T4-SUM {2}.+（第 \d+ 表第 \d+ 行第 \d+ 列）/);
});

test('a cell that cannot be read: exit 3, which one, and not that nothing was found', async () => {
  const page = await readFile(at('甲镇.html'), 'utf8');
  await writeFile(at('涂改.html'), page.replace(/(<td[^>]*>(?:<[^>]+>)*)\d+(?=<)/, '$1约三十'));
  const { exit, out } = await run(at('涂改.html'));
  expect(exit).toBe(3);
  expect(out).toContain('未读全：');
  expect(out).toMatch(/ {2}未读出 {2}.+“约三十”不是数字（第 \d+ 表第 \d+ 行第 \d+ 列）/);
  const both = await run(at('涂改.html'), at('乙镇.docx'));
  expect(both.exit).toBe(1);
  expect(both.out).toContain('共 2 份：有问题 1 份，未读全 1 份');
});

test('a row that the paper has not: exit 1, and which', async () => {
  const page = await readFile(at('甲镇.html'), 'utf8');
  const row = /<tr>(?:(?!<tr>).)*(?:重复申请)(?:(?!<tr>).)*<\/tr>/s;
  expect(page).toMatch(row);
  await writeFile(at('缺行.html'), page.replace(row, ''));
  const { exit, out } = await run(at('缺行.html'));
  expect(exit).toBe(1);
  expect(out).toContain('F-FORM  表三缺少“（五）不予处理 2.重复申请”一行');
});

test('among several one that is no report and one that is not there: told, and the others go on', async () => {
  const { exit, out, err } = await run(at('图片.png'), at('甲镇.html'), at('没有.docx'), '-o', at('汇总.xlsx'));
  expect(exit).toBe(3);
  expect(err).toMatch(/^图片\.png：.+$/m);
  expect(err).toContain('没有.docx：没有这个文件');
  expect(out).toMatch(/^甲镇\.html\t没有问题\t20\d\d\t问题 0\t/m);
  expect(out).toContain('共 3 份：未读全 2 份，没有问题 1 份');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await readFile(at('汇总.xlsx'))) as unknown as Parameters<typeof book.xlsx.load>[0]);
  expect(book.getWorksheet('汇总')!.rowCount).toBe(4);
});

test('--json: the report as data, as a list when there are several', async () => {
  const one = JSON.parse((await run(at('乙镇.docx'), '--json')).out);
  expect(one).toMatchObject({
    file: '乙镇.docx',
    tables: { two: {}, three: {}, four: {} },
    findings: [{ rule: 'T4-SUM', where: expect.stringMatching(/^four\./), place: expect.stringMatching(/第 \d+ 表/) }],
    unread: [],
  });
  expect(one.sections).toHaveLength(6);
  expect(one.confidence).toBeGreaterThan(0.9);
  expect(one.confidence).toBeLessThanOrEqual(1);
  const several = JSON.parse((await run(at('甲镇.html'), at('图片.png'), '--json')).out);
  expect(several).toMatchObject([
    { file: '甲镇.html', findings: [] },
    { file: '图片.png', error: expect.any(String) },
  ]);
});

test('--year and --authority: a report of another year or of another town is told, a fitting one is not', async () => {
  const { report } = { report: JSON.parse((await run(at('甲镇.html'), '--json')).out) };
  const fitting = await run(at('甲镇.html'), '--year', String(report.year), '--authority', report.authority.name);
  expect(fitting.exit).toBe(0);
  const other = await run(at('甲镇.html'), '--year', String(report.year - 1), '--authority', '演示市望海镇', '--json');
  expect(other.exit).toBe(1);
  const { findings } = JSON.parse(other.out);
  expect(findings.map(({ rule }: { rule: string }) => rule)).toEqual(['F-FORM', 'F-FORM']);
  expect(JSON.stringify(findings)).toContain('望海镇');
  expect(JSON.stringify(findings)).toContain(String(report.year - 1));
});

test('--previous: what was not carried over is found, by last year’s file only', async () => {
  const { bytes, previous } = await checkSeed(24, 'notCarriedOver', layout);
  await writeFile(at('今年.html'), bytes);
  await writeFile(at('去年.html'), previous);
  expect((await run(at('今年.html'))).exit).toBe(0);
  const { exit, out } = await run(at('今年.html'), '--previous', at('去年.html'));
  expect(exit).toBe(1);
  expect(out).toContain('X-CARRY');
  const damaged = await run(at('今年.html'), '--previous', at('图片.png'));
  expect(damaged.exit).toBe(3);
  expect(damaged.err).toMatch(/^上一年度报告 图片\.png：.+\n$/);
});

test.each<[string[], string]>([
  [[], '应给出一个或多个文件名'],
  [['--jsn', '甲镇.html'], '没有“--jsn”这个选项'],
  [['没有.docx'], '这个文件'],
  [['甲镇.html', '--previous', '没有.docx'], '这个文件'],
  [['甲镇.html', '-o', '汇总.csv'], '.xlsx'],
  [['甲镇.html', '--year', '23'], '--year 后应为四位年份'],
  [['甲镇.html', '--year'], '--year'],
  [['甲镇.html', '--authority'], '--authority'],
])('wrong arguments %j: %s', async (args, words) => {
  const given = args.map((one) => (/^-|csv$|^\d+$/.test(one) ? one : at(one)));
  const refused = await run(...given).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UsageError);
  expect((refused as Error).message).toContain(words);
  expect((refused as Error).message).not.toContain('\n');
});

test('wrong arguments end the program with 2, and a sentence in place of a stack', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/gongkai.js', 'audit', '--jsn', 'x'], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/(?:^|\n)没有“--jsn”这个选项\n$/);
});

test('an archive of reports: each by its path, what was passed over told, what is in no report’s format unread', async () => {
  const [good, faulty] = [await readFile(at('甲镇.html')), await readFile(at('乙镇.docx'))];
  const inner = zipOf([{ name: '丙镇.html', content: good }]);
  await writeFile(
    at('各镇.zip'),
    zipOf([
      { name: '', rawName: gbk('一/甲镇.html'), content: good },
      { name: '../二/乙镇.doc', content: faulty },
      { name: '__MACOSX/._x', content: Buffer.from('x') },
    ]),
  );
  await writeFile(at('层层.zip'), zipOf([{ name: '里.zip', content: inner }]));
  const { exit, out, err } = await run(at('各镇.zip'));
  expect(exit).toBe(1);
  expect(err).toBe('压缩包“各镇.zip”中没有体检的：macOS 的附带文件 1 个\n');
  expect(out).toContain('各镇.zip/一/甲镇.html：');
  expect(out).toContain('各镇.zip/二/乙镇.doc：');
  expect(out).toContain('提示  文件名以“.doc”结尾，内容却是Word（.docx），已按Word（.docx）读出');
  expect(out).toContain('共 2 份：有问题 1 份，没有问题 1 份');
  const nested = await run(at('层层.zip'));
  expect(nested).toEqual({ exit: 3, out: '', err: '层层.zip/里.zip：压缩包里还有压缩包，请全部解开后再体检\n' });
});

test('what was recognised in a scan is said, and every figure’s fault is one to look at', async () => {
  await layParts(partsFolder(folder));
  await writeFile(at('扫描件.pdf'), await scanned(pageFour(), { noise: 5 }, [1]));
  vi.stubEnv('GONGKAI_DATA', folder);
  const { exit, out, err } = await run(at('扫描件.pdf'));
  vi.unstubAllEnvs();
  expect(exit).toBe(3);
  expect(err).toContain('扫描件.pdf：正在识别第 1 页扫描图片，共 1 页');
  expect(out).toContain('发现 0 处问题');
  expect(out).toMatch(/ {2}须核对 {2}.*184/);
  expect(out).toContain('  提示  1 页是扫描图片，数字和文字由程序识别，请对照原件\n');
}, 120_000);

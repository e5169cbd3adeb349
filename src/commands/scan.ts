import { readFile, stat } from 'node:fs/promises';
import { type FileFinding, findingsIn, insideOf } from '../checks/index.ts';
import { CHECKS } from '../law/index.ts';
import { dayOf } from '../platform/dates.ts';
import { optionsOf, UsageError } from './options.ts';

const WEIGHTS = { block: '阻断', warn: '警告', hint: '提示' } as const;

/** `gongkai scan FILE… [--json]`: looks through files before they are published; no database.
 *  @returns the exit: 0 all was read and nothing found, 1 something was found, 3 nothing was found but not all could be
 *  read, 2 wrong arguments */
export async function scan(
  args: string[],
  print: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
  const { values, positionals } = optionsOf(args, { json: { type: 'boolean' } } as const, 'some');
  for (const path of positionals) {
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) throw new UsageError(`没有“${path}”这个文件`);
  }
  const today = dayOf(new Date());
  const all: (FileFinding & { file: string })[] = [];
  for (const file of positionals) {
    const found = findingsIn(await insideOf(await readFile(file), file), today);
    all.push(...found.map((one) => ({ file, ...one })));
    if (!values.json) print(textOf(file, found));
  }
  if (values.json) print(`${JSON.stringify(all, null, 1)}\n`);
  if (all.some(({ check }) => check !== 'unread')) return 1;
  return all.length ? 3 : 0;
}

function textOf(file: string, found: readonly FileFinding[]): string {
  const unread = found.filter(({ check }) => check === 'unread').length;
  const head = found.length
    ? `发现 ${found.length - unread} 处${unread ? `，${unread} 处没有读出` : ''}`
    : '读完全文，没有发现问题';
  const lines = found.map(
    ({ check, severity, place, text, message }) =>
      `  ${WEIGHTS[severity]}  ${check}  ${place}${text && `“${text}”`}：${check === 'unread' ? '' : `${CHECKS[check].name}。`}${message}`,
  );
  return `${[`${file}：${head}`, ...lines].join('\n')}\n\n`;
}

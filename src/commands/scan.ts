import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Eyes, type FileFinding, findingsIn, insideOf, look, unreadWhole } from '../checks/index.ts';
import { CHECKS, wordsOfName } from '../law/index.ts';
import { readConfig } from '../platform/config.ts';
import { dayOf } from '../platform/dates.ts';
import { engineIn } from '../platform/scans/index.ts';
import { partsFolder, partsIn } from '../platform/scans/parts/index.ts';
import { optionsOf } from './options.ts';

/** More is not taken into memory. */
const MOST_BYTES = 512 * 2 ** 20;
const WEIGHTS = { block: '阻断', warn: '警告', hint: '提示' } as const;

/** `gongkai scan FILE… [--json]`: looks through files before they are published, pictures too where the parts that read them
 *  are there; no database. A file that is not there, or
 *  is a folder, is told as unread, and the others are looked through.
 *  @returns the exit: 0 all was read and nothing found, 1 something was found, 3 nothing was found but not all could be
 *  read, 2 wrong arguments */
export async function scan(
  args: string[],
  print: (text: string) => void = (text) => process.stdout.write(text),
  complain: (text: string) => void = (text) => process.stderr.write(text),
): Promise<number> {
  const { values, positionals } = optionsOf(args, { json: { type: 'boolean' } } as const, 'some');
  const today = dayOf(new Date());
  const eyes = await eyesBy(complain);
  const all: (FileFinding & { file: string })[] = [];
  for (const file of positionals) {
    const found = await findingsOf(file, today, eyes?.(file));
    all.push(...found.map((one) => ({ file, ...one })));
    if (!values.json) print(textOf(file, found));
  }
  if (values.json) print(`${JSON.stringify(all, null, 1)}\n`);
  if (all.some(({ check }) => check !== 'unread')) return 1;
  return all.length ? 3 : 0;
}

/** Pictures are read where an office has added what reads them (`gongkai ocr install`). */
async function eyesBy(complain: (text: string) => void): Promise<((file: string) => Eyes) | undefined> {
  const parts = partsFolder(readConfig(process.env).data);
  if ((await partsIn(parts)) !== 'there') return undefined;
  const engine = await engineIn(parts);
  return (file) => ({
    see: (place, sight) => {
      complain(`${file}：正在识别${place || '图片'}\n`);
      return look(engine, sight);
    },
  });
}

async function findingsOf(file: string, today: string, eyes: Eyes | undefined): Promise<FileFinding[]> {
  const there = await stat(file).catch(() => undefined);
  if (!there) return [unreadWhole('没有这个文件')];
  if (!there.isFile()) return [unreadWhole('不是文件，请逐个写出要检查的文件')];
  if (there.size > MOST_BYTES) return [unreadWhole(`超过 ${MOST_BYTES / 2 ** 20} MB，没有检查`)];
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return [unreadWhole('没有权限读取，或者读取时出错')];
  const inside = await insideOf(bytes, file, {}, eyes);
  inside.pieces.unshift({ place: '文件名', kind: 'property', text: wordsOfName(basename(file)) });
  return findingsIn(inside, today);
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

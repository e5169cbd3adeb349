import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { check, type VulnerableDiagnostics } from 'recheck';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './platform/root.ts';

/** Patterns that are never given a text of any length: what they are given is our own, or short by then. */
const BOUNDED: Readonly<Record<string, string>> = {
  '/（区分.*$/': 'our own labels of table three',
  '/\\B(?=(?:\\d{3})+$)/g': 'digits of an amount in fen',
  '/0+$/': 'four digits',
  '/\\d(?!\\d*[.．、])/': 'a heading, looked at up to its longest',
  '/(?:^|[\\n。])(?:[一二三四五六七八九十]+、|\\d+[、.．])?([^\\n。：，、\\d]{2,8}(?:、[^\\n。：，\\d]{2,8})?)：(?=[^\\n]*放假)/g':
    'a notice of holidays, cut off at a length of its own',
  '/(?:^(?=.{2})|[各个我全])(?:我|本|全|各|该|此|县|市|区|辖|所辖|周边|其他|有关|相关|相邻|试点|示范|中心|特色|重点|建制|集|城|小城|村|乡)*(?:镇|乡|街道)$|乡镇$/':
    'a name of six characters at most',
  '/"[^"]*"|\\[(?![hms]+\\])[^\\]]*\\]|\\\\./gi': 'a number format, cut off at its longest',
};

/** Characters; in proportion they take milliseconds, their square takes minutes. */
const LONG = 300_000;
/** µs of processor time */
const SLOW = 1_000_000;

/** Every pattern written between slashes in a file. */
function patternsIn(file: string): { pattern: string; line: number }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: { pattern: string; line: number }[] = [];
  const walk = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node))
      found.push({ pattern: node.text, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

/** What takes longer than in proportion to the text, and how much longer; undefined: nothing. Repetitions up to a number
 *  (`{0,40}`) are taken as a few at most, which changes nothing of the kind. What the check by automata cannot look at
 *  (what stands before or behind, a pattern too large) is tried with texts made to be slow. */
async function slowness(pattern: string): Promise<string | undefined> {
  const [, source = '', given = ''] = /^\/([\s\S]*)\/([a-z]*)$/.exec(pattern)!;
  if (!/[+*{]/.test(source)) return undefined;
  const flags = given.replace(/[dgyv]/g, '');
  const counted = await check(fewTimes(source), flags, { checker: 'automaton', timeout: 3_000 });
  if (counted.status === 'vulnerable') return counted.complexity.summary;
  if (counted.status === 'safe') return undefined;
  const tried = await check(source, flags, { checker: 'fuzz', timeout: 60_000 });
  if (tried.status === 'unknown') return 'could not be looked at';
  return tried.status === 'vulnerable' && isSlowOn(tried, source, flags) ? tried.complexity.summary : undefined;
}

/** Whether the text that was found takes seconds once it is long. The search measures its own time, and on a busy machine
 *  takes for slow what only waited: what is slow beyond proportion is so by far. */
function isSlowOn({ attack: { pumps, suffix } }: VulnerableDiagnostics, source: string, flags: string): boolean {
  const times = Math.ceil(LONG / pumps.reduce((sum, { pump }) => sum + pump.length, 0));
  const text = pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
  const began = process.cpuUsage();
  try {
    runInNewContext('pattern.exec(text)', { pattern: new RegExp(source, flags), text }, { timeout: 5_000 });
  } catch {
    return true;
  }
  return process.cpuUsage(began).user > SLOW;
}

function fewTimes(source: string): string {
  const few = (count: string) => count && String(Math.min(Number(count), 8));
  return source.replace(/\{(\d+)(,?)(\d*)\}/g, (_, from, comma, to) => `{${few(from)}${comma}${few(to)}}`);
}

test('a slow pattern is seen', async () => {
  expect(await slowness('/[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+/g')).toContain('polynomial');
  expect(await slowness('/^(?:辖区?|区)+$/')).toBe('exponential');
  expect(await slowness('/(?<!\\d)\\d+件/')).toBeUndefined();
  expect(await slowness('/\\B(?=(?:\\d{3})+$)/g')).toContain('polynomial');
});

test('no pattern takes longer than in proportion to what a person sends', { timeout: 600_000 }, async () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join('src', name));
  const found = files.flatMap((file) => patternsIn(join(root, file)).map((one) => ({ file, ...one })));
  const unbounded = [...new Set(found.map((one) => one.pattern))].filter((pattern) => !BOUNDED[pattern]);
  const judged: { pattern: string; how: string | undefined }[] = [];
  const left = unbounded.values(); // some at a time: what waits for its turn must not be taken for what takes long
  const some = async () => {
    for (const pattern of left) judged.push({ pattern, how: await slowness(pattern) });
  };
  await Promise.all([some(), some()]);
  const slow = judged.flatMap(({ pattern, how }) => {
    const at = found.filter((one) => one.pattern === pattern).map(({ file, line }) => `${file}:${line}`);
    return how ? [`${at.join(' ')} ${pattern} ${how}`] : [];
  });
  expect(slow).toEqual([]);
});

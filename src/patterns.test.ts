import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './platform/root.ts';

/** Patterns that are never given a text of any length: what they are given is our own, or short by then. */
const BOUNDED: Readonly<Record<string, string>> = {
  '/（区分.*$/': 'our own labels of table three',
  '/\\B(?=(?:\\d{3})+$)/g': 'digits of an amount in fen',
  '/0+$/': 'four digits',
};

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
 *  (`{0,40}`) are taken as that many at most, which the check by automata knows. */
async function slowness(pattern: string): Promise<string | undefined> {
  const [, source = '', flags = ''] = /^\/([\s\S]*)\/([a-z]*)$/.exec(pattern)!;
  if (!/[+*{]/.test(source)) return undefined;
  const answer = await check(source, flags.replace(/[dgyv]/g, ''), { checker: 'automaton', timeout: 10_000 });
  return answer.status === 'vulnerable' ? answer.complexity.summary : undefined;
}

test('a slow pattern is seen', async () => {
  expect(await slowness('/[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+/g')).toContain('polynomial');
  expect(await slowness('/^(?:辖区?|区)+$/')).toBe('exponential');
  expect(await slowness('/(?<!\\d)\\d+件/')).toBeUndefined();
});

test('no pattern takes longer than in proportion to what a person sends', { timeout: 300_000 }, async () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join('src', name));
  const found = files.flatMap((file) => patternsIn(join(root, file)).map((one) => ({ file, ...one })));
  const slow: string[] = [];
  for (const pattern of new Set(found.map((one) => one.pattern))) {
    const how = BOUNDED[pattern] ? undefined : await slowness(pattern);
    const at = found.filter((one) => one.pattern === pattern).map(({ file, line }) => `${file}:${line}`);
    if (how) slow.push(`${at.join(' ')} ${pattern} ${how}`);
  }
  expect(slow).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { root } from '../root.ts';

const here = join(root, 'src', 'platform', 'browser', 'fills.ts');
const { outputFiles } = buildSync({
  entryPoints: [here],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'fills',
});
const code = outputFiles[0]!.text;

/** A world as old browsers make it. */
function old(expression: string): unknown {
  const without =
    'delete Array.prototype.at; delete Array.prototype.findLast; delete String.prototype.at; delete Object.hasOwn;';
  return JSON.parse(String(runInNewContext(`${without} ${code}; JSON.stringify([${expression}])`)))[0];
}

test.each([
  ['[1, 2, 3].at(-1)', 3],
  ['[1, 2, 3].at(0)', 1],
  ['[1, 2, 3].at(1.9)', 2],
  ['[1, 2, 3].at(NaN)', 1],
  ['[1, 2, 3].at(3)', null],
  ['[1, 2, 3].at(-4)', null],
  ['"公开".at(-1)', '开'],
  ['[1, 2, 3].findLast((n) => n < 3)', 2],
  ['[1, 2, 3].findLast((n, at) => at === 0)', 1],
  ['[].findLast(() => true)', null],
  ['Object.hasOwn({ a: 1 }, "a")', true],
  ['Object.hasOwn({}, "toString")', false],
  ['Object.keys([7])', ['0']],
])('where a browser lacks it, %s is %j', (expression, value) => {
  expect(old(expression)).toEqual(value);
});

/** Newer than Chrome 87, Firefox 78 or Safari 14.1, by the tables of MDN. */
const NEWER =
  /(?:\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|toWellFormed|isWellFormed|requestSubmit|showModal|showPicker|togglePopover|checkVisibility|replaceAll)|Object\.(hasOwn|groupBy)|(structuredClone|randomUUID)|Promise\.(any|withResolvers)|AbortSignal\.(timeout|any)|Array\.(fromAsync))\(/g;
/** Chrome 85, Firefox 77, Safari 13.1. */
const OLD_ENOUGH = ['replaceAll'];

test('no script uses what the oldest browsers lack and nothing fills in', () => {
  const { filled } = runInNewContext(`${code}; fills`) as { filled: string[] };
  const folder = join(root, 'dist', 'assets');
  const used = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.js'))
      for (const [, ...names] of readFileSync(join(folder, name), 'utf8').matchAll(NEWER))
        used.add(names.find(Boolean)!);
  expect(used.size).toBeGreaterThan(2); // the editor does use some
  expect([...used].filter((name) => !filled.includes(name) && !OLD_ENOUGH.includes(name))).toEqual([]);
});

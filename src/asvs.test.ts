import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REQUIREMENTS } from '../test/support/asvs.ts';
import { root } from './platform/root.ts';

// docs/security.md against OWASP ASVS 5.0, levels 1 and 2: each requirement once, with what it rests on.
const STATES = ['满足', '不适用', '由部署者负责', '未满足'] as const;
const page = readFileSync(join(root, 'docs', 'security.md'), 'utf8');
const operations = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');

interface Line {
  number: string;
  state: string;
  because: string;
}

const linesOf = (text: string): Line[] =>
  [...text.matchAll(/^\| (\d+\.\d+\.\d+) \| [^|]+ \| ([^|]+) \| (.+) \|$/gm)].map(([, number, state, because]) => ({
    number: number!,
    state: state!,
    because: because!,
  }));

const spansOf = (because: string) => [...because.matchAll(/`([^`]+)`(?:“([^”]+)”(?:“([^”]+)”)*)?/g)];
const isPath = (span: string) => /^[\w.-]+\/[\w./-]+$|^[\w.-]+\.(?:json|md|yaml)$/.test(span);

/** What a line lacks; undefined: nothing. */
function fault({ number, state, because }: Line): string | undefined {
  if (!(STATES as readonly string[]).includes(state)) return `${number}: ${state} is no state`;
  const sections = [...because.matchAll(/运维((?:“[^”]+”)+)/g)].flatMap(([, names]) => names!.match(/[^“”]+/g)!);
  const unknown = sections.find((name) => !operations.includes(`**${name}**`));
  if (unknown) return `${number}: docs/operations.md has no “${unknown}”`;
  if (state === '由部署者负责' && !sections.length) return `${number}: nothing says how`;
  const own = [...because.matchAll(/本页((?:“[^”]+”)+)/g)].flatMap(([, names]) => names!.match(/[^“”]+/g)!);
  const missing = own.find((name) => !page.includes(`\n### ${name}\n`));
  if (missing) return `${number}: this page has no “${missing}”`;
  const paths = spansOf(because)
    .map(([, span]) => span!)
    .filter(isPath);
  const lost = paths.find((path) => !existsSync(join(root, path)));
  if (lost) return `${number}: no file ${lost}`;
  if (state === '满足' && !paths.length && !own.length) return `${number}: no evidence`;
  return untold(number, because);
}

/** Words in quotes after a test's path stand in it. */
function untold(number: string, because: string): string | undefined {
  for (const [whole, path] of spansOf(because)) {
    if (!/\.test\.tsx?$/.test(path!) || !existsSync(join(root, path!))) continue;
    const text = readFileSync(join(root, path!), 'utf8');
    const words = [...whole.matchAll(/“([^”]+)”/g)].map(([, each]) => each!);
    const absent = words.find((each) => !text.includes(each));
    if (absent) return `${number}: ${path} has no test with “${absent}”`;
  }
  return undefined;
}

const lines = linesOf(page);

test('every requirement of levels 1 and 2 stands there once, in order', () => {
  expect(REQUIREMENTS).toHaveLength(253);
  expect(lines.map(({ number }) => number)).toEqual(REQUIREMENTS);
});

test('each has a state and what it rests on', () => {
  expect(lines.map(fault).filter(Boolean)).toEqual([]);
});

test.each(STATES)('as many are %s as is said at the top', (state) => {
  const told = Number(new RegExp(`^\\| ${state} \\| (\\d+) \\|$`, 'm').exec(page)?.[1]);
  expect(told).toBe(lines.filter((line) => line.state === state).length);
});

test('what is open is told at the top', () => {
  const [, open] = /\n## 还没有做到的\n([\s\S]*?)\n## /.exec(page)!;
  const told = [...open!.matchAll(/\d+\.\d+\.\d+/g)].map(String).sort();
  expect(told).toEqual(lines.flatMap(({ number, state }) => (state === '未满足' ? [number] : [])).sort());
});

describe('a line is found faulty', () => {
  test.each([
    ['大概满足', '见 `src/server.ts`', 'no state'],
    ['满足', '都做到了', 'no evidence'],
    ['满足', '`src/no-such.test.ts`', 'no file'],
    ['满足', '`src/security.test.ts`“no such test of ours”', 'has no test'],
    ['满足', '本页“没有这一节”', 'has no “没有这一节”'],
    ['由部署者负责', '自己想办法', 'nothing says how'],
    ['由部署者负责', '见运维“没有这一节”', 'has no “没有这一节”'],
  ])('%s, %s: %s', (state, because, said) => {
    expect(fault({ number: '1.1.1', state, because })).toContain(said);
  });
});

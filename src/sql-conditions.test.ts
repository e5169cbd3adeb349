import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './platform/root.ts';

/** The words of a condition outside of all its brackets. */
function outside(text: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of text) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (depth === 0) kept += letter;
  }
  return kept;
}

/** Conditions of one's own words whose `or` binds less than the `and` of the conditions beside it, by line. */
function looseIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const walk = (node: ts.Node) => {
    if (ts.isTaggedTemplateExpression(node) && /^sql<boolean>$/.test(node.getText().split('`')[0]!)) {
      const words = outside(node.template.getText().slice(1, -1).replace(/\$\{/g, '(').replace(/\}/g, ')'));
      if (/\bor\b/i.test(words))
        found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

test('an `or` that reaches beyond its condition is seen', () => {
  const seen = (condition: string) => looseIn('x.ts', `query.where(sql<boolean>\`${condition}\`)`).length;
  expect(seen('a is null or b')).toBe(1);
  expect(seen('(a) or (b)')).toBe(1);
  expect(seen('(a is null or b)')).toBe(0);
  expect(seen('exists (select 1 where a or b) and c')).toBe(0);
  expect(seen(`a = ${'$'}{b or c}`)).toBe(0);
});

test('no condition takes what other conditions leave out, another authority’s rows above all', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join('src', name));
  expect(files.flatMap((file) => looseIn(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

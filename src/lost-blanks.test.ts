import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { root } from './platform/root.ts';

const AT_AN_EDGE = /^[ \t]*\u3000|\u3000[ \t]*$/;

test('an ideographic blank at a line’s edge is lost between elements', () => {
  const told = (jsx: string) => transformSync(jsx, { loader: 'tsx', charset: 'utf8' }).code;
  expect(told('<p>\n报送\u3000\n<b /></p>')).not.toContain('\u3000');
  expect(told("<p>\n报送{'\u3000'}\n<b /></p>")).toContain('\u3000');
});

test('no page loses one', () => {
  const pages = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  expect(pages.length).toBeGreaterThan(100);
  const lost = pages.flatMap((name) =>
    readFileSync(join(root, 'src', name), 'utf8')
      .split('\n')
      .flatMap((line, n) => (AT_AN_EDGE.test(line) ? [`${name}:${n + 1}`] : [])),
  );
  expect(lost).toEqual([]);
});

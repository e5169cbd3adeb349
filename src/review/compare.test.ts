import { expect, test } from 'vitest';
import { compareTexts, shortened } from './compare.ts';

const said = (before: string, after: string) =>
  compareTexts(before, after).map((line) =>
    line.map(({ kind, text }) => ({ same: text, added: `+${text}`, removed: `-${text}` })[kind]).join('|'),
  );

test.each([
  ['nothing', '一\n二', '一\n二', ['一', '二']],
  ['a word in a line', '共 3 件', '共 4 件', ['共 |-3|+4| 件']],
  ['a figure is another, whole', '补贴 1,200 元', '补贴 1,300 元', ['补贴 |-1,200|+1,300| 元']],
  ['a line more', '一\n二', '一\n新\n二', ['一', '+新', '二']],
  ['a line less', '一\n旧\n二', '一\n二', ['一', '-旧', '二']],
])('what changed: %s', (_what, before, after, lines) => {
  expect(said(before, after)).toEqual(lines);
});

test('what is far from any change is only counted', () => {
  const lines = Array.from({ length: 20 }, (_, n) => `第 ${n} 行`);
  const changed = lines.map((line, n) => (n === 10 ? '另一行' : line));
  const shown = shortened(compareTexts(lines.join('\n'), changed.join('\n')), 2);
  expect(shown.map((line) => (typeof line === 'number' ? line : line.length > 1 ? 'changed' : 'same'))).toEqual([
    8,
    'same',
    'same',
    'changed',
    'same',
    'same',
    7,
  ]);
});

test('texts that have nothing in common, and long ones, are shown as removed and added between what is alike', () => {
  const text = (word: string) => ['首', ...Array.from({ length: 5000 }, (_, n) => `${word}${n}`), '尾'].join('\n');
  const pieces = compareTexts(text('甲'), text('乙')).flat();
  expect(pieces).toHaveLength(10_002);
  expect(pieces[0]).toEqual({ kind: 'same', text: '首' });
  expect(pieces.at(-1)).toEqual({ kind: 'same', text: '尾' });
  expect(pieces.filter(({ kind }) => kind === 'removed')).toHaveLength(5000);
});

test('a paragraph of which nearly all is another is shown whole, as it was and as it is', () => {
  expect(compareTexts('甲'.repeat(600), '乙'.repeat(600))).toEqual([
    [
      { kind: 'removed', text: '甲'.repeat(600) },
      { kind: 'added', text: '乙'.repeat(600) },
    ],
  ]);
});

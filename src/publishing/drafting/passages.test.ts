import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from './blocks.ts';
import { bodyOf } from './html.ts';

import { linesOfBody, markedBody, mendedBody } from './passages.ts';

const TABLE =
  '<table><tbody><tr><td>姓名</td><td><p>甲</p><p>乙</p></td></tr><tr><td></td><td>丙</td></tr></tbody></table>';

test.each([
  ['paragraphs and lines', '<h2>一</h2><p> 甲 <br>　乙</p><p></p><ul><li><p>丙</p></li></ul>'],
  ['cells by tabs, two paragraphs in one', TABLE],
  ['marks inside', '<p>甲<strong>乙</strong> <em> 丙</em></p>'],
  ['nothing', ''],
])('the lines are those of the text: %s', (_, html) => {
  expect(linesOfBody(html)).toEqual(textOf(html).split('\n').filter(Boolean));
});

test('the lines of any body are those of its text', () => {
  const piece = fc.constantFrom(
    ...['<p>', '</p>', '<li>', '<ul>', '</ul>', '<table><tr><td>', '</td><td>', '</td></tr>', '</table>', '<br>'],
    ...[' ', '\n', '\t', '\u00a0', '　', '甲', '乙 丙', '<strong>', '</strong>', '<h2>', '</h2>', '<blockquote>'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const html = bodyOf(pieces.join(''));
      expect(linesOfBody(html)).toEqual(textOf(html).split('\n').filter(Boolean));
    }),
    { numRuns: 500 },
  );
});

const mark = (line: number, index: number, length: number, n = 1) => ({
  ...{ line, index, length, id: `found-${n}`, kind: 'warn', behind: `<a href="#finding-${n}">${n}</a>` },
});

test.each([
  [
    'inside one text',
    '<p>电话 199&lt;号</p>',
    [mark(0, 3, 3)],
    '<p>电话 <mark id="found-1" class="warn">199</mark><a href="#finding-1">1</a>&lt;号</p>',
  ],
  [
    'over marks: one id, the link behind the last',
    '<p>一<strong>二</strong>三四</p>',
    [mark(0, 1, 2)],
    '<p>一<strong><mark id="found-1" class="warn">二</mark></strong><mark class="warn">三</mark><a href="#finding-1">1</a>四</p>',
  ],
  [
    'within a link: the other link stands behind it',
    '<p><a href="/x">甲乙</a>丙</p>',
    [mark(0, 0, 1)],
    '<p><a href="/x"><mark id="found-1" class="warn">甲</mark>乙</a><a href="#finding-1">1</a>丙</p>',
  ],
  [
    'the first of two that overlap; the order given is no matter; what is not there is left out',
    '<p>甲乙丙丁</p>',
    [mark(0, 3, 1, 3), mark(0, 1, 2, 2), mark(0, 0, 2, 1), mark(4, 0, 1, 4)],
    '<p><mark id="found-1" class="warn">甲乙</mark><a href="#finding-1">1</a>丙<mark id="found-3" class="warn">丁</mark><a href="#finding-3">3</a></p>',
  ],
])('a mark %s', (_, html, places, expected) => {
  const { html: shown, marked } = markedBody(html, places);
  expect(shown).toBe(expected);
  expect([...marked]).toEqual([...expected.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
});

test.each([
  ['a word', '<p>工作布署如下</p>', { line: 0, index: 2, text: '布署' }, '部署', '<p>工作部署如下</p>'],
  [
    'over marks, as the first of them looked',
    '<p>一<strong>１９</strong>９号</p>',
    { line: 0, index: 1, text: '１９９' },
    '1*9',
    '<p>一<strong>1*9</strong>号</p>',
  ],
  ['away', '<p>（一）、总则</p>', { line: 0, index: 3, text: '、' }, '', '<p>（一）总则</p>'],
  ['in the second row', TABLE, { line: 1, index: 0, text: '丙' }, '丁', TABLE.replace('丙', '丁')],
  ['other words stand there', '<p>工作</p>', { line: 0, index: 0, text: '公' }, '工', undefined],
  ['over cells', TABLE, { line: 0, index: 0, text: '姓名\t甲' }, '甲', undefined],
  ['no such line', '<p>工作</p>', { line: 7, index: 0, text: '工' }, '公', undefined],
])('mended: %s', (_, html, place, instead, expected) => {
  expect(mendedBody(html, place, instead)).toBe(expected);
});

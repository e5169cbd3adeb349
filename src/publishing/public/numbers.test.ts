import { expect, test } from 'vitest';
import { alignNumbers } from './numbers.ts';

const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const table = (...rows: string[]) => `<table><tbody>${rows.join('')}</tbody></table>`;

/** The rows with a > before what was set right. */
const shown = (html: string) =>
  [...alignNumbers(html).matchAll(/<tr>(.*?)<\/tr>/g)].map(([, cells]) =>
    [...cells!.matchAll(/<td([^>]*)>(.*?)<\/td>/g)].map(([, about, text]) =>
      /align-right/.test(about!) ? `>${text}` : text,
    ),
  );

test('a column of amounts is set right with its heading; serial numbers, names and mixed columns stay', () => {
  const given = table(
    row('序号', '项目', '金额（万元）', '备注'),
    row('1', '道路', '1,200.50', '3'),
    row('2', '供水', '—', '见附件'),
    row('3', '合计', '980.00', ''),
  );
  expect(shown(given)).toEqual([
    ['序号', '项目', '>金额（万元）', '备注'],
    ['1', '道路', '>1,200.50', '3'],
    ['2', '供水', '>—', '见附件'],
    ['3', '合计', '>980.00', ''],
  ]);
});

test('a cell over several rows or columns moves no other; what somebody aligned stays', () => {
  const given = `<table><tbody><tr><td rowspan="2">村</td><td colspan="2">户数</td></tr>${row('2022', '2023')}${row('东村', '12', '<p class="align-center">13</p>')}${row('西村', '7', '8')}</tbody></table>`;
  expect(shown(given)[2]).toEqual(['东村', '>12', '<p class="align-center">13</p>']);
  expect(shown(given)[3]).toEqual(['西村', '>7', '>8']);
});

test('a text without tables comes back as it is', () => {
  expect(alignNumbers('<p>12</p><p>13</p>')).toBe('<p>12</p><p>13</p>');
});

import { expect, test } from 'vitest';
import { gbk } from '../../../test/support/gbk.ts';
import { makeCase, readAndAudit } from '../../../test/support/reports/check.ts';

const layout = { medium: 'page', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;
const one = await makeCase(21, undefined, layout);
const page = one.bytes.toString();
const wide = (digits: string) => digits.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
const NONE = ['—', '/', '无', '-', '０', '零', '－－'];
const written = page.split('<td>0<');

test.each<[string, string | Buffer]>([
  [
    'full-width digits with blanks nobody sees, and units',
    page.replace(/<td>(\d+)</g, (_, figure) => `<td>&nbsp;${wide(figure)}&#8203;件<`),
  ],
  [
    'signs of notes behind every figure',
    page.replace(/<td>(\d+)</g, '<td>$1<sup>①</sup><').replace('（二）部分公开', '（二）部分公开<sup>2</sup>'),
  ],
  ['every figure in two spans', page.replace(/<td>(\d)(\d*)</g, '<td><p><b>$1</b><font>$2</font></p><')],
  [
    'seven ways to say that there was none',
    written.map((part, n) => (n === 0 ? part : `<td>${NONE[n % NONE.length]}<${part}`)).join(''),
  ],
  ['blanks within figures', page.replace(/<td>(\d)(\d)</g, '<td>$1 $2<')],
  [
    'a note in the last row of every table',
    page.replaceAll('</table>', '<tr><td colspan="10">注：以上数据统计截至 12 月 31 日，共 3 表。</td></tr></table>'),
  ],
  [
    'a cell in every row, and a row, that nobody sees',
    page.replaceAll('<tr>', '<tr hidden><td>8</td></tr><tr><td style="display:none">9</td>'),
  ],
  ['GBK that no page says', gbk(page.replace(/<meta[^>]*>/, '').replaceAll('\u00a0', ' '))],
  [
    'its tables twice',
    page.replace(/(<table[\s\S]*<\/table>)/, (all) => all.replace(/<table[\s\S]*?<\/table>/g, '$&$&')),
  ],
  [
    'a title of two lines with its year in words',
    page.replace(/<h1>(.*?)2022年?(.*?)<\/h1>/, '<p>$1</p><p>二〇二二年$2</p>'),
  ],
  ['its year in brackets behind the title', page.replace(/<h1>(.*?)2022年?(.*?)<\/h1>/, '<h1>$1$2（2022）</h1>')],
])('a page with %s: every cell right, no finding', async (_, changed) => {
  expect(changed.toString()).not.toBe(page);
  const { wrong, audited } = await readAndAudit(one, Buffer.from(changed));
  expect(wrong).toEqual([]);
  expect(audited.findings).toEqual([]);
  expect(audited.unread).toEqual([]);
  expect(audited.year).toBe(2022);
});

test('a row with a figure too few is unread, and none of its figures stands in another column', async () => {
  const lines = await makeCase(21, undefined, { ...layout, medium: 'lines' });
  const text = lines.bytes.toString();
  const short = text.replace(/(1\.本机关不掌握相关政府信息\s+)\d+\s+/, '$1');
  expect(short).not.toBe(text);
  const { wrong, audited } = await readAndAudit(lines, Buffer.from(short));
  expect(wrong.map(({ path, found }) => [path.replace(/\.\w+$/, ''), found])).toEqual(
    Array(7).fill(['three.unable.notHeld', '']),
  );
  expect(audited.unread).toMatchObject([{ path: 'three.unable.notHeld', why: '各列无法对应' }]);
});

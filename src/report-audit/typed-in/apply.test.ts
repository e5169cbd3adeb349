import { expect, test } from 'vitest';
import { checkSeed, makeCase } from '../../../test/support/reports/check.ts';
import { auditRead, readReport } from '../audit.ts';
import { nameOfCell, openCells, typedValue, withTyped } from './apply.ts';

const layout = { medium: 'page', habits: [], format: '2021', oneOther: false, broken: 'no' } as const;

/** A report of which some cells are not read, and what stands in them. */
async function torn(cut: (page: string) => string, variant = {}) {
  const { bytes } = await makeCase(21, undefined, { ...layout, ...variant });
  const whole = await readReport(bytes);
  const read = await readReport(Buffer.from(cut(bytes.toString())));
  return { whole, read };
}
const typed = (figures: Record<string, string>) =>
  Object.fromEntries(Object.entries(figures).map(([path, text]) => [path, { text, by: '李四', on: '2024-02-20' }]));
const figuresOf = ({ cells }: { cells: Record<string, { value: unknown }> }, paths: readonly string[]) =>
  Object.fromEntries(paths.map((path) => [path, String(cells[path]!.value ?? '空')]));

test('cells that could not be read are typed in: the rules run on them as on any other', async () => {
  const { whole, read } = await torn((page) =>
    page
      .replace(/(新收政府信息公开申请数量[^<]*<\/td><td[^>]*>)\d+/, '$1\ufffd')
      .replace(/([\s\S]*<td[^>]*>)\d+(<\/td><\/tr>)/, '$1?$2'),
  );
  const open = openCells(read);
  expect(open.length).toBe(2);
  expect(auditRead(read).verdict).toBe('incomplete');

  const done = withTyped(read, typed(figuresOf(whole, open)));
  expect(openCells(done)).toEqual([]);
  expect(done.unread).toEqual([]);
  expect(done.tables).toEqual(whole.tables);
  expect(auditRead(done)).toMatchObject({ verdict: 'clean', confidence: auditRead(whole).confidence });
  expect(done.cells[open[0]!]).toMatchObject({
    place: read.unread[0]!.place,
    why: '李四 2024-02-20 对照原文填入',
    typed: true,
  });

  const wrong = withTyped(read, typed({ [open[1]!]: '99' }));
  expect(auditRead(wrong)).toMatchObject({ verdict: 'wrong', findings: [{ rule: 'T4-SUM' }] });
  expect(openCells(wrong)).toEqual([open[0]]);
});

test('of a row that was not read nothing is said once all of it was typed in', async () => {
  const { whole, read } = await torn((page) => page.replace(/(（二）部分公开[^<]*<\/td>)<td>\d+<\/td>/, '$1'));
  const open = openCells(read);
  expect(open.map((path) => path.split('.')[1])).toEqual(Array(7).fill('partial'));
  const figures = figuresOf(whole, open);
  expect(withTyped(read, typed(Object.fromEntries(Object.entries(figures).slice(1)))).unread).toEqual(read.unread);
  const done = withTyped(read, typed(figures));
  expect(done.unread).toEqual([]);
  expect(auditRead(done).verdict).toBe('clean');
});

test('what was read stays as it was, and what the paper has not is not asked for', async () => {
  const { read } = await torn((page) => page.replace(/<tr>(?:(?!<\/tr>)[\s\S])*行政强制[\s\S]*?<\/tr>/, ''));
  expect(read.missing).toEqual(['two.coercions']);
  expect(openCells(read)).toEqual([]);
  expect(withTyped(read, typed({ 'three.received.person': '1', 'two.coercions': '3' }))).toEqual(read);
});

test('the form of 2019 has （六）其他处理 as one row and no table two', async () => {
  const { bytes } = await makeCase(21, undefined, { ...layout, format: '2019', oneOther: true });
  const page = bytes.toString().replace(/(（六）其他处理[\s\S]*?<td[^>]*>)(\d+)(<\/td>)/, '$1?$3');
  const read = await readReport(Buffer.from(page));
  expect(openCells(read)).toEqual(['three.other.person']);
  expect(nameOfCell('three.other.person')).toBe('表三 （六）其他处理·自然人');
  const whole = await readReport(bytes);
  expect(withTyped(read, typed(figuresOf(whole, openCells(read)))).tables).toEqual(whole.tables);
});

test.each<[string, string, unknown]>([
  ['three.received.person', '１,２３４', 1234],
  ['three.received.person', '5件', 5],
  ['three.received.person', '空', null],
  ['three.received.person', '/', 0],
  ['three.received.person', '1.5', undefined],
  ['three.received.person', '-1', undefined],
  ['three.received.person', '五', undefined],
  ['two.fees', '7730.28', '7730.28'],
  ['two.fees', '空', null],
  ['two.fees', '很多', undefined],
])('%s, typed %s: %s', (path, text, value) => expect(typedValue(path, text)).toBe(value));

test('the case that these tests stand on is sound', async () => {
  expect((await checkSeed(21, undefined, layout)).audited.verdict).toBe('clean');
});

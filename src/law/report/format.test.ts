import { expect, test } from 'vitest';
import {
  COLUMNS,
  cellPaths,
  DISCLOSURE_ITEMS,
  disclosureItem,
  emptyTables,
  isAmount,
  labelCells,
  putValue,
  REPLY_KINDS,
  REPLY_ROW_IDS,
  REPLY_ROWS_2019,
  ROWS,
  reportBy,
  rowOf,
  TABLE_THREE,
  TABLE_THREE_2019,
  TABLE_TWO,
  type Tables,
  valueAt,
} from '../index.ts';

test('table three is 25 rows by 7 columns, under the ids of the report’s JSON', () => {
  expect(ROWS.length * COLUMNS.length).toBe(175);
  expect(ROWS.join(' ')).toBe(
    'received carriedIn granted partial refused.stateSecret refused.forbiddenByLaw refused.safetyAndStability ' +
      'refused.thirdPartyRights refused.internalAffairs refused.process refused.enforcementFile ' +
      'refused.administrativeInquiry unable.notHeld unable.toBeCreated unable.stillUnclear notProcessed.petition ' +
      'notProcessed.repeated notProcessed.publication notProcessed.excessive notProcessed.reissue ' +
      'other.correctionOverdue other.feeOverdue other.other total carriedOut',
  );
  expect(COLUMNS.join(' ')).toBe('person business research charity legalService otherOrganisation total');
});

test('every cell of the empty tables is a zero of its own', () => {
  const tables = emptyTables();
  tables.three.received.person = 1;
  expect(tables.three.carriedIn.person + emptyTables().three.received.person).toBe(0);
  expect(Object.keys(tables.three)).toEqual(ROWS);
  expect(tables.two.fees).toBe('0');
});

test('table two stands in the order of the form, which signed reports are hashed in', () => {
  expect(JSON.stringify(emptyTables().two)).toBe(
    '{"rules":{"issued":0,"repealed":0,"effective":0},"normativeDocuments":{"issued":0,"repealed":0,"effective":0},' +
      '"licences":0,"penalties":0,"coercions":0,"fees":"0"}',
  );
});

test('a report kept before the form had a line counts nothing in it', () => {
  const { two, ...others } = emptyTables();
  const { licences: _licences, rules: _rules, fees: _fees, ...known } = two;
  const kept = { ...others, two: known } as Tables;
  expect(['two.licences', 'two.rules.issued', 'two.fees'].map((path) => valueAt(kept, path))).toEqual([0, 0, '0']);
});

test('every cell takes a figure of its own, and gives it back', () => {
  const tables = emptyTables();
  const figures = cellPaths.map((path, n) => (isAmount(path) ? `${n}.5` : n));
  for (const [n, path] of cellPaths.entries()) putValue(tables, path, figures[n]!);
  expect(cellPaths.map((path) => valueAt(tables, path))).toEqual(figures);
  expect(cellPaths.filter(isAmount)).toEqual(['two.fees']);
});

test('the paths of table two lead to its cells', () => {
  const two: unknown = emptyTables().two;
  const paths = TABLE_TWO.flatMap(({ rows }) => rows.flatMap((row) => [...row.paths]));
  expect(paths).toHaveLength(10);
  for (const path of paths) {
    const cell = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], two);
    expect(Number(cell)).toBe(0);
  }
});

test.each([
  ['2021', TABLE_THREE, 22],
  ['2019', TABLE_THREE_2019, 20],
] as const)('the merged labels of the %s format cover three columns of every row exactly once', (_, rows, three) => {
  const layout = labelCells(rows);
  const open: number[] = [];
  for (const cells of layout) {
    const carried = open.filter((left) => left > 0).length;
    expect(carried + cells.reduce((sum, { colSpan }) => sum + colSpan, 0)).toBe(3);
    for (let i = 0; i < open.length; i += 1) open[i]! -= 1;
    for (const { rowSpan } of cells) if (rowSpan > 1) open.push(rowSpan - 1);
  }
  expect(open.every((left) => left <= 0)).toBe(true);
  expect(layout[2]![0]).toEqual({ text: '三、本年度办理结果', rowSpan: three, colSpan: 1 });
});

test('the 2019 format has one row of other outcomes', () => {
  expect(TABLE_THREE_2019).toHaveLength(23);
  expect(REPLY_ROWS_2019.at(-1)).toBe('other');
  expect(TABLE_THREE_2019.find(({ id }) => id === 'other')?.group).toBe('（六）其他处理');
});

test('every outcome row is reached by a reply kind, and every kind has a ground', () => {
  expect([...new Set(Object.values(REPLY_KINDS).map(({ row }) => row))].sort()).toEqual([...REPLY_ROW_IDS].sort());
  for (const { ground, label } of Object.values(REPLY_KINDS)) expect(ground.length * label.length).toBeGreaterThan(0);
  expect(rowOf('alreadyPublic')).toBe('granted');
});

test('articles 20 and 21: fifteen and eight items', () => {
  expect(DISCLOSURE_ITEMS.filter(({ id }) => id.startsWith('20.'))).toHaveLength(15);
  expect(DISCLOSURE_ITEMS.filter(({ id }) => id.startsWith('21.'))).toHaveLength(8);
  expect(disclosureItem('20.7')).toMatchObject({ article: '第二十条第（七）项', label: '财政预算、决算信息' });
  expect(disclosureItem('20.16')).toBeUndefined();
  expect(reportBy(2023)).toBe('2024-01-31');
});

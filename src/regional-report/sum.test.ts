import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AnnualReport,
  auditReport,
  COLUMNS,
  cellPaths,
  emptyTables,
  REPLY_ROW_IDS,
  type Tables,
  valueAt,
} from '../law/index.ts';
import { sumTables } from './sum.ts';

/** Tables of an authority that reconcile, from random counts of open and closed applications. */
const reconciling = fc
  .array(
    fc.record({
      row: fc.constantFrom(...REPLY_ROW_IDS),
      column: fc.constantFrom(...COLUMNS.slice(0, 6)),
      carried: fc.boolean(),
      open: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .chain((applications) =>
    fc.record({
      applications: fc.constant(applications),
      fees: fc.integer({ min: 0, max: 10 ** 9 }),
      licences: fc.nat(5000),
    }),
  )
  .map(({ applications, fees, licences }): { tables: Tables } => {
    const tables = emptyTables();
    for (const { row, column, carried, open } of applications)
      for (const at of [column, 'total'] as const) {
        tables.three[carried ? 'carriedIn' : 'received'][at] += 1;
        tables.three[open ? 'carriedOut' : row][at] += 1;
        if (!open) tables.three.total[at] += 1;
      }
    tables.two.licences = licences;
    tables.two.fees = String(fees / 10 ** 6);
    return { tables };
  });

test('the sum of reports that reconcile reconciles, and each cell is the sum of theirs', () => {
  fc.assert(
    fc.property(fc.array(reconciling, { maxLength: 8 }), (reports) => {
      const tables = sumTables(reports);
      expect(auditReport({ tables } as Pick<AnnualReport, 'tables'>)).toEqual([]);
      for (const path of cellPaths.filter((one) => one !== 'two.fees'))
        expect(valueAt(tables, path), path).toBe(
          reports.reduce((sum, one) => sum + Number(valueAt(one.tables, path)), 0),
        );
      const millionths = reports.reduce((sum, one) => sum + Math.round(Number(one.tables.two.fees) * 10 ** 6), 0);
      expect(Math.round(Number(tables.two.fees) * 10 ** 6)).toBe(millionths);
    }),
    { numRuns: 60 },
  );
});

test('money is added as decimals, not as floats', () => {
  const report = (fees: string) => {
    const tables = emptyTables();
    tables.two.fees = fees;
    return { tables };
  };
  expect(sumTables([report('0.1'), report('0.2'), report('7730.28')]).two.fees).toBe('7730.58');
});

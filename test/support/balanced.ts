import { expect } from 'vitest';
import { countTables } from '../../src/annual-report/figures/figures.ts';
import { countApplications } from '../../src/applications/index.ts';
import { auditReport } from '../../src/law/index.ts';
import type { Db } from '../../src/platform/database/index.ts';

/** Table three of these years adds up, by applicant: received + carried in = answered + carried out, and what one year
 *  carries out the next carries in. @returns what is answered in each year, by row */
export async function balanced(
  db: Db,
  authorityId: number,
  years: readonly number[],
): Promise<Record<string, number>[]> {
  const tables = await Promise.all(years.map((year) => countApplications(db, authorityId, year)));
  const sum = (table: (typeof tables)[number], kind: string, of: (row: string) => boolean) =>
    table.filter((one) => one.kind === kind && of(one.row)).reduce((all, { count }) => all + count, 0);
  const moving = ['received', 'carriedIn', 'carriedOut'];
  for (const kind of new Set(tables.flat().map((one) => one.kind)))
    for (const [at, table] of tables.entries()) {
      const came = sum(table, kind, (row) => row === 'received' || row === 'carriedIn');
      expect(came).toBe(
        sum(table, kind, (row) => !moving.includes(row)) + sum(table, kind, (row) => row === 'carriedOut'),
      );
      const next = tables[at + 1];
      if (next)
        expect(sum(next, kind, (row) => row === 'carriedIn')).toBe(sum(table, kind, (row) => row === 'carriedOut'));
    }
  await asReports(db, authorityId, years);
  return tables.map((table) =>
    Object.fromEntries(
      [...new Set(table.map(({ row }) => row))]
        .sort()
        .map((row) => [row, table.filter((one) => one.row === row).reduce((all, { count }) => all + count, 0)]),
    ),
  );
}

/** The report's own rules find nothing in the tables of these years, each beside the one before. */
async function asReports(db: Db, authorityId: number, years: readonly number[]): Promise<void> {
  const all = await Promise.all(years.map((year) => countTables(db, authorityId, year)));
  for (const [at, year] of years.entries()) {
    const before = at > 0 && years[at - 1] === year - 1 ? all[at - 1] : undefined;
    expect(auditReport({ year, tables: all[at]!, ...(before && { previous: { tables: before } }) })).toEqual([]);
  }
}

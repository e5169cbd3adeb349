import {
  type AnnualReport,
  type Channel,
  channels,
  emptyTables,
  REMEDY_BLOCK_IDS,
  ROWS,
  type Tables,
} from '../law/index.ts';
import { sumTenThousands } from '../platform/money.ts';

type Figures = Record<string, number>;

/** Adds the figures of one record to another of the same keys. */
function add(into: Figures, from: Figures): void {
  for (const key of Object.keys(into)) into[key] = (into[key] ?? 0) + (from[key] ?? 0);
}

/** The tables of several reports, added cell by cell; money as decimals, never floats. */
export function sumTables(reports: readonly Pick<AnnualReport, 'tables'>[]): Tables {
  const sum = emptyTables();
  for (const { tables } of reports) {
    add(sum.two.rules as unknown as Figures, tables.two.rules as unknown as Figures);
    add(sum.two.normativeDocuments as unknown as Figures, tables.two.normativeDocuments as unknown as Figures);
    for (const key of ['licences', 'penalties', 'coercions'] as const) sum.two[key] += tables.two[key];
    for (const row of ROWS) add(sum.three[row], tables.three[row]);
    for (const block of REMEDY_BLOCK_IDS) add(sum.four[block], tables.four[block]);
  }
  sum.two.fees = sumTenThousands(reports.map(({ tables }) => tables.two.fees));
  return sum;
}

/** Publications of several reports by channel. */
export function sumChannels(reports: readonly Pick<AnnualReport, 'channels'>[]): Record<Channel, number> {
  const sum = Object.fromEntries(channels.map((channel) => [channel, 0])) as Record<Channel, number>;
  for (const report of reports) add(sum, report.channels);
  return sum;
}

import {
  type AnnualReport,
  type Channel,
  cellPaths,
  channels,
  emptyTables,
  isAmount,
  putValue,
  type Tables,
  valueAt,
} from '../law/index.ts';
import { sumTenThousands } from '../platform/money.ts';

const plus = (sum: number, figure: number) => sum + figure;

/** The tables of several reports, added cell by cell; money as decimals, never floats. */
export function sumTables(reports: readonly Pick<AnnualReport, 'tables'>[]): Tables {
  const sum = emptyTables();
  for (const path of cellPaths) {
    const values = reports.map(({ tables }) => valueAt(tables, path));
    putValue(sum, path, isAmount(path) ? sumTenThousands(values.map(String)) : values.map(Number).reduce(plus, 0));
  }
  return sum;
}

/** Publications of several reports by channel. */
export function sumChannels(reports: readonly Pick<AnnualReport, 'channels'>[]): Record<Channel, number> {
  const of = (channel: Channel) => reports.map((report) => report.channels[channel] ?? 0).reduce(plus, 0);
  return Object.fromEntries(channels.map((channel) => [channel, of(channel)])) as Record<Channel, number>;
}

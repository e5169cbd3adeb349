import { type ChartSize, stackedSvg } from '../../platform/ui/stacked-chart.ts';
import type { Trend, Trends } from './trends.ts';

/** A trend as an SVG picture: stacked columns, a year each. */
export function trendSvg(
  { lines, unit }: Trend,
  { years, unknown }: Pick<Trends, 'years' | 'unknown'>,
  size: ChartSize = 'wide',
): Promise<string> {
  const year = size === 'wide' ? ' 年' : '';
  const categories = years.map((one) => (unknown.includes(one) ? `${one}${year}\n无台账` : `${one}${year}`));
  return stackedSvg({ categories, lines, unit }, size);
}

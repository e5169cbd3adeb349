import type { Measure } from '../platform/measures.ts';

/** '93.8%', '12 件', '—' where there was nothing to measure */
export function valueInWords({ unit, kind }: Pick<Measure, 'unit' | 'kind'>, value: number | null): string {
  if (value === null) return '—';
  if (kind === 'share') return `${Math.floor(value * 1000 + 1e-9) / 10}%`;
  return `${Math.round(value * 10) / 10} ${unit}`;
}

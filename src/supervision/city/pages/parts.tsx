import { type Kept, recordsHref, valueInWords } from '../../../measures/index.ts';
import type { Measure } from '../../../platform/measures.ts';
import { readable } from '../../settings/rules.ts';
import type { CityPeriod } from '../period.ts';
import { knownOf, whyUnknown } from '../table.ts';

/** '90%', '0 件': a bound or a step of a scale, as values are written. */
export const amountInWords = ({ kind, unit }: Pick<Measure, 'kind' | 'unit'>, amount: number): string =>
  kind === 'share' ? `${amount}%` : `${Math.round(amount * 100) / 100} ${unit}`;

/** '低于 90%': how a figure is beyond its bound. */
export const beyondInWords = (measure: Pick<Measure, 'kind' | 'unit' | 'better'>, bound: number): string =>
  `${measure.better === 'less' ? '多于' : '低于'} ${amountInWords(measure, bound)}`;

interface FigureProps {
  measure: Measure;
  kept: Kept | undefined;
  period: CityPeriod;
  /** of another authority: its code */
  code: string | undefined;
  /** worse than this */
  beyond?: number | undefined;
}

/** A figure that opens its records; '—' with the reason where nothing could be measured. */
export function MeasuredFigure({ measure, kept, period, code, beyond }: FigureProps) {
  const value = knownOf(measure, kept, period);
  if (value === null)
    return (
      <span class="unknown" title={whyUnknown(measure, kept, period)}>
        —<span class="sr">（{whyUnknown(measure, kept, period)}）</span>
      </span>
    );
  const text = valueInWords(measure, value);
  return (
    <>
      <a
        href={recordsHref(measure.id, { from: period.first, to: period.to, authority: code })}
        class={beyond === undefined ? undefined : 'beyond'}
      >
        {text}
      </a>
      {beyond !== undefined && <small class="under">{beyondInWords(measure, beyond)}</small>}
    </>
  );
}

/** What stands in a cell of a workbook: a share in percent; undefined: nothing was measured. */
export function amountOf(measure: Measure, kept: Kept | undefined, period: CityPeriod): number | undefined {
  const value = knownOf(measure, kept, period);
  return value === null ? undefined : readable(measure, value);
}

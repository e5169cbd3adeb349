import { recordsHref, valueInWords } from '../../../measures/index.ts';
import { monthEnd } from '../../../platform/dates.ts';
import type { Measure } from '../../../platform/measures.ts';
import { Field, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { type ChartSize, chartSizes, type Stacked } from '../../../platform/ui/stacked-chart.ts';
import { readable } from '../../settings/rules.ts';
import type { TrendMonth } from '../one.ts';

interface Props {
  /** where the authority's page stands */
  at: string;
  name: string;
  code: string | undefined;
  /** as it stands in addresses */
  period: string;
  measure: Measure;
  measures: readonly Measure[];
  months: readonly TrendMonth[];
  all: boolean;
  compares: boolean;
}

const sizeOf = (size: ChartSize) => ({ width: chartSizes[size].width, height: chartSizes[size].height });

/** The months of a measure, as a picture and as a table. */
export function TrendPanel({ at, name, code, period, measure, measures, months, all, compares }: Props) {
  const asked = new URLSearchParams({ measure: measure.id, ...(all && { months: 'all' }) });
  return (
    <Panel title="逐月走势" id="trend">
      <form class="filters" method="get" action={`${at}#trend`}>
        <input type="hidden" name="period" value={period} />
        <Field
          name="measure"
          label="指标"
          typed={{ measure: measure.id }}
          options={measures.map(({ id, label }) => ({ value: id, label }))}
        />
        <Field
          name="months"
          label="月数"
          typed={{ months: all ? 'all' : '' }}
          options={[
            { value: '', label: '近 13 个月' },
            { value: 'all', label: '留存的全部' },
          ]}
        />
        <button class="btn quiet" type="submit">
          查看
        </button>
      </form>
      <p class="help">{measure.about}</p>
      <picture class="drawn">
        <source media="(max-width: 640px)" srcset={`${at}/trend/narrow.svg?${asked}`} {...sizeOf('narrow')} />
        <img
          src={`${at}/trend/wide.svg?${asked}`}
          alt={`${name}${measure.label}逐月走势，数字见下表`}
          {...sizeOf('wide')}
        />
      </picture>
      <TableFrame label={`${measure.label}逐月`}>
        <table>
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col" class="n">
                {measure.label}
              </th>
              {compares && (
                <th scope="col" class="n">
                  各单位中位数
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map(({ month, kept, middle }) => (
              <tr key={month}>
                <th scope="row">{month.slice(0, 7)}</th>
                <td class="n">
                  {kept && kept.value !== null ? (
                    <a href={recordsHref(measure.id, { from: month, to: monthEnd(month), authority: code })}>
                      {valueInWords(measure, kept.value)}
                    </a>
                  ) : (
                    <>
                      —<span class="sr">（{kept ? '这个月没有可以计算的记录' : '没有统计'}）</span>
                    </>
                  )}
                </td>
                {compares && <td class="n">{valueInWords(measure, middle)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}

/** On a phone no more columns than can be read. */
const NARROW = 7;

/** The same as a picture. */
export function trendPicture(
  measure: Measure,
  name: string,
  given: readonly TrendMonth[],
  { size, compares }: { size: ChartSize; compares: boolean },
): Stacked {
  const months = size === 'narrow' ? given.slice(-NARROW) : given;
  const gap = Math.ceil(months.length / 13);
  const amount = (value: number | null) => (value === null ? null : Math.round(readable(measure, value) * 10) / 10);
  const lines = [{ name, values: months.map(({ kept }) => amount(kept?.value ?? null)) }];
  if (compares) lines.push({ name: '各单位中位数', values: months.map(({ middle }) => amount(middle)) });
  return {
    categories: months.map(({ month }, n) => ((months.length - 1 - n) % gap ? '' : month.slice(2, 7))),
    ...{ lines, unit: measure.unit, beside: true },
  };
}

import { count, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { type ChartSize, chartSizes } from '../../../platform/ui/stacked-chart.ts';
import { yearHref } from '../../links.ts';
import type { Line, Trend, Trends } from '../trends.ts';

const FIRST = 2008;
const LAST = 2099;

/** Five years side by side: each chart with the table behind it, every figure a door. */
export function TrendsPage({ until, years, unknown, trends }: Trends) {
  const alone = years.length === 1;
  const span = alone ? `${years[0]} 年` : `${years[0]} 年至 ${until} 年`;
  return (
    <>
      <header class="head">
        <div>
          <h1>历年对比：{span}</h1>
          <p class="meta">
            已发布的年度取报告公布的数字，其他年度取台账现在的统计。
            {alone && '这五年中只有这一年有台账或已发布的报告，满两年后并列对比。'}
            {unknown.length > 0 && '“—”表示该年没有台账，也没有发布报告。'}
          </p>
        </div>
        <div class="acts">
          {until > FIRST && (
            <a class="btn quiet" href={`${yearHref(until - 1)}/trends`}>
              前一年
            </a>
          )}
          {until < LAST && (
            <a class="btn quiet" href={`${yearHref(until + 1)}/trends`}>
              后一年
            </a>
          )}
        </div>
      </header>
      {trends.map((trend) => (
        <Panel key={trend.id} title={trend.title}>
          {trend.lines.some(({ values }) => values.some(Boolean)) ? (
            <picture class="drawn">
              <source media="(max-width: 640px)" srcset={picture(trend, until, 'narrow')} {...sizeOf('narrow')} />
              <img
                src={picture(trend, until, 'wide')}
                alt={`${trend.title}，${span}，数字见下表`}
                {...sizeOf('wide')}
              />
            </picture>
          ) : (
            <p class="empty">这五年台账中没有记录。</p>
          )}
          <div class="newest-first">
            <TrendTable trend={trend} years={years} />
          </div>
        </Panel>
      ))}
    </>
  );
}

const picture = ({ id }: Trend, until: number, size: ChartSize) => `${yearHref(until)}/trends/${size}/${id}.svg`;
const sizeOf = (size: ChartSize) => ({ width: chartSizes[size].width, height: chartSizes[size].height });

function TrendTable({ trend, years }: { trend: Trend; years: readonly number[] }) {
  return (
    <TableFrame label={trend.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">单位：{trend.unit}</th>
            {years.map((year) => (
              <th key={year} scope="col" class="n">
                <a href={yearHref(year)}>{year} 年</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trend.lines.map((line) => (
            <Row key={line.name} line={line} years={years} />
          ))}
          {trend.total && (
            <tr>
              <th scope="row">合计</th>
              {trend.total.map((value, n) => (
                <td key={years[n]} class="n">
                  <b>{value === null ? '—' : count(value)}</b>
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Row({ line, years }: { line: Line; years: readonly number[] }) {
  return (
    <tr>
      <th scope="row">{line.name}</th>
      {line.values.map((value, n) => (
        <td key={years[n]} class="n">
          {value === null ? '—' : <a href={line.href(years[n]!)}>{count(value)}</a>}
        </td>
      ))}
    </tr>
  );
}

import { type AnnualReport, cellTitle, valueAt } from '../../law/index.ts';
import { Empty, Panel, TableFrame } from '../../platform/ui/index.ts';
import { submissionHref } from '../../report-submissions/index.ts';

interface Props {
  year: number;
  path: string;
  report: AnnualReport;
  breakdown: readonly AnnualReport[];
}

/** What a cell of the region's report sums up: each authority's figure, a door to its report. */
export function RegionCellPage({ year, path, report, breakdown }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{cellTitle(path)}</h1>
          <p class="meta">
            {year} 年，{breakdown.length} 家机关合计 <b>{valueAt(report.tables, path)}</b>
          </p>
        </div>
      </header>
      <Panel>
        {breakdown.length === 0 ? (
          <Empty>还没有接收任何机关的报告。接收后，各机关的数字列在这里。</Empty>
        ) : (
          <TableFrame label={cellTitle(path)}>
            <table class="slim">
              <thead>
                <tr>
                  <th scope="col">机关</th>
                  <th scope="col" class="n">
                    数值
                  </th>
                </tr>
              </thead>
              <tbody>
                {breakdown.map((one) => (
                  <tr key={one.authority.code}>
                    <th scope="row">
                      <a href={`${submissionHref(year, one.authority.code)}#cell-${path}`}>{one.authority.name}</a>
                      {one.filedBy && <small>　代为报送</small>}
                    </th>
                    <td class="n">{valueAt(one.tables, path)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}

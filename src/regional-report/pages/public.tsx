import { type Differences, PublicReportPage, type Version } from '../../annual-report/index.ts';
import type { AnnualReport } from '../../law/index.ts';

interface Props {
  path: string;
  report: AnnualReport;
  breakdown: readonly AnnualReport[];
  versions: readonly Version[];
  number: number;
  differences: Differences | undefined;
}

/** A region's published report, the authorities it sums up, and its files. */
export function PublicRegionPage({ breakdown, ...shown }: Props) {
  return (
    <PublicReportPage {...shown} more={[['authorities.csv', '各机关逐格（CSV）']]}>
      <section>
        <h2>纳入汇总的机关</h2>
        <ul class="list">
          {breakdown.map((one) => (
            <li key={one.authority.code}>
              {one.authority.name}
              {one.filedBy && `（由${one.filedBy}代为报送）`}
            </li>
          ))}
        </ul>
      </section>
    </PublicReportPage>
  );
}

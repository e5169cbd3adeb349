import type { AnnualReport } from '../../../law/index.ts';
import { ReportBody } from '../../pages/report.tsx';
import { ReportFiles } from '../../pages/report-files.tsx';

/** A region's published report, the authorities it sums up, and its files. */
export function PublicRegionPage({ report, breakdown }: { report: AnnualReport; breakdown: readonly AnnualReport[] }) {
  return (
    <>
      <ReportBody report={report} />
      <section>
        <h2>纳入汇总的机关</h2>
        <ul class="list">
          {breakdown.map((one) => (
            <li key={one.authority.code}>{one.authority.name}</li>
          ))}
        </ul>
      </section>
      <ReportFiles path={`/disclosure/region/${report.year}`} more={[['authorities.csv', '各机关逐格（CSV）']]} />
    </>
  );
}

import type { AnnualReport } from '../../../law/index.ts';
import { Icon } from '../../../platform/ui/index.ts';
import { ReportBody } from '../../pages/report.tsx';

const files = [
  ['report.docx', 'Word'],
  ['report.json', '全文数据（JSON）'],
  ['tables.csv', '三张表（CSV）'],
  ['tables.json', '三张表（JSON）'],
  ['authorities.csv', '各机关逐格（CSV）'],
] as const;

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
      <p class="report-files">
        {files.map(([name, label]) => (
          <a key={name} class="btn quiet" href={`/disclosure/region/${report.year}/${name}`}>
            <Icon name="download" /> {label}
          </a>
        ))}
      </p>
    </>
  );
}

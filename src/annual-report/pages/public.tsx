import type { AnnualReport } from '../../law/index.ts';
import { Icon } from '../../platform/ui/index.ts';
import { ReportBody } from './report.tsx';

const files = [
  ['report.docx', 'Word'],
  ['report.pdf', 'PDF'],
  ['report.xlsx', 'Excel'],
  ['report.html', '网页文件'],
  ['report.json', '全文数据（JSON）'],
  ['tables.csv', '三张表（CSV）'],
  ['tables.json', '三张表（JSON）'],
] as const;

/** One published report with its files. */
export function PublicReportPage({ report }: { report: AnnualReport }) {
  const path = `/disclosure/reports/${report.year}`;
  return (
    <>
      <ReportBody report={report} />
      <p class="report-files">
        {files.map(([name, label]) => (
          <a key={name} class="btn quiet" href={`${path}/${name}`}>
            <Icon name="download" /> {label}
          </a>
        ))}
      </p>
    </>
  );
}

import type { AnnualReport } from '../../law/index.ts';
import { Icon } from '../../platform/ui/index.ts';
import { ReportBody } from './report.tsx';

/** One published report with its files. */
export function PublicReportPage({ report }: { report: AnnualReport }) {
  const path = `/disclosure/reports/${report.year}`;
  return (
    <>
      <ReportBody report={report} />
      <p class="report-files">
        <a class="btn quiet" href={`${path}/report.docx`}>
          <Icon name="download" /> 下载 Word
        </a>
        <a class="btn quiet" href={`${path}/report.json`}>
          <Icon name="download" /> 下载数据（JSON）
        </a>
      </p>
    </>
  );
}

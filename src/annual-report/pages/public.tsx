import type { AnnualReport } from '../../law/index.ts';
import { Empty, Icon } from '../../platform/ui/index.ts';
import type { YearState } from '../store.ts';
import { ReportBody } from './report.tsx';

/** 政府信息公开年报: the years that are published. */
export function ReportsPage({ years }: { years: (YearState & { title: string })[] }) {
  return (
    <>
      <h1>政府信息公开年报</h1>
      {years.length === 0 ? (
        <Empty>还没有发布年度报告。每年 1 月 31 日前发布上一年度的报告，历年报告都保留在这里。</Empty>
      ) : (
        <ul class="report-list">
          {years.map((line) => (
            <li key={line.year}>
              <a href={`/disclosure/reports/${line.year}`}>{line.title}</a>
              <time>{line.published_on}</time>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

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

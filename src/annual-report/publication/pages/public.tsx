import type { ComponentChildren } from 'preact';
import type { AnnualReport } from '../../../law/index.ts';
import { longDate } from '../../../platform/dates.ts';
import type { Differences } from '../../figures/differences.ts';
import { DifferenceTables } from '../../figures/pages/differences.tsx';
import { ReportBody } from '../../files/report-body.tsx';
import type { Version } from '../publication.ts';
import { ReportFiles } from './report-files.tsx';

interface Props {
  /** address of the published report */
  path: string;
  report: AnnualReport;
  /** all versions, oldest first */
  versions: readonly Version[];
  /** of the version shown, from 1 */
  number: number;
  /** what this version changed of the one before */
  differences: Differences | undefined;
  /** what stands between the report and its files */
  children?: ComponentChildren;
  /** files besides the usual ones */
  more?: Parameters<typeof ReportFiles>[0]['more'];
}

/** One published report with its files; when it was corrected, what the other versions are and why. */
export function PublicReportPage({ path, report, versions, number, differences, children, more }: Props) {
  const own = number === versions.length ? path : `${path}/versions/${number}`;
  return (
    <>
      {versions.length > 1 && <CorrectionNote path={path} versions={versions} number={number} />}
      {differences && (
        <details class="changed">
          <summary>
            第 {number} 版与第 {number - 1} 版对照
          </summary>
          {differences.figures.length + differences.texts.length === 0 ? (
            <p>数字和文字相同。</p>
          ) : (
            <DifferenceTables
              year={report.year}
              differences={differences}
              heads={[`第 ${number - 1} 版`, `第 ${number} 版`]}
              href={() => undefined}
            />
          )}
        </details>
      )}
      <div lang="zh-CN">
        <ReportBody report={report} />
      </div>
      {children}
      <ReportFiles path={own} {...(more && { more })} />
    </>
  );
}

function CorrectionNote({ path, versions, number }: { path: string } & Pick<Props, 'versions' | 'number'>) {
  const current = versions.at(-1)!;
  if (number < versions.length)
    return (
      <p class="warning" role="note">
        这是第 {number} 版，已于 {longDate(versions[number]!.publishedOn)}更正，仅供查考。
        <a href={path}>查看现行的第 {versions.length} 版</a>
      </p>
    );
  return (
    <p class="notice" role="note">
      更正：本报告已于 {longDate(current.publishedOn)}更正（第 {versions.length} 版）。更正原因：{current.reason}。
      {versions.slice(0, -1).map((version) => (
        <a key={version.number} href={`${path}/versions/${version.number}`}>
          查看第 {version.number} 版
        </a>
      ))}
    </p>
  );
}

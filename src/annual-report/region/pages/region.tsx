import { type Finding, regionReportBy } from '../../../law/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Icon, Panel } from '../../../platform/ui/index.ts';
import { Acceptance } from '../../pages/acceptance.tsx';
import { Findings } from '../../pages/findings.tsx';
import { ReportBody } from '../../pages/report.tsx';
import { LiveText } from '../../pages/text.tsx';
import { parts, partsBySection } from '../../parts.ts';
import type { CompiledRegion } from '../compile.ts';
import { regionCellHref, regionHref, regionReportHref, submissionHref } from '../links.ts';
import type { Standing } from '../standing.ts';

interface Props {
  year: number;
  today: string;
  compiled: CompiledRegion;
  /** authorities whose public report differs from what is summed here */
  corrected: readonly Standing[];
  /** what the checks find at publication */
  asked: readonly Finding[];
  /** why what they found was let pass, once published */
  acceptedReason: string | undefined;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

const files = [
  ['report.docx', 'Word'],
  ['report.pdf', 'PDF'],
  ['region.xlsx', 'Excel'],
  ['report.json', 'JSON'],
] as const;

/** The region's report: accepted reports added cell by cell, every figure a door to the authorities behind it. */
export function RegionPage({ year, today, compiled, corrected, asked, acceptedReason, typed, failure }: Props) {
  const { report, breakdown, publishedOn } = compiled;
  return (
    <>
      <header class="head">
        <div>
          <h1>{year} 年本地区年度报告</h1>
          <p class="meta">
            汇总已接收的 {breakdown.length} 家机关的报告　
            {publishedOn ? `已于 ${publishedOn} 发布` : `应在 ${regionReportBy(year)} 前公布`}
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={regionHref(year)}>
            报送情况
          </a>
          {files.map(([name, label]) => (
            <a key={name} class="btn quiet" href={`${regionHref(year)}/${name}`}>
              <Icon name="download" /> {label}
            </a>
          ))}
        </div>
      </header>
      {corrected.length > 0 && (
        <aside class="warning changed" role="note">
          <p>
            {publishedOn ? '本报告发布后' : '纳入汇总后'}
            ，以下机关公布或者更正的报告与汇总的不同，本报告的数字不受影响：
          </p>
          <ul>
            {corrected.map(({ authority, changes }) => (
              <li key={authority.id}>
                <a href={`${submissionHref(year, authority.code)}#changed`}>{authority.name}</a>　{changes} 处
              </li>
            ))}
          </ul>
        </aside>
      )}
      <div class="year-grid">
        <Panel>
          <ReportBody
            report={report}
            href={(path) => regionCellHref(year, path)}
            {...(!publishedOn && {
              text: (_section, index: number) => <Texts at={index} year={year} compiled={compiled} />,
            })}
          />
        </Panel>
        <div>
          <Findings findings={report.findings} />
          <Panel title="发布" id="publication">
            {publishedOn ? (
              <p>
                已于 {publishedOn} 发布。<a href={`/disclosure/region/${year}`}>在网站上查看</a>
                {acceptedReason && `发布时接受了核对发现的问题，理由：${acceptedReason}`}
              </p>
            ) : (
              <Form action={`${regionReportHref(year)}/publish`} failure={failure}>
                <Field
                  name="date"
                  label="落款日期"
                  type="date"
                  required
                  typed={typed ?? { date: today }}
                  failure={failure}
                />
                <Acceptance findings={asked} then="发布" typed={typed} failure={failure} />
                <p class="help">发布后内容固定，纳入汇总的报告不再改变。</p>
                <button class="btn" type="submit">
                  发布地区报告
                </button>
              </Form>
            )}
          </Panel>
        </div>
      </div>
    </>
  );
}

function Texts({ at, year, compiled }: { at: number; year: number; compiled: CompiledRegion }) {
  return (
    <>
      {partsBySection[at]!.map((id) => (
        <div key={id} class="part-text">
          <div class="part-head">
            {id in { opening: 1, problems: 1, others: 1 } ? null : <h3>{parts[id]}</h3>}
            <a href={`${regionReportHref(year)}/parts/${id}`}>
              编辑<span class="sr">{parts[id]}</span>
            </a>
          </div>
          <LiveText source={compiled.sources[id]} counted={compiled.counted} />
        </div>
      ))}
    </>
  );
}

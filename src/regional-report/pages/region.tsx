import {
  Abandon,
  AcceptanceFields,
  Correct,
  type Differences,
  DifferenceTables,
  Findings,
  LiveText,
  parts,
  partsBySection,
  ReportBody,
  type Version,
  Versions,
} from '../../annual-report/index.ts';
import { type Finding, regionReportBy } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Icon, Panel } from '../../platform/ui/index.ts';
import { regionHref, regionReportHref, type Standing, submissionHref } from '../../report-submissions/index.ts';
import type { CompiledRegion } from '../compile.ts';
import { regionCellHref, regionRecordsHref } from '../links.ts';
import { Missing } from './missing.tsx';

interface Props {
  year: number;
  today: string;
  compiled: CompiledRegion;
  /** authorities whose report is not accepted, so that it is not in the sums */
  missing: readonly Standing[];
  /** authorities whose public report differs from what is summed here */
  corrected: readonly Standing[];
  /** what the checks find, dated as it would be published: shown, and asked about */
  findings: readonly Finding[];
  /** all versions that the public saw, oldest first */
  versions: readonly Version[];
  /** while correcting: what differs from the published version */
  differences: Differences | undefined;
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
export function RegionPage(props: Props) {
  const { year, compiled, missing, corrected, findings, versions, differences } = props;
  const { report, breakdown, publishedOn, state } = compiled;
  return (
    <>
      <header class="head">
        <div>
          <h1>{year} 年本地区年度报告</h1>
          <p class="meta">
            {`汇总已接收的 ${breakdown.length} 家机关的报告，${publishedOn ? `已于 ${publishedOn} 发布` : `应在 ${regionReportBy(year)} 前公布`}`}
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
      {state === 'correcting' && (
        <p class="warning" role="status">
          正在更正。网站仍显示已发布的第 {versions.length}{' '}
          版，更正后的报告发布后替换，原版保留。更正期间可以退回、接收下级报告。
        </p>
      )}
      {differences && differences.figures.length + differences.texts.length > 0 && (
        <details class="changed" open>
          <summary>更正稿与已公布的报告对照</summary>
          <DifferenceTables
            year={year}
            differences={differences}
            heads={['已公布', '更正稿']}
            href={(path) => (path.startsWith('channels.') ? undefined : regionCellHref(year, path))}
          />
        </details>
      )}
      {state !== 'published' && <Missing year={year} missing={missing} compared={compiled.counted.compared} />}
      {corrected.length > 0 && (
        <aside class="warning changed" role="note">
          <p>
            {state === 'published' ? '本报告发布后' : '纳入汇总后'}
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
            {...(state !== 'published' && {
              text: (_section, index: number) => <Texts at={index} year={year} compiled={compiled} />,
            })}
          />
        </Panel>
        <div>
          <Findings findings={findings} unchecked={compiled.unchecked} />
          <Publication {...props} />
        </div>
      </div>
    </>
  );
}

/** 发布: the date and the button; afterwards its versions and the way to correct it. */
function Publication({ year, today, compiled, findings, versions, acceptedReason, typed, failure }: Props) {
  const { state } = compiled;
  const correction = `${regionReportHref(year)}/correction`;
  return (
    <Panel title="发布" id="publication">
      <Versions path={`/disclosure/region/${year}`} versions={versions} />
      {state === 'published' ? (
        <>
          <p>
            网站上的报告以发布时的内容为准。<a href={`/disclosure/region/${year}`}>在网站上查看</a>
          </p>
          {acceptedReason && <p>发布时接受了核对发现的问题，理由：{acceptedReason}</p>}
          <Correct
            action={correction}
            then="更正期间可以改文字，也可以退回、接收下级报告"
            typed={typed}
            failure={failure}
          />
        </>
      ) : (
        <>
          <Form action={`${regionReportHref(year)}/publish`} failure={failure}>
            {state === 'draft' && (
              <Field
                name="date"
                label="落款日期"
                type="date"
                required
                typed={typed ?? { date: today }}
                failure={failure}
              />
            )}
            <AcceptanceFields findings={findings} then="发布" typed={typed} failure={failure} />
            <p class="help">发布后内容固定，纳入汇总的报告不再改变。</p>
            <button class="btn" type="submit">
              {state === 'draft' ? '发布地区报告' : '发布更正后的报告'}
            </button>
          </Form>
          {state === 'correcting' && <Abandon action={`${correction}/abandon`} />}
        </>
      )}
    </Panel>
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
          <LiveText
            source={compiled.sources[id]}
            counted={compiled.counted}
            recordsOf={(name) => regionRecordsHref(year, name)}
          />
        </div>
      ))}
    </>
  );
}

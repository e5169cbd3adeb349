import type { ComponentChildren } from 'preact';
import { type Differences, Findings, type PlaceRemark, ReportBody } from '../../annual-report/index.ts';
import type { Finding } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel } from '../../platform/ui/index.ts';
import type { Lateness } from '../lateness.ts';
import { regionReportHref, submissionHref } from '../links.ts';
import type { Submission } from '../store.ts';
import { ChangesSince, changesInWords } from './changes.tsx';
import type { Earlier } from './earlier.ts';
import { FindingReview, findingKey } from './finding-review.tsx';
import { History, StateTag } from './history.tsx';
import { SectionReview } from './section-review.tsx';
import { LateTag } from './standing.tsx';

interface Props {
  year: number;
  /** all rounds, the newest first; at least one */
  submissions: readonly Submission[];
  /** the round that is shown */
  shown: Submission;
  /** what was said of places, by submission */
  remarks: ReadonlyMap<number, readonly PlaceRemark[]>;
  findings: readonly Finding[];
  /** of the round before; undefined: there was none */
  earlier: Earlier | undefined;
  late: Lateness;
  /** what the checks could not look at, and why */
  unchecked: string | undefined;
  /** in what the authority's public report differs from what it sent up */
  sincePublished: Differences | undefined;
  regionPublished: boolean;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** One authority's report as it was sent up, at each place what was found and said there and what this round changed, and
 *  the decision. */
export function SubmissionPage(props: Props) {
  const { year, submissions, shown, remarks, findings, earlier, late, unchecked, sincePublished, typed } = props;
  const { report, state, round } = shown;
  const path = submissionHref(year, report.authority.code);
  const newest = submissions[0]!;
  const deciding = shown.id === newest.id && !props.regionPublished && state !== 'returned';
  return (
    <>
      <header class="head">
        <div>
          <h1>{report.authority.name}</h1>
          <p class="meta">
            {year} 年度报告，第 {round} 次报送{'　'}
            <StateTag state={state} /> <LateTag late={late} />
          </p>
        </div>
      </header>
      {report.filedBy && (
        <p class="warning" role="note">
          这份报告由{report.filedBy}代为报送，经办人 {shown.submittedBy}，数字读自
          <a href={`/console/region/originals/${shown.id}`}>原件</a>；空格按 0 计，没有各渠道的公开条数。
        </p>
      )}
      {shown.id !== newest.id && (
        <p class="warning" role="note">
          这是第 {round} 次报送的报告，仅供查考。<a href={path}>查看第 {newest.round} 次报送</a>
        </p>
      )}
      {sincePublished && changesInWords(sincePublished) && (
        <ChangesSince
          year={year}
          id="changed"
          differences={sincePublished}
          words="机关报送后公布或者更正的报告与报送的不同，需要按新报告汇总的，请退回后由机关重新报送"
          heads={['报送时', '机关现已公布']}
        />
      )}
      {earlier && (
        <ChangesSince
          year={year}
          id="since-last"
          differences={earlier.differences}
          words={`与第 ${earlier.round} 次报送相比`}
          heads={[`第 ${earlier.round} 次`, `第 ${round} 次`]}
          atSections
        />
      )}
      <Deciding {...props} path={path} deciding={deciding}>
        <div class="year-grid">
          <Panel>
            <ReportBody
              report={report}
              aside={(section) => (
                <SectionReview
                  year={year}
                  section={section}
                  round={round}
                  said={remarks.get(shown.id) ?? []}
                  earlier={earlier}
                  deciding={deciding}
                  typed={typed}
                />
              )}
            />
          </Panel>
          <div>
            <Findings
              findings={findings}
              unchecked={unchecked}
              at={(finding) => (
                <FindingReview
                  finding={finding}
                  earlier={earlier}
                  ticked={deciding ? [typed?.finding ?? []].flat().includes(findingKey(finding)) : undefined}
                />
              )}
            />
            {shown.id === newest.id && <Decision {...props} />}
            <History submissions={submissions} remarks={remarks} base="" href={(n) => `${path}?round=${n}`} />
          </div>
        </div>
      </Deciding>
    </>
  );
}

/** One form over the whole page, since what is said stands at its place. */
function Deciding(props: Props & { path: string; deciding: boolean; children: ComponentChildren }) {
  const { deciding, path, shown, failure, children } = props;
  if (!deciding) return <>{children}</>;
  return (
    <Form action={`${path}/decide`} failure={failure}>
      <input type="hidden" name="id" value={shown.id} />
      {children}
    </Form>
  );
}

function Decision({ year, shown, regionPublished, typed, failure }: Props) {
  return (
    <Panel title="审核">
      {regionPublished ? (
        <p>
          本地区年度报告已发布，纳入汇总的报告不再改变。需要改变的，请先
          <a href={`${regionReportHref(year)}#publication`}>更正本地区年度报告</a>。
        </p>
      ) : shown.state === 'returned' ? (
        <p>已退回，等待重新报送。</p>
      ) : (
        <>
          <Field
            name="remark"
            label="意见"
            type="textarea"
            help="退回时写明理由和需要修改的地方，报送机关会看到；具体到某处的，在核对结果里勾选，或者写在报告该部分标题下面"
            typed={typed}
            failure={failure}
          />
          <div class="actions">
            {shown.state === 'submitted' && (
              <button class="btn" type="submit" name="decision" value="accept">
                接收
              </button>
            )}
            <button class="btn quiet" type="submit" name="decision" value="return">
              退回修改
            </button>
          </div>
        </>
      )}
    </Panel>
  );
}

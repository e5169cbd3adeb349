import {
  type Differences,
  DifferenceTables,
  Findings,
  type PlaceRemark,
  ReportBody,
} from '../../annual-report/index.ts';
import { type Finding, SECTION_TITLES } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import { regionReportHref, submissionHref } from '../links.ts';
import type { Submission } from '../store.ts';
import { History, StateTag } from './history.tsx';

interface Props {
  year: number;
  /** all rounds, the newest first; at least one */
  submissions: readonly Submission[];
  /** the round that is shown */
  shown: Submission;
  /** what was said of places, by submission */
  remarks: ReadonlyMap<number, readonly PlaceRemark[]>;
  findings: readonly Finding[];
  /** what the checks could not look at, and why */
  unchecked: string | undefined;
  /** what this round changed of the one before */
  sinceLastRound: Differences | undefined;
  /** in what the authority's public report differs from what it sent up */
  sincePublished: Differences | undefined;
  regionPublished: boolean;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** One authority's report as it was sent up, what was found in it, and the decision. */
export function SubmissionPage(props: Props) {
  const { year, submissions, shown, remarks, findings, unchecked, sinceLastRound, sincePublished } = props;
  const { report, state, round } = shown;
  const path = submissionHref(year, report.authority.code);
  const newest = submissions[0]!;
  return (
    <>
      <header class="head">
        <div>
          <h1>{report.authority.name}</h1>
          <p class="meta">
            {year} 年度报告，第 {round} 次报送　
            <StateTag state={state} />
          </p>
        </div>
      </header>
      {shown.id !== newest.id && (
        <p class="warning" role="note">
          这是第 {round} 次报送的报告，仅供查考。<a href={path}>查看第 {newest.round} 次报送</a>
        </p>
      )}
      {sincePublished && (
        <Changes
          year={year}
          id="changed"
          differences={sincePublished}
          words="机关报送后公布或者更正的报告与报送的不同。需要按新报告汇总的，请退回后由机关重新报送。"
          heads={['报送时', '机关现已公布']}
        />
      )}
      {sinceLastRound && (
        <Changes
          year={year}
          id="since-last"
          differences={sinceLastRound}
          words={`与第 ${round - 1} 次报送相比`}
          heads={[`第 ${round - 1} 次`, `第 ${round} 次`]}
        />
      )}
      <div class="year-grid">
        <Panel>
          <ReportBody report={report} />
        </Panel>
        <div>
          <Findings findings={findings} unchecked={unchecked} />
          {shown.id === newest.id && <Decision {...props} path={path} />}
          <History submissions={submissions} remarks={remarks} base="" href={(n) => `${path}?round=${n}`} />
        </div>
      </div>
    </>
  );
}

interface ChangesProps {
  year: number;
  id: string;
  differences: Differences;
  words: string;
  heads: readonly [string, string];
}

function Changes({ year, id, differences, words, heads }: ChangesProps) {
  const { figures, texts } = differences;
  if (figures.length + texts.length === 0) return null;
  return (
    <section class="warning changed" id={id} aria-label={words}>
      <p>
        {words}：
        {[figures.length > 0 && `${figures.length} 个数字`, texts.length > 0 && `${texts.length} 段文字`]
          .filter(Boolean)
          .join('、')}
        。
      </p>
      <details>
        <summary>逐项对照</summary>
        <DifferenceTables year={year} differences={differences} heads={heads} href={(place) => `#cell-${place}`} />
      </details>
    </section>
  );
}

function Decision({ path, year, shown, findings, regionPublished, typed, failure }: Props & { path: string }) {
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
        <Form action={`${path}/decide`} failure={failure}>
          <input type="hidden" name="id" value={shown.id} />
          <Field
            name="remark"
            label="意见"
            type="textarea"
            help="退回时写明理由和需要修改的地方，报送机关会看到；也可以在下面逐处指出"
            typed={typed}
            failure={failure}
          />
          {findings.length > 0 && (
            <Choices
              name="finding"
              legend="退回时一并指出"
              type="checkbox"
              options={findings.map((finding) => ({
                value: findingKey(finding),
                label: `${finding.rule} ${finding.message}`,
              }))}
              typed={typed}
              failure={failure}
            />
          )}
          <details open={SECTION_TITLES.some((_, n) => typed?.[`section-${n}`])}>
            <summary>按部分写意见</summary>
            {SECTION_TITLES.map((title, n) => (
              <Field key={title} name={`section-${n}`} label={title} typed={typed} failure={failure} />
            ))}
          </details>
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
        </Form>
      )}
    </Panel>
  );
}

/** What a ticked finding is known by. */
export const findingKey = ({ rule, where }: Pick<Finding, 'rule' | 'where'>): string => `${rule} ${where}`;

import { type Differences, Findings, type PlaceRemark, verdictOf, yearHref } from '../../annual-report/index.ts';
import type { AnnualReport } from '../../law/index.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Form, Panel } from '../../platform/ui/index.ts';
import type { Lateness } from '../lateness.ts';
import type { Submission } from '../store.ts';
import { ChangesSince } from './changes.tsx';
import { History } from './history.tsx';
import { LateTag } from './standing.tsx';

interface Props {
  year: number;
  report: AnnualReport;
  submissions: readonly Submission[];
  /** what was said of places, by submission */
  remarks: ReadonlyMap<number, readonly PlaceRemark[]>;
  /** why it cannot be sent now; undefined when it can */
  hindrance: string | undefined;
  maySend: boolean;
  late: Lateness;
  /** what the report changed since it was returned; undefined: it was not */
  sinceReturned: Differences | undefined;
  failure?: Failure | undefined;
}

/** A town's side: sending the year's report up, and what became of it. */
export function SendPage({
  year,
  report,
  submissions,
  remarks,
  hindrance,
  maySend,
  late,
  sinceReturned,
  failure,
}: Props) {
  const verdict = verdictOf(report.findings);
  return (
    <>
      <header class="head">
        <div>
          <h1>报送 {year} 年度报告</h1>
          <p class="meta">
            <LateTag late={late} />{' '}
            {report.date ? `报送已发布的报告（落款日期 ${report.date}）` : '报送现在汇总的报告，尚未发布'}
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={yearHref(year)}>
            返回报告
          </a>
        </div>
      </header>
      {sinceReturned && submissions[0] && (
        <ChangesSince
          year={year}
          id="since-last"
          differences={sinceReturned}
          words={`与退回的第 ${submissions[0].round} 次报送相比`}
          heads={['退回的', '现在的']}
        />
      )}
      <div class="grid">
        <div>
          <Panel title="报送">
            {hindrance ? (
              <p>{hindrance}。</p>
            ) : maySend ? (
              <Form action={`${yearHref(year)}/send`} failure={failure}>
                <p class="help">
                  报送的内容固定为现在的报告，之后台账变动不影响已报送的内容。
                  {!verdict.clean && `${verdict.said}建议先处理再报送。`}
                </p>
                <button class="btn" type="submit">
                  报送上级
                </button>
              </Form>
            ) : (
              <p>由分管领导或者政府信息公开工作机构负责人报送。</p>
            )}
          </Panel>
          <Findings findings={report.findings} />
        </div>
        <History submissions={submissions} remarks={remarks} base={yearHref(year)} />
      </div>
    </>
  );
}

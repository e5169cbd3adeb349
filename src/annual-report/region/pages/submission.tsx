import type { Finding } from '../../../law/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel } from '../../../platform/ui/index.ts';
import { ReportBody } from '../../pages/report.tsx';
import { submissionHref } from '../links.ts';
import type { Submission } from '../store.ts';
import { FindingList } from './findings.tsx';
import { History, StateTag } from './history.tsx';

interface Props {
  year: number;
  /** all rounds, the newest first; at least one */
  submissions: readonly Submission[];
  findings: readonly Finding[];
  regionPublished: boolean;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** One authority's report as it was sent up, what was found in it, and the decision. */
export function SubmissionPage({ year, submissions, findings, regionPublished, typed, failure }: Props) {
  const newest = submissions[0]!;
  const { report, state } = newest;
  return (
    <>
      <header class="head">
        <div>
          <h1>{report.authority.name}</h1>
          <p class="meta">
            {year} 年度报告，第 {newest.round} 次报送　
            <StateTag state={state} />
          </p>
        </div>
      </header>
      <div class="year-grid">
        <Panel>
          <ReportBody report={report} />
        </Panel>
        <div>
          <FindingList findings={findings} />
          <Panel title="审核">
            {regionPublished ? (
              <p>本地区年度报告已发布，纳入汇总的报告不再改变。</p>
            ) : state === 'returned' ? (
              <p>已退回，等待重新报送。</p>
            ) : (
              <Form action={`${submissionHref(year, report.authority.code)}/decide`} failure={failure}>
                <input type="hidden" name="id" value={newest.id} />
                <Field
                  name="remark"
                  label="意见"
                  type="textarea"
                  help="退回时必须写明理由和需要修改的地方，报送机关会看到"
                  typed={typed}
                  failure={failure}
                />
                <div class="actions">
                  {state === 'submitted' && (
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
          <History submissions={submissions} />
        </div>
      </div>
    </>
  );
}

import { Abandon, type Counted, type ReportState } from '../../annual-report/index.ts';
import { Panel } from '../../platform/ui/index.ts';
import {
  regionHref,
  regionReportHref,
  type Standing,
  submissionHref,
  submissionNames,
} from '../../report-submissions/index.ts';

interface Props {
  year: number;
  /** authorities whose report is not accepted */
  missing: readonly Standing[];
}

function List({ year, missing }: Props) {
  return (
    <ul>
      {missing.map(({ authority, submission, state }) => (
        <li key={authority.id}>
          {submission ? <a href={submissionHref(year, authority.code)}>{authority.name}</a> : authority.name}
          {`　${submissionNames[state]}`}
        </li>
      ))}
    </ul>
  );
}

/** Who is not in the sums, and who not in the comparison with last year. */
export function Missing({ compared, ...props }: Props & { compared: Counted['compared'] }) {
  if (props.missing.length === 0 && !compared) return null;
  return (
    <aside class="warning" role="note">
      {props.missing.length > 0 && (
        <>
          <p>还有 {props.missing.length} 家机关的报告没有接收，汇总的数字和与上年的比较都不含它们：</p>
          <List {...props} />
        </>
      )}
      {compared && (
        <p>
          {compared.authorities === 0
            ? '没有两年报告均已接收的机关，不与上年比较。'
            : `与上年的比较只计两年报告均已接收的 ${compared.authorities} 家机关。`}
          未列入比较的：{compared.leftOut.join('、')}。
        </p>
      )}
    </aside>
  );
}

/** Nothing was accepted: no report of zeros is offered. */
export function NothingAccepted({ state, ...props }: Props & { state: ReportState }) {
  const { year, missing } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>{year} 年本地区年度报告</h1>
          <p class="meta">还没有可以汇总的数字</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={regionHref(year)}>
            报送情况
          </a>
        </div>
      </header>
      <Panel title="汇总">
        <p>{nothingToSum(year)}。接收第一份报告后，这里汇总并起草本地区报告。</p>
        {missing.length > 0 && <List {...props} />}
        {state === 'correcting' && <Abandon action={`${regionReportHref(year)}/correction/abandon`} />}
      </Panel>
    </>
  );
}

/** Why there is no region's report of a year. */
export const nothingToSum = (year: number): string => `还没有接收任何机关的 ${year} 年度报告，不能汇总本地区报告`;

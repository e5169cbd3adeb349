import { type PlaceRemark, RemarkList } from '../../annual-report/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { Empty, Panel, Tag } from '../../platform/ui/index.ts';
import { submissionNames } from '../rules.ts';
import type { Submission } from '../store.ts';
import type { StandingState } from '../tables.ts';

const tones = { notOwed: 'plain', missing: 'plain', submitted: 'warn', returned: 'late', accepted: 'ok' } as const;

export function StateTag({ state }: { state: StandingState }) {
  return <Tag tone={tones[state]}>{submissionNames[state]}</Tag>;
}

interface Props {
  submissions: readonly Submission[];
  /** what was said of places, by submission */
  remarks: ReadonlyMap<number, readonly PlaceRemark[]>;
  /** address of the page with the report, to which remarks lead */
  base: string;
  /** address of a round as it was sent */
  href?: (round: number) => string;
}

/** Every round of sending up, the newest first, with what was said to it. */
export function History({ submissions, remarks, base, href }: Props) {
  return (
    <Panel title="报送记录">
      {submissions.length === 0 && <Empty>还没有报送过。报送后，审核意见会列在这里。</Empty>}
      <ol class="todo">
        {submissions.map((one) => (
          <li key={one.id}>
            <span>
              {href ? <a href={href(one.round)}>第 {one.round} 次报送</a> : `第 ${one.round} 次报送`}{' '}
              <StateTag state={one.state} />
            </span>
            <span>
              {one.report.filedBy && `由${one.report.filedBy}代为报送，经办人 `}
              {one.submittedBy} <time>{minuteOf(one.submittedAt)}</time>
            </span>
            {one.decidedAt && (
              <span>
                {one.decidedBy} <time>{minuteOf(one.decidedAt)}</time>
                {one.remark && `：${one.remark}`}
              </span>
            )}
            <RemarkList remarks={remarks.get(one.id) ?? []} base={base} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

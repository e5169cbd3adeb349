import type { Finding } from '../../../law/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Choices, Field, Tag } from '../../../platform/ui/index.ts';
import { verdictOf } from '../../workspace/verdict.ts';
import { type Accepted, findingsMark } from '../accepted.ts';

interface Props {
  /** those that nobody has accepted yet */
  findings: readonly Finding[];
  /** what is done with them: 送审, 发布 */
  then: string;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** Inside a form: what the checks found, to be accepted with a reason; bound to what is shown here. */
export function AcceptanceFields({ findings, then, typed, failure }: Props) {
  const { clean, count } = verdictOf(findings);
  if (clean) return null;
  const mark = findingsMark(findings);
  const given = typed?.seen === mark ? typed : { ...typed, accepted: undefined }; // what was ticked was another list
  return (
    <>
      <input type="hidden" name="seen" value={mark} />
      <ul class="findings">
        {findings.map((finding) => (
          <li key={`${finding.rule}${finding.where}${finding.message}`}>
            <Tag tone="warn">{finding.rule}</Tag> {finding.message}
          </li>
        ))}
      </ul>
      <Choices
        name="accepted"
        legend="核对结果"
        type="checkbox"
        options={[{ value: 'yes', label: `已逐条核对 ${count}，确认可以${then}` }]}
        typed={given}
        failure={failure}
      />
      <Field
        name="acceptedReason"
        label="接受这些问题的理由"
        help="与报告一并留存，审核和签发的人都会看到"
        required
        typed={typed}
        failure={failure}
      />
    </>
  );
}

/** What was let pass on the way, and why. */
export function AcceptedFindings({ accepted }: { accepted: readonly Accepted[] }) {
  if (accepted.length === 0) return null;
  return (
    <section>
      <h3>已接受的核对结果</h3>
      <ul class="findings">
        {accepted.map(({ stage, rule, where, message, reason, by, at }) => (
          <li key={`${stage}${rule}${where}${message}`}>
            <Tag>{rule}</Tag> {message}
            <p class="help">
              {stage === 'submission' ? '送审' : '发布'}时由{by}接受，<time>{dayOf(at)}</time>
              {reason && `。理由：${reason}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

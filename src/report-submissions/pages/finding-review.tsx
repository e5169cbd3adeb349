import type { Finding } from '../../law/index.ts';
import { Tag } from '../../platform/ui/index.ts';
import type { Earlier } from './earlier.ts';

/** What a ticked finding is known by. */
export const findingKey = ({ rule, where }: Pick<Finding, 'rule' | 'where'>): string => `${rule} ${where}`;

interface Props {
  finding: Finding;
  earlier: Earlier | undefined;
  /** whether it goes along when the report is returned; undefined: nothing is decided here */
  ticked: boolean | undefined;
}

/** At a finding: whether the round before had it already, and whether it is to be named when the report is returned. */
export function FindingReview({ finding, earlier, ticked }: Props) {
  const key = findingKey(finding);
  const said = earlier?.remarks.some(({ place, remark }) => place === finding.where && remark === finding.message);
  const had = earlier?.findings.some((one) => findingKey(one) === key && one.message === finding.message);
  return (
    <>
      {earlier && (
        <p>
          {said ? (
            <Tag tone="late">上一轮已指出，与上一轮相同</Tag>
          ) : had ? (
            <Tag tone="warn">与上一轮相同</Tag>
          ) : (
            <Tag>本轮新出现</Tag>
          )}
        </p>
      )}
      {ticked !== undefined && (
        <label class="choice">
          <input type="checkbox" name="finding" value={key} checked={ticked} />
          <span>退回时指出这一处</span>
        </label>
      )}
    </>
  );
}

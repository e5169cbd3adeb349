import { minuteOf } from '../../platform/dates.ts';
import { roles } from '../../platform/roles.ts';
import { Tag } from '../../platform/ui/index.ts';
import { rolesFor } from '../rounds/acting.ts';
import type { Due } from '../rounds/due.ts';
import { dueStep, type Round, type Standing } from '../rounds/rules.ts';
import { giverInWords } from '../words.ts';
import { DueBy } from './due.tsx';

/** By when the step that is waited for is to be taken, seen from now. */
interface DueNow {
  due: Due;
  now: Date;
}

/** Where a round stands: who submitted, the steps with their verdicts, and whose turn it is. */
export function Chain({ round, standing, by }: { round: Round; standing: Standing; by?: DueNow | undefined }) {
  const due = standing === 'open' ? dueStep(round) : undefined;
  return (
    <>
      {round.chainOf && <p class="help">按{round.chainOf}的审核环节办理。</p>}
      <ol class="chain">
        <li>
          <b>送审</b>
          <p>
            {round.submittedName}　<time>{minuteOf(round.submittedAt)}</time>
          </p>
        </li>
        {round.steps.map((step, n) => {
          const review = round.reviews.find((one) => one.step === n);
          return (
            <li key={step.label} aria-current={n === due ? 'step' : undefined}>
              <b>{step.label}</b>{' '}
              {review ? (
                <Tag tone={review.verdict === 'passed' ? 'ok' : 'late'}>
                  {review.verdict === 'passed' ? '已通过' : '已退回'}
                </Tag>
              ) : n === due ? (
                <Tag tone="warn">待办理</Tag>
              ) : (
                <Tag>{step.optional ? '可不经此环节' : '未到'}</Tag>
              )}
              {review && (
                <p>
                  {giverInWords(review)}　<time>{minuteOf(review.at)}</time>
                  {review.remark && <span class="remark">{review.remark}</span>}
                </p>
              )}
              {n === due && (
                <p>
                  由
                  {rolesFor(step)
                    .map((role) => roles[role])
                    .join('或者')}
                  办理{by && '，应在 '}
                  {by && <DueBy {...by} />}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

import { dayOf } from '../../../platform/dates.ts';
import { yuan } from '../../../platform/money.ts';
import { actNames } from '../kinds.ts';
import type { ActChange, ActValues } from '../store.ts';

const fields: readonly [keyof ActValues, label: string, words: (act: Partial<ActValues>) => string][] = [
  ['kind', '类别', ({ kind }) => (kind ? actNames[kind] : '')],
  ['happenedOn', '日期', ({ happenedOn }) => happenedOn ?? ''],
  ['title', '事项', ({ title }) => title ?? ''],
  ['count', '件数', ({ count }) => String(count ?? '')],
  ['amountFen', '金额（元）', ({ amountFen }) => yuan(amountFen ?? 0)],
  ['source', '来源', ({ source }) => source ?? ''],
];

/** What was corrected in an entry, each time with its reason. */
export function ActChanges({ changes }: { changes: readonly ActChange[] }) {
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>更正 {changes.length} 次</summary>
      <ol class="versions">
        {changes.map((change) => (
          <li key={change.at.toISOString()}>
            <time>{dayOf(change.at)}</time> {change.by}：{differing(change).join('；') || '补充凭据'}。原因：
            {change.reason}
          </li>
        ))}
      </ol>
    </details>
  );
}

function differing({ before, after }: ActChange): string[] {
  return fields
    .filter(([key]) => before[key] !== after[key])
    .map(([, label, words]) => `${label}由“${words(before)}”改为“${words(after)}”`);
}

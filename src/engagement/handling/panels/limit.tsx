import { explainDue } from '../../../law/index.ts';
import { Panel } from '../../../platform/ui/index.ts';
import { DESK } from '../../paths.ts';
import type { MessageProps } from './props.ts';

/** By when it is answered and why, or how long it took; and what it goes together with. */
export function LimitPanel({ of }: Pick<MessageProps, 'of'>) {
  const { row, state, calendar } = of;
  return (
    <Panel title="期限">
      {state.open ? (
        explainDue(state, calendar).map((line) => <p key={line}>{line}</p>)
      ) : (
        <p>
          {row.answered_on
            ? `${row.answered_on} 首次答复，用时 ${row.days_taken} 个工作日，${row.in_time ? '按期' : '超期'}。`
            : '没有正在计算的期限。'}
        </p>
      )}
      {of.merged > 0 && <p class="help">另有 {of.merged} 件留言随这一件一并答复。</p>}
      {row.merged_into && (
        <p>
          随<a href={`${DESK}/${row.merged_into}`}>另一件留言</a>一并答复。
        </p>
      )}
      {row.application_id && (
        <p>
          已转为<a href={`/console/applications/${row.application_id}`}>政府信息公开申请</a>。
        </p>
      )}
    </Panel>
  );
}

import { ELSEWHERE, MESSAGE_STEPS } from '../../../law/index.ts';
import { Empty, Panel, Tag } from '../../../platform/ui/index.ts';
import { DESK } from '../../paths.ts';
import type { MessageProps } from './props.ts';

/** Others that ask the same or come from the same person. */
export function Alike({ of: { alike } }: Pick<MessageProps, 'of'>) {
  if (alike.length === 0) return null;
  return (
    <Panel title="可能重复">
      <ul class="near">
        {alike.map((one) => (
          <li key={one.id}>
            <a href={`${DESK}/${one.id}`}>{one.subject}</a>
            <span>
              {one.number} {one.sameText && <Tag tone="warn">内容相同</Tag>}{' '}
              {one.sameSender && <Tag tone="warn">同一人</Tag>} {one.sameHour && <Tag>同一小时</Tag>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Mails that did not arrive. */
export function Mails({ of: { mails, given } }: Pick<MessageProps, 'of'>) {
  const failed = mails.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return null;
  return (
    <Panel title="邮件">
      <p class="warning">
        有 {failed.length} 封邮件没有送达，
        {given.includes('电话') ? '请打电话告诉留言人已经答复。' : '留言人没有留电话，凭编号和查询码仍能看到答复。'}
      </p>
    </Panel>
  );
}

/** What was done, step by step. */
export function History({ of: { steps, offices } }: Pick<MessageProps, 'of'>) {
  const nameOf = (id: number | null) =>
    id === null ? '由负责人指定' : (offices.find((one) => one.id === id)?.name ?? '已撤并的科室');
  return (
    <Panel title="办理经过">
      {steps.length === 0 && <Empty>还没有办理。</Empty>}
      <ol class="steps">
        {steps.map(({ seq, step, said, recorder }) => (
          <li key={seq}>
            <time>{step.on}</time>
            <div>
              <p>
                <b>{MESSAGE_STEPS[step.kind]}</b>
                {step.kind === 'assigned' && `　${nameOf(step.office)}${step.simple ? '，简单事项' : ''}`}
                {step.kind === 'transferred' && `　${nameOf(step.from)} → ${nameOf(step.to)}`}
                {step.kind === 'extended' && `　${step.days} 个工作日`}
                {step.kind === 'led' && `　${ELSEWHERE[step.where].label}`}
              </p>
              {said && step.kind !== 'asked' && step.kind !== 'rated' && <p class="lines">{said}</p>}
              <p>{recorder}</p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

import { minuteOf } from '../../platform/dates.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Facts, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { PushState } from '../tables.ts';
import { hrefOf, WebhookState, whatOf } from './page.tsx';
import { arrived, DAYS_KEPT, DAYS_UNTIL_PAUSED } from './rules.ts';
import type { Push, Webhook } from './store.ts';
import { eventNames, pushNames, statusInWords } from './words.ts';

interface Props {
  webhook: Webhook;
  pushes: readonly Push[];
  /** a secret that was just made, shown once */
  fresh?: string | undefined;
  failure?: Failure | undefined;
}

/** One address that is told: how it stands, what a person can do, and every try. */
export function WebhookPage({ webhook, pushes, fresh, failure }: Props) {
  const { id, name, address, site, createdAt, createdBy } = webhook;
  return (
    <>
      <header class="head">
        <div>
          <h1>{name}</h1>
          <p class="meta">
            数据推送 <WebhookState webhook={webhook} />
          </p>
        </div>
        <Deeds webhook={webhook} />
      </header>
      {failure && (
        <p class="warning" role="alert">
          {failure.message}
        </p>
      )}
      {fresh && (
        <p class="warning" role="status">
          密钥：<b class="once">{fresh}</b>　只显示这一次，请当面或者用加密的方式交给对方，用来核对签名。
        </p>
      )}
      <Standing webhook={webhook} />
      <Panel title={`推送记录（最近 ${DAYS_KEPT} 天）`}>
        {pushes.length === 0 ? (
          <Empty>还没有推送过。可以先测试发送，看对方能不能收到。</Empty>
        ) : (
          <PushTable webhookId={id} pushes={pushes} />
        )}
      </Panel>
      <Panel title="设置">
        <Facts
          rows={[
            ['接收地址', <span class="whole">{address}</span>],
            ['推送什么', whatOf(webhook)],
            ['网站的网址', site],
            ['登记', `${createdBy}，${minuteOf(createdAt)}`],
          ]}
        />
      </Panel>
      <Panel title="密钥">
        <Secret webhook={webhook} />
      </Panel>
      <Panel title="删除">
        <p class="help">不再需要的，删除以后不再推送，等待发送的也不再发送。</p>
        <Button action={`${hrefOf(id)}/remove`} label="删除这个推送地址" />
      </Panel>
    </>
  );
}

/** What a person must look at. */
function Standing({ webhook: { state, pausedAt, pausedBy, dead } }: { webhook: Webhook }) {
  return (
    <>
      {state === 'paused' && pausedAt && (
        <p class="warning">
          {pausedBy
            ? `${pausedBy}于 ${minuteOf(pausedAt)} 暂停。`
            : `连续 ${DAYS_UNTIL_PAUSED} 天没有一次送达，平台于 ${minuteOf(pausedAt)} 暂停推送。请联系对方，按下面记录里的说明解决。`}
          恢复以后，暂停期间的变化接着推送。
        </p>
      )}
      {dead > 0 && <p class="warning">有 {dead} 条多次重试没有送达。请按下面记录里的说明与对方解决，再重新发送。</p>}
    </>
  );
}

/** What may be done with it now. */
function Deeds({ webhook: { id, state, dead } }: { webhook: Webhook }) {
  const href = hrefOf(id);
  return (
    <div class="acts">
      {dead > 0 && <Button action={`${href}/resend`} label={`全部重新发送 ${dead} 条`} />}
      {state === 'paused' ? (
        <Button action={`${href}/resume`} label="恢复推送" look="btn" />
      ) : (
        <>
          <Button action={`${href}/pause`} label="暂停" />
          <Button action={`${href}/test`} label="测试发送" look="btn" />
        </>
      )}
    </div>
  );
}

function Secret({ webhook: { id, nextSecret } }: { webhook: Webhook }) {
  const href = hrefOf(id);
  return (
    <>
      <p class="help">
        {nextSecret
          ? '新密钥已经生成，还没有启用：签名仍用原来的密钥。对方换好以后，请在这里启用，原来的随即作废。'
          : '更换密钥：先生成新的交给对方，对方换好以后再启用；怀疑泄露的，生成后立即启用。'}
      </p>
      <div class="actions">
        {nextSecret && <Button action={`${href}/use-secret`} label="启用新密钥" />}
        <Button action={`${href}/renew-secret`} label={nextSecret ? '重新生成新密钥' : '生成新密钥'} />
      </div>
    </>
  );
}

function Button({ action, label, look = 'btn quiet' }: { action: string; label: string; look?: string }) {
  return (
    <Form action={action}>
      <button class={look} type="submit">
        {label}
      </button>
    </Form>
  );
}

const tones: Record<PushState, 'ok' | 'warn' | 'late'> = { due: 'warn', done: 'ok', dead: 'late' };

function PushTable({ webhookId, pushes }: { webhookId: number; pushes: readonly Push[] }) {
  return (
    <TableFrame label="推送记录">
      <table>
        <thead>
          <tr>
            <th scope="col">什么</th>
            <th scope="col">时间</th>
            <th scope="col">状态</th>
            <th scope="col">每次尝试</th>
            <th scope="col">办理</th>
          </tr>
        </thead>
        <tbody>
          {pushes.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {eventNames[one.event]}
                {one.documentId !== null && (
                  <>
                    ：<a href={`/console/documents/${one.documentId}`}>{one.title ?? `第 ${one.documentId} 号`}</a>
                  </>
                )}
              </th>
              <td class="whole">{minuteOf(one.happenedAt)}</td>
              <td class="whole">
                <Tag tone={tones[one.state]}>{pushNames[one.state]}</Tag>
                {one.state === 'due' && one.attempts > 0 && (
                  <>
                    <br />
                    <small>{minuteOf(one.nextAt)} 重试</small>
                  </>
                )}
              </td>
              <td>
                <Tries of={one} />
              </td>
              <td>
                {one.state !== 'due' && (
                  <Form action={`${hrefOf(webhookId)}/resend/${one.id}`}>
                    <button class="btn quiet" type="submit">
                      重新发送
                      <span class="sr">
                        ：{eventNames[one.event]}
                        {one.title}
                      </span>
                    </button>
                  </Form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** The last try in the open, those before it to be unfolded. */
function Tries({ of: { tries } }: { of: Push }) {
  const last = tries.at(-1);
  if (!last) return <>还没有开始</>;
  return (
    <>
      <Try of={last} />
      {tries.length > 1 && (
        <details>
          <summary>此前 {tries.length - 1} 次</summary>
          {tries
            .slice(0, -1)
            .toReversed()
            .map((one) => (
              <Try key={one.at.getTime()} of={one} />
            ))}
        </details>
      )}
    </>
  );
}

function Try({ of }: { of: Push['tries'][number] }) {
  const { at, status, ms, said } = of;
  const advice = status === null || arrived(of) ? '' : `${statusInWords(status)}。`;
  return (
    <p>
      {minuteOf(at)}　{status === null ? '没有答复' : `答复 ${status}`}，{ms} 毫秒
      {(advice || said) && (
        <>
          <br />
          <small>
            {advice}
            {said && (status === null ? said : `对方说：${said}`)}
          </small>
        </>
      )}
    </p>
  );
}

import { dayOf, minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { Column } from '../../publishing/index.ts';
import { offered, webhookForm } from './forms.ts';
import type { Webhook } from './store.ts';
import { eventNames } from './words.ts';

export const WEBHOOKS = '/console/webhooks';
export const hrefOf = (id: number): string => `${WEBHOOKS}/${id}`;

interface Props {
  webhooks: readonly Webhook[];
  columns: readonly Column[];
  typed: Typed;
  failure?: Failure | undefined;
}

/** 数据推送: which programs are told when something is published, corrected or withdrawn. */
export function WebhooksPage({ webhooks, columns, typed, failure }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>数据推送</h1>
          <p class="meta">网站上的信息一公开、更正、撤下，就通知登记的程序；对方不必反复来问。没有收下的自动重试。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href="/api#push">
            给对方的说明
          </a>
        </div>
      </header>
      <Panel title={`推送地址 ${webhooks.length} 个`}>
        {webhooks.length === 0 ? (
          <Empty>还没有推送地址。对方的程序要随时知道变化的，在下面登记它的接收地址。</Empty>
        ) : (
          <WebhookTable webhooks={webhooks} />
        )}
      </Panel>
      <Panel title="新增推送地址">
        <Form action={WEBHOOKS} of={webhookForm} failure={failure}>
          <Field name="name" label="给谁用" help="如“市政府网站数据同步”" required {...{ typed, failure }} />
          <Field
            name="address"
            label="接收地址"
            type="url"
            help="由对方提供，https:// 开头；在政务网、机房里的，须先由机房列为可以推送的主机"
            required
            {...{ typed, failure }}
          />
          <Choices
            name="events"
            legend="什么时候推送"
            type="checkbox"
            required
            options={offered.map((value) => ({ value, label: eventNames[value] }))}
            {...{ typed, failure }}
          />
          <Field
            name="columnId"
            label="哪些信息"
            options={[
              { value: '', label: '全部栏目' },
              ...columns.map(({ id, name }) => ({ value: String(id), label: `${name}（含下级栏目）` })),
            ]}
            {...{ typed, failure }}
          />
          <Field
            name="site"
            label="本机关网站的网址"
            type="url"
            help="推送的内容里，网页和附件的地址以此开头，对方要能打开"
            required
            {...{ typed, failure }}
          />
          <button class="btn" type="submit">
            登记并生成密钥
          </button>
        </Form>
      </Panel>
    </>
  );
}

function WebhookTable({ webhooks }: { webhooks: readonly Webhook[] }) {
  return (
    <TableFrame label="推送地址">
      <table>
        <thead>
          <tr>
            <th scope="col">给谁用</th>
            <th scope="col">接收方</th>
            <th scope="col">推送什么</th>
            <th scope="col">登记</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {webhooks.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={hrefOf(one.id)}>{one.name}</a>
              </th>
              <td>{new URL(one.address).host}</td>
              <td>{whatOf(one)}</td>
              <td class="whole">
                {dayOf(one.createdAt)}　{one.createdBy}
              </td>
              <td>
                <WebhookState webhook={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** '全部栏目：公开、更正' */
export const whatOf = ({ columnName, events }: Webhook): string =>
  `${columnName ?? '全部栏目'}：${events.map((one) => eventNames[one]).join('、')}`;

export function WebhookState({ webhook: { state, dead, due, failingSince } }: { webhook: Webhook }) {
  return (
    <>
      {state === 'paused' ? (
        <Tag tone="late">已暂停</Tag>
      ) : failingSince ? (
        <Tag tone="warn">{minuteOf(failingSince)} 起没有送达</Tag>
      ) : (
        <Tag tone="ok">正常</Tag>
      )}
      {dead > 0 && (
        <>
          {' '}
          <Tag tone="late">没有送达 {dead} 条</Tag>
        </>
      )}
      {due > 0 && (
        <>
          {' '}
          <Tag tone="plain">等待发送 {due} 条</Tag>
        </>
      )}
    </>
  );
}

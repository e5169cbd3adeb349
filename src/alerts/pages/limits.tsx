import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { stageTone } from '../rules.ts';
import type { Alert } from '../store.ts';

interface Props {
  limits: Alert[];
  typed: Typed;
  failure?: Failure | undefined;
  /** mail goes out at all */
  mails: boolean;
}

/** 期限提醒: every open limit of what I handle, the nearest first; and where I want to be told. */
export function LimitsPage({ limits, typed, failure, mails }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>期限提醒</h1>
          <p class="meta">期限前 5、3、1 个工作日和超期时提醒，在工作台显示，也可以发到邮箱。</p>
        </div>
      </header>
      <div class="grid">
        <Panel title={`没有办完的期限 ${limits.length} 项`}>
          {limits.length === 0 ? (
            <Empty>现在没有在计算的期限。登记申请、收到复议和诉讼的副本后，期限会列在这里。</Empty>
          ) : (
            <TableFrame label="期限">
              <table>
                <thead>
                  <tr>
                    <th scope="col">事项</th>
                    <th scope="col">还剩</th>
                    <th scope="col">最后一天</th>
                    <th scope="col">期限</th>
                  </tr>
                </thead>
                <tbody>
                  {limits.map((limit) => (
                    <tr key={limit.key}>
                      <th scope="row" class="title-cell">
                        <a href={limit.href}>{limit.title}</a>
                      </th>
                      <td class="whole">
                        {limit.stage ? <Tag tone={stageTone(limit.stage)}>{limit.left}</Tag> : limit.left}
                      </td>
                      <td class="whole">
                        <time>{limit.on}</time> {limit.provisional && <Tag tone="warn">暂定</Tag>}
                      </td>
                      <td>{limit.limit}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableFrame>
          )}
        </Panel>
        <Panel title="发到我的邮箱">
          {!mails && <p class="help">系统管理员还没有启用邮件，启用后才会发出。</p>}
          <Form action="/console/alerts/address" failure={failure}>
            <Field
              name="email"
              label="工作邮箱"
              type="email"
              autocomplete="email"
              help="每一期限的每一档只发一封，信中没有申请人的个人信息。不填则不发。"
              typed={typed}
              failure={failure}
            />
            <button class="btn" type="submit">
              保存
            </button>
          </Form>
        </Panel>
      </div>
    </>
  );
}

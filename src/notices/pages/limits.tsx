import { OWN_MAIL } from '../../mail/index.ts';
import { Empty, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { stageTone } from '../rules.ts';
import type { Alert } from '../store.ts';

/** 期限提醒: every open limit of what I handle, the nearest first. */
export function LimitsPage({ limits }: { limits: Alert[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>期限提醒</h1>
          <p class="meta">期限前 5、3、1 个工作日和超期时提醒，在工作台显示，也可以发到自己的邮箱。</p>
        </div>
        <a class="btn quiet" href={OWN_MAIL}>
          我的邮箱
        </a>
      </header>
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
    </>
  );
}

import { minuteOf } from '../../platform/dates.ts';
import { Empty, Panel, TableFrame } from '../../platform/ui/index.ts';
import type { Waiting } from '../rounds/waiting.ts';

function Lines({ lines, label }: { lines: readonly Waiting[]; label: string }) {
  return (
    <TableFrame label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">标题</th>
            <th scope="col">种类</th>
            <th scope="col">科室</th>
            <th scope="col">环节</th>
            <th scope="col">送审时间</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.kind}:${line.id}`}>
              <th scope="row">
                <a href={line.href}>{line.title}</a>
              </th>
              <td>{line.kindWords}</td>
              <td>{line.office || '—'}</td>
              <td>{line.step}</td>
              <td>
                <time>{minuteOf(line.submittedAt)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

interface Props {
  mine: readonly Waiting[];
  others: readonly Waiting[];
  /** may set up the chain */
  configures: boolean;
}

/** Whatever waits for a verdict, of every kind. */
export function InboxPage({ mine, others, configures }: Props) {
  return (
    <>
      <header class="head">
        <h1>审核</h1>
        {configures && (
          <div class="acts">
            <a class="btn quiet" href="/console/reviews/chain">
              审核环节设置
            </a>
          </div>
        )}
      </header>
      <Panel title="待我审核">
        {mine.length ? (
          <Lines lines={mine} label="待我审核" />
        ) : (
          <Empty>没有等您审核的文件。送审后轮到您的环节时，会列在这里。</Empty>
        )}
      </Panel>
      {others.length > 0 && (
        <Panel title="审核中，待他人办理">
          <Lines lines={others} label="待他人办理" />
        </Panel>
      )}
    </>
  );
}

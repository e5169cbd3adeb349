import { minuteOf } from '../../platform/dates.ts';
import { Empty, Panel, TableFrame } from '../../platform/ui/index.ts';
import { BATCH } from '../batch/links.ts';
import { MOST_AT_ONCE } from '../batch/rules.ts';
import { dueStage } from '../rounds/due.ts';
import type { Waiting } from '../rounds/waiting.ts';
import { DueBy } from './due.tsx';

/** The form to which the boxes of the table belong. */
const TOGETHER = 'together';

interface LinesProps {
  lines: readonly Waiting[];
  label: string;
  now: Date;
  /** rounds that may be reviewed together */
  simple?: ReadonlySet<number>;
}

function Lines({ lines, label, now, simple }: LinesProps) {
  const limited = lines.some(({ due }) => due);
  return (
    <TableFrame label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">标题</th>
            <th scope="col">种类</th>
            <th scope="col">科室</th>
            <th scope="col">环节</th>
            {limited && <th scope="col">办理时限</th>}
            <th scope="col">送审时间</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.kind}:${line.id}`}>
              <th scope="row">
                {simple?.has(line.roundId) && (
                  <input
                    class="pick"
                    type="checkbox"
                    name="round"
                    value={line.roundId}
                    form={TOGETHER}
                    aria-label={`选择：${line.title}`}
                  />
                )}{' '}
                <a href={line.href}>{line.title}</a>
              </th>
              <td>{line.kindWords}</td>
              <td>{line.office || '—'}</td>
              <td>{line.step}</td>
              {limited && <td>{line.due ? <DueBy due={line.due} now={now} /> : '不限'}</td>}
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
  /** rounds of mine that may be reviewed together */
  simple: ReadonlySet<number>;
  others: readonly Waiting[];
  now: Date;
  /** sets up the chain, and is answerable for what others let lie */
  leads: boolean;
}

/** Whatever waits for a verdict, of every kind; what is due first stands first. */
export function InboxPage({ mine, simple, others, now, leads }: Props) {
  const isLate = ({ due }: Waiting) => due !== undefined && dueStage(due, now) === 'late';
  const late = leads ? others.filter(isLate) : [];
  const rest = others.filter((line) => !late.includes(line));
  return (
    <>
      <header class="head">
        <h1>审核</h1>
        <div class="acts">
          <a class="btn quiet" href="/console/reviews/statistics">
            审核统计
          </a>
          {leads && (
            <a class="btn quiet" href="/console/reviews/chain">
              审核环节设置
            </a>
          )}
        </div>
      </header>
      <Panel title="待我审核">
        {mine.length ? (
          <Mine lines={byDue(mine)} simple={simple} now={now} />
        ) : (
          <Empty>没有等您审核的文件。送审后轮到您的环节时，会列在这里。</Empty>
        )}
      </Panel>
      {late.length > 0 && (
        <Panel title={`超过办理时限 ${late.length} 件`}>
          <Lines lines={byDue(late)} label="超过办理时限" now={now} />
        </Panel>
      )}
      {rest.length > 0 && (
        <Panel title="审核中，待他人办理">
          <Lines lines={byDue(rest)} label="待他人办理" now={now} />
        </Panel>
      )}
    </>
  );
}

/** What waits for this person; several simple ones can be chosen to be read on one page. */
function Mine({ lines, simple, now }: { lines: readonly Waiting[]; simple: ReadonlySet<number>; now: Date }) {
  if (simple.size < 2) return <Lines lines={lines} label="待我审核" now={now} />;
  return (
    <>
      <Lines lines={lines} label="待我审核" now={now} simple={simple} />
      <form method="get" action={BATCH} id={TOGETHER}>
        <div class="actions">
          <button class="btn quiet" type="submit">
            集中审核所选
          </button>
          <span class="help">
            可勾选的是没有须核对内容、不是更正的文稿；同一环节的一次最多 {MOST_AT_ONCE} 件，在一页上逐件通读。
          </span>
        </div>
      </form>
    </>
  );
}

/** The nearest limit first, then what has none, as it came. */
function byDue(lines: readonly Waiting[]): Waiting[] {
  const at = ({ due }: Waiting) => due?.at.getTime() ?? Number.POSITIVE_INFINITY;
  return lines.toSorted((one, other) => (at(one) === at(other) ? 0 : at(one) - at(other)));
}

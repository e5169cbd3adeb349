import type { Asked } from '../../platform/room.ts';
import { Panel, Tag } from '../../platform/ui/index.ts';
import { stageTone } from '../rules.ts';
import { alertsFor } from '../store.ts';

const MOST = 8;

/** Limits within five working days, or over, of what this person handles; undefined: none. */
export async function alertPanel(asked: Asked) {
  const alerts = await alertsFor(asked);
  if (alerts.length === 0) return undefined;
  return (
    <Panel title={`临近期限 ${alerts.length} 项`} more={<a href="/console/alerts">全部期限 →</a>}>
      <ul class="todo">
        {alerts.slice(0, MOST).map(({ key, href, title, limit, on, left, stage, provisional }) => (
          <li key={key}>
            <a href={href}>{title}</a>
            <span>
              <Tag tone={stageTone(stage!)}>{left}</Tag> {limit} <time>{on}</time>
              {provisional && '（暂定）'}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

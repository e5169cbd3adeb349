import type { Asked } from '../../platform/room.ts';
import { Panel, Tag } from '../../platform/ui/index.ts';
import { noticesOf, presses } from '../notices.ts';
import { NOTICES } from '../paths.ts';

const MOST = 8;

/** Limits within five working days, or over, of what this person handles and did not leave alone; undefined: none. */
export async function alertPanel(asked: Asked) {
  const limits = (await noticesOf(asked)).filter((one) => one.key.startsWith('limit:') && presses(one));
  if (limits.length === 0) return undefined;
  return (
    <Panel title={`临近期限 ${limits.length} 项`} more={<a href={NOTICES}>全部提醒 →</a>}>
      <ul class="todo">
        {limits.slice(0, MOST).map(({ key, href, title, tag, dueOn, left, urgency, provisional }) => (
          <li key={key}>
            <a href={href}>{title}</a>
            <span>
              <Tag tone={urgency === 'late' ? 'late' : 'warn'}>{left}</Tag> {tag} <time>{dueOn}</time>
              {provisional && '（暂定）'}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

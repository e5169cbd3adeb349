import { minuteOf } from '../../platform/dates.ts';
import { Empty, Panel, Tag } from '../../platform/ui/index.ts';
import type { PostingEvent } from './events.ts';
import type { Posting } from './postings.ts';
import { daysLate, dueOf, todoOf, wordFor } from './rules.ts';

/** What is to be done, what is late first. */
export function Open({ postings, today }: { postings: readonly Posting[]; today: string }) {
  const open = postings.filter((one) => todoOf(one, today));
  if (!open.length) return <span class="none">没有</span>;
  return (
    <ul class="hanging">
      {open
        .toSorted((a, b) => daysLate(b, today) - daysLate(a, today))
        .map((one) => (
          <li key={one.id}>
            {wordFor(one.channel, todoOf(one, today)!)}“{one.title}”
            <small>
              <Due posting={one} today={today} />
            </small>
          </li>
        ))}
    </ul>
  );
}

/** By when, or by how much it is late. */
function Due({ posting, today }: { posting: Posting; today: string }) {
  const days = daysLate(posting, today);
  if (days > 0) return <Tag tone="late">逾期 {days} 天</Tag>;
  const due = dueOf(posting);
  return due === today ? <Tag tone="warn">今天</Tag> : <>{due} 前</>;
}

const NO_BOARD_RECORD = '还没有记录。张贴、替换、撤下后，时间、经办人和照片列在这里。';
const NO_GROUP_RECORD = '还没有记录。转发、撤回后，时间和经办人列在这里。';

/** What was done, newest first. */
export function History({ events, group }: { events: readonly PostingEvent[]; group?: true }) {
  const wordOf = (what: PostingEvent['what']) =>
    what === 'undo' ? '撤销登记' : wordFor(group ? 'groups' : 'board', what);
  return (
    <Panel title="记录">
      {events.length === 0 && <Empty>{group ? NO_GROUP_RECORD : NO_BOARD_RECORD}</Empty>}
      <ol class="history">
        {events.map(({ id, what, title, doneAt, at, doneBy, photo, note }) => (
          <li key={id}>
            {photo && (
              <a href={`/console/today/photos/${id}`}>
                <img src={`/console/today/photos/${id}`} alt={`${wordOf(what)}“${title}”的照片`} loading="lazy" />
              </a>
            )}
            <p>
              <b>{wordOf(what)}</b>“{title}”
              <small>
                <time>{minuteOf(doneAt)}</time> {doneBy}
                {at.getTime() - doneAt.getTime() > 600_000 && `，${minuteOf(at)} 送达`}
                {note && `　${note}`}
              </small>
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

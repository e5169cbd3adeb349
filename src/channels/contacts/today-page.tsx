import { channelNames } from '../../law/index.ts';
import { longDate } from '../../platform/dates.ts';
import type { Delivery } from '../deliveries/store.ts';
import type { Posting } from './postings.ts';
import { daysLate, dueOf, wordFor } from './rules.ts';
import type { Todo } from './tables.ts';

export const TODAY = '/console/today';
export type Task = Posting & { todo: Todo };

interface Props {
  tasks: readonly Task[];
  /** what of it is shown; the rest follows as they are done */
  more: number;
  /** of their office, on channels without registered places */
  others: readonly Delivery[];
  groups: boolean;
  today: string;
  /** whose page this is: what is kept on the phone is theirs alone */
  staffId: number;
}

/** What a contact does today, one line a task: what was withdrawn, then what is late, then the rest. */
export function TodayPage({ tasks, more, others, groups, today, staffId }: Props) {
  const first = tasks.filter((one) => isUrgent(one, today));
  const rest = tasks.filter((one) => !isUrgent(one, today));
  return (
    <div class="today" data-today={staffId}>
      <h1>今日任务</h1>
      <p class="meta">
        {longDate(today)}
        {tasks.length > 0 ? `，${tasks.length + more} 项` : ''}
      </p>
      <div class="kept" data-kept role="status" hidden />
      {tasks.length === 0 && others.length === 0 && <p class="all-done">都办完了，没有要张贴、转发、撤下的信息。</p>}
      <List title="先办" tasks={first} today={today} />
      <List title={first.length ? '再办' : ''} tasks={rest} today={today} />
      {more > 0 && <p class="help">还有 {more} 项，办完上面的会接着列出。</p>}
      {others.length > 0 && (
        <section>
          <h2>其他渠道</h2>
          <ul class="tasks">
            {others.map(({ id, title, channel, followUp }) => (
              <li key={id}>
                <a href={`/console/deliveries/${id}`}>
                  <i>{followUp === 'takeDown' ? '撤下' : followUp === 'replace' ? '替换' : '发布'}</i>
                  <b>{title}</b>
                  <span>{channelNames[channel]}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {groups && (
        <p class="ask">
          <a class="btn quiet" href={`${TODAY}/question`}>
            记一条群里的提问
          </a>
        </p>
      )}
    </div>
  );
}

/** Withdrawn, or late. */
const isUrgent = (task: Task, today: string) => task.followUp === 'takeDown' || daysLate(task, today) > 0;

function List({ title, tasks, today }: { title: string; tasks: readonly Task[]; today: string }) {
  if (!tasks.length) return null;
  return (
    <section>
      {title && <h2>{title}</h2>}
      <ul class="tasks">
        {tasks.map((task) => (
          <li key={task.id} data-task={task.id}>
            <a
              href={`${TODAY}/${task.id}`}
              data-card={task.channel === 'groups' && task.todo !== 'takeDown' ? '' : undefined}
            >
              <i class={isUrgent(task, today) ? 'urgent' : undefined}>{wordFor(task.channel, task.todo)}</i>
              <b>{task.title}</b>
              <span>
                {task.place}
                <When task={task} today={today} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** '逾期 3 天', '今天', '12 月 1 日前' */
export function When({ task, today }: { task: Task; today: string }) {
  const days = daysLate(task, today);
  const due = dueOf(task);
  if (days > 0) return <em class="late">逾期 {days} 天</em>;
  if (task.followUp === 'takeDown') return <em class="late">已撤下，马上办</em>;
  if (!due || due === today) return <em>今天</em>;
  return (
    <em>
      {Number(due.slice(5, 7))} 月 {Number(due.slice(8))} 日前
    </em>
  );
}

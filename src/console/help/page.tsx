import { rolesDo } from '../../organizations/index.ts';
import { has, type Role, roles, type Who } from '../../platform/roles.ts';
import { Empty, Field, Panel } from '../../platform/ui/index.ts';
import type { RailEntry } from '../rail.ts';
import type { Topic } from './topics.ts';

export const PATH = '/console/help';

interface Props {
  who: Who;
  words: string;
  topics: readonly Topic[];
  /** where this person can go */
  rail: readonly RailEntry[];
}

/** 帮助: one's own roles first, then the others'; to be searched, and printed. */
export function HelpPage({ who, words, topics, rail }: Props) {
  const groups = groupsFor(who, topics);
  return (
    <>
      <header class="head">
        <div>
          <h1>使用帮助</h1>
          <p class="meta">先列您的岗位，再列其他岗位。可以打印。</p>
        </div>
      </header>
      <form class="filters" method="get" role="search">
        <Field name="q" label="查找" type="search" placeholder="如：退回、补正、密码" typed={{ q: words }} />
        <button class="btn quiet" type="submit">
          查找
        </button>
      </form>
      {groups.length === 0 && (
        <Empty>
          没有找到“{words}”。换一个说法，或者<a href={PATH}>看全部帮助</a>。
        </Empty>
      )}
      {groups.map(({ role, own, of }) => (
        <Panel key={role} title={role === 'everybody' ? '每个人' : `${roles[role]}${own ? '（您的岗位）' : ''}`}>
          {role !== 'everybody' && <p class="help">{rolesDo[role]}。</p>}
          {of.map((topic) => (
            <section key={topic.title} class="topic">
              <h3>{topic.title}</h3>
              <ol>
                {topic.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              {topic.href && isTheirs(topic, who) && reaches(rail, topic.href) && (
                <p>
                  <a href={topic.href}>去办理 →</a>
                </p>
              )}
            </section>
          ))}
        </Panel>
      ))}
    </>
  );
}

interface Group {
  role: Role | 'everybody';
  own: boolean;
  of: Topic[];
}

function groupsFor(who: Who, topics: readonly Topic[]): Group[] {
  const order = (Object.keys(roles) as Role[]).toSorted((a, b) => Number(has(who, b)) - Number(has(who, a)));
  const all: Group[] = [
    { role: 'everybody', own: false, of: topics.filter((topic) => topic.for === 'everybody') },
    ...order.map((role) => ({
      role,
      own: has(who, role),
      of: topics.filter((topic) => topic.for !== 'everybody' && topic.for.includes(role)),
    })),
  ];
  return all.filter(({ of }) => of.length > 0);
}

const isTheirs = ({ for: whom }: Topic, who: Who) => whom === 'everybody' || has(who, ...whom);

/** Whether a way leads to where this person can go. */
function reaches(rail: readonly RailEntry[], href: string): boolean {
  const path = href.split('?')[0]!;
  return rail.some((entry) => path === entry.path || (entry.path !== '/console' && path.startsWith(`${entry.path}/`)));
}

import { Empty, Tag } from '../../platform/ui/index.ts';

/** A line of 征集调查. */
export interface Entry {
  href: string;
  title: string;
  /** '意见征集', '问卷调查' */
  kind: string;
  opens: string;
  closes: string;
  state: 'planned' | 'open' | 'closed' | 'published';
  /** what is said of where it stands: '征集中（已延期）' */
  standing: string;
}

const PARTS: readonly { label: string; states: readonly Entry['state'][] }[] = [
  { label: '正在进行', states: ['open'] },
  { label: '即将开始', states: ['planned'] },
  { label: '已经结束', states: ['closed', 'published'] },
];

/** 征集调查: what one may take part in now, what comes, and what became of the rest. */
export function ListPage({ entries, follow }: { entries: readonly Entry[]; follow: boolean }) {
  const parts = PARTS.map(({ label, states }) => ({
    label,
    rows: entries
      .filter(({ state }) => states.includes(state))
      .sort((a, b) => (label === '已经结束' ? b.closes.localeCompare(a.closes) : a.closes.localeCompare(b.closes))),
  })).filter(({ rows }) => rows.length);
  return (
    <>
      <h1 class="title">征集调查</h1>
      <p class="lead">作出决定以前，先听您的意见。结束以后，采纳了哪些、没有采纳的是什么原因，都在这里公布。</p>
      {follow && (
        <p class="noprint follow">
          <a href="/subscribe?consultation=all" rel="nofollow">
            新的征集发邮件告诉我
          </a>
        </p>
      )}
      {parts.length === 0 && <Empty>现在没有正在征集意见的事项。</Empty>}
      {parts.map(({ label, rows }) => (
        <section key={label} class="polls">
          <h2>{label}</h2>
          <ul class="list">
            {rows.map((one) => (
              <li key={one.href}>
                <a href={one.href} lang="zh-CN">
                  {one.title}
                </a>
                <p class="by">
                  <span>{one.kind}</span>
                  <span>
                    {one.opens} 至 {one.closes}
                  </span>
                  <Tag tone={one.state === 'open' ? 'ok' : 'plain'}>{one.standing}</Tag>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

import { dayOf } from '../../platform/dates.ts';
import { Empty, Pager, Tag } from '../../platform/ui/index.ts';
import type { PublicTopic } from '../list.ts';
import type { ShownEntry } from '../standing.ts';
import { ENTRY_KINDS, HOME, TITLE } from '../words.ts';
import { paragraphs } from '../writing/content.ts';

interface ListProps {
  topics: readonly PublicTopic[];
  /** of all pages */
  total: number;
  page: number;
  pages: number;
}

/** 热点回应: what many asked about, those that go on first. */
export function TopicsPage({ topics, total, page, pages }: ListProps) {
  return (
    <>
      <h1 class="title">{TITLE}</h1>
      <p class="lead">
        大家问得多的事，什么时候说了什么，都在这里。要问别的，请<a href="/engagement/new">写留言</a>。
      </p>
      {total === 0 ? (
        <Empty>还没有公开的热点回应。</Empty>
      ) : (
        <ul class="list topics">
          {topics.map((topic) => (
            <li key={topic.id}>
              <a href={`${HOME}/${topic.id}`}>
                <span lang="zh-CN">{topic.content.title}</span>
              </a>
              <p class="by">
                <State topic={topic} />
                <span>{topic.officeName}</span>
                <span>{topic.entries.length} 条回应</span>
                <span>{dayOf(topic.publishedAt)} 更新</span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pager page={page} pages={pages} href={(n) => (n === 1 ? HOME : `${HOME}?page=${n}`)} />
      <p class="aside-note">
        <a href={`${HOME}/feed.xml`}>订阅热点回应（Atom）</a>
      </p>
    </>
  );
}

const State = ({ topic: { closedOn } }: { topic: Pick<PublicTopic, 'closedOn'> }) =>
  closedOn ? <Tag>已办结</Tag> : <Tag tone="warn">进行中</Tag>;

/** One topic: what people ask, what was said when, how it ended. */
export function TopicPage({ topic }: { topic: PublicTopic }) {
  const { content, officeName, publishedAt, closedOn } = topic;
  return (
    <article class="article text">
      <h1 lang="zh-CN">{content.title}</h1>
      <p class="by">
        <State topic={topic} />
        <span>{officeName}</span>
        <span>{dayOf(publishedAt)} 更新</span>
        {closedOn && <span>{closedOn} 办结</span>}
      </p>
      <TopicText topic={topic} />
    </article>
  );
}

/** What people ask, the conclusion, and the timeline; of the site and of kiosks. */
export function TopicText({ topic: { content, entries } }: { topic: PublicTopic }) {
  return (
    <div class="article-body topic">
      <section>
        <h2>群众关心什么</h2>
        <Paragraphs text={content.question} />
      </section>
      {content.conclusion && (
        <section class="conclusion">
          <h2>结论</h2>
          <Paragraphs text={content.conclusion} />
        </section>
      )}
      <section>
        <h2>什么时候说了什么</h2>
        {entries.length === 0 && <p>回应正在更新，请过几天再看。</p>}
        <ol class="timeline">
          {entries.map((entry) => (
            <li key={entry.key}>
              <p class="when">
                <time>{entry.on}</time> <span>{ENTRY_KINDS[entry.kind]}</span>
              </p>
              <Paragraphs text={entry.text} />
              <Source entry={entry} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {paragraphs(text).map((line, n) => (
        <p key={n} lang="zh-CN">
          {line}
        </p>
      ))}
    </>
  );
}

function Source({ entry: { who, to, called } }: { entry: ShownEntry }) {
  if (!who && !to) return null;
  return (
    <p class="source">
      {who && <span lang="zh-CN">{who}</span>}
      {to && (
        <a href={to} lang={to === called ? undefined : 'zh-CN'}>
          {called}
        </a>
      )}
    </p>
  );
}

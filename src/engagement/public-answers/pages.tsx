import type { Office } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { Empty, Pager } from '../../platform/ui/index.ts';
import { HOME } from '../paths.ts';
import type { MessageCounts, quarterOf } from './figures.ts';
import { type AnswerWish, type PublicAnswer, THEMES, type ThemeId } from './store.ts';

/** Figures of a quarter as the public reads them. */
export function QuarterFigures({ counts, quarter }: { counts: MessageCounts; quarter: ReturnType<typeof quarterOf> }) {
  const { received, answered, inTime, rated, content, medianDays } = counts;
  const share = (part: number, whole: number) => (whole ? `${Math.round((part / whole) * 100)}%` : '—');
  return (
    <section class="counts" aria-labelledby="counts">
      <h2 id="counts">{quarter.label}</h2>
      <dl>
        <div>
          <dt>收到留言</dt>
          <dd>{received}</dd>
        </div>
        <div>
          <dt>已答复</dt>
          <dd>{answered}</dd>
        </div>
        <div>
          <dt>按期答复</dt>
          <dd>{share(inTime, answered)}</dd>
        </div>
        <div>
          <dt>答复用时（工作日，中位数）</dt>
          <dd>{medianDays ?? '—'}</dd>
        </div>
        <div>
          <dt>满意和基本满意</dt>
          <dd>{share(content, rated)}</dd>
        </div>
      </dl>
    </section>
  );
}

interface ListProps {
  answers: PublicAnswer[];
  total: number;
  /** there are more than `total` */
  more: boolean;
  wish: AnswerWish;
  offices: Office[];
  counts: MessageCounts;
  quarter: ReturnType<typeof quarterOf>;
  pages: number;
}

/** 公开答复: found by words, theme and office. */
export function AnswersPage({ answers, total, more, wish, offices, counts, quarter, pages }: ListProps) {
  const { words, theme, office } = wish;
  const query = (page: number) => {
    const asked = { q: words, theme, office: office ? String(office) : '', page: page > 1 ? String(page) : '' };
    const said = new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString();
    return `${HOME}/answers${said && `?${said}`}`;
  };
  return (
    <>
      <h1 class="title">公开答复</h1>
      <p class="lead">
        别人问过、我们答过的，经本人同意在这里公开。没有找到的，可以<a href={`${HOME}/new`}>写留言</a>。
      </p>
      <form class="filters" action={`${HOME}/answers`} aria-label="查找公开答复">
        <label>
          <span>词语</span>
          <input type="search" name="q" value={words} maxLength={100} />
        </label>
        <label>
          <span>主题</span>
          <select name="theme">
            <option value="">不限</option>
            {Object.entries(THEMES).map(([id, label]) => (
              <option key={id} value={id} selected={theme === id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>答复科室</span>
          <select name="office">
            <option value="">不限</option>
            {offices.map(({ id, name }) => (
              <option key={id} value={id} selected={office === id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button class="btn quiet" type="submit">
          查找
        </button>
      </form>
      {total === 0 ? (
        <Empty>{words || theme || office ? '没有符合条件的公开答复，换个词试试。' : '还没有公开答复。'}</Empty>
      ) : (
        <ul class="list answers">
          {answers.map((one) => (
            <li key={one.id}>
              <a href={`${HOME}/answers/${one.id}`} lang="zh-CN">
                {one.title}
              </a>
              <span class="by">
                <span>{THEMES[one.theme as ThemeId]}</span> <span>{one.officeName}</span> <time>{one.answeredOn}</time>
              </span>
            </li>
          ))}
        </ul>
      )}
      {more && <p class="help">符合条件的很多，只列出最近的 {total} 条，可以加一个词、选主题或者科室。</p>}
      <Pager page={Math.min(wish.page, pages)} pages={pages} href={query} />
      <p class="aside-note">
        <a href={`${HOME}/answers/feed.xml`}>订阅公开答复（Atom）</a>
      </p>
      <QuarterFigures counts={counts} quarter={quarter} />
    </>
  );
}

/** One question with its answer. */
export function AnswerPage({ answer }: { answer: PublicAnswer }) {
  return (
    <article class="article text">
      <h1 lang="zh-CN">{answer.title}</h1>
      <p class="by">
        <span>{answer.officeName}</span>
        <span>{answer.answeredOn} 答复</span>
        <span>{dayOf(answer.publishedAt)} 公开</span>
      </p>
      <div class="article-body question">
        <h2>问</h2>
        {answer.question.split('\n').map((line, n) => (
          <p key={n} lang="zh-CN">
            {line}
          </p>
        ))}
        <h2>答</h2>
        {answer.answer.split('\n').map((line, n) => (
          <p key={n} lang="zh-CN">
            {line}
          </p>
        ))}
      </div>
    </article>
  );
}

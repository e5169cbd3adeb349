import { longDate } from '../../../platform/dates.ts';
import { Tag } from '../../../platform/ui/index.ts';
import { type Asked, type Policy, spanOf, THEMES, validityOn, yearOf } from '../../../policies/index.ts';
import { validityNames } from '../../../publishing/index.ts';
import { Pages } from './pages.tsx';

interface Props {
  all: readonly Policy[];
  asked: Asked;
  /** those of this page */
  shown: readonly Policy[];
  /** of all pages */
  total: number;
  page: number;
  pages: number;
  today: string;
  /** the page with something else asked for; page n of it */
  href(given: Partial<Asked>, page?: number): string;
  /** what is wrong with what was asked */
  fault: string | undefined;
}

/** 政策文件库 at a kiosk: themes to touch, words, a day; each document with whether it holds. */
export function PoliciesPage({ all, asked, shown, total, page, pages, today, href, fault }: Props) {
  const themes = Object.entries(THEMES).filter(([id]) => all.some(({ theme }) => theme === id)) as [
    Exclude<Policy['theme'], ''>,
    string,
  ][];
  const narrowed = asked.words || asked.theme || asked.on;
  return (
    <section class="kiosk-list">
      <header class="policies-head">
        <h1>政策文件库</h1>
        <a class="btn quiet" href="/policies/mine">
          与我相关的政策
        </a>
      </header>
      {themes.length > 0 && (
        <nav class="kiosk-themes" aria-label="主题">
          <a class="btn quiet" href={href({ theme: '' })} aria-current={asked.theme ? undefined : 'true'}>
            全部主题
          </a>
          {themes.map(([id, name]) => (
            <a
              key={id}
              class="btn quiet"
              href={href({ theme: id })}
              aria-current={asked.theme === id ? 'true' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      <Asking all={all} asked={asked} today={today} />
      {fault && (
        <p class="warning" role="alert">
          {fault}
        </p>
      )}
      <h2>{asked.on ? `${longDate(asked.on)}有效的政策文件 ${total} 件` : `共 ${total} 件`}</h2>
      {narrowed && (
        <p>
          <a href="/policies">清除条件</a>
        </p>
      )}
      {total === 0 ? (
        <p class="empty">{all.length ? '没有符合条件的政策文件，放宽条件试试。' : '还没有公开政策文件。'}</p>
      ) : (
        <ul class="kiosk-lines policies">
          {shown.map((policy) => (
            <Line key={policy.documentId} policy={policy} today={today} />
          ))}
        </ul>
      )}
      <Pages page={page} pages={pages} href={(n) => href({}, n)} />
    </section>
  );
}

function Line({ policy, today }: { policy: Policy; today: string }) {
  const validity = validityOn(policy, today);
  const { from, ends } = spanOf(policy);
  return (
    <li>
      <a href={`/documents/${policy.documentId}`}>
        <span>
          <b lang="zh-CN">{policy.title}</b>
          <small>
            {policy.documentNumber && <span lang="zh-CN">{policy.documentNumber}</span>}
            <span>自 {from} 起施行</span>
            {ends && <span>{ends.on} 起不再有效</span>}
          </small>
        </span>
        <Tag tone={validity === 'valid' ? 'ok' : 'warn'}>{validityNames[validity]}</Tag>
      </a>
    </li>
  );
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => String(from + n));

/** Words are typed on the screen's keys; a day is chosen, so that nobody types it. */
function Asking({ all, asked, today }: Pick<Props, 'all' | 'asked' | 'today'>) {
  const first = Math.min(Number(today.slice(0, 4)), ...all.map((policy) => Number(yearOf(policy))));
  const [year, month, day] = asked.on ? asked.on.split('-').map((part) => String(Number(part))) : [];
  const years = numbers(first, Number(today.slice(0, 4)) + 1);
  if (year && !years.includes(year)) years.push(year); // of an address: one more, however far
  return (
    <form class="policies-search" action="/policies" method="get" role="search" aria-label="查找政策文件">
      <div>
        <label for="q">标题中的词</label>
        <input id="q" name="q" type="search" value={asked.words} maxLength={100} autocomplete="off" />
      </div>
      {asked.theme && <input type="hidden" name="theme" value={asked.theme} />}
      <fieldset>
        <legend>哪一天有效（不选，看全部）</legend>
        <Choose name="y" label="年" options={years.reverse()} value={year} />
        <Choose name="m" label="月" options={numbers(1, 12)} value={month} />
        <Choose name="d" label="日" options={numbers(1, 31)} value={day} />
      </fieldset>
      <button class="btn" type="submit">
        查找
      </button>
    </form>
  );
}

function Choose({
  name,
  label,
  options,
  value,
}: {
  name: string;
  label: string;
  options: string[];
  value?: string | undefined;
}) {
  return (
    <select name={name} aria-label={label}>
      <option value="">{label}</option>
      {options.map((one) => (
        <option key={one} value={one} selected={one === value}>
          {one}
        </option>
      ))}
    </select>
  );
}

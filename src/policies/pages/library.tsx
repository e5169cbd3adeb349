import { count, Empty, Pager, Tag } from '../../platform/ui/index.ts';
import { validityNames } from '../../publishing/index.ts';
import { queryFor } from '../form.ts';
import { type Asked, type Policy, spanOf, validityOn, yearOf } from '../rules.ts';
import { AUDIENCES, THEMES } from '../words.ts';

/** Lines of a page. */
export const SIZE = 20;

interface Props {
  all: readonly Policy[];
  asked: Asked;
  /** those that were asked for */
  rows: readonly Policy[];
  page: number;
  pages: number;
  today: string;
}

/** 政策文件库: found by what it is about, whose it is, its number and year, whom it concerns, and when it holds. */
export function LibraryPage({ all, asked, rows, page, pages, today }: Props) {
  const query = queryFor(asked);
  const shown = rows.slice((page - 1) * SIZE, page * SIZE);
  const at = query ? `/policies?${query}` : '/policies';
  return (
    <>
      <h1 class="title">政策文件库</h1>
      <p class="lead">
        本机关制发的政策文件，可以看某一天哪些有效。不知道找哪一份，可以先看<a href="/policies/mine">与我相关的政策</a>
        。
      </p>
      <Filters all={all} asked={asked} />
      <p class="tally">
        共 {count(rows.length)} 件{query && <a href="/policies">清除条件</a>}
      </p>
      {shown.length === 0 ? (
        <Empty>{all.length ? '没有符合条件的政策文件，放宽条件试试。' : '还没有公开政策文件。'}</Empty>
      ) : (
        <ul class="list policies">
          {shown.map((policy) => (
            <PolicyLine key={policy.documentId} policy={policy} today={today} />
          ))}
        </ul>
      )}
      <Pager page={page} pages={pages} href={(n) => (n === 1 ? at : `${at}${query ? '&' : '?'}page=${n}`)} />
      <p class="aside-note">
        <a href={asked.theme ? `/subscribe?theme=${asked.theme}` : '/subscribe'}>订阅</a>
        {'　'}
        <span>开放数据</span>
        {'：'}
        <a href="/open-data/policies.csv">CSV</a>
        {'　'}
        <a href="/open-data/policies.json">JSON</a>
      </p>
    </>
  );
}

/** A policy document in a list: what it is called, whether it holds, what is known of it. */
export function PolicyLine({ policy, today, why }: { policy: Policy; today: string; why?: string | undefined }) {
  const validity = validityOn(policy, today);
  const { from, ends } = spanOf(policy);
  return (
    <li>
      <a href={`/documents/${policy.documentId}`}>
        <span lang="zh-CN">{policy.title}</span>{' '}
        <Tag tone={validity === 'valid' ? 'ok' : 'warn'}>{validityNames[validity]}</Tag>
      </a>
      <p class="by">
        {policy.documentNumber && <span lang="zh-CN">{policy.documentNumber}</span>}
        <span>{policy.officeName}</span>
        {policy.theme && <span>{THEMES[policy.theme]}</span>}
        <span>{policy.audiences.map((one) => AUDIENCES[one]).join('、') || '全社会'}</span>
        <span>自 {from} 起施行</span>
        {ends && <span>{ends.on} 起不再有效</span>}
      </p>
      {why && <p class="why">{why}</p>}
    </li>
  );
}

function Filters({ all, asked }: Pick<Props, 'all' | 'asked'>) {
  const offices = [...new Map(all.map(({ officeId, officeName }) => [String(officeId), officeName]))];
  const years = [...new Set(all.map(yearOf))].sort().reverse();
  return (
    <form class="filters" action="/policies" aria-label="查找政策文件">
      <label>
        <span>标题中的词</span>
        <input type="search" name="q" value={asked.words} maxLength={100} />
      </label>
      <label>
        <span>文号</span>
        <input name="number" value={asked.number} maxLength={100} />
      </label>
      <Select name="theme" label="主题" value={asked.theme} options={Object.entries(THEMES)} />
      <Select name="audience" label="对象" value={asked.audience} options={Object.entries(AUDIENCES)} />
      <Select name="office" label="发布机构" value={asked.office ? String(asked.office) : ''} options={offices} />
      <Select name="year" label="年份" value={asked.year} options={years.map((year) => [year, year])} />
      <Select name="validity" label="有效性" value={asked.validity} options={Object.entries(validityNames)} />
      <label>
        <span>在这一天有效</span>
        <input type="date" name="on" value={asked.on} />
      </label>
      <button class="btn quiet" type="submit">
        查找
      </button>
    </form>
  );
}

interface SelectProps {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
}

function Select({ name, label, value, options }: SelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        <option value="">不限</option>
        {options.map(([id, text]) => (
          <option key={id} value={id} selected={value === id}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

import type { Office } from '../../organizations/index.ts';
import type { Column } from '../../publishing/index.ts';

/** What the searcher chose, as it stands in the address. */
export interface Choice {
  q: string;
  column: string;
  year: string;
  office: string;
  sort: 'relevance' | 'date';
}

export interface Choices {
  columns: readonly Column[];
  offices: readonly Office[];
  years: readonly number[];
}

/** Address of a page of results; what is left at its default is left out. */
export function searchHref(choice: Choice, page = 1): string {
  const given = Object.entries({ ...choice, page: page > 1 ? String(page) : '' });
  const told = given.filter(([name, value]) => value && !(name === 'sort' && value === 'relevance'));
  return `/search?${new URLSearchParams(told)}`;
}

export function Filters({ choice, choices: { columns, offices, years } }: { choice: Choice; choices: Choices }) {
  return (
    <form class="filters" action="/search" aria-label="检索条件">
      <label class="long">
        <span>检索词</span>
        <input type="search" name="q" value={choice.q} maxLength={1_000} />
      </label>
      <Select name="column" label="栏目" value={choice.column} options={columns.map((c) => [c.slug, c.name])} />
      <Select name="year" label="年份" value={choice.year} options={years.map((y) => [String(y), `${y} 年`])} />
      <Select name="office" label="机构" value={choice.office} options={offices.map((o) => [o.code, o.name])} />
      <Select
        name="sort"
        label="排序"
        value={choice.sort}
        always
        options={[
          ['relevance', '按相关度'],
          ['date', '按发布日期'],
        ]}
      />
      <button class="btn quiet" type="submit">
        检索
      </button>
    </form>
  );
}

interface SelectProps {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  /** one of the options always holds */
  always?: boolean;
}

function Select({ name, label, value, options, always }: SelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        {!always && <option value="">全部</option>}
        {options.map(([key, text]) => (
          <option key={key} value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

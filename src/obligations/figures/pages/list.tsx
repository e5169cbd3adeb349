import { count, Empty, Field, Pager, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { type DueLine, dueName } from '../../dues/list.ts';
import { Standing } from '../../dues/pages/mine.tsx';
import { DESK, MINE, STANDINGS } from '../../words.ts';
import { type DueQuery, duesHref } from '../links.ts';
import { Head } from './tabs.tsx';

interface Props {
  dues: readonly DueLine[];
  /** of all pages */
  total: number;
  page: number;
  pages: number;
  query: DueQuery;
  /** to choose from */
  years: readonly number[];
  offices: readonly { id: number; name: string }[];
  fields: readonly string[];
}

/** 应公开清单: the records behind every figure. */
export function DueListPage({ dues, total, page, pages, query, years, offices, fields }: Props) {
  return (
    <>
      <Head current="dues" about="每一行是一个科室、村、社区在一期里应公开的一件事。" />
      <form method="get" action={`${DESK}/dues`} class="filters">
        {(['obligation', 'period', 'month', 'from', 'to', 'kind'] as const).map(
          (name) => query[name] && <input key={name} type="hidden" name={name} value={query[name]} />,
        )}
        <Choice name="year" label="年度" query={query} options={years.map((one) => [String(one), `${one} 年`])} />
        <Choice
          name="standing"
          label="状态"
          query={query}
          options={Object.entries(STANDINGS).map(([value, { label }]) => [value, label])}
        />
        <Choice
          name="office"
          label="公开主体"
          query={query}
          options={[['authority', '本机关'], ...offices.map(({ id, name }): [string, string] => [String(id), name])]}
        />
        <Choice name="field" label="一级事项" query={query} options={fields.map((one) => [one, one])} />
        <button class="btn quiet" type="submit">
          查看
        </button>
      </form>
      <Panel>
        <p class="help">
          共 <b data-count={total}>{count(total)}</b> 项。
          {Object.keys(query).length > 0 && <a href={`${DESK}/dues`}>看全部</a>}
        </p>
        {dues.length === 0 ? (
          <Empty>没有这样的应公开事项。目录中的事项到了期，就会列在这里。</Empty>
        ) : (
          <TableFrame label="应公开清单">
            <table>
              <thead>
                <tr>
                  <th scope="col">事项</th>
                  <th scope="col">一级事项</th>
                  <th scope="col">最后一天</th>
                  <th scope="col">公开</th>
                  <th scope="col">状态</th>
                </tr>
              </thead>
              <tbody>
                {dues.map((due) => (
                  <tr key={due.id}>
                    <th scope="row">
                      <a href={`${MINE}/${due.id}`}>{dueName(due)}</a>
                    </th>
                    <td>{due.content.level1}</td>
                    <td class="whole">
                      <time>{due.on}</time>
                      {due.provisional && '（暂定）'}
                    </td>
                    <td class="whole">{due.met ? <time>{due.met}</time> : '—'}</td>
                    <td>
                      <Standing due={due} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={page} pages={pages} href={(n) => withPage(query, n)} />
      </Panel>
    </>
  );
}

function withPage(query: DueQuery, page: number): string {
  const href = duesHref(query);
  return page === 1 ? href : `${href}${href.includes('?') ? '&' : '?'}page=${page}`;
}

interface ChoiceProps {
  name: 'year' | 'standing' | 'office' | 'field';
  label: string;
  query: DueQuery;
  options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, label, query, options }: ChoiceProps) {
  return (
    <Field
      name={name}
      label={label}
      options={[{ value: '', label: '全部' }, ...options.map(([value, text]) => ({ value, label: text }))]}
      typed={{ [name]: query[name] ?? '' }}
    />
  );
}

import type { Office } from '../../organizations/index.ts';
import { has, type Who } from '../../platform/roles.ts';
import { count, Empty, Field, Icon, Pager, Panel, TableFrame } from '../../platform/ui/index.ts';
import type { Turn } from '../../review/index.ts';
import type { Column } from '../columns/queries.ts';
import { columnOptions } from '../drafting/pages/options.ts';
import { writers } from '../rules.ts';
import type { DocumentState } from '../tables.ts';
import { StateTag, When } from './parts.tsx';
import type { DocumentLine } from './queries.ts';

export interface Asked {
  state: '' | 'waiting' | DocumentState;
  /** id, or 'all' */
  office: string;
  /** ids, or '' */
  column: string;
  author: string;
  /** days of the last change, or '' */
  from: string;
  to: string;
  words: string;
}

const tabs: [Asked['state'], string, DocumentState[]][] = [
  ['', '全部', ['draft', 'inReview', 'returned', 'approved', 'scheduled', 'published', 'withdrawn']],
  ['draft', '草稿', ['draft']],
  ['inReview', '审核中', ['inReview']],
  ['returned', '已退回', ['returned']],
  ['waiting', '待公开', ['approved', 'scheduled']],
  ['published', '已公开', ['published']],
  ['withdrawn', '已撤下', ['withdrawn']],
];

const emptyWords: Record<Asked['state'], string> = {
  '': '这里列出本科室起草和公开的文件。',
  draft: '没有草稿。新建的文件在送审前都在这里。',
  inReview: '没有正在审核的文件。',
  returned: '没有被退回的文件。',
  waiting: '没有待公开的文件。审核签发后、公开前的文件在这里。',
  published: '还没有公开的文件。',
  withdrawn: '没有撤下的文件。',
  approved: '',
  scheduled: '',
};

interface Props {
  who: Who;
  asked: Asked;
  rows: DocumentLine[];
  counts: Map<DocumentState, number>;
  offices: Office[];
  columns: Column[];
  authors: readonly { id: number; name: string }[];
  /** at whom those under review stand */
  turns: readonly Turn[];
  page: number;
  size: number;
}

function address(asked: Asked, change: Partial<Asked> & { page?: number }): string {
  const { page, ...rest } = { ...asked, ...change };
  const query = new URLSearchParams(Object.entries(rest).filter(([, value]) => value));
  if (page && page > 1) query.set('page', String(page));
  return `/console/documents${query.size ? `?${query}` : ''}`;
}

/** All documents this person may know of, by state. */
export function DocumentList(props: Props) {
  const { who, asked, rows, counts, offices, columns, authors, turns, page, size } = props;
  const sum = (states: DocumentState[]) => states.reduce((n, state) => n + (counts.get(state) ?? 0), 0);
  const total = sum(tabs.find(([state]) => state === asked.state)?.[2] ?? []);
  const { words, column, author, from, to } = asked;
  const narrowed = words || column || author || from || to || asked.office !== 'all';
  return (
    <>
      <header class="head">
        <h1>主动公开</h1>
        <div class="acts">
          {has(who, ...writers) && who.officeId && (
            <a class="btn" href="/console/documents/new">
              <Icon name="plus" /> 新建文件
            </a>
          )}
        </div>
      </header>
      <nav class="tabs" aria-label="按状态">
        {tabs.map(([state, label, states]) => (
          <a
            key={state}
            href={address(asked, { state })}
            aria-current={asked.state === state ? ('page' as const) : undefined}
          >
            {label} <span class="num">{count(sum(states))}</span>
          </a>
        ))}
      </nav>
      <form class="filters" method="get" action="/console/documents" role="search">
        {asked.state && <input type="hidden" name="state" value={asked.state} />}
        <Field
          name="words"
          label="查找"
          type="search"
          placeholder="标题、发文字号或索引号"
          typed={{ words: asked.words }}
        />
        <Field
          name="office"
          label="科室、村、社区"
          typed={{ office: asked.office }}
          options={[
            { value: 'all', label: '全部' },
            ...offices.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <Field
          name="column"
          label="栏目"
          typed={{ column }}
          options={[{ value: '', label: '全部' }, ...columnOptions(columns).slice(1)]}
        />
        <Field
          name="author"
          label="撰稿人"
          typed={{ author }}
          options={[
            { value: '', label: '全部' },
            ...authors.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <Field name="from" label="更新日期自" type="date" typed={{ from }} />
        <Field name="to" label="至" type="date" typed={{ to }} />
        <button class="btn quiet" type="submit">
          筛选
        </button>
      </form>
      <Panel>
        {rows.length === 0 && (
          <Empty>
            {narrowed ? (
              <>
                没有符合条件的文件。
                <a href={address(asked, { words: '', column: '', author: '', from: '', to: '', office: 'all' })}>
                  查看全部科室的文件
                </a>
              </>
            ) : (
              <>
                {emptyWords[asked.state]}
                {has(who, ...writers) && who.officeId && (
                  <>
                    {' '}
                    <a href="/console/documents/new">新建一份文件</a>
                  </>
                )}
              </>
            )}
          </Empty>
        )}
        {rows.length > 0 && (
          <TableFrame label="文件">
            <table class="documents">
              <thead>
                <tr>
                  <th scope="col">标题</th>
                  <th scope="col">状态</th>
                  <th scope="col">栏目</th>
                  <th scope="col">科室</th>
                  <th scope="col">更新时间</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <a href={`/console/documents/${row.id}`}>{row.title || '（未填写标题）'}</a>
                      {row.indexNumber && <small>{row.indexNumber}</small>}
                    </td>
                    <td>
                      <StateTag state={row.state} correcting={row.correcting} />
                      <At turn={turns.find(({ subjectId }) => subjectId === String(row.id))} />
                      {row.publishAt && (
                        <small>
                          定于 <When at={row.publishAt} />
                        </small>
                      )}
                    </td>
                    <td>{row.columnName}</td>
                    <td>
                      {row.officeName}
                      {row.authorName && <small>{row.authorName}</small>}
                    </td>
                    <td>
                      <When at={row.updatedAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={page} pages={Math.ceil(total / size)} href={(n) => address(asked, { page: n })} />
      </Panel>
    </>
  );
}

/** At whom it stands. */
function At({ turn }: { turn: Turn | undefined }) {
  if (!turn) return null;
  return (
    <small>
      {turn.step}：{turn.people.length ? turn.people.join('、') : '没有人能办理'}
    </small>
  );
}

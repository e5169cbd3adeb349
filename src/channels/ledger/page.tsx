import { type Calendar, type Channel, channelNames, channels } from '../../law/index.ts';
import { Empty, Figure, Icon, Pager, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { StateTag } from '../deliveries/pages/state-tag.tsx';
import type { Delivery } from '../deliveries/store.ts';
import { dueOn } from '../deliveries/timeliness.ts';
import { itemName, itemShort, type Lists } from '../lists.ts';
import { type LedgerFilter, ledgerHref, ledgerStates } from './filter.ts';
import { Filters } from './filters.tsx';
import { PAGE, PAGES } from './queries.ts';

interface Props {
  rows: Delivery[];
  figures: Map<Channel, number>;
  filter: LedgerFilter;
  page: number;
  years: number[];
  lists: Lists;
  calendar: Calendar;
  /** ids of rows made public later than their limit */
  over: ReadonlySet<number>;
  /** may record and import */
  writes: boolean;
}

/** 主动公开台账: every figure is the list of rows that it counts. */
export function LedgerPage(props: Props) {
  const { rows, figures, filter, page, lists, writes } = props;
  const all = [...figures.values()].reduce((sum, count) => sum + count, 0);
  const matched = filter.channel ? (figures.get(filter.channel) ?? 0) : all;
  const pages = Math.ceil(matched / PAGE);
  const state = ledgerStates[filter.state ?? 'confirmed'];
  return (
    <>
      <header class="head">
        <div>
          <h1>主动公开台账</h1>
          <p class="meta">
            一条信息在一个渠道公开一次，记一条。年度报告的公开数量即由“{ledgerStates.confirmed}”的记录逐条统计。
          </p>
        </div>
        <div class="acts">
          {writes && (
            <>
              <a class="btn" href="/console/deliveries/new">
                登记一条
              </a>
              <a class="btn quiet" href="/console/ledger/import">
                导入台账
              </a>
              <a class="btn quiet" href={`/console/ledger/alike${filter.year ? `?year=${filter.year}` : ''}`}>
                可能重复
              </a>
            </>
          )}
          <a class="btn quiet" href="/console/facilities">
            公开设施
          </a>
          <a class="btn quiet" href={ledgerHref(filter, '/console/ledger/export.xlsx')} rel="nofollow">
            <Icon name="download" /> Excel
          </a>
          <a class="btn quiet" href={ledgerHref(filter, '/console/ledger/export.csv')} rel="nofollow">
            <Icon name="download" /> CSV
          </a>
        </div>
      </header>
      <div class="figures ledger-figures">
        <Current on={!filter.channel}>
          <Figure value={all} label={`合计 · ${state}`} href={ledgerHref({ ...filter, channel: undefined })} />
        </Current>
        {channels.map((channel) => (
          <Current key={channel} on={filter.channel === channel}>
            <Figure
              value={figures.get(channel) ?? 0}
              label={channelNames[channel]}
              href={ledgerHref({ ...filter, channel })}
            />
          </Current>
        ))}
      </div>
      <Filters
        action="/console/ledger"
        parts={['year', 'month', 'channel', 'office', 'column', 'item', 'state', 'words']}
        usual="confirmed"
        unfiled
        {...{ filter, lists }}
        years={props.years}
      />
      <Panel>
        {rows.length === 0 ? (
          <Empty>
            没有符合条件的记录。信息公开后，本市政府网站的记录自动生成；其他渠道在“待发布”中登记，也可以登记一条或导入台账。
          </Empty>
        ) : (
          <Rows {...{ rows, lists }} calendar={props.calendar} over={props.over} late={filter.state === 'late'} />
        )}
        <Pager page={page} pages={Math.min(pages, PAGES)} href={(n) => withPage(ledgerHref(filter), n)} />
        {pages > PAGES && <p class="help">记录过多，只能翻到第 {PAGES} 页，请用上面的条件缩小范围，或导出全部。</p>}
      </Panel>
    </>
  );
}

function Current({ on, children }: { on: boolean; children: preact.ComponentChildren }) {
  return <div class={on ? 'current' : undefined}>{children}</div>;
}

function withPage(href: string, page: number): string {
  return page === 1 ? href : `${href}${href.includes('?') ? '&' : '?'}page=${page}`;
}

function Rows({
  rows,
  lists,
  calendar,
  over,
  late,
}: Pick<Props, 'rows' | 'lists' | 'calendar' | 'over'> & { late: boolean }) {
  return (
    <TableFrame label="主动公开台账">
      <table>
        <thead>
          <tr>
            <th scope="col">信息标题</th>
            <th scope="col">公开日期</th>
            <th scope="col">公开渠道</th>
            <th scope="col">科室</th>
            <th scope="col">栏目</th>
            <th scope="col">条例事项</th>
            <th scope="col">{late ? '成文日期 / 应在此日前公开' : '成文日期'}</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" class="title-cell">
                <a href={`/console/deliveries/${row.id}`}>{row.title}</a>
              </th>
              <td>
                <time>{row.deliveredOn ?? '—'}</time>
              </td>
              <td class="whole">{channelNames[row.channel]}</td>
              <td class="whole">{lists.officeName(row.officeId)}</td>
              <td class="whole">{lists.columnName(row.columnId) || '—'}</td>
              <td title={itemName(row.articleItem)}>{itemShort(row.articleItem) || '—'}</td>
              <td>
                <time>{row.formedOn ?? '—'}</time>
                {late && (
                  <>
                    {' / '}
                    <time>{dueOn(row.formedOn, calendar)}</time> <Tag tone="late">超期</Tag>
                  </>
                )}
              </td>
              <td>
                <StateTag {...row} />
                {!late && over.has(row.id) && (
                  <>
                    {' '}
                    <Tag tone="late">超期</Tag>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

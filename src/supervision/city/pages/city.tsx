import { minuteOf } from '../../../platform/dates.ts';
import type { Measure } from '../../../platform/measures.ts';
import { Empty, Field, Icon, Pager, Panel } from '../../../platform/ui/index.ts';
import { authorityHref, CITY, LETTERS, SETTINGS } from '../../paths.ts';
import type { Settings } from '../../settings/rules.ts';
import { shortLabel } from '../columns.ts';
import type { CityPeriod } from '../period.ts';
import type { CityRow, CityTable } from '../table.ts';
import { type CityWish, wishHref } from '../wish.ts';
import { Chosen } from './chosen.tsx';
import { MeasuredFigure } from './parts.tsx';

interface Props {
  table: CityTable;
  /** of them, what is asked for */
  rows: readonly CityRow[];
  total: number;
  pages: number;
  wish: CityWish;
  periods: readonly CityPeriod[];
  settings: Settings;
  measures: readonly Measure[];
}

/** 各地情况: all authorities below an office, side by side. */
export function CityPage(props: Props) {
  const { table, rows, total, pages, wish } = props;
  const beyond = table.rows.filter((row) => row.beyond.length > 0).length;
  return (
    <>
      <header class="head">
        <div>
          <h1>各地情况</h1>
          <p class="meta">
            {table.period.label}，{table.rows.length} 个单位，{table.ranked} 个参加排名
            {table.countedAt && `；统计截至 ${minuteOf(table.countedAt)}`}
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={wishHref({ ...wish, page: 1 }, `${CITY}/authorities.xlsx`)}>
            <Icon name="download" /> Excel
          </a>
          <a class="btn quiet" href={LETTERS}>
            提醒函
          </a>
          <a class="btn quiet" href={SETTINGS}>
            评分办法和界线
          </a>
        </div>
      </header>
      <Filters {...props} />
      {table.uncounted > 0 && table.rows.length > 0 && (
        <p class="help">这段时间还有 {table.uncounted} 个月没有统计完，每分钟统计一个月，数字会继续变化。</p>
      )}
      <p class="help">点每个数看它的记录；“—”是没有可以计算的，不是 0。超出界线的在数字下写明。</p>
      {beyond > 0 && !wish.beyond && (
        <p>
          <a href={wishHref({ ...wish, beyond: 'any', page: 1 })}>{beyond} 个单位超出界线</a>
        </p>
      )}
      <Panel>
        {rows.length === 0 ? (
          <Nothing all={table.rows.length} />
        ) : (
          <Chosen period={table.period.id}>
            <Rows {...props} />
          </Chosen>
        )}
        {total > rows.length && <p class="help">共 {total} 个单位。</p>}
        <Pager page={wish.page} pages={pages} href={(page) => wishHref({ ...wish, page })} />
      </Panel>
    </>
  );
}

const Nothing = ({ all }: { all: number }) => (
  <Empty>
    {all
      ? '没有符合条件的单位。'
      : '还没有登记所辖的机关。由系统管理员登记机关时选定上级机关，这里就列出它们的公开、申请、留言、网站情况。'}
  </Empty>
);

function Filters({ table, wish, periods, settings, measures }: Props) {
  const bounded = measures.filter(({ id }) => settings.bounds[id] !== undefined);
  return (
    <form class="filters" method="get" action={CITY}>
      <Field
        name="period"
        label="时间"
        typed={{ period: table.period.id }}
        options={periods.map(({ id, label }) => ({ value: id, label }))}
      />
      <Field name="q" label="单位名称" type="search" typed={{ q: wish.words }} />
      <Field
        name="beyond"
        label="界线"
        typed={{ beyond: wish.beyond }}
        options={[
          { value: '', label: '全部单位' },
          { value: 'any', label: '有指标超出界线的' },
          ...bounded.map((one) => ({ value: one.id, label: `${shortLabel(one)}超出界线的` })),
        ]}
      />
      <Field
        name="sort"
        label="排序"
        typed={{ sort: wish.sort }}
        options={[
          { value: 'rank', label: '名次' },
          { value: 'name', label: '单位名称' },
          ...table.columns.map((one) => ({ value: one.id, label: shortLabel(one) })),
        ]}
      />
      <Field
        name="dir"
        label="顺序"
        typed={{ dir: wish.reversed ? 'back' : '' }}
        options={[
          { value: '', label: '正序，好的在前' },
          { value: 'back', label: '倒序，差的在前' },
        ]}
      />
      <button class="btn quiet" type="submit">
        查看
      </button>
    </form>
  );
}

function Rows({ table, rows, wish, settings }: Props) {
  const head = (sort: string, label: string, figure = true) => {
    const current = wish.sort === sort;
    return (
      <th
        key={sort}
        scope="col"
        class={figure ? 'n' : undefined}
        aria-sort={current ? (wish.reversed ? 'descending' : 'ascending') : undefined}
      >
        <a href={wishHref({ ...wish, sort, reversed: current && !wish.reversed, page: 1 })}>
          {label}
          {current && <span aria-hidden="true">{wish.reversed ? ' ↑' : ' ↓'}</span>}
        </a>
      </th>
    );
  };
  return (
    <section class="frame city" aria-label="各单位的情况" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head('name', '单位', false)}
            {head('rank', '名次')}
            {table.columns.map((one) => head(one.id, shortLabel(one)))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.authority.id}>
              <th scope="row">
                {!row.authority.closedAt && (
                  <label class="tick">
                    <input type="checkbox" name="to" value={row.authority.code} />
                    <span class="sr">选择{row.authority.name}</span>
                  </label>
                )}
                <a href={authorityHref(row.authority.code, table.period.id)}>{row.authority.name}</a>
                {row.note && <small class="under">{row.note}</small>}
              </th>
              <td class="n" data-label="名次">
                {row.rank === undefined ? (
                  <span class="unknown" title={row.unranked}>
                    —<span class="sr">（{row.unranked}）</span>
                  </span>
                ) : (
                  <a href={authorityHref(row.authority.code, table.period.id)}>{row.rank}</a>
                )}
                {row.rank !== undefined && <small class="under">{row.score.score} 分</small>}
              </td>
              {table.columns.map((one) => (
                <td key={one.id} class="n" data-label={shortLabel(one)}>
                  <MeasuredFigure
                    measure={one}
                    kept={row.kept.get(one.id)}
                    period={table.period}
                    code={row.authority.code}
                    beyond={row.beyond.includes(one.id) ? settings.bounds[one.id] : undefined}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

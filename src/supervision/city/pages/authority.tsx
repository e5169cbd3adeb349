import { minuteOf } from '../../../platform/dates.ts';
import type { Measure } from '../../../platform/measures.ts';
import { Empty, Facts, Field, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { LETTERS, ORDERS } from '../../paths.ts';
import { isPerMonth, type Settings } from '../../settings/rules.ts';
import type { Standing, TrendMonth } from '../one.ts';
import type { CityPeriod } from '../period.ts';
import { ENOUGH, type ScoredPart } from '../score.ts';
import { amountInWords, amountOf, MeasuredFigure } from './parts.tsx';
import { TrendPanel } from './trend.tsx';

interface Props {
  name: string;
  /** of another authority: its code */
  code: string | undefined;
  /** where this page stands, without what it is asked by */
  at: string;
  standing: Standing;
  settings: Settings;
  measures: readonly Measure[];
  periods: readonly CityPeriod[];
  trend: { measure: Measure; months: readonly TrendMonth[]; all: boolean };
  /** rank, ties and middles are for this reader */
  compares: boolean;
}

/** One authority: how its score came about part by part, what moved, and its months. */
export function AuthorityPage(props: Props) {
  const { name, code, at, standing, periods, compares } = props;
  const { table, row } = standing;
  return (
    <>
      <header class="head">
        <div>
          <h1>{name}</h1>
          <p class="meta">
            {table.period.label}
            {table.countedAt && `；统计截至 ${minuteOf(table.countedAt)}`}
            {row?.note && `；${row.note}`}
          </p>
        </div>
        {!code && (
          <div class="acts">
            <a class="btn quiet" href={LETTERS}>
              上级的提醒
            </a>
          </div>
        )}
        {code && (
          <div class="acts">
            <a class="btn quiet" href={`${LETTERS}/new?to=${encodeURIComponent(code)}&figures=${table.period.id}`}>
              提醒
            </a>
            <a class="btn" href={`${ORDERS}/new?to=${encodeURIComponent(code)}&figures=${table.period.id}`}>
              下达督办单
            </a>
          </div>
        )}
      </header>
      <form class="filters" method="get" action={at}>
        <Field
          name="period"
          label="时间"
          typed={{ period: table.period.id }}
          options={periods.map(({ id, label }) => ({ value: id, label }))}
        />
        <button class="btn quiet" type="submit">
          查看
        </button>
      </form>
      {row ? (
        <>
          <Panel title="得分和名次">
            <Summary {...props} row={row} />
          </Panel>
          <Panel title="得分怎么来的">
            <p class="help">
              得分由权重和各项指标算出，不能手工填写。没有可以计算的指标不计，其余的权重按比例放大；
              需要有记录才能计算的指标，可测的权重不到 {ENOUGH * 100}% 的，不给得分和名次。
            </p>
            <Parts {...props} row={row} />
          </Panel>
        </>
      ) : (
        <Panel>
          <Empty>这段时间它还没有登记，或者已经停用。</Empty>
        </Panel>
      )}
      <TrendPanel
        {...{ at, name, code, compares, period: table.period.id }}
        {...props.trend}
        measures={props.measures}
      />
    </>
  );
}

type Row = NonNullable<Standing['row']>;

function Summary({ standing, row, compares }: Props & { row: Row }) {
  const { table, before, ties } = standing;
  const moved = before?.row?.score.score ?? null;
  const rows: [string, string][] = [
    ['得分', row.score.score === null ? `—（${row.unranked || '可测的内容太少'}）` : `${row.score.score} 分`],
  ];
  if (compares)
    rows.push([
      '名次',
      row.rank === undefined
        ? `—（${row.unranked}）`
        : `第 ${row.rank} 名，共 ${table.ranked} 个单位${ties.length ? `；与${ties.slice(0, 10).join('、')}${ties.length > 10 ? `等 ${ties.length} 个单位` : ''}并列` : ''}`,
    ]);
  if (before)
    rows.push([
      `与${before.period.label}比`,
      moved === null
        ? '那时没有得分'
        : [
            `那时 ${moved} 分`,
            row.score.score !== null && `，${signed(row.score.score - moved, '分')}`,
            compares && before.row?.rank !== undefined && `；名次第 ${before.row.rank}，共 ${before.ranked} 个单位`,
          ]
            .filter(Boolean)
            .join(''),
    ]);
  return <Facts rows={rows} />;
}

/** '上升 3.2 分', '没有变化' */
function signed(change: number, unit: string): string {
  const size = Math.round(Math.abs(change) * 10) / 10;
  return size === 0 ? '没有变化' : `${change > 0 ? '上升' : '下降'} ${size} ${unit}`;
}

function Parts({ code, standing, row, settings, measures, compares }: Props & { row: Row }) {
  const { table, before, middles } = standing;
  const scored = new Map(row.score.parts.map((part) => [part.measure, part]));
  const shown = measures.filter((one) => scored.has(one.id) || table.columns.includes(one));
  const moved = (one: Measure) => {
    const [now, then] = [
      amountOf(one, row.kept.get(one.id), table.period),
      before?.row && amountOf(one, before.row.kept.get(one.id), before.period),
    ];
    if (now === undefined || then === undefined) return '—';
    const change = Math.round((now - then) * 10) / 10;
    return change === 0 ? '不变' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`;
  };
  return (
    <TableFrame label="得分怎么来的">
      <table class="judged">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" class="n">
              数值
            </th>
            {compares && (
              <th scope="col" class="n">
                各单位中位数
              </th>
            )}
            {before && (
              <th scope="col" class="n">
                比{before.period.label}
              </th>
            )}
            <th scope="col">满分和零分</th>
            <th scope="col" class="n">
              折合分
            </th>
            <th scope="col" class="n">
              权重
            </th>
            <th scope="col" class="n">
              计入
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => {
            const part = scored.get(one.id);
            const middle = middles.get(one.id);
            return (
              <tr key={one.id}>
                <th scope="row" class="title-cell">
                  {one.label}
                  {part && isPerMonth(one) && part.value !== null && (
                    <small class="under">
                      {row.months} 个月，每月 {amountInWords(one, part.value)}
                    </small>
                  )}
                </th>
                <td class="n">
                  <MeasuredFigure
                    {...{ measure: one, kept: row.kept.get(one.id), period: table.period, code }}
                    beyond={row.beyond.includes(one.id) ? settings.bounds[one.id] : undefined}
                  />
                </td>
                {compares && (
                  <td class="n">
                    {middle === null || middle === undefined ? '—' : amountInWords(one, Math.round(middle * 10) / 10)}
                  </td>
                )}
                {before && <td class="n">{moved(one)}</td>}
                <td>{part ? scaleInWords(one, part) : '不计分'}</td>
                <td class="n">{part?.points == null ? '—' : oneDigit(part.points)}</td>
                <td class="n">{part ? part.weight : '—'}</td>
                <td class="n">{part?.points == null ? '—' : oneDigit(part.share)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            <td colSpan={3 + Number(compares) + Number(Boolean(before))} />
            <td class="n">{row.score.measured}</td>
            <td class="n">{row.score.score ?? '—'}</td>
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}

const oneDigit = (value: number) => String(Math.round(value * 10) / 10);

const scaleInWords = (one: Measure, { full, none }: ScoredPart): string =>
  `${isPerMonth(one) ? '每月 ' : ''}${amountInWords(one, full)} 满分，${amountInWords(one, none)} 零分`;

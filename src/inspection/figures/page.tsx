import { count, Empty, Panel, TableFrame, YearChoice } from '../../platform/ui/index.ts';
import { FIGURES, recordsHref } from './asked.ts';
import { WHATS, type What } from './marks.ts';
import type { Count } from './store.ts';

/** What is counted; of what was counted otherwise before, only where there is some. */
const whatsOf = (counts: readonly Count[]): What[] =>
  (Object.keys(WHATS) as What[]).filter(
    (what) => what !== 'formsBefore' || counts.some((one) => one.what === 'formsBefore'),
  );
const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);

interface Props {
  year: number;
  years: readonly number[];
  counts: readonly Count[];
  /** 'YYYY-MM-DD', by sort */
  since: Readonly<Record<What, string>>;
  /** of the whole authority; otherwise of the own office */
  all: boolean;
}

/** 信息管理统计: what was found before and after publishing, and what became of it; every figure opens its records. */
export function FiguresPage({ year, years, counts, since, all }: Props) {
  const whats = whatsOf(counts);
  const late = whats.filter((what) => since[what] > `${year}-01-01`);
  return (
    <>
      <header class="head">
        <div>
          <h1>信息管理统计</h1>
          <p class="meta">
            {all ? '全机关' : '本科室'}　·　{year} 年，按月和检查项，每个数打开它的记录
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${FIGURES}/export?year=${year}`}>
            导出 Excel
          </a>
        </div>
      </header>
      {late.length > 0 && <Since year={year} late={late} since={since} all={late.length === whats.length} />}
      <Panel>
        <YearChoice action={FIGURES} {...{ year, years }} />
      </Panel>
      {counts.length === 0 ? (
        <Empty>{year} 年没有记录。文件送审、签发答复、每日巡检时发现和处理的，都记在这里。</Empty>
      ) : (
        <>
          <Panel title="按月">
            <ByMonth year={year} counts={counts} since={since} />
          </Panel>
          <Panel title="按检查项">
            <ByCheck year={year} counts={counts} />
          </Panel>
        </>
      )}
      <p class="help">
        送审前发现的是须修改或者须核对的内容，提示不计；其中拦下的是涉密标志、身份证号码、银行卡号。处数按出现的位置计；同一处退回后再次送审，重新核对的再计一次。
      </p>
      <p class="help">
        起草时改正的，是在编写页面点击改正的处数，含提示；同类问题送审时已经发现、还没有改完的，计入“发现后修改”；自行改写的不计。
      </p>
      <p class="help">“其他公开文字”是撤下原因、更正说明、栏目名称等。</p>
    </>
  );
}

/** Of what there is no book for the whole year. */
function Since({ year, late, since, all }: Pick<Props, 'year' | 'since' | 'all'> & { late: readonly What[] }) {
  const none = late.filter((what) => !since[what] || since[what] > `${year}-12-31`);
  const days = new Map<string, What[]>();
  for (const what of late) if (!none.includes(what)) days.set(since[what], [...(days.get(since[what]) ?? []), what]);
  const names = (some: readonly What[]) =>
    all && some.length === late.length ? '' : `：${some.map((what) => `“${WHATS[what]}”`).join('、')}`;
  return (
    <>
      {none.length > 0 && (
        <p class="notice">
          本平台在 {year} 年没有这些账{names(none)}。“—”是没有账，不表示没有发生。
        </p>
      )}
      {[...days].map(([day, some]) => (
        <p key={day} class="notice">
          自 <time>{day}</time> 起记账，此前没有账（“—”），不表示没有发生{names(some)}。
        </p>
      ))}
    </>
  );
}

/** Whether there is a book of any of a month. */
const isKept = (since: string, year: number, month: number | undefined): boolean =>
  since !== '' && since.slice(0, 7) <= `${year}-${month === undefined ? '12' : String(month).padStart(2, '0')}`;

function ByMonth({ year, counts, since }: Pick<Props, 'year' | 'counts' | 'since'>) {
  const of = (what: What, month?: number) =>
    counts.reduce((sum, one) => sum + (one.what === what && (!month || one.month === month) ? one.n : 0), 0);
  return (
    <TableFrame label="按月">
      <table>
        <thead>
          <tr>
            <th scope="col">事项</th>
            {MONTHS.map((month) => (
              <th key={month} scope="col" class="n">
                {month} 月
              </th>
            ))}
            <th scope="col" class="n">
              合计
            </th>
          </tr>
        </thead>
        <tbody>
          {whatsOf(counts).map((what) => (
            <tr key={what}>
              <th scope="row">{WHATS[what]}</th>
              {[...MONTHS, undefined].map((month) => (
                <td key={month ?? 'all'} class="n">
                  {isKept(since[what], year, month) ? (
                    <Figure n={of(what, month)} href={recordsHref({ year, what, month, check: undefined })} />
                  ) : (
                    '—'
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function ByCheck({ year, counts }: Pick<Props, 'year' | 'counts'>) {
  const shown = whatsOf(counts).filter((what) => what !== 'formsBefore' && counts.some((one) => one.what === what));
  const checks = [...new Set(counts.filter(({ check }) => check).map(({ check }) => check))].sort((a, b) =>
    a.localeCompare(b, 'zh-CN'),
  );
  const of = (what: What, check: string) =>
    counts.reduce((sum, one) => sum + (one.what === what && one.check === check ? one.n : 0), 0);
  return (
    <TableFrame label="按检查项">
      <table>
        <thead>
          <tr>
            <th scope="col">检查项</th>
            {shown.map((what) => (
              <th key={what} scope="col" class="n">
                {WHATS[what]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check}>
              <th scope="row">{check}</th>
              {shown.map((what) => (
                <td key={what} class="n">
                  <Figure n={of(what, check)} href={recordsHref({ year, what, month: undefined, check })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Figure({ n, href }: { n: number; href: string }) {
  return n > 0 ? <a href={href}>{count(n)}</a> : <>0</>;
}

import { count, Empty, Field, Panel, TableFrame } from '../../platform/ui/index.ts';
import type { SubjectKind } from '../subjects.ts';
import { type Asked, recordsHref, STATISTICS, statisticsHref } from './asked.ts';
import { FIGURES, GROUPS, type Line, type Reckoned, workedInWords } from './rules.ts';
import { titleOf } from './words.ts';

interface Props {
  asked: Asked;
  lines: readonly Line[];
  total: Line;
  /** the newest that were sent back */
  returned: readonly Reckoned[];
  kinds: readonly SubjectKind[];
  /** of everybody; otherwise one's own */
  all: boolean;
}

const figures = Object.entries(FIGURES) as [keyof typeof FIGURES, string][];

/** 审核统计: what came to each step, what became of it and how long it took; every figure opens its records. */
export function StatisticsPage({ asked, lines, total, returned, kinds, all }: Props) {
  const typed = { from: asked.from, to: asked.to, group: asked.group };
  return (
    <>
      <header class="head">
        <div>
          <h1>审核统计</h1>
          <p class="meta">
            {all ? '全机关' : '本人办理和待办的'}　·　<time>{asked.from}</time> 至 <time>{asked.to}</time> 到达各环节的
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={statisticsHref(asked, '/export')}>
            导出 Excel
          </a>
        </div>
      </header>
      <Panel>
        <form method="get" action={STATISTICS} class="filter">
          <Field name="from" label="从" type="date" typed={typed} />
          <Field name="to" label="到" type="date" typed={typed} />
          <Field
            name="group"
            label="分列"
            options={Object.entries(GROUPS).map(([value, label]) => ({ value, label: `按${label}` }))}
            typed={typed}
          />
          <button class="btn quiet" type="submit">
            统计
          </button>
        </form>
      </Panel>
      <Panel title={`按${GROUPS[asked.group]}`}>
        {lines.length === 0 ? (
          <Empty>这段时间没有文稿到达审核环节。文稿送审后，在这里按环节和办理人统计。</Empty>
        ) : (
          <TableFrame label="审核统计">
            <table>
              <thead>
                <tr>
                  <th scope="col">{GROUPS[asked.group]}</th>
                  {figures.map(([figure, label]) => (
                    <th key={figure} scope="col" class="n">
                      {label}
                    </th>
                  ))}
                  <th scope="col" class="n">
                    中位用时
                  </th>
                  <th scope="col" class="n">
                    90 分位用时
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <Row key={line.key} line={line} asked={asked} of={line.key} />
                ))}
                {lines.length > 1 && <Row line={total} asked={asked} of={undefined} />}
              </tbody>
            </table>
          </TableFrame>
        )}
        <p class="help">
          收到 = 通过 + 退回 + 待办 + 撤回或者失效。用时是从轮到这一环节到出具意见的工作时间（每个工作日 7
          小时），中位数和 90 分位数取最近的一件；超时只计设有时限的环节。
          {asked.group === 'person' && '待办的记在每一个现在可以办理的人名下，因此各行相加会多于合计。'}
        </p>
      </Panel>
      {returned.length > 0 && (
        <Panel title="最近退回的理由" more={<a href={recordsHref(asked, 'returned')}>全部 →</a>}>
          <ul class="found">
            {returned.map((one) => (
              <li key={`${one.roundId}${one.label}`}>
                {titleOf(one, kinds)}（{one.label}，{one.reviewer}）：{one.remark || '理由记在办理页面'}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Row({ line, asked, of }: { line: Line; asked: Asked; of: string | undefined }) {
  const time = (minutes: number | undefined) =>
    minutes === undefined ? '—' : <a href={recordsHref(asked, 'timed', of)}>{workedInWords(minutes)}</a>;
  return (
    <tr>
      <th scope="row">{line.name}</th>
      {figures.map(([figure]) => (
        <td key={figure} class="n">
          {line.counts[figure] > 0 ? <a href={recordsHref(asked, figure, of)}>{count(line.counts[figure])}</a> : 0}
        </td>
      ))}
      <td class="n">{time(line.median)}</td>
      <td class="n">{time(line.ninetieth)}</td>
    </tr>
  );
}

import { ledgerHref } from '../../../channels/index.ts';
import { reportBy } from '../../../law/index.ts';
import { count, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { yearHref } from '../../links.ts';
import type { ReportState } from '../../tables.ts';
import { stateNames } from '../../words.ts';

export interface YearLine {
  year: number;
  state: ReportState;
  publishedOn: string | null;
  /** by the region, and not sent again */
  returned: boolean;
  publications: number;
  received: number;
}

/** Every year of which there are books, with what became of its report. */
export function YearsPage({ years, today }: { years: YearLine[]; today: string }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>年度报告</h1>
          <p class="meta">报告中的数字都从台账统计得出，点开即可看到逐条记录。每年 1 月 31 日前公布上一年度报告。</p>
        </div>
      </header>
      <Panel>
        <TableFrame label="各年度报告">
          <table>
            <thead>
              <tr>
                <th scope="col">年度</th>
                <th scope="col">状态</th>
                <th scope="col">公布日期</th>
                <th scope="col" class="n">
                  主动公开（条）
                </th>
                <th scope="col" class="n">
                  新收申请（件）
                </th>
              </tr>
            </thead>
            <tbody>
              {years.map((line) => (
                <tr key={line.year}>
                  <th scope="row">
                    <a href={yearHref(line.year)}>{line.year} 年度报告</a>
                  </th>
                  <td>
                    <State line={line} today={today} /> {line.returned && <Tag tone="late">上级已退回</Tag>}
                  </td>
                  <td>
                    <time>{line.publishedOn ?? `应在 ${reportBy(line.year)} 前`}</time>
                  </td>
                  <td class="n">
                    <a href={ledgerHref({ year: line.year })}>{count(line.publications)}</a>
                  </td>
                  <td class="n">
                    <a href={`${yearHref(line.year)}/cells/three.received.total`}>{count(line.received)}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
    </>
  );
}

function State({ line, today }: { line: YearLine; today: string }) {
  if (line.state === 'published') return <Tag tone="ok">{stateNames.published}</Tag>;
  if (line.state === 'correcting') return <Tag tone="warn">{stateNames.correcting}</Tag>;
  if (today > reportBy(line.year)) return <Tag tone="late">逾期未发布</Tag>;
  return today > `${line.year}-12-31` ? <Tag tone="warn">{stateNames.draft}</Tag> : <Tag>年度未结束</Tag>;
}

import { minuteOf } from '../../platform/dates.ts';
import { Empty, Pager, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { SubjectKind } from '../subjects.ts';
import { reviewHref } from '../subjects.ts';
import { giverInWords } from '../words.ts';
import { type AskedRecords, recordsHref, statisticsHref } from './asked.ts';
import { FIGURES, type Reckoned, workedInWords } from './rules.ts';
import { endedInWords, titleOf } from './words.ts';

interface Props {
  asked: AskedRecords;
  /** of the line; '': of all */
  name: string;
  records: readonly Reckoned[];
  count: number;
  page: number;
  pages: number;
  kinds: readonly SubjectKind[];
}

/** The records that a figure counted. */
export function RecordsPage({ asked, name, records, count, page, pages, kinds }: Props) {
  const figure = asked.figure === 'timed' ? '用时' : FIGURES[asked.figure];
  const at = recordsHref(asked, asked.figure, asked.key);
  return (
    <>
      <header class="head">
        <div>
          <h1>
            {name && `${name}：`}
            {figure} {count} 件
          </h1>
          <p class="meta">
            <time>{asked.from}</time> 至 <time>{asked.to}</time> 到达　·　<a href={statisticsHref(asked)}>回到统计</a>
          </p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={recordsHref(asked, asked.figure, asked.key, '/export')}>
            导出 Excel
          </a>
        </div>
      </header>
      <Panel>
        {records.length === 0 ? (
          <Empty>没有这样的记录。</Empty>
        ) : (
          <TableFrame label="审核记录">
            <table>
              <thead>
                <tr>
                  {['标题', '环节', '收到', '结果', '办理人', '办理时间', '用时', '意见'].map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {records.map((one) => (
                  <Row key={`${one.roundId} ${one.label} ${one.ended}`} one={one} kinds={kinds} />
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={page} pages={pages} href={(n) => `${at}&page=${n}`} />
      </Panel>
    </>
  );
}

function Row({ one, kinds }: { one: Reckoned; kinds: readonly SubjectKind[] }) {
  const title = titleOf(one, kinds);
  const paged = kinds.find(({ name }) => name === one.kind)?.page;
  return (
    <tr>
      <th scope="row">{paged ? <a href={reviewHref(one.kind, one.subjectId)}>{title}</a> : title}</th>
      <td class="whole">{one.label}</td>
      <td class="whole">
        <time>{minuteOf(one.arrived)}</time>
      </td>
      <td class="whole">
        {endedInWords[one.ended]}
        {one.late && <Tag tone="late">超时</Tag>}
      </td>
      <td class="whole">{one.reviewer ? giverInWords({ by: one.reviewer, forName: one.forName }) : '—'}</td>
      <td class="whole">{one.at ? <time>{minuteOf(one.at)}</time> : '—'}</td>
      <td class="whole">{one.minutes === undefined ? '—' : workedInWords(one.minutes)}</td>
      <td>{one.remark || '—'}</td>
    </tr>
  );
}

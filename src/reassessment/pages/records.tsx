import { ASSESSMENT_RESULTS } from '../../law/index.ts';
import { Empty, Panel, TableFrame } from '../../platform/ui/index.ts';
import type { YearRecord } from '../figures.ts';
import { FIGURES, type FigureName, itemHref, SOURCES } from '../words.ts';

interface Props {
  year: number;
  of: FigureName;
  records: readonly (YearRecord & { title: string | null; opens: boolean })[];
}

/** What a figure of a year counted. */
export function RecordsPage({ year, of, records }: Props) {
  return (
    <>
      <h1 class="title">
        {year} 年{FIGURES[of]}
      </h1>
      <Panel>
        {records.length === 0 ? (
          <Empty>{year} 年没有。</Empty>
        ) : (
          <TableFrame label={FIGURES[of]}>
            <table>
              <thead>
                <tr>
                  <th scope="col">信息</th>
                  <th scope="col">来源</th>
                  <th scope="col">不公开的日期</th>
                  <th scope="col">评估结果</th>
                  <th scope="col">{of === 'disclosed' ? '公开的日期' : '评估的日期'}</th>
                </tr>
              </thead>
              <tbody>
                {records.map(({ item, assessment, on, title, opens }) => (
                  <tr key={`${item.source}:${item.id}`}>
                    <th scope="row">
                      {opens ? <a href={itemHref(item.source, item.id)}>{title || item.name}</a> : title || item.name}
                    </th>
                    <td>{title ? `${SOURCES[item.source]} ${item.name}` : SOURCES[item.source]}</td>
                    <td class="date">
                      <time>{item.withheldOn}</time>
                    </td>
                    <td>{assessment ? ASSESSMENT_RESULTS[assessment.result].label : '没有评估'}</td>
                    <td class="date">{on ? <time>{on}</time> : '—'}</td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row" colSpan={4}>
                    合计
                  </th>
                  <td class="number">{records.length}</td>
                </tr>
              </tfoot>
            </table>
          </TableFrame>
        )}
      </Panel>
    </>
  );
}

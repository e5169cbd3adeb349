import { GRADES, pointsInWords } from '../law/index.ts';
import { Empty, Panel, TableFrame } from '../platform/ui/index.ts';
import type { AssessmentYear, EndedRound } from './counted.ts';
import { FIGURES, type FigureName, subjectHref } from './words.ts';

interface Props {
  year: number;
  of: FigureName;
  books: AssessmentYear;
  /** may open what was assessed */
  opens: boolean;
}

/** The records behind a figure of a year: their number, or the sum in the last line, is the figure. */
export function RecordsPage({ year, of, books, opens }: Props) {
  return (
    <>
      <h1 class="title">
        {year} 年{FIGURES[of]}
      </h1>
      <Panel>
        {of === 'rounds' || of === 'held' ? (
          <Rounds rounds={books[of]} opens={opens} />
        ) : (
          <Appraisals appraisals={books.appraisals} sum={of === 'answers'} />
        )}
      </Panel>
    </>
  );
}

function Rounds({ rounds, opens }: { rounds: readonly EndedRound[]; opens: boolean }) {
  if (!rounds.length) return <Empty>没有。结果在这一年最终确定的，列在这里。</Empty>;
  return (
    <TableFrame label="考核结果">
      <table class="carded">
        <thead>
          <tr>
            <th scope="col">考核对象</th>
            <th scope="col" class="n">
              得分
            </th>
            <th scope="col">等次</th>
            <th scope="col">确定日期</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((one) => (
            <tr key={one.subjectId}>
              <th scope="row" class="title-cell">
                {opens ? <a href={subjectHref(one.subjectId)}>{one.name}</a> : one.name}
                <small class="under">
                  {one.title}（{one.keeper}）
                </small>
              </th>
              <td class="n" data-label="得分">
                {pointsInWords(one.total)}
              </td>
              <td data-label="等次">{GRADES[one.grade]}</td>
              <td data-label="确定日期">
                <time>{one.finalOn}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Appraisals({ appraisals, sum }: { appraisals: AssessmentYear['appraisals']; sum: boolean }) {
  if (!appraisals.length) return <Empty>没有。用于考核、答卷数量达到方案规定的问卷，列在这里。</Empty>;
  return (
    <TableFrame label="社会评议">
      <table>
        <thead>
          <tr>
            <th scope="col">问卷</th>
            <th scope="col">期间</th>
            <th scope="col" class="n">
              答卷（份）
            </th>
          </tr>
        </thead>
        <tbody>
          {appraisals.map((one) => (
            <tr key={one.surveyId}>
              <th scope="row" class="title-cell">
                {one.title}
              </th>
              <td>
                {one.opensOn} 至 {one.closesOn}
              </td>
              <td class="n">{one.answers}</td>
            </tr>
          ))}
        </tbody>
        {sum && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                合计
              </th>
              <td class="n">{appraisals.reduce((all, one) => all + one.answers, 0)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </TableFrame>
  );
}

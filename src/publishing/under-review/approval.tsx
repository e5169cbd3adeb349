import type { Db } from '../../platform/database/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import { confirmedInWords, giverInWords, latestRound, type Round } from '../../review/index.ts';
import type { FullDocument } from '../desk/queries.ts';
import { fieldsOf } from './fields.ts';
import { documents } from './subject.ts';

/** The newest round of a document and what it is about; undefined: it was never submitted. */
export async function approvalOf(db: Db, document: FullDocument) {
  const round = await latestRound(db, documents.name, String(document.id));
  if (!round) return undefined;
  return { round, fields: await fieldsOf(db, document.revision) };
}

interface Props {
  document: FullDocument;
  round: Round;
  fields: [label: string, value: string][];
}

const shown = new Set(['发文字号', '成文日期', '有效性', '栏目', '法定公开事项', '公开渠道', '更正说明']);

/** 信息公开审批单: who let pass what and when, to print and to file. 条例 art. 17 */
export function Approval({ document, round, fields }: Props) {
  const rows: [string, string][] = [
    ['标题', document.revision.title],
    ['拟稿', `${document.officeName}　${document.authorName ?? '—'}　第 ${document.revision.number} 稿`],
    ...fields.filter(([label, value]) => value && (shown.has(label) || label.startsWith('附件'))),
    ['索引号', document.indexNumber ?? '公开时生成'],
    ['送审', `${round.submittedName}　${minuteOf(round.submittedAt)}`],
  ];
  return (
    <div class="approval">
      <h1>政府信息公开审批单</h1>
      <p class="help no-print">用浏览器的“打印”（Ctrl+P）打印或存为 PDF。</p>
      <table>
        <tbody>
          {rows.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td colSpan={2}>{value}</td>
            </tr>
          ))}
          {round.steps.map((step, n) => {
            const review = round.reviews.findLast((one) => one.step === n);
            return (
              <tr key={step.label}>
                <th scope="row">{step.label}</th>
                <td>
                  {review ? (review.verdict === 'passed' ? '通过' : '退回') : '尚未办理'}
                  {review?.remark && `：${review.remark}`}
                  {review && review.gates.length > 0 && (
                    <ul class="confirmed" aria-label="已逐项确认">
                      {review.gates.map((gate) => (
                        <li key={gate}>{confirmedInWords(gate)}</li>
                      ))}
                    </ul>
                  )}
                </td>
                <td>
                  {review && (
                    <>
                      {giverInWords(review)}
                      <br />
                      <time>{minuteOf(review.at)}</time>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">内容指纹</th>
            <td colSpan={2}>
              <small>SHA-256 {round.contentHash}</small>
            </td>
          </tr>
        </tbody>
      </table>
      <p class="help">审核意见只对上述内容有效，内容一经修改须重新审核。《条例》第十七条。</p>
    </div>
  );
}

import { CHECKS, type CheckId } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import {
  type AcknowledgedBy,
  acknowledgedIn,
  confirmedInWords,
  giverInWords,
  latestRound,
  type Round,
} from '../../review/index.ts';
import { releases } from '../blocked/subject.ts';
import { type AttachmentCopy, copiesOf } from '../copies/store.ts';
import { copyInWords } from '../copies/words.ts';
import type { FullDocument } from '../desk/queries.ts';
import { fieldsOf } from './fields.ts';
import { documents } from './subject.ts';

/** The newest round of a document and what it is about; undefined: it was never submitted. */
export async function approvalOf(db: Db, document: FullDocument) {
  const round = await latestRound(db, documents.name, String(document.id));
  if (!round) return undefined;
  const release = await latestRound(db, releases.name, String(document.id));
  const released = release?.contentHash === round.contentHash ? await acknowledgedIn({ db }, release) : [];
  const own = await acknowledgedIn({ db }, round);
  const there = new Set(document.revision.attachments.map(({ hash }) => hash));
  return {
    round,
    fields: await fieldsOf(db, document.revision),
    said: groupsOf([...released, ...own.filter(({ how }) => how !== 'carried')]),
    copies: (await copiesOf(db, document.id)).filter(({ copyHash }) => there.has(copyHash)),
  };
}

/** What somebody said at once of all that a check found. */
interface SaidOf extends Pick<AcknowledgedBy, 'how' | 'by' | 'at' | 'reason' | 'check'> {
  places: string[];
}

/** Together what was said by one of one kind, with one reason, in the order in which it was said. */
function groupsOf(said: readonly AcknowledgedBy[]): SaidOf[] {
  const groups = new Map<string, SaidOf>();
  for (const { how, by, at, reason, check, where, text } of said) {
    const key = JSON.stringify([how, by, at, reason, check]);
    const group = groups.get(key) ?? { how, by, at, reason, check, places: [] };
    group.places.push(where + (text && `“${text}”`));
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

const saidNames: Record<AcknowledgedBy['how'], string> = {
  acknowledged: '核对确认',
  asked: '提请放行',
  released: '放行',
  viewed: '人工查看',
  carried: '此前已核对',
};

interface Props {
  document: FullDocument;
  round: Round;
  fields: [label: string, value: string][];
  said: readonly SaidOf[];
  /** attachments that are published as copies */
  copies: readonly AttachmentCopy[];
}

/** Places of one kind that are written out on the paper. */
const MOST_PLACES = 10;

const shown = new Set(['发文字号', '成文日期', '有效性', '栏目', '法定公开事项', '公开渠道', '更正说明']);

/** 信息公开审批单: who let pass what and when, to print and to file. 条例 art. 17 */
export function Approval({ document, round, fields, said, copies }: Props) {
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
          {said.map(({ how, by, at, reason, check, places }) => (
            <tr key={`${how}${by}${at.getTime()}${check}${reason}`}>
              <th scope="row">自动检查：{saidNames[how]}</th>
              <td>
                {CHECKS[check as CheckId].name} {places.length} 处：{places.slice(0, MOST_PLACES).join('、')}
                {places.length > MOST_PLACES && `等 ${places.length} 处`}
                {reason && (
                  <>
                    <br />
                    理由：{reason}
                  </>
                )}
              </td>
              <td>
                {by}
                <br />
                <time>{minuteOf(at)}</time>
              </td>
            </tr>
          ))}
          {said.length === 0 && (
            <tr>
              <th scope="row">自动检查</th>
              <td colSpan={2}>没有核对确认、放行的记录</td>
            </tr>
          )}
          {copies.map((copy) => (
            <tr key={copy.copyHash}>
              <th scope="row">附件的公开版</th>
              <td>
                《{copy.copyName}》由原件《{copy.originalName}》生成{copyInWords(copy.told)}。原件不公开。
              </td>
              <td>
                {copy.by}
                <br />
                <time>{minuteOf(copy.at)}</time>
              </td>
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

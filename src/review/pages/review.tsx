import type { VNode } from 'preact';
import { channelNames } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Facts, Form, Panel, Tag } from '../../platform/ui/index.ts';
import { Findings, type FullDocument, legalFormNames, sensitiveIn } from '../../publishing/index.ts';
import type { Piece } from '../diff.ts';
import type { ReviewLine, RoundRow } from '../store.ts';
import { VerdictFields } from './verdict-fields.tsx';

interface Props {
  document: FullDocument;
  /** as the public would see it */
  article: VNode;
  round: RoundRow;
  reviews: ReviewLine[];
  changes: Piece[][] | undefined;
  fault: string | undefined;
  typed: Typed;
  failure?: Failure | undefined;
}

/** Left what would be public, right the chain and the verdict. */
export function ReviewPage({ document, article, round, reviews, changes, fault, typed, failure }: Props) {
  const { revision } = document;
  const step = round.steps[round.step];
  const found = sensitiveIn(revision);
  return (
    <>
      <header class="head">
        <div>
          <h1>{revision.title}</h1>
          <p class="meta">
            {document.officeName}　·　{document.authorName ?? '—'}撰稿　·　第 {revision.number} 稿
          </p>
        </div>
      </header>
      <div class="grid reading">
        <div>
          {changes && (
            <Panel title="与您上次所见相比">
              <div class="changes">
                {changes.map((line, n) => (
                  <p key={n}>
                    {line.map((piece) =>
                      piece.kind === 'added' ? (
                        <ins>{piece.text}</ins>
                      ) : piece.kind === 'removed' ? (
                        <del>{piece.text}</del>
                      ) : (
                        piece.text
                      ),
                    )}
                  </p>
                ))}
              </div>
            </Panel>
          )}
          <div class="article-sheet">{article}</div>
          <Panel title="公开方式">
            <Facts
              rows={[
                ['公开渠道', revision.channels.map((channel) => channelNames[channel]).join('、')],
                ['文件性质', revision.legalForm ? legalFormNames[revision.legalForm] : '其他'],
                ['标准目录事项', document.catalogueName ?? '未选择'],
                ['摘要', revision.summary || '未填写'],
              ]}
            />
          </Panel>
        </div>
        <div>
          <Panel title="审核环节">
            <ol class="chain">
              {round.steps.map((one, n) => {
                const review = reviews.find((line) => line.roundId === round.id && line.step === n);
                return (
                  <li key={one.label} aria-current={n === round.step && round.state === 'open' ? 'step' : undefined}>
                    <b>{one.label}</b>{' '}
                    {review ? (
                      <Tag tone={review.verdict === 'passed' ? 'ok' : 'late'}>
                        {review.verdict === 'passed' ? '已通过' : '已退回'}
                      </Tag>
                    ) : n === round.step && round.state === 'open' ? (
                      <Tag tone="warn">待办理</Tag>
                    ) : (
                      <Tag>未到</Tag>
                    )}
                    {review && (
                      <p>
                        {review.by}　<time>{minuteOf(review.at)}</time>
                        {review.remark && <span class="remark">{review.remark}</span>}
                      </p>
                    )}
                  </li>
                );
              })}
            </ol>
          </Panel>
          {found.length > 0 && (
            <Panel title="自动检查">
              <p class="help">送审人已逐一确认，请再核对。</p>
              <Findings found={found} />
            </Panel>
          )}
          <Panel title={step && round.state === 'open' ? step.label : '审核意见'}>
            {fault || !step ? (
              <p class="help">{fault ?? '审核已结束。'}</p>
            ) : (
              <Form action={`/console/reviews/${document.id}`} failure={failure}>
                <input type="hidden" name="contentHash" value={round.contentHash} />
                <VerdictFields step={step} typed={typed} failure={failure} />
              </Form>
            )}
            <p class="law">意见只对这一稿有效，文稿一经修改，须重新审核。《条例》第十七条。</p>
          </Panel>
        </div>
      </div>
    </>
  );
}

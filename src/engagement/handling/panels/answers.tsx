import { minuteOf } from '../../../platform/dates.ts';
import { foreignNames } from '../../../platform/languages/language.ts';
import { Choices, Field, Form, Panel } from '../../../platform/ui/index.ts';
import { Chain, reviewHref } from '../../../review/index.ts';
import { answerForm } from '../../answering/form.ts';
import { answerKind } from '../../answering/subject.tsx';
import { DESK } from '../../paths.ts';
import type { MessageProps } from './props.ts';

/** Answers that went out, and the one that is written or under review. */
export function Answers({ of, attempt }: MessageProps) {
  const { row, state, answers, draft, round } = of;
  const at = `${DESK}/${row.id}/answer`;
  const sent = answers.filter(({ sentAt }) => sentAt !== null);
  const failed = attempt?.slug === 'answer' ? attempt : undefined;
  const reviewing = round?.state === 'open';
  const typed = failed?.typed ?? {
    ...{ body: draft?.content.body ?? '', translation: draft?.content.translation ?? '' },
    mended: draft?.content.mended && 'yes',
  };
  return (
    <>
      {sent.map((answer) => (
        <Panel key={answer.id} title="已发出的答复" more={<span>{answer.sentAt && minuteOf(answer.sentAt)}</span>}>
          <p class="lines">{answer.content.body}</p>
          {answer.content.translation && <p class="lines">{answer.content.translation}</p>}
          <p class="help">
            {answer.savedBy}拟写，{answer.signedBy}审核
          </p>
        </Panel>
      ))}
      {state.phase === 'assigned' && (
        <Panel title={reviewing ? '答复正在审核' : '拟写答复'}>
          {draft?.returned && <p class="warning">退回：{draft.returned}</p>}
          {reviewing && round ? (
            <>
              <p class="lines">{draft?.content.body}</p>
              <Chain round={round} standing="open" />
              <div class="actions">
                <a class="btn quiet" href={reviewHref(answerKind.name, String(row.id))}>
                  到审核页
                </a>
                <Form action={`${at}/recall`} among="recall">
                  <button class="btn quiet" type="submit">
                    撤回修改
                  </button>
                </Form>
              </div>
            </>
          ) : (
            <Form action={at} of={answerForm} failure={failed?.failure} among="answer">
              <Field
                name="body"
                label="答复"
                help="先回答问题，再说依据和去哪里办。不写留言人的姓名、电话"
                required
                type="textarea"
                rows={8}
                typed={typed}
                failure={failed?.failure}
              />
              {row.language !== 'zh' && (
                <Field
                  name="translation"
                  label={`${foreignNames[row.language]}译文`}
                  help="供留言人参考，以中文为准"
                  type="textarea"
                  rows={5}
                  lang={row.language}
                  typed={typed}
                  failure={failed?.failure}
                />
              )}
              {row.sort === 'correction' && row.page && (
                <Choices
                  name="mended"
                  legend="网页"
                  type="checkbox"
                  help="答复发出后，这个网页上注明改正的日期，不写留言人。"
                  options={[{ value: 'yes', label: '已经改正' }]}
                  typed={typed}
                  failure={failed?.failure}
                />
              )}
              <div class="actions">
                <button class="btn" type="submit" name="button" value="submit">
                  送审
                </button>
                <button class="btn quiet" type="submit">
                  保存
                </button>
              </div>
            </Form>
          )}
        </Panel>
      )}
    </>
  );
}

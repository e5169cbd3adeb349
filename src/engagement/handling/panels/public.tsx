import { has } from '../../../platform/roles.ts';
import { Field, Form, Panel } from '../../../platform/ui/index.ts';
import { DESK } from '../../paths.ts';
import { publicAnswerForm } from '../../public-answers/actions.ts';
import { THEMES } from '../../public-answers/store.ts';
import { heads } from '../../rules.ts';
import type { MessageProps } from './props.ts';

/** Question and answer in the words that everybody reads, for the head. */
export function PublicPanel({ of, who, attempt }: MessageProps) {
  const { row, state, answers, shown, text } = of;
  if (state.phase !== 'answered' || !has(who, ...heads)) return null;
  const at = `${DESK}/${row.id}/public`;
  const online = shown && shown.withdrawnAt === null;
  if (!row.wants_public)
    return (
      <Panel title="公开答复">
        <p class="help">留言人不同意公开。</p>
      </Panel>
    );
  const failure = attempt?.slug === 'public' ? attempt.failure : undefined;
  const typed = (attempt?.slug === 'public' && attempt.typed) || {
    theme: shown?.theme ?? '',
    title: shown?.title ?? row.subject,
    question: shown?.question ?? text,
    answer: shown?.answer ?? answers.filter(({ sentAt }) => sentAt).at(-1)?.content.body ?? '',
  };
  return (
    <Panel title={online ? '已公开' : '公开答复'}>
      {online && (
        <p>
          <a href={`/engagement/answers/${shown.id}`}>公开的样子</a>
        </p>
      )}
      <Form action={at} of={publicAnswerForm} failure={failure} among="public">
        <p class="help">留言人同意公开。删去能认出个人的内容；下面写的就是公众看到的。</p>
        <Field
          name="theme"
          label="主题"
          required
          options={[
            { value: '', label: '请选择' },
            ...Object.entries(THEMES).map(([value, label]) => ({ value, label })),
          ]}
          typed={typed}
          failure={failure}
        />
        <Field name="title" label="标题" required typed={typed} failure={failure} />
        <Field name="question" label="问题" required type="textarea" rows={5} typed={typed} failure={failure} />
        <Field name="answer" label="答复" required type="textarea" rows={6} typed={typed} failure={failure} />
        <button class="btn" type="submit">
          {online ? '替换公开的内容' : '公开'}
        </button>
      </Form>
      {online && (
        <details class="verb" open={attempt?.slug === 'public/withdraw'}>
          <summary>撤下</summary>
          <Form
            action={`${at}/withdraw`}
            failure={attempt?.slug === 'public/withdraw' ? attempt.failure : undefined}
            among="withdraw"
          >
            <Field
              name="reason"
              label="撤下的原因"
              required
              typed={attempt?.typed ?? {}}
              failure={attempt?.slug === 'public/withdraw' ? attempt.failure : undefined}
            />
            <button class="btn quiet" type="submit">
              撤下
            </button>
          </Form>
        </details>
      )}
    </Panel>
  );
}

import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { Training } from '../store.ts';
import { trainingHref } from '../words.ts';
import type { Answers } from './store.ts';
import { isRight, optionInWords, type Question } from './written.ts';

interface WriteProps {
  training: Training;
  typed: Typed;
  failure: Failure | undefined;
}

/** 出题: the questions as one text. */
export function WritePage({ training, typed, failure }: WriteProps) {
  return (
    <>
      <h1 class="title">测验题目：{training.title}</h1>
      <Panel>
        <Form action={`${trainingHref(training.id)}/quiz/edit`} failure={failure}>
          <Field
            name="text"
            label="题目"
            help="每道题以题号开头，下面每行一个选项，正确的选项末尾写 ✓；有几个 ✓ 就是多选。全部删去就没有测验。有人答过以后不能再改。"
            type="textarea"
            rows={18}
            placeholder={'1. 收到申请后几个工作日内答复？\nA. 15 个\nB. 20 个 ✓'}
            typed={typed}
            failure={failure}
          />
          <Field name="passMark" label="合格分数" help="满分 100" inputmode="numeric" typed={typed} failure={failure} />
          <Field name="until" label="答题截止日期" type="date" typed={typed} failure={failure} />
          <button class="btn" type="submit">
            保存
          </button>
        </Form>
      </Panel>
    </>
  );
}

interface AnswerProps {
  training: Training;
  before: readonly Answers[];
  tries: number;
  today: string;
  typed: Typed;
  failure: Failure | undefined;
}

/** 答题: the questions while they may be answered; afterwards what was chosen and what is right. */
export function AnswerPage({ training, before, tries, today, typed, failure }: AnswerProps) {
  const quiz = training.quiz!;
  const last = before.at(-1);
  const passed = before.some((one) => one.passed);
  const ended = passed || before.length >= tries || training.quizUntil! < today;
  return (
    <>
      <header class="head">
        <div>
          <h1>培训测验：{training.title}</h1>
          <p class="meta">
            {quiz.length} 题，{training.passMark} 分合格，{training.quizUntil} 前作答，最多答 {tries} 次
          </p>
        </div>
      </header>
      {before.length > 0 && (
        <Panel title="成绩">
          <ul class="todo">
            {before.map(({ nth, score, passed: one }) => (
              <li key={nth}>
                <span>第 {nth} 次</span>
                <span>
                  {score} 分 <Tag tone={one ? 'ok' : 'warn'}>{one ? '合格' : '不合格'}</Tag>
                </span>
              </li>
            ))}
          </ul>
          {!ended && <p class="help">上一次答对 {rightIn(quiz, last!)} 题。再答一次，全部题目重新选择。</p>}
        </Panel>
      )}
      {ended ? (
        <Panel title="题目和答案">
          {quiz.map((question, n) => (
            <Answered key={question.text} nth={n} question={question} chosen={last?.chosen[n]} />
          ))}
        </Panel>
      ) : (
        <Panel title={before.length ? '再答一次' : '题目'}>
          <Form action={`${trainingHref(training.id)}/quiz`} failure={failure}>
            <input type="hidden" name="version" value={training.version} />
            {quiz.map((question, n) => (
              <Choices
                key={question.text}
                name={`q${n}`}
                legend={`${n + 1}. ${question.text}${question.right.length > 1 ? '（多选）' : ''}`}
                type={question.right.length > 1 ? 'checkbox' : 'radio'}
                options={question.options.map((_, at) => ({ value: String(at), label: optionInWords(question, at) }))}
                typed={typed}
                failure={failure}
              />
            ))}
            <button class="btn" type="submit">
              交卷
            </button>
          </Form>
        </Panel>
      )}
    </>
  );
}

const rightIn = (quiz: readonly Question[], { chosen }: Answers): number =>
  quiz.filter((question, n) => isRight(question, chosen[n] ?? [])).length;

function Answered({ nth, question, chosen }: { nth: number; question: Question; chosen: number[] | undefined }) {
  const words = (places: readonly number[]) => places.map((at) => optionInWords(question, at)).join('；');
  return (
    <div class="topic">
      <h3>
        {nth + 1}. {question.text}
      </h3>
      {chosen && (
        <p>
          您的答案：{words(chosen)}{' '}
          <Tag tone={isRight(question, chosen) ? 'ok' : 'warn'}>{isRight(question, chosen) ? '对' : '错'}</Tag>
        </p>
      )}
      <p>正确答案：{words(question.right)}</p>
    </div>
  );
}

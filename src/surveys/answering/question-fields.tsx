import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field } from '../../platform/ui/index.ts';
import { fieldOf } from '../questions/answers.ts';
import { choicesOf, type Goal, type Question } from '../questions/questions.ts';

interface Props {
  questions: readonly Question[];
  typed: Typed;
  failure: Failure | undefined;
}

/** All questions, one below the other; where one goes on elsewhere stands at the option and below the question. With
 *  scripts what is skipped is put away (islands/survey.ts). What is asked is Chinese, and so is what leads through it. */
export function QuestionFields({ questions, typed, failure }: Props) {
  return (
    <>
      {questions.map((question, at) => (
        <div
          key={at}
          class="question"
          lang="zh-CN"
          data-number={at + 1}
          data-then={question.after ?? at + 2}
          data-goals={JSON.stringify(goalsBy(question))}
        >
          <One question={question} number={at + 1} typed={typed} failure={failure} />
          {question.after && <p class="help goes-on">{afterInWords(question.after)}</p>}
        </div>
      ))}
    </>
  );
}

const goalsBy = (question: Question): Record<string, Goal> =>
  question.kind === 'single'
    ? Object.fromEntries(question.options.flatMap(({ to }, at) => (to ? [[at + 1, to]] : [])))
    : {};

const afterInWords = (goal: Goal) => (goal === 'end' ? '答完这题就结束' : `答完这题到第 ${goal} 题`);
const chosenInWords = (goal: Goal) => (goal === 'end' ? '选这项就结束' : `选这项到第 ${goal} 题`);

function One({ question, number, typed, failure }: Omit<Props, 'questions'> & { question: Question; number: number }) {
  const name = fieldOf(number);
  const title = `${number}. ${question.title}`;
  const { required } = question;
  const most =
    question.kind === 'several' && question.most < question.options.length ? `最多选 ${question.most} 项` : '';
  const help = [question.help, most].filter(Boolean).join('　') || undefined;
  const given = { name, required, typed, failure, ...(help && { help }) };
  if (question.kind === 'text') {
    const own = [question.help, `最多 ${question.longest} 个字`].filter(Boolean).join('　');
    return question.longest <= 50 ? (
      <Field {...given} label={title} help={own} />
    ) : (
      <Field {...given} label={title} help={own} type="textarea" rows={4} />
    );
  }
  const goals = goalsBy(question);
  return (
    <Choices
      {...given}
      legend={title}
      type={question.kind === 'several' ? 'checkbox' : 'radio'}
      options={choicesOf(question).map(({ value, label }) => ({
        value: String(value),
        label,
        ...(goals[value] && { help: chosenInWords(goals[value]) }),
      }))}
    />
  );
}

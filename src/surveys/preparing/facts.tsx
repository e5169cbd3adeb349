import { Facts, Panel, Tag } from '../../platform/ui/index.ts';
import type { AcknowledgedBy } from '../../review/index.ts';
import { choicesOf, type Goal, kindInWords, type Question } from '../questions/questions.ts';
import { goalInWords } from '../questions/written.ts';
import { ONCE, PARTS, type SurveyContent } from './content.ts';

interface Props {
  content: SurveyContent;
  /** what is asked now: what differs is marked */
  before?: SurveyContent | undefined;
  /** what was found in it and let stand */
  said?: readonly AcknowledgedBy[];
  /** why the automatic checks looked at nothing */
  unlooked?: string;
}

/** A survey to be read, question by question, with what was changed. */
export function SurveyFacts({ content, before, said = [], unlooked }: Props) {
  const rows: [string, string, string | undefined][] = [
    ...PARTS.map(({ name, label }): [string, string, string | undefined] => [label, content[name], before?.[name]]),
    ['时间', termOf(content), before && termOf(before)],
    ['一人一答', ONCE[content.once], before && ONCE[before.once]],
  ];
  return (
    <>
      {unlooked && <p class="warning">{unlooked}</p>}
      <Panel title="问卷">
        <Facts
          rows={rows.map(([label, text, was]) => [
            label,
            <>
              {was !== undefined && was !== text && <Tag tone="warn">有改动</Tag>}
              {text.split('\n').map((line, at) => (
                <span key={at} class="line">
                  {line}
                </span>
              ))}
              {!text && <span class="help">未填</span>}
            </>,
          ])}
        />
      </Panel>
      <Panel title={`题目 ${content.questions.length} 道`}>
        <Questions questions={content.questions} before={before?.questions} />
      </Panel>
      {said.length > 0 && (
        <Panel title="送审时核对过的内容">
          <ul class="todo">
            {said.map(({ where, text, reason, by }) => (
              <li key={where + text}>
                <b>
                  {where}“{text}”
                </b>
                <span>
                  {by}已核对{reason && `：${reason}`}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

const termOf = ({ opensOn, closesOn }: SurveyContent) => `${opensOn || '未填'} 至 ${closesOn || '未填'}`;
const after = (goal: Goal) => ` → ${goalInWords(goal)}`;

function Questions({ questions, before }: { questions: readonly Question[]; before: readonly Question[] | undefined }) {
  if (!questions.length) return <p class="help">还没有写题目。</p>;
  return (
    <Facts
      rows={questions.map((question, at) => {
        const changed = before && JSON.stringify(before[at]) !== JSON.stringify(question);
        return [
          `第 ${at + 1} 题`,
          <>
            {changed && <Tag tone="warn">有改动</Tag>}
            <span class="line">
              <b>{question.title}</b>（{kindInWords(question)}）
            </span>
            {question.help && <span class="line help">{question.help}</span>}
            {'options' in question &&
              choicesOf(question).map(({ value, label }) => {
                const to = question.options[value - 1]!.to;
                return (
                  <span key={value} class="line">
                    · {label}
                    {to && after(to)}
                  </span>
                );
              })}
            {question.after && <span class="line">{`答完${after(question.after)}`}</span>}
          </>,
        ] as const;
      })}
    />
  );
}

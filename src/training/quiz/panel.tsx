import { minuteOf } from '../../platform/dates.ts';
import { Empty, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { Training } from '../store.ts';
import { trainingHref } from '../words.ts';
import type { Answers } from './store.ts';

/** The quiz of a training before who keeps it: who answered, and how. */
export function QuizPanel({ training, answers }: { training: Training; answers: readonly Answers[] }) {
  const { quiz, passMark } = training;
  const edit = answers.length === 0 && !training.closedAt && !training.cancelledAt;
  return (
    <Panel
      title="测验"
      id="quiz"
      more={edit && <a href={`${trainingHref(training.id)}/quiz/edit`}>{quiz ? '修改题目' : '出题'}</a>}
    >
      {!quiz ? (
        <Empty>这场培训没有测验。{edit && '按“出题”写题目，到场的人答题。'}</Empty>
      ) : answers.length === 0 ? (
        <Empty>
          {quiz.length} 题，{passMark} 分合格，还没有人答。
        </Empty>
      ) : (
        <TableFrame label="测验成绩">
          <table>
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">第几次</th>
                <th scope="col">得分</th>
                <th scope="col">结果</th>
                <th scope="col">时间</th>
              </tr>
            </thead>
            <tbody>
              {answers.map((one) => (
                <tr key={`${one.staffId} ${one.nth}`}>
                  <th scope="row">{one.name}</th>
                  <td class="number">{one.nth}</td>
                  <td class="number">{one.score}</td>
                  <td>
                    <Tag tone={one.passed ? 'ok' : 'warn'}>{one.passed ? '合格' : '不合格'}</Tag>
                  </td>
                  <td>
                    <time>{minuteOf(one.at)}</time>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </Panel>
  );
}

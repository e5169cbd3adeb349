import { count, Empty } from '../../platform/ui/index.ts';
import { type Answers, type Concerning, QUESTIONS, reasonInWords } from '../concerning.ts';
import { PolicyLine } from './library.tsx';

/** Lines at most: who has so many asks more narrowly. */
const MOST = 50;

/** The address that holds these answers. */
function at(answers: Answers, changed: Answers): string {
  const given = Object.entries({ ...answers, ...changed }).filter(([, value]) => value);
  const query = new URLSearchParams(given as [string, string][]).toString();
  return query ? `/policies/mine?${query}` : '/policies/mine';
}

/** 与我相关: five questions answered by links, and the documents that concern who answers so, with why. */
export function MinePage({ answers, rows, today }: { answers: Answers; rows: readonly Concerning[]; today: string }) {
  const asked = QUESTIONS.find(({ name }) => !answers[name]);
  const given = QUESTIONS.filter(({ name }) => answers[name]);
  return (
    <>
      <h1 class="title">与我相关的政策</h1>
      <p class="lead">回答五个问题，看哪些政策文件和您有关。回答只在网址里，不保存，也不知道您是谁。</p>
      {given.length > 0 && (
        <ul class="answers" aria-label="您的回答">
          {given.map(({ name, asks, answers: possible }) => (
            <li key={name}>
              <span>{asks}</span> <b>{possible[answers[name]!]!.label}</b>{' '}
              <a href={at(answers, { [name]: '' })} aria-label={`改回答：${asks}`}>
                改
              </a>
            </li>
          ))}
        </ul>
      )}
      {asked ? (
        <section class="question" aria-labelledby="question">
          <h2 id="question">
            <small>
              第 {given.length + 1} 个问题，共 {QUESTIONS.length} 个
            </small>
            <span>{asked.asks}</span>
          </h2>
          <ul>
            {Object.entries(asked.answers).map(([id, { label }]) => (
              <li key={id}>
                <a class="btn quiet" href={at(answers, { [asked.name]: id })}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <p>
          <a href="/policies/mine">重新回答</a>
        </p>
      )}
      {given.length > 0 && (
        <section>
          <header class="h">
            <h2>和您有关的政策文件</h2>
          </header>
          <p class="tally">共 {count(rows.length)} 件</p>
          {rows.length === 0 && <Empty>按您的回答没有找到政策文件，可以改一项回答，或者看全部政策文件。</Empty>}
          <ul class="list policies">
            {rows.slice(0, MOST).map(({ policy, reasons }) => (
              <PolicyLine
                key={policy.documentId}
                policy={policy}
                today={today}
                why={reasons.length ? `因为您选择了：${reasonInWords(reasons)}` : '面向全社会，和每个人有关'}
              />
            ))}
          </ul>
          {rows.length > MOST && <p>只列出前 {MOST} 件，再回答一个问题，或者到政策文件库查找。</p>}
        </section>
      )}
      <p>
        <a href="/policies">全部政策文件</a>
      </p>
    </>
  );
}

import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Empty, Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { yearHref } from '../../links.ts';
import { answerMark } from '../../rules.ts';
import type { Answer } from '../../store.ts';
import type { Standing } from '../../tables.ts';
import { standingNames } from '../../words.ts';
import { type Counted, fill } from '../live-figures.ts';
import type { PromiseEvidence } from '../promise-evidence.ts';
import type { Promised } from '../promises.ts';
import type { Suggestion } from '../suggestions.ts';

/** The form that holds the text: its buttons may stand elsewhere on the page. */
export const TEXT_FORM = 'part-form';

/** What the books suggest for part five, each with its records and a button that adds it to the text. */
export function Suggestions({ suggestions, counted }: { suggestions: Suggestion[]; counted: Counted }) {
  return (
    <Panel title="台账反映的问题" id="suggestions">
      {suggestions.length === 0 ? (
        <Empty>没有超期公开、停更栏目、未办结申请和发布失败的记录。有了会列在这里，供撰写时选用。</Empty>
      ) : (
        <ul class="findings">
          {suggestions.map(({ id, problem, remedy, href }) => (
            <li key={id}>
              <a href={href}>{fill(problem, counted)}</a>
              <p class="help">改进：{remedy}</p>
              <button class="btn quiet small" type="submit" form={TEXT_FORM} name="add" value={id}>
                加入文字
              </button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface PromisesProps {
  year: number;
  promises: readonly Promised[];
  answers: readonly Answer[];
  /** what the books show of each, by its mark */
  evidence: ReadonlyMap<string, readonly PromiseEvidence[]>;
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

const standings = (Object.keys(standingNames) as Standing[]).map((value) => ({ value, label: standingNames[value] }));

/** Both years side by side, each figure with its records. */
function Evidence({ year, rows }: { year: number; rows: readonly PromiseEvidence[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      {rows.map(({ label, before, after }) => (
        <p key={label} class="help">
          {label}：{year - 1} 年 <a href={before.href}>{before.value}</a>，{year} 年{' '}
          <a href={after.href}>{after.value}</a>
        </p>
      ))}
    </>
  );
}

/** What last year's report promised to improve, to be answered one by one. */
export function Promises({ year, promises, answers, evidence, typed, failure }: PromisesProps) {
  return (
    <Panel title={`${year - 1} 年承诺的改进`} id="promises">
      {promises.length === 0 ? (
        <Empty>上年报告第五部分写明的改进措施会逐条列在这里，供今年逐项回应。</Empty>
      ) : (
        <Form action={`${yearHref(year)}/promises`} failure={failure}>
          <ol class="promises">
            {promises.map(({ id, text }) => {
              const answer = answers.find(({ promiseId }) => promiseId === id);
              const given = typed ?? { [`standing-${id}`]: answer?.standing, [`answer-${id}`]: answer?.answer };
              return (
                <li key={id}>
                  <p>
                    {text} {answer ? <Tag tone="ok">{standingNames[answer.standing]}</Tag> : <Tag>待回应</Tag>}
                  </p>
                  <Evidence year={year} rows={evidence.get(id) ?? []} />
                  <input type="hidden" name={`seen-${id}`} value={answerMark(answer)} />
                  <div class="promise">
                    <Field
                      name={`standing-${id}`}
                      label="进展"
                      options={[{ value: '', label: '请选择' }, ...standings]}
                      typed={given}
                      failure={failure}
                    />
                    <Field name={`answer-${id}`} label="今年做了什么" typed={given} failure={failure} />
                  </div>
                  {answer && (
                    <button class="btn quiet small" type="submit" form={TEXT_FORM} name="add" value={`promise-${id}`}>
                      把回应加入文字
                    </button>
                  )}
                </li>
              );
            })}
          </ol>
          <button class="btn" type="submit">
            保存回应
          </button>
        </Form>
      )}
    </Panel>
  );
}

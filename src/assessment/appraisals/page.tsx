import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Empty, Field, Form, Pager, Panel } from '../../platform/ui/index.ts';
import type { AppraisingSurvey } from '../../surveys/index.ts';
import type { Subject } from '../round/store.ts';
import type { Scheme } from '../scheme/store.ts';
import { appraisalsHref, schemeHref } from '../words.ts';
import { choiceOf } from './proposed.ts';

/** One that is assessed, with what may be chosen for it. */
interface AppraisalLine {
  subject: Subject;
  /** '12:0'; '' none */
  chosen: string;
  proposed: AppraisingSurvey | undefined;
  choices: { value: string; label: string }[];
  /** what stands in the books of the survey that is chosen */
  survey: AppraisingSurvey | undefined;
}

interface Props {
  scheme: Scheme;
  /** of this page */
  lines: readonly AppraisalLine[];
  /** names of all for whom nothing is chosen and nothing can be proposed */
  without: readonly string[];
  mark: string;
  page: number;
  pages: number;
  typed: Typed | undefined;
  failure: Failure | undefined;
}

/** 选定社会评议问卷 of all that are assessed, what is proposed chosen already. */
export function AppraisalsPage({ scheme, lines, without, mark, page, pages, typed, failure }: Props) {
  const path = appraisalsHref(scheme.id);
  const fresh = lines.filter(({ chosen, proposed }) => !chosen && proposed).length;
  const stored = Object.fromEntries(
    lines.map(({ subject, chosen, proposed }) => [
      `survey-${subject.id}`,
      chosen || (proposed ? choiceOf(proposed.id) : ''),
    ]),
  );
  return (
    <>
      <header class="head">
        <div>
          <h1>选定社会评议问卷</h1>
          <p class="meta">
            每个考核对象自己的问卷已经按名称和年度选好建议，核对后保存；{scheme.content!.frozenOn}{' '}
            数据截止以前可以再改。答卷少于 {scheme.content!.leastAnswers} 份、截止日前没有结束的，社会评议不计。
          </p>
        </div>
      </header>
      {without.length > 0 && (
        <Panel title={`没有问卷的 ${without.length} 个`}>
          <p>{without.join('、')}</p>
          <p class="help">
            没有问卷的，社会评议不计，其余项目折算成 100 分。可以请它们开展满意度问卷，或者选用本机关的问卷。
          </p>
        </Panel>
      )}
      <Panel>
        {lines.length === 0 ? (
          <Empty>没有可以选定的考核对象。</Empty>
        ) : (
          <Form action={page > 1 ? `${path}?page=${page}` : path} failure={failure}>
            <input type="hidden" name="mark" value={mark} />
            {fresh > 0 && <p class="help">其中 {fresh} 个是建议，保存后才算选定。</p>}
            {lines.map((line) => (
              <Field
                key={line.subject.id}
                name={`survey-${line.subject.id}`}
                label={line.subject.name}
                help={standsFor(line)}
                options={[{ value: '', label: '没有，社会评议不计' }, ...line.choices]}
                typed={typed ?? stored}
                failure={failure}
              />
            ))}
            <div class="actions">
              <button class="btn" type="submit">
                保存{pages > 1 ? '这一页' : ''}
              </button>
              <a class="btn quiet" href={`${schemeHref(scheme.id)}/round`}>
                返回考核进展
              </a>
            </div>
          </Form>
        )}
        <Pager page={page} pages={pages} href={(n) => `${path}?page=${n}`} />
      </Panel>
    </>
  );
}

const daysOf = ({ title, opensOn, closesOn, answers }: AppraisingSurvey): string =>
  `“${title}”${opensOn} 至 ${closesOn}，已有答卷 ${answers} 份`;

function standsFor({ chosen, proposed, survey }: AppraisalLine): string {
  if (chosen) return survey ? `已选定：${daysOf(survey)}` : '已选定的问卷已经撤下，请重新选择';
  return proposed ? `建议：${daysOf(proposed)}` : '没有本年度的满意度问卷';
}

import type { Office } from '../../organizations/index.ts';
import { dayOf, minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, count, Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { Chain, type Round, SaveOrSubmit, type Standing } from '../../review/index.ts';
import { DESK, HOME } from '../paths.ts';
import { STANDINGS, type SurveyStanding } from '../questions/standing.ts';
import { ONCE, type SurveyContent } from './content.ts';
import { SurveyFacts } from './facts.tsx';
import { extendForm, newSurveyForm, surveyForm, withdrawForm } from './form.ts';
import { type Extension, type Survey, titleOf, type Version } from './store.ts';

interface Row {
  survey: Survey;
  /** this person keeps it */
  mine: boolean;
  state: SurveyStanding;
  review: Standing;
  answers: number;
  unread: number;
}

interface ListProps {
  rows: Row[];
  /** whether this person makes surveys, or enters paper alone */
  makes: boolean;
  /** to choose from, for the head alone */
  offices: Office[] | undefined;
  typed: Typed;
  failure?: Failure | undefined;
}

const TONES: Record<SurveyStanding, 'ok' | 'warn' | 'late' | 'plain'> = {
  ...{ draft: 'plain', upcoming: 'warn', open: 'ok', counting: 'warn', closed: 'plain', withdrawn: 'plain' },
};

/** 问卷调查: all of the authority, and a form to begin one. */
export function SurveysDesk({ rows, makes, offices, typed, failure }: ListProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>问卷调查</h1>
          <p class="meta">问卷经审核签发，到开始日期自行开放，截止后自行结束；结果第二天在网站公布。</p>
        </div>
      </header>
      <div class="grid">
        <Panel>
          {rows.length === 0 ? (
            <Empty>还没有问卷。{makes && '在右边填写问卷名称，开始第一份。'}</Empty>
          ) : (
            <Rows rows={rows} />
          )}
        </Panel>
        {makes && (
          <Panel title="新建问卷">
            <Form action={DESK} of={newSurveyForm} failure={failure}>
              <Field
                name="title"
                label="问卷名称"
                required
                typed={typed}
                failure={failure}
                placeholder="如 办事大厅服务满意度调查"
              />
              {offices && (
                <Field
                  name="office"
                  label="负责科室"
                  options={offices.map(({ id, name }) => ({ value: String(id), label: name }))}
                  typed={typed}
                  failure={failure}
                />
              )}
              <button class="btn" type="submit">
                开始填写
              </button>
            </Form>
          </Panel>
        )}
      </div>
    </>
  );
}

function Rows({ rows }: { rows: Row[] }) {
  return (
    <TableFrame label="问卷调查">
      <table>
        <thead>
          <tr>
            <th scope="col">问卷</th>
            <th scope="col">状态</th>
            <th scope="col" class="n">
              答卷
            </th>
            <th scope="col" class="n">
              待看文字
            </th>
            <th scope="col">时间</th>
            <th scope="col">负责科室</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ survey, mine, state, review, answers, unread }) => (
            <tr key={survey.id}>
              <th scope="row">{mine ? <a href={`${DESK}/${survey.id}`}>{titleOf(survey)}</a> : titleOf(survey)}</th>
              <td>
                <State state={state} review={review} drafted={survey.draft !== null} />{' '}
                {state === 'open' && <a href={`${DESK}/${survey.id}/enter`}>登记纸质答卷</a>}
              </td>
              <td class="n">{mine ? <a href={`${DESK}/${survey.id}/results`}>{count(answers)}</a> : count(answers)}</td>
              <td class="n">
                {mine && unread > 0 ? <a href={`${DESK}/${survey.id}/texts`}>{count(unread)}</a> : count(unread)}
              </td>
              <td>
                {survey.opensOn ? (
                  <>
                    <time>{survey.opensOn}</time> 至 <time>{survey.closesOn}</time>
                  </>
                ) : (
                  '—'
                )}
              </td>
              <td>{survey.officeName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function State({ state, review, drafted }: { state: SurveyStanding; review: Standing; drafted: boolean }) {
  return (
    <>
      {state !== 'draft' && <Tag tone={TONES[state]}>{STANDINGS[state]}</Tag>}{' '}
      {review === 'open' && <Tag tone="warn">审核中</Tag>}
      {review === 'returned' && <Tag tone="late">已退回</Tag>}
      {drafted && review !== 'open' && review !== 'returned' && <Tag>{state === 'draft' ? '草稿' : '有修改'}</Tag>}
    </>
  );
}

interface OneProps {
  survey: Survey;
  /** the draft, or what is public */
  content: SurveyContent;
  state: SurveyStanding;
  round: Round | undefined;
  review: Standing;
  versions: Version[];
  extensions: Extension[];
  answers: number;
  unread: number;
  /** the draft, or what is public, as its form shows it */
  written: Typed;
  /** what was typed in the form that failed */
  typed: Typed;
  failure?: Failure | undefined;
  /** of which form it is: what was typed there stays there */
  at: 'survey' | 'extend' | 'withdraw';
}

/** One survey: its text, its review, its term, what was answered. */
export function SurveyDesk(props: OneProps) {
  const { survey, content, state, review, at, typed, failure } = props;
  const reviewing = survey.draft !== null && review === 'open';
  const writable = !reviewing && ['draft', 'upcoming', 'open'].includes(state);
  const of = (form: OneProps['at'], otherwise: Typed = {}) =>
    form === at ? { typed, failure } : { typed: otherwise, failure: undefined };
  return (
    <>
      <header class="head">
        <div>
          <h1>{titleOf(survey)}</h1>
          <p class="meta">
            {survey.officeName}　·　{survey.savedBy} {minuteOf(survey.savedAt)}保存
          </p>
        </div>
        <div class="acts">
          {survey.shown && !survey.withdrawnAt && (
            <a class="btn quiet" href={`${HOME}/${survey.id}`}>
              公开的样子
            </a>
          )}
          <span class="states">
            <State state={state} review={review} drafted={survey.draft !== null} />
          </span>
        </div>
      </header>
      <div class="grid">
        <div>
          {writable ? (
            <SurveyFields {...{ survey, state, answers: props.answers }} {...of('survey', props.written)} />
          ) : (
            <SurveyFacts content={content} before={(survey.draft && survey.shown) || undefined} />
          )}
        </div>
        <div>
          <Answered {...props} />
          <Review {...props} reviewing={reviewing} />
          {(state === 'open' || state === 'upcoming') && <Extend {...props} {...of('extend')} />}
          <History {...props} />
          {survey.shown && !survey.withdrawnAt && <Withdraw survey={survey} {...of('withdraw')} />}
        </div>
      </div>
    </>
  );
}

const FORMAT = `1. 您去过办事大厅吗？（单选，必答）
去过
没去过 → 第 4 题
2. 您办过哪些事？（多选，最多 2 项）
社保
医保
户籍
3. 您满意吗？（量表，1 很不满意 至 5 很满意）
4. 您有什么建议？（文字，最多 200 字）`;

function SurveyFields({
  survey,
  state,
  answers,
  typed,
  failure,
}: Pick<OneProps, 'survey' | 'state' | 'answers' | 'typed' | 'failure'>) {
  const given = { typed, failure };
  return (
    <Form action={`${DESK}/${survey.id}`} of={surveyForm} failure={failure}>
      {state === 'open' && (
        <p class="warning">
          问卷正在进行，已有 {count(answers)} 份答卷。这里的修改是新的一版：签发后换上，以前的答卷仍按原来的题目单独计。
        </p>
      )}
      <Panel title="问卷">
        <Field {...given} name="title" label="问卷名称" required />
        <Field {...given} name="why" label="为什么问" required type="textarea" help="为了哪件事，结果怎样用" />
        <Field {...given} name="asker" label="谁来问" required help="科室名称和办公电话" />
        <Field {...given} name="who" label="请谁回答" required help="如：本镇居民；近一年到大厅办过事的人" />
        {state !== 'open' && (
          <>
            <Field {...given} name="opensOn" label="开始日期" required type="date" />
            <Field {...given} name="closesOn" label="截止日期" required type="date" help="含当天" />
          </>
        )}
        <Choices
          {...given}
          name="once"
          legend="怎样保证一人一答"
          required
          type="radio"
          options={Object.entries(ONCE).map(([value, label]) => ({ value, label }))}
        />
      </Panel>
      <Panel title="题目">
        <Field
          {...given}
          name="questions"
          label="题目"
          required
          type="textarea"
          rows={18}
          help="可以从文档粘贴。题目以题号开头，后面用括号写题型；选项一行一个；要跳题的，在选项后面写“→ 第 5 题”或者“→ 结束”。"
        />
        <details>
          <summary>怎样写</summary>
          <pre class="sample">{FORMAT}</pre>
          <ul class="help">
            <li>题型：单选、多选、量表、文字；必须回答的加“必答”。</li>
            <li>题目下面写“说明：……”，显示在题目下方。</li>
            <li>答完一题不管选什么都跳的，另起一行写“→ 第 5 题”。</li>
            <li>一道单选题可以加“分组”，结果再按它的选项分开统计。</li>
          </ul>
        </details>
      </Panel>
      <SaveOrSubmit />
    </Form>
  );
}

function Answered({ survey, state, answers, unread }: OneProps) {
  if (!survey.shown) return null;
  return (
    <Panel title="答卷">
      <ul class="todo">
        <li>
          <a href={`${DESK}/${survey.id}/results`}>{count(answers)} 份答卷：各题结果</a>
        </li>
        <li>
          <a href={`${DESK}/${survey.id}/texts`}>{count(unread)} 条文字没有看过</a>
        </li>
        {state === 'open' && (
          <li>
            <a href={`${DESK}/${survey.id}/enter`}>登记纸质答卷</a>
          </li>
        )}
      </ul>
    </Panel>
  );
}

function Review({ survey, round, review, reviewing }: OneProps & { reviewing: boolean }) {
  if (!survey.draft)
    return (
      <Panel title="审核">
        <p class="help">
          {survey.withdrawnAt
            ? `${survey.withdrawnBy} ${minuteOf(survey.withdrawnAt)}撤下：${survey.withdrawnReason}。`
            : '现在的题目已经签发。截止前修改的，送审、签发后成为新的一版。'}
        </p>
      </Panel>
    );
  return (
    <Panel title="审核">
      {round && (review === 'open' || review === 'returned') ? (
        <Chain round={round} standing={review} />
      ) : (
        <p class="help">还没有送审。送审后按本机关的审核环节办理，签发后到开始日期自行开放。</p>
      )}
      <Form action={`${DESK}/${survey.id}/${reviewing ? 'recall' : 'discard'}`} among="review">
        <button class="btn quiet" type="submit">
          {reviewing ? '撤回修改' : survey.shown ? '放弃没有签发的修改' : '删除这份草稿'}
        </button>
      </Form>
    </Panel>
  );
}

function Extend({ survey, extensions, typed, failure }: Pick<OneProps, 'survey' | 'extensions' | 'typed' | 'failure'>) {
  return (
    <Panel title="延期">
      {extensions.map(({ before, closesOn, reason, by, at }) => (
        <p key={closesOn} class="help">
          {minuteOf(at)} {by}由 {before} 延到 {closesOn}：{reason}
        </p>
      ))}
      <Form action={`${DESK}/${survey.id}/extend`} of={extendForm} failure={failure} among="extend">
        <p class="help">现在 {survey.closesOn} 截止。延期和原因在问卷上公布。</p>
        <Field name="closesOn" label="新的截止日期" required type="date" typed={typed} failure={failure} />
        <Field name="reason" label="延期原因" required typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          延期
        </button>
      </Form>
    </Panel>
  );
}

function History({ survey, versions }: OneProps) {
  return (
    <Panel title="历次签发">
      {versions.length === 0 && <p class="help">签发后，每一版的题目都保留在这里。</p>}
      <ul class="todo">
        {versions.map(({ id, number, publishedAt, until, submittedBy, signedBy }) => (
          <li key={id}>
            <a href={`${DESK}/${survey.id}/versions/${id}`}>
              第 {number} 版：{dayOf(publishedAt)} 至 {until ? dayOf(until) : '今'}
            </a>
            <span>
              {submittedBy}送审，{signedBy}签发
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Withdraw({ survey, typed, failure }: Pick<OneProps, 'survey' | 'typed' | 'failure'>) {
  return (
    <Panel title="撤下">
      <Form action={`${DESK}/${survey.id}/withdraw`} of={withdrawForm} failure={failure} among="withdraw">
        <p class="help">有错不能再用的，从网站撤下，结果也不再公布。答卷和原因保留。</p>
        <Field name="reason" label="撤下原因" required typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          撤下
        </button>
      </Form>
    </Panel>
  );
}

/** A version as it was signed. */
export function VersionPage({ version, before }: { version: Version; before: Version | undefined }) {
  const { number, content, publishedAt, until, submittedBy, signedBy } = version;
  return (
    <>
      <header class="head">
        <div>
          <h1>
            {content.title}：第 {number} 版
          </h1>
          <p class="meta">
            {minuteOf(publishedAt)} 至 {until ? minuteOf(until) : '今'}　·　{submittedBy}送审，{signedBy}签发
          </p>
        </div>
      </header>
      <SurveyFacts content={content} before={before?.content} />
    </>
  );
}

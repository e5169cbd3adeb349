import { VERDICTS } from '../../law/index.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Fault, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import { Chain, type Round, type Standing } from '../../review/index.ts';
import type { DeskComment } from '../comments/store.ts';
import { DESK, HOME } from '../paths.ts';
import type { ResultsContent, ResultsGroup } from '../results/content.ts';
import { groupForm, placeForm, prefaceForm } from '../results/form.ts';
import { type Signed, titleOf } from '../store.ts';

interface Props {
  one: Signed;
  content: ResultsContent;
  /** that count */
  comments: readonly DeskComment[];
  round: Round | undefined;
  standing: Standing;
  /** this person may write it now */
  writing: boolean;
  typed: Typed;
  failure?: Failure | undefined;
  /** which form was sent: 'place', 'submit', 'group2' */
  at?: string | undefined;
}

/** 采纳情况: every comment under what it says, and what became of that. */
export function ResultsDesk(props: Props) {
  const { one, content, comments, round, standing, writing, typed, failure, at } = props;
  const path = `${DESK}/${one.id}/results`;
  const placed = new Set(content.groups.flatMap((group) => group.comments));
  const left = comments.filter(({ id }) => !placed.has(id));
  const of = (slug: string) => ({ typed: at === slug ? typed : {}, failure: at === slug ? failure : undefined });
  return (
    <>
      <header class="head">
        <div>
          <h1>采纳情况</h1>
          <p class="meta">
            {titleOf(one)}　·　{comments.length} 条意见　·{'　'}
            {one.resultsOn ? `${one.resultsOn} 公布` : `${one.resultsDue} 前公布`}
          </p>
        </div>
        <div class="acts">
          {one.resultsOn && (
            <a class="btn quiet" href={`${HOME}/${one.id}#results`}>
              公开的样子
            </a>
          )}
        </div>
      </header>
      <Fault failure={writing ? undefined : failure} />
      <div class="grid">
        <div>
          {content.groups.length === 0 && (
            <Panel>
              <Empty>
                {comments.length
                  ? '还没有归类。说同一件事的意见归成一类，一起答复。'
                  : '征集期间没有收到意见。写好总体说明就可以送审。'}
              </Empty>
            </Panel>
          )}
          {content.groups.map((group, n) => (
            <Group key={group.id} {...{ path, group, n, comments, writing }} {...of(`group${group.id}`)} />
          ))}
          {writing && left.length > 0 && (
            <Panel title={`没有归类的意见，${left.length} 条`} id="place">
              <Form action={`${path}/place`} of={placeForm} failure={of('place').failure} among="place">
                <Choices
                  name="comments"
                  legend="意见"
                  type="checkbox"
                  options={left.slice(0, 100).map((comment) => ({
                    value: String(comment.id),
                    label: comment.text.slice(0, 200) || '（同意别人的意见）',
                    help: `${comment.number}　${comment.paragraph ? `第 ${comment.paragraph} 段` : '整体'}`,
                  }))}
                  {...of('place')}
                />
                <Field
                  name="into"
                  label="归入"
                  options={[
                    { value: '', label: '新的一类' },
                    ...content.groups.map(({ id, summary }, n) => ({
                      value: String(id),
                      label: `第 ${n + 1} 类：${summary.slice(0, 30)}`,
                    })),
                  ]}
                  {...of('place')}
                />
                <Field
                  name="summary"
                  label="新的一类，意见概要"
                  type="textarea"
                  rows={2}
                  help="归入已有的类不用填"
                  {...of('place')}
                />
                <button class="btn quiet" type="submit">
                  归类
                </button>
              </Form>
            </Panel>
          )}
        </div>
        <div>
          <Panel title="审核">
            {round && (standing === 'open' || standing === 'returned') ? (
              <Chain round={round} standing={standing} />
            ) : (
              <p class="help">
                {one.resultsOn
                  ? `${one.resultsSignedBy}签发。`
                  : '每条意见都归类、写明是否采纳和理由后送审，签发后公布。'}
              </p>
            )}
            {standing === 'open' && !one.resultsOn && (
              <Form action={`${path}/recall`} among="recall">
                <button class="btn quiet" type="submit">
                  撤回修改
                </button>
              </Form>
            )}
          </Panel>
          {writing ? (
            <Panel title="总体说明">
              <Form action={`${path}/submit`} of={prefaceForm} failure={of('submit').failure} among="submit">
                <Field
                  name="preface"
                  label="总体说明"
                  required
                  type="textarea"
                  rows={6}
                  help="从什么时候到什么时候征集，收到多少意见，怎样研究的"
                  typed={{ preface: at === 'submit' ? first(typed, 'preface') : content.preface }}
                  failure={of('submit').failure}
                />
                <button class="btn" type="submit">
                  送审
                </button>
              </Form>
            </Panel>
          ) : (
            <Panel title="总体说明">
              <p class="lines">{content.preface}</p>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

interface GroupProps {
  path: string;
  group: ResultsGroup;
  n: number;
  comments: readonly DeskComment[];
  writing: boolean;
  typed: Typed;
  failure: Failure | undefined;
}

function Group({ path, group, n, comments, writing, typed, failure }: GroupProps) {
  const { id, verdict, summary, reason } = group;
  const mine = comments.filter((comment) => group.comments.includes(comment.id));
  const given = failure ? typed : { summary, verdict, reason };
  return (
    <Panel
      title={`第 ${n + 1} 类意见`}
      id={`g${id}`}
      more={
        verdict ? (
          <Tag tone={verdict === 'declined' ? 'plain' : 'ok'}>{VERDICTS[verdict]}</Tag>
        ) : (
          <Tag tone="warn">未定</Tag>
        )
      }
    >
      <details>
        <summary>{mine.length} 条意见</summary>
        <ul class="todo">
          {mine.map((comment) => (
            <li key={comment.id}>
              {comment.text || '（同意别人的意见）'}
              <span>{comment.number}</span>
            </li>
          ))}
        </ul>
      </details>
      {writing ? (
        <>
          <Form action={`${path}/groups/${id}`} of={groupForm} failure={failure} among={`group${id}`}>
            <Field name="summary" label="意见概要" required type="textarea" rows={2} typed={given} failure={failure} />
            <Choices
              name="verdict"
              legend="是否采纳"
              required
              type="radio"
              options={Object.entries(VERDICTS).map(([value, label]) => ({ value, label }))}
              typed={given}
              failure={failure}
            />
            <Field
              name="reason"
              label="怎样采纳，或者不采纳的理由"
              required
              type="textarea"
              rows={3}
              typed={given}
              failure={failure}
            />
            <button class="btn quiet" type="submit">
              保存
            </button>
          </Form>
          <Form action={`${path}/groups/${id}/drop`} among={`drop${id}`}>
            <button class="link" type="submit">
              解散这一类，意见重新归类
            </button>
          </Form>
        </>
      ) : (
        <>
          <p class="lines">{summary}</p>
          <p class="lines">{reason}</p>
        </>
      )}
    </Panel>
  );
}

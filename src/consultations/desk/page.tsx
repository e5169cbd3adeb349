import { takesComments } from '../../law/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Fault, Field, Form, Panel } from '../../platform/ui/index.ts';
import { Chain, type Round } from '../../review/index.ts';
import { DESK, HOME } from '../paths.ts';
import { ConsultationFacts } from '../preparing/facts.tsx';
import { titleOf } from '../store.ts';
import { EditFields, FilePanels } from './edit.tsx';
import { type Row, State } from './list-page.tsx';

interface Props extends Row {
  /** of the draft */
  round: Round | undefined;
  /** may prolong, end and withdraw it */
  leads: boolean;
  /** may write it */
  keeps: boolean;
  /** comments that were sent */
  comments: number;
  typed: Typed;
  failure?: Failure | undefined;
  /** which of the forms beside it was sent: 'extend', 'stop', 'withdraw' */
  at?: string | undefined;
}

/** One consultation: its text, its review, its term, what waits in it. */
export function ConsultationDesk(props: Props) {
  const { one, standing, round, failure, at, keeps } = props;
  const path = `${DESK}/${one.id}`;
  const content = (one.draft ?? one.content)!;
  const writing = one.draft !== null && standing !== 'open' && keeps;
  const drawn = at ? formsOf(props).has(at) : writing;
  return (
    <>
      <header class="head">
        <div>
          <h1>{titleOf(one)}</h1>
          <p class="meta">
            {one.officeName}
            {'　'}
            {one.signedAt
              ? `${one.signedBy} ${minuteOf(one.signedAt)}签发`
              : `${one.savedBy} ${minuteOf(one.savedAt)}保存`}
          </p>
        </div>
        <div class="acts">
          {one.content && !one.withdrawnAt && (
            <a class="btn quiet" href={`${HOME}/${one.id}`}>
              公开的样子
            </a>
          )}
          <span class="states">
            <State {...props} />
          </span>
        </div>
      </header>
      <Fault failure={drawn ? undefined : failure} />
      <div class="grid">
        <div>
          {writing ? (
            <EditFields
              action={path}
              typed={props.typed}
              failure={at || failure?.fields?.word || failure?.fields?.file ? undefined : failure}
            />
          ) : (
            <ConsultationFacts content={content} files={`${path}/files`} />
          )}
        </div>
        <div>
          {one.draft && (
            <Panel title="审核">
              {round && (standing === 'open' || standing === 'returned') ? (
                <Chain round={round} standing={standing} />
              ) : (
                <p class="help">还没有送审。送审后按本机关的审核环节办理，签发后公布。</p>
              )}
              {keeps && (
                <Form action={`${path}/${writing ? 'discard' : 'recall'}`} among="review">
                  <button class="btn quiet" type="submit">
                    {writing ? '删除这份草稿' : '撤回修改'}
                  </button>
                </Form>
              )}
            </Panel>
          )}
          {writing && <FilePanels at={path} content={content} failure={failure} />}
          {one.content && <Term {...props} />}
        </div>
      </div>
    </>
  );
}

/** Which of the forms beside it this person is shown. */
function formsOf({ one, state, leads }: Props): ReadonlySet<string> {
  const stoppable = state !== undefined && (takesComments(state) || state === 'planned');
  const all = [state === 'open' && 'extend', stoppable && 'stop', one.content && !one.withdrawnAt && 'withdraw'];
  return new Set(all.filter((one) => typeof one === 'string' && leads) as string[]);
}

function Term(props: Props) {
  const { one, state, waiting, comments, keeps, at, failure, typed } = props;
  const forms = formsOf(props);
  const path = `${DESK}/${one.id}`;
  const ofForm = (slug: string) => ({ typed: at === slug ? typed : {}, failure: at === slug ? failure : undefined });
  const over = state === 'owed' || state === 'late' || state === 'published';
  return (
    <>
      <Panel title="意见">
        <ul class="todo">
          <li>
            <a href={`${path}/comments`}>查看意见</a>
            <span>
              {comments} 条{waiting > 0 && `，${waiting} 条待核对`}
            </span>
          </li>
          {over && (
            <li>
              <a href={`${path}/results`}>{keeps && state !== 'published' ? '整理采纳情况' : '采纳情况'}</a>
              <span>{one.resultsOn ? `${one.resultsOn} 公布` : `${one.resultsDue} 前公布`}</span>
            </li>
          )}
        </ul>
      </Panel>
      <Panel title="期限">
        <p class="help">
          {one.opensOn} 开始，{one.closesOn} 截止
          {one.extendedFrom && `（原定 ${one.extendedFrom}，延期的原因：${one.extensionReason}）`}。
          {one.stoppedAt && `${minuteOf(one.stoppedAt)}终止：${one.stoppedReason}。`}
          {one.withdrawnAt && `${minuteOf(one.withdrawnAt)}撤下：${one.withdrawnReason}。`}
        </p>
        {forms.has('extend') && (
          <Form action={`${path}/extend`} among="extend" failure={ofForm('extend').failure}>
            <Field
              name="until"
              label="延期到"
              type="date"
              required
              help="只能延期一次，征集结束前办理"
              {...ofForm('extend')}
            />
            <Field name="reason" label="延期的原因" required {...ofForm('extend')} />
            <button class="btn quiet" type="submit">
              延期
            </button>
          </Form>
        )}
      </Panel>
      {forms.has('stop') && (
        <Panel title="终止征集">
          <Form action={`${path}/stop`} among="stop" failure={ofForm('stop').failure}>
            <p class="help">不再征集的，写明原因后终止。页面保留，不再接收意见，不公布采纳情况。</p>
            <Field name="reason" label="终止的原因" required {...ofForm('stop')} />
            <button class="btn quiet" type="submit">
              终止
            </button>
          </Form>
        </Panel>
      )}
      {forms.has('withdraw') && (
        <Panel title="撤下">
          <Form action={`${path}/withdraw`} among="withdraw" failure={ofForm('withdraw').failure}>
            <p class="help">不应当公开的，立即从网站撤下。意见和原因保留。</p>
            <Field name="reason" label="撤下的原因" required {...ofForm('withdraw')} />
            <button class="btn quiet" type="submit">
              撤下
            </button>
          </Form>
        </Panel>
      )}
    </>
  );
}

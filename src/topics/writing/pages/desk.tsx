import { dayOf, minuteOf } from '../../../platform/dates.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Empty, Field, Form, Panel, Tag } from '../../../platform/ui/index.ts';
import { Chain, type Round, type Standing } from '../../../review/index.ts';
import { goneInWords } from '../../waiting.ts';
import { DESK, ENTRY_KINDS, HOME } from '../../words.ts';
import { type Entry, inOrder, type TopicContent } from '../content.ts';
import { conclusionForm, entryForm, topicForm, withdrawForm, writtenKinds } from '../form.ts';
import type { Topic, Version } from '../store.ts';
import { titleOf } from '../subject.tsx';
import { EntryWords, TopicFacts } from './facts.tsx';

/** Which of the page's forms was sent. */
export type Sent = 'text' | 'entry' | 'conclusion' | 'withdraw' | 'submit';

interface Props {
  topic: Topic;
  /** the draft, or what is public */
  content: TopicContent;
  round: Round | undefined;
  standing: Standing;
  versions: Version[];
  /** what the site leaves out */
  gone: readonly Entry[];
  /** as it was typed, where it was not taken */
  sent?: { form: Sent; typed: Typed; failure: Failure } | undefined;
}

/** How a topic and its draft stand. */
export function TopicState({ topic, standing }: { topic: Topic; standing: Standing }) {
  const { shown, withdrawnAt, closedOn, draft } = topic;
  return (
    <>
      {shown && !withdrawnAt && (closedOn ? <Tag>已办结</Tag> : <Tag tone="ok">进行中</Tag>)}{' '}
      {withdrawnAt && <Tag>已撤下</Tag>} {standing === 'open' && <Tag tone="warn">审核中</Tag>}
      {standing === 'returned' && <Tag tone="late">已退回</Tag>}
      {draft && standing !== 'open' && standing !== 'returned' && <Tag>{shown ? '有修改' : '草稿'}</Tag>}
    </>
  );
}

/** One topic: its text, its timeline, its review, what the public saw before. */
export function TopicDesk(props: Props) {
  const { topic, content, standing, gone } = props;
  const reviewing = topic.draft !== null && standing === 'open';
  return (
    <>
      <header class="head">
        <div>
          <h1>{titleOf(topic)}</h1>
          <p class="meta">
            {topic.officeName}　·　{topic.savedBy} {minuteOf(topic.savedAt)}保存
          </p>
        </div>
        <div class="acts">
          {topic.shown && !topic.withdrawnAt && (
            <a class="btn quiet" href={`${HOME}/${topic.id}`}>
              公开的样子
            </a>
          )}
          <span class="states">
            <TopicState topic={topic} standing={standing} />
          </span>
        </div>
      </header>
      {gone.map((entry) => (
        <p key={entry.key} class="warning">
          {goneInWords(entry)}。可以删除这一条，或者另加一条说明。
        </p>
      ))}
      <div class="grid">
        <div>
          {reviewing ? (
            <TopicFacts content={content} {...(topic.shown && { before: topic.shown })} />
          ) : (
            <>
              <Text {...props} />
              <Timeline {...props} />
            </>
          )}
        </div>
        <div>
          <Review {...props} reviewing={reviewing} />
          {!reviewing && <Conclusion {...props} />}
          <History {...props} />
          {topic.shown && !topic.withdrawnAt && <Withdraw {...props} />}
        </div>
      </div>
    </>
  );
}

/** What a form of the page shows: as it was typed where it was not taken. */
const givenOf = ({ sent }: Props, form: Sent, typed: Typed) =>
  sent?.form === form ? { typed: sent.typed, failure: sent.failure } : { typed };

function Text(props: Props) {
  const { title, question } = props.content;
  const given = givenOf(props, 'text', { title, question });
  return (
    <Panel title="热点">
      <Form action={`${DESK}/${props.topic.id}`} of={topicForm} failure={given.failure}>
        <Field {...given} name="title" label="标题" required />
        <Field
          {...given}
          name="question"
          label="群众关心什么"
          required
          type="textarea"
          rows={4}
          help="一段一行，用群众的话写"
        />
        <button class="btn quiet" type="submit">
          保存
        </button>
      </Form>
    </Panel>
  );
}

function Timeline(props: Props) {
  const { topic, content } = props;
  const given = givenOf(props, 'entry', { kind: 'document' });
  return (
    <>
      <Panel title="什么时候说了什么">
        {content.entries.length === 0 && <Empty>还没有回应。在下面添加，先添加哪一条都可以，网站按日期排列。</Empty>}
        <ul class="todo">
          {inOrder(content.entries).map((entry) => (
            <li key={entry.key}>
              <EntryWords entry={entry} />
              <Form action={`${DESK}/${topic.id}/remove`} among={`remove-${entry.key}`}>
                <input type="hidden" name="key" value={entry.key} />
                <button class="btn quiet" type="submit" aria-label={`删除 ${entry.on} 的${ENTRY_KINDS[entry.kind]}`}>
                  删除
                </button>
              </Form>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="添加一条" id="add">
        <Form action={`${DESK}/${topic.id}/entries`} of={entryForm} failure={given.failure}>
          <Field {...given} name="on" label="日期" required type="date" help="说这句话或者文件公开的那一天" />
          <Field
            {...given}
            name="kind"
            label="种类"
            required
            options={writtenKinds.map((kind) => ({ value: kind, label: ENTRY_KINDS[kind] }))}
          />
          <Field {...given} name="text" label="说了什么" required type="textarea" rows={3} />
          <Field
            {...given}
            name="source"
            label="索引号、公开答复编号或者网址"
            help="文件填索引号；公开答复填它的网址或者编号；其他网站填网址；讲话可以不填"
          />
          <Field {...given} name="who" label="讲话人" help="讲话的填写职务和姓名" />
          <button class="btn quiet" type="submit">
            添加
          </button>
        </Form>
      </Panel>
    </>
  );
}

function Review(props: Props & { reviewing: boolean }) {
  const { topic, round, standing, reviewing } = props;
  const at = `${DESK}/${topic.id}`;
  if (!topic.draft)
    return (
      <Panel title="审核">
        <p class="help">
          {topic.withdrawnAt
            ? `${topic.withdrawnBy} ${minuteOf(topic.withdrawnAt)}撤下：${topic.withdrawnReason}。修改送审、签发后重新公开。`
            : '现在的内容已经公开。添加或者修改后送审，签发后替换。'}
        </p>
      </Panel>
    );
  return (
    <Panel title="审核">
      {round && (standing === 'open' || standing === 'returned') ? (
        <Chain round={round} standing={standing} />
      ) : (
        <p class="help">还没有送审。送审后按本机关的审核环节办理，签发后公开。</p>
      )}
      {reviewing ? (
        <Form action={`${at}/recall`} among="recall">
          <button class="btn quiet" type="submit">
            撤回修改
          </button>
        </Form>
      ) : (
        <>
          <Form action={`${at}/submit`} failure={props.sent?.form === 'submit' ? props.sent.failure : undefined}>
            <button class="btn" type="submit">
              送审
            </button>
          </Form>
          <Form action={`${at}/discard`} among="discard">
            <button class="btn quiet" type="submit">
              {topic.shown ? '放弃未公开的修改' : '删除这份草稿'}
            </button>
          </Form>
        </>
      )}
    </Panel>
  );
}

function Conclusion(props: Props) {
  const { topic, content } = props;
  const at = `${DESK}/${topic.id}`;
  if (topic.closedOn && content.conclusion)
    return (
      <Panel title="重新打开">
        <p class="help">{topic.closedOn} 办结。又有新情况的，重新打开：结论作为当天的一条保留，送审签发后继续更新。</p>
        <Form action={`${at}/reopen`} among="reopen">
          <button class="btn quiet" type="submit">
            重新打开
          </button>
        </Form>
      </Panel>
    );
  const given = givenOf(props, 'conclusion', { conclusion: content.conclusion });
  return (
    <Panel title="结论">
      <Form action={`${at}/conclusion`} of={conclusionForm} failure={given.failure}>
        <Field
          {...given}
          name="conclusion"
          label="事情怎样解决了"
          required
          type="textarea"
          rows={3}
          help="写了结论并签发后，这个热点办结"
        />
        <button class="btn quiet" type="submit">
          保存结论
        </button>
      </Form>
    </Panel>
  );
}

function History({ topic, versions }: Props) {
  return (
    <Panel title="历次公开">
      {versions.length === 0 && <p class="help">签发后，每一次的内容都保留在这里。</p>}
      <ul class="todo">
        {versions.map(({ id, publishedAt, until, submittedBy, signedBy }) => (
          <li key={id}>
            <a href={`${DESK}/${topic.id}/versions/${id}`}>
              {dayOf(publishedAt)} 至 {until ? dayOf(until) : '今'}
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

function Withdraw(props: Props) {
  const given = givenOf(props, 'withdraw', { reason: '' });
  return (
    <Panel title="撤下">
      <Form action={`${DESK}/${props.topic.id}/withdraw`} of={withdrawForm} failure={given.failure}>
        <p class="help">不应再公开的，从网站撤下。历次内容和原因保留。</p>
        <Field {...given} name="reason" label="撤下原因" required />
        <button class="btn quiet" type="submit">
          撤下
        </button>
      </Form>
    </Panel>
  );
}

interface VersionProps {
  version: Version;
  before: Version | undefined;
}

/** A version as the public saw it. */
export function VersionPage({ version, before }: VersionProps) {
  const { content, publishedAt, until, submittedBy, signedBy } = version;
  return (
    <>
      <header class="head">
        <div>
          <h1>{content.title}</h1>
          <p class="meta">
            {minuteOf(publishedAt)} 至 {until ? minuteOf(until) : '今'}　·　{submittedBy}送审，{signedBy}签发
          </p>
        </div>
      </header>
      <TopicFacts content={content} {...(before && { before: before.content })} />
    </>
  );
}

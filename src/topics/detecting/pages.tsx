import type { Office } from '../../organizations/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import type { Signals } from '../../platform/signals.ts';
import { count, Empty, Facts, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { Standing } from '../../review/index.ts';
import { DESK, FOUND_STATES, TITLE, WAYS, type Way } from '../words.ts';
import { dismissForm, newTopicForm } from '../writing/form.ts';
import { TopicState } from '../writing/pages/desk.tsx';
import type { Topic } from '../writing/store.ts';
import { titleOf } from '../writing/subject.tsx';
import { countOf, type Detected, type Member, nameOf } from './detected.ts';
import { SEVERAL } from './grouping.ts';
import type { FoundTopic } from './store.ts';
import type { Course } from './weeks.ts';

type Kinds = readonly Pick<Signals, 'kind' | 'label' | 'asks'>[];

interface DeskProps {
  /** for the head alone */
  found?: { open: readonly Detected[]; dealt: readonly FoundTopic[]; kinds: Kinds } | undefined;
  topics: readonly { topic: Topic; standing: Standing; gone: number; mine: boolean }[];
  /** to choose from, for the head alone */
  offices: readonly Office[] | undefined;
  typed: Typed;
  failure?: Failure | undefined;
}

/** 热点回应: what people ask for now, and what is being said of it. */
export function TopicsDesk({ found, topics, offices, typed, failure }: DeskProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{TITLE}</h1>
          <p class="meta">
            {found ? '群众近 9 周问得多的，从留言、申请、搜索和页面反馈中数出来，只数次数；' : ''}
            回应经审核签发后在网站公开。
          </p>
        </div>
      </header>
      {found && <FoundPanel {...found} />}
      <div class="grid">
        <Panel title="回应" id="topics">
          {topics.length === 0 ? (
            <Empty>还没有热点回应。在右边写一个标题，开始第一个。</Empty>
          ) : (
            <Rows topics={topics} />
          )}
        </Panel>
        <Panel title="新建热点回应">
          <Form action={DESK} of={newTopicForm} failure={failure}>
            <Field name="title" label="标题" required typed={typed} failure={failure} placeholder="如 冬季供暖温度" />
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
      </div>
      {found && <Dealt dealt={found.dealt} />}
    </>
  );
}

function FoundPanel({ open, kinds }: NonNullable<DeskProps['found']>) {
  return (
    <Panel title="群众问得多的" id="found">
      {open.length === 0 ? (
        <Empty>
          现在没有。同一件事有 {SEVERAL} 个以上的人（不知道是谁的，{SEVERAL} 天以上）问到，就会列在这里。
        </Empty>
      ) : (
        <TableFrame label="群众问得多的">
          <table>
            <thead>
              <tr>
                <th scope="col">共同的词</th>
                <th scope="col" class="n">
                  近 7 天
                </th>
                <th scope="col" class="n">
                  平时每周
                </th>
                {kinds.map(({ kind, label }) => (
                  <th key={kind} scope="col" class="n">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {open.map(({ found, words, members, course }) => (
                <tr key={found!.id}>
                  <th scope="row">
                    <a href={`${DESK}/found/${found!.id}`}>{nameOf(words)}</a>{' '}
                    {course.grows && <Tag tone="late">增多</Tag>}
                  </th>
                  <td class="n">{course.week}</td>
                  <td class="n">{course.mean === null ? '—' : course.mean.toFixed(1)}</td>
                  {kinds.map(({ kind }) => (
                    <td key={kind} class="n">
                      <Count members={members} kind={kind} id={found!.id} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
      <p class="help">
        近 7 天、平时每周是人次：同一个人只算一次，不知道是谁的一天只算一次；后面各列是近 9
        周的次数，点开是每一条记录。少于 {SEVERAL} 个人说过的词不显示。
      </p>
    </Panel>
  );
}

function Count({ members, kind, id }: { members: readonly Member[]; kind: string; id: number }) {
  const value = countOf(members, kind);
  return value ? <a href={`${DESK}/found/${id}?kind=${kind}#records`}>{count(value)}</a> : <>0</>;
}

function Rows({ topics }: Pick<DeskProps, 'topics'>) {
  return (
    <TableFrame label={TITLE}>
      <table>
        <thead>
          <tr>
            <th scope="col">标题</th>
            <th scope="col">状态</th>
            <th scope="col" class="n">
              回应
            </th>
            <th scope="col">负责科室</th>
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, standing, gone, mine }) => (
            <tr key={topic.id}>
              <th scope="row">{mine ? <a href={`${DESK}/${topic.id}`}>{titleOf(topic)}</a> : titleOf(topic)}</th>
              <td>
                <TopicState topic={topic} standing={standing} /> {gone > 0 && <Tag tone="late">条目撤下</Tag>}
              </td>
              <td class="n">{(topic.draft ?? topic.shown)!.entries.length}</td>
              <td>{topic.officeName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Dealt({ dealt }: { dealt: readonly FoundTopic[] }) {
  if (dealt.length === 0) return null;
  return (
    <Panel title="处理过的">
      <ul class="todo">
        {dealt.map(({ id, words, state, dealtOn, dealtBy, reason, way, begun }) => (
          <li key={id}>
            <a href={`${DESK}/found/${id}`}>{nameOf(words)}</a>
            <span>
              {dealtOn} {dealtBy}：{FOUND_STATES[state]}
              {way && `，${WAYS[way]}`}
              {reason && `，${reason}`}
            </span>
            {begun && <a href={begun}>打开</a>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface OneProps {
  detected: Detected & { found: FoundTopic };
  kinds: Kinds;
  /** of which records are listed; '': all */
  kind: string;
  offices: readonly Office[];
  /** an answer to a message may be shown to everybody */
  answerable: boolean;
  typed: Typed;
  sent?: { form: 'begin' | 'dismiss'; failure: Failure } | undefined;
}

/** One topic that was found: how often, since when, by which records, and what may be begun from it. */
export function FoundPage(props: OneProps) {
  const { detected, kinds, kind } = props;
  const { found, members, course } = detected;
  const listed = kind ? members.filter((one) => one.kind === kind) : members;
  const newest = [...listed].sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
  const label = (of: string) => kinds.find((one) => one.kind === of)!.label;
  return (
    <>
      <header class="head">
        <div>
          <h1>{nameOf(detected.words)}</h1>
          <p class="meta">
            {found.foundOn} 发现　·　{FOUND_STATES[found.state]}
            {found.state !== 'open' && `（${found.dealtOn} ${found.dealtBy}${found.reason && `：${found.reason}`}）`}
          </p>
        </div>
        {course.grows && (
          <div class="acts">
            <Tag tone="late">增多</Tag>
          </div>
        )}
      </header>
      <div class="grid">
        <div>
          <Panel title="近 9 周">
            <Facts
              rows={[
                ...kinds.map(
                  (one) =>
                    [
                      one.label,
                      <>
                        <a href={`${DESK}/found/${found.id}?kind=${one.kind}#records`}>
                          {count(countOf(members, one.kind))} 次
                        </a>
                        {!one.asks && <span class="line help">不是提问，只作参考</span>}
                      </>,
                    ] as const,
                ),
                ['近 7 天', `${course.week} 人次`],
                ['平时每周', meanInWords(course)],
              ]}
            />
          </Panel>
          <Panel title={kind ? `${label(kind)}的记录` : '全部记录'} id="records">
            {newest.length === 0 ? (
              <Empty>近 9 周没有这样的记录。</Empty>
            ) : (
              <TableFrame label="记录">
                <table>
                  <thead>
                    <tr>
                      <th scope="col">日期</th>
                      <th scope="col">来自</th>
                      <th scope="col">记录</th>
                      <th scope="col" class="n">
                        次数
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {newest.map((one, at) => (
                      <tr key={at}>
                        <th scope="row" class="whole">
                          <time>{one.day}</time>
                        </th>
                        <td>{label(one.kind)}</td>
                        <td>
                          <a href={one.href}>{one.label}</a>
                        </td>
                        <td class="n">{count(one.count)}</td>
                      </tr>
                    ))}
                  </tbody>
                  <tfoot>
                    <tr>
                      <th scope="row" colSpan={3}>
                        合计
                      </th>
                      <td class="n">{count(newest.reduce((sum, one) => sum + one.count, 0))}</td>
                    </tr>
                  </tfoot>
                </table>
              </TableFrame>
            )}
            {kind && (
              <p>
                <a href={`${DESK}/found/${found.id}#records`}>看全部记录</a>
              </p>
            )}
          </Panel>
        </div>
        <div>
          {found.state === 'open' ? (
            <>
              <Begin {...props} />
              <Dismiss {...props} />
            </>
          ) : (
            <Panel title="处理">
              <p class="help">
                {FOUND_STATES[found.state]}
                {found.way && `：${WAYS[found.way]}`}。以后问的人比处理前一周还多，会再列出来。
              </p>
              {found.begun && (
                <a class="btn quiet" href={found.begun}>
                  打开{found.way && WAYS[found.way]}
                </a>
              )}
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function meanInWords({ mean, before }: Course): string {
  if (mean === null) return '前 8 周都在长假中，没有可比的';
  const left = before.filter((one) => one === null).length;
  return `${mean.toFixed(1)} 人次（前 8 周的平均${left ? `，不算长假所在的 ${left} 周` : ''}）`;
}

const HELP: Record<Way, string> = {
  topic: '一个页面，按时间列出说过什么，可以一直添加',
  document: '说明情况的文稿，审核后公开',
  interpretation: '已有政策的解读，写在政策解读栏目',
  display: '同时在网站、公众号和屏幕公开的文稿',
  answer: '把答复过的一件留言公开',
};

function Begin({ detected: { found }, offices, answerable, typed, sent }: OneProps) {
  const failure = sent?.form === 'begin' ? sent.failure : undefined;
  const ways = (Object.keys(WAYS) as Way[]).filter((way) => way !== 'answer' || answerable);
  return (
    <Panel title="回应">
      <Form action={`${DESK}/found/${found.id}/begin`} failure={failure} among="begin">
        <p class="help">共同的词和已经公开的有关文件会先填好，只要接着写。</p>
        <Field
          name="office"
          label="由哪个科室写"
          options={offices.map(({ id, name }) => ({ value: String(id), label: name }))}
          typed={typed}
          failure={failure}
        />
        {ways.map((way) => (
          <div key={way}>
            <button
              class={way === 'topic' ? 'btn' : 'btn quiet'}
              type="submit"
              name="way"
              value={way}
              aria-describedby={`help-${way}`}
            >
              {WAYS[way]}
            </button>
            <p class="help" id={`help-${way}`}>
              {HELP[way]}
            </p>
          </div>
        ))}
        {!answerable && <p class="help">这里的留言还没有可以公开的答复：先答复，并且留言人同意公开。</p>}
      </Form>
    </Panel>
  );
}

function Dismiss({ detected: { found }, typed, sent }: OneProps) {
  const failure = sent?.form === 'dismiss' ? sent.failure : undefined;
  return (
    <Panel title="不处理">
      <Form action={`${DESK}/found/${found.id}/dismiss`} of={dismissForm} failure={failure} among="dismiss">
        <Field name="reason" label="理由" required typed={typed} failure={failure} />
        <button class="btn quiet" type="submit">
          不处理
        </button>
      </Form>
    </Panel>
  );
}

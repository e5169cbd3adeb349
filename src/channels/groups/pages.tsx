import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { count, Empty, Field, Form, Panel, TableFrame } from '../../platform/ui/index.ts';
import { History, Open } from '../contacts/done-and-open.tsx';
import type { PostingEvent } from '../contacts/events.ts';
import { groupForm, newGroupForm } from '../contacts/place-form.ts';
import type { Place } from '../contacts/places.ts';
import type { Posting } from '../contacts/postings.ts';
import { type Keeping, NewPlace, Register, typedOf } from '../contacts/register.tsx';
import { TODAY } from '../contacts/today-page.tsx';
import type { Facility } from '../facilities/store.ts';
import { optionsOf } from '../lists.ts';
import type { Question } from './questions.ts';

export const GROUPS = '/console/groups';
const ALL = '各科室的信息也转发到这里，不只是本村（社区）的';
/** Days of which opens are shown. */
export const OPENS_DAYS = 30;

interface ListProps extends Keeping {
  groups: readonly Place[];
  open: readonly Posting[];
  /** of each group: how often what was forwarded there was opened */
  opens: ReadonlyMap<number, number>;
  questions: readonly Question[];
  wholes: readonly Facility[];
  today: string;
  /** may enter a question as a message, which is answered within its limit */
  enters: boolean;
}

/** 代为登记 of a message that came in a group on that day. */
const enterHref = (on: string) => `/console/messages/new?channel=group&on=${on}`;

/** 居民微信群: each with what is to be forwarded, how often it was opened, and what was asked. */
export function GroupsPage({ groups, open, opens, questions, wholes, today, keeps, enters, ...form }: ListProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>居民微信群</h1>
          <p class="meta">要转发什么、打开了多少次、群众问了什么。打开次数只记数，不记是谁。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${TODAY}/question`}>
            记一条提问
          </a>
          {enters && (
            <a class="btn quiet" href={enterHref(today)}>
              登记为留言
            </a>
          )}
        </div>
      </header>
      {groups.length === 0 ? (
        <Panel>
          <Empty>还没有登记。登记后，公开时选了微信群的信息会分到各群，由联系人转发、确认。</Empty>
        </Panel>
      ) : (
        <Panel>
          <TableFrame label="居民微信群">
            <table class="boards">
              <thead>
                <tr>
                  <th scope="col">微信群</th>
                  <th scope="col" class="n">
                    约有人数
                  </th>
                  <th scope="col" class="n">
                    {OPENS_DAYS} 天打开
                  </th>
                  <th scope="col">要办的</th>
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <tr key={group.id}>
                    <th scope="row">
                      <a href={`${GROUPS}/${group.id}`}>{group.name}</a>
                      <small>
                        {group.office}
                        {group.tender && `　${group.tender}`}
                      </small>
                    </th>
                    <td class="n">{group.members === null ? '—' : count(group.members)}</td>
                    <td class="n">{count(opens.get(group.id) ?? 0)}</td>
                    <td>
                      {group.until ? (
                        `${group.until} 停用`
                      ) : (
                        <Open postings={open.filter(({ placeId }) => placeId === group.id)} today={today} />
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        </Panel>
      )}
      <Panel title="群众提问">
        {questions.length === 0 && <Empty>还没有记录。联系人在“今日任务”里记下群里的提问，列在这里。</Empty>}
        <ul class="hanging">
          {questions.map(({ id, askedOn, question, answer, group, office, enteredBy }) => (
            <li key={id}>
              {question}
              {answer && <p class="help">答：{answer}</p>}
              <small>
                {askedOn}　{group}　{enteredBy}
                {office && `　转${office}`}
                {enters && (
                  <>
                    {'　'}
                    <a href={enterHref(askedOn)} aria-label={`登记为留言：${question}`}>
                      登记为留言
                    </a>
                  </>
                )}
              </small>
            </li>
          ))}
        </ul>
      </Panel>
      <NewPlace
        {...{ ...form, keeps, wholes }}
        action={GROUPS}
        of={newGroupForm}
        summary="登记一个微信群"
        servesAll={ALL}
        first={groups.length === 0}
      >
        <Field name="members" label="约有多少人" inputmode="numeric" typed={form.typed} failure={form.failure} />
      </NewPlace>
    </>
  );
}

interface OneProps extends Keeping {
  group: Place;
  postings: readonly Posting[];
  events: readonly PostingEvent[];
  opens: ReadonlyMap<number, number>;
  today: string;
}

/** One group: what is to be done, what was forwarded, how often it was opened. */
export function GroupPage({ group, postings, events, opens, today, keeps, ...form }: OneProps) {
  const given = { ...form, typed: form.typed ?? typedOf(group) };
  const sent = postings.filter(({ state }) => state === 'up' || state === 'down');
  return (
    <>
      <header class="head">
        <div>
          <h1>{group.name}</h1>
          <p class="meta">
            {group.office}
            {group.members !== null && `　约 ${count(group.members)} 人`}
            {group.until && `　${group.until} 停用`}
          </p>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel title="要办的">
            <Open postings={postings} today={today} />
          </Panel>
          <Panel title={`已转发，最近 ${OPENS_DAYS} 天打开次数`}>
            {sent.length === 0 && <Empty>还没有转发过。</Empty>}
            <ul class="places">
              {sent.map(({ id, deliveryId, title, postedOn }) => (
                <li key={id}>
                  <a href={`/console/deliveries/${deliveryId}`}>{title}</a>
                  <span>
                    {postedOn}　{count(opens.get(id) ?? 0)} 次
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
          <History events={events} group />
        </div>
        <Register
          {...{ ...given, keeps }}
          place={group}
          action={`${GROUPS}/${group.id}`}
          of={groupForm}
          servesAll={ALL}
          facts={[
            ['联系人', group.tender || '本村（社区）的联系人'],
            ['转发哪些信息', group.servesAll ? '各科室的' : '本村（社区）的'],
            ['启用', group.since],
          ]}
        >
          <Field name="members" label="约有多少人" inputmode="numeric" typed={given.typed} failure={given.failure} />
        </Register>
      </div>
    </>
  );
}

interface QuestionProps {
  groups: readonly Place[];
  offices: readonly { id: number; name: string }[];
  typed?: Typed | undefined;
  failure?: Failure | undefined;
}

/** 记一条群里的提问, on the phone. */
export function QuestionPage({ groups, offices, typed, failure }: QuestionProps) {
  const given = { typed: typed ?? { placeId: groups.length === 1 ? String(groups[0]!.id) : '' }, failure };
  return (
    <div class="today task">
      <p class="back">
        <a href={TODAY}>‹ 今日任务</a>
      </p>
      <h1>记一条群里的提问</h1>
      {groups.length === 0 ? (
        <p>您所在的村（社区、科室）没有登记微信群。</p>
      ) : (
        <Form action={`${TODAY}/question`} failure={failure}>
          <Field
            {...given}
            name="placeId"
            label="哪个群"
            required
            options={[{ value: '', label: '请选择' }, ...optionsOf(groups)]}
          />
          <Field
            {...given}
            name="question"
            label="问了什么"
            type="textarea"
            required
            help="只写问的事，不写是谁问的，不写电话、证件号码"
          />
          <Field {...given} name="answer" label="怎么答的" type="textarea" />
          <Field
            {...given}
            name="passedTo"
            label="转给哪个科室"
            help="当场答了的可以不选"
            options={[{ value: '', label: '没有转' }, ...optionsOf(offices)]}
          />
          <button class="btn" type="submit">
            记下
          </button>
        </Form>
      )}
    </div>
  );
}

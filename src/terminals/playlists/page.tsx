import type { PublicGuide } from '../../guides/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import type { Column } from '../../publishing/index.ts';
import { PLAYLIST } from '../paths.ts';
import type { ItemKind } from '../tables.ts';
import { dayNames, itemKindNames, kindHelp, priorityNames } from '../words.ts';
import { HOURS, itemForms, urgentForm } from './forms.ts';
import type { PlaylistItem } from './store.ts';
import { isDue, type When } from './timeline.ts';
import type { UrgentNotice } from './urgent.ts';

interface Given {
  typed: Typed;
  failure?: Failure | undefined;
}

interface Props {
  items: readonly PlaylistItem[];
  columns: readonly Column[];
  guides: readonly PublicGuide[];
  /** titles of documents that stand in the list */
  titles: ReadonlyMap<number, string>;
  urgent: readonly UrgentNotice[];
  now: Date;
  /** titles that were signed off for screens and stand on them */
  pending: readonly string[];
  notice: Given;
}

/** 播放单和紧急通知. */
export function PlaylistPage({ urgent, now, pending, notice, ...list }: Props) {
  const current = urgent.filter(({ endedAt, until }) => !endedAt && until > now);
  const past = urgent.filter((one) => !current.includes(one));
  return (
    <>
      <header class="head">
        <div>
          <h1>播放单和紧急通知</h1>
          <p class="meta">所有大屏播放同样的内容。保存后两秒内更新，断网的大屏播放最近收到的内容。</p>
        </div>
      </header>
      <div class="grid">
        <div>
          <Panel title="播放单">
            <Items {...list} pending={pending} now={now} />
          </Panel>
        </div>
        <div>
          <Panel title="紧急通知">
            {current.map((one) => (
              <div key={one.id} class="warning">
                <p>
                  <b>{one.title}</b>
                  <br />
                  {one.body}
                </p>
                <p>
                  {minuteOf(one.begunAt)} {one.begunBy}发布，显示到 {minuteOf(one.until)}
                </p>
                <Form action={`${PLAYLIST}/urgent/${one.id}/end`} among={`end${one.id}`}>
                  <button class="btn quiet" type="submit">
                    结束显示
                  </button>
                </Form>
              </div>
            ))}
            <Form action={`${PLAYLIST}/urgent`} of={urgentForm} failure={notice.failure}>
              <p class="help">发布后立即占满所有大屏，直到到时或结束。</p>
              <Field {...notice} name="urgentTitle" label="标题" required />
              <Field {...notice} name="urgentBody" label="内容" type="textarea" rows={3} required />
              <Field
                {...notice}
                name="hours"
                label="显示多久"
                options={HOURS.map((value) => ({ value, label: `${value} 小时` }))}
              />
              <button class="btn" type="submit">
                立即显示
              </button>
            </Form>
            {past.length > 0 && (
              <details class="folded">
                <summary>以前的紧急通知</summary>
                <ul>
                  {past.map((one) => (
                    <li key={one.id}>
                      {minuteOf(one.begunAt)} {one.title}（{one.begunBy}
                      {one.endedAt ? `，${minuteOf(one.endedAt)} 由${one.endedBy}结束` : '，到时结束'}）
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </Panel>
          <Panel title="加入一项">
            <ul class="todo">
              {(Object.keys(itemKindNames) as ItemKind[]).map((kind) => (
                <li key={kind}>
                  <a href={`${PLAYLIST}/new/${kind}`}>{itemKindNames[kind]}</a>
                  <span>{kindHelp[kind]}</span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}

/** What an item shows, in words. */
function titleOf(
  { kind, columnId, documentId, guideId, title, body }: PlaylistItem,
  { columns, guides, titles }: Pick<Props, 'columns' | 'guides' | 'titles'>,
) {
  if (kind === 'text') return title || body;
  if (kind === 'newest') return columns.find(({ id }) => id === columnId)?.name ?? '（栏目已不在）';
  if (kind === 'document') return titles.get(documentId!) ?? '（信息已撤下，不播放）';
  if (kind === 'guide') return guides.find(({ id }) => id === guideId)?.content.title ?? '（指南已撤下，不播放）';
  return itemKindNames[kind];
}

function Items({
  items,
  now,
  pending,
  ...names
}: Pick<Props, 'items' | 'columns' | 'guides' | 'titles' | 'pending' | 'now'>) {
  return (
    <>
      <TableFrame label="播放单">
        <table>
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">什么时候</th>
              <th scope="col">方式</th>
              <th scope="col">次序</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">
                待上屏的信息
                <br />
                <small>{pending.length > 0 ? pending.join('；') : '现在没有'}</small>
              </th>
              <td>签发后 7 天，且至少播放一次</td>
              <td>自动</td>
              <td>—</td>
            </tr>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <a href={`${PLAYLIST}/${item.id}`}>{titleOf(item, names)}</a>
                  <br />
                  <small>
                    {itemKindNames[item.kind]}
                    {item.isDemo && ' · 演示数据'}
                  </small>
                </th>
                <td>
                  {inWords(item.when)}
                  {!isDue(item.when, now.getTime()) && (
                    <>
                      <br />
                      <Tag>现在不播</Tag>
                    </>
                  )}
                </td>
                <td>
                  {priorityNames[item.priority]}
                  <br />
                  <small>{item.seconds} 秒起</small>
                </td>
                <td>
                  <Form action={`${PLAYLIST}/${item.id}/move`} among={`move${item.id}`}>
                    <button
                      class="btn quiet"
                      type="submit"
                      name="by"
                      value="-1"
                      aria-label={`上移：${titleOf(item, names)}`}
                    >
                      上移
                    </button>{' '}
                    <button
                      class="btn quiet"
                      type="submit"
                      name="by"
                      value="1"
                      aria-label={`下移：${titleOf(item, names)}`}
                    >
                      下移
                    </button>
                  </Form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {items.length === 0 && <Empty>没有另外安排时，大屏在待上屏的信息之外播放本年公开数据和各月公开图。</Empty>}
    </>
  );
}

/** '周一至周五 08:30 至 17:00，2024-03-01 起' */
function inWords({ weekdays, opens, closes, fromOn, untilOn }: When): string {
  const days =
    weekdays === '1234567'
      ? '每天'
      : weekdays === '12345'
        ? '周一至周五'
        : `周${[...weekdays].map((day) => dayNames[Number(day) - 1]).join('、')}`;
  const hours = opens || closes ? ` ${opens || '0:00'} 至 ${closes || '24:00'}` : '';
  const dates = [fromOn && `${fromOn} 起`, untilOn && `${untilOn} 止`].filter(Boolean).join('，');
  return `${days}${hours}${dates && `，${dates}`}`;
}

/** What the form of an item chooses among. */
export interface Choosable {
  columns: readonly Column[];
  guides: readonly PublicGuide[];
}

interface FormProps extends Given, Choosable {
  action: string;
  kind: ItemKind;
  button: string;
}

function ItemForm({ action, button, kind, typed, failure, ...choosable }: FormProps) {
  const given = { typed, failure };
  const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <Form action={action} of={itemForms[kind]} failure={failure}>
      <OwnFields kind={kind} {...given} {...choosable} />
      <Field
        {...given}
        name="seconds"
        label="每页至少播放秒数"
        inputmode="numeric"
        required
        help="长文按字数自动延长"
      />
      <Field {...given} name="priority" label="播放方式" options={options(priorityNames)} />
      <Choices
        {...given}
        name="weekdays"
        legend="哪几天"
        type="checkbox"
        options={dayNames.map((name, at) => ({ value: String(at + 1), label: `周${name}` }))}
      />
      <Field {...given} name="opens" label="开始时间" placeholder="08:30" help="不填为全天" />
      <Field {...given} name="closes" label="结束时间" placeholder="17:00" />
      <Field {...given} name="fromOn" label="起始日期" type="date" />
      <Field {...given} name="untilOn" label="截止日期" type="date" />
      <button class="btn" type="submit">
        {button}
      </button>
    </Form>
  );
}

/** What only items of one kind have. */
function OwnFields({ kind, columns, guides, ...given }: Given & Choosable & { kind: ItemKind }) {
  switch (kind) {
    case 'newest':
      return (
        <Field
          {...given}
          name="columnId"
          label="栏目"
          required
          options={[{ value: '', label: '' }, ...columns.map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
      );
    case 'document':
      return (
        <Field {...given} name="documentId" label="信息编号" inputmode="numeric" required help="信息网址末尾的数字" />
      );
    case 'guide':
      return (
        <Field
          {...given}
          name="guideId"
          label="办事指南"
          required
          options={[
            { value: '', label: '' },
            ...guides.map(({ id, content }) => ({ value: String(id), label: content.title })),
          ]}
        />
      );
    case 'text':
      return (
        <>
          <Field {...given} name="title" label="标题" help="可以不填" />
          <Field {...given} name="body" label="文字" type="textarea" rows={3} required />
        </>
      );
    default:
      return null;
  }
}

/** A new item of a kind. */
export function NewItemPage({ kind, ...given }: Given & Choosable & { kind: ItemKind }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>加入播放单：{itemKindNames[kind]}</h1>
          <p class="meta">{kindHelp[kind]}</p>
        </div>
      </header>
      <Panel title="内容和时间">
        <ItemForm action={`${PLAYLIST}/new/${kind}`} kind={kind} button="加入播放单" {...given} />
      </Panel>
    </>
  );
}

/** One item of the list. */
export function ItemPage({ item, ...given }: Given & Choosable & { item: PlaylistItem }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{itemKindNames[item.kind]}</h1>
          <p class="meta">
            {minuteOf(item.changedAt)} {item.changedBy}修改
          </p>
        </div>
      </header>
      <div class="grid">
        <Panel title="修改">
          <ItemForm action={`${PLAYLIST}/${item.id}`} kind={item.kind} button="保存" {...given} />
        </Panel>
        <Panel title="移出">
          <Form action={`${PLAYLIST}/${item.id}/remove`} among="remove">
            <button class="btn quiet" type="submit">
              移出播放单
            </button>
          </Form>
        </Panel>
      </div>
    </>
  );
}

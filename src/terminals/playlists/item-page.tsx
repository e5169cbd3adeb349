import type { PublicGuide } from '../../guides/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel } from '../../platform/ui/index.ts';
import type { Column } from '../../publishing/index.ts';
import { PLAYLIST } from '../paths.ts';
import type { ItemKind } from '../tables.ts';
import { dayNames, itemKindNames, kindHelp, priorityNames } from '../words.ts';
import { itemForms } from './forms.ts';
import type { PlaylistItem } from './store.ts';

interface Given {
  typed: Typed;
  failure?: Failure | undefined;
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

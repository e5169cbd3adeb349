import { channelNames, channels } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { deliveringForm, newForm, textForm } from './forms.ts';
import type { Stale } from './freshness.ts';
import type { Column } from './queries.ts';

const columnKinds: Record<Column['kind'], string> = {
  notice: '通知公告',
  policy: '政策文件',
  news: '工作动态',
  other: '其他信息',
};

interface Shared {
  typed: Typed;
  failure?: Failure | undefined;
}

function TextFields({ orderHelp, ...shared }: Shared & { orderHelp: string }) {
  return (
    <>
      <Field name="name" label="名称" required {...shared} />
      <Field name="description" label="说明" help="一句话说明栏目里有什么，显示给搜索引擎" {...shared} />
      <Field name="position" label="排列次序" inputmode="numeric" help={orderHelp} {...shared} />
    </>
  );
}

/** 网站栏目: the columns of the site, and a form to add one. */
export function ColumnsPage({ columns, stale, ...shared }: Shared & { columns: Column[]; stale: readonly Stale[] }) {
  const tops = columns.filter((column) => column.parentId === null && !column.hidden);
  return (
    <>
      <header class="head">
        <div>
          <h1>网站栏目</h1>
          <p class="meta">每件公开的信息都归入一个栏目；这里的次序就是网站上的次序。</p>
        </div>
      </header>
      <div class="grid">
        <Panel>
          <TableFrame label="网站栏目">
            <table>
              <thead>
                <tr>
                  <th scope="col">名称</th>
                  <th scope="col">类型</th>
                  <th scope="col">更新</th>
                  <th scope="col">网址代码</th>
                  <th scope="col" class="n">
                    次序
                  </th>
                </tr>
              </thead>
              <tbody>
                {columns.map((column) => (
                  <tr key={column.id}>
                    <th scope="row">
                      <a href={`/console/columns/${column.id}`}>{column.name}</a>
                      {column.description && <small class="under">{column.description}</small>}
                      {column.parentId !== null && (
                        <small class="under">属于{columns.find((one) => one.id === column.parentId)?.name}</small>
                      )}
                    </th>
                    <td class="whole">
                      {columnKinds[column.kind]}
                      {column.hidden && <small class="under">已隐藏</small>}
                    </td>
                    <td>
                      <Freshness of={stale.find((one) => one.column.id === column.id)} />
                    </td>
                    <td>{column.slug}</td>
                    <td class="n">{column.position}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        </Panel>
        <Panel title="新增栏目">
          <Form action="/console/columns" of={newForm} failure={shared.failure}>
            <TextFields orderHelp="0 至 999，小的在前；不填则排在最后" {...shared} />
            <Field
              name="slug"
              label="网址代码"
              help="2 至 30 位小写字母、数字、短横线，如 gonggao，设定后不再更改"
              required
              {...shared}
            />
            <Field
              name="kind"
              label="类型"
              help="工作动态类的信息可以不对应法定公开事项，其他类型都须对应"
              options={Object.entries(columnKinds).map(([value, label]) => ({ value, label }))}
              {...shared}
            />
            <Field
              name="parentId"
              label="上级栏目"
              options={[
                { value: '', label: '没有，直接列在网站上' },
                ...tops.map((column) => ({ value: String(column.id), label: column.name })),
              ]}
              {...shared}
            />
            <button class="btn" type="submit">
              新增栏目
            </button>
          </Form>
        </Panel>
      </div>
    </>
  );
}

/** One column to correct, and how what stands in it is put out. */
export function ColumnPage({ column, text, delivering }: { column: Column; text: Shared; delivering: Shared }) {
  return (
    <>
      <header class="head">
        <h1>{column.name}</h1>
        {!column.hidden && (
          <div class="acts">
            <a class="btn quiet" href={`/columns/${column.slug}`}>
              看网站上的栏目
            </a>
          </div>
        )}
      </header>
      <Panel title="名称和说明">
        <Form action={`/console/columns/${column.id}`} of={textForm} failure={text.failure}>
          <TextFields orderHelp="0 至 999，小的在前；不填则不变" {...text} />
          <button class="btn" type="submit">
            保存
          </button>
        </Form>
      </Panel>
      <Panel title="发布规则">
        <Form action={`/console/columns/${column.id}/delivering`} of={deliveringForm} failure={delivering.failure}>
          <Choices
            name="channels"
            legend="这个栏目的信息还要在哪里公开"
            type="checkbox"
            help="新拟的文稿自动勾选；送审时少选的会提示"
            options={channels.map((value) => ({ value, label: channelNames[value] }))}
            {...delivering}
          />
          <Field
            name="embargoHours"
            label="网站公开后间隔几小时再发其他渠道"
            inputmode="numeric"
            help="0 至 720，不填为 0；间隔期内其他渠道不能发送，也不能登记"
            {...delivering}
          />
          <Field
            name="order"
            label="先后次序"
            inputmode="numeric"
            help="0 至 999，小的在前；同一渠道待发布的信息、合发的一期按此排列"
            {...delivering}
          />
          <Field
            name="boardDays"
            label="在公开栏公示几天"
            inputmode="numeric"
            help="1 至 365，不填为一般期限；到期后提醒撤下"
            {...delivering}
          />
          <button class="btn" type="submit">
            保存发布规则
          </button>
        </Form>
      </Panel>
      <Panel title={column.hidden ? '已隐藏' : '隐藏栏目'}>
        <Form action={`/console/columns/${column.id}/hidden`}>
          <input type="hidden" name="hidden" value={column.hidden ? 'no' : 'yes'} />
          <p class="help">
            {column.hidden
              ? '网站不列出这个栏目，也不能向它发布。恢复后照旧。'
              : '没有内容的栏目可以隐藏：网站不再列出，也不能再选。里面还有文件的，须先改归其他栏目。'}
          </p>
          <button class="btn quiet" type="submit">
            {column.hidden ? '恢复栏目' : '隐藏栏目'}
          </button>
        </Form>
      </Panel>
    </>
  );
}

/** That a column is empty or long was not updated, which an inspection counts. */
function Freshness({ of }: { of: Stale | undefined }) {
  if (!of) return <Tag tone="ok">正常</Tag>;
  return (
    <>
      <Tag tone="late">{of.fault}</Tag>
      {of.newest && <small class="under">最近 {of.newest}</small>}
    </>
  );
}

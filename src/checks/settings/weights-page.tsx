import { CHECKS, type CheckId, WEIGHT_BOUNDS, type Weight, weightsFor } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel, TableFrame } from '../../platform/ui/index.ts';
import { CellField } from './cell.tsx';
import { MASKING, SEEN, SETTINGS } from './links.ts';
import { checkIds, named, settable, weightNames } from './rules.ts';
import type { ColumnNamed } from './store.ts';

interface Props {
  /** what is set up; undefined: every column */
  of: ColumnNamed | undefined;
  columns: readonly ColumnNamed[];
  /** what holds where nothing is chosen here: set for a column above or for all */
  above: ReadonlyMap<string, Weight>;
  /** names what is set now (`weightsSeen`) */
  seen: string;
  typed: Typed;
  failure?: Failure | undefined;
}

const groups: readonly [title: string, begins: RegExp][] = [
  ['涉密和内部信息', /^secrecy\./],
  ['个人信息', /^pii\./],
  ['规范', /^norm\./],
  ['日期、数字和编号', /^form\./],
  ['语言文字', /^lang\./],
  ['附件随带的内容', /^(?:meta\.|unread$)/],
];

/** 检查设置: what the findings of each check weigh, in all columns or in one. */
export function WeightsPage(props: Props) {
  const { of, columns, seen, failure } = props;
  return (
    <>
      <header class="head">
        <div>
          <h1>检查设置</h1>
          <p class="meta">自动检查发现的各类问题怎样处理：必须修改、由人逐处核对、只作提示，或者不检查。</p>
        </div>
      </header>
      <div class="grid">
        <Form action={SETTINGS} failure={failure}>
          {of && <input type="hidden" name="column" value={of.id} />}
          <input type="hidden" name={SEEN} value={seen} />
          {groups.map(([title, begins]) => (
            <Group key={title} title={title} checks={checkIds.filter((id) => begins.test(id))} {...props} />
          ))}
          <div class="actions">
            <button class="btn" type="submit">
              保存检查设置
            </button>
          </div>
        </Form>
        <div>
          <Panel title="按栏目单独设置">
            <p>
              现在设置的是：<b>{of ? `“${of.name}”栏目及其下级栏目` : '各栏目'}</b>
              {of && (
                <>
                  （<a href={SETTINGS}>回到各栏目</a>）
                </>
              )}
            </p>
            <Own columns={columns} />
            <form method="get" action={SETTINGS}>
              <Field
                name="column"
                label="栏目"
                options={[
                  { value: '', label: '各栏目' },
                  ...columns.map(({ id, name }) => ({ value: String(id), label: name })),
                ]}
                typed={{ column: of ? String(of.id) : '' }}
              />
              <button class="btn quiet" type="submit">
                查看和设置
              </button>
            </form>
          </Panel>
          <Panel title="怎样生效">
            <ul class="dots">
              <li>
                保存后立即生效：写作、送审、审核和每日巡检都按新的设置检查。正在审核的，下次打开时按新的设置标出。
              </li>
              <li>须修改的，改正后才能送审；确属误判的，由保密审查员逐处放行。</li>
              <li>像办公电话这样从上下文看可以公开的，只作提示，不随设置加重。</li>
              <li>国家秘密标志、身份证号码等不得放宽的，没有可以选择的项。</li>
              <li>本页的设置用于文件和附件，各栏目的设置也用于答复；其他表单中将公开的文字，按通常的做法检查。</li>
              <li>设置为不检查的，文件在写作、送审和审核时、答复的页面和每日巡检写明没有检查。</li>
            </ul>
          </Panel>
          <Panel title="相关设置">
            <ul class="dots">
              <li>
                <a href={MASKING}>遮盖设置</a>：公开副本里遮盖什么、留几位
              </li>
              <li>
                <a href="/console/check-terms">检查用语</a>：本机关的词表；可以粘贴一段文字试一试会发现什么
              </li>
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}

function Own({ columns }: Pick<Props, 'columns'>) {
  const own = columns.filter((one) => one.own);
  if (!own.length) return <p class="help">没有单独设置的栏目。</p>;
  return (
    <ul class="dots">
      {own.map(({ id, name }) => (
        <li key={id}>
          <a href={`${SETTINGS}?column=${id}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}

function Group({
  title,
  checks,
  of,
  above,
  typed,
  failure,
}: Omit<Props, 'columns' | 'seen'> & { title: string; checks: readonly CheckId[] }) {
  return (
    <Panel title={title}>
      <TableFrame label={title}>
        <table class="check-settings">
          <thead>
            <tr>
              <th scope="col">检查什么和依据</th>
              <th scope="col">怎样处理</th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => {
              const { name, source } = CHECKS[check];
              const held = above.get(check) ?? WEIGHT_BOUNDS[check].usual;
              const follows = of ? '照上一级' : '通常';
              return (
                <tr key={check}>
                  <th scope="row">
                    {name}
                    <small class="help">{source}</small>
                  </th>
                  <td>
                    {settable.includes(check) ? (
                      <CellField
                        name={named.weight(check)}
                        label={`${name}怎样处理`}
                        options={[
                          { value: '', label: `${follows}（${weightNames[held]}）` },
                          ...weightsFor(check)
                            .toReversed()
                            .map((weight) => ({ value: weight, label: weightNames[weight] })),
                        ]}
                        typed={typed}
                        failure={failure}
                      />
                    ) : (
                      <>须修改（不得放宽）</>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
    </Panel>
  );
}

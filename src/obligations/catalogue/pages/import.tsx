import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { count, Field, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { DueComparison } from '../../figures/pages/changes.tsx';
import { DESK } from '../../words.ts';
import type { PlannedRow } from '../importing.ts';
import type { ComparedDue } from './preview-lines.ts';

/** 导入目录: choose a sheet. */
export function ImportPage({ failure }: { failure?: Failure | undefined }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>导入公开事项目录</h1>
          <p class="meta">国办发〔2019〕54号的十栏格式，或者这里导出的表。先看会改变什么，再决定导入。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${DESK}/export.xlsx`}>
            导出现在的目录
          </a>
        </div>
      </header>
      <Panel>
        <Form action={`${DESK}/import`} upload failure={failure}>
          <Field name="file" label="目录（.xlsx）" required type="file" accept=".xlsx" failure={failure} />
          <button class="btn" type="submit">
            核对
          </button>
        </Form>
      </Panel>
    </>
  );
}

const DOES = {
  add: ['ok', '新增'],
  change: ['warn', '修改'],
  same: ['plain', '没有改动'],
  fault: ['late', '没有看懂，不导入'],
} as const;

interface Props {
  plan: readonly PlannedRow[];
  dues: readonly ComparedDue[];
  /** of the sheet, and of the catalogue it was compared with */
  hash: string;
  mark: string;
  /** differences of what is changed, by row */
  changed: ReadonlyMap<number, [label: string, before: string, after: string][]>;
  typed: Typed;
  failure?: Failure | undefined;
}

/** What a sheet would change, row by row, and what of it could not be read; then it is imported, or not. */
export function PlanPage({ plan, dues, hash, mark, changed, typed, failure }: Props) {
  const sum = (does: PlannedRow['does']) => plan.filter((row) => row.does === does).length;
  const works = sum('add') + sum('change') > 0;
  return (
    <>
      <header class="head">
        <div>
          <h1>核对导入的目录</h1>
          <p class="meta">
            新增 {sum('add')} 项，修改 {sum('change')} 项，没有改动 {sum('same')} 项，没有看懂 {sum('fault')}{' '}
            行。表中没有的事项不变。还没有导入。
          </p>
        </div>
      </header>
      <Panel>
        <TableFrame label="逐行核对">
          <table>
            <thead>
              <tr>
                <th scope="col">行</th>
                <th scope="col">事项</th>
                <th scope="col">会怎样</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {plan.map((row) => {
                const [tone, label] = DOES[row.does];
                return (
                  <tr key={row.row}>
                    <td class="n">{row.row}</td>
                    <th scope="row">{row.name}</th>
                    <td>
                      <Tag tone={tone}>{label}</Tag>
                    </td>
                    <td>
                      {[...row.faults, ...row.notes].map((said) => (
                        <p key={said}>{said}</p>
                      ))}
                      {(changed.get(row.row) ?? []).map(([name, before, after]) => (
                        <p key={name} class="help">
                          {name}：{before || '空'} 改为 {after || '空'}
                        </p>
                      ))}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
      {dues.length > 0 && (
        <Panel title={`应公开事项变动 ${count(dues.length)} 项`}>
          <DueComparison dues={dues.slice(0, 100)} />
          {dues.length > 100 && <p class="help">列出前 100 项。</p>}
        </Panel>
      )}
      <Panel title="导入">
        {works ? (
          <Form action={`${DESK}/import/apply`} failure={failure} among="apply">
            <input type="hidden" name="hash" value={hash} />
            <input type="hidden" name="mark" value={mark} />
            <Field
              name="from"
              label="从哪天起"
              required
              type="date"
              help="上面应公开事项的变动按今天算；改了日期，导入后按那一天算"
              typed={typed}
              failure={failure}
            />
            <div class="acts">
              <button class="btn" type="submit">
                导入 {sum('add') + sum('change')} 项
              </button>
              <a class="btn quiet" href={`${DESK}/import`}>
                换一个文件
              </a>
            </div>
          </Form>
        ) : (
          <>
            <p class="help">表中没有可以导入的改动。</p>
            <a class="btn quiet" href={`${DESK}/import`}>
              换一个文件
            </a>
          </>
        )}
      </Panel>
    </>
  );
}

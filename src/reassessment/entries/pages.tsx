import { WITHHELD_GROUNDS, withheldGrounds } from '../../law/index.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Field, Form, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { DESK, IMPORT } from '../words.ts';
import type { PlannedEntry } from './sheet.ts';

export const groundOptions = withheldGrounds.map((value) => ({ value, label: WITHHELD_GROUNDS[value].label }));

interface EntryProps {
  action: string;
  offices: readonly { id: number; name: string }[];
  /** of the entry that is changed */
  version?: number;
  typed: Typed;
  failure: Failure | undefined;
  removing?: { failure: Failure | undefined; typed: Typed };
}

/** 登记, or the change of an entry. */
export function EntryPage({ action, offices, version, typed, failure, removing }: EntryProps) {
  const given = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>{version ? '修改登记的信息' : '登记没有公开的信息'}</h1>
          <p class="meta">
            平台以前或者别处决定不公开的信息。申请答复、撤下的信息、保密审查退回的文稿自动列入，不用登记。
          </p>
        </div>
        {!version && (
          <div class="acts">
            <a class="btn quiet" href={IMPORT}>
              用 Excel 导入
            </a>
          </div>
        )}
      </header>
      <Panel>
        <Form action={action} failure={failure}>
          {version && <input type="hidden" name="version" value={version} />}
          <Field name="title" label="名称" help="不写涉密内容和个人信息，可以用代称" required {...given} />
          <Field name="number" label="文号或者编号" {...given} />
          <Field name="ground" label="不公开的理由" options={groundOptions} {...given} />
          <Field name="withheldOn" label="不公开的日期" type="date" required {...given} />
          <Field name="secretUntil" label="保密期限至" help="国家秘密填写，到那一天评估" type="date" {...given} />
          <Field
            name="officeId"
            label="科室"
            options={offices.map(({ id, name }) => ({ value: String(id), label: name }))}
            {...given}
          />
          <Field name="remark" label="说明" type="textarea" rows={3} {...given} />
          <button class="btn" type="submit">
            {version ? '保存' : '登记'}
          </button>
        </Form>
      </Panel>
      {version && removing && (
        <Panel title="移除">
          <Form action={`${action}/remove`} failure={removing.failure} among="remove">
            <input type="hidden" name="version" value={version} />
            <Field
              name="reason"
              label="移除的原因"
              help="登记有误的移除；以前年度的数字不变"
              required
              typed={removing.typed}
              failure={removing.failure}
            />
            <button class="btn quiet" type="submit">
              移除
            </button>
          </Form>
        </Panel>
      )}
    </>
  );
}

/** 导入: choose a sheet. */
export function ImportPage({ failure }: { failure: Failure | undefined }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>导入没有公开的信息</h1>
          <p class="meta">先看每一行会怎样，再决定导入。一次最多 500 行。</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${DESK}/blank.xlsx`}>
            下载登记表
          </a>
        </div>
      </header>
      <Panel>
        <Form action={IMPORT} upload failure={failure}>
          <Field name="file" label="填好的表（.xlsx）" required type="file" accept=".xlsx" failure={failure} />
          <button class="btn" type="submit">
            核对
          </button>
        </Form>
      </Panel>
    </>
  );
}

/** What a sheet would enter, row by row; then it is imported, or not. */
export function PlanPage({
  plan,
  hash,
  failure,
}: {
  plan: readonly PlannedEntry[];
  hash: string;
  failure: Failure | undefined;
}) {
  const works = plan.filter(({ entry }) => entry).length;
  return (
    <>
      <header class="head">
        <div>
          <h1>核对导入的内容</h1>
          <p class="meta">
            可以导入 {works} 行，不导入 {plan.length - works} 行。还没有导入。
          </p>
        </div>
      </header>
      <Panel>
        <TableFrame label="逐行核对">
          <table>
            <thead>
              <tr>
                <th scope="col">行</th>
                <th scope="col">名称</th>
                <th scope="col">会怎样</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {plan.map(({ row, name, entry, faults }) => (
                <tr key={row}>
                  <td class="number">{row}</td>
                  <th scope="row">{name || '（空）'}</th>
                  <td>
                    <Tag tone={entry ? 'ok' : 'late'}>{entry ? '导入' : '不导入'}</Tag>
                  </td>
                  <td>{entry ? `${WITHHELD_GROUNDS[entry.ground].label}，${entry.withheldOn}` : faults.join('；')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
      <Panel title="导入">
        {works > 0 ? (
          <Form action={`${IMPORT}/apply`} failure={failure} among="apply">
            <input type="hidden" name="hash" value={hash} />
            <button class="btn" type="submit">
              导入 {works} 项
            </button>
          </Form>
        ) : (
          <p class="help">表中没有可以导入的内容。</p>
        )}
        <p>
          <a href={IMPORT}>换一个文件</a>
        </p>
      </Panel>
    </>
  );
}

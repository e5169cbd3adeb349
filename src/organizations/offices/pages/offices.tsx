import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form, Panel, TableFrame } from '../../../platform/ui/index.ts';
import { newForm, textForm } from '../forms.ts';
import { type OfficeLine, officeKinds } from '../store.ts';

interface Shared {
  typed: Typed;
  failure?: Failure | undefined;
}

function TextFields({ orderHelp, ...shared }: Shared & { orderHelp: string }) {
  return (
    <>
      <Field name="name" label="名称" required {...shared} />
      <Field name="duties" label="职责" type="textarea" rows={3} help="一两句话说明主要职责" {...shared} />
      <Field name="position" label="排列次序" inputmode="numeric" help={orderHelp} {...shared} />
    </>
  );
}

/** 机构设置: the offices, villages and communities, and a form to add one. */
export function OfficesPage({ offices, ...shared }: Shared & { offices: OfficeLine[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>机构设置</h1>
          <p class="meta">科室、村和社区：谁撰写、谁初审、台账归到哪里，都以这里为准。</p>
        </div>
      </header>
      <div class="grid">
        <Panel title="科室、村和社区">
          <TableFrame label="科室、村和社区">
            <table>
              <thead>
                <tr>
                  <th scope="col">名称</th>
                  <th scope="col">类别</th>
                  <th scope="col">代码</th>
                  <th scope="col" class="n">
                    在用人员
                  </th>
                  <th scope="col" class="n">
                    次序
                  </th>
                </tr>
              </thead>
              <tbody>
                {offices.map((office) => (
                  <tr key={office.id}>
                    <th scope="row">
                      <a href={`/console/offices/${office.id}`}>{office.name}</a>
                      {office.duties && <small class="under">{office.duties}</small>}
                    </th>
                    <td>
                      {officeKinds[office.kind]}
                      {office.closed && <small class="under">已撤销</small>}
                    </td>
                    <td>{office.code}</td>
                    <td class="n">{office.staff}</td>
                    <td class="n">{office.position}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        </Panel>
        <Panel title="新增科室、村或社区">
          <Form action="/console/offices" of={newForm} failure={shared.failure}>
            <Field
              name="kind"
              label="类别"
              options={Object.entries(officeKinds).map(([value, label]) => ({ value, label }))}
              {...shared}
            />
            <Field
              name="code"
              label="代码"
              help="2 至 20 位小写字母、数字、短横线，导入台账时使用，设定后不再更改"
              required
              {...shared}
            />
            <TextFields orderHelp="0 至 999，小的在前；不填则排在最后" {...shared} />
            <button class="btn" type="submit">
              新增
            </button>
          </Form>
        </Panel>
      </div>
    </>
  );
}

/** One office to correct. */
export function OfficePage({ office, heirs, ...shared }: Shared & { office: OfficeLine; heirs: OfficeLine[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{office.name}</h1>
          <p class="meta">
            {officeKinds[office.kind]}　·　{office.code}　·　在用人员 {office.staff} 名
          </p>
        </div>
      </header>
      <Panel title="名称和职责">
        <Form action={`/console/offices/${office.id}`} of={textForm} failure={shared.failure}>
          <TextFields orderHelp="0 至 999，小的在前；不填则不变" {...shared} />
          <button class="btn" type="submit">
            保存
          </button>
        </Form>
      </Panel>
      {office.closed ? (
        <Panel title="已撤销">
          <p class="help">人员和正在办理的文稿已转入并入的科室；以前公开的信息和记录仍用原名。</p>
        </Panel>
      ) : (
        <Panel title="撤并">
          <Form action={`/console/offices/${office.id}/close`} failure={shared.failure}>
            <Field
              name="into"
              label="并入"
              required
              help="机构改革或合村并居时使用。人员、全部文稿的后续办理转入所选科室，以前公开的信息仍用原名；撤并后不能恢复"
              options={[
                { value: '', label: '请选择' },
                ...heirs.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
              {...shared}
            />
            <button class="btn quiet" type="submit">
              撤销并转入
            </button>
          </Form>
        </Panel>
      )}
    </>
  );
}

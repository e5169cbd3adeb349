import type { Failure } from '../../../platform/outcome.ts';
import { roles } from '../../../platform/roles.ts';
import { Choices, Field, Form, Panel, TableFrame } from '../../../platform/ui/index.ts';
import type { Account } from '../../authorities/make.ts';
import { ONE_TIME_DAYS } from '../../sign-in/rules.ts';
import { rolesDo } from '../roles-do.ts';
import { askable } from './posts.ts';
import type { Proposal } from './store.ts';

const PATH = '/console/staff/import';

/** 导入人员: the list to fill in, and where it is brought. */
export function ImportPage({ failure }: { failure?: Failure | undefined }) {
  const faults = failure?.fields?.file?.split('\n') ?? [];
  return (
    <>
      <header class="head">
        <div>
          <h1>导入人员</h1>
          <p class="meta">一张表登记全部人员、科室、村和社区；权限由安全管理员核对后一次授予。</p>
        </div>
      </header>
      {failure && (
        <div class="summary" role="alert" tabIndex={-1}>
          <p>{failure.message}</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="grid">
        <div>
          <Panel title="一、下载名单模板">
            <p>
              模板中已经列出小镇的常用岗位和各自的权限，填上姓名即可。一人可以兼几项，村、社区各要一名初审和一名联系人。
            </p>
            <p class="actions">
              <a class="btn quiet" href={`${PATH}/template.xlsx`} download>
                人员名单模板.xlsx
              </a>
            </p>
          </Panel>
          <Panel title="二、上传填好的名单">
            <Form action={PATH} upload>
              <Field
                name="file"
                label="人员名单"
                type="file"
                accept=".xlsx"
                help="Excel 工作簿（.xlsx）。有一处错误就整份不导入，并逐行说明；登录名已有的人不会重复导入"
                required
              />
              <button class="btn" type="submit">
                导入
              </button>
            </Form>
          </Panel>
        </div>
        <Panel title="各项权限办什么">
          <dl class="facts">
            {askable.map((role) => (
              <div key={role}>
                <dt>{roles[role]}</dt>
                <dd>{rolesDo[role]}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      </div>
    </>
  );
}

/** Their one-time passwords, to be printed, cut and handed over. */
export function ImportedPage({ accounts }: { accounts: Account[] }) {
  return (
    <>
      <header class="head">
        <div>
          <h1>已导入 {accounts.length} 人</h1>
          <p class="meta">请安全管理员在“人员与权限”中核对并授权，授权以前他们不能办理。</p>
        </div>
      </header>
      <p class="warning">
        下列一次性密码只显示这一次，{ONE_TIME_DAYS} 天内有效，首次登录须修改。请打印后裁开，分别当面交给本人。
      </p>
      <Panel>
        <TableFrame label="一次性密码">
          <table>
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">登录名</th>
                <th scope="col">一次性密码</th>
              </tr>
            </thead>
            <tbody>
              {accounts.map(({ login, name, password }) => (
                <tr key={login}>
                  <th scope="row">{name}</th>
                  <td>{login}</td>
                  <td>
                    <b class="once">{password}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
      <p class="actions">
        <a class="btn quiet" href="/console/staff">
          返回人员与权限
        </a>
      </p>
    </>
  );
}

/** What lists of staff ask for, before 安全管理员. */
export function ProposalsPanel({ asked, failure }: { asked: Proposal[]; failure?: Failure | undefined }) {
  if (asked.length === 0) return null;
  return (
    <Panel title={`待授权 ${asked.length} 人`}>
      <Form action={`${PATH}/grant`} failure={failure}>
        <Choices
          name="ids"
          legend="导入的名单中申请的权限"
          help="逐人核对，不同意的取消勾选，之后在其页面另行授权。"
          type="checkbox"
          options={asked.map(({ id, name, office, roles: wanted }) => ({
            value: String(id),
            label: `${name}${office ? `（${office}）` : ''}：${wanted.map((role) => roles[role]).join('、')}`,
          }))}
          typed={{ ids: asked.map(({ id }) => String(id)) }}
          failure={failure}
        />
        <button class="btn" type="submit">
          按勾选授权
        </button>
      </Form>
    </Panel>
  );
}

import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { adminRoles, roles } from '../../../platform/roles.ts';
import { Empty, Field, Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import type { Administrators } from '../../staff/store.ts';
import { belowForm } from '../form.ts';
import type { Account } from '../make.ts';
import type { Authority } from '../store.ts';
import { AccountsOnce, NameFields, PeopleFields } from './authority-fields.tsx';

interface Props {
  below: Authority[];
  administrators: Administrators[];
  typed: Typed;
  failure?: Failure | undefined;
}

/** 下级机关: who reports to this authority, and a form to register one more. */
export function AuthoritiesPage({ below, administrators, typed, failure }: Props) {
  const shared = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>下级机关</h1>
          <p class="meta">向本机关报送年度报告的行政机关。各机关的人员、文件和台账各自分开。</p>
        </div>
      </header>
      <Panel>
        {below.length ? (
          <TableFrame label="下级机关">
            <table>
              <thead>
                <tr>
                  <th scope="col">名称</th>
                  <th scope="col">代码</th>
                  <th scope="col">发文代字</th>
                  <th scope="col">网站域名</th>
                  <th scope="col">网站标识码</th>
                  <th scope="col">三员</th>
                </tr>
              </thead>
              <tbody>
                {below.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{one.name}</th>
                    <td>{one.code}</td>
                    <td>{one.paperPrefix}</td>
                    <td>{one.host ?? '—'}</td>
                    <td>{one.siteIdCode || '—'}</td>
                    <td>
                      <Three of={administrators.find(({ authorityId }) => authorityId === one.id)} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        ) : (
          <Empty>还没有下级机关。在下面登记后，其年度报告在“年报报送”中汇总。</Empty>
        )}
      </Panel>
      <Panel title="登记下级机关">
        <Form action="/console/authorities" of={belowForm} failure={failure}>
          <NameFields {...shared} />
          <Field name="paperPrefix" label="发文代字" help="文书字号的开头，不填则与简称相同" {...shared} />
          <Field
            name="host"
            label="网站域名"
            help="该机关网站的域名，如 www.example.com；访问这个域名即打开该机关的网站。不填则没有单独的网站，其人员仍可登录办理"
            {...shared}
          />
          <PeopleFields {...shared} />
          <button class="btn" type="submit">
            登记
          </button>
        </Form>
      </Panel>
    </>
  );
}

/** Who the three of an authority are; a role that nobody holds stands out. */
function Three({ of }: { of: Administrators | undefined }) {
  return (
    <>
      {adminRoles.map((role) => (
        <span key={role} class="line">
          {of?.names[role].length ? (
            `${roles[role]}：${of.names[role].join('、')}`
          ) : (
            <Tag tone="late">没有{roles[role]}</Tag>
          )}
        </span>
      ))}
    </>
  );
}

/** Right after the registration: the new administrators' passwords. */
export function AuthorityMadePage({ name, accounts }: { name: string; accounts: Account[] }) {
  return (
    <>
      <header class="head">
        <h1>{name}已登记</h1>
      </header>
      <Panel title="三名管理员">
        <AccountsOnce accounts={accounts} />
        <a class="btn quiet" href="/console/authorities">
          返回下级机关
        </a>
      </Panel>
    </>
  );
}

import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { adminRoles, roles } from '../../../platform/roles.ts';
import { Form, Panel, TableFrame, Tag } from '../../../platform/ui/index.ts';
import { ONE_TIME_DAYS } from '../../sign-in/rules.ts';
import type { Half } from '../../staff/administrators/first-halves.ts';
import type { Administrators } from '../../staff/store.ts';
import { newForm } from '../form.ts';
import { siteInWords } from '../rules.ts';
import type { Authority } from '../store.ts';
import { CodeField, NameFields, OnceList, PeopleFields, PlaceFields, PrefixField } from './authority-fields.tsx';

interface Props {
  all: Authority[];
  administrators: Administrators[];
  typed: Typed;
  failure?: Failure | undefined;
}

/** 行政机关: those on the platform, and a form to register one more. */
export function AuthoritiesPage({ all, administrators, typed, failure }: Props) {
  const shared = { typed, failure };
  const aboveOf = ({ parentId }: Authority) => all.find(({ id }) => id === parentId);
  return (
    <>
      <header class="head">
        <div>
          <h1>行政机关</h1>
          <p class="meta">平台上的行政机关。各机关的人员、文件、台账和日志各自分开。</p>
        </div>
      </header>
      <Panel>
        <TableFrame label="行政机关">
          <table>
            <thead>
              <tr>
                <th scope="col">名称</th>
                <th scope="col">代码</th>
                <th scope="col">发文代字</th>
                <th scope="col">网站</th>
                <th scope="col">上级机关</th>
                <th scope="col">状态</th>
                <th scope="col">三员</th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <a href={`/console/authorities/${one.id}`}>{one.name}</a>
                  </th>
                  <td>{one.code}</td>
                  <td>{one.paperPrefix}</td>
                  <td>{siteInWords(one, aboveOf(one))}</td>
                  <td>{aboveOf(one)?.name ?? '—'}</td>
                  <td>{one.closedAt ? <Tag tone="plain">已停用</Tag> : <Tag tone="ok">在用</Tag>}</td>
                  <td>
                    <Three of={administrators.find(({ authorityId }) => authorityId === one.id)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      </Panel>
      <Panel title="登记行政机关">
        <Form action="/console/authorities" of={newForm} failure={failure}>
          <NameFields {...shared} />
          <CodeField {...shared} />
          <PrefixField {...shared} />
          <PlaceFields all={all.filter(({ closedAt }) => !closedAt)} {...shared} />
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

/** Right after the registration: the new administrators' second halves. */
export function AuthorityMadePage({ name, halves }: { name: string; halves: Half[] }) {
  return (
    <>
      <header class="head">
        <h1>{name}已登记</h1>
      </header>
      <Panel title="三名管理员">
        <p class="warning">
          下列是一次性密码的后半段，只显示这一次，请分别当面交给本人；前半段由平台安全管理员在“三员事项”中查看后交给本人。两段之间加一个短横线，合起来才能登录，
          {ONE_TIME_DAYS} 天内有效，首次登录须修改。没有记下的，请在服务器上用命令 gongkai account reset 登录名
          重新生成。
        </p>
        <OnceList of={halves.map(({ login, name: person, half }) => ({ login, name: person, once: half }))} />
        <p>先由系统管理员新增人员，再由安全管理员授权。</p>
        <a class="btn quiet" href="/console/authorities">
          返回行政机关
        </a>
      </Panel>
    </>
  );
}

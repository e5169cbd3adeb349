import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field } from '../../../platform/ui/index.ts';
import { ONE_TIME_DAYS } from '../../sign-in/rules.ts';
import type { Account } from '../make.ts';

const admins = [
  ['系统管理员', '新增人员、设置科室和邮件'],
  ['安全管理员', '授权、重置密码'],
  ['审计管理员', '查阅审计日志'],
] as const;

interface Shared {
  typed: Typed;
  failure?: Failure | undefined;
}

/** The names of a new authority. */
export function NameFields(shared: Shared) {
  return (
    <>
      <Field name="name" label="行政机关全称" placeholder="如：某某市某某镇人民政府" required {...shared} />
      <Field name="shortName" label="简称" help="用于页面标题，如：某某镇" required {...shared} />
      <SiteIdField {...shared} />
    </>
  );
}

export function SiteIdField(shared: Shared) {
  return <Field name="siteIdCode" label="网站标识码" help="十位数字，没有可暂不填" {...shared} />;
}

/** Its code, said once and for ever. */
export function CodeField(shared: Shared) {
  return (
    <Field
      name="code"
      label="机关代码"
      help="2 至 12 位小写字母或数字，用于索引号与网址，设定后不再更改"
      required
      {...shared}
    />
  );
}

export function PrefixField(shared: Shared) {
  return <Field name="paperPrefix" label="发文代字" help="文书字号的开头，不填则与简称相同" {...shared} />;
}

/** Where it stands among the others, and where its site answers. @param all whom it may report to */
export function PlaceFields({ all, ...shared }: Shared & { all: { id: number; name: string }[] }) {
  return (
    <>
      <Field
        name="parentId"
        label="上级机关"
        help="年度报告报送给它"
        options={[{ value: '', label: '没有' }, ...all.map(({ id, name }) => ({ value: String(id), label: name }))]}
        {...shared}
      />
      <Field
        name="host"
        label="网站域名"
        help="该机关网站的域名，如 www.example.com；访问这个域名即打开该机关的网站。不填的，网站在上级机关网站的“/u/机关代码”之下；以后填了域名，旧网址自动转到新网址"
        {...shared}
      />
    </>
  );
}

/** Its first office and its three administrators. */
export function PeopleFields(shared: Shared) {
  return (
    <>
      <Field
        name="officeName"
        label="政府信息公开工作机构"
        help="主管本机关信息公开的科室，如：党政综合办公室"
        required
        {...shared}
      />
      <p class="help">下面三名管理员相互制约，由三个人分别担任。登录名为小写字母、数字、短横线，3 至 40 位。</p>
      {admins.map(([label, does], n) => (
        <fieldset key={label} class="field">
          <legend>
            {label} <small>{does}</small>
          </legend>
          <div class="split-fields">
            <Field name={`name${n}`} label="姓名" required {...shared} />
            <Field name={`login${n}`} label="登录名" required {...shared} />
          </div>
        </fieldset>
      ))}
    </>
  );
}

/** What is shown of each this once. */
export function OnceList({ of }: { of: { login: string; name: string; once: string }[] }) {
  return (
    <dl class="facts">
      {of.map(({ login, name, once }) => (
        <div key={login}>
          <dt>{name}</dt>
          <dd>
            {login}　<b class="once">{once}</b>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The one-time passwords of the first three administrators. */
export function AccountsOnce({ accounts }: { accounts: Account[] }) {
  return (
    <>
      <p class="warning">
        请把下列一次性密码分别当面交给本人，{ONE_TIME_DAYS}{' '}
        天内有效，首次登录须修改。没有记下的，本人使用以前可以再次打开初始设置页，凭设置口令重新查看；也可以在服务器上用命令
        gongkai account reset 登录名 重新生成。
      </p>
      <OnceList of={accounts.map(({ login, name, password }) => ({ login, name, once: password }))} />
      <p>
        先由系统管理员新增（可以用 Excel
        导入）人员，再由安全管理员授权。每个人登录后，工作台上的“开始使用”说明还缺什么、由谁办理。
      </p>
    </>
  );
}

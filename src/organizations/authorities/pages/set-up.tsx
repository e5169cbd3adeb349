import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form } from '../../../platform/ui/index.ts';
import { keyForm, setUpForm } from '../form.ts';
import type { Account } from '../make.ts';
import { AccountsOnce, CodeField, NameFields, PeopleFields, PrefixField } from './authority-fields.tsx';

/** Before there is any authority: it, its first office and the three administrators. */
export function SetUpPage({ typed, failure }: { typed: Typed; failure?: Failure | undefined }) {
  const shared = { typed, failure };
  return (
    <>
      <h1>
        <small>公开平台</small>初始设置
      </h1>
      <p class="help">
        先登记本机关和三名管理员。完成后显示三个一次性密码，由他们登录、新增人员、授权，之后就可以写第一份文件。只有机关代码设定后不能更改；名称、发文代字、域名以后可以改，地址、电话、公开指南在登录后填写。
      </p>
      <Form action="/console/set-up" of={setUpForm} failure={failure}>
        <Field name="key" label="设置口令" help="启动时显示在终端上" required {...shared} />
        <NameFields {...shared} />
        <CodeField {...shared} />
        <PrefixField {...shared} />
        <Field
          name="host"
          label="网站域名"
          help="网站正式使用的域名，如 www.example.com；还没有的可暂不填"
          {...shared}
        />
        <PeopleFields {...shared} />
        <button class="btn" type="submit">
          完成设置
        </button>
      </Form>
    </>
  );
}

export function SetUpDonePage({ accounts }: { accounts: Account[] }) {
  return (
    <>
      <h1>设置完成</h1>
      <AccountsOnce accounts={accounts} />
      <a class="btn" href="/console/sign-in">
        去登录
      </a>
    </>
  );
}

/** After the set-up, for whoever closed the page too early. */
export function SetUpAgainPage({ typed, failure }: { typed: Typed; failure?: Failure | undefined }) {
  return (
    <>
      <h1>
        <small>公开平台</small>初始设置已经完成
      </h1>
      <p class="help">
        管理员的一次性密码还没有使用的，凭启动时终端上显示的设置口令可以再次查看。已经设置新密码的不再显示。
      </p>
      <Form action="/console/set-up/passwords" of={keyForm} failure={failure}>
        <Field name="key" label="设置口令" help="启动时显示在终端上" required typed={typed} failure={failure} />
        <button class="btn" type="submit">
          再次显示一次性密码
        </button>
      </Form>
      <a class="after" href="/console/sign-in">
        去登录
      </a>
    </>
  );
}

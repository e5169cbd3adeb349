import type { Typed } from '../../../platform/http/form.ts';
import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form } from '../../../platform/ui/index.ts';
import { setUpForm } from '../form.ts';
import type { Account } from '../make.ts';
import { AccountsOnce, CodeField, NameFields, PeopleFields } from './authority-fields.tsx';

/** Before there is any authority: it, its first office and the three administrators. */
export function SetUpPage({ typed, failure }: { typed: Typed; failure?: Failure | undefined }) {
  const shared = { typed, failure };
  return (
    <>
      <h1>
        <small>公开平台</small>初始设置
      </h1>
      <p class="help">
        先登记本机关和三名管理员。完成后显示三个一次性密码，由他们登录、新增人员、授权，之后就可以写第一份文件。
      </p>
      <Form action="/console/set-up" of={setUpForm} failure={failure}>
        <Field name="key" label="设置口令" help="启动时显示在终端上" required {...shared} />
        <NameFields {...shared} />
        <CodeField {...shared} />
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
